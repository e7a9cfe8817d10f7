"""The one way into the store: `refresh` makes the rows of some pages what they should be."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import F, OuterRef, Subquery
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hni_site.content_store.building import Built, build, examine, page_ids_built_ahead
from hni_site.content_store.dependents import dependents_of, rebuild_later
from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.indexing import index
from hni_site.content_store.models import ContentItem, Count, Dependency, Facet, Head
from hni_site.content_store.visibility import Visibility
from hni_site.foundations.links import site_path
from hni_site.foundations.pages import SitePage

BATCH = 100


def lock_head() -> Head:
    """Takes the log's lock until the transaction ends. Whoever writes takes it before reading."""
    if connection.vendor == "postgresql":
        # References are checked at the commit, which may wait for rows of another transaction:
        # now, or that one may in turn be waiting for this lock.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    head, _created = Head.objects.select_for_update().get_or_create(pk=1)
    return head


def refresh(page_ids: Iterable[int], *, anew: bool = False) -> int:
    """Makes the rows of these pages, and of those below them where they moved, what they should be.

    In the caller's transaction. Gives how many rows changed: none where nothing public changed.
    With `anew` public pages' rows are written though their documents are the same: what is kept
    beside a document may be out of date.
    """
    with transaction.atomic():
        writer = _Writer(lock_head(), anew)
        writer.refresh(set(page_ids))
        return writer.finish()


def item_of(built: Built, sequence: int) -> ContentItem:
    """The row of a public page, not saved."""
    page = built.page
    return ContentItem(
        page_id=page.pk,
        sequence=sequence,
        state=State.LIVE,
        type=page._meta.label,
        locale=page.locale.language_code,
        translation_key=page.translation_key,
        tree_path=page.path,
        url_path=site_path(page),
        title=page.title,
        slug=page.slug,
        show_in_menus=page.show_in_menus,
        seo_title=page.seo_title,
        search_description=page.search_description,
        first_published_at=page.first_published_at,
        last_published_at=page.last_published_at,
        document=built.document_json(sequence),
        summary=built.summary_json,
        etag=built.etag,
        search_text=built.search_text,
    )


def facets_of(built: Built, item: ContentItem) -> list[Facet]:
    return [
        Facet(item=item, type=item.type, locale=item.locale, name=name, value=value)
        for name, value in built.facets
    ]


def dependencies_of(built: Built, item: ContentItem) -> list[Dependency]:
    return [Dependency(item=item, target=target) for target in sorted(built.dependencies)]


def put(items: Sequence[ContentItem], documents: Mapping[int, Built]) -> None:
    """Writes rows in the place of those that are there, in a few statements however many.

    `documents` by page id, for the rows that have one. Under the log's lock.
    """
    columns = [field.name for field in ContentItem._meta.concrete_fields if not field.primary_key]
    ContentItem.objects.bulk_create(
        items, update_conflicts=True, unique_fields=["page_id"], update_fields=columns
    )
    page_ids = [item.pk for item in items]
    Facet.objects.filter(item__in=page_ids).delete()
    Dependency.objects.filter(item__in=page_ids).delete()
    live = [(documents[item.pk], item) for item in items if item.pk in documents]
    Facet.objects.bulk_create(facet for built, item in live for facet in facets_of(built, item))
    Dependency.objects.bulk_create(
        dependency for built, item in live for dependency in dependencies_of(built, item)
    )
    index(items)


def count(changes: Mapping[tuple[str, str], int]) -> None:
    """Counts how many documents there are more: (type, locale) → number, or less."""
    for (type_, locale), number in sorted(changes.items()):
        if number:
            Count.objects.get_or_create(type=type_, locale=locale)
            Count.objects.filter(type=type_, locale=locale).update(live=F("live") + number)


