"""What the demo content says, and that every part of it works."""

import datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Page, Site

from bazaar_pages.models import AffiliatePage, BazaarListingPage, ProductCategory
from campaigns.enums import DatePrecision
from campaigns.models import CampaignPage, Instrument, Ratification
from hni_site.content_store.checking import differences
from hni_site.demo import contents
from hni_site.foundations.geography import Region, region_of
from hni_site.foundations.links import site_path
from hni_site.foundations.pages import SitePage
from hni_site.languages import RIGHT_TO_LEFT
from home.models import OrganisationSettings, Person
from news.models import EventPage, PressReleasePage
from tests.demo_fixture import DemoSite
from tests.discovery import PAGE_TYPES, label, stream_fields

# What the content says is the same on every database; `test_scale.py` loads it on both.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

LANGUAGES = ("en", "es", "fr", "ur")
SAMPLE = {"en": "sample", "es": "ejemplo", "fr": "exemple", "ur": "نمونہ"}

# The registrations and entries into force; whether the day is sure.
C177 = {
    "FI": ("1998-06-17", "2000-04-22", True),
    "IE": ("1999-04-22", "2000-04-22", True),
    "AL": ("2002-07-24", "2003-07-24", True),
    "NL": ("2002-10-31", "2003-10-31", False),
    "AR": ("2006-07-31", "2007-07-31", False),
    "BG": ("2009-07-17", "2010-07-17", False),
    "BA": ("2010-04-26", "2011-04-26", False),
    "TJ": ("2012-05-29", "2013-05-29", False),
    "BE": ("2012-09-10", "2013-09-10", False),
    "MK": ("2012-10-03", "2013-10-03", False),
    "SI": ("2021-01-01", "2022-01-01", False),
    "AG": ("2021-07-28", "2022-07-28", False),
    "ES": ("2022-05-25", "2023-05-25", True),
}


def pages() -> list[Any]:
    return list(Page.objects.filter(depth__gt=1).specific())


def live_pages() -> list[Any]:
    return [page for page in pages() if page.live]


# --- Facts ----------------------------------------------------------------------------------------


def test_the_thirteen_ratifications_are_those_of_the_facts(demo_site: DemoSite) -> None:
    ratifications = Ratification.objects.select_related("instrument")
    assert {r.instrument.code for r in ratifications} == {"C177"}
    assert {
        r.country: (
            r.registered.isoformat(),
            r.in_force.isoformat(),
            r.precision == DatePrecision.DAY,
        )
        for r in ratifications
    } == C177
    assert all(r.source and r.checked_on for r in ratifications)


def test_readers_see_a_year_where_the_day_is_not_sure(demo_site: DemoSite) -> None:
    document = demo_site.page("c177", "ur").build_document().model_dump(mode="json")
    shown = {r["country"]["code"]: r["registered"] for r in document["ratifications"]}
    assert shown["ES"] == "2022-05-25"
    assert shown["SI"] == "2021"
    assert shown["NL"] == "2002"


def test_the_file_of_ratifications_says_what_the_table_says() -> None:
    folder = next(folder for folder in contents.folders() if folder.parent.name == "campaigns")
    lines = (folder / "files" / "c177-ratifications.csv").read_text().splitlines()
    shown = [
        (code, *(date if is_sure else date[:4] for date in (registered, in_force)))
        for code, (registered, in_force, is_sure) in C177.items()
    ]
    assert lines == ["country,registered,in force", *(",".join(row) for row in shown)]


def test_the_convention_and_its_recommendation(demo_site: DemoSite) -> None:
    convention = Instrument.objects.get(code="C177", locale__language_code="en")
    assert convention.adopted == datetime.date(1996, 6, 20)
    assert convention.in_force == datetime.date(2000, 4, 22)
    assert Instrument.objects.get(code="R184", locale__language_code="en").in_force is None


def test_the_global_campaign(demo_site: DemoSite) -> None:
    campaign = demo_site.page("global-campaign")
    assert isinstance(campaign, CampaignPage)
    assert campaign.goal == (
        "For participating countries to achieve labour rights, social protection and decent work "
        "for home-based workers."
    )
    assert campaign.launch == datetime.date(2023, 10, 20)
    assert campaign.end == datetime.date(2027, 10, 20)
    assert [child.value["country"] for child in campaign.countries] == ["KE"]


def test_affiliates_of_all_regions_are_samples_unless_the_facts_name_them(
    demo_site: DemoSite,
) -> None:
    english = AffiliatePage.objects.filter(locale__language_code="en")
    assert {region_of(page.country) for page in english} == set(Region)
    for page in AffiliatePage.objects.select_related("locale"):
        is_named = page.translation_key == demo_site.page("homenet-kenya").translation_key
        is_sample = SAMPLE[page.locale.language_code] in page.title.casefold()
        assert is_named != is_sample, page.title
        assert page.email.endswith("@example.org")


