"""What a link shows at this moment, by where its page stands and by what its giver may do."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from hni_site.foundations.links import public_versions, site_path
from hni_site.private_links.links import find
from hni_site.private_links.things import Shown, things_shown
from hni_site.review_links.enums import Answer
from hni_site.review_links.models import ReviewLink


@dataclass(frozen=True)
class Opened:
    """A link that someone followed. Everything is missing of what its answer does not need."""

    answer: Answer
    link: ReviewLink | None = None
    page: Any = None
    """As its latest draft has it."""
    public_path: str = ""

    def things_shown(self) -> Shown:
        """The pictures and files in the draft."""
        version = self.page.latest_revision_id or f"page-{self.page.pk}"
        return things_shown(version, lambda: self.page)


def may_give_links(page: Page, user: Any) -> bool:
    """Of an alias none is given: it shows another page's text."""
    if page.alias_of_id or not user.is_active:
        return False
    may = getattr(page.permissions_for_user(user), "can_give_review_links", None)
    return bool(may and may())


def open_link(token: str) -> Opened:
    """A link shows what the one who gave it might give today, and nothing once they may not.

    A page that is public as it is has no draft: its link leads there.
    """
    link = find(ReviewLink, token)
    if link is None or link.created_by is None:
        return Opened(Answer.NOTHING)
    page = link.page.specific
    if not may_give_links(page, link.created_by):
        return Opened(Answer.NOTHING)
    if page.live and not page.has_unpublished_changes:
        public = public_versions([page.pk], page.locale.language_code).get(page.pk)
        if public is None:
            return Opened(Answer.NOTHING)
        return Opened(Answer.PUBLIC_PAGE, public_path=site_path(public))
    return Opened(Answer.DRAFT, link, page.get_latest_revision_as_object())
