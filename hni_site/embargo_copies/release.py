"""The release that a copy shows: in each language the text that was approved last."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page, Revision

from hni_site.editorial.models import SignOff
from hni_site.editorial.sign_off import kind_of, look_up_translations
from hni_site.editorial.text import hash_of
from hni_site.private_links.things import Shown, things_shown
from hni_site.publishing.embargo.embargoed import EmbargoedPage


@dataclass(frozen=True)
class Embargo:
    until: datetime.datetime
    zone: ZoneInfo
    """In which whoever set it thinks of it."""


def embargo_of(page: Page) -> Embargo | None:
    """The page's embargo as long as it is in force. `page` is the specific one, as its row has it.

    What a version says of an embargo counts for nothing.
    """
    if not isinstance(page, EmbargoedPage) or not page.is_under_embargo:
        return None
    return Embargo(page.embargo_until, ZoneInfo(page.embargo_zone or "UTC"))


@dataclass(frozen=True)
class Text:
    """A version of the release in one language."""

    revision: Revision
    language: str
    is_being_revised: bool
    """Whether there is a later text that is not approved yet."""

    def page(self) -> Any:
        """As it would be if it were published."""
        return self.revision.as_object()

    def things_shown(self) -> Shown:
        """The pictures and files in it."""
        return things_shown(self.revision.pk, self.page)


def texts_of(page: Page) -> dict[str, Text]:
    """Language code → the text that a copy of the page's release may show, where there is one.

    The text approved last; of a type without sign-off the latest.
    """
    release = list(
        page.specific_class.objects.filter(
            translation_key=page.translation_key, alias_of=None, live=False
        ).select_related("locale", "latest_revision")
    )
    look_up_translations(release)
    approved = _approved_texts(release)
    found = {}
    for version in release:
        language = version.locale.language_code
        if text := _text(version, language, approved.get(version.pk)):
            found[language] = text
    return found


def _approved_texts(pages: Iterable[Page]) -> dict[int, str]:
    """Page id → the hash of the text that was approved last."""
    rows = SignOff.objects.filter(page__in=[page.pk for page in pages]).order_by("at", "pk")
    return dict(rows.values_list("page", "text_hash"))


def _text(page: Page, language: str, approved: str | None) -> Text | None:
    if kind_of(page) is None:
        latest = page.latest_revision
        return Text(latest, language, is_being_revised=False) if latest else None
    if approved is None:
        return None
    for place, revision in enumerate(_latest_first(page)):
        if hash_of(type(page), revision.content) == approved:
            return Text(revision, language, is_being_revised=place > 0)
    return None


def _latest_first(page: Page) -> Iterator[Revision]:
    """The page's versions; that it has only one approved version is the rule, and no query."""
    if page.latest_revision is None:
        return
    yield page.latest_revision
    earlier = page.revisions.exclude(pk=page.latest_revision_id).order_by("-created_at", "-pk")
    yield from earlier.iterator(chunk_size=5)
