"""The values by which public documents can be filtered, for whoever lists their pages."""

from django.db.models import QuerySet

from hni_site.content_store.models import Facet


def facet_values(page_type: str, language: str, name: str) -> list[str]:
    """Each value that a document of the type in the language has, in order."""
    values = _facets(page_type, language, name).order_by("value").values_list("value", flat=True)
    return list(values.distinct())


def pages_with(page_type: str, language: str, name: str, value: str) -> "QuerySet[Facet, int]":
    """Ids of the pages that have the value, as a subquery."""
    return _facets(page_type, language, name).filter(value=value).values_list("item", flat=True)


def _facets(page_type: str, language: str, name: str) -> QuerySet[Facet]:
    return Facet.objects.filter(type=page_type, locale=language, name=name)
