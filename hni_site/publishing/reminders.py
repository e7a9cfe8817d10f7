"""Texts that wait for someone: one e-mail a day to everyone who could approve them."""

import datetime
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Task, TaskState
from wagtail.users.models import UserProfile

from hni_site.editorial.models import SignOffTask
from hni_site.foundations.links import absolute_url

WAITING_SINCE = datetime.timedelta(days=1)


def remind() -> int:
    """Writes to everyone for whom a text has waited for a day; gives how many e-mails that is.

    Nobody is reminded of a text that they wrote last: someone else has to approve it.
    """
    waiting: dict[Any, list[tuple[Any, Task, TaskState]]] = defaultdict(list)
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, started_at__lte=timezone.now() - WAITING_SINCE
    )
    for state in states.select_related("task").order_by("started_at"):
        task = state.task.specific
        page = state.workflow_state.content_object
        for person in _approvers(task, page).filter(is_active=True).exclude(email=""):
            if any(name == "approve" for name, *_rest in task.get_actions(page, person)):
                waiting[person].append((page, task, state))
    messages = [_message(person, texts) for person, texts in waiting.items()]
    return get_connection().send_messages(messages) or 0 if messages else 0


def _approvers(task: Any, page: Any) -> Any:
    """Of our own steps, or of one that somebody made in Wagtail."""
    if isinstance(task, SignOffTask):
        return task.approvers(page)
    return get_user_model().objects.filter(groups__in=task.groups.all()).distinct()


def _message(person: Any, texts: list[tuple[Any, Task, TaskState]]) -> EmailMessage:
    with translation.override(UserProfile.get_for_user(person).get_preferred_language()):
        context = {
            "person": person,
            "texts": [
                {
                    "title": page.get_admin_display_title(),
                    "step": task.name,
                    "since": state.started_at,
                    "url": absolute_url(reverse("wagtailadmin_pages:edit", args=[page.pk])),
                }
                for page, task, state in texts
            ],
        }
        subject = render_to_string("admin/publishing/reminder_subject.txt", context).strip()
        body = render_to_string("admin/publishing/reminder.txt", context)
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])
