"""Places: what can be one, and the one a lead names. Country names are CLDR's."""

import re
import unicodedata
from functools import cache

from hni_site.foundations.geography import country_codes, country_name
from news.importer.recognise.cues import JOINING, begins_small, one_of, phrases
from news.importer.recognise.dates import LANGUAGES, is_time

# Names in use that CLDR does not give.
OTHER_NAMES = frozenset(
    {"USA", "U.S.A.", "U.S.", "US", "UK", "U.K.", "EE. UU.", "EE.UU.", "Turkey", "Ivory Coast",
     "Costa de Marfil", "Burma", "Viet Nam", "Republic of Korea", "Macedonia", "Cabo Verde",
     "Timor-Leste", "England", "Scotland", "Wales", "DRC", "Hong Kong", "Kirguistán", "Moldova"}
)  # fmt: skip
MAX_PARTS = 3
MAX_WORDS = 4
MAX_LENGTH = 80
LONGEST_COUNTRY = 7
"""Words of "South Georgia and the South Sandwich Islands"."""


def _variants(name: str) -> set[str]:
    """A CLDR name, and it as running text writes it: without brackets, with "and" for "&"."""
    without_brackets = re.sub(r"\s*\(.*?\)", "", name)
    spelled = {name, without_brackets}
    spelled |= {one.replace("&", word) for one in spelled for word in ("and", "y", "et", "e")}
    return {one.replace("’", "'") for one in spelled} | spelled


@cache
def country_names() -> frozenset[str]:
    """Every country's names in the importer's languages."""
    named = (country_name(code, language) for code in country_codes() for language in LANGUAGES)
    return frozenset(variant for name in named for variant in _variants(name)) | OTHER_NAMES


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _folded_names() -> frozenset[str]:
    return frozenset(_folded(name) for name in country_names())


def is_country(text: str) -> bool:
    """The text is a country's name in one of the languages, whatever its case and accents."""
    return _folded(text.strip()) in _folded_names()


def _parts(place: str) -> list[str]:
    """ "Geneva/Nairobi", "Dakar (Sénégal)" and "Nairobi, Kenya" in two."""
    return [part.strip() for part in re.split(r"[,/(]", place.removesuffix(")"))]


def looks_like_place(text: str) -> bool:
    """It has the shape of "Nairobi", "Nairobi, Kenya" or "SAN JOSÉ, Costa Rica"."""
    parts = _parts(text)
    if not 0 < len(text) <= MAX_LENGTH or len(parts) > MAX_PARTS:
        return False
    return all(is_country(part) or _is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    words = part.split()
    if not 0 < len(words) <= MAX_WORDS:
        return False
    capitalised = [not begins_small(word) for word in words]
    others = [word for word, capital in zip(words, capitalised, strict=True) if not capital]
    return (
        capitalised[0]
        and all(word in JOINING for word in others)
        and all(any(c.isalpha() for c in word) for word in words)
        and not _no_place().fullmatch(words[0])
        and not _head_cue().match(part)
        and not is_time(part)
    )


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(one_of(phrases("no place")), re.IGNORECASE)


@cache
def _head_cue() -> re.Pattern[str]:
    cues = ("kicker", "immediate", "release on", "embargo")
    return re.compile(one_of(phrase for cue in cues for phrase in phrases(cue)), re.IGNORECASE)


def is_certain(place: str) -> bool:
    """It names a country, or its town stands in capitals as agencies set it."""
    parts = _parts(place)
    town = parts[0]
    return is_country(parts[-1]) or (town.isupper() and len(town) >= 3)


@cache
def _town_and_more() -> re.Pattern[str]:
    """ "in TOWN, " and the words that may begin with a country's name."""
    prepositions = one_of([form for word in phrases("in") for form in (word, word.capitalize())])
    word = r"[^\W\d_][\w'’.-]*"
    town = rf"{word}(?:\s{word}){{0,{MAX_WORDS - 1}}}"
    article = r"(?:the\s|la\s|el\s|los\s|las\s|les\s|le\s|l['’])?"
    more = rf"{word}(?:[\s-]+(?:{word}|&)){{0,{LONGEST_COUNTRY - 1}}}"
    return re.compile(
        rf"{prepositions}(?=\s+(?P<place>(?P<town>{town}),\s+{article})(?P<more>{more}))"
    )


def _country_at_start(words: str) -> str:
    """The longest country's name that a text begins with; empty if there is none."""
    ends = [match.start() for match in re.finditer(r"[\s.-]|$", words)]
    names = (words[:end] for end in reversed(ends))
    return next((name for name in names if is_country(name)), "")


def place_in(lead: str) -> str:
    """The town and country a lead names, such as "Nairobi, Kenya" in "… met in Nairobi, Kenya."

    Empty where it names none, or more than one, for then only a person can tell which it is.
    """
    found = {
        match["place"] + country
        for match in _town_and_more().finditer(lead)
        if looks_like_place(match["town"]) and (country := _country_at_start(match["more"]))
    }
    return found.pop() if len(found) == 1 else ""
