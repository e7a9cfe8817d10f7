"""The addresses below /review/: a page's latest draft, for whoever has a link."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from hni_site.private_links import things
from hni_site.private_links.responses import kept_to_itself, nothing, page_shown
from hni_site.review_links.enums import Answer
from hni_site.review_links.opening import open_link


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


def _hand_out(request: HttpRequest, token: str, find: things.Find) -> HttpResponseBase:
    """What is found of the draft."""
    opened = open_link(token)
    response: HttpResponseBase | None = None
    if opened.answer == Answer.DRAFT:
        response = find(lambda thing: thing in opened.things_shown())
    return response or nothing(request)


picture, file = things.views(_hand_out)
