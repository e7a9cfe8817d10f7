"""Pages without pictures, for readers who ask for them: no cookie for anyone else."""

import datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from hni_site.delivery.without_pictures import is_chosen
from tests.api.test_repeating import Process, connection_stays
from tests.factories.blocks import picture
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import translate
from tests.website.html import element, texts

__all__ = ["connection_stays"]

# What a page says is the same on every database.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.only_on("sqlite"),
    pytest.mark.usefixtures("home_stored"),
]

CHOSEN = "pictures=none"
HOUR = datetime.timedelta(hours=1)


def release(**fields: Any) -> Any:
    image = SiteImageFactory(file__width=800, file__height=400)
    return PressReleasePageFactory(
        lead_image=image,
        lead_image_alt="Weavers at work",
        lead_image_caption="In Bhaktapur",
        body=[("image", picture(SiteImageFactory(), ""))],
        **fields,
    )


def choose(client: Client, what: str, back: str) -> Any:
    return client.post("/pictures/", {"pictures": what, "back": back})


def shown(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def test_words_and_a_way_to_the_picture_stand_where_pictures_were() -> None:
    page, client = release(), Client()
    before = shown(client, page.url)
    assert before.select("main picture")

    answer = choose(client, "none", page.url)

    assert (answer.status_code, answer["Location"]) == (303, page.url)
    after = shown(client, page.url)
    assert not after.select("picture, img")
    assert texts(after, "main .left-out") == ["Picture: Weavers at work", "Show the picture"]
    assert "In Bhaktapur" in texts(after, "main figcaption")[0]
    for link in after.select("main .left-out"):
        assert client.get(str(link["href"]))["Content-Type"] == "image/jpeg"
    assert element(after, ".footer-pictures button").get_text() == "Show pictures"

    choose(client, "all", page.url)

    assert shown(client, page.url).select("main picture")
    assert not client.cookies["pictures"].value


def test_lists_keep_their_cloth_and_maps_their_tables() -> None:
    release()
    campaign = CampaignPageFactory(full=True, lead_image=SiteImageFactory())
    client = Client()
    assert shown(client, home_page().url).select("main img")
    assert shown(client, campaign.url).select(".map")
    choose(client, "none", "/en/")

    for path in (home_page().url, campaign.url):
        page = shown(client, path)
        assert not page.select("img, .map")
    assert shown(client, home_page().url).select("main .cloth")


def test_in_the_reader_s_language() -> None:
    translate(home_page(), "ur")

    page = shown(Client(headers={"Cookie": CHOSEN}), "/ur/")

    assert element(page, ".footer-pictures button").get_text() == "تصویریں دکھائیں"


def test_nobody_else_has_a_cookie_and_each_gets_their_own_page() -> None:
    page, process = release(), Process()
    Client().get(page.url)  # The organisation's settings are written when they are first asked for.
    with time_machine.travel(timezone.now() + HOUR, tick=False):  # A young page is not kept.
        _each_gets_their_own(process, page)


def _each_gets_their_own(process: Process, page: Any) -> None:
    with_pictures = process.get(page.url)
    without = process.get(page.url, cookie=f"other=1; {CHOSEN}")

    assert "Set-Cookie" not in with_pictures.headers
    assert b"<picture" in with_pictures.body
    assert b"<picture" not in without.body
    assert with_pictures.headers["ETag"] != without.headers["ETag"]
    assert "Cookie" in without.headers["Vary"].split(", ")
    assert process.asked == 2
    # Each is given again to whom it is for, and to nobody else.
    assert process.get(page.url) == with_pictures
    assert process.get(page.url, cookie="other=pictures=none") == with_pictures
    assert process.get(page.url, cookie=CHOSEN) == without
    assert process.asked == 2
    changed = process.get(page.url, cookie=CHOSEN, if_none_match=with_pictures.headers["ETag"])
    assert (changed.status, changed.body) == (200, without.body)


@pytest.mark.parametrize(
    ("cookie", "chosen"),
    [
        ("pictures=none", True),
        ("a=b; pictures=none", True),
        ("pictures=none; a=b", True),
        ("", False),
        ("pictures=", False),
        ("pictures=nonesuch", False),
        ("morepictures=none", False),
        ("a=pictures=none", False),
    ],
)
def test_only_the_cookie_itself_counts(cookie: str, chosen: bool) -> None:
    assert is_chosen({"HTTP_COOKIE": cookie}) is chosen


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "", "javascript:x"])
def test_leads_to_no_other_site(back: str) -> None:
    answer = choose(Client(), "none", back)

    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_is_asked_by_a_form_alone() -> None:
    """A link could be followed by a browser that fetches ahead."""
    assert Client().get("/pictures/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/pictures/", {}).status_code == 303
