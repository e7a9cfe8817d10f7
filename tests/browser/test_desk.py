"""A media officer begins the day at the desk, and mends what the checklist names."""

import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from hni_site.access.enums import RoleName
from hni_site.access.groups import Groups
from hni_site.editorial.sign_off import grant
from news.models import PressReleasePage
from tests.browser.conftest import Screenshot
from tests.browser.test_editing import WAGTAILS_OWN, log_in
from tests.editorial.people import Desk
from tests.factories.media import SiteImageFactory
from tests.factories.news import MediaContactFactory, NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import locale, translate
from tests.factories.people import PASSWORD, person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

SUMMARY = "Home-based workers of 33 countries meet in Nairobi and agree on a plan for four years."
DEAD = [("paragraph", '<p>They agreed on <a href="#">a plan</a>.</p>')]


@pytest.fixture
def officer() -> User:
    """A media officer on a day with something of everything."""
    for language in ("en", "es", "ur"):
        locale(language)
    NewsIndexPageFactory(title="Newsroom", slug="newsroom")
    Groups().repair()
    officer, editor = person(RoleName.MEDIA_OFFICER), person(RoleName.EDITOR)
    executive = person(RoleName.EXECUTIVE)
    for user, username, name in (
        (officer, "officer", "Sample officer"),
        (editor, "editor", "Sample editor"),
        (executive, "executive", "Sample executive"),
    ):
        user.username, user.first_name = username, name
        user.save()

    def release(title: str, writer: User, **fields: object) -> PressReleasePage:
        page: PressReleasePage = PressReleasePageFactory(
            title=title, draft=True, summary=SUMMARY, with_contact=True, owner=writer, **fields
        )
        page.save_revision(user=writer)
        return page

    now = timezone.now()
    rejected = release("Members elect a new Executive Committee", officer)
    Desk(officer).submit(rejected)
    Desk(editor).decide(rejected, "reject", comment="Who was elected, and for how long?")
    ready = release("Weavers of three countries open a shop together", editor)
    for step in (Desk(editor).submit, Desk(officer_of(editor)).decide, Desk(executive).decide):
        step(ready)
    Desk(editor).submit(release("What home-based workers ask of the new budget", editor))
    held = release(
        "260 million people work at home", officer, embargo_until=now + datetime.timedelta(hours=51)
    )
    grant(held.get_latest_revision_as_object(), None)
    translate(held, "es", live=False, title="260 millones de personas trabajan en casa")
    release(
        "A programme for access to markets begins",
        editor,
        embargo_until=now + datetime.timedelta(days=9),
    )
    for title, days in (("Home-based workers meet in Nairobi", 3), ("A webinar on contracts", 1)):
        day = timezone.localdate() - datetime.timedelta(days=days)
        translate(PressReleasePageFactory(title=title, dateline_date=day), "es")
    return officer


def officer_of(other: User) -> User:
    """Someone else of the same groups, so that a text is not approved by its writer."""
    colleague = User.objects.create_user("colleague", password=PASSWORD)
    colleague.groups.set(other.groups.all())
    return colleague


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


# What turns for ever, such as a spinner, is not waited for.
STILL = """document.getAnimations().every((one) =>
    one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)"""


def ours(page: Page, part: str) -> list[tuple[str, str]]:
    """What axe finds in a part of the screen, but for what is Wagtail's.

    Once nothing fades in or out any more: a colour on its way has too little contrast.
    """
    for _look in range(100):
        if page.evaluate(STILL):
            break
        page.wait_for_timeout(50)
    found = Axe().run(page, context=part)
    return [
        (violation["id"], node["html"])
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if not any(
            violation["id"] == rule and piece in node["html"] for rule, piece in WAGTAILS_OWN
        )
    ]


@pytest.mark.usefixtures("officer")
def test_the_day_begins_at_the_desk(page: Page, screenshot: Screenshot) -> None:
    log_in(page)

    tasks = section(page, "My tasks")
    expect(tasks.get_by_text("Who was elected, and for how long?")).to_be_visible()
    expect(tasks.get_by_role("link", name="Weavers of three countries")).to_be_visible()
    embargo = section(page, "Embargoes").get_by_role("listitem").first
    expect(embargo).to_contain_text(re.compile(r"English\s+signed off"))
    countdown = embargo.locator("time")
    expect(countdown).to_have_text(re.compile(r"in 2 days [23] hours"))
    expect(countdown).to_have_attribute("aria-live", "off")
    page.set_viewport_size({"width": 1440, "height": 1500})
    screenshot("desk")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert ours(page, ".desk") == [], scheme
    page.set_viewport_size({"width": 320, "height": 640})
    for month in ("", "?month=2001-01"):
        page.goto(f"/admin/{month}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert ours(page, ".desk") == []


@pytest.mark.usefixtures("officer")
def test_the_desk_by_keyboard(page: Page) -> None:
    log_in(page)
    title = section(page, "My tasks").get_by_role("link").first
    title.focus()

    reached = []
    for _key in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))

    assert "All drafts" in reached
    assert any("260 million" in text for text in reached)
    calendar = section(page, "Releases of")
    before = calendar.get_by_role("heading").text_content()
    calendar.get_by_role("navigation").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(calendar.get_by_role("heading")).not_to_have_text(before or "")
    expect(calendar.get_by_role("link", name="Today")).to_be_visible()


