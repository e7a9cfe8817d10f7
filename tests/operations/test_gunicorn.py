import subprocess
import sys

import pytest

from hni_site.operations.environment import ROOT


@pytest.mark.only_on("sqlite")
def test_gunicorn_takes_the_configuration_and_opens_no_control_socket() -> None:
    result = subprocess.run(
        [
            *(sys.executable, "-m", "gunicorn", "--print-config"),
            *("--config", "python:hni_site.operations.gunicorn", "hni_site.wsgi"),
        ],
        cwd=ROOT,
        env={"PORT": "8123", "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = dict(line.split("=", 1) for line in result.stdout.splitlines() if "=" in line)
    settings = {name.strip(): value.strip() for name, value in shown.items()}
    assert settings["bind"] == "['127.0.0.1:8123']"
    assert settings["worker_class"] == "gthread"
    assert settings["workers"] == "2"
    assert settings["control_socket_disable"] == "True"
