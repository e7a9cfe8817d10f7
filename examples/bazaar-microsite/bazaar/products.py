"""A product, in a list and in its shop."""

from bazaar.content import Content, Offer
from bazaar.markup import EMPTY, Html, html
from bazaar.ordering import order
from bazaar.pictures import CARD_SIZES, face
from bazaar.words import Language
from sync_client import Document


def price(product: Document, language: Language) -> Html:
    if not product["price"]:
        return EMPTY
    return html(
        '<p class="price"><span class="aloud">{guidance}: </span>{price}</p>',
        guidance=language.say("guidance"),
        price=language.price(product["price"]),
    )


def card(offer: Offer, content: Content, language: Language, shop: str) -> Html:
    """A product in a list; leads to its place in the shop."""
    mark = content.attributes(offer.listing, language)
    note = (
        language.say("untranslated_mark", language=content.language_of(offer.listing))
        if mark
        else ""
    )
    return html(
        '<li class="card">{face}<div{mark}><h3><a href="{shop}#p-{id}">{name}</a></h3>{price}</div>'
        '<p class="from">{country}{note}</p></li>',
        face=face(offer.product["image"], offer.seed, CARD_SIZES),
        mark=mark,
        shop=shop,
        id=offer.product["id"],
        name=offer.product["name"],
        price=price(offer.product, language),
        country=content.country(offer.country, language),
        note=html(' <span class="note">{note}</span>', note=note) if note else EMPTY,
    )


def product(offer: Offer, content: Content, language: Language, address: str) -> Html:
    """A product in its shop, whose URL is `address`: all that is known of it, and how to order."""
    product, mark = offer.product, content.attributes(offer.listing, language)
    details = [
        html(
            "<div><dt>{name}</dt><dd{mark}>{value}</dd></div>",
            name=language.say(name),
            mark=mark,
            value=value,
        )
        for name in ("materials", "maker_group", "minimum_order", "lead_time")
        if (value := product[name])
    ]
    kind = html('<p class="kicker">{name}</p>', name=content.category(offer.category, language))
    lines = filter(None, product["description"].splitlines())
    return html(
        '<li class="product" id="p-{id}">{face}<div class="product-text">{kind}'
        "<h3{mark}>{name}</h3>{price}{description}{details}{order}</div></li>",
        id=product["id"],
        face=face(product["image"], offer.seed, CARD_SIZES),
        kind=kind if offer.category else EMPTY,
        mark=mark,
        name=product["name"],
        price=price(product, language),
        description=[html("<p{mark}>{line}</p>", mark=mark, line=line) for line in lines],
        details=html("<dl>{details}</dl>", details=details) if details else EMPTY,
        order=order(
            offer.listing["ordering_contact"],
            product["name"],
            f"{address}#p-{product['id']}",
            language,
            mark,
        ),
    )
