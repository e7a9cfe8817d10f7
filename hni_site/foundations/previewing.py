"""Where a draft can be looked at beside the website.

Apps offer places with the hook `preview_modes_of_page`: a function that gets a page and gives its
modes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

HOOK = "preview_modes_of_page"


@dataclass(frozen=True)
class PreviewMode:
    name: str
    """In the address of the preview."""
    label: str
    show: Callable[[HttpRequest, Any], HttpResponse]
    """Gets the editor's request, and the page with what is perhaps not saved yet."""


def other_modes(page: Any) -> list[PreviewMode]:
    return [mode for offer in hooks.get_hooks(HOOK) for mode in offer(page)]
