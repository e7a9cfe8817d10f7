"""The newsroom: releases, events, contacts, boilerplates."""

import datetime
from typing import Any

import factory

from news.models import (
    Boilerplate,
    EventPage,
    MediaContact,
    NewsIndexPage,
    PressReleaseAffiliate,
    PressReleaseAttachment,
    PressReleaseCampaign,
    PressReleaseContact,
    PressReleasePage,
)
from tests.factories.home import home_page
from tests.factories.pages import SitePageFactory, locale


class NewsIndexPageFactory(SitePageFactory):
    class Meta:
        model = NewsIndexPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("Newsroom {}".format)


def news_index() -> NewsIndexPage:
    """The first newsroom; it is made where there is none."""
    return NewsIndexPage.objects.order_by("path").first() or NewsIndexPageFactory()


class MediaContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MediaContact

    name = factory.Sequence("Sample Contact {}".format)
    role = "Media Officer"
    organisation = "HomeNet International"
    email = factory.Sequence("media{}@example.org".format)
    phone = "+254 700 000 000"
    locale = factory.LazyFunction(lambda: locale("en"))


class BoilerplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Boilerplate

    title = factory.Sequence("About HNI {}".format)
    text = "<p>HomeNet International is a global network.</p>"
    locale = factory.LazyFunction(lambda: locale("en"))


class PressReleasePageFactory(SitePageFactory):
    """A release; `relate` adds what lies in child tables."""

    class Meta:
        model = PressReleasePage

    class Params:
        # Everything a release can say about itself in its own fields.
        full = factory.Trait(
            subheads=[("subhead", "First sub-headline"), ("subhead", "Second sub-headline")],
            summary="What happened, in one sentence.",
            boilerplate=factory.SubFactory(BoilerplateFactory),
            corrections=[
                (
                    "correction",
                    {"date": datetime.date(2023, 11, 9), "text": "The number is 33, not 32."},
                )
            ],
        )
        # What others must have before they approve it.
        with_contact = factory.Trait(
            contacts=factory.LazyFunction(
                lambda: [PressReleaseContact(contact=MediaContactFactory(), sort_order=0)]
            )
        )

    parent = factory.LazyFunction(news_index)
    title = factory.Sequence("Home-based workers meet {}".format)
    kicker = "Press Release"
    dateline_place = "Nairobi, Kenya"
    dateline_date = datetime.date(2023, 11, 8)
    body = [("paragraph", "<p>Home-based workers meet.</p>")]


def relate(
    release: PressReleasePage,
    *,
    contacts: Any = (),
    attachments: Any = (),
    campaigns: Any = (),
    affiliates: Any = (),
) -> PressReleasePage:
    """Adds contacts, files, campaigns and affiliates to a release, in the order given."""
    for model, field, items in (
        (PressReleaseContact, "contact", contacts),
        (PressReleaseAttachment, "document", attachments),
        (PressReleaseCampaign, "campaign", campaigns),
        (PressReleaseAffiliate, "affiliate", affiliates),
    ):
        for place, item in enumerate(items):
            model.objects.create(page=release, sort_order=place, **{field: item})
    related: PressReleasePage = PressReleasePage.objects.get(pk=release.pk)
    return related


class EventPageFactory(SitePageFactory):
    class Meta:
        model = EventPage

    parent = factory.LazyFunction(news_index)
    title = factory.Sequence("Webinar on access to markets {}".format)
    start = datetime.datetime(2023, 10, 20, 12, 0, tzinfo=datetime.UTC)
    end = datetime.datetime(2023, 10, 20, 13, 30, tzinfo=datetime.UTC)
    time_zone = "Africa/Nairobi"
    languages = ["en", "es"]
    registration_url = "https://example.org/register"
