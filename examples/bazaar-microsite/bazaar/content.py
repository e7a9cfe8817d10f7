"""What the mirror holds, as the pages need it: by language, country and category."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from bazaar.markup import EMPTY, Html, html
from bazaar.words import Language, in_language, languages
from sync_client import Document

INDEX = "bazaar_pages.BazaarIndexPage"
LISTING = "bazaar_pages.BazaarListingPage"
AFFILIATE = "bazaar_pages.AffiliatePage"
TYPES = (LISTING, AFFILIATE, INDEX)
# Codes become parts of addresses.
COUNTRY = re.compile(r"[A-Z]{2}")
CATEGORY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?=/)")


@dataclass(frozen=True)
class Offer:
    """A product of a listing, in the language version that is shown."""

    listing: Document
    product: Document

    @property
    def country(self) -> str:
        return str(self.listing["country"]["code"])

    @property
    def seed(self) -> int:
        """For the cloth of a product without a picture: another than its neighbours have."""
        place = list(self.listing["products"]).index(self.product)
        return crc32(key_of(self.listing).encode()) + place

    @property
    def category(self) -> str:
        category = self.product["category"]
        return str(category["code"]) if category else ""


class Content:
    """All documents of the mirror. Made anew for each build, and not changed."""

    def __init__(self, documents: Iterable[Document], locales: list[dict[str, Any]]) -> None:
        self.languages = languages(locales)
        self.locales = locales
        self.default = next((x["locale"] for x in locales if x["default"]), "en")
        self._directions = {locale["locale"]: locale["direction"] for locale in locales}
        self._names = {locale["locale"]: locale["name"] for locale in locales}
        # Type → translation key → language → document.
        self._versions: dict[str, dict[str, dict[str, Document]]] = {kind: {} for kind in TYPES}
        self._by_id: dict[int, Document] = {}
        self._all: dict[tuple[str, str], list[Document]] = {}
        for document in documents:
            meta = document["meta"]
            versions = self._versions[meta["type"]].setdefault(meta["translation_key"], {})
            versions[meta["locale"]] = document
            self._by_id[document["id"]] = document

    def with_draft(self, draft: Document) -> "Content":
        """The same with another document in the place of one, for a preview."""
        return Content([*self._by_id.values(), draft], self.locales)

    def versions(self, kind: str) -> list[Document]:
        """The pages of a type in all languages."""
        return [page for versions in self._versions[kind].values() for page in versions.values()]

    def keys(self, kind: str) -> list[str]:
        """Translation keys of the pages of a type."""
        return list(self._versions[kind])

    def shown(self, kind: str, key: str, language: Language) -> Document | None:
        """The page in the language, or in that which stands in for it, or in any there is."""
        versions = self._versions[kind].get(key)
        if not versions:
            return None
        wanted = (language.code, *language.fallback, self.default, *sorted(versions))
        return versions[next(code for code in wanted if code in versions)]

    def written_in(self, page: Document) -> set[str]:
        """The languages in which a page is there."""
        return set(self._versions[page["meta"]["type"]].get(key_of(page), ()))

    def original(self, kind: str, key: str) -> Document:
        """The version that gives a page its address, whatever the language."""
        versions = self._versions[kind][key]
        return versions.get(self.default) or versions[min(versions)]

    def all(self, kind: str, language: Language) -> list[Document]:
        """Every page of a type once, by title."""
        found = self._all.get((kind, language.code))
        if found is None:
            pages = [self.shown(kind, key, language) for key in self._versions[kind]]
            found = [page for page in pages if page]
            found.sort(key=lambda page: page["title"].casefold())
            self._all[kind, language.code] = found
        return found

    def by_id(self, number: int) -> Document | None:
        return self._by_id.get(number)

    def affiliate_of(self, listing: Document, language: Language) -> Document | None:
        """Whose listing it is, as far as that is public."""
        link = listing["affiliate"]
        page = self._by_id.get(link["id"]) if link else None
        return self.shown(AFFILIATE, key_of(page), language) if page else None

    def listings_of(self, affiliate: Document, language: Language) -> list[Document]:
        keys = sorted(self._listings_of.get(key_of(affiliate), ()))
        return [page for key in keys if (page := self.shown(LISTING, key, language))]

    @cached_property
    def _listings_of(self) -> dict[str, set[str]]:
        """Translation key of an affiliate → those of its listings."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, versions in self._versions[LISTING].items():
            for listing in versions.values():
                affiliate = (
                    self._by_id.get(listing["affiliate"]["id"]) if listing["affiliate"] else None
                )
                if affiliate:
                    found[key_of(affiliate)].add(key)
        return found

    def attributes(self, document: Document, language: Language) -> Html:
        """`lang` and `dir` of a document that stands in for one in the page's language."""
        return in_language(document["meta"]["locale"], language, self._directions)

    def language_of(self, document: Document) -> Html:
        """The name of a document's language, in that language."""
        code = document["meta"]["locale"]
        name, direction = self._names.get(code, code), self._directions.get(code, "ltr")
        template = '<bdi lang="{code}" dir="{dir}">{name}</bdi>'
        return html(template, code=code, dir=direction, name=name)

    @cached_property
    def picture_origins(self) -> list[str]:
        """The hosts that pictures come from, for the Content Security Policy."""
        documents = self._by_id.values()
        return sorted({origin for page in documents for origin in _origins(page)})

    def country(self, code: str, language: Language) -> Html:
        return self._label("country", code, language)

    def category(self, code: str, language: Language) -> Html:
        return self._label("category", code, language)

    def _label(self, kind: str, code: str, language: Language) -> Html:
        """A country's or category's name: in the language, if any page says it, or in another."""
        names = self.labels.get((kind, code), {})
        wanted = (language.code, *language.fallback, self.default, *sorted(names), code)
        found = next((name for name in wanted if name in names), "")
        mark = in_language(found, language, self._directions) if found else EMPTY
        name = names.get(found, code)
        return (
            html("<span{mark}>{name}</span>", mark=mark, name=name) if mark else html("{n}", n=name)
        )

    @cached_property
    def labels(self) -> dict[tuple[str, str], dict[str, str]]:
        """(kind, code) → language → name, as documents in that language say it."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for document in self._by_id.values():
            labels = [("country", document.get("country"))]
            labels += [
                ("category", product["category"]) for product in document.get("products", [])
            ]
            for kind, label in labels:
                if label:
                    found[kind, label["code"]][document["meta"]["locale"]] = label["name"]
        return found


def key_of(document: Document) -> str:
    return str(document["meta"]["translation_key"])


def offers(listings: Iterable[Document]) -> list[Offer]:
    """The listings' products, in their order."""
    return [Offer(listing, product) for listing in listings for product in listing["products"]]


def _origins(value: Any) -> Iterator[str]:
    """The origins of all picture sources inside a document."""
    if isinstance(value, dict):
        for source in value.get("sources") or ():
            if origin := ORIGIN.match(source["src"]):
                yield origin[0]
        for part in value.values():
            yield from _origins(part)
    elif isinstance(value, list):
        for part in value:
            yield from _origins(part)
