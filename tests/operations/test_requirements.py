from pathlib import Path

import pytest

from hni_site.operations.requirements import main, problems

PINNED = """
django==5.2.19 \\
    --hash=sha256:00
psycopg[binary]==3.3.9 \\
    --hash=sha256:00
redis==8.1.0
"""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Django==5.2.*   # why it is here\n-c requirements.txt\n\n# comment\n", []),
        ("psycopg[binary]==3.3.*\nredis", []),
        ("Django==6.0.*", ["Django==6.0.* is pinned to 5.2.19"]),
        ("nh3==0.3.*", ["nh3==0.3.* is not pinned"]),
    ],
)
def test_what_the_pins_lack_is_named(asked: str, found: list[str]) -> None:
    assert problems(asked, PINNED) == found


def test_the_command_fails_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "requirements.in").write_text("Django==6.0.*\n")
    (tmp_path / "requirements.txt").write_text(PINNED)
    (tmp_path / "requirements-dev.in").write_text("redis\n")
    (tmp_path / "requirements-dev.txt").write_text(PINNED)
    with pytest.raises(SystemExit, match=r"requirements.txt: Django==6.0.\* is pinned(?s:.*)make "):
        main(tmp_path)
    (tmp_path / "requirements.in").write_text("Django==5.2.*\n")
    main(tmp_path)
