"""A whole press release on its way into other languages."""

import datetime
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import OverridableSegment, Translation

from news.models import PressReleasePage
from tests.factories.blocks import every_body_block
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    BoilerplateFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import locale, publish
from tests.translation.work import finish, offered, source_of, submit

pytestmark = pytest.mark.django_db

NESTED_LIST = (
    "<p>Three things:</p>"
    "<ul><li>Count us</li><li>Protect us<ul><li>by law</li><li>at <b>work</b></li></ul></li></ul>"
    "<ol><li>Pay us</li></ol>"
)
EMBARGO = datetime.datetime(2023, 11, 8, 6, 0, tzinfo=datetime.UTC)

TEXTS = """
First sub-headline · Second sub-headline · What happened, in one sentence. · Press Release ·
Nairobi, Kenya · The number is 33, not 32. · Running text. · A section · Our work is work. ·
Sample Person · Chair · A woven pattern · A caption · 260 million · home-based workers · ILO ·
Decent work for all. · A recording · Why · Read on · Read more · Workers in 2019 · Who · Million ·
Women · 147 · All · 260 · Three things: · Count us · Protect us · by law · at work · Pay us
"""


@pytest.fixture
def release() -> PressReleasePage:
    page = StandardPageFactory(title="About us", slug="about-us")
    release = PressReleasePageFactory(
        title="Home-based workers meet",
        full=True,
        body=[
            *every_body_block(SiteImageFactory(), SiteDocumentFactory(), page),
            ("paragraph", NESTED_LIST),
        ],
        embargo_until=EMBARGO,
        boilerplate=BoilerplateFactory(title="About HNI", text="<p>A global network.</p>"),
    )
    return relate(
        release,
        contacts=[MediaContactFactory(name="Sample Contact")],
        attachments=[SiteDocumentFactory(title="The plan")],
        campaigns=[CampaignPageFactory(title="Global campaign")],
    )


def test_every_text_is_offered_once_in_order(release: PressReleasePage) -> None:
    submit(release, "es", "ur")

    texts = offered(release)

    expected = {" ".join(text.split()) for text in TEXTS.split("·")}
    assert set(texts) == expected | {release.title, release.slug}
    body = [text for text in texts if text in ("A section", "Decent work for all.", "Pay us")]
    assert body == ["A section", "Decent work for all.", "Pay us"]


def test_submitted_release_stays_a_draft_until_someone_publishes_it(
    release: PressReleasePage, client: Client
) -> None:
    submit(release, "es", "ur")

    spanish = release.get_translation(locale("es"))
    assert not spanish.live
    assert not release.get_translation(locale("ur")).live
    assert client.get(f"/api/v2/pages/{spanish.pk}/").status_code == 404

    finish(release, "es", publish=False)
    spanish.refresh_from_db()
    assert not spanish.live


@pytest.mark.parametrize("language", ["es", "ur"])
def test_published_translation_is_complete(release: PressReleasePage, language: str) -> None:
    submit(release, "es", "ur")
    submit(release.boilerplate, language)
    finish(release.boilerplate, language)

    translation = finish(release, language)

    assert translation.live
    document = translation.build_document().model_dump(mode="json")
    assert document["meta"]["locale"] == language
    told = str(document)
    for text in TEXTS.split("·"):
        text = " ".join(text.split())
        if text not in ("Running text.", "at work"):  # With markup inside.
            assert f"{language}: {text}" in told, text
    assert f"<li>{language}: Protect us<ul><li>{language}: by law</li>" in told
    assert f"<li>{language}: at <b>work</b></li>" in told
    assert document["boilerplate"] == {
        "title": f"{language}: About HNI",
        "html": f"<p>{language}: A global network.</p>",
    }
    assert document["dateline"]["date"] == "2023-11-08"
    assert [contact["name"] for contact in document["contacts"]] == ["Sample Contact"]
    assert [file["title"] for file in document["attachments"]] == ["The plan"]
    assert [link["title"] for link in document["campaigns"]] == ["Global campaign"]
    english = release.build_document().model_dump(mode="json")
    assert [block["type"] for block in document["body"]] == [b["type"] for b in english["body"]]
    assert [block["id"] for block in document["body"]] == [b["id"] for b in english["body"]]


def test_boilerplate_without_translation_is_shown_as_it_is(release: PressReleasePage) -> None:
    submit(release, "es")

    document = finish(release, "es").build_document()

    assert document.boilerplate.title == "About HNI"


def test_english_stays_as_it_was(release: PressReleasePage) -> None:
    def body() -> Any:
        document: Any = PressReleasePage.objects.get(pk=release.pk).build_document()
        return document.body

    before = body()

    submit(release, "es")
    finish(release, "es")

    assert body() == before


def test_embargo_follows_the_source_and_no_translator_changes_it(
    release: PressReleasePage,
) -> None:
    submit(release, "es")
    paths = OverridableSegment.objects.filter(source=source_of(release)).values_list(
        "context__path", flat=True
    )
    assert not {"embargo_until", "dateline_date"} & set(paths)
    assert finish(release, "es").embargo_until == EMBARGO

    release.embargo_until = EMBARGO + datetime.timedelta(days=1)
    publish(release)
    source_of(release).update_from_db()

    assert finish(release, "es").embargo_until == EMBARGO + datetime.timedelta(days=1)


def test_new_words_are_offered_and_old_ones_stay_translated(release: PressReleasePage) -> None:
    submit(release, "es")
    finish(release, "es")

    release.body.append(("pull_text", {"text": "Ratify now."}))
    publish(release)
    source_of(release).update_from_db()

    assert "Ratify now." in offered(release)
    translation = Translation.objects.get(source=source_of(release))
    total, translated = translation.get_progress()
    assert total - translated == 1
