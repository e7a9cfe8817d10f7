"""Digits of any script as ASCII digits."""

import sys
import unicodedata

_TO_ASCII = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x80, sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Nd"
} | {
    ord("\u066b"): ".",  # The Arabic decimal separator
    ord("\u066c"): ",",  # and the one between thousands.
}


def ascii_digits(text: str) -> str:
    """The text with the digits of all scripts, and the Arabic separators, as in English."""
    return text.translate(_TO_ASCII)
