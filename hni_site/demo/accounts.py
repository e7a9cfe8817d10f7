"""The accounts of a demonstration: public passwords, so they exist in development only.

Standard library only: `make run` reads this before anything is installed.
"""

from typing import NamedTuple


class Account(NamedTuple):
    username: str
    password: str
    what_for: str
    is_superuser: bool = False
    groups: tuple[str, ...] = ()  # Wagtail makes these groups together with its tables.
    edits_snippets: bool = False
    """Contacts, boilerplates and the like, and may send pages and snippets to be translated."""


ACCOUNTS = (
    Account("admin", "woven-admin", "may do everything", is_superuser=True),
    Account(
        "media",
        "woven-media",
        "media officer: writes, reviews and publishes",
        groups=("Editors", "Moderators"),
        edits_snippets=True,
    ),
)


def lines() -> list[str]:
    """The accounts, one to a line: name, password, what it is for."""
    return [
        f"{account.username:<8}{account.password:<14}{account.what_for}" for account in ACCOUNTS
    ]
