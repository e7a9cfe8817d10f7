"""From the newsroom's documents to pages: languages, filters, what is gone, what is light."""

import gzip
import os
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bazaar.build import Built, build
from bazaar.content import TYPES
from bazaar.microsite import Microsite
from bazaar.rich_text import rich_text
from bazaar.words import TEXTS
from hni_site.operations.environment import ROOT
from sync_client import Mirror, sync
from tests.microsite.conftest import ORIGIN, listing
from tests.microsite.newsroom import AFFILIATE, INDEX, Newsroom, document
from tests.website.html import attributes, element, texts

STATIC = ROOT / "examples" / "bazaar-microsite" / "static"
VOID = {"meta", "link", "img", "br", "source", "rect"}
BAD = """</p><script>alert(1)</script>"'&{name}"""


def page(microsite: Microsite, path: str) -> BeautifulSoup:
    return BeautifulSoup((microsite.output / path / "index.html").read_text(), "html.parser")


def pages(microsite: Microsite) -> dict[str, str]:
    found = microsite.output.rglob("*.html")
    return {str(file.relative_to(microsite.output)): file.read_text() for file in found}


def again(microsite: Microsite) -> Built:
    """Syncs and builds once more."""
    return Microsite(microsite.newsroom, ORIGIN, microsite.output.parent).begin()


def test_every_page_is_there_in_every_language(microsite: Microsite, built: Built) -> None:
    places = {
        *("", "makers/", "shops/baskets/", "shops/soap/", "makers/weavers/", "makers/soap-makers/"),
        *("makers/potters/", "ke/", "np/", "all/baskets-and-bamboo/", "ke/baskets-and-bamboo/"),
        *("missing/", "offline/"),
    }
    expected = {f"{code}/{place}index.html" for code in ("en", "es", "ur") for place in places}
    assert set(pages(microsite)) == {*expected, "index.html"}


@pytest.mark.parametrize(
    ("code", "shop", "title", "lang"),
    [
        ("en", "baskets", "baskets en", None),
        ("es", "baskets", "baskets es", None),
        ("ur", "baskets", "baskets ur", None),
        ("es", "soap", "soap sw", "sw"),
        ("ur", "soap", "soap sw", "sw"),
    ],
)
def test_what_is_not_translated_is_shown_as_it_was_written(
    code: str, shop: str, title: str, lang: str | None, microsite: Microsite, built: Built
) -> None:
    soup = page(microsite, f"{code}/shops/{shop}")
    root = element(soup, "html")
    assert (root["lang"], root["dir"]) == (code, "rtl" if code == "ur" else "ltr")
    heading = element(soup, "h1")
    assert (heading.text, heading.get("lang")) == (title, lang)
    assert heading.get("dir") == (lang and "ltr")
    notes = texts(soup, "p.note bdi")
    assert notes == (["Kiswahili"] if lang else [])
    # Only what is in the page's language is for search engines to keep.
    assert bool(soup.select("meta[name=robots]")) is bool(lang)


def test_a_translation_comes_in_place_of_the_original(
    microsite: Microsite, built: Built, newsroom: Newsroom
) -> None:
    newsroom.publish(listing(22, "soap", "es"))
    again(microsite)
    assert element(page(microsite, "es/shops/soap"), "h1").text == "soap es"
    assert element(page(microsite, "en/shops/soap"), "h1")["lang"] in ("es", "sw")
    newsroom.take_back(22)
    again(microsite)
    assert element(page(microsite, "es/shops/soap"), "h1").text == "soap sw"


def test_filters_are_links_that_lead_to_something(microsite: Microsite, built: Built) -> None:
    for code in ("en", "es", "ur"):
        for place in ("", "ke", "all/baskets-and-bamboo"):
            soup = page(microsite, f"{code}/{place}")
            for href in attributes(soup, ".choice a, .card a, .maker a", "href"):
                assert (microsite.output / href.split("#")[0].strip("/") / "index.html").is_file()
    assert attributes(page(microsite, "en/ke"), ".card a", "href")[0].startswith("/en/shops/")
    assert texts(page(microsite, "en/ke"), ".maker h3") == ["Soap-Makers", "Weavers"]
    assert texts(page(microsite, "en/np"), ".maker h3") == ["Potters"]
    assert "Nothing is offered here" in page(microsite, "en/np").text


