"""Every way in which the public can ask, found in the URLs and in the API's own description."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pypdfium2
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from bazaar_pages.models import AffiliatePage
from campaigns.models import CampaignPage
from hni_site.api.openapi.document import document
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.foundations.links import site_path
from hni_site.previews.models import Snapshot
from hni_site.review_links.models import ReviewLink
from news.models import PressReleasePage

API = "/api/v2"
# What asks for everything that a listing can give.
EVERYTHING = {"fields": "*", "limit": "100"}


def addresses() -> Iterator[str]:
    """Every address outside the admin, each with every value that its parts can take here.

    LookupError for a part of an address of which nothing is known: say below what it can be.
    """
    for parts in _patterns(get_resolver(), ()):
        if parts and str(parts[0]) == "admin/":
            continue
        yield from _filled("".join(_route(part) for part in parts))


def _patterns(resolver: URLResolver, above: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield (*above, pattern.pattern)
        else:
            yield from _patterns(pattern, (*above, pattern.pattern))


def _route(pattern: Any) -> str:
    """A pattern as text with its parts as `<name>`, whichever syntax it has."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern))
    if isinstance(pattern, LocalePrefixPattern):
        return "en/"
    text = str(pattern).removeprefix("^").removesuffix("$")
    return re.sub(r"\(\?P<(\w+)>.*?\)", r"<\1>", text)


def _filled(route: str) -> Iterator[str]:
    if "(" in route:  # Wagtail's own pattern for whatever page there may be.
        yield from page_paths()
        return
    named = re.search(r"<(\w+)>", route)
    if named is None:
        yield f"/{route}"
        return
    for value in _values(named[1], route):
        yield from _filled(route.replace(named[0], str(value), 1))


def _values(name: str, route: str) -> Iterable[Any]:
    if name == "pk":
        if route.startswith(
            ("feeds/ninjs/", "press-kit/")
        ):  # Of news alone; else there is nothing.
            return PressReleasePage.objects.values_list("pk", flat=True)
        return ids()
    if name == "page_id":  # Of Wagtail's password form.
        return PageViewRestriction.objects.values_list("page_id", flat=True)
    if name == "page_view_restriction_id":
        return PageViewRestriction.objects.values_list("pk", flat=True)
    if name == "restriction_id":
        return CollectionViewRestriction.objects.values_list("pk", flat=True)
    if name == "token":  # What stands in the database opens nothing.
        hashes = [
            m.objects.values_list("token_hash", flat=True)[0] for m in (EmbargoCopy, ReviewLink)
        ]
        return [*hashes, Snapshot.objects.values_list("pk", flat=True)[0].hex]
    if "documents/" in route:
        files = get_document_model().objects.all()
        return [f.pk for f in files] if name == "document_id" else {f.filename for f in files}
    if name == "language":
        return ["en", "es"]
    if name == "path" and "media/images/" in route:
        folder = Path(settings.MEDIA_ROOT) / "images"
        # A few: all that are hidden are asked for, in both ways, in a test of their own.
        return sorted(path.name for path in folder.iterdir())[::20]
    if name == "value" and "feeds/" in route:
        if "countries/" in route:
            return AffiliatePage.objects.values_list("country", flat=True).distinct()
        # Of other pages' slugs there is no topic, whether they are hidden or not.
        return CampaignPage.objects.values_list("slug", flat=True)
    if name == "section":
        return ["pages"]
    raise LookupError(f"What can <{name}> be in /{route}? Say so in tests/leaks/asking.py.")


def page_paths() -> list[str]:
    """The addresses of all pages, hidden or not, and those from which redirects lead to them."""
    pages = Page.objects.filter(depth__gt=1).select_related("locale")
    return paths_of(pages) + [redirect.old_path for redirect in Redirect.objects.all()]


def paths_of(pages: Iterable[Page]) -> list[str]:
    """The pages' addresses; of one outside the site where it would be."""
    return [site_path(page) or f"/{page.locale.language_code}/{page.slug}/" for page in pages]


def ids() -> set[int]:
    """Of everything that has one: a page's where there is a picture with it, too, and so on."""
    models = (Page, get_image_model(), get_document_model(), Redirect)
    return {pk for model in models for pk in model.objects.values_list("pk", flat=True)}


def things_named(word: re.Pattern[str]) -> list[str]:
    """The addresses of all pictures and files in whose names the word stands."""
    things = [
        *get_image_model().get_rendition_model().objects.select_related("image"),
        *get_document_model().objects.all(),
    ]
    return [thing.url for thing in things if word.search(thing.url)]


# --- The API's parameters -------------------------------------------------------------------------


def endpoints() -> dict[str, list[dict[str, Any]]]:
    """Path of each endpoint without parts → its query parameters."""
    return {
        f"{API}{path}": operation["get"].get("parameters", [])
        for path, operation in document()["paths"].items()
        if "{" not in path
    }


def fixed_questions(parameters: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Queries made of the values that the description itself offers, one parameter at a time."""
    names = {parameter["name"] for parameter in parameters}
    all_fields = {name: value for name, value in EVERYTHING.items() if name in names}
    yield {}
    yield all_fields
    for parameter in parameters:
        for value in _offered(parameter):
            with_locale = {"locale": "es"} if parameter["name"] == "fallback" else {}
            yield {**all_fields, **with_locale, parameter["name"]: value}


def _offered(parameter: dict[str, Any]) -> list[str]:
    schema = parameter["schema"]
    choices = schema.get("items", schema).get("enum", [])
    offered = [*map(str, choices), ",".join(map(str, choices))]
    if schema.get("type") == "boolean":
        offered = ["true", "false"]
    example = parameter.get("example")
    return [*offered, ",".join(map(str, example)) if isinstance(example, list) else str(example)]


def probing_parameters(parameters: list[dict[str, Any]], kind: str) -> list[str]:
    """The parameters that take any `string` or any `integer`: those with which one could probe."""
    about_the_answer = {"limit", "offset", "fields"}  # Not what it is about.
    return [
        p["name"]
        for p in parameters
        if p["name"] not in about_the_answer and kind in _open_types(p["schema"])
    ]


def _open_types(schema: dict[str, Any]) -> set[str]:
    items = schema.get("items", schema)
    alternatives = items.get("anyOf", [items])
    return {one["type"] for one in alternatives if not one.keys() & {"enum", "const"}}


def question(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


# --- Answers --------------------------------------------------------------------------------------


def told(response: Any) -> str:
    """All that a response says, headers included; of an archive and a PDF what is in them."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join([*(f"{name}: {value}" for name, value in response.items()), _words(body)])


def _words(body: bytes) -> str:
    if body.startswith(b"PK"):  # Word's documents are archives, too.
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return "\n".join(f"{name}\n{_words(archive.read(name))}" for name in archive.namelist())
    if body.startswith(b"%PDF") and b"Typst" in body:
        with pypdfium2.PdfDocument(body) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return body.decode(errors="replace")
