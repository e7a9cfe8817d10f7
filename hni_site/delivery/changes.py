"""Changes of the log as programs get them: whole documents, and tombstones of what is gone."""

import datetime
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from hni_site.content_store.building import compact
from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.models import ContentItem
from hni_site.foundations.links import absolute_url, detail_url
from hni_site.schema import DetailUrl, Document, HtmlUrl, LocaleCode, PageType


class Replacement(Document):
    """The public page that stands where another was."""

    id: int
    html_url: HtmlUrl
    detail_url: DetailUrl


class Tombstone(Document):
    """A page that was public and no longer is. Nothing of its text."""

    id: int
    type: PageType
    locale: LocaleCode
    translation_key: uuid.UUID
    path: str = Field(
        description="Its last address on the website.", examples=["/en/newsroom/an-old-release/"]
    )
    reason: GoneReason = Field(
        description="Deleted, withdrawn with a public statement, taken back by its editors "
        "(unpublished), moved to where no site shows it, restricted to some readers, or held back "
        "until a moment to come (embargoed)."
    )
    replaced_by: Replacement | None
    gone_at: datetime.datetime


class GoneChange(Document):
    """A change: what was public is gone."""

    sequence: int = Field(description="The change's number in the log.")
    state: Literal["gone"]
    tombstone: Tombstone


def entries(rows: Sequence[ContentItem]) -> Iterator[str]:
    """Each row as JSON: `{"sequence", "state": "live", "document"}` or `GoneChange`.

    One query where something is replaced, however many rows.
    """
    replacements = _replacements(row.replaced_by for row in rows if row.replaced_by)
    for row in rows:
        if row.state == State.LIVE:
            yield f'{{"sequence":{row.sequence},"state":"live","document":{row.document}}}'
        else:
            yield compact(_gone(row, replacements).model_dump(mode="json"))


def _gone(row: ContentItem, replacements: dict[int, Replacement]) -> GoneChange:
    return GoneChange(
        sequence=row.sequence,
        state="gone",
        tombstone=Tombstone(
            id=row.page_id,
            type=row.type,
            locale=row.locale,
            translation_key=row.translation_key,
            path=row.url_path,
            reason=GoneReason(row.reason),
            replaced_by=replacements.get(row.replaced_by or 0),
            gone_at=row.changed_at,
        ),
    )


def _replacements(page_ids: Iterable[int]) -> dict[int, Replacement]:
    wanted = set(page_ids)
    if not wanted:
        return {}
    public = ContentItem.objects.filter(state=State.LIVE, page_id__in=wanted)
    return {
        page_id: Replacement(
            id=page_id, html_url=absolute_url(path), detail_url=detail_url(page_id)
        )
        for page_id, path in public.values_list("page_id", "url_path")
    }
