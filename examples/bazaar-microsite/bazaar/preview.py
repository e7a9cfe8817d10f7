"""A draft as it will look here, for an editor whom the newsroom has given a token."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

from bazaar import pages
from bazaar.content import AFFILIATE, INDEX, LISTING
from bazaar.frame import Site
from bazaar.lists import lists
from bazaar.markup import html
from bazaar.words import Language
from sync_client import Document, Refused, Unavailable, get_json

LONGEST_TOKEN = 4000


def preview(site: Site, query: str) -> tuple[HTTPStatus, bytes]:
    """The draft that the token in a query string stands for, in the pages' own templates."""
    token = parse_qs(query).get("token", [""])[0]
    if not 0 < len(token) <= LONGEST_TOKEN:
        return HTTPStatus.BAD_REQUEST, refusal(site, "preview_forged")
    try:
        draft = get_json(
            f"{site.newsroom}/api/v2/page_preview/?{urlencode({'token': token})}", give_up
        )
    except Refused as refused:
        status = HTTPStatus(refused.args[0])
        expired = status is HTTPStatus.GONE
        return status, refusal(site, "preview_expired" if expired else "preview_forged")
    except Unavailable:
        return HTTPStatus.BAD_GATEWAY, refusal(site, "preview_unavailable")
    page = show(site, draft)
    if page is None:
        return HTTPStatus.NOT_FOUND, refusal(site, "preview_other")
    return HTTPStatus.OK, page


def show(site: Site, draft: Document) -> bytes | None:
    """The draft's page; None where pages of its type have none here."""
    kind, code = draft["meta"]["type"], draft["meta"]["locale"]
    if kind not in (LISTING, AFFILIATE, INDEX):
        return None
    with_draft = replace(site, content=site.content.with_draft(draft))
    languages = with_draft.content.languages
    language = next((known for known in languages if known.code == code), languages[0])
    if kind == LISTING:
        return pages.shop(with_draft, language, draft, preview=True)
    if kind == AFFILIATE:
        return pages.maker(with_draft, language, draft, preview=True)
    return next(page for _path, page in lists(with_draft, language, preview=True))


def refusal(site: Site, reason: str) -> bytes:
    """Why there is nothing to see. The newsroom's languages begin with its default."""
    language: Language = site.content.languages[0]
    text = html("<p>{text}</p>", text=language.say(reason))
    return pages.notice(site, language, "preview_refused", text, kept=False)


def give_up(_seconds: float) -> None:
    """In place of waiting: an editor sees at once that the newsroom does not answer."""
    raise Unavailable
