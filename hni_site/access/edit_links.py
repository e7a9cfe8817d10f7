"""Links that lead to an editor, where Wagtail doesn't ask who will follow them.

A chooser in a form offers “Edit this …” for whatever was chosen; here, for whom it opens.
"""

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin import wagtail_hooks as wagtails
from wagtail.admin.admin_url_finder import finder_classes, register_admin_url_finder
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

follower: ContextVar[Any] = ContextVar("follower", default=None)
"""Who will follow the links: the user of the request to the admin that is being answered."""


def find_links_for_the_user() -> list[URLPattern]:
    """A `register_admin_urls` hook, run when everything that has an editor is registered."""
    for model in (Page, get_image_model(), get_document_model(), *get_snippet_models()):
        register_admin_url_finder(model, _for_the_user(finder_classes.get_by_type(model)))
    return []


def _for_the_user(finder: type[Any]) -> type[Any]:
    class FinderForTheUser(finder):
        def __init__(self, user: Any = None) -> None:
            super().__init__(user or follower.get())

    return FinderForTheUser


def listing_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """Wagtail's, without the draft of a page that is listed only as the way to those below it."""
    for button in wagtails.page_listing_more_buttons(page, user, next_url):
        is_draft = isinstance(button, wagtails.PageListingViewDraftButton)
        if not is_draft or page.is_root() or page.permissions_for_user(user).can_read():
            yield button


def replace_hook(name: str, old: Any, new: Any) -> None:
    """Wagtail's hooks can be added to; none of its own functions takes one away."""
    hooks._hooks[name] = [
        (new if function is old else function, order) for function, order in hooks._hooks[name]
    ]