def test_a_long_list_has_pages(microsite: Microsite, newsroom: Newsroom) -> None:
    newsroom.limit = 100
    for number in range(100, 160, 2):
        newsroom.publish(listing(number, f"shop-{number}"))
    again(microsite)
    first, second = page(microsite, "en"), page(microsite, "en/page-2")
    assert [len(soup.select(".card")) for soup in (first, second)] == [24, 8]
    assert attributes(first, ".pages a", "href") == ["/en/", "/en/page-2/"]
    names = texts(first, ".card a") + texts(second, ".card a")
    assert (
        len(set(attributes(first, ".card a", "href") + attributes(second, ".card a", "href"))) == 32
    )
    assert len(names) == 32


def test_ordering_names_what_and_where(microsite: Microsite, built: Built) -> None:
    soup = page(microsite, "en/shops/baskets")
    whatsapp, mail = attributes(soup, ".product .ways a", "href")
    assert whatsapp.startswith("https://wa.me/254700000002?text=Hello")
    assert "Basket" in whatsapp
    assert "bazaar.test%2Fen%2Fshops%2Fbaskets%2F%23p-u11" in whatsapp
    assert mail.startswith("mailto:affiliate@example.org?subject=Basket&body=")
    assert "tel:+254700000001" in attributes(soup, ".ordering a", "href")


def test_pictures_come_in_every_format_with_words_for_them(
    microsite: Microsite, built: Built
) -> None:
    soup = page(microsite, "en/shops/baskets")
    picture = soup.select(".product picture")[0]
    assert attributes(picture, "source", "type") == ["image/avif", "image/webp"]
    assert element(picture, "img")["alt"] == "A basket"
    assert str(element(picture, "img")["src"]).endswith(".jpg")
    assert soup.select(".product svg rect")[0]["fill"] == "#a1532f"
    assert built.site.content.picture_origins == ["http://testserver"]


# --- What is gone ---------------------------------------------------------------------------------


def test_what_is_unpublished_says_it_is_gone(
    microsite: Microsite, built: Built, newsroom: Newsroom
) -> None:
    for number in (11, 12, 13):
        newsroom.take_back(number)
    built = again(microsite)
    assert built.gone == {f"/{code}/shops/baskets/" for code in ("en", "es", "ur")}
    soup = page(microsite, "en/shops/baskets")
    assert element(soup, "h1").text == "No longer here"
    assert "took this page back for now" in soup.text
    assert "Basket" not in soup.text
    assert texts(page(microsite, "en"), ".card h3") == ["Basket"]  # Soap's.

    newsroom.publish(listing(11, "baskets"))
    assert again(microsite).gone == frozenset()


def test_what_is_replaced_leads_on(microsite: Microsite, built: Built, newsroom: Newsroom) -> None:
    """To a page of this site, or to the newsroom's."""
    newsroom.take_back(12)
    newsroom.take_back(13)
    newsroom.take_back(11, "deleted", replaced_by=newsroom.items[21]["document"])
    elsewhere = document(AFFILIATE, 99, "elsewhere")
    newsroom.take_back(30, "deleted", replaced_by=elsewhere)
    built = again(microsite)
    assert built.moved["/es/shops/baskets/"] == "/es/shops/soap/"
    assert built.moved["/en/makers/potters/"] == elsewhere["meta"]["html_url"]
    assert built.gone == frozenset()
    refresh = element(page(microsite, "es/shops/baskets"), "meta[http-equiv=refresh]")
    assert refresh["content"] == "0; url=/es/shops/soap/"


def test_an_address_stays_when_a_page_gets_another(
    microsite: Microsite, built: Built, newsroom: Newsroom
) -> None:
    renamed = listing(21, "soap", "sw")
    renamed["meta"]["slug"] = "fine-soap"
    newsroom.publish(renamed)
    built = again(microsite)
    assert built.moved["/en/shops/soap/"] == "/en/shops/fine-soap/"
    # Another may take the address; the first keeps its own.
    other = listing(41, "soap-2")
    other["meta"]["slug"] = "soap"
    newsroom.publish(other)
    third = listing(42, "soap-3")
    third["meta"]["slug"] = "fine-soap"
    newsroom.publish(third)
    built = again(microsite)
    assert element(page(microsite, "en/shops/soap"), "h1").text == "soap-2 en"
    assert element(page(microsite, "en/shops/fine-soap"), "h1").text == "soap sw"
    assert element(page(microsite, "en/shops/fine-soap-soap-3--"), "h1").text == "soap-3 en"
    assert again(microsite).site.addresses == built.site.addresses


