import os
import socket
import stat
from pathlib import Path

import environ
import pytest

from hni_site.operations.environment import CannotStart
from hni_site.operations.run import free_port, prepare_var_dir, read_dotenv, write_dotenv


def test_dotenv_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    write_dotenv(path)
    first = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    values = read_dotenv(path)
    assert values["DEBUG"] == "on"
    assert len(values["SECRET_KEY"]) >= 50

    write_dotenv(path)
    assert path.read_text() == first

    path.unlink()
    write_dotenv(path)
    assert read_dotenv(path)["SECRET_KEY"] != values["SECRET_KEY"]


def test_the_real_environment_wins_over_dotenv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".env"
    write_dotenv(path)
    real = {"DEBUG": "off"}
    monkeypatch.setattr(environ.Env, "ENVIRON", real)
    environ.Env.read_env(path, overwrite=False)  # As settings.py does.
    assert real["DEBUG"] == "off"
    assert real["SECRET_KEY"] == read_dotenv(path)["SECRET_KEY"]


@pytest.mark.parametrize(
    "line",
    [
        "PORT=8123",
        "export PORT=8123",
        "PORT='8123'",
        'PORT="8123"',
        "PORT=a=b",
        "# PORT=1",
        "PORT=",
    ],
)
def test_dotenv_is_read_as_the_settings_read_it(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".env"
    path.write_text(f"{line}\nDEBUG=on\n")
    theirs: dict[str, str] = {}
    monkeypatch.setattr(environ.Env, "ENVIRON", theirs)
    environ.Env.read_env(path)
    assert read_dotenv(path) == theirs


def test_a_free_port_is_taken_as_it_is() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert free_port(str(port)) == port


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_is_told_with_what_to_do(address: str) -> None:
    with socket.socket() as server:
        server.bind((address, 0))
        server.listen()
        port = server.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"Port {port} is taken.*PORT={port + 1} make run"):
            free_port(str(port))


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "http", "8000x", "١٢٣"])
def test_what_is_no_port_is_told(text: str) -> None:
    with pytest.raises(CannotStart, match="it must be a number from 1 to 65535"):
        free_port(text)


def test_the_data_directory_is_made(tmp_path: Path) -> None:
    prepare_var_dir(tmp_path / "a" / "b")
    assert os.listdir(tmp_path / "a" / "b") == []


def test_a_data_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotStart, match=r"The data directory .* cannot be written .*VAR_DIR="):
        prepare_var_dir(tmp_path / "file" / "var")
    # Nobody, not even root, makes files here.
    with pytest.raises(CannotStart, match="cannot be written"):
        prepare_var_dir(Path("/proc/self"))
