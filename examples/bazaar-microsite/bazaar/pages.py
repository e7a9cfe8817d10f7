"""The pages of single things: a shop, an organisation, and what is not there."""

from functools import partial

from bazaar.blocks import body, key_figure
from bazaar.content import Offer, offers
from bazaar.frame import Site, frame
from bazaar.lists import cards
from bazaar.markup import EMPTY, Html, html, web_address
from bazaar.ordering import contact_list, message_for
from bazaar.pictures import WIDE_SIZES, face, figure
from bazaar.products import product
from bazaar.rich_text import rich_text
from bazaar.words import Language
from sync_client import Document


def shop(site: Site, language: Language, listing: Document, *, preview: bool = False) -> bytes:
    """What an organisation's members offer, and how to order it."""
    content = site.content
    mark = content.attributes(listing, language)
    maker = content.affiliate_of(listing, language)
    address = site.origin + site.path(listing, language)
    gallery = [
        html("<li{mark}>{f}</li>", mark=mark, f=figure(i, language)) for i in listing["gallery"]
    ]
    pictures = '<h2>{heading}</h2><ul class="gallery">{pictures}</ul>'
    main = html(
        '{banner}<div class="inside with-aside"><div><h2>{products}</h2>{introduction}'
        '<ul class="products">{items}</ul>{pictures}</div>'
        '<aside class="ordering"><h2>{how}</h2>{text}{contact}{online}</aside></div>',
        banner=_banner(site, language, listing, preview, _made_by(site, language, maker)),
        introduction=_prose(site, language, listing, "introduction"),
        products=language.say("products"),
        items=[product(Offer(listing, p), content, language, address) for p in listing["products"]],
        pictures=html(pictures, heading=language.say("pictures"), pictures=gallery)
        if gallery
        else EMPTY,
        how=language.say("how_to_order"),
        text=_prose(site, language, listing, "how_to_order"),
        contact=contact_list(
            listing["ordering_contact"],
            language,
            message_for(listing["title"], address, language),
            listing["title"],
        ),
        online=_button(listing["online_shop"], language.say("online_shop")),
    )
    return _page(site, language, listing, main, preview)


def maker(site: Site, language: Language, affiliate: Document, *, preview: bool = False) -> bytes:
    """An organisation: who it is, how to reach it, what its members offer."""
    found = offers(site.content.listings_of(affiliate, language))
    main = html(
        '{banner}<div class="inside with-aside"><div>{about}{offers}</div>'
        '<aside class="ordering"><h2>{contact}</h2>{ways}{website}{social}</aside></div>',
        banner=_banner(site, language, affiliate, preview, _facts(site, language, affiliate)),
        about=_about(site, language, affiliate),
        offers=_offers(site, language, found),
        contact=language.say("contact"),
        ways=contact_list(affiliate["contact"], language),
        website=_button(affiliate["website"], language.say("website")),
        social=[_button(social["url"], social["network"]) for social in affiliate["social_links"]],
    )
    return _page(site, language, affiliate, main, preview)


def gone(site: Site, language: Language, path: str, tombstone: Document | None) -> bytes:
    """What a reader is told where something was."""
    reason = tombstone["reason"] if tombstone else ""
    name = f"gone_{reason}" if f"gone_{reason}" in language.words else "gone_text"
    return notice(site, language, "gone", html("<p>{text}</p>", text=language.say(name)), path)


def moved(site: Site, language: Language, target: str, title: str) -> bytes:
    """For a host that can't redirect: the browser goes on by itself."""
    text = html(
        '<p>{text} <a href="{target}"><bdi>{title}</bdi></a></p>',
        text=language.say("moved_text"),
        target=target,
        title=title,
    )
    refresh = html('<meta http-equiv="refresh" content="0; url={target}">\n', target=target)
    return notice(site, language, "moved", text, head=refresh)


def notice(
    site: Site,
    language: Language,
    name: str,
    text: Html,
    path: str | None = None,
    *,
    head: Html = EMPTY,
    kept: bool = True,
) -> bytes:
    """A page that says one thing, and where to go from there."""
    title = language.say(name)
    main = html(
        '<div class="inside notice"><h1>{title}</h1>{text}'
        '<p><a class="button" href="/{code}/">{all}</a></p></div>',
        title=title,
        text=text,
        code=language.code,
        all=language.say("to_products"),
    )
    return frame(site, language, path, title, main, indexed=False, kept=kept, head=head)


