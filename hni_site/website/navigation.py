"""What surrounds every page: the menu, the way back up, the same page in other languages."""

import datetime
from typing import NamedTuple

from django.conf import settings
from wagtail.models import Page

from hni_site.foundations.links import page_url, public_versions, site_path
from hni_site.translation.languages import public_home_pages
from hni_site.translation.status.reading import original_ahead


class LanguageVersion(NamedTuple):
    """Where a reader of the page finds one language."""

    code: str
    name: str
    """The language's name in itself."""
    path: str
    """The page in that language, or that language's home page where there is none."""
    translated: bool
    current: bool


class Surroundings(NamedTuple):
    home: Page | None
    """The public home page in the page's language; None where that language has none."""
    menu: list[Page]
    trail: list[Page]
    """The public pages above this one, below the home page, from the top down."""
    languages: list[LanguageVersion]
    canonical: str
    """The page's one address, absolute; for a copy of another language's page, that page's."""
    alternates: dict[str, str]
    """`hreflang` → absolute URL of each public translation, this page and x-default included."""


def surroundings(page: Page | None, language: str) -> Surroundings:
    """The frame of a page, or of an error in the language. A fixed number of queries."""
    # A language that another process has just begun is not in this one's cache of sites yet.
    homes = {code: home for code, home in public_home_pages().items() if site_path(home)}
    home = homes.get(language)
    versions = {language: page} if page else {}
    if page:
        others = {other.locale.language_code: other for other in page.public_translations()}
        versions |= {code: other for code, other in others.items() if code in homes}
    return Surroundings(
        home=home,
        menu=list(home.get_children().live().public().in_menu()) if home else [],
        trail=list(page.get_ancestors().filter(depth__gt=2).live().public()) if page else [],
        languages=[
            LanguageVersion(
                code=code,
                name=dict(settings.LANGUAGES).get(code, code),
                path=site_path(versions.get(code, its_home)),
                translated=code in versions or page is None,
                current=code == language,
            )
            for code, its_home in homes.items()
        ],
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


def _canonical(page: Page) -> str:
    source = public_versions([page.alias_of_id]).get(page.alias_of_id) if page.alias_of_id else None
    return page_url(source or page)


def _alternates(versions: dict[str, Page]) -> dict[str, str]:
    # A copy that shows another language's text is no version in its own.
    urls = {code: page_url(page) for code, page in sorted(versions.items()) if not page.alias_of_id}
    default = urls.get(settings.LANGUAGE_CODE)
    return {**urls, "x-default": default} if default else urls
