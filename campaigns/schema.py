"""The public documents of campaigns, programmes and instruments."""

import datetime

from pydantic import Field

from hni_site.schema import (
    BodyBlock,
    Country,
    Document,
    Figure,
    File,
    Label,
    Link,
    PageDocument,
    WebAddress,
)


class Milestone(Document):
    title: str = Field(examples=["Launch"])
    date: datetime.date | None
    text: str = Field(examples=["On International Home-based Workers Day."])
    status: Label


class CampaignCountry(Document):
    """A country that takes part, and what is demanded there."""

    country: Country
    lead_affiliate: Link | None
    demand: str = Field(examples=["Ratify the Convention."])
    status: Label


class Resource(Document):
    """Something to read: a file, or an address elsewhere."""

    title: str = Field(examples=["The text of the Convention"])
    file: File | None
    url: WebAddress


class Priority(Document):
    title: str = Field(examples=["Recognition"])
    text: str = Field(examples=["Home-based workers count as workers."])
    status: Label


class Ratification(Document):
    """A country that ratified. Where only the year is sure, the date is a year: `2002`."""

    country: Country
    registered: str = Field(examples=["1998-06-17"])
    in_force: str = Field(examples=["2000-04-22"])
    source: str = Field(description="Where the dates are from.", examples=["ILO NORMLEX"])
    checked_on: datetime.date


class Instrument(Document):
    """An ILO Convention or Recommendation."""

    code: str = Field(examples=["C177"])
    title: str = Field(examples=["Home Work Convention, 1996"])
    kind: Label
    adopted: datetime.date
    in_force: datetime.date | None
    source: WebAddress


class CampaignIndexDocument(PageDocument):
    pass


class CampaignDocument(PageDocument):
    goal: str = Field(examples=["Labour rights, social protection and decent work."])
    launch: datetime.date | None
    end: datetime.date | None
    milestones: list[Milestone]
    body: list[BodyBlock]
    demands: list[str] = Field(examples=[["Ratify the Home Work Convention."]])
    countries: list[CampaignCountry]
    resources: list[Resource]
    key_figures: list[Figure]


class ProgrammeDocument(PageDocument):
    kind: Label
    period: list[int | None] = Field(
        description="First and last year; null where it is open.", examples=[[2024, 2027]]
    )
    priorities: list[Priority]
    body: list[BodyBlock]
    documents: list[File]
    related: list[Link]


class InstrumentDocument(PageDocument):
    instrument: Instrument
    body: list[BodyBlock]
    ratifications: list[Ratification]
