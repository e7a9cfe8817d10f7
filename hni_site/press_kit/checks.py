"""What a server lacks to make every release a PDF: asked by `manage.py check --deploy`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning, register

from hni_site.languages import LANGUAGES
from hni_site.press_kit.pdf import can_print


def connect() -> None:
    register(fonts_for_every_language, deploy=True)


def fonts_for_every_language(**kwargs: Any) -> Sequence[CheckMessage]:
    missing = [code for code, _name in LANGUAGES if not can_print(code)]
    if not missing:
        return []
    return [
        Warning(
            f"No font for: {', '.join(missing)}. Releases in these languages have no PDF.",
            hint="Install fonts, on Debian and Ubuntu: apt install fonts-noto-core",
            id="press_kit.W001",
        )
    ]
