"""Whatever editors do in whatever order, the store holds what a fresh build gives."""

import datetime
import os
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from hni_site.editorial.gate import waived
from hni_site.foundations.changes import content_changes
from home.models import StandardPage
from news.models import PressReleasePage
from tests.content_store.store import is_right, work_off
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import MediaContactFactory, PressReleasePageFactory, news_index, relate
from tests.factories.pages import locale, make_private, publish, translate

# 1,000 operations; on PostgreSQL, where tests of several writers come to it, 300.
EXAMPLES, STEPS = (20 if connection.vendor == "sqlite" else 6), 50
# The suite does the same ones each time; RANDOM_OPERATIONS=1 looks for new ones.
RANDOM = "RANDOM_OPERATIONS" in os.environ

numbers = st.integers(min_value=0, max_value=10**6)


class Editors(RuleBasedStateMachine):
    """A small site and everything that may happen to it; what is chosen is chosen by number."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        # Sign-off would keep most of what happens here from being public.
        self.sign_off = waived()
        self.sign_off.__enter__()
        locale("es")
        home_page().save()
        self.user, _created = User.objects.get_or_create(username="editor", is_superuser=True)
        self.made = 0
        self.image, self.contact = SiteImageFactory(), MediaContactFactory()
        self.campaign = CampaignPageFactory(slug="campaign")
        about = StandardPageFactory(slug="about")
        StandardPageFactory(parent=about, slug="history")
        self._release(0)

    def teardown(self) -> None:
        try:
            assert is_right()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)
            self.sign_off.__exit__(None, None, None)

    # --- Choosing ---------------------------------------------------------------------------------

    def _slug(self) -> str:
        self.made += 1
        return f"page-{self.made}"

    def _pages(self) -> Any:
        home = home_page()
        return Page.objects.exclude(pk=home.pk).filter(depth__gt=2).order_by("pk")

    def _page(self, number: int) -> Any:
        pages = self._pages()
        return pages[number % pages.count()].specific

    def _original(self, number: int) -> Any:
        """A page that can be edited: an alias follows its source."""
        pages = self._pages().filter(alias_of=None)
        return pages[number % pages.count()].specific

    def _parent(self, number: int) -> Any:
        """A page under which any of ours may lie, as far as the store is concerned."""
        return [home_page(), *StandardPage.objects.order_by("pk")][number % 4 :][0]

    @property
    def is_empty(self) -> bool:
        return not self._pages().filter(alias_of=None).exists()

    # --- What editors do --------------------------------------------------------------------------

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, draft=st.booleans())
    def make_release(self, number: int, draft: bool) -> None:
        self._release(number, draft=draft)

    def _release(self, number: int, **fields: Any) -> None:
        linked = self._page(number)
        release = PressReleasePageFactory(
            parent=news_index(),
            slug=self._slug(),
            lead_image=self.image,
            body=[("paragraph", f'<p><a linktype="page" id="{linked.pk}">More</a></p>')],
            **fields,
        )
        relate(release, contacts=[self.contact], campaigns=[self.campaign]).save()

    @rule(number=numbers)
    def make_page(self, number: int) -> None:
        StandardPageFactory(parent=home_page(), slug=self._slug())

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, words=st.text("abcü漢", min_size=1, max_size=5), publish=st.booleans())
    def edit(self, number: int, words: str, publish: bool) -> None:
        page = self._original(number).get_latest_revision_as_object()
        page.title = words
        with content_changes():
            revision = page.save_revision()
            if publish:
                revision.publish()

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def change_slug(self, number: int) -> None:
        page = self._original(number)
        page.slug = self._slug()
        publish(page)

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, hours=st.sampled_from([-1, 1]), expire=st.booleans())
    def schedule(self, number: int, hours: int, expire: bool) -> None:
        page = self._original(number)
        moment = timezone.now() + datetime.timedelta(hours=hours)
        expire = expire and not page.is_on_the_record
        page.go_live_at, page.expire_at = (None, moment) if expire else (moment, None)
        publish(page)
        call_command("publish_scheduled")

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, with_all_below=st.booleans())
    def unpublish(self, number: int, with_all_below: bool) -> None:
        page = self._original(number)
        if page.live:
            action = UnpublishPageAction(page, user=self.user, include_descendants=with_all_below)
            action.execute(skip_permission_checks=True)  # Nobody may unpublish a release.

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, to=numbers, place=st.sampled_from(["last-child", "first-child"]))
    def move(self, number: int, to: int, place: str) -> None:
        page, target = self._page(number), self._page(to)
        if not (target.pk == page.pk or target.is_descendant_of(page)):
            taken = target.get_children().filter(slug=page.slug).exclude(pk=page.pk)
            if not taken.exists():
                page.move(target, pos=place)

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def move_out_of_the_site(self, number: int) -> None:
        page, root = self._page(number), Page.get_first_root_node()
        if not root.get_children().filter(slug=page.slug).exists():
            page.move(root, pos="last-child")

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers, with_all_below=st.booleans(), live=st.booleans())
    def copy(self, number: int, with_all_below: bool, live: bool) -> None:
        page = self._page(number)
        attributes = {"slug": self._slug()}
        CopyPageAction(
            page, recursive=with_all_below, keep_live=live, update_attrs=attributes
        ).execute()

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def make_alias(self, number: int) -> None:
        CreatePageAliasAction(self._page(number), update_slug=self._slug()).execute()

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def delete(self, number: int) -> None:
        page = self._page(number)
        if page.pk != self.campaign.pk and not page.get_descendants().filter(pk=self.campaign.pk):
            Page.objects.get(pk=page.pk).delete()

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def restrict(self, number: int) -> None:
        make_private(self._page(number))

    @rule(number=numbers)
    def open_again(self, number: int) -> None:
        restrictions = PageViewRestriction.objects.order_by("pk")
        if count := restrictions.count():
            restrictions[number % count].delete()

    @precondition(lambda self: PressReleasePage.objects.filter(locale__language_code="en").exists())
    @rule(number=numbers, live=st.booleans())
    def translate(self, number: int, live: bool) -> None:
        releases = PressReleasePage.objects.filter(locale__language_code="en").order_by("pk")
        release = releases[number % releases.count()]
        inside = home_page().get_descendants().filter(pk=release.pk).exists()
        if inside and not release.has_translation(locale("es")):
            translate(release, "es", live=live)

    @rule(words=st.text("abc", min_size=1, max_size=3))
    def change_picture(self, words: str) -> None:
        self.image.credit = words
        self.image.save()

    @rule(words=st.text("abc", min_size=1, max_size=3))
    def change_contact(self, words: str) -> None:
        self.contact.name = words
        self.contact.save()

    @precondition(lambda self: not self.is_empty)
    @rule(number=numbers)
    def redirect(self, number: int) -> None:
        old = f"/en/newsroom/page-{number % (self.made + 1)}"
        Redirect.objects.get_or_create(old_path=old, defaults={"redirect_page": self._page(number)})

    @rule()
    def worker(self) -> None:
        work_off()


@pytest.mark.django_db
def test_random_operations() -> None:
    run_state_machine_as_test(
        Editors,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=not RANDOM,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
