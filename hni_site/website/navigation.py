"""What surrounds every page: the menu, the way back up, the same page in other languages."""

import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from hni_site.foundations.links import (
    in_frame_of,
    page_url,
    public_versions,
    shown_at,
    site_path,
)
from hni_site.translation.fallback.chains import Fallbacks, chain_of, nearest
from hni_site.translation.fallback.reading import fallbacks
from hni_site.translation.languages import public_home_pages
from hni_site.translation.status.reading import original_ahead


class LanguageVersion(NamedTuple):
    """Where a reader of the page finds one language."""

    code: str
    name: str
    """The language's name in itself."""
    path: str
    """Where it is shown in that language, or that language's home page where it isn't."""
    translated: bool
    stands_in: bool
    """Whether the page is shown there in another language."""
    current: bool


class Entry(NamedTuple):
    """A page in the menu or on the way up."""

    pk: int
    title: str
    path: str
    language: str
    """The title's, where it is not the reader's."""


class Surroundings(NamedTuple):
    home_path: str
    """Where the home page is shown in the reader's language; `/` where it isn't."""
    menu: list[Entry]
    trail: list[Entry]
    """The public pages above this one, below the home page, from the top down."""
    languages: list[LanguageVersion]
    text_language: str
    """The language of the page's text, where it is not the reader's."""
    labels_language: str
    """The language of the words around that text: a stand-in's are in its own."""
    canonical: str
    """The page's one address, absolute; for a copy of another language's page, that page's."""
    alternates: dict[str, str]
    """`hreflang` → absolute URL of each public translation, this page and x-default included."""


def surroundings(page: Page | None, language: str, in_every_language: str = "") -> Surroundings:
    """The frame of a page, or in the language of an error or of what is at that path in every one.

    A fixed number of queries.
    """
    # A language that another process has just begun is not in this one's cache of sites yet.
    homes = {code: home for code, home in public_home_pages().items() if site_path(home)}
    said = fallbacks()
    languages = [code for code in chain_of(language, said) if code in homes]
    versions = _versions(page, homes) if page else {}
    own = versions.get(language)
    stands_in = bool(page and page.pk and own != page)
    return Surroundings(
        home_path=f"/{language}/" if languages else "/",
        menu=_menu([homes[code] for code in languages], languages, language),
        trail=_trail(page, language, stands_in) if page else [],
        languages=[
            _offer(
                code, versions, homes, said, language, in_every_language, is_a_page=page is not None
            )
            for code in sorted({*homes, language} if stands_in else homes, key=_default_first)
        ],
        text_language=_text_language(page, language),
        labels_language=_code(page) if page and stands_in else language,
        canonical=_canonical(page) if page else "",
        alternates=_alternates(versions),
    )


class Ahead(NamedTuple):
    """A page's original that says something else than the page."""

    language: str
    url: str
    since: datetime.datetime


def original_ahead_of(page: Page, around: Surroundings) -> Ahead | None:
    """The page's original where it was changed since the page was approved, and readers have it."""
    ahead = original_ahead(page)
    if ahead is None:
        return None
    language, since = ahead
    paths = {one.code: one.path for one in around.languages if one.translated}
    return Ahead(language, paths[language], since) if language in paths else None


def _versions(page: Page, homes: dict[str, Page]) -> dict[str, Page]:
    """Language → the page in it, where it is public; itself in any case."""
    others = {other.locale.language_code: other for other in page.public_translations()}
    versions = {page.locale.language_code: page}
    return versions | {code: other for code, other in others.items() if code in homes}


def _text_language(page: Page | None, language: str) -> str:
    if page is None or not page.pk:
        return ""
    text = page.alias_of.locale if page.alias_of_id else page.locale
    return "" if text.language_code == language else str(text.language_code)


def _menu(homes: list[Page], languages: list[str], language: str) -> list[Entry]:
    """The language's pages for the menu, filled up from those that stand in. Two queries."""
    below = [home.path for home in homes]
    if not below:
        return []
    pages = Page.objects.live().public().in_menu().filter(depth=homes[0].depth + 1)
    inside = reduce(or_, (Q(path__startswith=path) for path in below))
    found = pages.filter(inside).select_related("locale").order_by("path")
    each = nearest(found, languages, lambda page: (page.translation_key, _code(page)))
    return [_entry(page, language) for page in each]


def _trail(page: Page, language: str, stands_in: bool) -> list[Entry]:
    above = page.get_ancestors().filter(depth__gt=2).live().public().select_related("locale")
    pages = list(above)
    if stands_in:
        keys = [page.translation_key for page in pages]
        own = Page.objects.live().public().filter(translation_key__in=keys)
        own = own.filter(locale__language_code=language).select_related("locale")
        by_key = {version.translation_key: version for version in own}
        pages = [by_key.get(page.translation_key, page) for page in pages]
    return [_entry(page, language) for page in pages]


def _entry(page: Page, language: str) -> Entry:
    code = _code(page)
    return Entry(page.pk, page.title, shown_at(page, language), "" if code == language else code)


def _offer(
    code: str,
    versions: dict[str, Page],
    homes: dict[str, Page],
    said: Fallbacks,
    language: str,
    in_every_language: str,
    *,
    is_a_page: bool,
) -> LanguageVersion:
    """Where one language leads: to the page, to what stands in for it, or to the home page."""
    shown = next((versions[c] for c in chain_of(code, said) if c in versions), None)
    if shown:
        path = shown_at(shown, code)
    elif in_every_language:
        path = in_frame_of(code, in_every_language)
    else:
        path = site_path(homes[code])
    return LanguageVersion(
        code=code,
        name=dict(settings.LANGUAGES).get(code, code),
        path=path,
        translated=code in versions or not is_a_page,
        stands_in=shown is not None and code not in versions,
        current=code == language,
    )


def _default_first(code: str) -> tuple[bool, str]:
    return code != settings.LANGUAGE_CODE, code


def _code(page: Page) -> str:
    return str(page.locale.language_code)


def _canonical(page: Page) -> str:
    source = public_versions([page.alias_of_id]).get(page.alias_of_id) if page.alias_of_id else None
    return page_url(source or page)


def _alternates(versions: dict[str, Page]) -> dict[str, str]:
    # A copy that shows another language's text is no version in its own.
    urls = {code: page_url(page) for code, page in sorted(versions.items()) if not page.alias_of_id}
    default = urls.get(settings.LANGUAGE_CODE)
    return {**urls, "x-default": default} if default else urls
