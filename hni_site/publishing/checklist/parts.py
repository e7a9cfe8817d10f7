"""What the checklist's rules look at: parts of a page's text, each with the place where it stands.

A place is a path as the editor's form names its parts: `summary`, `body.<id of a block>.alt_text`.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Picture:
    place: str
    title: str
    alt: str
    is_decoration: bool


@dataclass(frozen=True)
class Link:
    """A link in running text, or a page chosen in a block."""

    place: str
    words: str
    href: str = ""
    page_id: int | None = None
    document_id: int | None = None

    @property
    def is_address(self) -> bool:
        return self.page_id is None and self.document_id is None


class Target(models.TextChoices):
    """What readers find behind a link to something of this site."""

    PUBLIC = "public", _("public")
    UNDER_EMBARGO = "under-embargo", _("under embargo")
    HIDDEN = "hidden", _("not public")
    GONE = "gone", _("gone")


@dataclass(frozen=True)
class Weight:
    """What a phone loads before its reader sees the first screen, in bytes as they are sent."""

    html: int
    css: int
    pictures: int

    @property
    def text(self) -> int:
        return self.html + self.css

    @property
    def total(self) -> int:
        return self.text + self.pictures
