"""A recognised release becomes a draft."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.db.models import CharField, Model

from hni_site.publishing import actions
from news.importer.draft import create_draft, newsroom_in
from news.importer.formats import read_file
from news.importer.recognise import recognise
from news.importer.recognise.boilerplate import MAX_TITLE as MAX_BOILERPLATE
from news.importer.recognise.contacts import MAX_EMAIL, MAX_PHONE, MAX_WORDS
from news.importer.recognise.head import MAX_KICKER, MAX_SUBHEAD, MAX_SUBHEADS, MAX_TITLE
from news.importer.recognise.headings import MAX_HEADING
from news.importer.recognise.places import MAX_LENGTH
from news.importer.recognise.quotes import MAX_FIELD
from news.importer.release import RecognisedRelease
from news.models import Boilerplate, MediaContact, NewsIndexPage, PressReleasePage
from tests.factories.news import BoilerplateFactory, MediaContactFactory, news_index
from tests.factories.pages import translate
from tests.news.importer.conftest import Import
from tests.news.importer.writing import SAMPLE

pytestmark = pytest.mark.django_db

TEXT = "# Workers meet\n\nNAIROBI, Kenya, 8 November 2023 — Home-based workers met.\n\n"
ABOUT = "## About HNI\n\nHomeNet International is a **global** network.\n\n"
CONTACT = "Contact:\nSample Speaker\nPress Officer\npress@example.org\n+254 700 000 000"


@pytest.fixture
def newsroom() -> NewsIndexPage:
    return news_index()


@pytest.fixture
def sample() -> RecognisedRelease:
    return recognise(read_file(SAMPLE.name, SAMPLE.read_bytes()), "en")


def stored(page: PressReleasePage) -> PressReleasePage:
    found: PressReleasePage = PressReleasePage.objects.get(pk=page.pk)
    return found


def test_the_sample_as_a_draft(newsroom: NewsIndexPage, sample: RecognisedRelease) -> None:
    user = User.objects.create_user("officer")
    page = stored(create_draft(sample, newsroom, user).page)
    assert page.title == sample.title
    assert page.kicker == "Press Release"
    assert [block.value for block in page.subheads] == list(sample.subheads)
    assert (page.dateline_place, page.dateline_date) == (
        "Nairobi, Kenya",
        datetime.date(2023, 11, 8),
    )
    assert [block.block_type for block in page.body] == [part.type for part in sample.body]
    assert page.boilerplate is not None
    assert page.boilerplate.title == "About HNI"
    assert [contact.name for contact in page.media_contacts] == ["Laura Revelo"]
    assert not page.live
    assert page.has_unpublished_changes
    assert (page.owner, page.locale, page.get_parent().specific) == (
        user,
        newsroom.locale,
        newsroom,
    )
    assert page.get_latest_revision().user == user


def test_the_draft_is_fit_to_be_published(
    newsroom: NewsIndexPage, sample: RecognisedRelease
) -> None:
    page = create_draft(sample, newsroom).page
    page.full_clean()
    page.body.stream_block.clean(page.body)
    actions.publish(page)
    assert stored(page).live


def test_its_document_has_every_part(newsroom: NewsIndexPage, sample: RecognisedRelease) -> None:
    page = stored(create_draft(sample, newsroom).page)
    document = page.build_document().model_dump(mode="json", by_alias=True)
    assert document["dateline"] == {"place": "Nairobi, Kenya", "date": "2023-11-08"}
    assert len({block["id"] for block in document["body"]}) == len(sample.body)
    assert document["boilerplate"]["title"] == "About HNI"
    assert document["contacts"][0]["email"] == "laura.revelo@homenetinternational.org"
    [quote] = [block["value"] for block in document["body"] if block["type"] == "quote"]
    assert quote["attribution"] == "Janhavi Dave"


def test_blocks_keep_their_ids(newsroom: NewsIndexPage, sample: RecognisedRelease) -> None:
    page = create_draft(sample, newsroom).page
    ids = [block.id for block in stored(page).body]
    assert all(ids)
    assert [block.id for block in page.get_latest_revision_as_object().body] == ids


def test_a_table(newsroom: NewsIndexPage, recognised: Import) -> None:
    release = recognised(f"{TEXT}| Who | Million |\n| - | - |\n| Women | 147 |\n| All |\n")
    page = stored(create_draft(release, newsroom).page)
    [table] = [block.value for block in page.body if block.block_type == "table"]
    assert [column["heading"] for column in table.columns] == ["Who", "Million"]
    assert [[str(cell) for cell in row] for row in table.rows] == [["Women", "147"], ["All", ""]]
    page.body.stream_block.clean(page.body)


def test_two_releases_of_one_title_have_two_addresses(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    slugs = [create_draft(recognised(TEXT), newsroom).page.slug for _ in range(3)]
    assert slugs == ["workers-meet", "workers-meet-2", "workers-meet-3"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Reunión de trabajadoras", "reunión-de-trabajadoras"),
        ("Надомные работники", "надомные-работники"),
        ("Word " * 40, "word-" * 19 + "word"),
        ("Word" * 40, "word" * 25),
        ("???", "press-release"),
    ],
)
def test_slugs(newsroom: NewsIndexPage, recognised: Import, title: str, slug: str) -> None:
    page = create_draft(recognised(f"# {title}\n\nText."), newsroom).page
    assert page.slug == slug


def test_without_a_headline_it_has_a_title_to_replace(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    page = create_draft(recognised("Home-based workers met. " * 8), newsroom).page
    assert page.title == "Untitled press release"


def test_it_lands_in_the_newsroom_of_its_language(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    spanish = translate(newsroom, "es")
    assert newsroom_in("es") == spanish
    assert newsroom_in("fr") is None
    page = create_draft(recognised(TEXT + ABOUT + CONTACT), spanish).page
    assert page.locale.language_code == "es"
    assert MediaContact.objects.get().locale.language_code == "es"
    assert Boilerplate.objects.get().locale.language_code == "es"


# --- Snippets that exist --------------------------------------------------------------------------


def test_a_known_boilerplate_is_linked(newsroom: NewsIndexPage, recognised: Import) -> None:
    known = BoilerplateFactory(
        title="about HNI", text="<p><i>HomeNet</i> International is a global network.</p>"
    )
    draft = create_draft(recognised(TEXT + ABOUT + CONTACT), newsroom)
    assert draft.page.boilerplate == known
    assert Boilerplate.objects.count() == 1
    assert draft.cautions == ()


def test_a_boilerplate_with_other_words_is_another(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    known = BoilerplateFactory(title="About HNI", text="<p>Something else.</p>")
    draft = create_draft(recognised(TEXT + ABOUT + CONTACT), newsroom)
    assert draft.page.boilerplate != known
    assert "with other words already" in draft.cautions[-1].text


def test_a_boilerplate_of_another_language_is_another(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    spanish = translate(newsroom, "es")
    BoilerplateFactory(
        title="About HNI",
        text="<p>HomeNet International is a global network.</p>",
        locale=spanish.locale,
    )
    create_draft(recognised(TEXT + ABOUT), newsroom)
    assert Boilerplate.objects.count() == 2


@pytest.mark.parametrize(
    "known",
    [
        {"name": "Sample Speaker", "email": "PRESS@example.org"},
        {"name": "Sample A. Speaker", "email": "press@example.org"},
        {"name": "sample speaker", "email": ""},
        {"name": "Sample Speaker", "email": "other@example.org"},
    ],
)
def test_a_known_contact_is_linked(
    newsroom: NewsIndexPage, recognised: Import, known: dict[str, str]
) -> None:
    contact = MediaContactFactory(**known)
    page = create_draft(recognised(TEXT + CONTACT), newsroom).page
    assert stored(page).media_contacts == [contact]
    assert MediaContact.objects.count() == 1


def test_a_known_contact_is_left_as_it_is_and_differences_are_told(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    MediaContactFactory(name="Sample Speaker", role="Coordinator", email="press@example.org")
    draft = create_draft(recognised(TEXT + CONTACT), newsroom)
    assert MediaContact.objects.get().role == "Coordinator"
    assert [caution.text for caution in draft.cautions] == [
        "The contact “Sample Speaker” has “Coordinator” where the source says “Press Officer”."
    ]


def test_a_shared_address_makes_nobody_the_same_person(
    newsroom: NewsIndexPage, recognised: Import
) -> None:
    MediaContactFactory(name="Other Person", email="press@example.org")
    page = create_draft(recognised(TEXT + CONTACT), newsroom).page
    assert [contact.name for contact in stored(page).media_contacts] == ["Sample Speaker"]


def test_a_second_import_makes_no_second_snippet(
    newsroom: NewsIndexPage, sample: RecognisedRelease
) -> None:
    create_draft(sample, newsroom)
    draft = create_draft(sample, newsroom)
    assert draft.cautions == sample.cautions
    assert (Boilerplate.objects.count(), MediaContact.objects.count()) == (1, 1)


def test_all_of_it_or_nothing(
    newsroom: NewsIndexPage, sample: RecognisedRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(PressReleasePage, "save_revision", fail)
    with pytest.raises(RuntimeError):
        create_draft(sample, newsroom)
    assert not PressReleasePage.objects.exists()
    assert not Boilerplate.objects.exists()
    assert not MediaContact.objects.exists()


def test_what_is_recognised_fits_the_fields() -> None:
    def longest(model: type[Model], name: str) -> int | None:
        field = model._meta.get_field(name)
        assert isinstance(field, CharField)
        return field.max_length

    body = PressReleasePage._meta.get_field("body").stream_block.child_blocks
    subheads = PressReleasePage._meta.get_field("subheads").stream_block
    assert longest(PressReleasePage, "title") == MAX_TITLE
    assert longest(PressReleasePage, "kicker") == MAX_KICKER
    assert (longest(PressReleasePage, "dateline_place") or 0) >= 2 * MAX_LENGTH  # town and country
    assert subheads.child_blocks["subhead"].field.max_length == MAX_SUBHEAD
    assert subheads.meta.max_num == MAX_SUBHEADS
    assert body["heading"].child_blocks["text"].field.max_length == MAX_HEADING
    for field in ("attribution", "role"):
        assert body["quote"].child_blocks[field].field.max_length == MAX_FIELD
    assert longest(MediaContact, "email") == MAX_EMAIL
    for field in ("name", "role", "organisation"):
        assert longest(MediaContact, field) == MAX_WORDS
    assert longest(MediaContact, "phone") == MAX_PHONE
    assert longest(Boilerplate, "title") == MAX_BOILERPLATE
