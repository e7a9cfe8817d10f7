"""A media officer writes a press release: by keyboard and mouse, as the screen offers it."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from news.models import PressReleasePage
from tests.browser.conftest import Screenshot
from tests.factories.media import SiteImageFactory
from tests.factories.news import (
    BoilerplateFactory,
    MediaContactFactory,
    NewsIndexPageFactory,
    PressReleasePageFactory,
)
from tests.factories.pages import publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

HEADLINE = "Home-based workers plan the next four years"

# What axe finds in Wagtail's own parts of the screen: rule and a piece of the element. A block that
# is a single field has a heading above it, but Wagtail doesn't make it the field's label.
WAGTAILS_OWN = [
    ("aria-input-field-name", "public-DraftEditor-content"),
    ("label", 'name="subheads-'),
]


@pytest.fixture
def officer() -> User:
    return User.objects.create_superuser("officer", "officer@example.org", "correct horse battery")


@pytest.fixture
def newsroom() -> Any:
    BoilerplateFactory(title="About HNI")
    MediaContactFactory(name="Sample Contact")
    SiteImageFactory(title="Woven pattern", file__width=640, file__height=400)
    return NewsIndexPageFactory(title="Newsroom", slug="newsroom")


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("officer")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation").first).to_be_visible()


def stream(page: Page, field: str) -> Locator:
    return page.locator(f"[data-contentpath='{field}']")


def add_block(page: Page, field: str, name: str) -> Locator:
    """Adds a block at the end of a stream, through the list that the plus opens."""
    blocks = stream(page, field)
    count = blocks.locator("[data-streamfield-child]").count()
    blocks.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).last.click()
    expect(blocks.locator("[data-streamfield-child]")).not_to_have_count(count)
    return blocks.locator("[data-streamfield-child]").last


@pytest.mark.usefixtures("officer")
def test_press_release_from_login_to_website(
    page: Page, newsroom: Any, screenshot: Screenshot
) -> None:
    log_in(page)
    page.goto(f"/admin/pages/{newsroom.pk}/")
    page.get_by_role("link", name="Add child page").click()
    page.get_by_role("link", name="Press release", exact=True).click()

    page.get_by_role("textbox", name="Kicker").fill("Press Release")
    page.get_by_role("textbox", name="Title").fill(HEADLINE)
    page.get_by_role("textbox", name="Place").fill("Nairobi, Kenya")
    page.get_by_role("textbox", name="Summary").fill("A plan for four years.")
    stream(page, "subheads").get_by_role("button", name="Insert a block").click()
    stream(page, "subheads").get_by_role("textbox").fill("A first meeting in Nairobi")

    paragraph = add_block(page, "body", "Paragraph")
    paragraph.get_by_role("textbox").click()
    page.keyboard.type("Weavers from five regions met.")
    quote = add_block(page, "body", "Quote")
    quote.get_by_label("Words").fill("Our work is work.")
    quote.get_by_label("Who said it").fill("Sample Person")
    picture = add_block(page, "body", "Picture")
    picture.get_by_role("button", name="Choose an image").click()
    page.get_by_role("link", name="Woven pattern").click()
    expect(picture.get_by_text("Woven pattern")).to_be_visible()
    expect(picture.get_by_label("Alt text")).to_have_value("")
    picture.get_by_label("Alt text").fill("Two women at a loom")

    page.get_by_role("button", name="Choose boilerplate").click()
    page.get_by_role("link", name="About HNI").click()
    page.get_by_role("button", name="Add media contact").click()
    page.locator(".modal-dialog").get_by_role("checkbox").check()
    page.get_by_role("button", name="Confirm selection").click()
    expect(page.get_by_text("Sample Contact, Media Officer")).to_be_visible()

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", name=HEADLINE)).to_be_visible()
    for words in ("A first meeting in Nairobi", "Weavers from five regions met.", "About HNI"):
        expect(preview.get_by_text(words)).to_be_visible()
    expect(preview.get_by_alt_text("Two women at a loom")).to_be_visible()
    page.get_by_role("textbox", name="Kicker").scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    screenshot("editor")

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Press release sign-off").click()
    expect(page.get_by_text("submitted for moderation").first).to_be_visible()
    publish(PressReleasePage.objects.get())
    page.goto(PressReleasePage.objects.get().url)
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text("Our work is work.", exact=True)).to_be_visible()
    expect(page.get_by_alt_text("Two women at a loom")).to_be_visible()
    assert page.url.endswith("/en/newsroom/home-based-workers-plan-the-next-four-years/")
    listed = page.request.get("/api/v2/press-releases/?fields=body").json()["items"]
    assert [item["title"] for item in listed] == [HEADLINE]
    assert [block["type"] for block in listed[0]["body"]] == ["paragraph", "quote", "image"]


@pytest.mark.usefixtures("officer")
def test_axe_finds_nothing_on_our_edit_screen(page: Page, newsroom: Any) -> None:
    release = PressReleasePageFactory(parent=newsroom, full=True)
    log_in(page)
    page.goto(f"/admin/pages/{release.pk}/edit/")
    expect(stream(page, "body").locator("[data-streamfield-child]")).to_have_count(1)

    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})

    ours = [
        (violation["id"], node["html"])
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if not any(
            violation["id"] == rule and piece in node["html"] for rule, piece in WAGTAILS_OWN
        )
    ]
    assert ours == []
