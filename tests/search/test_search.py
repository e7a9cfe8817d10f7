"""The search page as readers use it: what is found, in which order, how it is shown."""

import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.content_store.indexing import index_missing
from hni_site.content_store.models import ContentItem, Posting, Word, WordPiece
from hni_site.search import finding
from news.models import PressReleasePage
from tests.factories.bazaar_pages import AffiliatePageFactory, BazaarListingPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import EventPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, publish, translate
from tests.website.html import attributes, element, get, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


def page_of(asked: str, language: str = "en", **more: str) -> BeautifulSoup:
    return get(f"/{language}/search/?{urlencode({'q': asked, **more})}")


def found(asked: str, language: str = "en", **more: str) -> list[str]:
    """Titles of the results, in their order."""
    soup = page_of(asked, language, **more)
    return [] if soup.select(".search-hints") else texts(soup, ".result h3")


def release(title: str, text: str = "", **fields: Any) -> PressReleasePage:
    body = [("paragraph", f"<p>{text}</p>")]
    made: PressReleasePage = PressReleasePageFactory(title=title, body=body, **fields)
    return made


def on(year: int) -> datetime.date:
    return datetime.date(year, 6, 1)


# --- What is found --------------------------------------------------------------------------------


def test_all_words_must_be_there_wherever_they_stand() -> None:
    release("Baskets from Kenya", "Woven by members.")
    release("Baskets from Nepal", "Felted.")

    assert found("kenya baskets woven") == ["Baskets from Kenya"]
    assert found("woven nepal") == []


def test_every_kind_of_page_is_found() -> None:
    release("A zari release")
    StandardPageFactory(title="A zari page")
    AffiliatePageFactory(title="A zari affiliate")
    BazaarListingPageFactory(title="A zari listing")
    EventPageFactory(title="A zari event")

    assert len(found("zari")) == 5
    kinds = texts(page_of("zari"), ".result .dateline > span:first-child")
    assert set(kinds) == {"Press release", "Page", "Affiliate", "Bazaar listing", "Event"}


def test_best_first() -> None:
    """In the title before in the text, as asked before otherwise, the newer before the older."""
    release("Old title about looms", dateline_date=on(2020))
    release("Text, new", "It is about looms.", dateline_date=on(2023))
    release("Text, old", "It is about looms.", dateline_date=on(2021))
    release("Another form", "It is about a loom.", dateline_date=on(2024))

    assert found("looms") == ["Old title about looms", "Text, new", "Text, old", "Another form"]


def test_a_phrase_is_found_where_its_words_follow_each_other() -> None:
    release("One", "Home-based, workers of the world.")
    release("Two", "Workers who are based at home.")
    release("Three", "Home-based worker.")

    assert found("home based workers") == ["Two", "One", "Three"]
    assert found('"home-based workers"') == ["One"]
    assert found("“home based workers” world") == ["One"]
    assert found('"based workers" nothing') == []


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("th", "ผู้ทำการผลิตที่บ้านในประเทศไทยเรียกร้องงานที่มีคุณค่า", "การผลิตที่บ้าน"),
        ("lo", "ຜູ້ອອກແຮງງານຢູ່ເຮືອນຮຽກຮ້ອງສິດ", "ແຮງງານຢູ່ເຮືອນ"),
        ("km", "កម្មករធ្វើការតាមផ្ទះទាមទារសិទ្ធិ", "ធ្វើការតាមផ្ទះ"),
        ("my", "အိမ်တွင်းအလုပ်သမားများ၏အခွင့်အရေး", "အလုပ်သမား"),
        ("th", "ผู้ทำการผลิตที่บ้าน", "บ้า"),
        ("th", "ผู้ทำการผลิตที่บ้าน", "บ"),
        ("ur", "گھر مزدوروں کے حقوق کَراچی", "كراچي"),
        ("hi", "घर से काम करने वाली क़ानून", "कानून"),
        ("ar", "العاملات مِن المنزل", "من"),
    ],
)
def test_scripts_without_spaces_and_letters_of_several_forms(
    language: str, text: str, asked: str
) -> None:
    translate(home_page(), language)
    translate(release("First"), language, title="1", body=[("paragraph", f"<p>{text}</p>")])
    translate(release("Second"), language, title="2", body=[("paragraph", "<p>งาน حق</p>")])

    soup = page_of(asked, language)

    assert texts(soup, ".result h3") == ["1"]
    assert texts(soup, ".result mark")