def test_what_was_dropped_by_a_new_start_is_gone(
    microsite: Microsite, built: Built, newsroom: Newsroom
) -> None:
    newsroom.backup += 1
    del newsroom.items[21]
    assert "/en/shops/soap/" in again(microsite).gone


# --- Files ----------------------------------------------------------------------------------------


def test_only_what_changed_is_written(
    microsite: Microsite, built: Built, newsroom: Newsroom
) -> None:
    files = [file for file in microsite.output.rglob("*") if file.is_file()]
    for file in files:
        os.utime(file, (1, 1))
    newsroom.publish(listing(12, "baskets", "es") | {"introduction": "<p>Otra cosa.</p>"})
    again(microsite)
    written = {str(f.relative_to(microsite.output)) for f in files if f.stat().st_mtime > 1}
    assert written == {"es/shops/baskets/index.html"}


def test_what_is_not_made_again_is_as_it_would_be(
    microsite: Microsite, built: Built, newsroom: Newsroom, tmp_path: Path
) -> None:
    """After each kind of change the files are those of a build that knows of none before it."""
    mirror = Mirror(tmp_path / "mirror.sqlite3")
    weavers, soap = newsroom.items[10]["document"], newsroom.items[21]["document"]
    renamed = {**soap["meta"], "slug": "fine-soap"}
    changes: list[Callable[[], None]] = [
        lambda: newsroom.publish(listing(11, "baskets") | {"title": "Baskets, new"}),
        lambda: newsroom.publish(weavers | {"title": "United Weavers"}),
        lambda: newsroom.publish(weavers | {"country": {"code": "KE", "name": "Kenia"}}),
        lambda: newsroom.publish(listing(22, "soap", "es")),
        lambda: newsroom.publish(document(INDEX, 1, "bazaar", title="The Market")),
        lambda: newsroom.publish(soap | {"meta": renamed}),
        lambda: newsroom.take_back(12),
        lambda: newsroom.take_back(10),
        lambda: newsroom.take_back(11, "deleted", replaced_by=soap),
    ]
    for number, change in enumerate(changes):
        change()
        sync(mirror, newsroom.address, TYPES)
        built = build(mirror, microsite.output, ORIGIN, newsroom.address, built)
        fresh = Microsite(newsroom.address, ORIGIN, tmp_path / "fresh")
        fresh.output = tmp_path / str(number)
        build(mirror, fresh.output, ORIGIN, newsroom.address)
        assert pages(microsite) == pages(fresh), number


