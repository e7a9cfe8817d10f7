"""The design system on one page, in four scripts: for those who work on it, in development only."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.blocks import Block

from hni_site.foundations.geography import Region
from hni_site.foundations.listing import Choice, ListPage, Narrowing
from hni_site.foundations.world import HEIGHT, WIDTH, Mark, draw
from hni_site.website.cloth import DYES, MOTIFS
from hni_site.website.specimens import WORDS, Words, every_block, in_script

A_DAY = datetime.date(2023, 11, 8)


class Specimen(NamedTuple):
    language: str
    direction: str
    html: SafeString


class Shown(NamedTuple):
    name: str
    what: str
    specimens: list[Specimen]


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404("The style guide is a tool of development.")
    context = {
        "dyes": list(DYES),
        "motifs": range(len(MOTIFS)),
        "words": WORDS,
        "components": [
            Shown(name, "", list(_component(request, name))) for name in components(WORDS["en"])
        ],
        "blocks": [
            Shown(
                str(block.label),
                str(block.meta.template).removeprefix("components/"),
                list(_block(request, block)),
            )
            for block in every_block()
        ],
    }
    return render(request, "styleguide.html", context)


def components(words: Words) -> dict[str, dict[str, Any]]:
    """What components that take plain values are shown with, under the names of their templates."""
    choices = [
        Choice("one", words.phrase, "#one", is_current=True),
        Choice("two", words.word, "#two", is_current=False),
    ]
    marks = draw(Mark(code, code) for code in ("KE", "IN", "PE", "TH", "BG", "AG", "MV"))
    contact = {
        "name": words.phrase,
        "role": words.word,
        "whatsapp": "+254700000000",
        "phone": "+254700000000",
        "email": "sample@example.org",
    }
    link = {"html_url": "#link", "title": words.phrase, "locale": translation.get_language()}
    return {
        "section_head": {"heading": words.phrase, "url": "#more", "more": words.word},
        "notice_language": {"source": "en"},
        "other_language": {"code": "en"},
        "notice_outdated": {"source": "en", "source_url": "#original", "changed": A_DAY},
        "notice_withdrawn": {
            "withdrawn": A_DAY,
            "reason": words.sentence,
            "replacement": link,
        },
        "filter": {"label": words.word, "all": words.phrase, "narrowing": Narrowing(choices, "#")},
        "pagination": {"items": ListPage([], 2, has_more=True)},
        "page_links": {"heading": words.word, "links": [link, link]},
        "contact": {"contact": contact},
        "order": {"contact": contact, "what": words.phrase},
        "world_map": {"marks": marks, "label": words.phrase, "width": WIDTH, "height": HEIGHT},
        "region_list": {
            "base": "",
            "regions": [{"region": region, "total": 12} for region in Region],
        },
        "status": {"status": {"code": "under-way", "name": words.word}},
    }


def _component(request: HttpRequest, name: str) -> Iterator[Specimen]:
    for language, words in WORDS.items():
        with translation.override(language):
            context = components(words)[name]
            html = render_to_string(f"components/{name}.html", context, request)
            yield _specimen(language, html)


def _block(request: HttpRequest, block: Block) -> Iterator[Specimen]:
    for language, words in WORDS.items():
        with translation.override(language):
            value = in_script(block, block.get_preview_value(), words)
            yield _specimen(language, block.render(value, {"request": request}))


def _specimen(language: str, html: SafeString) -> Specimen:
    return Specimen(language, "rtl" if translation.get_language_bidi() else "ltr", html)
