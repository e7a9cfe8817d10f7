"""What may stand in a public document, and what never does."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from hni_site.foundations.pages import SitePage
from home.models import StandardPage
from news.models import PressReleasePage
from tests.contract.complete import complete
from tests.discovery import PAGE_TYPES, label
from tests.factories.bazaar_pages import AffiliatePageFactory, BazaarListingPageFactory
from tests.factories.blocks import every_body_block
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection
from tests.factories.news import PressReleasePageFactory, relate
from tests.factories.pages import make_private, translate

pytestmark = pytest.mark.django_db

each_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)


def document_of(page: SitePage) -> Any:
    """The document of the page as it is stored."""
    return type(page).objects.get(pk=page.pk).build_document().model_dump(mode="json")


def texts(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Every text in a document with the name it stands under."""
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in texts(part, key)]
    if isinstance(value, list):
        return [found for part in value for found in texts(part, name)]
    return [(name, value)] if isinstance(value, str) else []


@each_page_type
def test_every_address_is_absolute_and_every_time_utc(page_type: type[SitePage]) -> None:
    document = document_of(complete(page_type))

    for name, text in texts(document):
        if text and (name in ("url", "src") or name.endswith("_url")):
            assert re.match("https?://", text), (name, text)
        assert all(link.startswith("http") for link in re.findall('href="([^"]*)', text)), text
        if re.match(r"\d{4}-\d\d-\d\dT", text):
            assert text.endswith("Z"), (name, text)


@each_page_type
def test_document_is_in_the_pages_language_whatever_the_readers(page_type: type[SitePage]) -> None:
    page = complete(page_type)
    spanish = page_type.objects.get(
        translation_key=page.translation_key, locale__language_code="es"
    )

    def built(active: str) -> Any:
        with translation.override(active):
            return spanish.build_document().model_dump_json()

    assert built("en") == built("ur") == built("es")
    assert spanish.build_document().meta.locale == "es"


def test_pictures_of_a_restricted_collection_do_not_appear() -> None:
    hidden = SiteImageFactory(title="Hidden", collection=private_collection())
    page = StandardPageFactory(
        lead_image=hidden,
        lead_image_alt="Seen by few",
        body=every_body_block(hidden, SiteDocumentFactory(), StandardPageFactory()),
    )

    document = document_of(page)

    assert document["image"] is None
    kinds = [block["type"] for block in document["body"]]
    assert "image" not in kinds
    [gallery] = [block for block in document["body"] if block["type"] == "gallery"]
    assert gallery["value"]["images"] == []
    assert "Hidden" not in str(document)


def test_pictures_below_a_restricted_collection_do_not_appear() -> None:
    below = private_collection().add_child(name="Below")

    assert (
        document_of(StandardPageFactory(lead_image=SiteImageFactory(collection=below)))["image"]
        is None
    )


def test_files_of_a_restricted_collection_do_not_appear() -> None:
    hidden = SiteDocumentFactory(title="Hidden", collection=private_collection())
    release = relate(
        PressReleasePageFactory(
            body=[
                ("document", {"document": hidden, "title": "Hidden too"}),
                ("paragraph", f'<p><a linktype="document" id="{hidden.pk}">the plan</a></p>'),
            ]
        ),
        attachments=[hidden],
    )

    document = document_of(release)

    assert document["attachments"] == []
    assert [block["value"] for block in document["body"]] == ["<p>the plan</p>"]
    assert "idden" not in str(document)


@pytest.mark.parametrize("how", ["draft", "private", "deleted"])
def test_relations_name_only_what_is_public(how: str) -> None:
    campaign = CampaignPageFactory(title="Secret campaign")
    affiliate = AffiliatePageFactory(title="Secret affiliate")
    page = StandardPageFactory(title="Secret page")
    release = relate(
        PressReleasePageFactory(
            body=every_body_block(SiteImageFactory(), SiteDocumentFactory(), page)
        ),
        campaigns=[campaign],
        affiliates=[affiliate],
    )
    hide: dict[str, Callable[[Any], object]] = {
        "draft": lambda p: p.unpublish(),
        "private": make_private,
        "deleted": lambda p: p.delete(),
    }
    for target in (campaign, affiliate, page):
        hide[how](target)

    document = document_of(release)

    assert document["campaigns"] == document["affiliates"] == []
    assert "call_to_action" not in [block["type"] for block in document["body"]]
    assert "Secret" not in str(document)


def test_listing_of_an_affiliate_that_is_not_public_does_not_name_it() -> None:
    listing = BazaarListingPageFactory(affiliate__title="Secret affiliate", affiliate__draft=True)

    document = document_of(listing)

    assert document["affiliate"] is None
    assert "Secret" not in str(document)


def test_links_lead_to_the_pages_own_language() -> None:
    campaign = CampaignPageFactory(title="Global campaign")
    translate(campaign, "es", title="Campaña mundial")
    release = relate(PressReleasePageFactory(), campaigns=[campaign])
    spanish = relate(translate(release, "es"), campaigns=[])
    urdu = translate(release, "ur")

    assert [link["title"] for link in document_of(spanish)["campaigns"]] == ["Campaña mundial"]
    assert [link["title"] for link in document_of(urdu)["campaigns"]] == ["Global campaign"]


def test_translations_are_those_that_are_public() -> None:
    page = StandardPageFactory(title="About us")
    translate(page, "es", title="Quiénes somos")
    translate(page, "fr", title="Secret draft", live=False)
    make_private(translate(page, "ur", title="Secret page"))

    translations = document_of(page)["meta"]["translations"]

    assert [(t["locale"], t["title"]) for t in translations] == [("es", "Quiénes somos")]


def test_what_only_the_newsroom_knows_is_not_in_the_document() -> None:
    owner = User.objects.create(username="secret-owner", email="secret@example.org")
    later = timezone.now() + datetime.timedelta(days=400)
    release = PressReleasePageFactory(
        owner=owner, embargo_until=later, go_live_at=later, draft=True
    )
    release.title = "Secret draft"
    release.save_revision(user=owner)

    document = PressReleasePage.objects.get(pk=release.pk).build_document().model_dump_json()

    assert "ecret" not in document
    assert str(later.year) not in document
    assert not {"embargo_until", "expire_at", "go_live_at", "owner"} & set(
        PressReleasePage.document_schema.model_fields
    )


def test_picture_whose_file_is_gone_does_not_stop_the_page() -> None:
    image = SiteImageFactory()
    page = StandardPageFactory(title="About us", lead_image=image)
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    page = StandardPage.objects.get(pk=page.pk)
    page.title = "Still about us"

    page.save_revision().publish()

    document = document_of(page)
    assert document["title"] == "Still about us"
    assert document["image"]["sources"] == []


def test_document_is_complete_and_closed() -> None:
    """A field that no schema names stops the build, so that nothing slips in by accident."""
    page = StandardPageFactory()
    parts = page.document_parts()

    with pytest.raises(ValueError, match="owner"):
        StandardPage.document_schema.model_validate({**parts, "owner": "someone"})
