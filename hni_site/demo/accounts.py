"""The accounts of a demonstration: public passwords, so they exist in development only.

Standard library only: `make run` reads this before anything is installed.
"""

from typing import NamedTuple


class Account(NamedTuple):
    username: str
    what_for: str
    role: str = ""  # One of hni_site.access.enums.RoleName; without one a superuser.
    language: str = ""  # Of a role with a group for each language.
    organisation: str = ""  # The demo files' key of the page, for a role of one organisation.

    @property
    def password(self) -> str:
        return f"woven-{self.username}"


LANGUAGES = (("es", "Spanish"), ("fr", "French"), ("ur", "Urdu"))

ACCOUNTS = (
    Account("admin", "may do everything"),
    Account(
        "media", "media officer: writes, imports and publishes press releases", "media-officer"
    ),
    Account("editor", "editor: writes, reviews and publishes every page", "editor"),
    Account("executive", "reads everything and signs off releases", "executive-sign-off"),
    *(
        Account(f"translator-{code}", f"translates into {name}", "translator", code)
        for code, name in LANGUAGES
    ),
    *(
        Account(
            f"reviewer-{code}",
            f"reviews and publishes translations into {name}",
            "translation-reviewer",
            code,
        )
        for code, name in LANGUAGES
    ),
    Account(
        "affiliate",
        "edits the page and the Bazaar listing of one sample affiliate",
        "affiliate-contributor",
        organisation="sample-embroiderers-in",
    ),
    Account("administrator", "manages users, languages and settings", "administrator"),
)


def lines() -> list[str]:
    """The accounts, one to a line: name, password, what it is for."""
    return [
        f"{account.username:<15}{account.password:<21}{account.what_for}" for account in ACCOUNTS
    ]
