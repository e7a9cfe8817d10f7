"""What is worked out from a page, made for many pages that are like one another from one of them.

Building a document takes dozens of queries, reading out the words for a search many milliseconds.
Of pages that differ in a known way only the first takes that; what the others get is a copy with
their own id, title, address and dates.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import AutocompleteField, SearchField

from hni_site.content_store.building import Built, build
from hni_site.demo.rows import children_of
from hni_site.demo.series import Series
from hni_site.foundations.dependencies import target_of
from hni_site.foundations.pages import SitePage


class SearchEntry:
    """What Wagtail's search takes for a page: an object that says its words when it is asked."""

    def __init__(self, page: SitePage, fields: list[Any]) -> None:
        self.pk = page.pk
        self._fields = [_answering(f, page.title) if f.field_name == "title" else f for f in fields]

    def get_search_fields(self) -> list[Any]:
        return self._fields


def _answering(field: Any, words: Any) -> Any:
    """A search field that gives these words for whatever object."""
    answering = copy(field)
    answering.get_value = lambda _object: words
    return answering


class Prototype:
    """A page from which all this is worked out, for pages like it."""

    def __init__(self, page: SitePage) -> None:
        self.page = page
        self.built = build(page)
        self._references = list(ReferenceIndex._extract_references_from_object(page))
        self._children = _children(page)
        self._search_fields = [
            _answering(field, field.get_value(page))
            for field in page.get_search_fields()
            if isinstance(field, SearchField | AutocompleteField)
        ]

    def search_entry(self, page: SitePage) -> SearchEntry:
        return SearchEntry(page, self._search_fields)

    def built_for(self, page: SitePage, translations: list[Page], series: Series) -> Built:
        """The document of a page like this one, given the page's public translations."""
        # The page would ask the database, which has been asked for all of them at once.
        page.public_translations = lambda: translations  # type: ignore[method-assign] # on purpose
        document = {
            **self.built.document,
            "id": page.pk,
            "meta": page._document_meta().model_dump(mode="json"),
            "title": page.title,
        }
        series.stamp(document, page)
        dependencies = self.built.dependencies - {target_of(self.page)} | {target_of(page)}
        return Built(page, document, dependencies)

    def references_of(self, page: SitePage) -> Iterator[ReferenceIndex]:
        """Rows for Wagtail's reference index, not saved: what a page like this one refers to."""
        child_ids = dict(zip(self._children, _children(page), strict=True))
        own_type = ContentType.objects.get_for_model(page)
        base_type = ContentType.objects.get_for_model(Page)
        for to_type_id, to_id, model_path, content_path in self._references:
            # The id of a child object stands second in its path: contacts.17.contact
            start, _dot, rest = content_path.partition(".")
            place, _dot, end = rest.partition(".")
            if child := child_ids.get((start, place)):
                content_path = ".".join([*child, end])
            yield ReferenceIndex(
                content_type=own_type,
                base_content_type=base_type,
                object_id=str(page.pk),
                to_content_type_id=to_type_id,
                to_object_id=to_id,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )


def _children(page: SitePage) -> list[tuple[str, str]]:
    return [
        (relation.get_accessor_name(), str(child.pk))
        for relation in get_all_child_relations(type(page))
        for child in children_of(page, relation)
    ]
