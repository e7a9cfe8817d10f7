"""One page of each type with everything it can say, the same in every run."""

from collections.abc import Callable
from typing import Any

from django.utils.text import slugify

from bazaar_pages.models import AffiliatePage, BazaarListingPage
from campaigns.models import CampaignPage, InstrumentPage, ProgrammeDocument, ProgrammePage
from campaigns.models.programme import ProgrammeRelatedPage
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.foundations.pages import SitePage
from home.models import HomePage, HomePageFeature, StandardPage
from news.models import EventPage, PressReleasePage
from news.models.events import EventRelatedPage
from tests.discovery import factory_of
from tests.factories.bazaar_pages import (
    PRODUCT,
    AffiliateIndexPageFactory,
    AffiliatePageFactory,
    BazaarIndexPageFactory,
    BazaarListingPageFactory,
    ProductCategoryFactory,
)
from tests.factories.blocks import every_body_block, picture
from tests.factories.campaigns import (
    CampaignIndexPageFactory,
    CampaignPageFactory,
    InstrumentPageFactory,
    ProgrammePageFactory,
    RatificationFactory,
)
from tests.factories.home import PersonFactory, StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    BoilerplateFactory,
    EventPageFactory,
    MediaContactFactory,
    NewsIndexPageFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import publish, translate

KEY_FIGURE = {
    "value": "260 million",
    "unit": "home-based workers",
    "source": "ILO",
    "source_url": "https://www.ilo.org/",
}


def complete(page_type: type[SitePage]) -> Any:
    """A live page of the type, with a lead picture, in English and in Spanish."""
    for index, title in INDEXES.items():
        index(title=title, slug=slugify(title))
    make = COMPLETE.get(page_type, factory_of(page_type))
    page = make(
        title="A complete page",
        slug="complete",
        summary="One sentence about it.",
        lead_image=SiteImageFactory(title="Pattern", credit="Sample photographer"),
        lead_image_alt="A woven pattern",
        lead_image_caption="A caption",
    )
    page = page_type.objects.get(pk=page.pk)
    publish(page)
    translate(page, "es", title="Una página completa", slug="completa")
    rebuild_dependents.func()
    return page


def _body() -> list[tuple[str, object]]:
    return every_body_block(
        SiteImageFactory(title="Pattern"),
        SiteDocumentFactory(title="Report"),
        StandardPageFactory(title="About us", slug="about-us"),
    )


def _home(**fields: object) -> HomePage:
    home = home_page()
    fields |= {"tagline": "A network", "body": _body(), "key_figures": _figures(), "slug": "home"}
    for name, value in fields.items():
        setattr(home, name, value)
    home.save()
    featured = StandardPage.objects.get(slug="about-us")
    HomePageFeature.objects.create(page=home, featured_page=featured)
    return home


def _figures() -> list[tuple[str, object]]:
    return [("key_figure", KEY_FIGURE)]


def _standard(**fields: object) -> StandardPage:
    PersonFactory(name="Sample Person", image=SiteImageFactory(title="Portrait"))
    people = ("people", {"heading": "Executive Committee", "body": "executive-committee"})
    return StandardPageFactory(body=[*_body(), people], **fields)


def _press_release(**fields: object) -> PressReleasePage:
    campaign = CampaignPageFactory(title="Global campaign", slug="global-campaign")
    earlier = PressReleasePageFactory(title="An earlier release", slug="earlier")
    relate(earlier, campaigns=[campaign])
    release = PressReleasePageFactory(
        full=True,
        body=_body(),
        boilerplate=BoilerplateFactory(title="About HNI"),
        embargo_until="2023-11-08T06:00:00Z",
        **fields,
    )
    return relate(
        release,
        contacts=[MediaContactFactory(name="Sample Contact", email="media@example.org")],
        attachments=[SiteDocumentFactory(title="The plan")],
        campaigns=[campaign],
        affiliates=[AffiliatePageFactory(title="Sample association", slug="association")],
    )


def _event(**fields: object) -> EventPage:
    event = EventPageFactory(body=_body(), place="Nairobi", **fields)
    related = StandardPage.objects.get(slug="about-us")
    EventRelatedPage.objects.create(page=event, related_page=related)
    return event


def _campaign(**fields: object) -> CampaignPage:
    return CampaignPageFactory(full=True, body=_body(), **fields)


def _programme(**fields: object) -> ProgrammePage:
    programme = ProgrammePageFactory(body=_body(), **fields)
    related = StandardPage.objects.get(slug="about-us")
    ProgrammeRelatedPage.objects.create(page=programme, related_page=related)
    ProgrammeDocument.objects.create(page=programme, document=SiteDocumentFactory(title="Plan"))
    return programme


def _instrument(**fields: object) -> InstrumentPage:
    sure = RatificationFactory()
    RatificationFactory(instrument=sure.instrument, country="NL", year_only=True)
    return InstrumentPageFactory(instrument=sure.instrument, body=_body(), **fields)


def _affiliate(**fields: object) -> AffiliatePage:
    return AffiliatePageFactory(
        **{
            "full": True,
            "figures": _figures(),
            "logo": SiteImageFactory(title="Logo"),
            "description": _body(),
            **fields,
        }
    )


def _listing(**fields: object) -> BazaarListingPage:
    product = {
        **PRODUCT,
        "image": SiteImageFactory(title="Basket"),
        "alt_text": "A basket",
        "category": ProductCategoryFactory(),
    }
    return BazaarListingPageFactory(
        **{
            "full": True,
            "affiliate": AffiliatePageFactory(title="Sample association", slug="association"),
            "gallery": [("image", picture(SiteImageFactory(title="Pattern")))],
            "products": [("product", product)],
            **fields,
        }
    )


INDEXES = {
    NewsIndexPageFactory: "Newsroom",
    CampaignIndexPageFactory: "What we do",
    AffiliateIndexPageFactory: "Affiliates",
    BazaarIndexPageFactory: "Bazaar",
}

COMPLETE: dict[type[SitePage], Callable[..., SitePage]] = {
    HomePage: _home,
    StandardPage: _standard,
    PressReleasePage: _press_release,
    EventPage: _event,
    CampaignPage: _campaign,
    ProgrammePage: _programme,
    InstrumentPage: _instrument,
    AffiliatePage: _affiliate,
    BazaarListingPage: _listing,
}