def test_nobody_real_is_quoted_and_nobody_invented_looks_real(demo_site: DemoSite) -> None:
    for page in pages():
        language = page.locale.language_code
        marks = {SAMPLE[language], "fictive"}
        for field in stream_fields(type(page)):
            for child in getattr(page, field.name):
                if child.block_type == "quote":
                    said_by = child.value["attribution"].casefold()
                    assert any(mark in said_by for mark in marks), page
    for person in Person.objects.select_related("locale"):
        assert SAMPLE[person.locale.language_code] in person.role


def test_products_of_every_category_are_on_offer(demo_site: DemoSite) -> None:
    for language in LANGUAGES:
        assert ProductCategory.objects.filter(locale__language_code=language).count() == 14
    offered = {
        child.value["category"].code
        for listing in BazaarListingPage.objects.filter(locale__language_code="en")
        for child in listing.products
    }
    assert len(offered) == 14


def test_releases_of_every_kind(demo_site: DemoSite) -> None:
    english = PressReleasePage.objects.filter(locale__language_code="en")
    assert english.live().count() >= 5
    assert any(release.corrections for release in english.live())
    drafts = english.not_live()
    assert {draft.first_published_at for draft in drafts} == {None}
    assert {bool(draft.embargo_until) for draft in drafts} == {True, False}
    events = EventPage.objects.filter(locale__language_code="en").order_by("start")
    assert [event.start.year for event in events] == [2023, 2023, 2030]


# --- Soundness ------------------------------------------------------------------------------------


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
def test_every_page_type_is_shown_in_every_language(
    demo_site: DemoSite, page_type: type[SitePage]
) -> None:
    of_type = page_type.objects.live()
    assert set(of_type.values_list("locale__language_code", flat=True)) == set(LANGUAGES)


def test_some_pages_are_left_untranslated(demo_site: DemoSite) -> None:
    english = Page.objects.live().filter(locale__language_code="en", depth__gt=1)
    for language in set(LANGUAGES) - {"en"}:
        translated = Page.objects.live().filter(locale__language_code=language, depth__gt=1)
        assert 0 < translated.count() < english.count()


def test_the_tree_is_sound_and_the_store_holds_what_a_fresh_build_gives(
    demo_site: DemoSite,
) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert list(differences()) == []


def test_every_page_has_the_form_that_its_editor_would_accept(demo_site: DemoSite) -> None:
    for page in pages():
        page.full_clean()
        for field in stream_fields(type(page)):
            stream = getattr(page, field.name)
            # What is stored, as the form would send it.
            field.stream_block.clean(stream)


def test_every_document_builds_and_every_page_answers(demo_site: DemoSite, client: Client) -> None:
    for page in live_pages():
        language = page.locale.language_code
        document = page.build_document()
        assert document.title == page.title
        html = client.get(site_path(page)).content.decode()
        direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
        assert f'lang="{language}"' in html
        assert f'dir="{direction}"' in html
        assert client.get(f"/api/v2/pages/{page.pk}/").json()["title"] == page.title


def test_drafts_answer_to_nobody(demo_site: DemoSite, client: Client) -> None:
    drafts = [page for page in pages() if not page.live]
    assert drafts
    for page in drafts:
        assert page.has_unpublished_changes
        assert page.latest_revision
        assert client.get(site_path(page)).status_code == 404
        assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404


def test_what_is_published_has_a_history(demo_site: DemoSite) -> None:
    for page in live_pages():
        assert page.live_revision_id == page.latest_revision_id
        assert not page.has_unpublished_changes
        assert page.latest_revision.as_object().title == page.title


def block_ids(value: StreamValue) -> list[str]:
    """Ids of the blocks of a stream and of the items of its lists, in order."""
    ids = []
    for child in value:
        ids.append(child.id)
        parts = child.value.bound_blocks.values() if hasattr(child.value, "bound_blocks") else []
        for part in parts:
            ids += [item.id for item in getattr(part.value, "bound_blocks", []) if item.id]
    return ids


def test_blocks_have_the_same_ids_in_every_language(demo_site: DemoSite) -> None:
    compared = 0
    for page in Page.objects.filter(locale__language_code="en", depth__gt=1).specific():
        for translation in page.get_translations().specific():
            for field in stream_fields(type(page)):
                assert isinstance(field.stream_block, StreamBlock)
                ids = block_ids(getattr(page, field.name))
                assert len(ids) == len(set(ids))
                assert None not in ids
                assert block_ids(getattr(translation, field.name)) == ids
                compared += len(ids)
    assert compared > 400


def test_settings_and_menu(demo_site: DemoSite, client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    organisation = OrganisationSettings.for_site(site)
    assert organisation.default_contact
    assert organisation.default_contact.name == "Laura Revelo"
    for language in LANGUAGES:
        menu = demo_site.page("home", language).get_children().live().in_menu()
        assert menu.count() == 5
