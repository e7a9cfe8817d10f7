"""The public documents of press releases and events."""

import datetime

from pydantic import Field

from hni_site.schema import (
    BodyBlock,
    Document,
    File,
    Html,
    Label,
    Link,
    Moment,
    PageDocument,
    WebAddress,
)


class Dateline(Document):
    place: str = Field(examples=["Nairobi, Kenya"])
    date: datetime.date


class Contact(Document):
    """Whom journalists can ask."""

    name: str = Field(examples=["Sample Contact"])
    role: str = Field(examples=["Media Officer"])
    email: str = Field(examples=["media@example.org"])
    phone: str = Field(examples=["+254 700 000 000"])


class Boilerplate(Document):
    """The paragraph about the organisation at a release's end."""

    title: str = Field(examples=["About HNI"])
    html: Html


class Correction(Document):
    """A public note that a published release was changed."""

    date: datetime.date
    text: str = Field(examples=["The number is 33, not 32."])


class NewsIndexDocument(PageDocument):
    pass


class PressReleaseDocument(PageDocument):
    kicker: str = Field(description="The word above the headline.", examples=["Press Release"])
    subheads: list[str] = Field(examples=[["75 organisations in 33 countries"]])
    dateline: Dateline
    body: list[BodyBlock]
    boilerplate: Boilerplate | None
    contacts: list[Contact]
    attachments: list[File]
    campaigns: list[Link]
    affiliates: list[Link]
    corrections: list[Correction]
    related: list[Link]


class EventDocument(PageDocument):
    kind: Label
    start: Moment
    end: Moment | None
    time_zone: str = Field(description="A name of the tz database.", examples=["Africa/Nairobi"])
    languages: list[Label] = Field(description="Spoken, or interpreted into.")
    place: str = Field(description="Empty for an online event.", examples=["Nairobi"])
    online_url: WebAddress
    registration_url: WebAddress
    recording_url: WebAddress
    body: list[BodyBlock]
    related: list[Link]
