"""What is known of a page, looked up when a rule first asks for it."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from hni_site.foundations.links import public_versions
from hni_site.media.privacy import hidden_collections
from hni_site.publishing.checklist.parts import Link, Picture, Target, Weight
from hni_site.publishing.checklist.reading import links_in, pictures_in
from hni_site.publishing.checklist.weighing import weigh
from hni_site.publishing.standing import LanguageStanding, languages_of


class Facts:
    """Of a page with the text that it has in memory: a version of it, or a form's."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def summary(self) -> str:
        return str(self.page.summary)

    @cached_property
    def lead_picture_alt(self) -> str | None:
        return str(self.page.lead_image_alt) if self.page.lead_image_id else None

    @cached_property
    def contacts(self) -> int:
        """How many media contacts the page names."""
        return int(self.page.contacts.count())

    @cached_property
    def pictures(self) -> list[Picture]:
        return pictures_in(self.page)

    @cached_property
    def links(self) -> list[Link]:
        return links_in(self.page)

    @cached_property
    def targets(self) -> list[tuple[Link, Target]]:
        """The links to something of this site, with what readers find there."""
        inside = [link for link in self.links if not link.is_address]
        pages = self._pages({link.page_id for link in inside if link.page_id is not None})
        files = _files({link.document_id for link in inside if link.document_id is not None})
        return [
            (link, pages[link.page_id] if link.page_id else files[link.document_id or 0])
            for link in inside
        ]

    @cached_property
    def weight(self) -> Weight | None:
        return weigh(self.page)

    @cached_property
    def languages(self) -> list[LanguageStanding]:
        """The page's other languages."""
        languages = languages_of(self.page)
        return [one for one in languages if one.code != self.page.locale.language_code]

    def _pages(self, ids: set[int]) -> dict[int, Target]:
        public = public_versions(ids, self.page.locale.language_code) if ids else {}
        found = dict.fromkeys(ids, Target.GONE) | dict.fromkeys(public, Target.PUBLIC)
        hidden = ids - public.keys()
        for page in Page.objects.filter(pk__in=hidden).specific() if hidden else ():
            found[page.pk] = _behind_embargo(_embargo(page), _embargo(self.page))
        return found


def _embargo(page: Any) -> datetime | None:
    """Until when the page is under embargo; None where it is not."""
    until: datetime | None = getattr(page, "embargo_until", None)
    return until if until and until > timezone.now() else None


def _behind_embargo(target: datetime | None, own: datetime | None) -> Target:
    """What readers find at a page that isn't public, once this one may be."""
    if target is None:
        return Target.HIDDEN
    return Target.PUBLIC if own and target <= own else Target.UNDER_EMBARGO


def _files(ids: set[int]) -> dict[int, Target]:
    found = dict.fromkeys(ids, Target.GONE)
    if ids:
        private = hidden_collections()
        for pk, collection_id in (
            get_document_model().objects.filter(pk__in=ids).values_list("pk", "collection_id")
        ):
            found[pk] = Target.HIDDEN if collection_id in private else Target.PUBLIC
    return found
