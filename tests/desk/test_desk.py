"""The admin's first page: for each role what is of use to them, and no title beyond that."""

import datetime
import re
from html import unescape
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from bazaar_pages.models import AffiliatePage
from hni_site.access.enums import RoleName
from hni_site.editorial.sign_off import grant
from news.models import PressReleasePage
from tests.editorial.people import Desk
from tests.factories.home import StandardPageFactory
from tests.factories.news import PressReleasePageFactory, news_index
from tests.factories.pages import locale, translate
from tests.factories.people import client_of, person
from tests.factories.tree import TinySite

pytestmark = pytest.mark.django_db

Sites = dict[str, TinySite]
SOON = datetime.timedelta(days=2, hours=3, minutes=1)


@pytest.fixture
def site(tiny_localized_site: Sites) -> TinySite:
    return tiny_localized_site["en"]


def home(user: User, query: str = "") -> str:
    """The first page as the user sees it, as text with its headings and links."""
    response = client_of(user).get(f"/admin/{query}")
    assert response.status_code == 200
    return unescape(response.content.decode())


def panel(html: str, name: str) -> str:
    """The words of a panel; empty where it isn't shown."""
    found = re.search(rf'<section class="[^"]*" id="desk-{name}".*?</section>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", found[0]).split()) if found else ""


def draft(site: TinySite, title: str, writer: User | None, **fields: Any) -> PressReleasePage:
    release: PressReleasePage = PressReleasePageFactory(
        parent=site.news_index, title=title, draft=True, with_contact=True, **fields
    )
    release.save_revision(user=writer)
    return release


# --- My tasks -------------------------------------------------------------------------------------


def test_a_texts_way_over_the_desks(site: TinySite) -> None:
    media, editor, executive = (
        person(role) for role in (RoleName.MEDIA_OFFICER, RoleName.EDITOR, RoleName.EXECUTIVE)
    )
    release = draft(site, "Weavers meet", media)
    Desk(media).submit(release)

    [own, others, later] = (panel(home(user), "tasks") for user in (media, editor, executive))
    assert "Mine, being read by others Weavers meet" in own
    assert "To read and approve Weavers meet" in others
    assert f"Press release · English Editorial review from {media.username}" in others
    assert "Nothing waits for you." in later

    Desk(editor).decide(release, "reject", comment="Who met?")
    own = panel(home(media), "tasks")
    assert "Changes asked for Weavers meet" in own
    assert f"by {editor.username}" in own
    assert "Who met?" in own
    assert "Nothing waits for you." in panel(home(editor), "tasks")

    Desk(media).submit(release)
    Desk(editor).decide(release)
    assert "Weavers meet" in panel(home(executive), "tasks")
    Desk(executive).decide(release)
    own = panel(home(media), "tasks")
    assert "Signed off, to be published Weavers meet" in own
    assert f"signed off by {executive.username}" in own
    assert "Nothing waits for you." in panel(home(executive), "tasks")

    Desk(media).publish(release)
    assert "Nothing waits for you." in panel(home(media), "tasks")


def test_who_wrote_last_has_nothing_to_approve(site: TinySite) -> None:
    editor = person(RoleName.EDITOR)
    release = draft(site, "Weavers meet", editor)
    Desk(editor).submit(release)

    tasks = panel(home(editor), "tasks")

    assert "To read and approve" not in tasks
    assert "Mine, being read by others Weavers meet" in tasks


def test_a_release_under_embargo_needs_nobody_to_publish_it(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    release = draft(site, "Held back", media, embargo_until=timezone.now() + SOON)
    grant(release.get_latest_revision_as_object(), None)

    assert "Held back" not in panel(home(media), "tasks")
    assert "English signed off" in panel(home(media), "embargoes")


def test_an_approver_may_be_someone_without_any_page(site: TinySite) -> None:
    """The step of the workflow lets them in, and to that page only."""
    media = person(RoleName.MEDIA_OFFICER)
    Desk(media).submit(draft(site, "Weavers meet", media))
    draft(site, "Nobody's business", media)
    executive = person(RoleName.EDITOR)
    GroupPagePermission.objects.filter(group__user=executive).delete()

    html = home(executive)

    assert "Weavers meet" in panel(html, "tasks")
    assert "Nobody's business" not in html
    assert (panel(html, "drafts"), panel(html, "calendar")) == ("", "")


# --- Embargoes ------------------------------------------------------------------------------------


def test_embargoes_with_countdown_and_languages(site: TinySite) -> None:
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        media = person(RoleName.MEDIA_OFFICER)
        later = draft(site, "Later", media, embargo_until=now + 2 * SOON)
        sooner = draft(site, "Sooner", media, embargo_until=now + SOON)
        draft(site, "Over", media, embargo_until=now - SOON)
        spanish = translate(sooner, "es", live=False)
        spanish.save_revision()
        grant(spanish, None)
        Desk(media).submit(sooner)

        found = panel(home(media), "embargoes")

    assert re.fullmatch(
        r"Embargoes Sooner in 2 days 3 hours \d.* \(UTC\) "
        r"English in review Español signed off اردو not translated "
        r"Later in 4 days 6 hours .* not translated",
        found,
    ), found
    assert later.pk


def test_the_moment_is_told_in_the_embargos_zone(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    UserProfile.objects.create(user=media, current_time_zone="Africa/Nairobi")
    moment = datetime.datetime(2090, 1, 2, 3, 0, tzinfo=datetime.UTC)
    draft(site, "Held back", media, embargo_until=moment, embargo_zone="Asia/Kathmandu")

    assert "2 January 2090, 08:45 (Asia/Kathmandu)" in panel(home(media), "embargoes")


def test_no_embargo(site: TinySite) -> None:
    assert "No release is under embargo." in panel(home(person(RoleName.EXECUTIVE)), "embargoes")


# --- Drafts ---------------------------------------------------------------------------------------


def test_drafts_of_mine_and_of_the_newsroom(site: TinySite) -> None:
    media, editor = person(RoleName.MEDIA_OFFICER), person(RoleName.EDITOR)
    draft(site, "An older one", media)
    draft(site, "My newest", media)
    draft(site, "By someone else", editor)
    draft(site, "By nobody", None)
    StandardPageFactory(title="Our history", draft=True).save_revision(user=editor)

    found = panel(home(media), "drafts")

    assert found.index("Mine My newest") < found.index("An older one")
    assert found.index("An older one") < found.index("The newsroom's By nobody")
    assert found.index("By nobody") < found.index("By someone else")
    assert "Our history" not in found, "no page of the newsroom"
    assert "Our history" in panel(home(editor), "drafts")


def test_a_public_page_with_a_newer_text(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    release = PressReleasePage.objects.get(pk=site.release.pk)
    release.title = "Another headline"
    release.save_revision(user=media)

    assert "Another headline Press release · English draft an earlier text is public" in panel(
        home(media), "drafts"
    )


def test_all_drafts_page_by_page(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    for number in range(32):
        PressReleasePageFactory(parent=site.news_index, title=f"Draft {number:02}.", draft=True)
    client, url = client_of(media), reverse("desk_drafts")

    first, last = (client.get(url, {"p": p}).content.decode() for p in ("", "999"))

    shown = [set(re.findall(r"Draft \d\d\.", page)) for page in (first, last)]
    assert list(map(len, shown)) == [30, 2]
    assert shown[0].isdisjoint(shown[1])


# --- The calendar ---------------------------------------------------------------------------------


def test_calendar_of_a_month(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)

    html = home(media, "?month=2023-11")

    found = panel(html, "calendar")
    assert "Releases of November 2023" in found
    assert "October 2023 Today December 2023" in found
    assert f"{site.release.title} public · English, Español, اردو" in found
    assert 'href="?month=2023-12#desk-calendar"' in html
    assert "today" not in found.replace("Today", "")


def test_today_is_marked(site: TinySite) -> None:
    with time_machine.travel(datetime.datetime(2026, 11, 8, 6, tzinfo=datetime.UTC), tick=False):
        html = home(person(RoleName.MEDIA_OFFICER), "?month=nonsense")

    [cell] = re.findall(r'aria-current="date"[^>]*>\s*<time datetime="([^"]*)"', html)
    assert cell == "2026-11-08"


# --- For whom -------------------------------------------------------------------------------------


def test_an_affiliates_contributor_sees_only_their_own(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    draft(site, "Secret headline", media, embargo_until=timezone.now() + SOON)
    own = AffiliatePage.objects.get(pk=site.affiliate.pk)
    contributor = person(RoleName.CONTRIBUTOR, organisation=own)
    own.save_revision(user=contributor)

    html = home(contributor)

    assert "Secret headline" not in html
    assert site.release.title not in html
    assert panel(html, "embargoes") == panel(html, "calendar") == ""
    assert own.title in panel(html, "drafts")


def test_a_translator_has_the_drafts_of_their_language(site: TinySite) -> None:
    english = draft(site, "Weavers meet", person(RoleName.MEDIA_OFFICER))
    translate(english, "es", live=False, title="Tejedoras", has_unpublished_changes=True)
    translate(english, "ur", live=False, title="بنکر", has_unpublished_changes=True)

    found = panel(home(person(RoleName.TRANSLATOR, language="es")), "drafts")

    assert "Tejedoras" in found
    assert "Weavers meet" not in found
    assert "بنکر" not in found


def test_an_executive_writes_nothing_and_has_no_drafts(site: TinySite) -> None:
    html = home(person(RoleName.EXECUTIVE))

    assert panel(html, "drafts") == ""
    past = home(person(RoleName.EXECUTIVE), "?month=2023-11")
    assert site.release.title in panel(past, "calendar")


def test_one_way_to_each_answer(admin_client: Client) -> None:
    """Wagtail's own panels about the same are gone."""
    names = [type(found).__name__ for found in admin_client.get("/admin/").context["panels"]]

    assert names == ["Desk", "LockedPagesPanel"]


def test_titles_are_escaped(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    draft(site, "<script>1</script>", media, embargo_until=timezone.now() + SOON)

    response = client_of(media).get("/admin/")

    assert "<script>1</script>" not in response.content.decode()
    assert "&lt;script&gt;1&lt;/script&gt;" in response.content.decode()


# --- What it costs --------------------------------------------------------------------------------


def queries(client: Client, path: str = "/admin/") -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("role", [RoleName.MEDIA_OFFICER, RoleName.EDITOR, RoleName.EXECUTIVE])
def test_the_desk_costs_the_same_however_many_pages_there_are(role: RoleName) -> None:
    user, other = person(role), person(RoleName.MEDIA_OFFICER)
    client = client_of(user)
    locale("es")

    def one_more(number: int) -> None:
        moment = timezone.now() + SOON
        release = PressReleasePageFactory(
            title=f"Held {number}", draft=True, embargo_until=moment, parent=news_index()
        )
        release.save_revision(user=(user, other)[number % 2])
        translate(release, "es", live=False)
        PressReleasePageFactory(dateline_date=timezone.localdate(), parent=news_index())
        signed = PressReleasePageFactory(draft=True, parent=news_index())
        grant(signed.save_revision(user=other).as_object(), other)

    for number in range(2):
        one_more(number)
    client.get("/admin/")
    few = queries(client)
    for number in range(2, 6):
        one_more(number)

    assert queries(client) == few
    assert few <= 45


def test_each_text_to_approve_costs_a_few_queries(site: TinySite) -> None:
    media, editor = person(RoleName.MEDIA_OFFICER), person(RoleName.EDITOR)
    client = client_of(editor)

    def submit(number: int) -> None:
        release = draft(site, f"Text {number}", media)
        release.get_workflow().start(release, media)

    costs = []
    for number in range(3):
        submit(number)
        client.get("/admin/")
        costs.append(queries(client))

    assert costs[2] - costs[1] == costs[1] - costs[0] <= 6


# --- The checklist of a page ----------------------------------------------------------------------


def checklist(user: User, page: Page) -> Any:
    return client_of(user).get(reverse("desk_checklist", args=[page.pk]))


def test_the_checklist_of_the_latest_text(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    release = draft(site, "Weavers meet", media, body=[("paragraph", '<p><a href="#">x</a></p>')])

    html = unescape(checklist(media, release).content.decode())

    assert "Mend first" in html
    assert "The link “x” leads nowhere (#)." in html
    assert f'data-desk-place="body.{release.body[0].id}"' in html
    assert "Not ready in every language: Español (not translated)" in html
    assert "of 100 kB" in html


def test_the_checklist_is_for_those_who_may_read_the_page(site: TinySite) -> None:
    release = draft(site, "Secret headline", person(RoleName.MEDIA_OFFICER))
    contributor = person(RoleName.CONTRIBUTOR, organisation=site.affiliate)

    assert checklist(contributor, release).status_code == 302
    assert checklist(person(RoleName.EXECUTIVE), release).status_code == 200
    assert Client().get(reverse("desk_checklist", args=[release.pk])).status_code == 302


def test_the_editor_has_a_place_for_it(site: TinySite) -> None:
    client = client_of(person(RoleName.MEDIA_OFFICER))
    edit = reverse("wagtailadmin_pages:edit", args=[site.release.pk])
    add = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", site.news_index.pk])

    assert f'data-page="{site.release.pk}"' in client.get(edit).content.decode()
    assert 'data-page=""' in client.get(add).content.decode()


def test_the_checklist_costs_the_same_however_many_links(site: TinySite) -> None:
    media = person(RoleName.MEDIA_OFFICER)
    link = f'<a linktype="page" id="{site.standard.pk}">about</a>'
    pages = [
        draft(site, f"{count} links", media, body=[("paragraph", f"<p>{link * count}</p>")])
        for count in (1, 20)
    ]
    client = client_of(media)
    costs = []
    for page in pages:
        client.get(reverse("desk_checklist", args=[page.pk]))
        costs.append(queries(client, reverse("desk_checklist", args=[page.pk])))

    assert costs[0] == costs[1] <= 45
