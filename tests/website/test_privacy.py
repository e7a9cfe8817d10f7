"""What isn't public never shows, not even its title."""

import pytest
from django.test import Client

from home.models import HomePage, HomePageFeature
from tests.factories.blocks import every_body_block, picture
from tests.factories.campaigns import CampaignPageFactory, ProgrammePageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection
from tests.factories.news import EventPageFactory, PressReleasePageFactory, relate
from tests.factories.pages import make_private
from tests.factories.tree import TinySite
from tests.website.html import get, get_page, texts

# What a page says is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

CANARY = "canary"


def hidden_pages() -> list[StandardPageFactory]:
    """A draft, an unpublished page, a restricted page and a page below one."""
    unpublished = StandardPageFactory(title=f"{CANARY} unpublished", show_in_menus=True)
    unpublished.unpublish()
    restricted = make_private(StandardPageFactory(title=f"{CANARY} restricted", show_in_menus=True))
    return [
        StandardPageFactory(title=f"{CANARY} draft", draft=True, show_in_menus=True),
        unpublished,
        restricted,
        StandardPageFactory(title=f"{CANARY} below", parent=restricted, show_in_menus=True),
    ]


def test_links_of_blocks_lead_to_public_pages_only() -> None:
    image, document = SiteImageFactory(), SiteDocumentFactory()
    for page in hidden_pages():
        release = PressReleasePageFactory(body=every_body_block(image, document, page))

        soup = get_page(release)

        assert CANARY not in str(soup)
        assert not soup.select(".call-to-action, .prose .related")
        assert "Running text." in texts(soup, ".prose p"), "a link's words stay"


def test_related_pages_are_public_only(tiny_localized_site: dict[str, TinySite]) -> None:
    site = tiny_localized_site["en"]
    campaign = CampaignPageFactory(title=f"{CANARY} campaign")
    release = PressReleasePageFactory()
    relate(release, campaigns=[campaign], affiliates=[site.affiliate])
    relate(PressReleasePageFactory(title=f"{CANARY} release", draft=True), campaigns=[campaign])
    event, programme = EventPageFactory(), ProgrammePageFactory()
    for place, page in enumerate(hidden_pages()):
        event.related.add(event.related.model(related_page=page, sort_order=place))
        programme.related.add(programme.related.model(related_page=page, sort_order=place))
    event.save()
    programme.save()
    campaign.unpublish()
    type(site.affiliate).objects.filter(pk=site.affiliate.pk).update(title=f"{CANARY} affiliate")
    site.affiliate.refresh_from_db()
    site.affiliate.unpublish()

    for page in (release, event, programme, site.listing, site.affiliate_index):
        assert CANARY not in str(get_page(page)), page


def test_menus_and_featured_pages_are_public_only() -> None:
    home = home_page()
    for place, page in enumerate(hidden_pages()):
        HomePageFeature.objects.create(page=home, featured_page=page, sort_order=place)

    soup = get_page(HomePage.objects.get(pk=home.pk))

    assert CANARY not in str(soup)
    assert not soup.select(".menu, .cards")


def test_campaign_names_public_affiliates_only(
    tiny_localized_site: dict[str, TinySite],
) -> None:
    affiliate = tiny_localized_site["en"].affiliate
    value = {"country": "KE", "lead_affiliate": affiliate, "demand": "", "status": "planned"}
    campaign = CampaignPageFactory(countries=[("country", value)])
    assert affiliate.title in texts(get_page(campaign), ".country a")

    affiliate.unpublish()

    assert affiliate.title not in str(get_page(campaign))


def test_pictures_and_files_of_private_collections_are_not_shown() -> None:
    below = private_collection().add_child(name="Below")
    image = SiteImageFactory(
        title=f"{CANARY} picture", file__filename=f"{CANARY}.jpg", collection=below
    )
    document = SiteDocumentFactory(
        title=f"{CANARY} file", file__filename=f"{CANARY}.pdf", collection=below
    )
    release = PressReleasePageFactory(
        lead_image=image,
        lead_image_caption=f"{CANARY} caption",
        body=[
            ("image", picture(image)),
            ("gallery", {"images": [picture(image), picture(image)]}),
            ("document", {"document": document, "title": ""}),
        ],
    )
    relate(release, attachments=[document])

    for soup in (get_page(release), get(release.get_parent().url)):
        assert CANARY not in str(soup)
        assert not soup.select("img, figure, a.file")


@pytest.mark.parametrize("password", ["", "felt"])
def test_private_page_is_kept_by_no_cache(admin_client: Client, password: str) -> None:
    page = make_private(StandardPageFactory(), password=password)
    if password:
        [restriction] = page.view_restrictions.all()
        admin_client.post(
            f"/en/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
            {"password": password, "return_url": page.url},
        )

    response = admin_client.get(page.url)

    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert "no-store" in response["Cache-Control"]
