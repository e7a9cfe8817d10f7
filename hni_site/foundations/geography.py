"""Countries, their names in every language, and HNI's regions.

A country is an ISO 3166-1 alpha-2 code. Its name comes from CLDR (through Babel). Which region of
HNI it belongs to is data: `data/regions.json`, from HNI's own list of five regions.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hni_site.foundations.text import sort_key

# CLDR's territory list also holds exceptional reservations and groupings.
_NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)


class Region(models.TextChoices):
    AFRICA = "africa", _("Africa")
    SOUTH_ASIA = "south-asia", _("South Asia")
    SOUTHEAST_ASIA = "southeast-asia", _("Southeast Asia")
    LATIN_AMERICA = "latin-america", _("Latin America")
    EASTERN_EUROPE_AND_CENTRAL_ASIA = (
        "eastern-europe-and-central-asia",
        _("Eastern Europe and Central Asia"),
    )


# The day before the month, and US$ among other dollars. Plain `en` is the United States' own.
WORLD_ENGLISH = Locale.parse("en_001")


@lru_cache
def cldr(language: str | None) -> Locale:
    """CLDR's data for a language, English where it has none."""
    if language in (None, "", "en"):
        return WORLD_ENGLISH
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return WORLD_ENGLISH
    # Babel opens a few languages of which CLDR knows nothing: their months are numbers.
    is_empty = locale.months["format"]["wide"][1] == "M01"
    return WORLD_ENGLISH if is_empty else locale


@lru_cache
def _regions() -> dict[str, Region]:
    file = Path(__file__).parent / "data" / "regions.json"
    by_region: dict[str, list[str]] = json.loads(file.read_text())
    return {code: Region(region) for region, codes in by_region.items() for code in codes}


def country_codes() -> list[str]:
    """Every ISO 3166-1 alpha-2 code, in alphabetical order."""
    territories = [str(code) for code in cldr("en").territories]
    return sorted(
        code
        for code in territories
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    )


def country_name(code: str, language: str | None = None) -> str:
    """The country's name in the language (default: the active one); the code if there is none."""
    language = language or get_language() or "en"
    name = cldr(language).territories.get(code) or cldr("en").territories.get(code)
    return str(name or code)


def language_name(code: str, language: str | None = None) -> str:
    """A language's name in another (default: the active one); the code if there is none."""
    name = cldr(language or get_language() or "en").languages.get(code)
    return str(name or cldr("en").languages.get(code) or code)


def named_countries(codes: Iterable[str]) -> list[tuple[str, str]]:
    """(code, name) of each country, sorted by name, in the active language."""
    named = ((code, country_name(code)) for code in codes)
    return sorted(named, key=lambda country: sort_key(country[1]))


def country_choices() -> list[tuple[str, str]]:
    """All countries, as choices for a form."""
    return named_countries(country_codes())


def region_of(code: str) -> Region | None:
    """HNI's region of a country; None for a country outside the five regions."""
    return _regions().get(code)


def countries_of(region: Region) -> list[str]:
    """The codes of a region's countries."""
    return [code for code, its_region in _regions().items() if its_region is region]
