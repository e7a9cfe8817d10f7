"""What the factories of all page types share."""

from typing import Any

import factory
import wagtail_factories
from django.utils.text import slugify
from wagtail.models import Locale, Page, PageViewRestriction

from hni_site.editorial.gate import waived
from hni_site.foundations.pages import SitePage


def locale(language: str) -> Locale:
    """The content locale of the language; it is made where it is missing."""
    found, _created = Locale.objects.get_or_create(language_code=language)
    return found


class SitePageFactory(wagtail_factories.PageFactory):
    """A live page in its parent's language; `draft=True` for one that was never published."""

    class Meta:
        model = SitePage
        abstract = True

    class Params:
        draft = factory.Trait(live=False, has_unpublished_changes=True)

    slug = factory.LazyAttribute(lambda page: slugify(page.title, allow_unicode=True))

    @classmethod
    def _create(cls, *args: Any, **kwargs: Any) -> Any:
        with waived():
            return super()._create(*args, **kwargs)


def translate(page: Page, language: str, *, live: bool = True, **fields: Any) -> Any:
    """The page copied into the language, its parents too, with the fields given in that language.

    Without a title of its own the copy is called `<title> [<language>]`.
    """
    fields.setdefault("title", f"{page.title} [{language}]")
    copy = page.copy_for_translation(locale(language), copy_parents=True).specific
    for name, value in fields.items():
        setattr(copy, name, value)
    revision = copy.save_revision()
    if live:
        with waived():
            revision.publish()
    return type(copy).objects.get(pk=copy.pk)


def publish(page: Any) -> None:
    """Publishes the page as it is, as the system's operator would: without anyone's sign-off."""
    with waived():
        page.save_revision().publish()


def make_private(page: Page, password: str = "") -> Page:
    """Only those who log in, or who know the password, may read the page and what is below it."""
    kind = PageViewRestriction.PASSWORD if password else PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password=password)
    return page
