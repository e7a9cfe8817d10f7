"""What a microsite needs around the pages: languages, menus, and lists that content apps offer."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Locale, Site
from wagtail.snippets.models import get_snippet_models

from hni_site.api.answers import Answer
from hni_site.api.errors import BadRequest, NotFound
from hni_site.api.listing import STEP, live
from hni_site.api.parameters import Parameters, parameters, refuse_unknown
from hni_site.api.schema import Language, MenuEntry
from hni_site.content_store.building import compact
from hni_site.foundations.geography import language_name
from hni_site.schema import Document, PageSummary


def locales(request: HttpRequest) -> Answer:
    """The languages in which the home page is public, the default one first."""
    refuse_unknown(parameters(request), ())
    homes = {home.locale: home for home in live().filter(page_id__in=_home_ids())}
    own_names = dict(settings.LANGUAGES)
    languages = [
        Language(
            locale=code,
            name=own_names.get(code, code),
            english_name=language_name(code, "en"),
            direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            default=code == settings.LANGUAGE_CODE,
            home=PageSummary.model_validate_json(homes[code].summary),
        )
        for code in sorted(homes, key=lambda code: (code != settings.LANGUAGE_CODE, code))
    ]
    return _list(languages, "locales")


def navigation(request: HttpRequest) -> Answer:
    """The menu of a language: public pages that are meant for menus, two levels, in tree order."""
    query = parameters(request)
    refuse_unknown(query, {"locale"})
    locale = query.get("locale", settings.LANGUAGE_CODE)
    home = live().filter(page_id__in=_home_ids(), locale=locale).first()
    if home is None:
        raise NotFound("No Locale matches the given query.")
    rows = live().filter(tree_path__startswith=home.tree_path, show_in_menus=True)
    menu: dict[str, dict[str, Any]] = {}
    for row in rows.order_by("tree_path").only("tree_path", "summary"):
        entry = json.loads(row.summary)
        above = menu.get(row.tree_path[:-STEP])
        if len(row.tree_path) == len(home.tree_path) + STEP:
            menu[row.tree_path] = {**entry, "children": []}
        elif above is not None:
            above["children"].append(entry)
    return _list([MenuEntry.model_validate(entry) for entry in menu.values()], "navigation")


def snippet_list(model: Any) -> Callable[[HttpRequest], Answer]:
    """The list of all objects of a snippet model that names an `api_endpoint`."""

    def listing(request: HttpRequest) -> Answer:
        query = parameters(request)
        filters = {api_filter.name: api_filter for api_filter in model.api_filters}
        refuse_unknown(query, {"locale", *filters})
        locale = query.get("locale", settings.LANGUAGE_CODE)
        if not Locale.objects.filter(language_code=locale).exists():
            raise NotFound("No Locale matches the given query.")
        things = model.objects.filter(**_columns(query, filters))
        with translation.override(locale):
            return _list([thing.to_document() for thing in things], model.api_endpoint)

    return listing


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
