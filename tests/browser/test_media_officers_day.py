"""A media officer's day, by keyboard: the steps of docs/editors.md, with their pictures."""

import datetime
import os
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, expect

from hni_site.access.enums import RoleName
from hni_site.access.groups import Groups
from hni_site.publishing.embargo.rules import told
from hni_site.publishing.schedule.due import Timekeeper
from news.models import PressReleasePage
from tests.browser.conftest import IMAGES
from tests.browser.people import Somebody
from tests.browser.test_desk import ours
from tests.browser.traffic import Traffic
from tests.factories.news import BoilerplateFactory, MediaContactFactory, NewsIndexPageFactory
from tests.factories.pages import locale
from tests.factories.people import person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

HEADLINE = "Home-based workers plan the next four years"
SOURCE = f"""Press Release

# {HEADLINE}

Members from five regions met in Nairobi and agreed on what comes first.

Nairobi, Kenya, 8 November 2023 – Members of the network met for three days. They agreed on a plan.

> "Our work is work," said Sample Speaker, Home-based weaver (sample).

## About HNI

HNI is a network of home-based workers.

For more information: Sample Contact, Media Officer, media@example.org
"""
NOTE = "An earlier version named Nairobi as the place of the meeting."
ZONE = "Africa/Nairobi"
# Soon enough for those who are logged in to stay so until then.
UNTIL = timezone.now().replace(hour=3, minute=0, second=0, microsecond=0) + datetime.timedelta(2)


