"""Running text: the blocks that the API gives, as HTML."""

from collections.abc import Callable
from typing import Any

from bazaar.markup import EMPTY, Html, html, web_address
from bazaar.pictures import figure
from bazaar.rich_text import Address, rich_text
from bazaar.words import Language
from sync_client import Document


def body(blocks: list[Document], language: Language, address: Address) -> list[Html]:
    """The blocks of a text. One of a kind that is not known here is left out, as the API asks."""
    return [
        BLOCKS[block["type"]](block["value"], language, address)
        for block in blocks
        if block["type"] in BLOCKS
    ]


def _link(href: str, label: object) -> Html:
    return html('<p><a href="{href}">{label}</a></p>', href=web_address(href), label=label)


def _quote(value: Document, language: Language, address: Address) -> Html:
    names = [
        html("<span>{name}</span> ", name=n) for n in (value["attribution"], value["role"]) if n
    ]
    template = "<blockquote><p>{text}</p>{by}</blockquote>"
    by = html("<footer>{names}</footer>", names=names) if names else EMPTY
    return html(template, text=value["text"], by=by)


def key_figure(value: Document, language: Language, address: object = None) -> Html:
    """A number with its unit, year and source."""
    year = (value["as_of"] or "")[:4]
    source = (
        language.say("figure_source", year=year, source=value["source"])
        if year
        else value["source"]
    )
    template = '<p class="figure"><b>{value}</b> {unit} <small>{source}</small></p>'
    return html(template, value=value["value"], unit=value["unit"], source=source)


def _table(value: Document, language: Language, address: Address) -> Html:
    def cells(template: str, row: list[str]) -> list[Html]:
        return [html(template, cell=cell) for cell in row]

    return html(
        '<div class="table"><table><caption>{caption}</caption><tr>{head}</tr>{rows}</table></div>',
        caption=value["caption"],
        head=cells('<th scope="col">{cell}</th>', value["columns"]),
        rows=[
            html("<tr>{cells}</tr>", cells=cells("<td>{cell}</td>", row)) for row in value["rows"]
        ],
    )


Block = Callable[[Any, Language, Address], Html]
BLOCKS: dict[str, Block] = {
    "paragraph": lambda value, language, address: rich_text(value, address),
    "heading": lambda value, language, address: html("<h3>{text}</h3>", text=value["text"]),
    "quote": _quote,
    "image": lambda value, language, address: figure(value, language),
    "gallery": lambda value, language, address: Html(
        "".join(figure(image, language) for image in value["images"])
    ),
    "key_figure": key_figure,
    "pull_text": lambda value, language, address: html(
        '<p class="pull">{text}</p>', text=value["text"]
    ),
    "document": lambda value, language, address: _link(
        value["url"], language.say("file", title=value["title"])
    ),
    "embed": lambda value, language, address: _link(
        value["url"], language.say("on_other_site", title=value["caption"] or value["url"])
    ),
    "call_to_action": lambda value, language, address: html(
        "<p>{text}</p>{link}", text=value["text"], link=_link(value["url"], value["label"])
    ),
    "table": _table,
}
