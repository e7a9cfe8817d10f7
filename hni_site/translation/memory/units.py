"""What is put into the memory and taken out of it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone


@dataclass(frozen=True)
class Unit:
    """A text with a translation: what TMX calls a translation unit."""

    source_language: str
    """A language code of ours, as `language`."""
    language: str
    source: str
    """Data of wagtail-localize's String, as `target`."""
    target: str
    is_approved: bool = False
    """Whether a reviewer of the language let it pass. Only such translations fill in by rule."""
    is_machine: bool = False
    origin_key: UUID | None = None
    """The translation key of the page or snippet it comes from."""
    origin_title: str = ""
    used_at: datetime = field(default_factory=timezone.now)

    @property
    def digests(self) -> tuple[UUID, UUID]:
        return source_digest(self.source, self.source_language, self.language), _digest(self.target)


def source_digest(source: str, source_language: str, language: str) -> UUID:
    return _digest(f"{source_language}\0{language}\0{source}")


def _digest(text: str) -> UUID:
    return UUID(bytes=hashlib.blake2b(text.encode(), digest_size=16).digest())
