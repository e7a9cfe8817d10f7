"""From a page to its row: what the store should hold for it, worked out from the page alone."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from hni_site.content_store.enums import GoneReason
from hni_site.content_store.fields import without_address
from hni_site.content_store.visibility import Visibility
from hni_site.foundations.dependencies import noting_dependencies
from hni_site.foundations.links import site_path
from hni_site.foundations.pages import SitePage
from hni_site.foundations.text import words_of
from hni_site.schema import SummaryMeta

# What Wagtail's API lists by default: the contract that microsites know.
SUMMARY_META = list(SummaryMeta.model_fields)


@dataclass
class Built:
    """A page's public document with everything the store keeps beside it."""

    page: SitePage
    document: dict[str, Any]
    dependencies: set[str] = field(default_factory=set)

    @property
    def etag(self) -> str:
        """Changes exactly when the document does, wherever the site is."""
        text = without_address(compact(self.document))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def document_json(self, sequence: int) -> str:
        return compact({**self.document, "meta": {**self.document["meta"], "sequence": sequence}})

    def summary_json(self) -> str:
        meta = {name: self.document["meta"][name] for name in SUMMARY_META}
        return compact({"id": self.document["id"], "meta": meta, "title": self.document["title"]})

    def facets(self) -> list[tuple[str, str]]:
        return [
            (api_filter.name, value)
            for api_filter in self.page.api_filters
            for value in api_filter.values(self.document)
        ]

    def search_text(self) -> str:
        return words_of(self.document)


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def build(page: SitePage) -> Built:
    """The page's document and what it depends on."""
    with noting_dependencies() as dependencies:
        document = page.build_document().model_dump(mode="json")
    return Built(page, document, dependencies)


def examine(page: Page | None, visibility: Visibility) -> SitePage | GoneReason:
    """The page where it is public; else why it is not."""
    if not isinstance(page, SitePage):
        return GoneReason.DELETED
    if not page.live:
        is_withdrawn = getattr(page, "withdrawn_at", None) is not None
        return GoneReason.WITHDRAWN if is_withdrawn else GoneReason.UNPUBLISHED
    if visibility.is_restricted(page):
        return GoneReason.RESTRICTED
    if not site_path(page):
        return GoneReason.MOVED
    return page
