"""Datelines: "November 8th, 2023." and "NAIROBI, Kenya, 8 November 2023 —" before a lead."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from news.importer.recognise.cues import one_of, phrases
from news.importer.recognise.dates import find_date, parse_date
from news.importer.recognise.places import is_certain, is_country, looks_like_place
from news.importer.source import Block

LONGEST = 200
_DATE = "\x1e"
"""Stands for the date, which is found first: a sign that no text carries."""

_NAME = r"[^\W\d_][^\d\n()\[\]:;–—|/]{0,79}?"
_PLACE = rf"(?P<place>{_NAME}(?:\s?/\s?{_NAME})?(?:\s?\({_NAME}\))?)"
_DASH = r"(?:\s-{1,2}(?=\s|$)|\s?--|\s?[–—])"
_AGENCY = r"(?:\s?/[\w .-]{2,20}/|\s?\([^\W\d_][\w .-]{1,19}\))?"
_SIGNS = rf"(?:[.:]?{_DASH}+|[.:]-{{1,2}}(?=\s|$))"
_ENDS = rf"{_AGENCY}(?:{_SIGNS}|\s?[.:|](?=\s|$)|$)"
_PARTED = r"(?:[,.:]|\s?[–—|]|\s-)"


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when, and the characters (from 0 to `length`) that said so.

    `place_start` and `place_end` bound the place's own characters; `date` is None where the line
    has only a place.
    """

    place: str
    place_start: int
    place_end: int
    date: datetime.date | None
    length: int


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    label = rf"(?:{one_of(phrases('date'))}\s?:?\s?(?:on\s)?)?"
    signed = rf"(?:{one_of(phrases('signed at'))}\s+)?"
    forms = (
        rf"[(\[](?:{_PLACE}{_PARTED}?\s)?{_DATE}[)\]](?:{_ENDS})?",
        rf"{_PLACE}{_PARTED}?\s?\({_DATE}\)(?:{_ENDS})?",
        rf"{label}{_DATE}{_PARTED}\s?{_PLACE}(?P<loose>$)",
        rf"{label}{_DATE}(?:{_ENDS}|(?P<open>\s))",
        rf"{signed}{_PLACE}{_PARTED}?\s{_DATE}(?:{_ENDS}|(?P<open>\s))",
        rf"{label}{_DATE}{_PARTED}\s?{_PLACE}{_AGENCY}(?:{_SIGNS}|(?P<loose>:|$))",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


_PLACE_ALONE = re.compile(
    rf"(?:\((?P<in_brackets>{_NAME})\)|{_PLACE}{_AGENCY})(?:\s?{_DASH}+|(?P<colon>:))(?=\s)"
)


def find_dateline(block: Block, language: str) -> Dateline | None:
    """The dateline a block begins with; None if it begins with none.

    A date needs something after it that ends the dateline: a dash, a full stop, a colon, brackets,
    the end of the block, or the end of the bold type it stands in. Behind a place that names its
    country a capital letter is enough.
    """
    text = block.text[:LONGEST]
    if found := find_date(text):
        for form in _forms():
            match = form.match(text[: found.start()] + _DATE + text[found.end() :])
            if match and (dateline := _checked(match, found, block, language)):
                return dateline
    match = _PLACE_ALONE.match(text)
    return _place_alone(match) if match else None


def _place_alone(match: re.Match[str]) -> Dateline | None:
    """ "NAIROBI, Kenya —", "NAIROBI (AGENCY) —", "(Nairobi) –" and "Nairobi, Kenya: …"."""
    group = "in_brackets" if match["in_brackets"] else "place"
    place, (start, end) = match[group], match.span(group)
    town, _bracket, inside = place.partition("(")
    if inside and not is_country(inside.rstrip(")")):  # An agency's name, no part of the place.
        place = town.rstrip()
        end = start + len(place)
    if not looks_like_place(place):
        return None
    if match["in_brackets"]:
        is_dateline = match.string[match.end() :].lstrip()[:1].isupper()
    elif match["colon"]:
        # "Kenya: a new law" begins a sentence, "Nairobi, Kenya: …" a release.
        is_dateline = is_certain(place) and "," in place
    else:
        is_dateline = is_certain(place)
    return Dateline(place, start, end, None, match.end()) if is_dateline else None


def _checked(
    match: re.Match[str], found: re.Match[str], block: Block, language: str
) -> Dateline | None:
    """The dateline of a form that matched, with the date found put in for its sign."""
    groups = match.groupdict()
    date = parse_date(found[0], language)
    place = groups.get("place") or ""
    if date is None or (place and not looks_like_place(place)):
        return None
    if groups.get("open") is not None and not (
        found.end() in _ends_of_bold(block)
        or (place and is_certain(place) and match.string[match.end() :][:1].isupper())
    ):
        return None
    if groups.get("loose") is not None and not is_certain(place):
        return None
    put_in = len(found[0]) - len(_DATE)
    length = match.end() + put_in
    if length == LONGEST and len(block.text) > LONGEST:
        return None  # the end of the excerpt is not the end of the block
    start, end = match.span("place") if place else (0, 0)
    if start > found.start():
        start, end = start + put_in, end + put_in
    return Dateline(place, start, end, date, length)


def _ends_of_bold(block: Block) -> set[int]:
    """The places in the text at which its first emphasis ends."""
    first = block.spans[0]
    return {len(first.text.rstrip())} if first.marks else set()
