"""What is checked, and what is found."""

from dataclasses import dataclass
from functools import cached_property

from hni_site.publishing.enums import Severity
from hni_site.translation.plain_text import plain


@dataclass(frozen=True)
class Segment:
    """A piece of a page with its translation, as wagtail-localize keeps both: HTML, inline tags."""

    source: str
    target: str
    source_language: str
    language: str
    """Of the translation: a code such as `ur` or `es-ar`."""

    field: str = ""
    """Where it stands on the page: `title`, `body.<block>.text`."""

    max_length: int | None = None
    """Characters that the field holds, where it has a limit."""

    @cached_property
    def source_text(self) -> str:
        """Without markup."""
        return plain(self.source)

    @cached_property
    def target_text(self) -> str:
        return plain(self.target)

    @property
    def base(self) -> str:
        """The language of the translation without its region."""
        return self.language.split("-")[0]

    @property
    def field_name(self) -> str:
        """`text` of `body.<block>.text`."""
        return self.field.rpartition(".")[2]


@dataclass(frozen=True)
class Finding:
    check: str
    """One of `Check`."""

    severity: Severity
    message: str
    """What is wrong and what to do, in the reader's language."""

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCKS


def blocks(check: str, message: str) -> Finding:
    return Finding(check, Severity.BLOCKS, message)


def warns(check: str, message: str) -> Finding:
    return Finding(check, Severity.WARNS, message)


def listed(items: "list[str] | tuple[str, ...]") -> str:
    """For a sentence: each once."""
    return ", ".join(dict.fromkeys(items))
