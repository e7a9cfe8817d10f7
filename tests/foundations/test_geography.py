"""Countries, their names, and HNI's regions."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from hni_site.foundations import geography
from hni_site.foundations.fields import CountryField
from hni_site.foundations.geography import (
    Region,
    countries_of,
    country_choices,
    country_codes,
    country_name,
    language_name,
    region_of,
)

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# The countries of C177's ratifications and of HNI's own statements.
KNOWN = {"FI", "IE", "AL", "NL", "AR", "BG", "BA", "TJ", "BE", "MK", "SI", "AG", "ES", "KE"}


def test_codes_are_iso_3166_and_as_many_as_there_are() -> None:
    codes = country_codes()

    assert len(codes) == len(set(codes)) == 249  # ISO 3166-1 has 249 entries.
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert set(codes) >= KNOWN
    assert {"XK", "EU", "UN", "ZZ", "UK"}.isdisjoint(codes)


def test_regions_data_names_each_country_at_most_once() -> None:
    file = Path(geography.__file__).parent / "data" / "regions.json"
    data: dict[str, list[str]] = json.loads(file.read_text())
    counts = Counter(code for codes in data.values() for code in codes)

    assert set(data) == set(Region.values)
    assert set(counts) <= set(country_codes())
    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("KE", Region.AFRICA),
        ("IN", Region.SOUTH_ASIA),
        ("TH", Region.SOUTHEAST_ASIA),
        ("AR", Region.LATIN_AMERICA),
        ("BG", Region.EASTERN_EUROPE_AND_CENTRAL_ASIA),
        ("TJ", Region.EASTERN_EUROPE_AND_CENTRAL_ASIA),
        ("FI", None),
        ("", None),
        ("??", None),
    ],
)
def test_region_of_a_country(code: str, region: Region | None) -> None:
    assert region_of(code) is region
    assert region is None or code in countries_of(region)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    for code in country_codes():
        name = country_name(code, language)
        assert name
        assert name != code


def test_names_are_in_the_language() -> None:
    assert country_name("KE", "en") == "Kenya"
    assert country_name("TH", "th") == "ไทย"
    assert country_name("PK", "ur") == "پاکستان"
    assert country_name("KE", "dv") == "Kenya"  # CLDR knows few names in Dhivehi.
    assert country_name("ES", "es-ar") == "España"
    assert country_name("??", "en") == "??"
    assert language_name("sw", "es") == "suajili"
    with translation.override("fr"):
        assert country_name("DE") == "Allemagne"
    with translation.override(None):
        assert country_name("DE") == "Germany"


def test_choices_are_sorted_by_name_in_the_editors_language() -> None:
    with translation.override("es"):
        choices = country_choices()

    names = [name for _code, name in choices]
    assert ("DE", "Alemania") in choices
    assert names.index("Alemania") < names.index("Etiopía") < names.index("Zambia")
    with translation.override("fr"):
        names = [name for _code, name in country_choices()]
    assert names.index("Équateur") < names.index("Espagne") < names.index("Zambie")


@pytest.mark.parametrize("code", ["KE", "AG"])
def test_country_field_takes_codes(code: str) -> None:
    CountryField().clean(code, None)


@pytest.mark.parametrize("code", ["XK", "ke", "Kenya", "UK", "ZZ"])
def test_country_field_says_what_a_code_is(code: str) -> None:
    with pytest.raises(ValidationError, match="two letters, such as KE"):
        CountryField().validate(code, None)


def test_country_field_keeps_names_out_of_migrations() -> None:
    _name, _path, _args, kwargs = CountryField().deconstruct()

    assert "choices" not in kwargs
