"""Campaigns, programmes, instruments and their ratifications."""

import datetime

import factory

from campaigns.enums import DatePrecision, InstrumentKind, Progress
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    Instrument,
    InstrumentPage,
    ProgrammePage,
    Ratification,
)
from tests.factories.home import home_page
from tests.factories.pages import SitePageFactory, locale


class CampaignIndexPageFactory(SitePageFactory):
    class Meta:
        model = CampaignIndexPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("What we do {}".format)


def campaign_index() -> CampaignIndexPage:
    """The first campaigns page; it is made where there is none."""
    return CampaignIndexPage.objects.order_by("path").first() or CampaignIndexPageFactory()


class CampaignPageFactory(SitePageFactory):
    class Meta:
        model = CampaignPage

    class Params:
        full = factory.Trait(
            end=datetime.date(2027, 10, 20),
            demands=[("demand", "Ratify C177."), ("demand", "Count home-based workers.")],
            milestones=[
                (
                    "milestone",
                    {
                        "title": "The campaign begins",
                        "date": datetime.date(2023, 10, 20),
                        "text": "With a webinar.",
                        "status": Progress.ACHIEVED,
                    },
                )
            ],
            countries=[
                (
                    "country",
                    {
                        "country": "KE",
                        "lead_affiliate": None,
                        "demand": "A national policy.",
                        "status": Progress.UNDER_WAY,
                    },
                )
            ],
            resources=[
                (
                    "resource",
                    {"title": "The text", "document": None, "url": "https://www.ilo.org/"},
                )
            ],
            key_figures=[
                (
                    "key_figure",
                    {
                        "value": "260 million",
                        "unit": "home-based workers",
                        "as_of": datetime.date(2019, 12, 31),
                        "source": "ILO",
                        "source_url": "",
                    },
                )
            ],
        )

    parent = factory.LazyFunction(campaign_index)
    title = factory.Sequence("Global campaign {}".format)
    goal = "Labour rights, social protection and decent work."
    launch = datetime.date(2023, 10, 20)


class ProgrammePageFactory(SitePageFactory):
    class Meta:
        model = ProgrammePage

    parent = factory.LazyFunction(campaign_index)
    title = factory.Sequence("Access to Markets {}".format)
    period_start = 2024
    period_end = 2027
    priorities = [
        (
            "priority",
            {"title": "Recognition", "text": "As workers.", "status": Progress.UNDER_WAY},
        )
    ]


class InstrumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Instrument
        django_get_or_create = ("code", "locale")

    code = "C177"
    title = "Home Work Convention, 1996"
    kind = InstrumentKind.CONVENTION
    adopted = datetime.date(1996, 6, 20)
    in_force = datetime.date(2000, 4, 22)
    source = "https://www.ilo.org/"
    locale = factory.LazyFunction(lambda: locale("en"))


class RatificationFactory(factory.django.DjangoModelFactory):
    """Finland's, to the day; `year_only=True` for one of which only the year is sure."""

    class Meta:
        model = Ratification

    class Params:
        year_only = factory.Trait(precision=DatePrecision.YEAR)

    instrument = factory.SubFactory(InstrumentFactory)
    country = "FI"
    registered = datetime.date(1998, 6, 17)
    precision = DatePrecision.DAY
    in_force = datetime.date(2000, 4, 22)
    source = "ILO NORMLEX"
    checked_on = datetime.date(2023, 11, 1)


class InstrumentPageFactory(SitePageFactory):
    class Meta:
        model = InstrumentPage

    parent = factory.LazyFunction(campaign_index)
    title = factory.Sequence("The Home Work Convention {}".format)
    instrument = factory.SubFactory(InstrumentFactory)
