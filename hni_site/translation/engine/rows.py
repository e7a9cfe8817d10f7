"""The rows beside a page: contacts, attachments, related pages.

wagtail-localize makes all of them anew at each save. What says the same keeps its number here, is
not written again, and is read once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from modelcluster.models import get_all_child_relations


class Rows:
    """What stands beside the page in the database, and what is to stand there."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._relations = {
            relation.get_accessor_name(): relation.field.name
            for relation in get_all_child_relations(page)
        }
        # From here on the page has them in memory.
        self._before = {
            name: list(getattr(page, name).get_object_list()) for name in self._relations
        }

    def keep(self) -> None:
        """Gives what is to stand there the numbers of those that say the same."""
        for name, parent in self._relations.items():
            free = list(self._before[name])
            for row in getattr(self._page, name).get_object_list():
                same = next((old for old in free if _says(old, parent) == _says(row, parent)), None)
                if row.pk is None and same is not None:
                    row.pk = same.pk
                    free.remove(same)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Inside, a save of the page writes only those that changed."""
        held = {name: getattr(self._page, name).get_object_list() for name in self._relations}
        for name, parent in self._relations.items():
            if _all(held[name], parent) == _all(self._before[name], parent):
                del vars(self._page)["_cluster_related_objects"][name]
        yield
        vars(self._page)["_cluster_related_objects"] = held


def _says(row: Any, parent: str) -> dict[str, Any]:
    """All but which row it is, and of which page."""
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != parent
    }


def _all(rows: list[Any], parent: str) -> list[tuple[Any, dict[str, Any]]]:
    return [(row.pk, _says(row, parent)) for row in rows]
