"""Endpoints for what isn't a page: Wagtail's query, one way for all of them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from hni_site.api.parameters import (
    Parameters,
    id_of,
    limit_of,
    natural,
    parameters,
    read_order,
    read_search_operator,
    refuse_unknown,
)
from hni_site.api.selection import Shape, parse, parts_of, select
from hni_site.content_store.building import compact
from hni_site.delivery.answers import Answer
from hni_site.delivery.errors import BadRequest, NotFound
from hni_site.foundations.links import absolute_url
from hni_site.schema import Document

OPERATIONS = frozenset({"fields", "limit", "offset", "order", "search", "search_operator"})
MOST_WORDS = 20


class CollectionEndpoint:
    """A kind of thing that isn't a page: `listing`, `detail` and `find`, as Wagtail has them."""

    name: ClassVar[str]
    label: ClassVar[str]
    model: ClassVar[type[Model]]
    document_schema: ClassVar[type[Document]]
    listing_defaults: ClassVar[frozenset[str]]
    columns: ClassVar[Mapping[str, str]]
    """What can be filtered and ordered by, and the column for it."""
    searched: ClassVar[tuple[str, ...]]
    """Columns in which a search looks."""
    found_by: ClassVar[tuple[str, ...]] = ("id",)
    """The parameters of `find/`."""

    def queryset(self) -> QuerySet[Any]:
        """All that is public."""
        raise NotImplementedError

    def documents(self, things: Sequence[Any]) -> list[Document]:
        """The things' documents; queries are for all of them together."""
        raise NotImplementedError

    def found(self, query: dict[str, str]) -> Any:
        """The thing that `find/` is asked for, or None. Takes what names it out of the query."""
        return self.queryset().filter(pk=id_of(query.pop("id", ""))).first()

    # --- Answers ----------------------------------------------------------------------------------

    def listing(self, request: HttpRequest) -> Answer:
        query = parameters(request)
        refuse_unknown(query, OPERATIONS | self.columns.keys())
        things = self._searched(self._filtered(query), query)
        order = read_order(query, self.columns)
        things = things.order_by(*(self._order_by(name) for name in order), "pk")
        limit, offset = limit_of(query), natural(query, "offset", 0)
        selection = select(parse(query.get("fields")), self._shape(self.listing_defaults))
        documents = self.documents(list(things[offset : offset + limit]))
        items = [selection.apply(document.model_dump(mode="json")) for document in documents]
        body = {"meta": {"total_count": things.count()}, "items": items}
        return Answer(compact(body).encode(), tags=(self.name,), keep=order != ("random",))

    def detail(self, request: HttpRequest, pk: int) -> Answer:
        selection = select(parse(parameters(request).get("fields")), self._shape())
        things = list(self.queryset().filter(pk=pk))
        if not things:
            raise NotFound(f"No {self.label} matches the given query.")
        [document] = self.documents(things)
        body = compact(selection.apply(document.model_dump(mode="json")))
        return Answer(body.encode(), tags=(f"{self.name}-{pk}",))

    def find(self, request: HttpRequest) -> str:
        query = dict(parameters(request))
        thing = self.found(query)
        if thing is None:
            raise NotFound("not found")
        return f"{self.detail_url(thing.pk)}?{urlencode(query)}"

    def detail_url(self, thing_id: int) -> str:
        return absolute_url(reverse(f"api:{self.name}:detail", args=[thing_id]))

    # --- Parts ------------------------------------------------------------------------------------

    def _shape(self, defaults: frozenset[str] | None = None) -> Shape:
        body = parts_of(self.document_schema)
        meta = parts_of(body.pop("meta"))
        return Shape(meta, body, frozenset(meta | body) if defaults is None else defaults)

    def _filtered(self, query: Parameters) -> QuerySet[Any]:
        things = self.queryset()
        for name, column in self.columns.items():
            if name not in query:
                continue
            field = self.model._meta.get_field(name)
            if field.many_to_many:  # Tags: each of those asked for.
                for tag in query[name].split(",")[:MOST_WORDS]:
                    things = things.filter(**{column: tag})
            else:
                things = things.filter(**{column: _value(name, field, query[name])})
        return things

    def _searched(self, things: QuerySet[Any], query: Parameters) -> QuerySet[Any]:
        """Those in which each of the words stands, or any: somewhere in the searched columns."""
        any_word = read_search_operator(query) == "or"
        if "search" not in query:
            return things
        words = query["search"].split()[:MOST_WORDS]
        found = Q(pk__in=()) if any_word or not words else Q()
        for word in words:
            somewhere = Q(pk__in=())
            for column in self.searched:
                somewhere |= Q(**{f"{column}__icontains": word})
            found = found | somewhere if any_word else found & somewhere
        return things.filter(found)

    def _order_by(self, name: str) -> str:
        if name == "random":
            return "?"
        descending = "-" if name.startswith("-") else ""
        return f"{descending}{self.columns[name.removeprefix('-')]}"


def _value(name: str, field: Any, text: str) -> Any:
    """BadRequest where a number is asked for and the text is none."""
    if field.get_internal_type().endswith(("IntegerField", "AutoField")):
        try:
            return int(text)
        except ValueError as error:
            raise BadRequest(
                f"field filter error. '{text}' is not a valid value for {name} ({error})"
            ) from error
    return text
