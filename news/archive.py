"""The newsroom's releases narrowed down by year, campaign, country and language."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page

from hni_site.content_store.models import Facet
from hni_site.content_store.reading import (
    Languages,
    documents,
    facets,
    in_every_language,
    is_linked,
    linking_to,
    newest_first,
)
from hni_site.foundations.geography import named_countries
from hni_site.foundations.links import site_path
from hni_site.foundations.listing import Address, Choice, Narrowing
from hni_site.translation.fallback.reading import chain_for

RELEASE = "news.PressReleasePage"
CAMPAIGN = "campaigns.CampaignPage"
AFFILIATE = "bazaar_pages.AffiliatePage"

NAMES = ("campaign", "country", "language", "page")


class Choices(NamedTuple):
    """All by which the reader can narrow the list, and how it is narrowed now."""

    address: Address
    years: Narrowing
    campaigns: Narrowing
    countries: Narrowing
    languages: Narrowing

    @property
    def is_narrowed(self) -> bool:
        """Whether by more than the year, which is a list of its own."""
        return bool(self.address.asked.keys() - {"page"})


def index_in_language(index: Page, language: str) -> Page:
    """The newsroom whose releases are listed: the page itself, or its version in the language.

    Http404 where there is none that is public.
    """
    if not language or language == _language(index):
        return index
    versions = index.get_translations().live().public().select_related("locale")
    found: Page | None = versions.filter(locale__language_code=language).first()
    if found is None:
        raise Http404("The newsroom is not published in this language.")
    return found


def dates(newsroom: Page, languages: Languages, year: int | None = None) -> QuerySet[Facet]:
    """The dates of the newsroom's releases, of one year or of all."""
    found = facets(RELEASE, languages, "date", below=newsroom)
    return found.filter(value__range=(f"{year}-01-01", f"{year}-12-31")) if year else found


def releases(
    newsroom: Page,
    languages: Languages,
    year: int | None,
    asked: Mapping[str, str],
    reader: Languages,
) -> "QuerySet[Facet, int]":
    """Ids of the releases asked for, newest first. Campaigns are named as in the languages of the
    reader."""
    only = []
    if slug := asked.get("campaign"):
        campaigns = in_every_language(documents(CAMPAIGN, reader).filter(slug=slug))
        only.append(linking_to(RELEASE, languages, "campaign", campaigns))
    if country := asked.get("country"):
        affiliates = Facet.objects.filter(type=AFFILIATE, name="country", value=country)
        ids = affiliates.values_list("item", flat=True)
        only.append(linking_to(RELEASE, languages, "affiliate", ids))
    return newest_first(dates(newsroom, languages, year), only)


def choices(
    index: Page, newsroom: Page, languages: Languages, request: HttpRequest, year: int | None
) -> Choices:
    """Links for every choice that leads to a release. Http404 where something else is asked for."""
    address = Address(site_path(index), f"{year}/" if year else "", request.GET.dict(), NAMES)
    language = _language(index)
    names = dict(settings.LANGUAGES)
    return Choices(
        address=address,
        years=_years(address, newsroom, languages, year),
        campaigns=address.narrowing("campaign", _campaigns(chain_for(index))),
        countries=address.narrowing("country", named_countries(_countries(languages))),
        languages=address.narrowing(
            "language",
            [(code, names.get(code, code)) for code in _languages(index)],
            default=language,
        ),
    )


def years_with_releases(newsroom: Page, languages: Languages) -> list[int]:
    """The latest year first. Three queries that each look at the ends of an index, no more."""
    days = dates(newsroom, languages).order_by("value").values_list("value", flat=True)
    oldest, newest = days.first(), days.last()
    if newest is None or oldest is None:
        return []
    years = range(int(newest[:4]), int(oldest[:4]) - 1, -1)
    between = {f"in_{year}": Exists(dates(newsroom, languages, year)) for year in years[1:-1]}
    if not between:
        return list(years)
    row = Page.objects.filter(pk=newsroom.pk).values(**between).first() or {}
    return [year for year in years if row.get(f"in_{year}", True)]


def _years(address: Address, newsroom: Page, languages: Languages, asked: int | None) -> Narrowing:
    return Narrowing(
        [
            Choice(str(year), str(year), address.with_(f"{year}/", page=""), year == asked)
            for year in years_with_releases(newsroom, languages)
        ],
        address.with_("", page=""),
    )


def _campaigns(languages: Languages) -> list[tuple[str, str]]:
    """(slug, title) of the campaigns that have releases in the languages."""
    campaigns = documents(CAMPAIGN, languages).filter(
        is_linked(RELEASE, languages, "campaign", "page_id")
    )
    return list(campaigns.order_by("title").values_list("slug", "title"))


def _countries(languages: Languages) -> list[str]:
    """Codes of the countries about whose affiliates there are releases in the languages."""
    # A release links to an affiliate's page in another language where its own has none.
    countries = Facet.objects.filter(
        is_linked(RELEASE, languages, "affiliate", "item_id"), type=AFFILIATE, name="country"
    )
    return list(countries.values_list("value", flat=True).distinct())


def _languages(index: Page) -> list[str]:
    """Codes of the languages in which there is a public newsroom; a draft's own is among them."""
    versions = index.get_translations().live().public()
    codes = versions.values_list("locale__language_code", flat=True)
    return sorted({*codes, _language(index)})


def _language(page: Page) -> str:
    language: str = page.locale.language_code
    return language
