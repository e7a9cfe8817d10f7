"""The addresses below /review/: a page's latest draft, for whoever has a link."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from hni_site.private_links import things
from hni_site.private_links.responses import kept_to_itself, nothing, page_shown
from hni_site.review_links.enums import Answer
from hni_site.review_links.opening import Opened, open_link


@kept_to_itself
@require_safe
def draft(request: HttpRequest, token: str) -> HttpResponseBase:
    """The draft as the website would show it."""
    opened = open_link(token)
    if opened.answer == Answer.PUBLIC_PAGE:
        return HttpResponseRedirect(opened.public_path)
    if opened.answer == Answer.NOTHING:
        return nothing(request)
    root = reverse("review_links:draft", args=[token])
    return page_shown(request, opened.page, root, "review_links/banner.html", review=opened)


@kept_to_itself
@require_safe
def picture(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A size of a picture in the draft."""
    return _thing(
        request, token, lambda opened: things.picture(request, path, _is_shown_by(opened))
    )


@kept_to_itself
@require_safe
def file(request: HttpRequest, token: str, document_id: int, filename: str) -> HttpResponseBase:
    """A file of the draft."""
    return _thing(
        request,
        token,
        lambda opened: things.file(request, document_id, filename, _is_shown_by(opened)),
    )


def _thing(
    request: HttpRequest, token: str, found: Callable[[Opened], HttpResponseBase | None]
) -> HttpResponseBase:
    opened = open_link(token)
    response = found(opened) if opened.answer == Answer.DRAFT else None
    return response or nothing(request)


def _is_shown_by(opened: Opened) -> Callable[[str], bool]:
    return lambda thing: thing in opened.things_shown()