def test_a_build_that_broke_off_is_finished_by_the_next(
    microsite: Microsite, built: Built, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended before each file in turn; what is there meanwhile are whole pages."""
    newsroom.publish(listing(11, "baskets") | {"title": "All new"})
    newsroom.take_back(21)
    replace, writes = os.replace, 0
    while True:
        left = writes

        def dying(part: Path, path: Path) -> None:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            replace(part, path)

        monkeypatch.setattr(os, "replace", dying)
        try:
            again(microsite)
            break
        except KeyboardInterrupt:
            writes += 1
        assert all(text.endswith("</html>\n") for text in pages(microsite).values())
    monkeypatch.undo()
    finished = pages(microsite)
    assert writes > 5
    assert not list(microsite.output.rglob("*.part"))

    fresh = Microsite(microsite.newsroom, ORIGIN, microsite.output.parent / "fresh")
    fresh.begin()
    gone = {path for path in finished if "shops/soap" in path}  # A fresh copy never knew of it.
    assert {path: text for path, text in finished.items() if path not in gone} == pages(fresh)


# --- Words and weight -----------------------------------------------------------------------------


def test_what_is_written_in_the_newsroom_is_only_words_here(
    microsite: Microsite, newsroom: Newsroom
) -> None:
    """Every text of every document is hostile, and no page has one element or attribute more."""

    def hostile(value: object) -> object:
        if isinstance(value, dict):
            return {name: v if name in KEPT else hostile(v) for name, v in value.items()}
        if isinstance(value, list):
            return [hostile(item) for item in value]
        return f"{value}{BAD}" if isinstance(value, str) else value

    for item in list(newsroom.items.values()):
        newsroom.publish(hostile(item["document"]))  # type: ignore[arg-type] # It stays a dict.
    again(microsite)
    for path, text in pages(microsite).items():
        soup = BeautifulSoup(text, "html.parser")
        assert [str(script["src"]).split("?")[0] for script in soup.select("script")] == [
            "/static/offline.js"
        ], path
        names = {name for tag in soup.find_all() for name in tag.attrs}
        assert not {name for name in names if name.startswith("on") or name == "style"}, path
        for href in attributes(soup, "a[href]", "href"):
            assert href.startswith(("/", "#", "http://", "https://", "mailto:", "tel:")), path
        balanced(text)


# What the API's schema bounds: codes and types, not words.
KEPT = {"type", "locale", "translation_key", "slug", "code", "level", "lowest", "highest", "as_of"}


class Nesting(HTMLParser):
    """Complains where an element is not closed, or one is that was not opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs), self.getpos()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None: ...

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


def balanced(text: str) -> None:
    parser = Nesting()
    parser.feed(text)
    parser.close()
    assert parser.open == []


def test_every_page_is_well_formed(microsite: Microsite, built: Built) -> None:
    """`make html` has the W3C's checker read them, too: see `HTML_INTO`."""
    for path, text in pages(microsite).items():
        balanced(text)
        if folder := os.environ.get("HTML_INTO"):
            Path(folder, f"bazaar-{path.replace('/', '_')}").write_text(text)


def test_the_first_view_is_light(microsite: Microsite, newsroom: Newsroom) -> None:
    """A full list with everything it needs but pictures: under 50 kB, as the server sends it."""
    newsroom.limit = 100
    for number in range(100, 160, 2):
        newsroom.publish(listing(number, f"shop-{number}"))
    again(microsite)
    files = [
        STATIC / name for name in ("bazaar.css", "offline.js", "service-worker.js", "icon.svg")
    ]
    around = sum(len(gzip.compress(file.read_bytes())) for file in files)
    heaviest = max(len(gzip.compress(text.encode())) for text in pages(microsite).values())
    assert around + heaviest < 20_000


def test_all_files_of_words_have_the_same_ones(built: Built) -> None:
    english, *others = built.site.content.languages
    assert {language.code for language in built.site.content.languages} == {"en", "es", "ur"}
    for language in others:
        assert language.words.keys() == english.words.keys()
        for name, text in language.words.items():
            fields = {part.partition("}")[0] for part in text.split("{")[1:]}
            assert fields == {p.partition("}")[0] for p in english.words[name].split("{")[1:]}
    assert {file.stem for file in TEXTS.glob("*.toml")} == {"en", "es", "fr", "ur"}


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<p>One <b>two</b></p>", "<p>One <b>two</b></p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>alert(1)</script><p onclick=x style=y>z</p>", "<p>z</p>"),
        ("<h2>T</h2><div>u</div>", "<h3>T</h3>u"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href=" data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="https://x.test/?a=1&amp;b">x</a>', '<a href="https://x.test/?a=1&amp;b">x</a>'),
        ('<a href="https://n.test/" data-page-id="7">x</a>', '<a href="/en/shops/x/">x</a>'),
        ('<a href="https://n.test/" data-page-id="8">x</a>', '<a href="https://n.test/">x</a>'),
        ("<img src=x onerror=alert(1)><svg><script>y</script></svg>", ""),
        ("<!-- <p> --><![CDATA[x]]><?php y ?>", ""),
        ("<ul><li>a<li>b</ul>c</p>", "<ul><li>a</li><li>b</li></ul>c"),
    ],
)
def test_the_newsrooms_html_is_taken_in_cleaned(source: str, cleaned: str) -> None:
    assert rich_text(source, lambda number: "/en/shops/x/" if number == 7 else "") == cleaned
