"""What is said of a quote, a figure or a day, wherever it is said."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from babel import dates
from django.utils.translation import gettext as _

from hni_site.foundations.geography import cldr
from hni_site.foundations.text import without_forbidden
from hni_site.languages import comma

# CLDR's delimiters (common/main/*.xml), where they are not “…”. Babel does not have them.
_MARKS = {
    "ar": "”“",
    "bg": "„“",
    "es": "«»",
    "fa": "«»",
    "ky": "«»",
    "mk": "„“",
    "ru": "«»",
    "sq": "«»",
    "ur": "”“",
}
# Embeddings, overrides and isolates: they reach beyond the text in which they stand.
_REACHING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def clean(text: str) -> str:
    """The text as files can hold it: no control characters, `\\n` for a new line, nothing that
    turns the direction of what follows."""
    text = _BREAKS.sub("\n", without_forbidden(text))
    return _REACHING.sub("", text).replace("\t", " ")


def day(value: datetime.date, language: str) -> str:
    """With the month written out."""
    return dates.format_date(value, "long", locale=cldr(language))


def quoted(text: str, language: str) -> str:
    """In the quotation marks of the language."""
    if language == "fr":
        return f"«\u00a0{text}\u00a0»"
    marks = _MARKS.get(language.partition("-")[0], "“”")
    return f"{marks[0]}{text}{marks[1]}"


def speaker(quote: Mapping[str, Any], language: str) -> str:
    """Name and role; may be empty."""
    return _listed([quote["attribution"], quote["role"]], language)


def _listed(parts: list[str], language: str) -> str:
    return comma(language).join(part for part in parts if part)


def source(figure: Mapping[str, Any], language: str) -> str:
    """Where a figure comes from and of when it is, in the active language's words."""
    as_of = figure["as_of"]
    told = f"{_('Source:')} {figure['source']}"
    written = day(datetime.date.fromisoformat(as_of), language) if as_of else ""
    return f"{told} · {written}" if written else told


def quote_to_copy(quote: Mapping[str, Any], language: str) -> str:
    """A quote with who said it, as plain text."""
    who = speaker(quote, language)
    words = quoted(clean(quote["text"]), language)
    return f"{words}\n— {clean(who)}" if who else words


def figure_to_copy(figure: Mapping[str, Any], language: str) -> str:
    """A figure with its source, as plain text."""
    url = f" ({figure['source_url']})" if figure["source_url"] else ""
    return clean(f"{figure['value']} {figure['unit']}\n{source(figure, language)}{url}")
