"""New pages in bulk: a few statements for hundreds of pages, where saving takes dozens for each.

The rows are those that `add_child` and publishing write, but for revisions and log entries: a
page's history begins when somebody edits it. What is worked out from the rows, such as search and
public documents, is not added here.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.db import connections
from django.db.models import F, Field, Model
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from hni_site.foundations.pages import SitePage

ItemT = TypeVar("ItemT")


def insert_pages(parent: Page, pages: Sequence[SitePage]) -> None:
    """Adds live pages of one type as the last children of `parent`, with their child objects.

    The pages come with title, slug, translation key, `first_published_at` and what their type
    asks for; they get locale, place in the tree and primary key. In a transaction that has locked
    the parent's row.
    """
    model, now = type(pages[0]), timezone.now()
    last = parent.get_last_child()
    position = last._get_lastpos_in_path() if last else 0
    for number, page in enumerate(pages, position + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.numchild = 0
        page.locale = parent.locale
        page.draft_title = page.title
        page.last_published_at = now
        page.set_url_path(parent)
    rows = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in _own_fields(Page)})
        for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
    _insert_own_rows(model, pages)
    for relation in get_all_child_relations(model):
        _insert_children(relation, pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def children_of(page: SitePage, relation: Any) -> list[Model]:
    """The child objects that a page in memory holds. Its managers would ask the database."""
    children: list[Model] = page._cluster_related_objects.get(relation.get_accessor_name(), [])
    return children


def _own_fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if field.name != "id"]


def _insert_own_rows(model: type[Model], objects: Sequence[Model]) -> None:
    """Inserts the rows of the model's own table; those of its parents' tables are there.

    Django's bulk_create refuses models with parents. This is the step it takes for others.
    """
    manager: Any = model._base_manager  # `_insert` is no part of its published type.
    fields = _own_fields(model)
    size = connections[manager.db].ops.bulk_batch_size(fields, objects)
    for some in batches(objects, size):
        manager._insert(some, fields=fields, using=manager.db)


def _insert_children(relation: Any, pages: Sequence[SitePage]) -> None:
    children = []
    for page in pages:
        for child in children_of(page, relation):
            setattr(child, relation.field.attname, page.pk)
            children.append(child)
    relation.related_model._default_manager.bulk_create(children)


def batches(items: Sequence[ItemT], size: int) -> Iterator[Sequence[ItemT]]:
    """The items, in order, in parts of at most that size."""
    return (items[start : start + size] for start in range(0, len(items), size))
