"""What a microsite needs around the pages: languages, menus, and lists that content apps offer."""

import json
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Locale, Site
from wagtail.snippets.models import get_snippet_models

from hni_site.api.listing import STEP, live
from hni_site.api.parameters import Parameters, parameters, read_languages, refuse_unknown
from hni_site.api.schema import Language, MenuEntry
from hni_site.content_store.building import compact
from hni_site.delivery.answers import Answer
from hni_site.delivery.errors import BadRequest, NotFound
from hni_site.foundations.geography import language_name
from hni_site.schema import Document, PageSummary
from hni_site.translation.fallback.chains import chain_of, nearest
from hni_site.translation.fallback.reading import fallbacks


def locales(request: HttpRequest) -> Answer:
    """The languages in which the home page is public, the default one first."""
    refuse_unknown(parameters(request), ())
    homes = {home.locale: home for home in live().filter(page_id__in=_home_ids())}
    own_names = dict(settings.LANGUAGES)
    said = fallbacks()
    languages = [
        Language(
            locale=code,
            name=own_names.get(code, code),
            english_name=language_name(code, "en"),
            direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            default=code == settings.LANGUAGE_CODE,
            fallback=list(chain_of(code, said)[1:]),
            home=PageSummary.model_validate_json(homes[code].summary),
        )
        for code in sorted(homes, key=lambda code: (code != settings.LANGUAGE_CODE, code))
    ]
    return _list(languages, "locales")


def navigation(request: HttpRequest) -> Answer:
    """The menu of a language: public pages that are meant for menus, two levels, in tree order.

    With `fallback`, what it lacks stands behind, in the next language that has it.
    """
    query = {"locale": settings.LANGUAGE_CODE, **parameters(request)}
    refuse_unknown(query, {"locale", "fallback"})
    languages = read_languages(query)
    homes = {home.locale: home for home in live().filter(page_id__in=_home_ids())}
    homes = {code: homes[code] for code in languages if code in homes}
    if not homes or not (languages[0] in homes or _is_known(languages[0])):
        raise NotFound("No Locale matches the given query.")
    return _list(_menu(homes), "navigation")


def _menu(homes: dict[str, Any]) -> list[MenuEntry]:
    """The menu of the first of the languages, filled up from the others."""
    below = reduce(or_, (Q(tree_path__startswith=home.tree_path) for home in homes.values()))
    columns = ("tree_path", "summary", "locale", "translation_key")
    rows = list(live().filter(below, show_in_menus=True).order_by("tree_path").only(*columns))
    keys = {row.tree_path: row.translation_key for row in rows}
    menu: dict[object, dict[str, Any]] = {}
    for row in nearest(rows, list(homes), lambda row: (row.translation_key, row.locale)):
        above = menu.get(keys.get(row.tree_path[:-STEP]))
        if len(row.tree_path) == len(homes[row.locale].tree_path) + STEP:
            menu[row.translation_key] = {**json.loads(row.summary), "children": []}
        elif above is not None:
            above["children"].append(json.loads(row.summary))
    return [MenuEntry.model_validate(entry) for entry in menu.values()]


def snippet_list(model: Any) -> Callable[[HttpRequest], Answer]:
    """The list of all objects of a snippet model that names an `api_endpoint`."""

    def listing(request: HttpRequest) -> Answer:
        query = parameters(request)
        filters = {api_filter.name: api_filter for api_filter in model.api_filters}
        refuse_unknown(query, {"locale", *filters})
        locale = query.get("locale", settings.LANGUAGE_CODE)
        if not _is_known(locale):
            raise NotFound("No Locale matches the given query.")
        things = model.objects.filter(**_columns(query, filters))
        with translation.override(locale):
            return _list([thing.to_document() for thing in things], model.api_endpoint)

    return listing


def _is_known(language: str) -> bool:
    return bool(Locale.objects.filter(language_code=language).exists())


def _columns(query: Parameters, filters: dict[str, Any]) -> dict[str, str]:
    """Column → value: a filter's path leads through the model's relations."""
    columns = {}
    for name, api_filter in filters.items():
        if name in query:
            try:
                columns[api_filter.path.replace(".", "__")] = api_filter.asked(query[name])
            except ValueError as error:
                raise BadRequest(f"{name} takes {error}") from None
    return columns


def snippet_endpoints() -> list[Any]:
    """The snippet models that are public lists of their own."""
    return [model for model in get_snippet_models() if getattr(model, "api_endpoint", None)]


def _home_ids() -> list[int]:
    """The home page's ids in all languages."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    return list(site.root_page.get_translations(inclusive=True).values_list("pk", flat=True))


def _list(documents: Sequence[Document], tag: str) -> Answer:
    items = [document.model_dump(mode="json") for document in documents]
    body = {"meta": {"total_count": len(items)}, "items": items}
    return Answer(compact(body).encode(), tags=(tag,))
