"""Public documents of affiliates and listings as machines are told of them."""

from collections.abc import Mapping
from typing import Any

from hni_site.foundations.linked_data import Node, node, picture_url


def organisation(document: Mapping[str, Any], publisher: Node) -> list[Node]:
    contact, url = document["contact"], document["meta"]["html_url"]
    return [
        node(
            "NGO",
            name=document["title"],
            alternateName=document["acronym"],
            description=document["summary"],
            url=document["website"] or url,
            mainEntityOfPage=url,
            logo=picture_url(document["logo"]),
            image=picture_url(document["image"]),
            foundingDate=document["founded"] and str(document["founded"]),
            address=node("PostalAddress", addressCountry=document["country"]["code"]),
            email=contact["email"],
            telephone=contact["phone"],
            sameAs=[link["url"] for link in document["social_links"]],
            memberOf=publisher,
        )
    ]


def products(document: Mapping[str, Any], publisher: Node) -> list[Node]:
    """What the listing offers; without a price where it names none."""
    return [_product(product, document) for product in document["products"]]


def _product(product: Mapping[str, Any], listing: Mapping[str, Any]) -> Node:
    maker, price = listing["affiliate"], product["price"]
    return node(
        "Product",
        name=product["name"],
        description=product["description"],
        url=listing["meta"]["html_url"],
        image=picture_url(product["image"]),
        category=product["category"] and product["category"]["name"],
        material=product["materials"],
        countryOfOrigin=node("Country", name=listing["country"]["name"]),
        manufacturer=maker and node("Organization", name=maker["title"], url=maker["html_url"]),
        offers=price
        and price["currency"]
        and node(
            "AggregateOffer",
            lowPrice=price["lowest"],
            highPrice=price["highest"],
            priceCurrency=price["currency"],
        ),
    )
