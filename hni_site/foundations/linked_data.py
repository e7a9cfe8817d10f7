"""Descriptions of pages in schema.org's words, as JSON-LD in their heads.

A page type declares `linked_data`: a function of its public document and of who publishes the site.
So nothing that isn't public can be in it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hni_site.foundations.links import absolute_url
from hni_site.foundations.organisation import Organisation
from hni_site.media.sources import image_document, largest_jpeg

Node = dict[str, Any]
Description = Callable[[Mapping[str, Any], Node], list[Node]]
"""From the page's document and the publisher to what there is on the page."""


def node(kind: str, **properties: Any) -> Node:
    """A thing of that type with those of the properties that say something."""
    said = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **said}


def picture_url(image: Mapping[str, Any] | None) -> str:
    """Of a picture in a document; empty where there is none to show."""
    source = largest_jpeg(image)
    return str(source["src"]) if source else ""


def publisher_of(organisation: Organisation) -> Node:
    """The organisation itself. Three queries where it has a logo."""
    logo = image_document(organisation.logo)
    return node(
        "Organization",
        name=organisation.name,
        alternateName=organisation.acronym,
        url=organisation.website or absolute_url("/"),
        logo=picture_url(logo.model_dump() if logo else None),
        sameAs=[url for _network, url in organisation.social_links],
    )


def breadcrumbs(steps: list[tuple[str, str]]) -> Node:
    """The way down to a page: names and absolute addresses."""
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=position, name=name, item=url)
            for position, (name, url) in enumerate(steps, start=1)
        ],
    )
