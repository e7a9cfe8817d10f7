"""Rules that a stylesheet for every script keeps."""

import re

from django.conf import settings

CSS = (settings.BASE_DIR / "hni_site" / "static" / "site" / "site.css").read_text()


def test_is_small() -> None:
    assert len(CSS.encode()) < 14_000


def test_knows_no_left_and_right() -> None:
    physical = r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right|float)\s*:"

    assert not re.findall(physical, CSS)
    assert not re.findall(r"text-align:\s*(?:left|right)", CSS)


def test_breaks_no_word_of_scripts_without_spaces() -> None:
    assert "break-all" not in CSS


def test_loads_nothing_from_elsewhere() -> None:
    assert "//" not in "".join(re.findall(r"url\([^)]*\)", CSS))
    assert "@import" not in CSS
