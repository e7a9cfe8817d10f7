"""The desk on the admin's first page, in place of Wagtail's own panels about the same."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from hni_site.desk import drafts, tasks
from hni_site.desk.embargoes import embargoes
from hni_site.desk.month import entries, first_weekday, is_within, month_asked
from hni_site.desk.releases import Reader

# What one must approve, what of one's own others read, and what one worked on last.
REPLACED = (
    WorkflowObjectsToModeratePanel,
    UserObjectsInWorkflowModerationPanel,
    RecentEditsPanel,
)


class TasksPanel(Component):
    template_name = "admin/desk/tasks.html"

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        rejected, on_the_way = tasks.of_own(self.reader)
        return {
            "to_approve": tasks.to_approve(self.reader),
            "to_publish": tasks.to_publish(self.reader),
            "rejected": rejected,
            "on_the_way": on_the_way,
        }


class EmbargoesPanel(Component):
    template_name = "admin/desk/embargoes.html"

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        found, more = embargoes(self.reader)
        return {"embargoes": found, "more": more}


class DraftsPanel(Component):
    template_name = "admin/desk/drafts.html"

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        found = drafts.drafts(self.reader)
        own = drafts.of_own(found, self.reader.user)
        others = drafts.of_others(found, self.reader.user)
        rows = drafts.told(own + others, self.reader)
        return {"own": rows[: len(own)], "others": rows[len(own) :]}


class CalendarPanel(Component):
    template_name = "admin/desk/calendar.html"

    def __init__(self, reader: Reader, asked: str) -> None:
        self.reader = reader
        self.asked = asked

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        today = timezone.localdate()
        month = month_asked(self.asked, today)
        releases = entries(self.reader, month)
        weeks = month.weeks(first_weekday())
        return {
            "weeks": [
                [
                    {
                        "date": day,
                        "entries": releases.get(day, []),
                        "is_today": day == today,
                        "is_other_month": day.month != month.number,
                    }
                    for day in week
                ]
                for week in weeks
            ],
            "weekdays": [(date_format(day, "D"), date_format(day, "l")) for day in weeks[0]],
            "month": month,
            "this_month": month_asked("", today),
            "previous": month.previous if is_within(month.previous, today) else None,
            "next": month.next if is_within(month.next, today) else None,
            "count": sum(map(len, releases.values())),
        }


class Desk(Component):
    """The panels side by side, each for those to whom it is of use."""

    name = "desk"
    template_name = "admin/desk/desk.html"
    order = 100

    def __init__(self, request: HttpRequest) -> None:
        reader = Reader(request.user)
        self.panels: list[Component] = [TasksPanel(reader)]
        if reader.reads_releases:
            self.panels.append(EmbargoesPanel(reader))
        if reader.writable.exists():
            self.panels.append(DraftsPanel(reader))
        if reader.reads_releases:
            self.panels.append(CalendarPanel(reader, request.GET.get("month", "")))

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"panels": self.panels}

    @property
    def media(self) -> Media:
        return Media(css={"all": ["desk/desk.css"]}, js=["desk/countdown.js"])


def homepage_panels(request: HttpRequest, panels: list[Any]) -> None:
    """A `construct_homepage_panels` hook."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(Desk(request))
