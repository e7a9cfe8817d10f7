"""What translators do wrong: each breaks a right segment in one way, and says which check must see.

A fault gives nothing where the segment has nothing to break in that way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Segment
from tests.translation.checks.sentences import CHANGED, MONTHS, TERMS
from tests.translation.checks.writing import LEFT_TO_RIGHT, NARROW, Written

HOLDS = 255  # Characters, in the fields of the sentences.


@dataclass(frozen=True)
class Planted:
    segment: Segment
    expected: frozenset[Check]
    follows: frozenset[Check] = frozenset()
    """What the fault brings with it: an untranslated text has the source's punctuation."""


Fault = Callable[[Written, Random], tuple[str, int] | str | None]


def right(written: Written) -> Planted:
    return Planted(_segment(written, written.target), frozenset())


def plant(check: Check, written: Written, random: Random) -> Planted | None:
    """The segment with a fault for the check."""
    broken = FAULTS[check](written, random)
    if broken is None:
        return None
    target, holds = broken if isinstance(broken, tuple) else (broken, HOLDS)
    if target == written.target and holds == HOLDS:
        return None
    follows = {
        Check.UNTRANSLATED: {Check.PUNCTUATION, Check.GLOSSARY, Check.DIRECTION, Check.DATES}
        | {Check.NUMBERS},  # "70 million" is no number in Hindi.
        Check.KEEP_AS_IS: {Check.PUNCTUATION},
    }
    return Planted(
        _segment(written, target, holds), frozenset({check}), frozenset(follows.get(check, set()))
    )


def _segment(written: Written, target: str, holds: int = HOLDS) -> Segment:
    return Segment(written.source, target, "en", written.language, written.field, holds)


def _empty(written: Written, random: Random) -> str:
    return random.choice(["", " ", "<b></b>"])


def _max_length(written: Written, random: Random) -> tuple[str, int]:
    text = re.sub("<[^>]*>", "", written.target)
    return written.target, len(text) - random.randint(1, 2)


def _markup(written: Written, random: Random) -> str | None:
    tags = [m.span() for m in re.finditer("<[^>]*>", written.target)]
    if not tags:
        return None
    start, end = random.choice(tags)
    tag = written.target[start:end]
    wrong = random.choice(["", tag[:-1], "<u>" if tag[1] != "/" else "</u>"])
    return written.target[:start] + wrong + written.target[end:]


def _emphasis(written: Written, random: Random) -> str:
    return re.sub("</?b>", "", written.target)


def _links(written: Written, random: Random) -> str:
    other = random.choice(["</?a[^>]*>", ' id="a1"'])
    return re.sub(other, "" if other.startswith("<") else ' id="a2"', written.target)


def _addresses(written: Written, random: Random) -> str | None:
    if not written.addresses:
        return None
    address = random.choice(written.addresses)
    changed = re.sub(r"[\d](?=\D*$)", lambda m: str((int(m[0]) + 3) % 10), address)
    is_alone = written.target == address
    return written.target.replace(address, changed if is_alone else random.choice([changed, ""]))


def _placeholders(written: Written, random: Random) -> str:
    return written.target.replace("%(name)s", random.choice(["%(nombre)s", "%(name) s", "name"]))


def _numbers(written: Written, random: Random) -> str | None:
    if not written.numbers:
        return None
    number = random.choice(written.numbers)
    found = re.search(rf"(?<![C\d]){re.escape(number)}", written.target)
    assert found
    position = found.start()
    digits = [index for index, char in enumerate(number) if char.isdigit()]
    at = random.choice(digits)
    zero = chr(ord(number[at]) - int(number[at]))
    other = chr(ord(zero) + (int(number[at]) + random.randint(1, 9)) % 10)
    swapped = number[:at] + other + number[at + 1 :]
    lost = "" if len(digits) > 1 else swapped
    more = number + chr(ord(zero) + random.randint(1, 9))
    wrong = random.choice([swapped, swapped, more, lost])
    return written.target[:position] + wrong + written.target[position + len(number) :]


def _dates(written: Written, random: Random) -> str | None:
    if not written.months:
        return None
    month = written.months[0]
    other = random.choice([m for m in MONTHS[written.language] if m != month])
    return written.target.replace(month, other)


def _keep(written: Written, random: Random) -> str | None:
    if not written.kept:
        return None
    name = random.choice(written.kept)
    return written.target.replace(name, CHANGED[name][written.language])


def _other_words(which: int) -> Fault:
    def other(written: Written, random: Random) -> str | None:
        if not written.terms:
            return None
        term = random.choice(written.terms)
        words = TERMS[term][written.language][which]
        return written.target.replace(written.term_in_target(term), words)

    return other


def _untranslated(written: Written, random: Random) -> str | None:
    plain = re.sub("<[^>]*>|%\\(name\\)s", "", written.source)
    is_sentence = len(plain.split()) > 3
    return written.source if is_sentence else None


def _length(written: Written, random: Random) -> str | None:
    return " – ".join([written.target] * 4) if written.field == "title" else None


def _punctuation(written: Written, random: Random) -> str | None:
    wrong = {
        "es": [("¿", ""), ("¡", "")],
        "fr": [(f"{NARROW}{sign}", f"{space}{sign}") for sign in "?!;:»" for space in ("", " ")],
        "ur": [("؟", "?"), ("،", ","), ("۔", "."), ("؛", ";")],
        "hi": [("।", ".")],
        "ar": [("؟", "?"), ("،", ","), ("؛", ";")],
    }.get(written.language, [])
    possible = [(old, new) for old, new in wrong if old in written.target]
    return written.target.replace(*random.choice(possible)) if possible else None


def _final_punctuation(written: Written, random: Random) -> str | None:
    stops = {"ur": "۔", "hi": "।", "th": "!"}
    if written.field == "title":
        return written.target + stops.get(written.language, ".")
    ends_right = written.target[-1:] in ".۔।"
    return written.target[:-1] if ends_right else None


def _direction(written: Written, random: Random) -> str | None:
    if LEFT_TO_RIGHT in written.target:
        return written.target.replace(LEFT_TO_RIGHT, "")
    if written.language in ("ur", "ar"):
        return random.choice(["\u2067", "\u202b", "\u202e"]) + written.target
    return None


FAULTS: dict[Check, Fault] = {
    Check.EMPTY: _empty,
    Check.MAX_LENGTH: _max_length,
    Check.MARKUP: _markup,
    Check.EMPHASIS: _emphasis,
    Check.LINKS: _links,
    Check.ADDRESSES: _addresses,
    Check.PLACEHOLDERS: _placeholders,
    Check.NUMBERS: _numbers,
    Check.DATES: _dates,
    Check.KEEP_AS_IS: _keep,
    Check.FORBIDDEN: _other_words(1),
    Check.GLOSSARY: _other_words(2),
    Check.UNTRANSLATED: _untranslated,
    Check.LENGTH: _length,
    Check.PUNCTUATION: _punctuation,
    Check.FINAL_PUNCTUATION: _final_punctuation,
    Check.DIRECTION: _direction,
}
