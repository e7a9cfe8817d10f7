"""Is a line break meant, or did the line only get too long?

E-mail programs and editors break running text at a fixed width. Such breaks mean nothing; in a
text that is not wrapped, a break is one its writer made.
"""

from itertools import pairwise

WIDEST = 100
NARROWEST = 45
ENOUGH_LINES = 3
MOST = 0.8
SLACK = 3
"""A list's indentation or a wide letter may have cost a line some characters."""


def wrap_width(text: str) -> int | None:
    """The width, in characters, at which running text was wrapped; None if it was not.

    At a wrapped line's end the next word no longer fitted. A text counts as wrapped when that
    holds for most of its long lines that have another one below them.
    """
    lines = text.splitlines()
    pairs = [
        (line.rstrip(), below.split()[0])
        for line, below in pairwise(lines)
        if len(line.rstrip()) >= NARROWEST and below.strip() and _says_something(line)
    ]
    if len(pairs) < ENOUGH_LINES:
        return None
    width = max(len(line) for line, _ in pairs)
    full = sum(len(line) + 1 + len(word) > width - SLACK for line, word in pairs)
    return width if width <= WIDEST and full >= MOST * len(pairs) else None


def _says_something(line: str) -> bool:
    """It is no rule drawn with signs, which is as long as its writer liked."""
    return any(character.isalnum() for character in line)


def is_wrapped(line: str, below: str, width: int | None) -> bool:
    """The break between the two lines was made because the line was full."""
    if width is None or not below.split():
        return False
    return len(line.rstrip()) + 1 + len(below.split()[0]) > width - SLACK
