"""What the API knows of page types: only what they say of themselves."""

from dataclasses import replace
from functools import cache

from django.core.exceptions import ImproperlyConfigured

from hni_site.api.selection import Shape, models_in, parts_of
from hni_site.foundations import pages
from hni_site.foundations.filters import ApiFilter
from hni_site.foundations.pages import SitePage
from hni_site.schema import Link, PageMeta, PageParent, SummaryMeta

SUMMARY = frozenset({"id", "title", *SummaryMeta.model_fields})
# In the answer for one page only; the store doesn't hold it, because it is another page's.
PARENT = {"parent": (PageParent,)}


@cache
def page_types() -> tuple[type[SitePage], ...]:
    """Every page type of the site."""
    return tuple(pages.page_types())


@cache
def type_names() -> dict[str, type[SitePage]]:
    """Page types by the name under which the API knows them, in any case."""
    return {page_type._meta.label.lower(): page_type for page_type in page_types()}


@cache
def shape_of(types: tuple[type[SitePage], ...], detail: bool = False) -> Shape:
    """The fields of some page types together."""
    body = parts_of(tuple(page_type.document_schema for page_type in types))
    del body["meta"]
    meta = parts_of((PageMeta,)) | (PARENT if detail else {})
    return Shape(meta, body, defaults=frozenset(meta.keys() | body.keys()) if detail else SUMMARY)


@cache
def link_fields(types: tuple[type[SitePage], ...]) -> tuple[str, ...]:
    """The fields in which some page types' documents link to other pages."""
    parts = parts_of(tuple(page_type.document_schema for page_type in types))
    return tuple(
        name for name, annotations in parts.items() if set(models_in(annotations)) == {Link}
    )


@cache
def filters_of(types: tuple[type[SitePage], ...]) -> dict[str, ApiFilter]:
    """The filters of some page types together, by name.

    ImproperlyConfigured where two types mean different kinds of values by one name.
    """
    filters: dict[str, ApiFilter] = {}
    for page_type in types:
        for api_filter in page_type.api_filters:
            known = filters.get(api_filter.name, api_filter)
            if known.kind is not api_filter.kind:
                raise ImproperlyConfigured(
                    f"{page_type.__name__} filters by {known.name} as {api_filter.kind.value}, "
                    f"another page type as {known.kind.value}: give one of them another name"
                )
            filters[known.name] = _together(known, api_filter)
    return filters


def _together(first: ApiFilter, second: ApiFilter) -> ApiFilter:
    """A filter that two page types share, as `pages/` has it."""
    descriptions = dict.fromkeys((*first.description.split("\n"), second.description))
    either_open = not (first.choices and second.choices)
    choices = () if either_open else tuple(dict.fromkeys((*first.choices, *second.choices)))
    return replace(first, description="\n".join(descriptions), choices=choices)


@cache
def has_one_value(types: tuple[type[SitePage], ...], api_filter: ApiFilter) -> bool:
    """Whether every document of the types has exactly one value of the filter.

    Not so where the path leads through a list, or to what may be null or an empty text.
    """
    annotations: tuple[object, ...] = tuple(page_type.document_schema for page_type in types)
    for step in api_filter.path.split("."):
        annotations = parts_of(annotations)[step]
        if any(not isinstance(annotation, type) for annotation in annotations):
            return False
    return str not in annotations
