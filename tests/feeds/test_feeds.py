"""Feeds of the news: Atom (RFC 4287, RFC 6721) and JSON Feed 1.1."""

import datetime
import json
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from hni_site.feeds.selection import NEWEST
from hni_site.foundations.links import page_url
from hni_site.publishing.withdrawal import withdraw
from hni_site.translation.fallback.models import LanguageFallback
from home.models import OrganisationSettings
from news.models import PressReleasePage
from tests.content_store.store import document
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.blocks import every_body_block
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import PressReleasePageFactory, news_index, relate
from tests.factories.pages import locale, publish, translate
from tests.publishing.releases import boss
from tests.website.html import attributes, get_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

ATOM = "{http://www.w3.org/2005/Atom}"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def fetch(address: str, status: int = 200) -> Any:
    response = Client().get(address)
    assert response.status_code == status, address
    return response


def atom(address: str) -> ElementTree.Element:
    return ElementTree.fromstring(fetch(address).content)


def parsed(address: str) -> Any:
    """As a feed reader has it."""
    found = feedparser.parse(fetch(address).content)
    assert not found.bozo, found.bozo_exception
    return found


def json_feed(address: str) -> Any:
    return json.loads(fetch(address).content)


def titles(address: str) -> list[str]:
    """Of the entries; both formats must have the same."""
    found = [entry.title for entry in parsed(f"{address}.atom").entries]
    assert found == [item["title"] for item in json_feed(f"{address}.json")["items"]]
    return found


def on(day: int, **fields: Any) -> Any:
    return PressReleasePageFactory(dateline_date=datetime.date(2023, 11, day), **fields)


# --- What an entry has ----------------------------------------------------------------------------


def test_an_entry_has_the_whole_release(tiny_localized_site: Any) -> None:
    site = tiny_localized_site["en"]
    image, file = SiteImageFactory(file__width=700), SiteDocumentFactory()
    release = on(
        9,
        full=True,
        title="All of it",
        lead_image=image,
        lead_image_alt="Weavers",
        body=every_body_block(image, file, site.standard),
    )
    publish(release)

    (entry,) = [e for e in parsed("/feeds/en/news.atom").entries if e.title == "All of it"]
    (item,) = [i for i in json_feed("/feeds/en/news.json")["items"] if i["title"] == "All of it"]

    [content] = entry.content
    assert entry.link == item["url"] == page_url(release)
    assert entry.summary == item["summary"] == release.summary
    assert entry.id == item["id"]
    moments = [datetime.datetime.fromisoformat(at) for at in (entry.published, entry.updated)]
    assert [at.isoformat(timespec="seconds") for at in moments] == [
        f"{item[name][:19]}+00:00" for name in ("date_published", "date_modified")
    ]
    assert content.language == item["language"] == "en"
    enclosure = next(link for link in entry.links if link.rel == "enclosure")
    assert enclosure.href == item["image"]
    assert enclosure.href.endswith(".jpg")
    html = BeautifulSoup(item["content_html"], "html.parser")
    words = " ".join(html.get_text(" ").split())
    for block in document(release)["body"]:
        for text in said(block["value"]):
            assert " ".join(text.split()) in words, block["type"]
    addresses = [str(tag.get("href") or tag.get("src")) for tag in html.select("a, img")]
    assert len(addresses) > 8
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def said(value: Any) -> list[str]:
    """What a reader reads in a block's value."""
    if isinstance(value, str):
        return [BeautifulSoup(value, "html.parser").get_text(" ").strip()]
    if isinstance(value, list):
        return [text for part in value for text in said(part)]
    if not isinstance(value, dict):
        return []
    hidden = {"id", "type", "level", "locale", "as_of", "placeholder", "sources", "content_type"}
    hidden |= {name for name in value if name.endswith("url")} | {"alt"}
    if "sources" in value:
        hidden.add("title")
    return [text for name, part in value.items() if name not in hidden for text in said(part)]


