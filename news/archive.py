"""The newsroom's releases narrowed down by year, campaign, country and language."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page

from hni_site.foundations.geography import named_countries
from hni_site.foundations.links import site_path
from hni_site.foundations.listing import Address, Choice, Narrowing
from news.models.press_release import (
    PressReleaseAffiliate,
    PressReleaseCampaign,
    PressReleasePage,
)

Releases = QuerySet[PressReleasePage]

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


def index_in_language(index: Page, language: str) -> Any:
    """The newsroom whose releases are listed: the page itself, or its version in the language.

    Http404 where there is none that is public.
    """
    if not language or language == index.locale.language_code:
        return index
    versions = index.get_translations().live().public().select_related("locale")
    found = versions.filter(locale__language_code=language).first()
    if found is None:
        raise Http404("The newsroom is not published in this language.")
    return found.specific


def narrowed(
    releases: Releases, index: Page, year: int | None, asked: Mapping[str, str]
) -> Releases:
    """The releases of the year, campaign and country asked for."""
    if year:
        releases = releases.filter(dateline_date__year=year)
    if slug := asked.get("campaign"):
        # A release in any language belongs to the campaign, whichever language this page is in.
        campaigns = _related(PressReleaseCampaign, "campaign").objects
        named = campaigns.filter(locale_id=index.locale_id, slug=slug).values("translation_key")
        of_campaign = PressReleaseCampaign.objects.filter(campaign__translation_key__in=named)
        releases = releases.filter(pk__in=of_campaign.values("page"))
    if country := asked.get("country"):
        of_country = PressReleaseAffiliate.objects.filter(affiliate__country=country)
        releases = releases.filter(pk__in=of_country.values("page"))
    return releases


def choices(index: Page, releases: Releases, request: HttpRequest, year: int | None) -> Choices:
    """Links for every choice that leads to a release. Http404 where something else is asked for."""
    address = Address(site_path(index), f"{year}/" if year else "", request.GET.dict(), NAMES)
    private = Page.objects.get_queryset().private_q()  # Asked once for all that follows.
    names = dict(settings.LANGUAGES)
    return Choices(
        address=address,
        years=_years(address, releases, year),
        campaigns=address.narrowing("campaign", _campaigns(index, private)),
        countries=address.narrowing("country", named_countries(_countries(private))),
        languages=address.narrowing(
            "language",
            [(code, names.get(code, code)) for code in _languages(index, private)],
            default=index.locale.language_code,
        ),
    )


def years_with_releases(releases: Releases) -> list[int]:
    """The latest year first. Three queries that each look at the ends of an index, no more."""
    dates = releases.values_list("dateline_date", flat=True)
    newest = dates.first()
    oldest = dates.order_by("dateline_date", "pk").first()
    if newest is None or oldest is None:
        return []
    years = range(newest.year, oldest.year - 1, -1)
    has_release = {
        f"in_{year}": Exists(releases.order_by().filter(dateline_date__year=year))
        for year in years[1:-1]
    }
    if not has_release:
        return list(years)
    row = releases.values(**has_release).first() or {}
    return [year for year in years if row.get(f"in_{year}", True)]


def _years(address: Address, releases: Releases, asked: int | None) -> Narrowing:
    years = years_with_releases(releases)
    return Narrowing(
        [
            Choice(str(year), str(year), address.with_(f"{year}/", page=""), year == asked)
            for year in years
        ],
        address.with_("", page=""),
    )


def _related(model: type[Model], field: str) -> Any:
    """The model at the other end: another app's, so that it can't be imported."""
    return model._meta.get_field(field).related_model


def _campaigns(index: Page, private: Q) -> list[tuple[str, str]]:
    """(slug, title) of the campaigns that have releases, in the newsroom's language."""
    key = OuterRef("translation_key")
    releases = PressReleaseCampaign.objects.filter(campaign__translation_key=key)
    campaigns = _related(PressReleaseCampaign, "campaign").objects.live().exclude(private)
    found = campaigns.filter(Exists(releases), locale_id=index.locale_id).order_by("title")
    return list(found.values_list("slug", "title"))


def _countries(private: Q) -> list[str]:
    """Codes of the countries whose affiliates have releases."""
    releases = PressReleaseAffiliate.objects.filter(affiliate=OuterRef("pk"))
    affiliates = _related(PressReleaseAffiliate, "affiliate").objects.live().exclude(private)
    return list(affiliates.filter(Exists(releases)).values_list("country", flat=True).distinct())


def _languages(index: Page, private: Q) -> list[str]:
    """Codes of the languages in which there is a public newsroom; a draft's own is among them."""
    versions = index.get_translations().live().exclude(private)
    codes = versions.values_list("locale__language_code", flat=True)
    return sorted({*codes, index.locale.language_code})
