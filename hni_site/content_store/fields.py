"""Text that holds absolute addresses of this site and outlives a change of the site's address."""

from typing import Any

from django.conf import settings
from django.db import models

# JSON never holds it as it is, so in a document it can stand for nothing else.
SITE = "\x01"


def without_address(text: str) -> str:
    """The text with a mark in the place of the site's own address."""
    return text.replace(f"{settings.PUBLIC_BASE_URL}/", f"{SITE}/")


def with_address(text: str) -> str:
    """The text as it was, with the address that the site has now."""
    return text.replace(SITE, settings.PUBLIC_BASE_URL)


class SiteJSONTextField(models.TextField[str, str]):
    """JSON as text; the site's address is left out when it is written and put in when it is read.

    So what a command stores is right for a server that runs at another port, a site can move to
    another host, and a backup opened elsewhere links to where it was opened.
    """

    def get_prep_value(self, value: Any) -> Any:
        return without_address(value) if isinstance(value, str) else value

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        return with_address(value) if value else value
