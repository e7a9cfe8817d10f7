"""What was not translated at all."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from hni_site.translation.checks.addresses import without_addresses
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.placeholders import PLACEHOLDER
from hni_site.translation.checks.segment import Finding, Segment, blocks, warns
from hni_site.translation.glossary.terms import Term, without

# The script of each language that is not written in Latin letters, as Unicode names letters.
SCRIPTS: dict[str, str] = {
    **dict.fromkeys(("ur", "ps", "fa", "ar"), "ARABIC"),
    **dict.fromkeys(("hi", "ne"), "DEVANAGARI"),
    **dict.fromkeys(("ru", "bg", "mk", "ky", "tg"), "CYRILLIC"),
    "bn": "BENGALI",
    "ta": "TAMIL",
    "si": "SINHALA",
    "dv": "THAANA",
    "dz": "TIBETAN",
    "th": "THAI",
    "lo": "LAO",
    "km": "KHMER",
    "my": "MYANMAR",
    "am": "ETHIOPIC",
}
LEAST = 0.5  # Of the letters of a translation, in the script of its language.
FEW = 12  # So many letters may be a name that was left in Latin letters.
NAME = 3  # Words: a longer text with capitals at its words is a headline.
NAMES = frozenset({"name", "attribution", "credit", "organisation", "dateline_place", "place"})


def empty(segment: Segment) -> Iterator[Finding]:
    if segment.source_text.strip() and not segment.target_text.strip():
        yield blocks(Check.EMPTY, _("Nothing is translated here yet. Translate the text."))


def untranslated(segment: Segment, terms: Sequence[Term]) -> Iterator[Finding]:
    """Neither the source's words again, nor mostly letters of another script."""
    source, target = _words(segment.source_text), _words(segment.target_text)
    kept = [term.term for term in terms if term.keep_as_is]
    rest = PLACEHOLDER.sub(" ", without_addresses(without(kept, segment.target_text)))
    letters = [char for char in rest if char.isalpha()]
    if not letters or segment.field_name in NAMES:
        return
    if source == target and segment.source_language != segment.language:
        if not _is_name(rest, segment):
            yield warns(
                Check.UNTRANSLATED,
                _("The translation is the source, word for word. Translate it."),
            )
    elif len(letters) > FEW and _share(rest, segment.base) < LEAST:
        yield warns(
            Check.UNTRANSLATED,
            _("Most of it is not in the letters of this language. Translate it."),
        )


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_name(rest: str, segment: Segment) -> bool:
    """Whether a text that stayed the same may be a name: few words, each with a capital."""
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= NAME and all(word[0].isupper() for word in words)


def _share(text: str, base: str) -> float:
    """How much of the text is in the language's script, names in Latin letters aside."""
    script = SCRIPTS.get(base, "LATIN")
    native = [char for char in text if char.isalpha() and _script(char) == script]
    words = re.findall(r"[^\W\d_]+", text)
    if native and script != "LATIN":
        words = [word for word in words if not (word[0].isupper() and _script(word[0]) == "LATIN")]
    letters = [char for char in "".join(words) if char.isalpha()]
    return len(native) / len(letters) if letters else 1


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of the letter's name: LATIN of LATIN SMALL LETTER A."""
    return unicodedata.name(letter, "").partition(" ")[0]
