"""A release in two languages on its way to the public."""

import datetime
import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Page, PageLogEntry

from hni_site.editorial.sign_off import grant
from hni_site.publishing.embargo.moving import move_embargo
from hni_site.publishing.schedule.due import Timekeeper
from news.models import NewsIndexPage, PressReleasePage
from tests.factories.news import PressReleasePageFactory, news_index
from tests.factories.pages import translate

SECOND = datetime.timedelta(seconds=1)
DAY = datetime.timedelta(days=1)
# Six in the morning in Nairobi.
END = datetime.datetime(2026, 11, 8, 3, 0, tzinfo=datetime.UTC)
ZONE = "Africa/Nairobi"
CODES = ("en", "ur")
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


def newsroom() -> NewsIndexPage:
    """In English and Urdu."""
    english = news_index()
    if not english.get_translations().exists():
        translate(english, "ur")
    return english


def boss() -> Any:
    """A superuser."""
    return User.objects.filter(username="boss").first() or User.objects.create_superuser("boss")


class Release:
    """Drafts in English and Urdu that nobody has signed off."""

    def __init__(self, number: int = 1, **fields: Any) -> None:
        self.number = number
        self.words = [f"Secret words {number}", f"راز {number}"]
        fields |= {"title": self.words[0], "slug": f"secret-{number}"}
        self.english = PressReleasePageFactory(parent=newsroom(), draft=True, full=True, **fields)
        self.english.save_revision()
        self.urdu = translate(self.english, "ur", live=False, title=self.words[1])

    @property
    def pages(self) -> list[PressReleasePage]:
        return [self.fresh(self.english), self.fresh(self.urdu)]

    @property
    def live(self) -> list[bool]:
        """In English, in Urdu."""
        return [page.live for page in self.pages]

    def fresh(self, page: Any = None) -> PressReleasePage:
        return PressReleasePage.objects.get(pk=(page or self.english).pk)

    def hold(self, until: datetime.datetime | None = END, user: Any = None, why: str = "") -> None:
        move_embargo(self.fresh(), until, ZONE, why or "For the test.", user or boss())

    def sign_off(self, *pages: Any) -> None:
        for page in pages or self.pages:
            grant(self.fresh(page).get_latest_revision_as_object(), boss())

    def told(self, client: Client) -> dict[str, list[bool]]:
        """By each way of asking, whether it tells of the English and of the Urdu version."""
        pages = self.pages

        def tells(address: str, number: int) -> bool:
            answer = client.get(address)
            assert answer.status_code == 200, address
            text = answer.content.decode()
            return self.words[number] in (text if "<" in text[:9] else str(json.loads(text)))

        def answers(address: str) -> bool:
            return client.get(address).status_code in (200, 302)

        rooms = [newsroom(), newsroom().get_translation(pages[1].locale)]
        locations = client.get("/sitemap-pages.xml").content.decode()
        return {
            # Another language may stand in at its address.
            "website": [
                self.words[number] in client.get(page.url).content.decode()
                for number, page in enumerate(pages)
            ],
            "newsroom": [tells(room.url, number) for number, room in enumerate(rooms)],
            "detail": [answers(f"/api/v2/pages/{page.pk}/") for page in pages],
            "listing": [tells("/api/v2/press-releases/?limit=100", number) for number in (0, 1)],
            "find": [answers(f"/api/v2/pages/find/?html_path={page.url}") for page in pages],
            "sync": [tells("/api/v2/sync/", number) for number in (0, 1)],
            "search": [
                tells(f"/api/v2/pages/?search={words}", number)
                for number, words in enumerate(self.words)
            ],
            "Atom feed": [tells(f"/feeds/{code}/news.atom", n) for n, code in enumerate(CODES)],
            "JSON Feed": [tells(f"/feeds/{code}/news.json", n) for n, code in enumerate(CODES)],
            "ninjs": [answers(f"/feeds/ninjs/{page.pk}.json") for page in pages],
            "press kit": [
                answers(f"/press-kit/{page.pk}/kit.zip")
                and all(
                    answers(f"/press-kit/{page.pk}/release.{ending}")
                    for ending in ("txt", "docx", "pdf")
                )
                for page in pages
            ],
            "news sitemap": [tells("/sitemap-news.xml", number) for number in (0, 1)],
            "sitemap": [f"<loc>http://testserver{page.url}</loc>" in locations for page in pages],
        }


def publications(page: Page) -> int:
    """How often its history says that it became public."""
    return PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISHED).count()


def clock_strikes() -> None:
    """What a worker does that looks at the clock now."""
    Timekeeper().run()
