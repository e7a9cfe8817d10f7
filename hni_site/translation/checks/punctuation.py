"""Punctuation: the signs of each language, and what a text ends with."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from hni_site.translation.checks.addresses import without_addresses
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.placeholders import PLACEHOLDER
from hni_site.translation.checks.segment import Finding, Segment, warns

_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u07bf"  # No digits.
_MIRRORED = {"?": "؟", ",": "،", ";": "؛"}
_BESIDE_ARABIC = re.compile(rf"(?<=[{_ARABIC}])\s?[?,;](?!\d)|[?,;](?=\s+[{_ARABIC}])|[?;](?=\s*$)")
_ARABIC_LETTER = re.compile(f"[{_ARABIC}]")
ARABIC_SIGNS = frozenset({"ar", "fa", "ps", "ur", "dv"})

# Language → its full stop and the letters it stands behind, where that is not a dot.
FULL_STOPS: dict[str, tuple[str, str]] = {
    "ur": ("۔", "\u0600-\u06ff"),
    "hi": ("।", "\u0900-\u097f"),
    "ne": ("।", "\u0900-\u097f"),
    "bn": ("।", "\u0980-\u09ff"),
    "my": ("။", "\u1000-\u109f"),
    "km": ("។", "\u1780-\u17ff"),
    "am": ("።", "\u1200-\u137f"),
    "dz": ("།", "\u0f00-\u0fff"),
}
_ABBREVIATION = 2  # Letters: डॉ., रु.

_NARROW, _NO_BREAK = "\u202f", "\u00a0"
_BEFORE_FRENCH = re.compile(rf"(?<=\w)(\s?)(?<![{_NARROW}{_NO_BREAK}])([;:!?»])(?![\d/])")
_AFTER_GUILLEMET = re.compile(rf"«(?![{_NARROW}{_NO_BREAK}])")


def punctuation(segment: Segment) -> Iterator[Finding]:
    """The signs that the language of the translation has of its own."""
    text = PLACEHOLDER.sub("x", without_addresses(segment.target_text))
    if segment.base == "es":
        yield from _spanish(text)
    if segment.base == "fr":
        yield from _french(text)
    if segment.base in ARABIC_SIGNS:
        yield from _arabic(text)
    if segment.base in FULL_STOPS:
        yield from _full_stop(text, *FULL_STOPS[segment.base])


def _spanish(text: str) -> Iterator[Finding]:
    for opening, closing in ("¿?", "¡!"):
        if (text.count(opening) > 0) != (text.count(closing) > 0) or text.count(opening) > len(
            re.findall(rf"\{closing}+", text)
        ):
            yield _told(
                _("Spanish opens with %(opening)s what ends with %(closing)s. Set both."),
                opening=opening,
                closing=closing,
            )
        elif text.count(opening) < len(re.findall(rf"\{closing}+", text)):
            yield _told(
                _("A %(opening)s is missing. Set it where the question or exclamation begins."),
                opening=opening,
            )


def _french(text: str) -> Iterator[Finding]:
    signs = [match[2] for match in _BEFORE_FRENCH.finditer(text)]
    signs += _AFTER_GUILLEMET.findall(text)
    if signs:
        yield _told(
            _("Set a narrow no-break space before ; : ! ? » and after «: here at %(sign)s"),
            sign=" ".join(dict.fromkeys(signs)),
        )


def _arabic(text: str) -> Iterator[Finding]:
    signs = _BESIDE_ARABIC.findall(text) if _ARABIC_LETTER.search(text) else []
    if wrong := dict.fromkeys(sign.strip() for sign in signs):
        yield _told(
            _("Write %(right)s instead of %(wrong)s in this language."),
            right=" ".join(_MIRRORED[sign] for sign in wrong),
            wrong=" ".join(wrong),
        )


def _full_stop(text: str, stop: str, letters: str) -> Iterator[Finding]:
    pattern = rf"([{letters}]+)[»”\"')\]]*\.(?!\.)(?=[\s»”“\"')\]]|$)"
    sentences = re.finditer(pattern, text)
    if any(len(m[1]) > _ABBREVIATION or not text[m.end() :].strip() for m in sentences):
        yield _told(_("End sentences with %(stop)s in this language, not with a dot."), stop=stop)


_ENDS = {
    **dict.fromkeys(".۔।॥။។።།。", "."),
    **dict.fromkeys("?؟፧", "?"),
    "!": "!",
    ":": ":",
    "፡": ":",
    "…": "…",
    ";": ";",
    "؛": ";",
    ",": ",",
    "،": ",",
}
_BEHIND = re.compile(r"[\s\"'”’“»«›‹)\]}*\u200e\u200f\u2066-\u2069\u202a-\u202e]+$")
_ABBREVIATED = re.compile(r"(?:\b\w\.)+$|\b(?:etc|Inc|Ltd|No|vs|approx)\.$")
# Thai and Lao have no full stop, and need no question mark; Burmese and Dzongkha have one sign.
NO_STOPS = frozenset({"th", "lo"})
ONE_STOP = frozenset({"my", "dz"})


def final_punctuation(segment: Segment) -> Iterator[Finding]:
    """It ends as the source ends: a question stays one, a headline gets no full stop."""
    source, target = _end(segment.source_text), _end(segment.target_text)
    if segment.base in NO_STOPS and source in (".", "?") and not target:
        return
    if segment.base in ONE_STOP and {source, target} <= {".", "?", "!"}:
        return
    if source == target or _ABBREVIATED.search(_BEHIND.sub("", segment.source_text)):
        return
    if not source:
        yield warns(
            Check.FINAL_PUNCTUATION,
            _("The source ends without punctuation. Take out the %(target)s at the end.")
            % {"target": target},
        )
    elif not target:
        yield warns(
            Check.FINAL_PUNCTUATION,
            _("The source ends with %(source)s. Set the sign that your language has for it.")
            % {"source": source},
        )
    else:
        yield warns(
            Check.FINAL_PUNCTUATION,
            _("The source ends with %(source)s, the translation with %(target)s. Check the end.")
            % {"source": source, "target": target},
        )


def _end(text: str) -> str:
    """The last sign as its kind, empty where there is none."""
    text = _BEHIND.sub("", text)
    if text.endswith("..."):
        return "…"
    return _ENDS.get(text[-1:], "")


def _told(sentence: str, **signs: str) -> Finding:
    return warns(Check.PUNCTUATION, sentence % signs)
