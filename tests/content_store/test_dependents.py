"""What a document shows of other things follows them, in the background, once for a burst."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import CollectionViewRestriction

from hni_site.content_store.dependents import pending
from hni_site.content_store.models import PendingRebuild
from news.models import MediaContact, PressReleasePage
from tests.content_store.store import document, is_right, row, work_off
from tests.factories.bazaar_pages import AffiliatePageFactory, BazaarListingPageFactory
from tests.factories.blocks import every_body_block, picture
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import PersonFactory, StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, root_collection
from tests.factories.news import (
    BoilerplateFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


class Shown:
    """A release with everything that it can show, and the things themselves."""

    def __init__(self) -> None:
        self.image = SiteImageFactory(credit="Before")
        self.file = SiteDocumentFactory(title="Before")
        self.page = StandardPageFactory(title="Before", slug="before")
        self.contact = MediaContactFactory(name="Before")
        self.campaign = CampaignPageFactory(title="Before")
        self.affiliate = AffiliatePageFactory(title="Before")
        self.boilerplate = BoilerplateFactory(title="Before")
        body = every_body_block(self.image, self.file, self.page)
        release = PressReleasePageFactory(
            lead_image=self.image, body=body, boilerplate=self.boilerplate
        )
        self.release = relate(
            release,
            contacts=[self.contact],
            attachments=[self.file],
            campaigns=[self.campaign],
            affiliates=[self.affiliate],
        )
        publish(PressReleasePage.objects.get(pk=release.pk))
        work_off()


@pytest.fixture
def shown() -> Shown:
    return Shown()


def _publish(page: Any, **fields: Any) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    publish(page)


def _save(thing: Any, **fields: Any) -> None:
    thing = type(thing).objects.get(pk=thing.pk)
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()


CHANGES: dict[str, tuple[Callable[[Shown], None], Callable[[Any], list[Any]]]] = {
    "picture": (
        lambda s: _save(s.image, credit="After"),
        lambda d: [d["image"]["credit"]],
    ),
    "file": (
        lambda s: _save(s.file, title="After"),
        lambda d: [d["attachments"][0]["title"]],
    ),
    "contact": (
        lambda s: _save(s.contact, name="After"),
        lambda d: [d["contacts"][0]["name"]],
    ),
    "boilerplate": (
        lambda s: _save(s.boilerplate, title="After"),
        lambda d: [d["boilerplate"]["title"]],
    ),
    "title of a linked campaign": (
        lambda s: _publish(s.campaign, title="After"),
        lambda d: [d["campaigns"][0]["title"]],
    ),
    "title of a linked affiliate": (
        lambda s: _publish(s.affiliate, title="After"),
        lambda d: [d["affiliates"][0]["title"]],
    ),
    "title of a page in a block": (
        lambda s: _publish(s.page, title="After"),
        lambda d: [
            p["title"]
            for b in d["body"]
            if b["type"] == "related_pages"
            for p in b["value"]["pages"]
        ],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_of_a_thing_is_shown(shown: Shown, change: str) -> None:
    act, look = CHANGES[change]
    assert look(document(shown.release)) == ["Before"]
    number = row(shown.release).sequence

    act(shown)

    assert is_right()
    assert look(document(shown.release)) == ["After"]
    assert row(shown.release).sequence > number


GONE: dict[str, tuple[Callable[[Shown], Any], Callable[[Any], Any]]] = {
    "picture deleted": (lambda s: s.image.delete(), lambda d: d["image"]),
    "file deleted": (lambda s: s.file.delete(), lambda d: d["attachments"]),
    "contact deleted": (lambda s: s.contact.delete(), lambda d: d["contacts"]),
    "campaign unpublished": (lambda s: s.campaign.unpublish(), lambda d: d["campaigns"]),
    "affiliate deleted": (
        lambda s: type(s.affiliate).objects.get(pk=s.affiliate.pk).delete(),
        lambda d: d["affiliates"],
    ),
    "collection made private": (
        lambda s: CollectionViewRestriction.objects.create(
            collection=root_collection(), restriction_type="login"
        ),
        lambda d: d["image"] or d["attachments"],
    ),
}


@pytest.mark.parametrize("how", GONE)
def test_thing_that_is_gone_is_shown_no_more(shown: Shown, how: str) -> None:
    act, look = GONE[how]
    assert look(document(shown.release))

    act(shown)

    assert is_right()
    assert not look(document(shown.release))


def test_picture_gets_another_file(shown: Shown) -> None:
    before = {source["src"] for source in document(shown.release)["image"]["sources"]}
    other = SiteImageFactory(file__color="blue", renditions=False)
    image = type(shown.image).objects.get(pk=shown.image.pk)
    with other.file.open() as file:
        image.file = ContentFile(file.read(), "other.jpg")
    image.save()
    work_off()
    assert document(shown.release)["image"]["sources"] == [], "none is made while someone reads"

    [task] = DBTaskResult.objects.filter(task_path__endswith="make_renditions").order_by(
        "-enqueued_at"
    )[:1]
    task.task.func(*task.args_kwargs["args"])

    assert is_right()
    after = {source["src"] for source in document(shown.release)["image"]["sources"]}
    assert after
    assert not after & before


def test_translated_snippet_is_shown_in_its_language(shown: Shown) -> None:
    spanish = translate(shown.release, "es")
    relate(spanish, contacts=[shown.contact])
    publish(type(spanish).objects.get(pk=spanish.pk))
    assert document(spanish)["contacts"][0]["name"] == "Before"

    contact: MediaContact = shown.contact.copy_for_translation(spanish.locale)
    contact.name = "En español"
    contact.save()

    assert is_right()
    assert document(spanish)["contacts"][0]["name"] == "En español"
    assert document(shown.release)["contacts"][0]["name"] == "Before"


def test_page_published_later_becomes_a_link(shown: Shown) -> None:
    draft = StandardPageFactory(draft=True, title="Later")
    text = f'<p>Read <a linktype="page" id="{draft.pk}">more</a>.</p>'
    page = StandardPageFactory(body=[("paragraph", text)])
    assert document(page)["body"][0]["value"] == "<p>Read more.</p>"

    publish(draft)

    assert is_right()
    assert f'data-page-id="{draft.pk}"' in document(page)["body"][0]["value"]


def test_ordering_contact_of_a_listing_is_its_affiliates() -> None:
    affiliate = AffiliatePageFactory(full=True)
    listing = BazaarListingPageFactory(affiliate=affiliate)
    work_off()

    _publish(affiliate, email="orders@example.org")

    assert is_right()
    assert "orders@example.org" in row(listing).document


def test_portrait_of_a_person() -> None:
    image = SiteImageFactory(credit="Before")
    PersonFactory(image=image)
    people = ("people", {"heading": "Committee", "body": "executive-committee"})
    page = StandardPageFactory(body=[people])

    _save(image, credit="After")
    PersonFactory(name="A sample newcomer")

    assert is_right()
    assert "After" in row(page).document
    assert "A sample newcomer" in row(page).document


# --- Bursts ---------------------------------------------------------------------------------------


def test_a_burst_of_changes_is_worked_off_once(shown: Shown) -> None:
    number = row(shown.release).sequence
    DBTaskResult.objects.all().delete()

    for turn in range(5):
        _save(shown.image, credit=f"Turn {turn}")
        _save(shown.contact, name=f"Turn {turn}")

    assert pending() == 1
    tasks = DBTaskResult.objects.filter(task_path__endswith="rebuild_dependents")
    assert tasks.count() == 1
    work_off()
    assert pending() == 0
    assert document(shown.release)["image"]["credit"] == "Turn 4"
    assert document(shown.release)["contacts"][0]["name"] == "Turn 4"
    assert row(shown.release).sequence > number


def test_what_a_change_does_not_show_is_not_rebuilt(shown: Shown) -> None:
    number = row(shown.release).sequence

    _publish(shown.campaign, goal="Another goal, which a link does not show.")

    assert not PendingRebuild.objects.filter(page_id=shown.release.pk).exists()
    work_off()
    assert row(shown.release).sequence == number


def test_cost_of_a_change_grows_with_what_shows_it_not_with_the_site() -> None:
    image = SiteImageFactory()
    StandardPageFactory(lead_image=image)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as context:
            _save(image, credit=f"{len(context)} and more")
            work_off()
        return len(context)

    queries()
    few = queries()
    for _ in range(10):
        StandardPageFactory(body=[("image", picture(SiteImageFactory()))])
    work_off()
    assert queries() == few
