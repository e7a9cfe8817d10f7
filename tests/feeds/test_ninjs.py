"""A release as IPTC ninjs 3.1, held against the IPTC's own schema."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from hni_site.foundations.links import page_url
from hni_site.publishing.withdrawal import withdraw
from news.models import PressReleasePage
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteImageFactory
from tests.factories.news import MediaContactFactory, PressReleasePageFactory, relate
from tests.factories.pages import publish, translate
from tests.publishing.releases import boss
from tests.website.html import attributes, get_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs-schema_3.1.json").read_text())
# The schema names GeoJSON's, which is elsewhere; no item of ours has any.
GEOJSON: Any = Resource.from_contents(False, default_specification=DRAFT202012)
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA,
    registry=Registry().with_resource("https://geojson.org/schema/GeoJSON.json", GEOJSON),
    format_checker=jsonschema.FormatChecker(),
)


def item(page: Any) -> Any:
    response = Client().get(f"/feeds/ninjs/{page.pk}.json")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    found = json.loads(response.content)
    VALIDATOR.validate(found)
    return found


def test_the_schema_refuses_what_is_no_ninjs() -> None:
    for wrong in ({}, {"uri": "urn:x:y", "headline": "x"}, {"uri": "urn:x:y", "type": "release"}):
        assert not VALIDATOR.is_valid(wrong)


def test_a_full_release_is_valid_and_complete() -> None:
    release = PressReleasePageFactory(
        full=True,
        lead_image=SiteImageFactory(),
        lead_image_alt="Weavers",
        lead_image_caption="At work",
        corrections=[("correction", {"date": datetime.date(2023, 11, 9), "text": "33, not 32."})],
    )
    campaign, affiliate = CampaignPageFactory(), AffiliatePageFactory()
    contact = MediaContactFactory()
    publish(relate(release, contacts=[contact], campaigns=[campaign], affiliates=[affiliate]))

    found = item(release)

    assert found["pubStatus"] == "usable"
    assert [headline["role"] for headline in found["headlines"]] == [
        "main",
        "subheadline",
        "subheadline",
    ]
    assert found["headlines"][0]["value"] == release.title
    assert found["descriptions"][1]["value"] == "2023-11-09: 33, not 32."
    assert "Home-based workers meet." in found["bodies"][0]["value"]
    assert [subject["uri"] for subject in found["subjects"]] == [
        page_url(campaign),
        page_url(affiliate),
    ]
    assert found["infoSources"][0]["contactInfo"][0] == {"type": "email", "value": contact.email}
    [picture] = found["associations"]
    assert picture["renditions"][-1]["href"] == picture["uri"]
    assert found["renditions"][0]["href"] == page_url(release)
    feed = json.loads(Client().get("/feeds/en/news.json").content)
    assert feed["items"][0]["id"] == found["uri"]
    [link] = attributes(get_page(release), "head link[type='application/json']", "href")
    assert link == f"/feeds/ninjs/{release.pk}.json"


def test_a_bare_one_and_one_in_another_language_are_valid() -> None:
    bare = PressReleasePageFactory(kicker="", dateline_place="", body=[])
    urdu = translate(bare, "ur", title="خبر")

    assert item(bare)["language"] == "en"
    assert item(urdu)["language"] == "ur"
    assert item(urdu)["uri"] != item(bare)["uri"]


def test_what_is_withdrawn_is_canceled_without_a_word() -> None:
    release = PressReleasePageFactory(title="Secret words", full=True)
    before = item(release)

    withdraw(PressReleasePage.objects.get(pk=release.pk), "Wrong", boss())

    after = item(release)
    assert after["pubStatus"] == "canceled"
    assert after["uri"] == before["uri"]
    assert set(after) == {
        "uri",
        "standard",
        "type",
        "pubStatus",
        "version",
        "versionCreated",
        "language",
    }


def test_only_of_public_news() -> None:
    draft, page = PressReleasePageFactory(draft=True), StandardPageFactory()

    for pk in (draft.pk, page.pk, 987654321, 2**70):
        assert Client().get(f"/feeds/ninjs/{pk}.json").status_code == 404
