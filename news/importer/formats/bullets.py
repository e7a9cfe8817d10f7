"""The signs before the items of a list that its source does not call a list."""

import re

_SIGN = "[•·◦▪●○■‣]"
BULLET_SIGN = re.compile(rf"\s*{_SIGN}\s*(?=\S)")
"""A sign that means nothing else, as Word writes it into HTML."""

BULLET = re.compile(rf"\s*(?:[-*]\s+|{_SIGN}\s*|o\t\s*)(?=\S)")
"""In a plain text a dash and an asterisk are bullets too."""

ASTERISK = re.compile(r"\s*\*(?=\w)")
"""A bullet where the line above or below begins with one too; alone it marks a footnote."""