def test_the_switcher_leads_to_the_same_search_in_another_language() -> None:
    translate(home_page(), "ur")
    translate(release("Weavers meet"), "ur", title="بُنکر", body=[])

    soup = page_of("weavers & dyers", type="press-releases")

    [path] = attributes(soup, ".languages a[hreflang=ur]", "href")
    assert path == "/ur/search/?q=weavers+%26+dyers"
    assert attributes(get(path), "#search-words", "value") == ["weavers & dyers"]
    assert attributes(get("/ur/search/"), ".languages a[hreflang=en]", "href") == ["/en/search/"]


def test_letters_that_stand_elsewhere_in_the_stretch_are_not_enough() -> None:
    translate(home_page(), "th")
    page = release("First")
    translate(page, "th", title="1", body=[("paragraph", "<p>ที่บ้านและการผลิตและที่ผลิต</p>")])

    soup = page_of("การผลิตที่บ้าน", "th")

    assert len(soup.select(".search-meant")) == 1  # The nearest, and it says so.
    assert texts(soup, ".result h3") == ["1"]


# --- Spelling -------------------------------------------------------------------------------------


def test_a_word_that_stands_nowhere_is_looked_for_as_the_nearest() -> None:
    release("Embroidery from Uzbekistan")

    soup = page_of("embriodery uzbekistan")

    assert texts(soup, ".result h3") == ["Embroidery from Uzbekistan"]
    assert texts(soup, ".search-meant a") == ["embroidery uzbekistan"]
    [path] = attributes(soup, ".search-meant a", "href")
    assert texts(get(path), ".result h3") == ["Embroidery from Uzbekistan"]
    assert not get(path).select(".search-meant")
    assert found('"embriodery from"') == ["Embroidery from Uzbekistan"]


def test_where_nothing_is_found_the_page_says_how_to_go_on() -> None:
    StandardPageFactory(title="About us", show_in_menus=True)
    release("Baskets from Kenya")
    release("Felt from Nepal")

    soup = page_of("baskets nepal xyzzyx")
    assert texts(soup, "h2")[0] == "Nothing found for baskets nepal xyzzyx"
    assert texts(soup, ".search-hints a") == ["baskets", "nepal"]
    assert "About us" in texts(soup, "main .links a")
    assert {"Baskets from Kenya", "Felt from Nepal"} <= set(texts(soup, ".result h3"))
    assert not soup.select("mark")
    assert texts(page_of("baskets nepal"), ".search-hints a") == ["baskets", "nepal"]
    [path] = attributes(soup, ".search-hints a:first-child", "href")[:1]
    assert texts(get(path), ".result h3") == ["Baskets from Kenya"]


# --- Filters, pages and languages -----------------------------------------------------------------


def test_narrowed_to_a_kind_and_a_year() -> None:
    release("A zari release", dateline_date=on(2021))
    release("Another zari release", dateline_date=on(2023))
    AffiliatePageFactory(title="A zari affiliate")
    StandardPageFactory(title="A zari page")

    assert found("zari", type="affiliates") == ["A zari affiliate"]
    assert found("zari", type="pages") == ["A zari page"]
    assert found("zari", type="press-releases") == ["Another zari release", "A zari release"]
    assert found("zari", type="press-releases", year="2021") == ["A zari release"]
    soup = page_of("zari", type="press-releases", year="2021")
    assert attributes(soup, "main form input[type=hidden]", "value") == ["press-releases", "2021"]
    assert found("zari", type="press-releases", year="2022") == []
    empty = page_of("zari", type="press-releases", year="2022")
    assert texts(empty, ".search-hints a")[0] == "Search in all kinds and years"
    for wrong in ({"type": "users"}, {"year": "1848"}, {"type": "affiliates", "year": "2021"}):
        get(f"/en/search/?{urlencode({'q': 'zari', **wrong})}", status=404)


def test_page_by_page() -> None:
    for number in range(23):
        StandardPageFactory(title=f"Zari {number}")

    first, second = page_of("zari"), page_of("zari", page="2")

    assert len(texts(first, ".result")) == 20
    assert len(texts(second, ".result")) == 3
    assert attributes(first, "a[rel=next]", "href") == ["?q=zari&page=2"]
    assert attributes(second, "a[rel=prev]", "href") == ["?q=zari&page=1"]
    get("/en/search/?q=zari&page=3", status=404)
    get("/en/search/?q=zari&page=999999", status=404)


def test_what_is_not_translated_is_found_in_the_language_that_stands_in() -> None:
    translate(home_page(), "es")
    only_english = release("English zari")
    translated = release("Both zari")
    translate(translated, "es", title="Los dos zari")

    soup = page_of("zari", "es")

    assert set(texts(soup, ".result h3")) == {"Los dos zari", "English zari"}
    assert texts(soup, ".result:has(h3[lang=en]) h3") == ["English zari"]
    assert texts(soup, ".result .other-language") == ["inglés"]
    assert f"/es/news/{only_english.slug}/" in [
        path.replace(only_english.get_parent().slug, "news")
        for path in attributes(soup, ".result a", "href")
    ]
    assert found("both", "es") == []
    get("/pt/search/?q=zari", status=404)


