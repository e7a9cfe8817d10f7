"""What a search engine for news is told: the releases of the last two days."""

import datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.foundations.links import page_url
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import EventPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
NEWS = (
    "n:publication/n:name",
    "n:publication/n:language",
    "n:publication_date",
    "n:title",
)


def entries() -> dict[str, list[str]]:
    """Address → what is said of it, in the order of NEWS."""
    response = Client().get("/sitemap-news.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    return {
        str(url.findtext("s:loc", namespaces=NAMES)): [
            str(url.findtext(f"n:news/{name}", namespaces=NAMES)) for name in NEWS
        ]
        for url in ElementTree.fromstring(response.content).findall("s:url", NAMES)
    }


def test_has_the_releases_of_two_days_in_the_languages_of_the_site() -> None:
    translate(home_page(), "ur")
    translate(home_page(), "es", live=False)
    with time_machine.travel("2026-05-05T10:00:00Z", tick=False) as clock:
        old = PressReleasePageFactory(title="Old")
        publish(old)
        clock.shift(datetime.timedelta(hours=1))
        release = PressReleasePageFactory(title="News & <more>\x01", slug="news")
        publish(release)
        urdu = translate(release, "ur", title="خبر")
        translate(release, "es", title="Noticia")
        publish(EventPageFactory())
        publish(StandardPageFactory())
        publish(make_private(PressReleasePageFactory()))
        clock.shift(datetime.timedelta(days=2) - datetime.timedelta(seconds=1))

        found = entries()

        when = "2026-05-05T11:00:00+00:00"
        assert found == {
            page_url(release): ["HomeNet International", "en", when, "News & <more>"],
            page_url(urdu): ["HomeNet International", "ur", when, "خبر"],
        }
        clock.shift(1)
        assert entries() == {}


def test_finds_what_is_new_without_reading_what_is_old() -> None:
    PressReleasePageFactory()
    with CaptureQueriesContext(connection) as captured:
        entries()
    [query] = [q["sql"] for q in captured if 'first_published_at" >' in q["sql"]]

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # There is little to read here.
            cursor.execute(f"EXPLAIN {query}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        plan = str(cursor.fetchall())

    assert "content_by_publication" in plan, plan


def test_takes_few_queries_however_much_there_is() -> None:
    def queries(count: int) -> int:
        for _ in range(count):
            publish(PressReleasePageFactory())
        with CaptureQueriesContext(connection) as captured:
            entries()
        return len(captured)

    assert queries(1) == queries(4) <= 6
