"""Text as it is compared: one form of each letter, whatever keyboard or habit wrote it.

What is left out is what readers leave out: accents, the vowel signs of Arabic and Hebrew, the
nukta, marks that nobody sees. What makes another word of it stays, such as the vowel signs of Hindi
and Thai. Figures are ASCII's; all that is no letter, mark or figure is a space.
"""

import unicodedata
from collections.abc import Iterator

_LEFT_OUT = frozenset(
    chr(point)
    for first, last in (
        (0x0300, 0x036F),  # Accents, and their further blocks below.
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE20, 0xFE2F),
        (0xFE00, 0xFE0F),  # Variation selectors.
        (0x0483, 0x0487),
        (0x0591, 0x05C7),  # Hebrew points.
        (0x0610, 0x061A),  # Arabic signs, hamza and madda above a letter, tatweel.
        (0x0640, 0x0640),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06ED),
        *((0x093C + block, 0x093C + block) for block in range(0, 0x400, 0x80)),  # Nukta.
    )
    for point in range(first, last + 1)
    if unicodedata.category(chr(point)) in {"Mn", "Lm", "Me"}
)
# Letters that keyboards have in several forms; that of the right is as good as that of the left.
_SAME = {
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ه": "ہ",
    "ە": "ہ",
    "ٱ": "ا",
    "\u0901": "\u0902",  # Chandrabindu, anusvara.
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}


class _Folding(dict[int, str]):
    """Code point → what stands for it, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(point)).casefold()
        found = "".join(_folded(c) for c in unicodedata.normalize("NFKD", decomposed))
        self[point] = found
        return found


def _folded(character: str) -> str:
    if character in _LEFT_OUT or unicodedata.category(character) == "Cf":
        return ""
    if (figure := unicodedata.decimal(character, None)) is not None:
        return str(figure)
    if unicodedata.category(character)[0] not in "LMN":
        return " "
    return _SAME.get(character, character)


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Words in their compared form, with single spaces between."""
    return " ".join(text.translate(_FOLDING).split())


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The compared form, spaces as they come, and where in the text each of its characters was."""
    pieces = [_FOLDING[ord(character)] for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places


# --- Words ----------------------------------------------------------------------------------------

LONGEST_WORD = 40
GRAM = 3


def _unspaced(character: str) -> bool:
    """Of a script that puts no spaces between words: Thai and Lao, Burmese, Khmer, Chinese."""
    point = ord(character)
    return (
        0x0E00 <= point <= 0x0EFF
        or 0x1000 <= point <= 0x109F
        or 0x1780 <= point <= 0x17FF
        or 0xAA60 <= point <= 0xAA7F
        or 0x3040 <= point <= 0x30FF
        or 0x3400 <= point <= 0x9FFF
    )


def tokens(text: str) -> Iterator[str]:
    """The words of a folded text, and its stretches without spaces, one after the other."""
    for word in text.split():
        if word.isascii():
            yield word
            continue
        start = 0
        for place in range(1, len(word)):
            if _unspaced(word[place]) != _unspaced(word[place - 1]):
                yield word[start:place]
                start = place
        yield word[start:]


def is_unspaced(token: str) -> bool:
    """Whether there are words in the token that no space tells apart."""
    return _unspaced(token[0])


def terms(token: str) -> list[str]:
    """What a token is filed under: itself, or without spaces every three characters of it.

    The last two are filed, too, so that whatever stands in the token begins one of its terms.
    """
    if is_unspaced(token):
        return [token[start : start + GRAM] for start in range(len(token))]
    return [token[:LONGEST_WORD]]
