"""The public documents of affiliates and Bazaar listings."""

import datetime

from pydantic import Field

from hni_site.schema import (
    BodyBlock,
    Country,
    Document,
    Figure,
    Html,
    Image,
    Label,
    Link,
    PageDocument,
    WebAddress,
)


class Contact(Document):
    """How to reach the organisation; numbers are in international form."""

    name: str = Field(examples=["Sample Contact"])
    email: str = Field(examples=["orders@example.org"])
    phone: str = Field(examples=["+254700000000"])
    whatsapp: str = Field(examples=["+254700000000"])


class SocialLink(Document):
    network: str = Field(examples=["Facebook"])
    url: str = Field(examples=["https://example.org/"])


class Members(Document):
    count: int = Field(examples=[12_000])
    as_of: datetime.date | None
    source: str = Field(examples=["Annual report"])


class PriceGuidance(Document):
    """A price a buyer can expect; the organisation names the price that counts."""

    lowest: str = Field(description="A decimal number.", examples=["10.00"])
    highest: str = Field(
        description="The same as the lowest where there is one price.", examples=["25.00"]
    )
    currency: str = Field(description="ISO 4217.", examples=["KES"])


class Product(Document):
    id: str = Field(examples=["0a5b1f0e-5a0b-4e6e-9c0f-2f3f9a1c7d10"])
    name: str = Field(examples=["Sisal basket"])
    description: str = Field(examples=["Woven by hand."])
    image: Image | None
    category: Label | None
    materials: str = Field(examples=["sisal, natural dyes"])
    maker_group: str = Field(examples=["Sample group of weavers"])
    price: PriceGuidance | None
    minimum_order: str = Field(examples=["20 pieces"])
    lead_time: str = Field(examples=["Six weeks"])


class AffiliateIndexDocument(PageDocument):
    pass


class AffiliateDocument(PageDocument):
    acronym: str = Field(examples=["SAW"])
    country: Country
    region: Label | None
    organisation_type: Label
    founded: int | None = Field(description="A year.", examples=[1998])
    joined: datetime.date | None
    members: Members | None
    figures: list[Figure]
    languages: list[Label]
    website: WebAddress
    social_links: list[SocialLink]
    contact: Contact
    logo: Image | None
    description: list[BodyBlock]


class BazaarIndexDocument(PageDocument):
    pass


class ListingDocument(PageDocument):
    affiliate: Link | None
    country: Country
    region: Label | None
    introduction: Html
    online_shop: WebAddress
    how_to_order: Html
    ordering_contact: Contact
    gallery: list[Image]
    products: list[Product]
