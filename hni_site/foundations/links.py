"""Links to other pages: only what is live and public is ever linked to.

The one place that decides which language version of a page a link leads to, and whether it may.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from hni_site import schema
from hni_site.foundations.dependencies import depends_on

_reader: ContextVar[Sequence[str]] = ContextVar("the reader's languages", default=())


@contextmanager
def reading_in(languages: Sequence[str]) -> Iterator[None]:
    """Inside, links lead to where a reader of the first language is shown a page: in that language,
    else in the next one, at an address of the first."""
    token = _reader.set(languages)
    try:
        yield
    finally:
        _reader.reset(token)


def absolute_url(path: str) -> str:
    """A path of this site as an absolute URL; an absolute URL as it is."""
    return f"{settings.PUBLIC_BASE_URL}{path}" if path.startswith("/") else path


def site_path(page: Page) -> str:
    """The page's path on the website, such as /en/news/; empty where no site shows it."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""


def page_url(page: Page) -> str:
    """The page's absolute URL on the website; empty where no site shows it."""
    path = site_path(page)
    return absolute_url(path) if path else ""


def shown_at(page: Page, language: str) -> str:
    """The path at which a reader of the language is shown the page, whatever its own language."""
    path = site_path(page)
    return in_frame_of(language, path) if path else ""


def in_frame_of(language: str, path: str) -> str:
    """A page's path with another language in its first place."""
    return f"/{language}/{path.split('/', 2)[2]}"


def link_url(page: Page) -> str:
    """The absolute URL that a link to the page has: its own, but inside `reading_in`."""
    reader, *others = _reader.get() or [""]
    return (
        absolute_url(shown_at(page, reader))
        if page.locale.language_code in others
        else page_url(page)
    )


def detail_url(page_id: int) -> str:
    """The absolute URL of the page's document."""
    return absolute_url(reverse("api:pages:detail", args=[page_id]))


def public_versions(page_ids: Iterable[int], language: str | None = None) -> dict[int, Page]:
    """Page id → the public page to link to.

    That is its version in the language (default: the active one, or those of `reading_in`) where it
    is public and part of the site, else the page itself where it is, else nothing. Three queries,
    however many pages.
    """
    active = get_language() or settings.LANGUAGE_CODE
    languages = [language] if language else [*_reader.get()] or [active]
    pages = Page.objects.in_bulk(list(page_ids))
    depends_on(*pages.values())
    versions = (
        Page.objects.live()
        .public()
        .filter(translation_key__in={page.translation_key for page in pages.values()})
        .select_related("locale")
    )
    by_key: dict[object, dict[str, Page]] = {}
    for version in versions:
        if site_path(version):
            by_key.setdefault(version.translation_key, {})[version.locale.language_code] = version
    found = {}
    for page_id, page in pages.items():
        public = by_key.get(page.translation_key, {})
        itself = next((version for version in public.values() if version.pk == page_id), None)
        if version := next((public[code] for code in languages if code in public), itself):
            found[page_id] = version
    return found


def link_to(page: Page) -> schema.Link:
    """The document form of a link to a page that the caller knows to be public."""
    return schema.Link(
        id=page.pk,
        type=page.cached_content_type.model_class()._meta.label,
        title=page.title,
        locale=page.locale.language_code,
        html_url=link_url(page),
        detail_url=detail_url(page.pk),
    )


def public_links(page_ids: Iterable[int]) -> list[schema.Link]:
    """Links to those of the pages that are public, in the order given, each once."""
    page_ids = list(dict.fromkeys(page_ids))
    versions = public_versions(page_ids) if page_ids else {}
    return [link_to(versions[page_id]) for page_id in page_ids if page_id in versions]