def chooser(site: Site) -> bytes:
    """The page before all languages, for a host that does not look at `Accept-Language`."""
    language = site.content.languages[0]
    links = [
        html(
            '<li><a class="button" href="/{code}/" lang="{code}" dir="{dir}">{name}</a></li>',
            code=other.code,
            dir=other.direction,
            name=other.name,
        )
        for other in site.content.languages
    ]
    title = language.say("choose")
    main = html(
        '<div class="inside notice"><h1>{title}</h1><ul class="ways">{links}</ul></div>',
        title=title,
        links=links,
    )
    return frame(site, language, None, title, main)


# --- Parts ----------------------------------------------------------------------------------------


def _page(site: Site, language: Language, page: Document, main: Html, preview: bool) -> bytes:
    return frame(
        site,
        language,
        f"{site.addresses.of(page)}/",
        page["title"],
        main,
        description=page["summary"],
        indexed=not (preview or site.content.attributes(page, language)),
        written_in=site.content.written_in(page),
        kept=not preview,
    )


def _banner(site: Site, language: Language, page: Document, preview: bool, more: Html) -> Html:
    """Country, title, summary and picture of a page, and in which language it is."""
    content = site.content
    mark = content.attributes(page, language)
    country = page["country"]["code"]
    notes = [language.say("preview")] if preview else []
    if mark:
        notes.append(language.say("untranslated", language=content.language_of(page)))
    return html(
        '<div class="banner"><div class="inside"><div>{notes}<p class="kicker">'
        '<a href="/{code}/{country}/">{name}</a></p><h1{mark}>{title}</h1>'
        '<p class="lead"{mark}>{summary}</p>{more}</div><div class="face">{face}</div></div></div>',
        notes=[html('<p class="note">{note}</p>', note=note) for note in notes],
        code=language.code,
        country=country.lower(),
        name=content.country(country, language),
        mark=mark,
        title=page["title"],
        summary=page["summary"],
        more=more,
        face=face(page["image"], page["meta"]["translation_key"], WIDE_SIZES, eager=True),
    )


def _made_by(site: Site, language: Language, affiliate: Document | None) -> Html:
    if affiliate is None:
        return EMPTY
    return html(
        '<p>{made_by} <a href="{path}"{mark}><bdi>{name}</bdi></a></p>',
        made_by=language.say("made_by"),
        path=site.path(affiliate, language),
        mark=site.content.attributes(affiliate, language),
        name=affiliate["title"],
    )


def _facts(site: Site, language: Language, affiliate: Document) -> Html:
    members = affiliate["members"]
    year = (members["as_of"] or "")[:4] if members else ""
    facts = [
        ("kind", affiliate["organisation_type"]["name"]),
        ("founded", affiliate["founded"]),
        ("members", members and language.number(str(members["count"]))),
        ("their_languages", ", ".join(spoken["name"] for spoken in affiliate["languages"])),
    ]
    mark = site.content.attributes(affiliate, language)
    source = ", ".join(filter(None, (year, members["source"]))) if members else ""
    items = [
        html(
            "<div><dt>{name}</dt><dd{mark}>{fact}{source}</dd></div>",
            name=language.say(name),
            mark=mark,
            fact=fact,
            source=html(" <small>{source}</small>", source=source)
            if name == "members" and source
            else EMPTY,
        )
        for name, fact in facts
        if fact
    ]
    return html("<dl>{items}</dl>", items=items)


def _about(site: Site, language: Language, affiliate: Document) -> Html:
    text = body(affiliate["description"], language, partial(site.here, language))
    figures = [key_figure(figure, language) for figure in affiliate["figures"]]
    if not (text or figures):
        return EMPTY
    return html(
        '<h2>{heading}</h2><div class="prose"{mark}>{text}{figures}</div>',
        heading=language.say("about"),
        mark=site.content.attributes(affiliate, language),
        text=text,
        figures=figures,
    )


def _offers(site: Site, language: Language, found: list[Offer]) -> Html:
    if not found:
        return EMPTY
    shops = {site.path(offer.listing, language) for offer in found}
    return html(
        "<h2>{heading}</h2>{cards}<p>{links}</p>",
        heading=language.say("offers"),
        cards=cards(site, language, found),
        links=[
            html(
                '<a class="button" href="{shop}">{label}</a>',
                shop=shop,
                label=language.say("to_shop"),
            )
            for shop in sorted(shops)
        ],
    )


def _prose(site: Site, language: Language, page: Document, field: str) -> Html:
    if not page[field]:
        return EMPTY
    text = rich_text(page[field], partial(site.here, language))
    mark = site.content.attributes(page, language)
    return html('<div class="prose"{mark}>{text}</div>', mark=mark, text=text)


def _button(url: str, label: object) -> Html:
    if not web_address(url):
        return EMPTY
    return html('<p><a class="button quiet" href="{url}">{label}</a></p>', url=url, label=label)