class Day:
    """Who takes part, each at a screen of their own."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.people: list[Somebody] = []
        self.officer = self.begin(RoleName.MEDIA_OFFICER, "officer", "Sample officer")
        self.editor = self.begin(RoleName.EDITOR, "editor", "Sample editor")
        self.executive = self.begin(RoleName.EXECUTIVE, "executive", "Sample executive")

    def begin(self, role: RoleName, username: str, name: str) -> Somebody:
        user = person(role)
        user.username, user.first_name = username, name
        user.save()
        return self.joined(Somebody(self.chromium, self.address, user))

    def joined(self, somebody: Somebody) -> Somebody:
        self.people.append(somebody)
        return somebody

    def end(self) -> None:
        for somebody in self.people:
            somebody.close()


@pytest.fixture
def day(chromium: Browser, live_server: Any) -> Iterator[Day]:
    for language in ("en", "es"):
        locale(language)
    NewsIndexPageFactory(title="Newsroom", slug="newsroom")
    BoilerplateFactory(title="About HNI", text="<p>HNI is a network of home-based workers.</p>")
    MediaContactFactory(name="Sample Contact", role="Media Officer", email="media@example.org")
    Groups().repair()
    traffic = Traffic()
    day = Day(chromium, live_server.url)
    yield day
    day.end()
    traffic.wait_for_quiet()  # The database is emptied next.


def picture(who: Somebody, name: str) -> None:
    """Keeps the screen for docs/editors.md, where it is asked for."""
    if os.environ.get("SCREENSHOTS"):
        who.page.screenshot(path=IMAGES / "editors" / f"{name}.png")


def release() -> PressReleasePage:
    return PressReleasePage.objects.get()


def imports_the_release(officer: Somebody) -> None:
    officer.press(officer.link("Import press release"))
    officer.write(officer.page.get_by_role("textbox", name="Text"), SOURCE)
    officer.press(officer.button("Show what is recognised"))
    expect(officer.page.get_by_text("Nothing is stored yet")).to_be_visible()
    assert ours(officer.page, "main") == []
    picture(officer, "2-recognised")
    officer.press(officer.button("Create draft"))
    expect(officer.page.get_by_role("textbox", name="Title")).to_have_value(HEADLINE)


def submits(officer: Somebody) -> None:
    officer.press(officer.button("More actions"), "Shift+Tab")
    officer.press(officer.button("Submit to Press release sign-off"))
    expect(officer.page.get_by_text("submitted for moderation").first).to_be_visible()


def approves(reader: Somebody, step: str, name: str = "") -> None:
    reader.page.goto("/admin/")
    tasks = reader.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text(step)).to_be_visible()
    reader.press(tasks.get_by_role("link", name=HEADLINE[:20]))
    approve = reader.button("Approve")
    expect(approve).to_be_visible()
    if name:
        picture(reader, name)
    reader.press(approve, "Shift+Tab")
    dialog = reader.page.get_by_role("dialog")
    # Once it is all there it takes the focus, even from someone who is writing in it already.
    expect(dialog).to_be_focused()
    reader.write(dialog.get_by_label("Comment"), "Read and right.")
    reader.press(dialog.get_by_role("button", name="Approve"))
    expect(reader.page.get_by_text("You approved")).to_be_visible()


def sets_the_embargo(officer: Somebody) -> None:
    officer.page.goto(f"/admin/pages/{release().pk}/edit/")
    officer.reach(officer.page.get_by_role("tab", name="Content"))
    for _tab in ("Related", "Release"):
        officer.page.keyboard.press("ArrowRight")
    officer.press(officer.link("Set an embargo"))
    for label, value in (("Date", f"{UNTIL:%Y-%m-%d}"), ("Time", "06:00:00")):
        field = officer.page.get_by_label(label, exact=True)
        officer.reach(field)
        field.fill(value)
    officer.reach(officer.page.get_by_label("Time zone"))
    officer.page.get_by_label("Time zone").select_option(ZONE)
    assert ours(officer.page, "main") == []
    picture(officer, "6-embargo")
    officer.press(officer.button("Set the embargo"))
    expect(
        officer.page.get_by_text(f"Under embargo until {told(UNTIL, ZONE)}").first
    ).to_be_visible()


def gives_a_copy(officer: Somebody) -> str:
    """The link that the journalist gets."""
    officer.page.goto(f"/admin/embargo-copies/{release().pk}/")
    officer.press(officer.link("Make a copy for someone"))
    officer.write(officer.page.get_by_label("Name"), "Sample Journalist")
    officer.write(officer.page.get_by_label("Outlet"), "The Sample Herald")
    officer.press(officer.button("Make the link"))
    link = officer.page.get_by_role("textbox", name="Link")
    expect(link).to_be_visible()
    assert ours(officer.page, "main") == []
    picture(officer, "7-embargo-copy")
    return link.input_value()


def asks_for_the_copy(day: Day, link: str) -> Somebody:
    """A journalist agrees to the terms, and reads."""
    journalist = day.joined(Somebody(day.chromium, day.address))
    journalist.page.goto(link.replace("http://testserver", day.address))
    expect(journalist.page.get_by_text(HEADLINE)).to_have_count(0)
    journalist.press(journalist.button("I agree. Show me the release"))
    expect(journalist.page.get_by_role("heading", name="Under embargo")).to_be_visible()
    expect(journalist.page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    picture(journalist, "8-journalists-copy")
    return journalist


def corrects(officer: Somebody) -> None:
    officer.page.goto(f"/admin/pages/{release().pk}/edit/")
    officer.write(officer.page.get_by_role("textbox", name="Place"), "Kisumu, Kenya")
    major = officer.page.get_by_role("radio", name="Major")
    officer.reach(major, "Shift+Tab")
    officer.page.keyboard.press("Space")
    expect(major).to_be_checked()
    officer.reach(officer.page.get_by_role("tab", name="Content"), "Shift+Tab")
    for _tab in ("Related", "Release"):
        officer.page.keyboard.press("ArrowRight")
    corrections = officer.page.locator("[data-contentpath='corrections']")
    officer.press(corrections.get_by_role("button", name="Insert a block"))
    officer.write(corrections.get_by_label("Corrected on"), f"{UNTIL:%Y-%m-%d}")
    officer.write(corrections.get_by_label("What was wrong and what is right"), NOTE)
    picture(officer, "10-correction")


def test_from_the_import_to_a_correction(day: Day) -> None:
    officer = day.officer
    picture(officer, "1-desk")
    imports_the_release(officer)
    officer.press(officer.button("Toggle checks"), "Shift+Tab")
    expect(officer.page.get_by_role("heading", name="Checklist")).to_be_visible()
    picture(officer, "3-draft-and-checklist")
    submits(officer)
    approves(day.editor, "Editorial review", "4-editorial-review")
    sets_the_embargo(officer)
    approves(day.executive, "Executive sign-off", "5-executive-sign-off")

    journalist = asks_for_the_copy(day, gives_a_copy(officer))
    public = day.joined(Somebody(day.chromium, day.address))
    public.page.goto("/en/newsroom/")
    expect(public.page.get_by_text(HEADLINE)).to_have_count(0)

    with time_machine.travel(UNTIL):
        Timekeeper().run()
        journalist.page.reload()
        assert journalist.page.url.endswith(f"/en/newsroom/{release().slug}/")
        picture(journalist, "9-public")
        public.page.reload()
        expect(public.page.get_by_role("link", name=HEADLINE)).to_be_visible()

        corrects(officer)
        submits(officer)
        approves(day.editor, "Editorial review")
        approves(day.executive, "Executive sign-off")
        officer.page.goto(f"/admin/pages/{release().pk}/edit/")
        officer.press(officer.button("More actions"), "Shift+Tab")
        officer.press(officer.button("Publish"))
        expect(officer.page.get_by_text("has been published")).to_be_visible()
        journalist.page.reload()
        expect(journalist.page.get_by_role("heading", name="Corrections")).to_be_visible()
        expect(journalist.page.get_by_text(NOTE)).to_be_visible()
        picture(journalist, "11-corrected")
