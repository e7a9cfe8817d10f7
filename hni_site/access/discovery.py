"""What the roles' places are on this site: read from what page types and snippets declare."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import Model
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from hni_site.access.enums import Place
from hni_site.foundations.enums import Area
from hni_site.foundations.pages import SitePage, page_types


def first_page_types(area: Place | Area) -> list[type[SitePage]]:
    """The page types with which an area begins."""
    return [model for model in page_types() if model.area == area]


def snippet_models(where: Place | Area) -> list[type[Model]]:
    """The snippets of an area, or all there are."""
    hooks.search_for_hooks()  # Wagtail knows a snippet only when its app's hooks are read.
    models: list[type[Model]] = get_snippet_models()
    if where == Place.EVERYWHERE:
        return models
    return [model for model in models if getattr(model, "area", None) == where]


def pages_by_organisation(keys: Collection[UUID] = ()) -> dict[UUID, list[int]]:
    """An organisation's translation key → ids of all pages that belong to it; all, or of these."""
    found: dict[UUID, list[int]] = {}
    for model in page_types():
        if path := model.belongs_to:
            pages = model._default_manager.order_by("pk")
            if keys:
                pages = pages.filter(**{f"{path}__in": keys})
            for key, pk in pages.values_list(path, "pk"):
                found.setdefault(key, []).append(pk)
    return found


def titles_of(keys: Collection[UUID]) -> dict[UUID, str]:
    """An organisation's translation key → its name, in the default language where it has one."""
    found: dict[UUID, str] = {}
    pages = Page.objects.filter(translation_key__in=keys).order_by("pk")
    for key, title, language in pages.values_list(
        "translation_key", "title", "locale__language_code"
    ):
        if language == settings.LANGUAGE_CODE:
            found[key] = title
        else:
            found.setdefault(key, title)
    return found
