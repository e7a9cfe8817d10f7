"""Lists of products, narrowed to a country, a category or both, and the list of organisations.

Every choice is a page of its own, so filters are links and work without scripts:

    /en/                 all products             /en/page-2/  further ones
    /en/ke/              those of a country, and its organisations
    /en/all/pottery/     those of a category
    /en/ke/pottery/      both
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bazaar.content import AFFILIATE, CATEGORY, COUNTRY, LISTING, Offer, offers
from bazaar.frame import Site, frame
from bazaar.markup import EMPTY, Html, html, plain
from bazaar.pictures import LOGO_SIZES, WIDE_SIZES, face
from bazaar.products import card
from bazaar.words import Language
from sync_client import Document

PAGE_SIZE = 24


class Choice(NamedTuple):
    """What a list is narrowed to; empty: all."""

    country: str = ""
    category: str = ""

    @property
    def has_address(self) -> bool:
        country, category = self
        fits = not country or COUNTRY.fullmatch(country)
        return bool(fits and (not category or CATEGORY.fullmatch(category)))

    @property
    def path(self) -> str:
        """Where the list stands in each language."""
        country = self.country.lower()
        if self.category:
            return f"{country or 'all'}/{self.category}/"
        return f"{country}/" if country else ""


def lists(site: Site, language: Language, *, preview: bool = False) -> Iterator[tuple[str, bytes]]:
    """(path in the language, page) of every list, that of all products first."""
    makers: dict[str, list[Document]] = defaultdict(list)
    for affiliate in site.content.all(AFFILIATE, language):
        makers[affiliate["country"]["code"]].append(affiliate)
    found = _by_choice(offers(site.content.all(LISTING, language)), makers)
    counts = {choice: len(here) for choice, here in found.items()}
    made: dict[int, Html] = {}  # A product stands in up to four lists.
    for choice, here in found.items():
        pages = max(-(-len(here) // PAGE_SIZE), 1)
        for number in range(1, pages + 1):
            shown = here[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            for offer in shown:
                if id(offer) not in made:
                    made[id(offer)] = _card(site, language, offer)
            is_whole_country = number == 1 and not choice.category
            path = choice.path + _page_path(number)
            parts = [
                _head(site, language, choice, number, preview),
                _filters(site, language, choice, counts),
                _shown(language, [made[id(offer)] for offer in shown]),
                _page_links(language, choice, number, pages),
                _makers_of(site, language, choice.country, makers) if is_whole_country else EMPTY,
            ]
            title = plain(_title(site, language, choice))
            yield path, frame(site, language, path, title, parts, kept=not preview)


def _by_choice(found: list[Offer], countries: Iterable[str]) -> dict[Choice, list[Offer]]:
    """What each list holds. A country with organisations has one, even if they offer nothing."""
    lists: dict[Choice, list[Offer]] = {Choice(): []}
    for offer in found:
        for country in {"", offer.country}:
            for category in {"", offer.category}:
                lists.setdefault(Choice(country, category), []).append(offer)
    for country in countries:
        lists.setdefault(Choice(country), [])
    return {choice: here for choice, here in lists.items() if choice.has_address}


def _page_path(number: int) -> str:
    return f"page-{number}/" if number > 1 else ""


def cards(site: Site, language: Language, found: list[Offer]) -> Html:
    items = [_card(site, language, offer) for offer in found]
    return html('<ul class="cards">{items}</ul>', items=items)


def makers(site: Site, language: Language) -> bytes:
    """All organisations, by the names of their countries."""

    def place(affiliate: Document) -> str:
        return plain(site.content.country(affiliate["country"]["code"], language))

    found = sorted(site.content.all(AFFILIATE, language), key=place)
    title = language.say("makers")
    main = html(
        '<div class="banner"><div class="inside"><div><h1>{title}</h1><p class="lead">{text}</p>'
        '</div></div></div><div class="inside"><h2 class="aloud">{title}</h2>{cards}</div>',
        title=title,
        text=language.say("makers_text"),
        cards=_maker_cards(site, language, found),
    )
    return frame(site, language, "makers/", title, main)


def _card(site: Site, language: Language, offer: Offer) -> Html:
    return card(offer, site.content, language, site.path(offer.listing, language))


def _title(site: Site, language: Language, choice: Choice) -> Html:
    """What the list shows, in words."""
    content = site.content
    country, category = (
        name(code, language) if code else EMPTY
        for name, code in ((content.country, choice.country), (content.category, choice.category))
    )
    if country and category:
        return language.say("in_country", country=country, category=category)
    return country or category or language.say("products")


def _head(site: Site, language: Language, choice: Choice, number: int, preview: bool) -> Html:
    index = site.index(language)
    if choice == Choice() and number == 1 and index:
        mark = site.content.attributes(index, language)
        return html(
            '<div class="banner"><div class="inside"><div>{note}<h1{mark}>{title}</h1>'
            '<p class="lead"{mark}>{summary}</p></div><div class="face">{face}</div></div></div>\n',
            note=html('<p class="note">{n}</p>', n=language.say("preview")) if preview else EMPTY,
            mark=mark,
            title=index["title"],
            summary=index["summary"],
            face=face(index["image"], "bazaar", WIDE_SIZES, eager=True),
        )
    return html(
        '<div class="banner small"><div class="inside"><h1>{title}</h1></div></div>\n',
        title=_title(site, language, choice),
    )


def _filters(site: Site, language: Language, choice: Choice, counts: dict[Choice, int]) -> Html:
    """Two menus. Each keeps what the other is set to, and offers only where there is something."""
    content = site.content
    countries = [c for c in counts if c.category == choice.category and c.country]
    categories = [c for c in counts if c.country == choice.country and c.category]
    by_country = [(content.country(c.country, language), c) for c in countries if counts[c]]
    by_category = [(content.category(c.category, language), c) for c in categories]
    menus = [
        _menu(language, "country", by_country, choice, Choice("", choice.category), counts),
        _menu(language, "category", by_category, choice, Choice(choice.country, ""), counts),
    ]
    return html('<div class="inside choices">{menus}</div>\n', menus=menus)


def _menu(
    language: Language,
    name: str,
    options: list[tuple[Html, Choice]],
    chosen: Choice,
    every: Choice,
    counts: dict[Choice, int],
) -> Html:
    """A list that opens. It says what is chosen, and how much there is of each."""
    all_of_them = language.say({"country": "all_countries", "category": "all_categories"}[name])
    ordered = sorted(options, key=lambda option: plain(option[0]).casefold())
    entries = [(all_of_them, every), *ordered]
    links = [
        html(
            '<li><a href="/{code}/{path}"{here}>{label} <small>{count}</small></a></li>',
            code=language.code,
            path=choice.path,
            here=Html(' aria-current="true"') if choice == chosen else EMPTY,
            label=label,
            count=language.number(str(counts[choice])),
        )
        for label, choice in entries
    ]
    shown = next((label for label, choice in entries if choice == chosen), all_of_them)
    return html(
        '<details class="choice"><summary><small>{name}</small> {shown}</summary>'
        "<ul>{links}</ul></details>",
        name=language.say(name),
        shown=shown,
        links=links,
    )


def _shown(language: Language, items: list[Html]) -> Html:
    if items:
        return html(
            '<div class="inside"><h2 class="aloud">{products}</h2>'
            '<ul class="cards">{items}</ul></div>\n',
            products=language.say("products"),
            items=items,
        )
    return html(
        '<div class="inside prose"><p>{nothing} {ask}</p></div>\n',
        nothing=language.say("nothing"),
        ask=language.say("nothing_ask"),
    )


def _page_links(language: Language, choice: Choice, number: int, last: int) -> Html:
    if last < 2:
        return EMPTY
    shown = sorted({1, *range(max(number - 2, 1), min(number + 2, last) + 1), last})
    links = [
        html(
            '<li><a href="/{code}/{path}{page}"{here} aria-label="{label}">{n}</a></li>',
            code=language.code,
            path=choice.path,
            page=_page_path(n),
            here=Html(' aria-current="page"') if n == number else EMPTY,
            label=language.say("page", number=n),
            n=n,
        )
        for n in shown
    ]
    label = language.say("pages")
    return html(
        '<nav class="inside pages" aria-label="{label}"><ul>{links}</ul></nav>\n',
        label=label,
        links=links,
    )


def _makers_of(
    site: Site, language: Language, country: str, makers: dict[str, list[Document]]
) -> Html:
    found = makers.get(country)
    if not found:
        return EMPTY
    return html(
        '<div class="inside makers"><h2>{heading}</h2>{cards}</div>\n',
        heading=language.say("makers_of", country=site.content.country(country, language)),
        cards=_maker_cards(site, language, found),
    )


def _maker_cards(site: Site, language: Language, found: list[Document]) -> Html:
    items = [
        html(
            '<li class="maker">{logo}<div>'
            '<p class="from"><a href="/{code}/{place}/">{country}</a></p>'
            '<h3{mark}><a href="{path}">{name}</a></h3><p{mark}>{summary}</p></div></li>',
            mark=site.content.attributes(affiliate, language),
            logo=face(affiliate["logo"], affiliate["meta"]["translation_key"], LOGO_SIZES),
            code=language.code,
            place=affiliate["country"]["code"].lower(),
            country=site.content.country(affiliate["country"]["code"], language),
            path=site.path(affiliate, language),
            name=affiliate["title"],
            summary=affiliate["summary"],
        )
        for affiliate in found
    ]
    return html('<ul class="maker-cards">{items}</ul>', items=items)
