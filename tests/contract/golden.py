"""Answers of the API compared with files: what changes from run to run becomes a placeholder."""

import json
import os
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

_PLACEHOLDERS = [
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"/media/images/[^\"]*?(\.[a-z]+)+\b"), r"/media/images/<file>\1"),
    (re.compile(r"/documents/\d+/[^/\"]+"), "/documents/<id>/<file>"),
    (re.compile(r"(/api/v2/[a-z-]+/)\d+/"), r"\1<id>/"),
    (re.compile(r"cursor=[A-Za-z0-9_%-]+"), "cursor=<cursor>"),
    (re.compile(r'data-page-id="\d+"'), 'data-page-id="<id>"'),
]
_NUMBERS = {"id": "<id>", "sequence": "<sequence>"}
_TEXTS = {"cursor": "<cursor>"}


def stable(value: Any, name: str = "") -> Any:
    """The value without what is different in every run."""
    if isinstance(value, dict):
        return {key: stable(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [stable(part) for part in value]
    if name in _NUMBERS and isinstance(value, int):
        return _NUMBERS[name]
    if name in _TEXTS:
        return _TEXTS[name]
    if isinstance(value, str):
        for pattern, placeholder in _PLACEHOLDERS:
            value = pattern.sub(placeholder, value)
    return value


def assert_golden(name: str, answer: Any) -> None:
    """Compares with `<name>.json`; `UPDATE_GOLDEN=1` in the environment writes it instead."""
    file = HERE / f"{name}.json"
    text = json.dumps(stable(answer), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text)
    assert file.exists(), f"{file} is missing: run once with UPDATE_GOLDEN=1 and read it"
    assert text == file.read_text(), (
        f"The answer is no longer {file.name}. Microsites rely on it: if the change is meant, run "
        "with UPDATE_GOLDEN=1, and change the API's docs page with it."
    )
