"""wagtail-localize, in which whoever may submit one page may submit, sync and list all.

Its own views at its own addresses, each narrowed to the pages and languages of its user.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail_localize import wagtail_hooks as stock
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from hni_site.access import policies
from hni_site.access.languages import may_bring_into, may_write_in


def may_change(user: Any, thing: Any) -> bool:
    """A page, or a snippet, which is live as soon as it is saved."""
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_change())
    return bool(policy_registry.get(thing).user_has_permission(user, "change"))


def may_publish(user: Any, thing: Any) -> bool:
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_publish())
    return may_change(user, thing)


class SubmitPage(SubmitPageTranslationView):
    """Offers the languages in which the user may write."""

    def get_form(self) -> Any:
        form = super().get_form()
        languages = may_bring_into(self.request.user, self.object)
        form.fields["locales"].queryset = form.fields["locales"].queryset.filter(pk__in=languages)
        return form

    def get_object(self) -> Page:
        page: Page = super().get_object()
        if not page.permissions_for_user(self.request.user).can_read():
            raise PermissionDenied
        return page


class SubmitSnippet(SubmitSnippetTranslationView):
    def get_object(self) -> Any:
        snippet = super().get_object()
        if not may_change(self.request.user, snippet):
            raise PermissionDenied
        return snippet


class Sync(UpdateTranslationsView):
    """For those who may change the page or one of its translations; all must be theirs to publish.

    The stock view publishes translations that its user may not even edit.
    """

    def get_object(self) -> TranslationSource:
        source: TranslationSource = super().get_object()
        user = self.request.user
        if not any(may_change(user, thing) for thing in [_source_of(source), *_targets(source)]):
            raise PermissionDenied
        return source

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        if not all(may_publish(self.request.user, thing) for thing in _targets(self.object)):
            field = form.fields["publish_translations"]
            field.disabled, field.widget = True, forms.HiddenInput()
        return form


def _source_of(source: TranslationSource) -> Any:
    return source.get_source_instance()


def _targets(source: TranslationSource) -> list[Any]:
    """The translations that exist, enabled ones only: the others are not synced."""
    translations = source.translations.filter(enabled=True).select_related("target_locale")
    return [translation.get_target_instance() for translation in translations]


class Report(TranslationsReportView):
    """Lists what its user may open."""

    def get_queryset(self) -> "QuerySet[Translation]":
        user = self.request.user
        readable = policies.pages.instances_user_has_any_permission_for(user, policies.EXPLORING)
        snippets = [
            model
            for model in get_snippet_models()
            if policy_registry.get_by_type(model).user_has_permission(user, "change")
        ]
        translations: QuerySet[Translation] = super().get_queryset()
        targets = readable.filter(
            translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
        )
        types = ContentType.objects.get_for_models(*snippets).values()
        return translations.filter(Exists(targets) | Q(source__specific_content_type__in=types))


def to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """An alias is as public as its source: who may not publish makes none."""
    if not get_object_or_404(Page, pk=page_id).permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    response: HttpResponse = convert_to_alias(request, page_id)
    return response


def localize_urls() -> list[URLPattern]:
    """In place of the stock views; their names lead here, too. A `register_admin_urls` hook."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPage.as_view()),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            SubmitSnippet.as_view(),
        ),
        path("localize/update/<int:translation_source_id>/", Sync.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", to_alias),
        path("localize/reports/translations/", Report.as_view()),
        path("localize/reports/translations/results/", Report.as_view(results_only=True)),
    ]


def page_buttons(page: Page, user: Any, **context: Any) -> Iterator[Button]:
    """“Translate this page” and “Sync translated pages”, for whom they lead somewhere."""
    buttons = list(stock.page_listing_more_buttons(page, user, **context))
    if not buttons or not page.permissions_for_user(user).can_read():
        return
    languages = may_write_in(user)
    for button in buttons:
        leads_to_sync = "/update/" in button.url
        translations = page.get_translations(inclusive=True).exclude(alias_of__isnull=False)
        present = set(translations.values_list("locale_id", flat=True))
        if languages & present if leads_to_sync else languages - present:
            yield button


def action_menu(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """A `construct_page_action_menu` hook: localize's own items ask for nobody's rights."""
    page = context.get("page")
    if page is None:
        return
    if context["locked_for_user"]:
        items[:] = [item for item in items if not str(item.name).startswith("localize-")]
    if not page.permissions_for_user(request.user).can_publish():
        items[:] = [item for item in items if item.name != "localize-convert-to-alias"]
