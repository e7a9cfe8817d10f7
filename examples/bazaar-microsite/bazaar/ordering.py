"""Whom to ask, by WhatsApp, telephone and e-mail."""

from urllib.parse import quote

from bazaar.markup import EMPTY, Html, html
from bazaar.words import Language
from sync_client import Document


def order(contact: Document, what: str, address: str, language: Language, mark: Html) -> Html:
    """Ways to order one thing, the message written already. `mark`: see `Content.attributes`."""
    message = message_for(what, address, language)
    ways = []
    if contact["whatsapp"]:
        ways.append(("order_by_whatsapp", whatsapp(contact["whatsapp"], message)))
    if contact["email"]:
        ways.append(("order_by_email", mailto(contact["email"], what, message)))
    links = [
        html(
            '<li><a class="button" href="{href}">{way}'
            '<span class="aloud"{mark}>: {what}</span></a></li>',
            href=href,
            way=language.say(way),
            mark=mark,
            what=what,
        )
        for way, href in ways
    ]
    return html('<ul class="ways">{links}</ul>', links=links) if links else EMPTY


def contact_list(contact: Document, language: Language, message: str = "", what: str = "") -> Html:
    """All ways to reach an organisation, with the numbers to read or write down."""
    ways = [
        ("whatsapp", contact["whatsapp"], whatsapp(contact["whatsapp"], message)),
        ("call", contact["phone"], f"tel:{digits(contact['phone'])}"),
        ("email", contact["email"], mailto(contact["email"], what, message)),
    ]
    links = [
        html(
            '<li><a class="button" href="{href}">{way}</a> <bdi dir="ltr">{shown}</bdi></li>',
            href=href,
            way=language.say(name),
            shown=shown,
        )
        for name, shown, href in ways
        if shown
    ]
    name = (
        html("<p><b><bdi>{name}</bdi></b></p>", name=contact["name"]) if contact["name"] else EMPTY
    )
    if not (name or links):
        return EMPTY
    return html('<address>{name}<ul class="ways">{links}</ul></address>', name=name, links=links)


def whatsapp(number: str, message: str) -> str:
    """Opens a chat with the number (wa.me's own form)."""
    text = f"?text={quote(message, safe='')}" if message else ""
    return f"https://wa.me/{digits(number).removeprefix('+')}{text}"


def mailto(address: str, subject: str, message: str) -> str:
    """Opens a mail to the address (RFC 6068)."""
    query = f"?subject={quote(subject, safe='')}&body={quote(message, safe='')}" if message else ""
    return f"mailto:{quote(address, safe='@')}{query}"


def digits(number: str) -> str:
    return "".join(sign for sign in number if sign in "+0123456789")


def message_for(what: str, address: str, language: Language) -> str:
    """What an order begins with: plain text, in the reader's language."""
    return language.words["message"].replace("{address}", address).replace("{what}", what)
