"""What the pages weigh, as the running site serves them, as tables."""

from collections.abc import Callable
from functools import cache
from urllib.error import HTTPError
from urllib.request import urlopen

from bs4 import BeautifulSoup

from tests.bench.report import Section, Table
from tests.lighthouse.pages import MISSING, PAGES
from tests.lighthouse.site import fetch
from tests.website.weighing import MOST, MOST_WITHOUT_PICTURE, Weight, in_letters_of, weigh

TEXT = f"""
In kB (1,000 bytes), compressed with brotli as the site serves it. HTML, styles, scripts and fonts
may take {MOST_WITHOUT_PICTURE // 1000} kB together, with the picture at the top
{MOST // 1000} kB. The picture is the one that a phone with a dense screen takes. Styles, scripts
and fonts are fetched once and kept. English and Urdu are the demo content's. There is none in Hindi
and Thai: those are the English pages with each letter in one of theirs, which weighs as a
translation of the same length does. Fonts are the device's own in all four.
"""


def sections(address: str) -> list[Section]:
    @cache
    def at(path: str) -> bytes:
        try:
            with urlopen(f"{address}{path}") as answer:
                content: bytes = answer.read()
        except HTTPError as error:
            content = error.read()
        return content

    def weight(html: bytes) -> Weight:
        return weigh(html, cached)

    cached = cache(lambda path: fetch(f"{address}{path}"))
    parts = ["HTML", "styles", "scripts", "fonts", "together", "picture", "whole"]
    english = {name: at(path) for name, path in {**PAGES, **MISSING}.items()}
    first = Table(["English", *parts], [[name, *_parts(weight(h))] for name, h in english.items()])
    rows = [[name, *_languages(html, at, weight)] for name, html in english.items()]
    second = Table(["Without and with the picture", "English", "Urdu", "Hindi", "Thai"], rows)
    return [Section("Weights", TEXT, [first, second])]


def _languages(
    html: bytes, at: Callable[[str], bytes], weight: Callable[[bytes], Weight]
) -> list[str]:
    link = BeautifulSoup(html, "html.parser").select_one(".languages a[hreflang=ur]")
    assert link is not None
    # From what is missing the switcher leads home.
    urdu = MISSING["404"].replace("/en/", "/ur/") if html == at(MISSING["404"]) else link["href"]
    pages = [html, at(str(urdu))]
    pages += [in_letters_of(html, language) for language in ("hi", "th")]
    found = [weight(page) for page in pages]
    return [f"{_kb(w.without_picture)} / {_kb(w.whole)}" for w in found]


def _parts(weight: Weight) -> list[str]:
    numbers = (
        *(weight.html, weight.styles, weight.scripts, weight.fonts, weight.without_picture),
        *(weight.picture, weight.whole),
    )
    return [_kb(number) for number in numbers]


def _kb(size: int) -> str:
    return f"{size / 1000:.1f}"
