"""The whole store at once: build it again, compare it with a fresh build, mend it after a crash."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count as CountOf
from django.db.models import F, OuterRef, Subquery
from wagtail.models import Page

from hni_site.content_store.building import build, examine
from hni_site.content_store.dependents import pending, rebuild_dependents
from hni_site.content_store.enums import State
from hni_site.content_store.indexing import index_missing, is_filed, mend_words, wrong_words
from hni_site.content_store.models import ContentItem, Count, Facet
from hni_site.content_store.visibility import Visibility
from hni_site.content_store.writing import item_of, lock_head, refresh, tombstone
from hni_site.foundations.pages import SitePage

BATCH = 100


@dataclass(frozen=True)
class Difference:
    page_id: int
    what: str

    def __str__(self) -> str:
        return f"page {self.page_id}: {self.what}"


def page_ids_after(page_id: int) -> Iterator[list[int]]:
    """Ids of all pages and of all rows above an id, in batches, in order."""
    while True:
        pages = Page.objects.filter(pk__gt=page_id, depth__gt=1).order_by("pk")
        rows = ContentItem.objects.filter(pk__gt=page_id).order_by("pk")
        next_ids = (queryset.values_list("pk", flat=True)[:BATCH] for queryset in (pages, rows))
        batch = sorted({page_id for ids in next_ids for page_id in ids})[:BATCH]
        if not batch:
            return
        yield batch
        page_id = batch[-1]


def differences() -> Iterator[Difference]:
    """Where the store differs from what a fresh build gives. Writes nothing."""
    for page_ids in page_ids_after(0):
        yield from differences_of(page_ids)
    yield from _wrong_counts()
    unused, unknown = wrong_words()
    if unused or unknown:
        yield Difference(0, f"{unused} words are filed that none has, {unknown} are not")


def differences_of(page_ids: list[int]) -> Iterator[Difference]:
    visibility = Visibility()
    pages = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    rows = ContentItem.objects.in_bulk(page_ids)
    for page_id in page_ids:
        page, row = pages.get(page_id), rows.get(page_id)
        found = examine(page, visibility)
        if not isinstance(found, SitePage):
            if row is not None and row.state == State.LIVE:
                yield Difference(page_id, f"is {found} but in the store as live")
            elif row is not None and tombstone(row, found) != (row.reason, row.replaced_by):
                yield Difference(page_id, "its tombstone names another reason or replacement")
        elif row is None or row.state == State.GONE:
            yield Difference(page_id, "is public but not in the store")
        else:
            yield from _outdated(found, row)


def _outdated(page: SitePage, row: ContentItem) -> Iterator[Difference]:
    built = build(page)
    expected = item_of(built, row.sequence)
    columns = {field.attname for field in ContentItem._meta.concrete_fields} - {"changed_at"}
    wrong = sorted(name for name in columns if getattr(row, name) != getattr(expected, name))
    facets = set(Facet.objects.filter(item=row).values_list("name", "value"))
    if wrong == ["tree_path"]:
        yield Difference(page.pk, "lies elsewhere in the tree")
    elif wrong:
        yield Difference(page.pk, f"its {', '.join(wrong)} is out of date")
    elif facets != set(built.facets):
        yield Difference(page.pk, "its filter values are out of date")
    elif not is_filed(row):
        yield Difference(page.pk, "its words are filed otherwise")


def _wrong_counts() -> Iterator[Difference]:
    counted = {(count.type, count.locale): count.live for count in Count.objects.all()}
    actual = _actual_counts()
    for type_, locale in counted.keys() | actual.keys():
        was, is_ = counted.get((type_, locale), 0), actual.get((type_, locale), 0)
        if was != is_:
            yield Difference(0, f"{was} documents of {type_} in {locale} are counted, {is_} there")


def _actual_counts() -> dict[tuple[str, str], int]:
    live = ContentItem.objects.filter(state=State.LIVE).order_by()
    counts = live.values_list("type", "locale").annotate(live=CountOf("pk"))
    return {(type_, locale): number for type_, locale, number in counts}


def rebuild(page_ids: list[int]) -> int:
    """Mends the rows of these pages where they differ from a fresh build; gives how many did."""
    wrong = {difference.page_id for difference in differences_of(page_ids)}
    return refresh(wrong, anew=True) if wrong else 0


def recount() -> None:
    """Counts the live documents again, and forgets the words that none has."""
    with transaction.atomic():
        lock_head()
        mend_words()
        Count.objects.all().delete()
        Count.objects.bulk_create(
            Count(type=type_, locale=locale, live=number)
            for (type_, locale), number in _actual_counts().items()
        )


def reconcile() -> int:
    """Fills the store, or mends what a kill between two steps left; cheap where all is well.

    Called at a worker's start. Gives how many documents changed.
    """
    refresh([])  # So that there is a head, even of a site without a page.
    with transaction.atomic():
        lock_head()
        index_missing()
    live = ContentItem.objects.filter(state=State.LIVE)
    stored_at = live.filter(pk=OuterRef("pk")).values("last_published_at")[:1]
    public = Page.objects.live().public().filter(depth__gt=1)
    not_stored = public.exclude(pk__in=live.values("pk"))
    outdated = public.annotate(stored_at=Subquery(stored_at)).exclude(
        last_published_at=F("stored_at")
    )
    too_many = live.exclude(pk__in=public.values("pk"))
    wrong = {
        *not_stored.values_list("pk", flat=True),
        *outdated.filter(last_published_at__isnull=False).values_list("pk", flat=True),
        *too_many.values_list("pk", flat=True),
    }
    if pending():
        rebuild_dependents.enqueue()
    page_ids = sorted(wrong)
    batches = (page_ids[start : start + BATCH] for start in range(0, len(page_ids), BATCH))
    return sum(refresh(batch) for batch in batches)
