"""The public documents of the home page and of general pages."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from hni_site import schema
from hni_site.schema import BodyBlock, Document, Figure, Html, Image, Label, Link, PageDocument


class Person(Document):
    """Someone who serves in one of HNI's bodies."""

    name: str = Field(examples=["Sample Person"])
    role: str = Field(examples=["Chair"])
    region: Label | None
    term_start: datetime.date | None
    term_end: datetime.date | None
    biography: Html
    image: Image | None


class People(Document):
    heading: str = Field(examples=["Executive Committee"])
    people: list[Person]


class PeopleBlock(schema.Document):
    type: Literal["people"]
    id: str = Field(examples=["0a5b1f0e-5a0b-4e6e-9c0f-2f3f9a1c7d10"])
    value: People


class HomeDocument(PageDocument):
    tagline: str = Field(examples=["A global network of home-based workers"])
    key_figures: list[Figure]
    featured: list[Link]
    body: list[BodyBlock]


class StandardDocument(PageDocument):
    body: list[Annotated[BodyBlock | PeopleBlock, Field(discriminator="type")]]
