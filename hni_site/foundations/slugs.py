"""Addresses right below a language's home page at which the site itself answers, such as search."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# How deep in the tree such pages lie: below the root and a home page.
BELOW_HOME = 3


def demand_free(slug: str) -> None:
    """ValidationError where nobody would ever see a page of that slug right below a home page."""
    try:
        answers = resolve(f"/{get_language() or settings.LANGUAGE_CODE}/{slug}/")
    except Resolver404:
        return
    if answers.url_name != "wagtail_serve":
        text = _("The site itself answers at this address, so the page could not be seen there.")
        raise ValidationError({"slug": text})
