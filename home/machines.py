"""The home page as machines are told of it."""

from collections.abc import Mapping
from typing import Any

from hni_site.foundations.linked_data import Node


def organisation(document: Mapping[str, Any], publisher: Node) -> list[Node]:
    """Who publishes the site, with what the home page says of them."""
    said = document["summary"] or document["tagline"]
    return [{**publisher, **({"description": said} if said else {})}]
