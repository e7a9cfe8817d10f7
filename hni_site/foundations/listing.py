"""Long lists on the website, page by page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

ITEMS_PER_PAGE = 20


def paginate(items: QuerySet[Any], request: HttpRequest) -> "Page[Model]":
    """The page that `?page=` asks for; the nearest one where that number makes no sense."""
    return Paginator(items, ITEMS_PER_PAGE).get_page(request.GET.get("page"))
