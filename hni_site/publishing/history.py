"""How the pages of a release tell, each in its history, what happened to the embargo."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogContext, LogFormatter

from hni_site.publishing.embargo.rules import told

# Action → its name, and its sentence with the moment at which the embargo then ends.
EMBARGO = {
    "hni.embargo.set": (gettext_lazy("Set embargo"), gettext_lazy("Under embargo until %s.")),
    "hni.embargo.move": (gettext_lazy("Move embargo"), gettext_lazy("Embargo moved to %s.")),
    "hni.embargo.lift": (gettext_lazy("Lift embargo"), gettext_lazy("Embargo lifted at %s.")),
}


def register_embargo_actions(actions: Any) -> None:
    """With Wagtail's registry of log actions."""
    for action, (label, sentence) in EMBARGO.items():
        formatter = type("EmbargoFormatter", (_Told,), {"label": label, "sentence": sentence})
        actions.register_action(action)(formatter)
    actions.register_action(
        "hni.embargo.take_down", _("Take down"), _("Taken down: the release is under embargo")
    )
    actions.register_action("hni.not_published")(_NotPublished)


def own_entries(user: Any) -> LogContext:
    """Inside, what is logged stands by itself in the history.

    Of all that one request does alike Wagtail shows only the last entry, and that of one language.
    """
    return LogContext(user=user)


class _Told(LogFormatter):
    sentence: Any

    def format_message(self, log_entry: Any) -> str:
        embargo = log_entry.data["embargo"]
        moment = told(datetime.datetime.fromisoformat(embargo["to"]), embargo["zone"])
        return f"{self.sentence % moment} {embargo['reason']}".strip()


class _NotPublished(LogFormatter):
    label = gettext_lazy("Could not be published")

    def format_message(self, log_entry: Any) -> str:
        return str(_("It did not go live by itself: %s") % log_entry.data["reason"])
