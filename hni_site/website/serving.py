"""Which page an address shows: the one there, or where its language has none, another language's.

What stands in is looked for in the content store, so that of what is hidden there is nothing to
find: it takes the same steps to refuse as what never was.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.encoding import iri_to_uri
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.content_store.reading import stored_address
from hni_site.delivery.head import standing
from hni_site.foundations.links import site_path
from hni_site.translation.fallback.reading import chain
from hni_site.website.keeping import keep

# Pages lie at most so deep; a longer address is no page's.
DEEPEST = 12


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at the path below its language's home page. Http404 where nothing is."""
    at = standing()  # Before anything is read: what changes meanwhile is another state.
    language = translation.get_language()
    parts = [part for part in path.split("/") if part]
    home = _home(request, language)
    route = _own(request, home, parts) if home else None
    route = route or _stand_in(request, language, parts, has_home=home is not None)
    if isinstance(route, HttpResponse):
        return route
    vars(request)["_wagtail_route_for_request"] = route  # Where Wagtail itself remembers it.
    # A stand-in's text is in its language; the frame around it is rendered later, in the reader's.
    with translation.override(route[0].locale.language_code):
        response: HttpResponse = wagtail_serve(request, path)
    keep(request, response, at, f"page-{route[0].pk}")
    return response


def _home(request: HttpRequest, language: str) -> Page | None:
    """The home page in the language; Wagtail would give another's without a word."""
    site = Site.find_for_request(request)
    home: Page | None = site.root_page.localized if site else None
    return home if home and home.locale.language_code == language else None


def _own(request: HttpRequest, home: Page, parts: list[str]) -> RouteResult | None:
    """The page in the language of the address."""
    try:
        found: RouteResult = home.specific.route(request, parts)
    except Http404:
        return None
    return found


class _Place(NamedTuple):
    """A public page on the way to an address, and what of the address is behind it."""

    item: ContentItem
    rest: Sequence[str]


def _stand_in(
    request: HttpRequest, language: str, parts: list[str], *, has_home: bool
) -> RouteResult | HttpResponseRedirect:
    """The page that is shown instead, or the way to the language's own where that lies elsewhere.

    It lies at the same address in the other language, or as far below the other language's version
    of a page on the way. A language without a home page has no pages of its own.
    """
    languages = chain(language)
    candidates = languages if has_home else languages[1:]
    if len(languages) > 1 and len(parts) <= DEEPEST:
        for place in _places(languages, parts):
            nearest = _nearest(place.item, candidates)
            page = Page.objects.filter(pk=nearest.page_id, alias_of=None).first()
            route = _route(request, page.specific, place.rest) if page else None
            if route is None:
                continue
            if nearest.locale != language:
                return route
            own = "".join(
                [site_path(route[0]), *(f"{stored_address(part)}/" for part in place.rest)]
            )
            if own != iri_to_uri(request.path):
                return HttpResponseRedirect(own)
    raise Http404("There is no page in this language, nor one to stand in for it.")


def _places(languages: Sequence[str], parts: list[str]) -> list[_Place]:
    """Where the address leads in the languages that stand in, best first. Three queries at most."""
    language, *others = languages
    on_the_way = _public([language], _addresses(f"/{language}/", parts))
    starts = [(code, f"/{code}/", parts) for code in others]
    if on_the_way:
        last = max(on_the_way, key=lambda address: address.count("/"))
        rest = parts[last.count("/") - 2 :]
        versions = ContentItem.objects.filter(
            state=State.LIVE,
            locale__in=others,
            translation_key=on_the_way[last].translation_key,
        )
        starts = [*((item.locale, item.url_path, rest) for item in versions), *starts]
    wanted = {a for _code, start, rest in starts for a in _addresses(start, rest)}
    public = _public(others, wanted)
    places = []
    for code in others:
        for start_code, start, rest in starts:
            if start_code == code:
                reached = [a for a in _addresses(start, rest) if a in public]
                behind = len(rest) - (len(reached) - 1)
                if reached and (not behind or _has_own_addresses(public[reached[-1]])):
                    places.append(_Place(public[reached[-1]], rest[len(rest) - behind :]))
    return places


def _addresses(start: str, parts: Sequence[str]) -> list[str]:
    """The address and all those above it, as the store writes them, from the top down."""
    ends = range(len(parts) + 1)
    return [start + stored_address("".join(f"{part}/" for part in parts[:end])) for end in ends]


def _public(languages: Sequence[str], addresses: Any) -> dict[str, ContentItem]:
    found = ContentItem.objects.filter(
        state=State.LIVE, locale__in=languages, url_path__in=addresses
    )
    columns = ("locale", "url_path", "translation_key", "type")
    return {item.url_path: item for item in found.only(*columns)}


def _has_own_addresses(item: ContentItem) -> bool:
    """Whether a page of the type shows more than itself, such as a year's releases."""
    return issubclass(apps.get_model(item.type), RoutablePageMixin)


def _nearest(item: ContentItem, languages: Sequence[str]) -> ContentItem:
    """The public version of the page in the language that comes first."""
    versions = ContentItem.objects.filter(
        state=State.LIVE, locale__in=languages, translation_key=item.translation_key
    )
    found = list(versions.only("locale", "url_path"))
    return min(found, key=lambda version: languages.index(version.locale))


def _route(request: HttpRequest, page: Page, rest: Sequence[str]) -> RouteResult | None:
    """The page, or what it shows itself at an address below its own; never another page."""
    if not rest and not isinstance(page, RoutablePageMixin):
        return RouteResult(page)
    if not isinstance(page, RoutablePageMixin):
        return None
    try:
        match = page.resolve_subpage("/" + "".join(f"{part}/" for part in rest))
    except Http404:
        return None
    vars(request)["routable_resolver_match"] = match  # Where Wagtail itself remembers it.
    return RouteResult(page, args=tuple(match))
