"""The settings, read by a process of its own: safe by default, clear where something is missing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCTION = {
    "SECRET_KEY": "k7!mW2#pQ9@xZ4$vB6^nL1&tR8*yF3(uJ5)hG0_cD-aE+sXqTzKw",
    "ALLOWED_HOSTS": "news.example.org",
    "PUBLIC_BASE_URL": "https://news.example.org",
}
# What a checkout's .env might say must not matter: empty counts as not set.
EMPTY = {"SECRET_KEY": "", "ALLOWED_HOSTS": "", "PUBLIC_BASE_URL": "", "DEBUG": "off"}


def python(tmp_path: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **EMPTY, **variables}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def settings(tmp_path: Path, printed: str, **variables: str) -> str:
    """The value of an expression over the settings; the complaint where they cannot be read."""
    code = f"from hni_site import settings as s; print({printed})"
    result = python(tmp_path, "-c", code, **variables)
    return (result.stdout or result.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize("name", PRODUCTION)
def test_missing_variable_is_named_in_one_sentence(name: str, tmp_path: Path) -> None:
    variables = {**PRODUCTION, name: ""}

    told = settings(tmp_path, "1", **variables)

    assert told.startswith("django.core.exceptions.ImproperlyConfigured: Set the environment")
    assert f"variable {name}: " in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_BASE_URL", "news.example.org"),
        ("PUBLIC_BASE_URL", "ftp://news.example.org"),
        ("PUBLIC_BASE_URL", "https://news.example.org/site"),
    ],
)
def test_wrong_variable_is_named_too(name: str, value: str, tmp_path: Path) -> None:
    told = settings(tmp_path, "1", **{**PRODUCTION, name: value})

    assert "ImproperlyConfigured" in told
    assert name in told


def test_safe_by_default(tmp_path: Path) -> None:
    shown = "s.DEBUG, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0"

    assert settings(tmp_path, shown, **PRODUCTION) == "False True True True"


def test_slash_at_the_end_of_the_address_is_no_trap(tmp_path: Path) -> None:
    variables = {**PRODUCTION, "PUBLIC_BASE_URL": "https://news.example.org/"}

    assert settings(tmp_path, "s.WAGTAILAPI_BASE_URL", **variables) == "https://news.example.org"


def test_spaces_between_hosts_are_no_trap(tmp_path: Path) -> None:
    variables = {**PRODUCTION, "ALLOWED_HOSTS": "news.example.org, www.example.org"}

    assert settings(tmp_path, "s.ALLOWED_HOSTS[1]", **variables) == "www.example.org"


def test_development_needs_no_more_than_a_key(tmp_path: Path) -> None:
    shown = "s.PUBLIC_BASE_URL, s.ALLOWED_HOSTS, s.SECURE_SSL_REDIRECT"

    assert settings(tmp_path, shown, DEBUG="on", SECRET_KEY="some-key", PORT="8123") == (
        "http://127.0.0.1:8123 ['127.0.0.1', 'localhost', '[::1]'] False"
    )


def test_state_lies_under_one_folder(tmp_path: Path) -> None:
    shown = "*(str(p) for p in (s.DATABASES['default']['NAME'], s.MEDIA_ROOT, s.STATIC_ROOT))"
    found = settings(tmp_path, shown, **PRODUCTION).split()

    assert len(found) == 3
    assert all(path.startswith(str(tmp_path)) for path in found)


def test_ready_for_production(tmp_path: Path) -> None:
    """Django's own list for a deployment: what is left of it are choices, not oversights."""
    result = python(tmp_path, "manage.py", "check", "--deploy", **PRODUCTION)

    warnings = [line for line in result.stderr.splitlines() if line.startswith("?:")]
    assert result.returncode == 0, result.stderr
    assert {re.findall(r"\w+\.W\d+", warning)[0] for warning in warnings} == {
        "security.W005",  # HSTS for sibling host names is for their owner to decide;
        "security.W021",  # so is the browsers' preload list.
        "security.W019",  # The editor's preview panel frames our own pages.
    }


def test_machine_translation_is_chosen_by_one_variable(tmp_path: Path) -> None:
    printed = "s.WAGTAILLOCALIZE_MACHINE_TRANSLATOR"
    libre = {"LIBRETRANSLATE_URL": "https://translate.example.org/", "DEEPL_KEY": ""}
    deepl = {"LIBRETRANSLATE_URL": "", "DEEPL_KEY": "secret:fx"}

    assert settings(tmp_path, printed, **PRODUCTION) == "None"
    told = settings(tmp_path, printed, **PRODUCTION, **libre)
    assert "services.LibreTranslate" in told
    assert "'LIBRETRANSLATE_URL': 'https://translate.example.org'" in told
    told = settings(tmp_path, printed, **PRODUCTION, **deepl)
    assert "services.DeepL" in told
    assert "'AUTH_KEY': 'secret:fx'" in told
    told = settings(tmp_path, printed, **PRODUCTION, **{**libre, "DEEPL_KEY": "secret"})
    assert told.endswith("Set DEEPL_KEY or LIBRETRANSLATE_URL, not both.")
