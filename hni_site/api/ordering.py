"""In which order a listing stands, and how a cursor finds its place in it again."""

import base64
import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import (
    CharField,
    DateTimeField,
    F,
    Field,
    Func,
    Lookup,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThan

from hni_site.api.parameters import COLUMNS, ListingQuery
from hni_site.api.shapes import filters_of, has_one_value
from hni_site.api.statements import Slot
from hni_site.content_store.models import ContentItem, Facet
from hni_site.delivery.errors import BadRequest

Items = QuerySet[ContentItem]
# Databases differ in where they put what has no date; here it always comes before all dates.
BEFORE_ALL = datetime.datetime.min.replace(tzinfo=datetime.UTC)
JOINED_ID = "by_facets_item"


@dataclass(frozen=True)
class Key:
    """A column, or an annotation, that items are ordered by."""

    column: str
    descending: bool
    field: Field[Any, Any]

    @property
    def expression(self) -> Any:
        return F(self.column).desc() if self.descending else F(self.column).asc()

    def behind(self, value: Any) -> Q:
        return Q(**{f"{self.column}__{'lt' if self.descending else 'gt'}": value})

    def not_before(self, value: Any) -> Q:
        return Q(**{f"{self.column}__{'lte' if self.descending else 'gte'}": value})


def ordered(query: ListingQuery, items: Items) -> tuple[Items, list[Key]]:
    """The items in order, and by what. No keys where the order is random.

    By default, as in Wagtail, that of the tree, where editors have put the pages; one language
    after the other, because so the database has it ready. Else the id settles ties.
    """
    if query.order == ("random",):
        return items.order_by("?"), []
    keys: list[Key] = []
    for name in query.order:
        descending = name.startswith("-")
        items, key = _key(query, items, name.removeprefix("-"), descending)
        keys.append(key)
    if not keys:
        columns = ("tree_path",) if len(query.locales) == 1 else ("locale", "tree_path")
        keys = [_own_column(column, descending=False) for column in columns]
    elif not any(key.column == "page_id" for key in keys):
        tie = _own_column("page_id", keys[-1].descending)
        # The same number, but in the index that the order goes along.
        keys.append(replace(tie, column=JOINED_ID) if JOINED_ID in items.query.annotations else tie)
    return items.order_by(*(key.expression for key in keys)), keys


def _key(query: ListingQuery, items: Items, name: str, descending: bool) -> tuple[Items, Key]:
    if name not in COLUMNS:
        items = _with_facet(query, items, name, descending)
        return items, Key("by_facet", descending, CharField(name=""))
    key = _own_column(COLUMNS[name], descending)
    if not key.field.null:
        return items, key
    dated = Coalesce(F(key.column), Value(BEFORE_ALL, output_field=DateTimeField()))
    items = items.annotate(**{f"by_{key.column}": dated})
    return items, Key(f"by_{key.column}", descending, key.field)


def _own_column(column: str, descending: bool) -> Key:
    field = cast("Field[Any, Any]", ContentItem._meta.get_field(column))
    return Key(column, descending, field)


def _with_facet(query: ListingQuery, items: Items, name: str, descending: bool) -> Items:
    """The items with a filter's value: of several the first in the order, of none an empty text."""
    api_filter = filters_of(query.types)[name]
    if len(query.types) == 1 and has_one_value(query.types, api_filter):
        # One row for each item, so a join will do: the database walks its index in order.
        conditions = {"facets__name": name, "facets__type": query.types[0]._meta.label}
        if len(query.locales) == 1:
            conditions["facets__locale"] = query.locales[0]
        joined = {"by_facet": F("facets__value"), JOINED_ID: F("facets__item_id")}
        return items.filter(**conditions).annotate(**joined)
    values = Facet.objects.filter(item=OuterRef("pk"), name=name)
    first = values.order_by("-value" if descending else "value").values("value")[:1]
    return items.annotate(by_facet=Coalesce(Subquery(first), Value("")))


# --- Cursors --------------------------------------------------------------------------------------


def cursor_of(values: Sequence[Any], keys: list[Key]) -> str:
    """Names the place of the item with these values of the keys. Opaque to clients."""
    texts = [_text(value) for value, _key in zip(values, keys, strict=True)]
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode().rstrip("=")


def place(cursor: str, keys: list[Key]) -> list[Any]:
    """The values of the keys that a cursor names, as the database takes them."""
    values = zip(_values(cursor, keys), keys, strict=True)
    return [key.field.get_db_prep_value(value, connection) for value, key in values]


def behind(items: Items, keys: list[Key]) -> Items:
    """The items behind a place, found through the index of the order, not by counting.

    There is a slot for each key, in their order.
    """
    slots = [Slot(number, output_field=key.field) for number, key in enumerate(keys)]
    if len({key.descending for key in keys}) == 1:
        return items.filter(_row_behind(keys, slots))
    after, equal = Q(pk__in=()), Q()
    for key, slot in zip(keys, slots, strict=True):
        after |= equal & key.behind(slot)
        equal &= Q(**{key.column: slot})
    # The second says nothing new, but in a form for which the database has an index.
    return items.filter(after, keys[0].not_before(slots[0]))


def _row_behind(keys: list[Key], slots: list[Slot]) -> Lookup[Any]:
    """`(a, b) > (1, 2)`: what databases find in an index, where all keys go one way."""
    compare = LessThan if keys[0].descending else GreaterThan
    return compare(_row(F(key.column) for key in keys), _row(slots))


def _row(parts: Iterable[Any]) -> Func:
    return Func(*parts, template="(%(expressions)s)", output_field=CharField())


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _values(cursor: str, keys: list[Key]) -> list[Any]:
    try:
        texts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(texts, list) or len(texts) != len(keys):
            raise ValueError(texts)
        return [_value(key, text) for key, text in zip(keys, texts, strict=True)]
    except (ValueError, ValidationError, OverflowError, RecursionError):
        raise BadRequest(
            "cursor must be taken from the next link of the page before, with the same order"
        ) from None


def _value(key: Key, text: Any) -> Any:
    """The value that a cursor's text stands for. Raises one of many errors for any other text."""
    if not isinstance(text, str) or "\0" in text:
        raise ValueError(text)
    text.encode()  # UnicodeEncodeError, a ValueError, for half a surrogate pair.
    value = key.field.to_python(text)
    key.field.run_validators(value)  # A number may be too large for the database.
    return value.astimezone(datetime.UTC) if isinstance(value, datetime.datetime) else value
