"""Which page is shown at an address whose language has none: the rule, for the website and the API.

It lies at the same address in another language, or as far below the other language's version of a
page on the way. What is hidden has no document, and so is not found.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.apps import apps
from wagtail.contrib.routable_page.models import RoutablePageMixin

from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.content_store.reading import stored_address

# Pages lie at most so deep; a longer address is no page's.
DEEPEST = 12


class Place(NamedTuple):
    """A public page on the way to an address, and what of the address is behind it."""

    item: ContentItem
    rest: Sequence[str]


def places(languages: Sequence[str], parts: list[str]) -> list[Place]:
    """Where the address leads in the languages that stand in, best first. Three queries at most.

    `parts` is the address below the home page of the first language.
    """
    language, *others = languages
    if not others or len(parts) > DEEPEST:
        return []
    on_the_way = _public([language], _addresses(f"/{language}/", parts))
    starts = [(code, f"/{code}/", parts) for code in others]
    if on_the_way:
        last = max(on_the_way, key=lambda address: address.count("/"))
        rest = parts[last.count("/") - 2 :]
        versions = ContentItem.objects.filter(
            state=State.LIVE,
            locale__in=others,
            translation_key=on_the_way[last].translation_key,
        )
        starts = [*((item.locale, item.url_path, rest) for item in versions), *starts]
    wanted = {a for _code, start, rest in starts for a in _addresses(start, rest)}
    public = _public(others, wanted)
    found = []
    for code in others:
        for start_code, start, rest in starts:
            if start_code == code:
                reached = [a for a in _addresses(start, rest) if a in public]
                behind = len(rest) - (len(reached) - 1)
                if reached and (not behind or _has_own_addresses(public[reached[-1]])):
                    found.append(Place(public[reached[-1]], rest[len(rest) - behind :]))
    return found


def _addresses(start: str, parts: Sequence[str]) -> list[str]:
    """The address and all those above it, as the store writes them, from the top down."""
    ends = range(len(parts) + 1)
    return [start + stored_address("".join(f"{part}/" for part in parts[:end])) for end in ends]


def _public(languages: Sequence[str], addresses: Any) -> dict[str, ContentItem]:
    found = ContentItem.objects.filter(
        state=State.LIVE, locale__in=languages, url_path__in=addresses
    )
    columns = ("locale", "url_path", "translation_key", "type")
    return {item.url_path: item for item in found.only(*columns)}


def _has_own_addresses(item: ContentItem) -> bool:
    """Whether a page of the type shows more than itself, such as a year's releases."""
    return issubclass(apps.get_model(item.type), RoutablePageMixin)


def nearest(item: ContentItem, languages: Sequence[str]) -> ContentItem:
    """The public version of the page in the language that comes first; it is in one of them."""
    versions = ContentItem.objects.filter(
        state=State.LIVE, locale__in=languages, translation_key=item.translation_key
    )
    found = list(versions.only("locale", "url_path"))
    return min(found, key=lambda version: languages.index(version.locale))
