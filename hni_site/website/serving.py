"""Which page an address shows: the one there, or where its language has none, another language's.

What stands in is looked for in the content store, so that of what is hidden there is nothing to
find: it takes the same steps to refuse as what never was.
"""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from hni_site.content_store.reading import stored_address
from hni_site.content_store.standing_in import nearest, places
from hni_site.delivery.head import standing
from hni_site.foundations.links import reading_in, site_path
from hni_site.translation.fallback.reading import chain
from hni_site.website.keeping import keep


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at the path below its language's home page. Http404 where nothing is."""
    at = standing()  # Before anything is read: what changes meanwhile is another state.
    language = translation.get_language()
    parts = [part for part in path.split("/") if part]
    home = _home(request, language)
    route = _own(request, home, parts) if home else None
    languages = chain(language) if route is None else (language,)
    route = route or _stand_in(request, languages, parts, has_home=home is not None)
    if isinstance(route, HttpResponse):
        return route
    vars(request)["_wagtail_route_for_request"] = route  # Where Wagtail itself remembers it.
    # A stand-in's text is in its language; the frame around it is rendered later, in the reader's.
    with translation.override(route[0].locale.language_code):
        response: HttpResponse = wagtail_serve(request, path)
    keep(request, response, at, f"page-{route[0].pk}")
    if len(languages) > 1 and isinstance(response, SimpleTemplateResponse):
        with reading_in(languages):
            return response.render()
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


def _stand_in(
    request: HttpRequest, languages: Sequence[str], parts: list[str], *, has_home: bool
) -> RouteResult | HttpResponseRedirect:
    """The page that is shown instead, or the way to the language's own where that lies elsewhere.

    It lies at the same address in the other language, or as far below the other language's version
    of a page on the way. A language without a home page has no pages of its own.
    """
    language = languages[0]
    candidates = languages if has_home else languages[1:]
    for place in places(languages, parts):
        item = nearest(place.item, candidates)
        page = Page.objects.filter(pk=item.page_id, alias_of=None).first()
        route = _route(request, page.specific, place.rest) if page else None
        if route is None:
            continue
        if item.locale != language:
            return route
        own = "".join([site_path(route[0]), *(f"{stored_address(part)}/" for part in place.rest)])
        if own != iri_to_uri(request.path):
            return HttpResponseRedirect(own)
    raise Http404("There is no page in this language, nor one to stand in for it.")


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
