"""How a page's history tells of its links."""

from collections.abc import Mapping
from typing import Any

from wagtail.log_actions import LogFormatter


class _OfLink(LogFormatter):
    sentence: str

    def format_message(self, log_entry: Any) -> str:
        return str(self.sentence % log_entry.data)


def register_link_actions(actions: Any, told: Mapping[str, tuple[Any, Any]]) -> None:
    """With Wagtail's registry of log actions: action → its name, and its sentence."""
    for action, (label, sentence) in told.items():
        formatter = type("LinkFormatter", (_OfLink,), {"label": label, "sentence": sentence})
        actions.register_action(action)(formatter)
