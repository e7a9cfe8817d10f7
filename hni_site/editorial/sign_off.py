"""Whether a page's text was approved by everyone who must: given, looked up, taken away."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, Workflow
from wagtail_localize.models import Translation

from hni_site.editorial.approving import sign_off_ended, signed_off
from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.errors import NotSignedOff
from hni_site.editorial.models import EditorialWorkflow, SignOff
from hni_site.editorial.text import text_hash


def kind_of(page: Page) -> SignOffKind | None:
    """By which workflow the page's text is signed off; None where it need not be."""
    if is_translation(page):
        return SignOffKind.TRANSLATION
    kind: SignOffKind | None = getattr(page.specific_class, "sign_off_kind", None)
    return kind


def is_translation(page: Page) -> bool:
    """Whether the page was made from one in another language, and is read beside it.

    One query, remembered with the page in memory. A page of the same release that somebody wrote
    anew in its language is none.
    """
    known = vars(page)
    if "_is_translation" not in known:
        made_from = Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id
        )
        known["_is_translation"] = page.alias_of_id is None and made_from.exists()
    return bool(known["_is_translation"])


def look_up_translations(pages: Iterable[Page]) -> None:
    """Remembers of each of the pages whether it is a translation: one query for all."""
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    made = Translation.objects.filter(source__object_id__in=keys)
    found = set(made.values_list("source__object_id", "target_locale"))
    for page in pages:
        is_made = (page.translation_key, page.locale_id) in found
        vars(page)["_is_translation"] = is_made and page.alias_of_id is None


def waits_for_original(page: Page) -> bool:
    """Whether the page is a translation whose original is not public, nor was it itself.

    Under an embargo both go live in the same step.
    """
    if not is_translation(page) or page.specific_deferred.is_under_embargo:
        return False
    key = page.translation_key
    original = Q(
        locale__translationsource__object=key,
        locale__translationsource__translations__target_locale=page.locale_id,
    )
    public = Page.objects.filter(original | Q(pk=page.pk), translation_key=key, live=True)
    return not public.exists()


def workflow_for(kind: SignOffKind) -> Workflow | None:
    """None where someone has switched the workflow off: then nothing can be signed off."""
    found = EditorialWorkflow.objects.filter(kind=kind, workflow__active=True)
    row = found.select_related("workflow").first()
    return row.workflow if row else None


def workflow_for_new(page_type: type[Page], parent: Page) -> Workflow | None:
    """By which workflow a page is submitted that is being made below the parent."""
    kind: SignOffKind | None = getattr(page_type, "sign_off_kind", None)
    return workflow_for(kind) if kind else parent.get_workflow()


def is_signed_off(page: Page) -> bool:
    """Whether the latest version of the page may be published. One query."""
    return kind_of(page) is None or SignOff.objects.filter(page=page.pk, ended_at=None).exists()


def texts_in_force(page_ids: Collection[int]) -> dict[int, str]:
    """Page id → the hash of the text that is signed off, where one is. One query."""
    rows = SignOff.objects.filter(page__in=page_ids, ended_at=None)
    return dict(rows.values_list("page", "text_hash"))


def pages_in_force() -> "QuerySet[Any, Any]":
    """The ids of all pages whose latest version is signed off, for a query."""
    return SignOff.objects.filter(ended_at=None).values("page")


def demand(page: Any) -> None:
    """NotSignedOff where the page's text must be signed off and is not."""
    if kind_of(page) is None:
        return
    in_force = SignOff.objects.filter(page=page.pk, text_hash=text_hash(page), ended_at=None)
    if not in_force.exists():
        raise NotSignedOff(
            _(
                "“%(title)s” is not signed off with this text. Submit it, so that others read and "
                "approve it."
            )
            % {"title": page.title}
        )
    if waits_for_original(page):
        raise NotSignedOff(
            _("“%(title)s” goes live with its original, or after it.") % {"title": page.title}
        )


def grant(page: Any, user: Any) -> SignOff:
    """Signs off the page with the text it has. Logged; the page is told."""
    _end(page, user=user, log_action=None)
    sign_off = SignOff.objects.create(page_id=page.pk, text_hash=text_hash(page), by=user)
    log(page, "hni.sign_off", user=user, revision=page.get_latest_revision())
    signed_off.send(type(page), page=page, user=user)
    page.after_sign_off(user)
    return sign_off


def end_where_changed(page: Any, text_before: str, user: Any) -> None:
    """Takes away what was approved of a text that is another now. Logged."""
    if text_hash(page) == text_before:
        return
    if state := page.current_workflow_state:
        # Steps of the workflow that were passed are taken again.
        passed = state.task_states.filter(status=TaskState.STATUS_APPROVED)
        passed.update(status=TaskState.STATUS_CANCELLED)
    end(page, user)


def end(page: Any, user: Any) -> None:
    """Takes the approval away. Logged, where there was one."""
    _end(page, user=user, log_action="hni.sign_off.ended")


def _end(page: Any, user: Any, log_action: str | None) -> None:
    ended = SignOff.objects.filter(page=page.pk, ended_at=None).update(ended_at=timezone.now())
    if ended and log_action:
        log(page, log_action, user=user)
        sign_off_ended.send(type(page), page=page, user=user)
