"""A text under embargo that is signed off is armed: it goes live by itself when the embargo ends.

What is armed is a version of the page, as Wagtail schedules one: `Revision.approved_go_live_at`.
Until then the page's own row, which nobody can read, holds just that text.
"""

import datetime
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.utils.timestamps import ensure_utc

from hni_site.content_store.enums import GoneReason
from hni_site.content_store.models import ContentItem
from hni_site.editorial.gate import pass_through
from hni_site.editorial.sign_off import is_signed_off, kind_of
from hni_site.editorial.text import hash_of, text_hash
from hni_site.publishing.embargo.rules import goes_live_at


def armed_version(page: Page) -> Revision | None:
    """The version that goes live by itself, if one."""
    return Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False).first()


def arm(page: Any, user: Any, version: Revision | None = None) -> datetime.datetime:
    """Lets the version, or the latest one, go live by itself; gives when. Logged.

    For a page under embargo. Raises CannotBePublic.
    """
    version = version or page.get_latest_revision() or page.save_revision(user=user)
    text = version.as_object()
    pass_through(text)
    moment = goes_live_at(text.embargo_until, text.go_live_at)
    versions = Revision.objects.for_instance(page)
    versions.exclude(pk=version.pk).update(approved_go_live_at=None)
    if version.approved_go_live_at != moment:
        text.change_kind = ""  # Said of what was public before; readers see the text as a whole.
        text.save()
        version.approved_go_live_at = moment
        version.save(update_fields=["approved_go_live_at"])
        data = {"id": version.pk, "created": ensure_utc(version.created_at), "go_live_at": moment}
        log(page, "wagtail.publish.schedule", user=user, revision=version, data={"revision": data})
    return moment


def disarm(page: Page, user: Any = None) -> None:
    """Nothing of the page goes live by itself any more. Logged, by Wagtail."""
    for version in Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False):
        version.approved_go_live_at = None
        version.save(user=user, update_fields=["approved_go_live_at"])


def arm_where_ready(page: Any, user: Any) -> None:
    """Arms the page's latest text where it is signed off; else nothing of it stays armed."""
    if kind_of(page) and is_signed_off(page):
        arm(page, user)
    else:
        disarm(page, user)


def after_sign_off(page: Any, user: Any) -> None:
    """A text is signed off: under embargo it is armed; once the embargo is over, it follows."""
    if page.is_under_embargo:
        arm(page, user)
    elif page.embargo_until and is_to_follow(page):
        # Who gives the last approval need not be one who publishes.
        page.get_latest_revision().publish(user=user, skip_permission_checks=True)


def is_to_follow(page: Page) -> bool:
    """Whether the language goes live at its sign-off, once the embargo is over: the embargo alone
    has held it back so far."""
    row = Page.objects.filter(pk=page.pk, live=False, expired=False)
    withdrawn = ContentItem.objects.filter(page_id=page.pk, reason=GoneReason.WITHDRAWN)
    return bool(row.exists() and not withdrawn.exists())


def disarm_where_other_text(page: Page) -> None:
    """For a page that was just saved, not live: what is armed must be the text of its row."""
    version = armed_version(page)
    if version and hash_of(type(page), version.content) != text_hash(page):
        disarm(page)
