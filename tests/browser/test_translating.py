"""A translator's day, by keyboard: the steps of docs/translators.md, with their pictures."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, expect

from hni_site.access.groups import Groups
from hni_site.editorial.enums import ChangeKind
from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation
from tests.browser.conftest import IMAGES
from tests.browser.people import Somebody
from tests.browser.test_desk import ours
from tests.browser.traffic import Traffic
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale, publish
from tests.translation.room import Room, is_public

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

OLD = "A network of home-based workers."
NEW = "A network of home-based workers in 33 countries."
TEXTS = {
    "es": {
        "title": "Quiénes somos",
        "slug": "quienes-somos",
        "summary": "Una red de trabajadoras en domicilio.",
        "new": "Una red de trabajadoras en domicilio en 33 países.",
        "wrong": "Una red de trabajadoras en domicilio en 30 países.",
        "one": "Tejemos, cosemos y cocinamos en casa.",
        "two": "Somos muchas.",
    },
    "ur": {
        "title": "ہم کون ہیں",
        "slug": "ham-kaun-hain",
        "summary": "گھر سے کام کرنے والوں کا ایک نیٹ ورک۔",
        "new": "33 ممالک میں گھر سے کام کرنے والوں کا ایک نیٹ ورک۔",
        "wrong": "30 ممالک میں گھر سے کام کرنے والوں کا ایک نیٹ ورک۔",
        "one": "ہم گھر پر بُنتے، سیتے اور پکاتے ہیں۔",
        "two": "ہم بہت سے ہیں۔",
    },
}

SHOWN = {
    "1-work.png",
    "2-outdated.png",
    "2-outdated-phone.png",
    "3-a-check.png",
    "4-review.png",
    "5-sent-back.png",
    "6-matrix.png",
    "7-preview.png",
}


class Desk:
    """A translator and a reviewer of a language, each at a screen of their own."""

    def __init__(self, chromium: Browser, address: str, room: Room, width: int) -> None:
        self.room, self.words, self.width = room, TEXTS[room.language], width
        self.translator = self._begin(chromium, address, room.translator, "translator")
        self.reviewer = self._begin(chromium, address, room.reviewer, "reviewer")

    def _begin(self, chromium: Browser, address: str, user: User, name: str) -> Somebody:
        user.username, user.first_name = f"sample-{name}-{self.room.language}", f"Sample {name}"
        user.save()
        somebody = Somebody(chromium, address, user)
        somebody.page.set_viewport_size({"width": self.width, "height": 900})
        return somebody

    def picture(self, who: Somebody, name: str) -> None:
        """Keeps the screen for docs/translators.md, where it is asked for."""
        file = {("es", 1440): f"{name}.png", ("ur", 360): f"{name}-phone.png"}.get(
            (self.room.language, self.width)
        )
        if os.environ.get("SCREENSHOTS") and file in SHOWN:
            who.page.screenshot(path=IMAGES / "translators" / file)

    def opens(self, who: Somebody) -> None:
        """From the list of what there is to do."""
        who.page.goto(f"/admin/translations/work/?language={self.room.language}")
        assert ours(who.page, "main") == []
        link = who.page.get_by_role("link", name=self.words["title"])
        who.press(link)
        expect(who.page.locator("[data-tr-segments]")).to_be_visible()
        assert who.page.evaluate("document.documentElement.scrollWidth") <= self.width

    def area(self, who: Somebody, label: str) -> Locator:
        return who.page.get_by_role("textbox", name=label)

    def end(self) -> None:
        self.translator.close()
        self.reviewer.close()


@pytest.fixture(params=[("es", 1440), ("ur", 360)], ids=str)
def desk(request: Any, chromium: Browser, live_server: Any) -> Iterator[Desk]:
    """An outdated page: its original says 33 countries now."""
    language, width = request.param
    for code in ("en", language):
        locale(code)
    publish(home_page())
    Groups().repair()
    original = StandardPageFactory(
        parent=home_page(),
        title="Who we are",
        summary=OLD,
        body=[("paragraph", "<p>We weave, sew and cook at home.</p><p>We are many.</p>")],
    )
    room = Room(original, language)
    room.send()
    words = TEXTS[language]
    for segment, key in zip(room.segments, ("title", "slug", "summary", "one", "two"), strict=True):
        room.write(segment, words[key])
    room.hand_over()
    room.approve()
    term = GlossaryTerm.objects.create(language="en", term="home-based workers", note="Our name.")
    said = {"es": "trabajadoras en domicilio", "ur": "گھر سے کام کرنے والوں"}[language]
    GlossaryTranslation.objects.create(term=term, language=language, translation=said)
    room.change_original(ChangeKind.MAJOR, summary=NEW)
    traffic = Traffic()
    desk = Desk(chromium, live_server.url, room, width)
    yield desk
    desk.end()
    traffic.wait_for_quiet()  # The database is emptied next.


def test_an_outdated_page_to_review_and_to_readers(desk: Desk) -> None:
    translator, reviewer, words = desk.translator, desk.reviewer, desk.words
    translator.page.goto("/admin/translations/")
    expect(translator.link("outdated (major)")).to_be_visible()
    assert ours(translator.page, "main") == []
    desk.picture(translator, "6-matrix")
    translator.page.goto(f"/admin/translations/work/?language={desk.room.language}")
    desk.picture(translator, "1-work")
    desk.opens(translator)
    expect(translator.page.get_by_text("says something else now")).to_be_visible()
    expect(translator.page.locator("ins")).to_have_text(" in 33 countries")
    assert ours(translator.page, "main") == []
    desk.picture(translator, "2-outdated")

    # The number is wrong: the check says so, and nothing is handed over.
    summary = desk.area(translator, "3. Summary")
    translator.write(summary, words["wrong"])
    translator.page.keyboard.press("Control+Enter")
    expect(translator.page.get_by_text("Saved.")).to_be_visible()
    expect(translator.page.locator(".tr-finding--blocks").first).to_be_visible()
    assert ours(translator.page, "main") == []
    desk.picture(translator, "3-a-check")
    translator.press(translator.button("Hand to review"), "Shift+Tab")
    expect(translator.page.get_by_text("Not yet ready for review")).to_be_visible()

    translator.press(translator.page.get_by_text("Live preview"), "Shift+Tab")
    shown = translator.page.frame_locator("iframe")
    expect(shown.get_by_text(words["wrong"]).first).to_be_visible()
    translator.write(summary, words["new"])
    expect(shown.get_by_text(words["new"]).first).to_be_visible()
    desk.picture(translator, "7-preview")
    expect(translator.page.get_by_text("Saved.")).to_be_visible()
    translator.press(translator.button("Hand to review"), "Shift+Tab")
    expect(translator.page.get_by_text("is with its reviewers now")).to_be_visible()

    # The reviewer asks for a change, the translator makes it.
    desk.opens(reviewer)
    desk.picture(reviewer, "4-review")
    reviewer.write(reviewer.page.get_by_role("textbox", name="Comment"), "Say “we”, please.")
    reviewer.press(reviewer.button("Ask for changes"))
    expect(reviewer.page.get_by_text("Sent back to the translator")).to_be_visible()
    desk.opens(translator)
    expect(translator.page.get_by_text("Say “we”, please.")).to_be_visible()
    desk.picture(translator, "5-sent-back")
    title = desk.area(translator, "1. Title")
    translator.write(title, f"{words['title']} ")
    translator.write(title, words["title"])
    translator.press(translator.button("Hand to review"), "Shift+Tab")
    expect(translator.page.get_by_text("is with its reviewers now")).to_be_visible()

    desk.opens(reviewer)
    approve = reviewer.button("Approve")
    reviewer.press(approve)
    expect(reviewer.page.get_by_text("It is public.")).to_be_visible()
    assert is_public(desk.room.page)
    assert desk.room.page.summary == words["new"]
    reader = reviewer.page.goto(f"/{desk.room.language}/{words['slug']}/")
    assert reader is not None
    assert reader.status == 200
    expect(reviewer.page.get_by_text(words["new"])).to_be_visible()
    expect(reviewer.page.locator(".notice-outdated")).to_have_count(0)
