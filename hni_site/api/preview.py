"""`page_preview/`: a draft's document, as the live one will be. See docs/previews.md."""

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from wagtail.models import Page

from hni_site.api.listing import STEP, live
from hni_site.api.pages import parent_link
from hni_site.api.parameters import id_of, parameters, refuse_unknown
from hni_site.consumers.authentication import token_of as api_token_of
from hni_site.consumers.enums import TokenScope
from hni_site.content_store.building import compact
from hni_site.delivery.errors import (
    BadRequest,
    Conflict,
    Forbidden,
    Gone,
    NotFound,
    Unauthorized,
)
from hni_site.foundations.pages import SitePage
from hni_site.previews.media import with_private_addresses
from hni_site.previews.snapshots import Ended, Incomplete, Malformed, may_read, read, take


def page_preview(request: HttpRequest) -> bytes:
    """The draft that `token` opens; or, for a program with an API token, the latest of a page."""
    query = parameters(request)
    refuse_unknown(query, {"page", "token"})
    if ("token" in query) == ("page" in query):
        raise BadRequest("give token, as the editor's preview panel sent it; or page, an id")
    token = query["token"] if "token" in query else _of_latest_draft(request, query["page"])
    try:
        snapshot = read(token)
    except Malformed as error:
        raise BadRequest("This token was not given out here.") from error
    except Ended as error:
        raise Gone("This preview has ended. Open it again in the editor.") from error
    document = json.loads(with_private_addresses(snapshot, token))
    document["meta"]["parent"] = parent_link(_parent(snapshot.page))
    return compact(document).encode()


def _of_latest_draft(request: HttpRequest, page_id: str) -> str:
    """The token of the page's latest draft, for the owner of the request's API token.

    Of a page under embargo programs are told nothing: who may see it decides a person.
    """
    api_token = api_token_of(request.META)
    if api_token is None:
        raise Unauthorized("A draft can be had with an API token, or with a token of the editor's.")
    if api_token.scope != TokenScope.PREVIEW:
        raise Forbidden("This API token is for what is public; a draft needs one for previews.")
    owner = get_user_model()._default_manager.get(pk=api_token.owner_id)
    found = Page.objects.filter(pk=id_of(page_id), depth__gt=1).first()
    page: Any = found.specific if found else None
    if not isinstance(page, SitePage) or page.is_under_embargo or not may_read(page, owner):
        raise NotFound("No Page matches the given query.")
    try:
        return take(page.get_latest_revision_as_object(), owner)
    except Incomplete as error:
        raise Conflict(f"The draft is not complete enough to be a document yet: {error}") from error


def _parent(page: Page) -> str | None:
    """The summary of the page above, where it is public."""
    above = live().filter(tree_path=page.path[:-STEP])
    return above.values_list("summary", flat=True).first()