# --- The page -------------------------------------------------------------------------------------


def test_the_way_there_and_the_form() -> None:
    translate(home_page(), "ur")

    assert attributes(get("/ur/"), ".masthead .search-link", "href") == ["/ur/search/"]
    soup = get("/ur/search/")
    form = element(soup, "form[role=search]")
    assert (form["method"], form["action"]) == ("get", "/ur/search/")
    assert element(soup, "meta[name=robots]")["content"] == "noindex, follow"
    assert not soup.select(".result, .filters")
    assert element(page_of("زری", "ur"), "input[name=q]")["value"] == "زری"


def test_what_is_shown_is_escaped() -> None:
    release("Zari <b>&amp; felt", "Zari &lt;script&gt;alert(1)&lt;/script&gt;.")

    html = Client().get('/en/search/?q=zari+"><script>').content.decode()

    assert "<mark>Zari</mark> &lt;b&gt;&amp;amp; felt" in html
    assert "<mark>Zari</mark> &lt;<mark>script</mark>&gt;alert(1)" in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    "asked",
    [
        "\0", "a\0b", "%", "_", "\\", "' OR 1=1 --", '"', '"" ""', "*", "\u200b", "\ud800",
        "zari " * 900, "ก" * 900, '"' + "zari " * 100 + '"', "%s %(x)s", "{{ 1 }}", "٣" * 50,
        "𝔷𝔞𝔯𝔦 🧵",
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered(asked: str) -> None:
    release("Zari")
    query = urlencode({"q": asked}, errors="surrogatepass")

    for more in ("", "&page=0", "&page=-1", "&page=x", "&page=" + "9" * 5000, "&type=&year="):
        assert Client().get(f"/en/search/?{query}{more}").status_code == 200


def test_only_reading_is_allowed() -> None:
    assert Client().post("/en/search/", {"q": "zari"}).status_code in (403, 405)


# --- Nothing hidden -------------------------------------------------------------------------------


def test_what_is_no_longer_public_is_neither_found_nor_suggested() -> None:
    page = StandardPageFactory(title="About xylograph", slug="about")
    assert found("xylograph") == ["About xylograph"]
    assert found("xylografh") == ["About xylograph"]

    def unpublished() -> None:
        page.view_restrictions.all().delete()
        page.unpublish()

    def private() -> None:
        make_private(page)

    for hide in (private, unpublished):
        hide()
        assert found("xylograph") == []
        soup = page_of("xylografh")
        assert "xylograph" not in soup.get_text()
        assert not Word.objects.filter(text="xylograph").exists()


def test_a_draft_is_not_found() -> None:
    page = release("Public zari")
    page.title = "Secret xylograph"
    page.save_revision()

    assert found("xylograph") == []
    assert found("zari") == ["Public zari"]


# --- The index ------------------------------------------------------------------------------------


def test_a_changed_text_is_filed_anew_and_forgotten_words_go() -> None:
    page: Any = release("Zari", "About xylographs.")
    page.body = [("paragraph", "<p>About felt.</p>")]
    publish(page)

    assert found("felt") == ["Zari"]
    assert found("xylographs") == []
    assert WordPiece.objects.exclude(word__in=Word.objects.values("key")).count() == 0


def test_a_site_from_before_is_filed_at_a_workers_start() -> None:
    release("Zari méx")
    Posting.objects.all().delete()
    Word.objects.all().delete()
    ContentItem.objects.update(search_text="as it was compared before")

    index_missing()

    assert found("mex") == ["Zari méx"]
    assert found('"zari mex"') == ["Zari méx"]


# --- Costs ----------------------------------------------------------------------------------------


def queries(asked: str) -> int:
    path = f"/en/search/?{urlencode({'q': asked})}"
    assert Client().get(path).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("asked", "most"), [("zari", 22), ('"zari of kenya" felt', 22), ("zarri", 22), ("nothing", 22)]
)
def test_queries(asked: str, most: int) -> None:
    """As many, however much there is and is found."""

    def grow(number: int) -> int:
        for place in range(number):
            release(f"Zari of Kenya {number}-{place}", "Zari, felt and more of it.")
        return queries(asked)

    few = grow(2)

    assert grow(12) == few <= most


def test_of_a_common_word_the_best_documents_are_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for year in range(2010, 2024):
        release(f"Of {year}", "zari", dateline_date=on(year))
    monkeypatch.setattr(finding, "MOST_DOCUMENTS", 5)

    assert found("zari") == [f"Of {year}" for year in range(2023, 2018, -1)]
    assert found("zari 2011") == ["Of 2011"]
