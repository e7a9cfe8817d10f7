"""Whether a page's text was approved by everyone who must: given, looked up, taken away."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, Workflow

from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.errors import NotSignedOff
from hni_site.editorial.models import EditorialWorkflow, SignOff
from hni_site.editorial.text import text_hash


def kind_of(page: Page) -> SignOffKind | None:
    """By which workflow the page's text is signed off; None where it need not be."""
    kind: SignOffKind | None = getattr(page.specific_class, "sign_off_kind", None)
    return kind


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


def grant(page: Any, user: Any) -> SignOff:
    """Signs off the page with the text it has. Logged; the page is told."""
    _end(page, user=user, log_action=None)
    sign_off = SignOff.objects.create(page_id=page.pk, text_hash=text_hash(page), by=user)
    log(page, "hni.sign_off", user=user, revision=page.get_latest_revision())
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
    _end(page, user=user, log_action="hni.sign_off.ended")


def _end(page: Any, user: Any, log_action: str | None) -> None:
    ended = SignOff.objects.filter(page=page.pk, ended_at=None).update(ended_at=timezone.now())
    if ended and log_action:
        log(page, log_action, user=user)
