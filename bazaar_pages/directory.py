"""The affiliates by region and country."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hni_site.foundations.geography import Region, named_countries, region_of
from hni_site.foundations.world import Mark

if TYPE_CHECKING:
    from bazaar_pages.models import AffiliatePage


class CountryEntry(NamedTuple):
    code: str
    name: str
    affiliates: list[AffiliatePage]


class RegionEntry(NamedTuple):
    region: Region | None
    """None for countries outside the five regions."""
    countries: list[CountryEntry]

    @property
    def total(self) -> int:
        """How many affiliates the region has."""
        return sum(len(country.affiliates) for country in self.countries)


def directory(affiliates: Iterable[AffiliatePage]) -> list[RegionEntry]:
    """Regions in their own order, countries by name, affiliates in the order given."""
    by_country: dict[str, list[AffiliatePage]] = {}
    for affiliate in affiliates:
        by_country.setdefault(affiliate.country, []).append(affiliate)
    countries = [
        CountryEntry(code, name, by_country[code]) for code, name in named_countries(by_country)
    ]
    order = [*Region, None]
    countries.sort(key=lambda country: order.index(region_of(country.code)))
    return [
        RegionEntry(region, list(entries))
        for region, entries in groupby(countries, key=lambda country: region_of(country.code))
    ]


def marks(regions: Iterable[RegionEntry]) -> list[Mark]:
    """What the map of affiliates marks: each country, with how many affiliates it has."""
    return [
        Mark(country.code, f"{country.name}: {len(country.affiliates)}")
        for entry in regions
        for country in entry.countries
    ]
