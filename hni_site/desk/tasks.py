"""What waits for someone: texts to approve, texts to publish, and their own on the way."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import (
    Locale,
    Page,
    Task,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)

from hni_site.desk.releases import Reader, type_of
from hni_site.editorial.models import SignOff
from hni_site.publishing.embargo.embargoed import embargoed_types

SHOWN = 20


@dataclass(frozen=True)
class Waiting:
    page: Any
    type: str
    locale: Locale
    step: str
    """Of the workflow; empty where the text has passed it."""

    since: datetime.datetime
    person: Any
    """Who submitted the text, asked for changes or signed it off; None: not known."""

    comment: str = ""


def to_approve(reader: Reader) -> list[Waiting]:
    """Texts that the user may approve now, the one that waits longest first."""
    states = TaskState.objects.reviewable_by(reader.user).filter(
        workflow_state__base_content_type=get_default_page_content_type()
    )
    states = states.select_related("task", "workflow_state__requested_by__wagtail_userprofile")
    states = list(states.order_by("started_at")[:SHOWN])
    pages = _pages([state.workflow_state for state in states], Page.objects.all())
    tasks: dict[int, Task] = {}
    found = []
    for state in states:
        page = pages.get(state.workflow_state.object_id)
        task = tasks.setdefault(state.task_id, state.task.specific)
        if page and _may_approve(page, task, reader.user):
            requested_by = state.workflow_state.requested_by
            found.append(_waiting(reader, page, task.name, state.started_at, requested_by))
    return found


def _may_approve(page: Any, task: Task, user: Any) -> bool:
    actions = (name for name, *_rest in task.get_actions(page, user))
    return "approve" in actions and bool(page.permissions_for_user(user).can_read())


def to_publish(reader: Reader) -> list[Waiting]:
    """Texts that are signed off and wait for someone to publish them, the oldest first.

    One under embargo goes live by itself.
    """
    in_force = SignOff.objects.filter(
        ended_at=None,
        page__has_unpublished_changes=True,
        page__in=reader.publishable.values("pk"),
    )
    for model in embargoed_types():
        under_embargo = model.objects.filter(embargo_until__gt=timezone.now())
        in_force = in_force.exclude(page__in=under_embargo.values("pk"))
    rows = in_force.select_related("page", "by__wagtail_userprofile").order_by("at")[:SHOWN]
    return [_waiting(reader, row.page, "", row.at, row.by) for row in rows]


def of_own(reader: Reader) -> tuple[list[Waiting], list[Waiting]]:
    """The user's texts that need changes, and those that others are reading; newest first.

    Theirs are what they submitted and what they began.
    """
    own_ids = Page.objects.filter(owner=reader.user).annotate(key=Cast("pk", CharField()))
    states = WorkflowState.objects.filter(
        Q(requested_by=reader.user) | Q(object_id__in=own_ids.values("key")),
        base_content_type=get_default_page_content_type(),
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        current_task_state__isnull=False,
    )
    states = states.select_related(
        "requested_by__wagtail_userprofile",
        "current_task_state__task",
        "current_task_state__finished_by__wagtail_userprofile",
    )
    states = list(states.order_by("-current_task_state__started_at")[:SHOWN])
    pages = _pages(states, reader.readable)
    rejected, on_the_way = [], []
    for state in states:
        step = state.current_task_state
        page = pages.get(state.object_id)
        if page is None:
            continue
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            since = step.finished_at or step.started_at
            rejected.append(
                _waiting(reader, page, step.task.name, since, step.finished_by, step.comment)
            )
        else:
            on_the_way.append(
                _waiting(reader, page, step.task.name, step.started_at, state.requested_by)
            )
    return rejected, on_the_way


def _pages(states: list[WorkflowState], among: Any) -> dict[str, Page]:
    """Object id → page, as far as it is there and among those."""
    pages = among.filter(pk__in=[state.object_id for state in states]).specific(defer=True)
    return {str(page.pk): page for page in pages}


def _waiting(
    reader: Reader, page: Any, step: str, since: datetime.datetime, person: Any, comment: str = ""
) -> Waiting:
    locale = reader.locales[page.locale_id]
    return Waiting(page, type_of(page), locale, step, since, person, comment)
