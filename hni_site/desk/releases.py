"""Which pages the desk is about: what page types declare, and what its reader may read."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from wagtail.models import Locale, Page

from hni_site.access import policies
from hni_site.foundations.pages import SitePage, page_types


def calendar_types() -> list[type[SitePage]]:
    return [model for model in page_types() if model.calendar_date]


class Reader:
    """Someone at the desk, and what of the site they may see there."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def readable(self) -> "QuerySet[Page]":
        """Pages that the user may read: not those that only lead to them."""
        return self._allowed(policies.EXPLORING)

    @cached_property
    def writable(self) -> "QuerySet[Page]":
        return self._allowed({"change"})

    @cached_property
    def publishable(self) -> "QuerySet[Page]":
        return self._allowed({"publish"})

    def _allowed(self, actions: Iterable[str]) -> "QuerySet[Page]":
        pages = policies.pages.instances_user_has_any_permission_for(self.user, set(actions))
        allowed: QuerySet[Page] = Page.objects.filter(pk__in=pages.values("pk"), depth__gt=1)
        return allowed

    @cached_property
    def reads_releases(self) -> bool:
        return any(
            model.objects.filter(pk__in=self.readable.values("pk")).exists()
            for model in calendar_types()
        )

    @cached_property
    def locales(self) -> dict[int, Locale]:
        """By id: the pages' own would cost a query each."""
        locales: dict[int, Locale] = Locale.objects.in_bulk()
        return locales


def type_of(page: Page) -> str:
    """What kind of page it is, for editors."""
    model = page.specific_class or Page
    return str(capfirst(model._meta.verbose_name))