def test_a_feed_says_what_rfc_4287_and_json_feed_require() -> None:
    on(8, full=True)
    translate(on(9, title="بلا عنوان"), "ur")
    for address in ("/feeds/en/news.atom", "/feeds/ur/news.atom", "/feeds/es/news.atom"):
        locale("es")
        feed = atom(address)
        assert feed.tag == f"{ATOM}feed"
        assert feed.get(LANG) == address.split("/")[2]
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2: exactly one.
                (one,) = element.findall(f"{ATOM}{name}")
                assert one.text
            assert str(element.findtext(f"{ATOM}id")).startswith("urn:uuid:")
            when = datetime.datetime.fromisoformat(str(element.findtext(f"{ATOM}updated")))
            assert when.tzinfo is not None  # RFC 3339.
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "HomeNet International"
        (own,) = feed.findall(f"{ATOM}link[@rel='self']")
        assert own.get("href") == f"{settings.PUBLIC_BASE_URL}{address}"
        for entry in feed.findall(f"{ATOM}entry"):
            assert len(entry.findall(f"{ATOM}content")) == 1
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) == 2

    feed = json_feed("/feeds/en/news.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{settings.PUBLIC_BASE_URL}/feeds/en/news.json"
    assert feed["authors"] == [{"name": "HomeNet International"}]
    assert all(item["id"] and item["content_html"] for item in feed["items"])


def test_hostile_characters_do_no_harm() -> None:
    hostile = "a\x01b\x0bc\x1fd]]>e\ufffef\uffffg<script>&amp;\u2028h\U0001f600"
    clean = "abcd]]>efg<script>&amp;\u2028h\U0001f600"
    body = [("pull_text", {"text": hostile})]
    PressReleasePageFactory(title=hostile, slug="hostile", summary=hostile, body=body)

    feed, [item] = atom("/feeds/en/news.atom"), json_feed("/feeds/en/news.json")["items"]

    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == item["title"] == clean
    assert item["summary"] == clean
    for html in (entry.findtext(f"{ATOM}content"), item["content_html"]):
        assert "<script" not in str(html)
        assert clean in BeautifulSoup(str(html), "html.parser").get_text()
    summary = BeautifulSoup(str(entry.findtext(f"{ATOM}summary")), "html.parser")
    assert summary.get_text() == clean
    assert not summary.find("script")


# --- Corrections and withdrawals ------------------------------------------------------------------


def test_a_correction_stands_first_and_the_entry_is_updated() -> None:
    release = on(8)
    publish(release)
    [before] = json_feed("/feeds/en/news.json")["items"]
    release = PressReleasePage.objects.get(pk=release.pk)
    note = {"date": datetime.date(2023, 11, 9), "text": "The number is 33, <not> 32."}
    release.corrections = [("correction", note)]

    publish(release)

    [item], [entry] = (
        json_feed("/feeds/en/news.json")["items"],
        parsed("/feeds/en/news.atom").entries,
    )
    assert item["id"] == before["id"]
    assert item["date_published"] == before["date_published"]
    assert item["date_modified"] > before["date_modified"]
    assert entry.updated_parsed >= entry.published_parsed
    feed = parsed("/feeds/en/news.atom").feed
    assert feed.updated == entry.updated
    for html in (item["content_html"], entry.content[0].value):
        words = " ".join(BeautifulSoup(html, "html.parser").get_text().split())
        assert words.startswith("Corrections 9 November 2023: The number is 33, <not> 32. Nairobi")


def test_what_is_withdrawn_is_named_and_nothing_of_it_told() -> None:
    translate(home_page(), "ur")
    stays, release = on(8, title="It stays"), on(9, title="Secret words", slug="secret")
    translate(release, "ur", title="راز")
    ids = {entry.title: entry.id for entry in parsed("/feeds/ur/news.atom").entries}
    ids |= {entry.title: entry.id for entry in parsed("/feeds/en/news.atom").entries}
    assert set(ids) == {"It stays", "Secret words", "راز"}

    withdraw(PressReleasePage.objects.get(pk=release.pk), "Wrong numbers", boss())

    for language, gone in (("en", ["Secret words"]), ("ur", ["Secret words", "راز"])):
        feed = atom(f"/feeds/{language}/news.atom")
        assert [e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")] == [ids[stays.title]]
        deleted = feed.findall(DELETED)
        assert {one.get("ref") for one in deleted} == {ids[title] for title in gone}
        assert all(datetime.datetime.fromisoformat(str(one.get("when"))) for one in deleted)
        text = fetch(f"/feeds/{language}/news.atom").content.decode()
        assert not {"Secret", "secret", "راز", "Wrong"} & set(text.replace("/", " ").split())
        assert titles(f"/feeds/{language}/news") == [stays.title]

    publish(PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object())
    assert atom("/feeds/en/news.atom").findall(DELETED) == []


def test_a_release_that_is_moved_and_renamed_keeps_its_id() -> None:
    release = on(8, title="First name")
    [before] = parsed("/feeds/en/news.atom").entries
    release = PressReleasePage.objects.get(pk=release.pk)
    release.title, release.slug = "Second name", "elsewhere"

    publish(release)

    [after] = parsed("/feeds/en/news.atom").entries
    assert after.link != before.link
    assert after.id == before.id


# --- Languages and topics -------------------------------------------------------------------------


def test_what_has_no_translation_is_there_in_the_next_language() -> None:
    translate(home_page(), "ur")
    both, english = on(8, title="In both"), on(9, title="In English only")
    translate(both, "ur", title="دونوں میں")

    items = json_feed("/feeds/ur/news.json")["items"]
    entries = atom("/feeds/ur/news.atom").findall(f"{ATOM}entry")

    said_of = {item["title"]: item["language"] for item in items}
    assert said_of == {"In English only": "en", "دونوں میں": "ur"}
    assert [entry.get(LANG) for entry in entries] == ["en", "ur"]
    assert items[0]["url"] == page_url(english)
    assert 'dir="rtl"' in items[1]["content_html"]
    same = [i for i in json_feed("/feeds/en/news.json")["items"] if i["title"] == english.title]
    assert [item["id"] for item in same] == [items[0]["id"]]

    LanguageFallback.objects.create(locale=locale("ur"), falls_back_to=None)

    assert titles("/feeds/ur/news") == ["دونوں میں"]


def test_a_topic_has_what_is_about_it() -> None:
    campaign, kenyan = (
        CampaignPageFactory(title="Global campaign"),
        AffiliatePageFactory(country="KE"),
    )
    AffiliatePageFactory(country="IN")
    about_both, about_country = on(8, title="Both"), on(9, title="Country")
    on(10, title="Neither")
    for release, campaigns in ((about_both, [campaign]), (about_country, [])):
        publish(relate(release, campaigns=campaigns, affiliates=[kenyan]))
    translate(campaign, "ur", slug="urdu-name")
    translate(about_both, "ur", title="دونوں")

    assert titles("/feeds/en/campaigns/global-campaign") == ["Both"]
    assert titles("/feeds/ur/campaigns/urdu-name") == ["دونوں"]
    assert titles("/feeds/en/countries/KE") == ["Country", "Both"]
    assert titles("/feeds/en/countries/IN") == []
    newsroom = page_url(news_index())
    for country, page in {"KE": f"{newsroom}?country=KE", "IN": newsroom}.items():
        for feed in (
            parsed(f"/feeds/en/countries/{country}.atom").feed.link,
            json_feed(f"/feeds/en/countries/{country}.json")["home_page_url"],
        ):
            assert feed == page
            assert fetch(feed.removeprefix(settings.PUBLIC_BASE_URL))
    [entry], [item] = (
        parsed("/feeds/en/campaigns/global-campaign.atom").entries,
        json_feed("/feeds/en/campaigns/global-campaign.json")["items"],
    )
    assert [tag.term for tag in entry.tags] == item["tags"] == [campaign.title, kenyan.title]
    assert parsed("/feeds/en/countries/KE.atom").feed.title == "Kenya – HomeNet International"
    feed = parsed("/feeds/ur/campaigns/urdu-name.atom").feed
    assert feed.link == f"{settings.PUBLIC_BASE_URL}{campaign.get_translation(locale('ur')).url}"
    assert feed.id == parsed("/feeds/ur/campaigns/urdu-name.atom").feed.id != feed.link


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/xx/news.atom",
        "/feeds/fr/news.json",  # One that the site could speak, but doesn't.
        "/feeds/en/campaigns/nothing.atom",
        "/feeds/en/campaigns/draft.json",
        "/feeds/en/campaigns/%00.atom",
        "/feeds/en/countries/FR.atom",
        "/feeds/en/news.rss",
        "/feeds/en/rivers/nile.atom",
    ],
)
def test_other_addresses_are_not_found(address: str) -> None:
    CampaignPageFactory(slug="draft", draft=True)

    fetch(address, 404)


