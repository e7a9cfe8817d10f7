"""A page that is not in the reader's language is shown in the next of the chain, and says so."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.content_store.dependents import rebuild_dependents
from hni_site.foundations.links import page_url
from hni_site.translation.fallback.models import LanguageFallback
from tests.factories.bazaar_pages import AffiliatePageFactory, BazaarListingPageFactory
from tests.factories.campaigns import CampaignPageFactory, ProgrammePageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory, news_index
from tests.factories.pages import locale, make_private, translate
from tests.factories.tree import TinySite
from tests.website.html import attributes, element, get, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

Sites = dict[str, TinySite]


def swahili_home() -> Any:
    return translate(home_page(), "sw", title="Nyumbani")


def status(path: str) -> int:
    return int(Client().get(path).status_code)


def count(path: str, status: int = 200) -> int:
    Client().get(path)
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == status
    return len(captured)


# --- The page -------------------------------------------------------------------------------------


def test_the_frame_is_in_the_reader_s_language_and_the_text_says_its_own() -> None:
    translate(home_page(), "ur")
    page = StandardPageFactory(title="Only in English", slug="about", show_in_menus=True)

    soup = get("/ur/about/")

    html, main = element(soup, "html"), element(soup, "main")
    assert (html["lang"], html["dir"]) == ("ur", "rtl")
    assert (main["lang"], main["dir"]) == ("en", "ltr")
    assert texts(main, "h1") == ["Only in English"]
    assert element(soup, "title")["lang"] == "en"
    assert "انگریزی" in texts(soup, ".notice-language p")[0]
    assert attributes(soup, "link[rel=canonical]", "href") == [page_url(page)]
    assert "ur" not in attributes(soup, "link[hreflang]", "hreflang")


def test_a_page_in_the_reader_s_language_says_nothing() -> None:
    translate(home_page(), "ur")
    translate(StandardPageFactory(slug="about"), "ur", slug="about-ur")

    soup = get("/ur/about-ur/")

    assert not soup.select(".notice-language")
    assert not element(soup, "main").get("lang")


def test_the_nearest_language_stands_in() -> None:
    for language in ("es", "es-ar"):
        translate(home_page(), language)
    both = StandardPageFactory(title="In two", slug="both")
    translate(both, "es", title="En dos", slug="los-dos")
    StandardPageFactory(title="In one", slug="one")

    assert texts(get("/es-ar/both/"), "h1") == ["En dos"]
    assert texts(get("/es-ar/los-dos/"), "h1") == ["En dos"]
    assert texts(get("/es-ar/one/"), "h1") == ["In one"]
    assert texts(get("/es-ar/one/"), ".skip") == ["Ir al contenido"], "Spanish of Argentina"


def test_a_page_is_found_below_the_other_version_of_a_page_on_the_way() -> None:
    swahili_home()
    newsroom = news_index()
    PressReleasePageFactory(parent=newsroom, title="A release", slug="a-release")
    translate(newsroom, "sw", title="Habari", slug="habari")

    soup = get("/sw/habari/a-release/")

    assert texts(soup, "h1") == ["A release"]
    assert texts(soup, ".trail a") == ["Habari"]
    assert attributes(soup, ".trail a", "href") == ["/sw/habari/"]


def test_what_is_there_under_another_address_is_led_to() -> None:
    swahili_home()
    translate(StandardPageFactory(slug="about"), "sw", slug="kuhusu")

    response = Client().get("/sw/about/")

    assert (response.status_code, response["Location"]) == (302, "/sw/kuhusu/")
    assert status("/sw/kuhusu/") == 200


def test_it_is_led_to_in_every_script_and_never_in_a_circle() -> None:
    translate(home_page(), "ur")
    about = translate(StandardPageFactory(slug="about"), "ur", slug="ہمارے-بارے-میں")

    first = Client().get("/ur/about/")
    assert (first.status_code, first["Location"]) == (302, about.url)
    assert status(first["Location"]) == 200

    home_page("ur").unpublish()
    type(about).objects.get(pk=about.pk).save_revision().publish()

    for path in ("/ur/about/", about.url):
        assert element(get(path), "main")["lang"] == "en", "a language without a home page"


def test_an_address_below_a_page_s_own_is_shown_too() -> None:
    swahili_home()
    newsroom = news_index()
    release = PressReleasePageFactory(parent=newsroom, title="A release")
    year = release.dateline_date.year

    assert texts(get(f"/sw/{newsroom.slug}/{year}/"), ".entry h3") == ["A release"]
    assert status(f"/sw/{newsroom.slug}/nothing-here/") == 404


def test_a_language_without_a_home_page_shows_the_next_one_s() -> None:
    locale("sw")

    soup = get("/sw/")

    assert element(soup, "html")["lang"] == "sw"
    assert element(soup, "main")["lang"] == "en"
    assert texts(soup, ".languages a[aria-current] span") == ["Kiswahili"]
    assert attributes(soup, ".brand", "href") == ["/sw/"]


def test_a_language_that_the_site_does_not_have_is_not_found() -> None:
    StandardPageFactory(slug="about")

    assert status("/th/") == 404
    assert status("/th/about/") == 404


def test_where_nothing_may_stand_in_nothing_does() -> None:
    swahili_home()
    StandardPageFactory(slug="about")
    assert status("/sw/about/") == 200

    LanguageFallback.objects.create(locale=locale("sw"), falls_back_to=None)

    assert status("/sw/about/") == 404


# --- What is hidden -------------------------------------------------------------------------------


@pytest.fixture
def hidden() -> list[Any]:
    """Slugs as long as each other, so that an address can be compared with one of nothing."""
    unpublished = StandardPageFactory(slug="hidden-1")
    unpublished.unpublish()
    private = make_private(StandardPageFactory(slug="hidden-2"))
    StandardPageFactory(slug="hidden-4", parent=private)
    return [unpublished, private, StandardPageFactory(slug="hidden-3", draft=True)]


@pytest.mark.parametrize("has_home", [True, False])
def test_what_is_hidden_never_stands_in_and_takes_no_other_queries(
    hidden: list[Any], has_home: bool
) -> None:
    rebuild_dependents.func()
    if has_home:
        swahili_home()
    else:
        locale("sw")
    nothing = count("/sw/missing-/", 404)

    for page in hidden:
        assert count(f"/sw/{page.slug}/", 404) == nothing, page.slug
    below = "/sw/hidden-2/hidden-4/"
    assert count(below, 404) == count("/sw/missing-/hidden-9/", 404)


def test_a_draft_in_the_reader_s_language_is_not_shown_but_its_original_is() -> None:
    swahili_home()
    page = StandardPageFactory(title="In English", slug="about")
    translate(page, "sw", live=False, title="Rasimu", slug="about")

    assert texts(get("/sw/about/"), "h1") == ["In English"]


def test_a_stand_in_costs_a_bounded_number_of_queries() -> None:
    swahili_home()
    StandardPageFactory(slug="about")
    before = count("/sw/about/")

    for language in ("es", "fr", "ur", "th", "km"):
        translate(home_page(), language)
    LanguageFallback.objects.create(locale=locale("sw"), falls_back_to=locale("fr"))
    LanguageFallback.objects.create(locale=locale("fr"), falls_back_to=locale("th"))

    assert count("/sw/about/") == before <= 40


# --- Menus and the switcher -----------------------------------------------------------------------


def test_the_menu_is_filled_up_and_each_entry_says_its_language() -> None:
    swahili_home()
    about = StandardPageFactory(title="About us", slug="about", show_in_menus=True)
    StandardPageFactory(title="Members", slug="members", show_in_menus=True)
    StandardPageFactory(title="A draft", show_in_menus=True, draft=True)
    translate(about, "sw", title="Kuhusu", slug="kuhusu")

    soup = get("/sw/")

    menu = element(soup, ".menu").select("a")
    assert [(a.get_text(), a["href"], a.get("lang")) for a in menu] == [
        ("Kuhusu", "/sw/kuhusu/", None),
        ("Members", "/sw/members/", "en"),
    ]
    assert status("/sw/members/") == 200
    assert texts(get("/en/"), ".menu a") == ["About us", "Members"]


def test_the_switcher_stays_with_the_page(tiny_localized_site: Sites) -> None:
    PressReleasePageFactory(
        parent=tiny_localized_site["en"].news_index, title="Only in English", slug="only"
    )
    path = f"/en/{tiny_localized_site['en'].news_index.slug}/only/"

    urdu = element(get(path), ".languages a[hreflang=ur]")
    soup = get(str(urdu["href"]))

    assert urdu["href"] == path.replace("/en/", "/ur/")
    assert texts(soup, "h1") == ["Only in English"]
    assert attributes(soup, ".languages a[aria-current]", "hreflang") == ["ur"]
    assert attributes(soup, ".languages a[hreflang=en]", "href") == [path]


def test_a_choice_is_in_the_address_and_in_no_cookie() -> None:
    swahili_home()
    StandardPageFactory(slug="about")
    reader = Client(headers={"Accept-Language": "sw, en;q=0.5"})

    first = reader.get("/")
    for path in ("/sw/", "/sw/about/", "/en/about/", "/en/", "/sw/nothing/"):
        answer = reader.get(path)
        assert not answer.cookies, path
        assert answer.status_code == (404 if "nothing" in path else 200), path
        assert "Accept-Language" not in answer.get("Vary", ""), "the browser is not asked again"

    assert first["Location"] == "/sw/"
    assert not first.cookies


# --- Lists ----------------------------------------------------------------------------------------


def entries(path: str) -> list[tuple[str, str, str, str]]:
    """(headline, address, language where it is not the page's, mark) of each release."""
    return [
        (
            element(entry, "h3").get_text(),
            str(element(entry, "h3 a")["href"]),
            str(element(entry, ".entry-text").get("lang", "")),
            " ".join(texts(entry, ".other-language")),
        )
        for entry in get(path).select(".entry")
    ]


@pytest.fixture
def newsroom() -> Any:
    """An English and a Spanish newsroom: one release in both, one only in English, one hidden."""
    translate(home_page(), "es")
    newsroom = news_index()
    both = PressReleasePageFactory(
        parent=newsroom, title="In both", slug="both", dateline_date="2023-11-08"
    )
    PressReleasePageFactory(
        parent=newsroom, title="Only English", slug="only", dateline_date="2022-05-01"
    )
    PressReleasePageFactory(parent=newsroom, title="Hidden", draft=True)
    spanish = translate(newsroom, "es", title="Noticias", slug="noticias")
    translate(both, "es", title="En los dos", slug="los-dos")
    return spanish


def test_a_list_has_each_page_once_in_the_nearest_language(newsroom: Any) -> None:
    own = ("En los dos", "/es/noticias/los-dos/", "", "")
    english = f"/es/{news_index().slug}/only/"

    assert entries("/es/noticias/") == [own, ("Only English", english, "en", "inglés")]
    assert entries("/es/noticias/2023/") == [own]
    assert entries("/es/noticias/2022/") == [("Only English", english, "en", "inglés")]
    assert texts(get(english), "h1") == ["Only English"]


def test_who_asks_for_a_language_gets_no_other(newsroom: Any) -> None:
    english = f"/en/{news_index().slug}/"

    assert [title for title, *_rest in entries(f"{english}?language=es")] == ["En los dos"]
    asked = entries("/es/noticias/?language=en")
    assert [(title, address) for title, address, *_rest in asked] == [
        ("In both", f"{english}both/"),
        ("Only English", f"{english}only/"),
    ]


def test_a_list_without_fallback_is_as_short_as_its_language(newsroom: Any) -> None:
    LanguageFallback.objects.create(locale=locale("es"), falls_back_to=None)

    assert [title for title, *_rest in entries("/es/noticias/")] == ["En los dos"]


def test_a_list_that_stands_in_leads_on_in_the_reader_s_frame(newsroom: Any) -> None:
    swahili_home()
    slug = news_index().slug

    assert entries(f"/sw/{slug}/") == [
        ("In both", f"/sw/{slug}/both/", "", ""),
        ("Only English", f"/sw/{slug}/only/", "", ""),
    ]


def test_a_longer_list_of_stand_ins_takes_no_more_queries(newsroom: Any) -> None:
    short = count("/es/noticias/")
    for number in range(8):
        PressReleasePageFactory(parent=news_index(), title=f"More {number}")

    assert count("/es/noticias/") == short <= 45


def test_every_list_of_the_site_is_filled_up(tiny_localized_site: Sites) -> None:
    english = tiny_localized_site["en"]
    spanish = tiny_localized_site["es"]
    added = [
        (english.campaign_index, CampaignPageFactory),
        (english.campaign_index, ProgrammePageFactory),
        (english.affiliate_index, AffiliatePageFactory),
        (english.bazaar_index, BazaarListingPageFactory),
    ]
    for number, (parent, factory) in enumerate(added):
        factory(parent=parent, title=f"New {number}", slug=f"new-{number}")
    indexes = (spanish.campaign_index, spanish.affiliate_index, spanish.bazaar_index)

    links = [link for index in indexes for link in element(get(index.url), "main").select("a")]

    new = [link for link in links if link.get_text().startswith("New ")]
    assert sorted(link.get_text() for link in new) == ["New 0", "New 1", "New 2", "New 3"]
    for link in new:
        assert "en" in (link.get("lang"), link.parent and link.parent.get("lang"))
        assert str(link["href"]).startswith("/es/")
        assert link.get_text() in texts(get(str(link["href"])), "h1")[0]
    shown = [link.get_text() for link in links]
    assert english.campaign.title not in shown, "it is there in Spanish"


# --- Links ----------------------------------------------------------------------------------------


def test_links_in_a_stand_in_stay_in_the_reader_s_frame() -> None:
    for language in ("es", "es-ar"):
        translate(home_page(), language)
    own, nearer, only = (StandardPageFactory(slug=slug) for slug in ("own", "nearer", "only"))
    translate(own, "es-ar", slug="propia")
    translate(nearer, "es", slug="cercana")
    french = translate(home_page(), "fr")
    outside = StandardPageFactory(parent=french, slug="dehors")
    hidden = StandardPageFactory(slug="hidden", live=False)
    linked = (own, nearer, only, outside, hidden)
    text = " ".join(f'<a linktype="page" id="{page.pk}">{page.slug}</a>' for page in linked)
    button = {"text": "", "label": "Read on", "page": only, "url": ""}
    body = [("paragraph", f"<p>{text}</p>"), ("call_to_action", button)]
    page = StandardPageFactory(slug="about", body=body)

    hrefs = attributes(get("/es-ar/about/"), "main .prose a, main a.button", "href")

    paths = ["/es-ar/propia/", "/es-ar/cercana/", "/es-ar/only/", "/fr/dehors/", "/es-ar/only/"]
    assert [urlsplit(href).path for href in hrefs] == paths
    for path in paths:
        assert status(path) == 200
    assert "/es-ar/" not in str(attributes(get(page.url), "main .prose a", "href"))
