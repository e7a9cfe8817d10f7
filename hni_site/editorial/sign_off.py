"""Whether a page's text may be public: the one place that decides it.

Asked by the permission tester before an editor is offered to publish, and by `SitePage.save` when a
page is about to be live, whichever way it got there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, Workflow

from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.models import EditorialWorkflow, SignOff
from hni_site.editorial.text import text_hash

_waived: ContextVar[bool] = ContextVar("sign-off waived", default=False)


class NotSignedOff(Exception):
    """The text is not approved, or was changed since; the message is for editors.

    No PermissionDenied: Wagtail answers that one itself, and what the change did would stay.
    """


def kind_of(page: Page) -> SignOffKind | None:
    """By which workflow the page's text is signed off; None where it need not be."""
    kind: SignOffKind | None = getattr(page.specific_class, "sign_off_kind", None)
    return kind


def workflow_for(kind: SignOffKind) -> Workflow | None:
    """None where someone has switched the workflow off: then nothing can be signed off."""
    found = EditorialWorkflow.objects.filter(kind=kind, workflow__active=True)
    row = found.select_related("workflow").first()
    return row.workflow if row else None


def is_signed_off(page: Page) -> bool:
    """Whether the latest version of the page may be published. One query."""
    return kind_of(page) is None or SignOff.objects.filter(page=page.pk, ended_at=None).exists()


@contextmanager
def waived() -> Iterator[None]:
    """For texts that no editor writes: demo content, and commands of the system's operator."""
    token = _waived.set(True)
    try:
        yield
    finally:
        _waived.reset(token)


def demand(page: Any) -> None:
    """NotSignedOff where the page must not be live with this text.

    What is live already may be saved again, an alias shows what its source does.
    """
    if kind_of(page) is None or _waived.get():
        return
    text = text_hash(page)
    if SignOff.objects.filter(page=page.pk, text_hash=text, ended_at=None).exists():
        return
    source_id = page.alias_of_id or page.pk
    live = type(page).objects.filter(pk=source_id, live=True).first()
    if live is None or text_hash(live) != text:
        raise NotSignedOff(
            _("“%(title)s” is not signed off with this text, so it cannot be published.")
            % {"title": page.title}
        )


def grant(page: Any, user: Any) -> SignOff:
    """Signs off the page with the text it has. Logged."""
    _end(page, user=user, log_action=None)
    sign_off = SignOff.objects.create(page_id=page.pk, text_hash=text_hash(page), by=user)
    log(page, "hni.sign_off", user=user, revision=page.get_latest_revision())
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