class _Writer:
    """One refresh: rows are written a batch at a time; what follows, at the end."""

    def __init__(self, head: Head, anew: bool) -> None:
        self.head = head
        self.anew = anew
        self.visibility = Visibility()
        self.changed = 0
        self.seen: set[int] = set()
        # Of the batch: the rows to write, and the documents of those that have one.
        self.items: list[ContentItem] = []
        self.documents: dict[int, Built] = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        # What other documents show of a page and that is different now.
        self.changed_targets: set[str] = set()
        self.affected: set[int] = set()
        # Paths of pages below which the order may have changed.
        self.reordered: set[str] = set()

    def refresh(self, page_ids: set[int]) -> None:
        waiting = sorted(page_ids - self.seen)
        while waiting:
            batch, waiting = waiting[:BATCH], waiting[BATCH:]
            self.seen.update(batch)
            pages = {page.pk: page for page in _specific_pages(batch)}
            rows = ContentItem.objects.in_bulk(batch)
            below: set[int] = set()
            for page_id in batch:
                page, row = pages.get(page_id), rows.get(page_id)
                if page is not None and _moved(page, row):
                    below.update(_ids_below(page))
                if page is not None and row is not None and row.tree_path != page.path:
                    self._note_reordered(page)
                self._refresh_one(page, row)
            self._write()
            waiting = sorted({*waiting, *(below - self.seen)})

    def _refresh_one(self, page: Page | None, row: ContentItem | None) -> None:
        found = examine(page, self.visibility)
        if isinstance(found, SitePage):
            built = build(found)
            if self.anew or row is None or row.state == State.GONE or row.etag != built.etag:
                self.documents[found.pk] = built
                self.affected.update(found.document_dependents())
                self._note(row, item_of(built, self._next_number()))
        elif row is not None and tombstone(row, found) != (row.reason, row.replaced_by):
            self._note(row, self._gone(row, page, found))

    def _gone(self, row: ContentItem, page: Page | None, why: GoneReason) -> ContentItem:
        reason, replaced_by = tombstone(row, why)
        return ContentItem(
            page_id=row.page_id,
            sequence=self._next_number(),
            state=State.GONE,
            type=row.type,
            locale=row.locale,
            translation_key=row.translation_key,
            tree_path=page.path if page else row.tree_path,
            url_path=row.url_path,
            title="",  # Nothing of what was withdrawn stays.
            slug="",
            reason=reason,
            replaced_by=replaced_by,
        )

    def _next_number(self) -> int:
        self.head.sequence += 1
        self.changed += 1
        return self.head.sequence

    def _note(self, row: ContentItem | None, item: ContentItem) -> None:
        """The row will be written in the place of the one that is there.

        Documents that link here are built again where what they show of it has changed.
        """
        self.items.append(item)
        self.changed_targets.add(f"content:{item.translation_key}")
        if _shown(row) != _shown(item):
            self.changed_targets.add(f"page:{item.translation_key}")
        for counted, change in ((row, -1), (item, +1)):
            if counted is not None and counted.state == State.LIVE:
                self.counts[counted.type, counted.locale] += change

    def _write(self) -> None:
        if self.items:
            put(self.items, self.documents)
            self.items, self.documents = [], {}

    def finish(self) -> int:
        count(self.counts)
        for path in self.reordered:
            self._realign(path)
        if self.changed:
            self.head.save()
        # What was built ahead does not know yet what else becomes public in this step.
        up_to_date = self.seen - page_ids_built_ahead()
        rebuild_later((dependents_of(self.changed_targets) | self.affected) - up_to_date)
        return self.changed

    def _note_reordered(self, page: Page) -> None:
        if not page.path.startswith(tuple(self.reordered)):  # What is below is realigned as well.
            self.reordered.add(page.path[: -Page.steplen])

    def _realign(self, parent_path: str) -> None:
        """Tells the rows below a page where they lie now: a page put among others shifts those."""
        path = Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1]
        below = ContentItem.objects.filter(tree_path__startswith=parent_path)
        shifted = below.alias(now=Subquery(path)).filter(now__isnull=False)
        if shifted.exclude(tree_path=F("now")).update(tree_path=Subquery(path)):
            self._next_number()  # Documents stay, but lists and menus have another order.


def begin_new_log() -> None:
    """Nobody's place in the log is good any more. Numbers go on."""
    with transaction.atomic():
        head = lock_head()
        head.log = uuid.uuid4()
        head.sequence += 1
        head.save()


def touch_head() -> int:
    """Says that something public changed that is no page, such as a redirect; gives the number."""
    with transaction.atomic():
        head = lock_head()
        head.sequence += 1
        head.save()
        return head.sequence


def changed_since(head: Head, sequence: int) -> set[str] | None:
    """The targets, as in `foundations.dependencies`, of all whose public state changed since.

    None where more changed than pages, such as a picture, or where that cannot be said. Without the
    log's lock it may also be None because the log goes on meanwhile.
    """
    changed = ContentItem.objects.filter(sequence__gt=sequence)
    keys = list(changed.values_list("translation_key", flat=True))
    if len(keys) != head.sequence - sequence:
        return None
    return {f"{kind}:{key}" for key in keys for kind in ("page", "content")}


def tombstone(row: ContentItem, why: GoneReason) -> tuple[str, int | None]:
    """The reason and the replacement that the row of a page that is gone should have.

    What replaces it is the other page to which a redirect leads from its last address.
    """
    redirects = Redirect.objects.filter(
        old_path=Redirect.normalise_path(row.url_path), redirect_page__isnull=False
    )
    replacement = redirects.exclude(redirect_page=row.page_id).values_list(
        "redirect_page", flat=True
    )
    return why, replacement.order_by("pk").first()


def _specific_pages(page_ids: list[int]) -> Iterator[Page]:
    pages = Page.objects.filter(pk__in=page_ids).select_related("locale").specific()
    yield from pages


def _moved(page: Page, row: ContentItem | None) -> bool:
    """Whether the addresses of the pages below may have changed with this page's."""
    if row is None:
        return bool(page.numchild)
    return bool((row.tree_path, row.url_path) != (page.path, site_path(page)))


def _ids_below(page: Page) -> list[int]:
    return list(page.get_descendants().values_list("pk", flat=True))


def _shown(item: ContentItem | None) -> tuple[str, ...]:
    """What other documents show of this one: its link, or nothing."""
    if item is None or item.state == State.GONE:
        return ()
    return (item.title, item.url_path, item.locale, item.type)