@pytest.mark.usefixtures("officer")
def test_the_countdown_runs(page: Page) -> None:
    soon = timezone.now() + datetime.timedelta(minutes=3)
    PressReleasePage.objects.filter(title__startswith="260").update(embargo_until=soon)
    log_in(page)
    countdown = section(page, "Embargoes").locator("time").first
    first = countdown.text_content() or ""

    expect(countdown).not_to_have_text(first)
    assert re.fullmatch(r"in 2 minutes( \d+ seconds?)?", countdown.text_content() or "")


def test_the_checklist_leads_to_what_is_to_be_mended(
    page: Page, officer: User, screenshot: Screenshot
) -> None:
    image = SiteImageFactory(title="Woven pattern", file__width=1200, file__height=700)
    MediaContactFactory(name="Sample Contact")
    release = PressReleasePageFactory(
        title="Home-based workers agree on a plan", draft=True, body=DEAD, lead_image=image
    )
    release.save_revision(user=officer)
    log_in(page)
    page.goto(f"/admin/pages/{release.pk}/edit/")

    page.get_by_role("button", name="Toggle checks").focus()
    page.keyboard.press("Enter")
    checklist = section(page, "Checklist")
    expect(checklist.get_by_text("The link “a plan” leads nowhere (#).")).to_be_visible()
    expect(checklist.get_by_text("There is no media contact.")).to_be_visible()
    expect(checklist.get_by_role("meter")).to_be_visible()
    page.wait_for_timeout(500)  # The panel slides in.
    screenshot("checklist")
    assert ours(page, ".desk-checklist") == []

    checklist.get_by_role("link", name="Go to Summary").focus()
    page.keyboard.press("Enter")
    summary = page.get_by_role("textbox", name="Summary")
    expect(summary).to_be_focused()
    page.keyboard.type(SUMMARY)
    # The page saves itself, and the checklist looks again.
    expect(checklist.get_by_text("There is no summary.")).to_be_hidden()
    expect(checklist.get_by_text("There is no media contact.")).to_be_visible()

    checklist.get_by_role("link", name="Go to Media contacts").click()
    expect(page.get_by_role("button", name="Add media contact")).to_be_focused()


def test_a_finding_on_another_tab_of_a_narrow_screen(page: Page, officer: User) -> None:
    release = PressReleasePageFactory(title="A plan", draft=True, body=DEAD, with_contact=True)
    release.save_revision(user=officer)
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page)
    page.goto(f"/admin/pages/{release.pk}/edit/")
    page.get_by_role("tab", name="Related").click()
    page.get_by_role("button", name="Toggle checks").click()

    section(page, "Checklist").get_by_role("link", name="Go to Text").first.click()

    expect(page.get_by_role("tab", name="Content")).to_have_attribute("aria-selected", "true")
    [block] = PressReleasePage.objects.get(pk=release.pk).body
    paragraph = page.locator(f"[data-contentpath='{block.id}']")
    expect(paragraph).to_be_in_viewport()
    expect(section(page, "Checklist")).to_be_hidden()


def test_a_new_page_has_its_checklist_once_it_is_saved(page: Page, officer: User) -> None:
    newsroom = PressReleasePage.objects.first().get_parent()
    log_in(page)
    # Wagtail takes the first form that it looks at, after a while, for the old text.
    watched = "() => { document.documentElement.dataset.watched = 'yes' }"
    page.add_init_script(f"document.addEventListener('w-unsaved:watch-edits', {watched})")
    page.goto(f"/admin/pages/add/news/pressreleasepage/{newsroom.pk}/")
    page.get_by_role("button", name="Toggle checks").click()
    expect(section(page, "Checklist").get_by_text("Save the page to see it.")).to_be_visible()

    page.locator("html[data-watched]").wait_for()
    page.get_by_role("textbox", name="Title").focus()
    page.keyboard.type("A plan")

    expect(section(page, "Checklist").get_by_text("There is no media contact.")).to_be_visible()
