"""Drafts that wait for their writers: those of one's own, and those of the others."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from hni_site.desk.releases import Reader, type_of
from hni_site.publishing.enums import Standing
from hni_site.publishing.standing import Marks

SHOWN = 6


@dataclass(frozen=True)
class Draft:
    page: Any
    type: str
    locale: Locale
    standing: Standing
    """Of its latest text, also where an earlier one is public."""


def drafts(reader: Reader) -> "QuerySet[Page]":
    """Pages the user may change with a text that isn't public; the one changed last, first."""
    pages = reader.writable.filter(has_unpublished_changes=True, alias_of=None)
    newest_first = pages.order_by("-latest_revision_created_at", "-pk")
    with_writer = newest_first.select_related("latest_revision__user__wagtail_userprofile")
    found: QuerySet[Page] = with_writer.defer("latest_revision__content")
    return found


def of_own(pages: "QuerySet[Page]", user: Any) -> list[Page]:
    """The first of those that the user changed last."""
    return list(pages.filter(latest_revision__user=user)[:SHOWN])


def of_others(pages: "QuerySet[Page]", user: Any) -> list[Page]:
    return list(pages.exclude(latest_revision__user=user)[:SHOWN])


def told(pages: list[Page], reader: Reader) -> list[Draft]:
    """Three queries, however many."""
    marks = Marks([page.pk for page in pages])
    return [
        Draft(page, type_of(page), reader.locales[page.locale_id], marks.of_latest_text(page.pk))
        for page in pages
    ]