# --- As an answer ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "most"), [("/feeds/en/news.atom", 8), ("/feeds/en/campaigns/worth.json", 10)]
)
def test_takes_few_queries_however_much_there_is(address: str, most: int) -> None:
    campaign = CampaignPageFactory(slug="worth")

    def queries(count: int) -> int:
        for _ in range(count):
            publish(relate(PressReleasePageFactory(), campaigns=[campaign]))
        with CaptureQueriesContext(connection) as captured:
            fetch(address)
        return len(captured)

    assert queries(1) == queries(4) <= most


def test_the_newest_come_first_and_only_so_many() -> None:
    for day in range(1, NEWEST + 3):
        on(day, title=f"Day {day}")

    assert titles("/feeds/en/news") == [f"Day {day}" for day in range(NEWEST + 2, 2, -1)]


@override_settings(API_REQUESTS_PER_MINUTE=1)
def test_is_kept_and_asked_for_again_without_a_limit() -> None:
    on(8)
    for address, content_type in (
        ("/feeds/en/news.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/en/news.json", "application/feed+json"),
    ):
        first = fetch(address)
        assert first.headers["Content-Type"] == content_type
        assert "type-news.PressReleasePage" in first.headers["Cache-Tag"]
        assert "RateLimit-Limit" not in first.headers
        packed = Client().get(address, headers={"Accept-Encoding": "br"})
        assert packed.headers["Content-Encoding"] == "br"
        again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
    with CaptureQueriesContext(connection) as captured:
        fetch("/feeds/en/news.atom")
    assert len(captured) == 1
    assert Client().post("/feeds/en/news.atom").status_code == 405

    OrganisationSettings(site=news_index().get_site(), name="Another name").save()

    assert parsed("/feeds/en/news.atom").feed.author == "Another name"


def test_pages_lead_to_their_feeds() -> None:
    campaign, newsroom = CampaignPageFactory(title="Campaign"), news_index()
    publish(campaign)
    expected = {home_page(): "news", newsroom: "news", campaign: "campaigns/campaign"}
    for page, name in expected.items():
        soup = get_page(page)
        for kind, ending in (("atom+xml", "atom"), ("feed+json", "json")):
            found = attributes(soup, f"head link[type='application/{kind}']", "href")
            assert found == [f"/feeds/en/{name}.{ending}"]
            fetch(found[0])
    links = attributes(get_page(newsroom), "main a[type='application/atom+xml']", "href")
    assert links == ["/feeds/en/news.atom"]
    assert not get_page(StandardPageFactory()).select("head link[type='application/atom+xml']")
