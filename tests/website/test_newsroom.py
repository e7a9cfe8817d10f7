"""The newsroom narrowed down by year, campaign, country and language."""

import datetime
from typing import Any

import pytest

from hni_site.foundations.links import page_url
from news.archive import years_with_releases
from news.models import NewsIndexPage
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.news import (
    EventPageFactory,
    NewsIndexPageFactory,
    PressReleasePageFactory,
    news_index,
    relate,
)
from tests.factories.pages import make_private, translate
from tests.website.html import attributes, element, get, texts

pytestmark = pytest.mark.django_db


def release(year: int, title: str, **relations: Any) -> Any:
    page = PressReleasePageFactory(
        parent=news_index(), title=title, dateline_date=datetime.date(year, 5, 1)
    )
    page = relate(page, **relations)
    page.save()
    return page


@pytest.fixture
def newsroom() -> NewsIndexPage:
    """Two years, two countries, a campaign; a Spanish and an Urdu newsroom beside it."""
    newsroom = NewsIndexPageFactory(title="Newsroom", slug="news")
    campaign = CampaignPageFactory(title="Global campaign")
    kenya = AffiliatePageFactory(title="Weavers", country="KE")
    nepal = AffiliatePageFactory(title="Felt makers", country="NP")
    AffiliatePageFactory(title="Never in the news", country="PE")
    CampaignPageFactory(title="Campaign without releases")
    release(2021, "Kenya 2021", affiliates=[kenya])
    both = release(2023, "Both 2023", affiliates=[kenya, nepal], campaigns=[campaign])
    release(2023, "Plain 2023")
    translate(newsroom, "es")
    translate(both, "ur", title="دونوں 2023")
    return newsroom


def titles(path: str) -> list[str]:
    return texts(get(path), ".entry h3")


def choices(path: str, name: str) -> list[tuple[str, str]]:
    """(text, address) of each choice of the filter that is called so."""
    (filter_,) = (f for f in get(path).select(".filter") if name in f.get_text())
    return [(" ".join(a.get_text().split()), str(a["href"])) for a in filter_.select("a")]


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ["Plain 2023", "Both 2023", "Kenya 2021"]),
        ("2023/", ["Plain 2023", "Both 2023"]),
        ("2021/", ["Kenya 2021"]),
        ("2022/", []),
        ("?country=KE", ["Both 2023", "Kenya 2021"]),
        ("2023/?country=KE", ["Both 2023"]),
        ("?country=NP&campaign=global-campaign", ["Both 2023"]),
        ("2021/?campaign=global-campaign", []),
        ("?language=ur", ["دونوں 2023"]),
        ("?language=en", ["Plain 2023", "Both 2023", "Kenya 2021"]),
        ("?language=es", []),
    ],
)
def test_releases_that_fit_newest_first(path: str, expected: list[str]) -> None:
    assert titles(f"/en/news/{path}") == expected


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    "path",
    [
        "?country=XX",
        "?country=PE",
        "?campaign=nothing",
        "?campaign=campaign-without-releases",
        "?language=fr",
        "?language=th",
        "2023/?page=2",
        "1066/",
        "20233/",
        "2023/05/",
    ],
)
def test_there_is_no_page_of_what_cannot_be_chosen(path: str) -> None:
    get(f"/en/news/{path}", status=404)


@pytest.mark.usefixtures("newsroom")
def test_years_are_addresses_that_keep_what_else_is_chosen() -> None:
    soup = get("/en/news/2021/?country=KE")

    assert list(
        zip(texts(soup, ".years a"), attributes(soup, ".years a", "href"), strict=True)
    ) == [
        ("All years", "/en/news/?country=KE"),
        ("2023", "/en/news/2023/?country=KE"),
        ("2021", "/en/news/2021/?country=KE"),
    ]
    assert texts(soup, ".years [aria-current]") == ["2021"]
    assert texts(soup, "h1") == ["Newsroom 2021"]
    assert texts(soup, "head > title") == ["Newsroom 2021 – HomeNet International"]


@pytest.mark.usefixtures("newsroom")
def test_only_what_leads_to_a_release_is_offered() -> None:
    assert choices("/en/news/2023/", "Country") == [
        ("All countries", "/en/news/2023/"),
        ("Kenya", "/en/news/2023/?country=KE"),
        ("Nepal", "/en/news/2023/?country=NP"),
    ]
    # Not every release is about the one campaign there is, so it is a choice.
    addresses = [address for _text, address in choices("/en/news/", "Campaign")]
    assert addresses == ["/en/news/", "/en/news/?campaign=global-campaign"]


@pytest.mark.usefixtures("newsroom")
def test_choices_are_in_the_page_s_language() -> None:
    assert {text for text, _url in choices("/ur/news/", "ملک")} == {"تمام ممالک", "کینیا", "نیپال"}
    assert [text for text, _url in choices("/ur/news/", "زبان")] == ["English", "Español", "اردو"]
    assert texts(get("/ur/news/?language=en"), ".filter summary span[lang=en]") == ["English"]


@pytest.mark.usefixtures("newsroom")
def test_releases_of_another_language_say_so() -> None:
    entry = element(get("/en/news/?language=ur"), ".entry-text")

    assert (entry["lang"], entry["dir"]) == ("ur", "rtl")
    own, *others = get("/ur/news/").select(".entry-text")
    assert not own.get("lang")
    assert [other["lang"] for other in others] == ["en", "en"], "they stand in"


@pytest.mark.usefixtures("newsroom")
def test_a_draft_newsroom_and_private_campaigns_are_not_offered(newsroom: NewsIndexPage) -> None:
    spanish = newsroom.get_translations().get(locale__language_code="es")
    spanish.unpublish()
    make_private(CampaignPageFactory._meta.model.objects.get(slug="global-campaign"))

    assert [text for text, _url in choices("/en/news/", "Language")] == ["English", "اردو"]
    get("/en/news/?language=es", status=404)
    get("/en/news/?campaign=global-campaign", status=404)


@pytest.mark.usefixtures("newsroom")
def test_each_list_has_one_address_for_search_engines(newsroom: NewsIndexPage) -> None:
    own = page_url(newsroom)

    for path, canonical, robots in [
        ("", own, []),
        ("2023/", f"{own}2023/", []),
        ("?country=KE&utm_source=x", f"{own}?country=KE", ["noindex, follow"]),
        ("2023/?language=ur", f"{own}2023/?language=ur", ["noindex, follow"]),
    ]:
        soup = get(f"/en/news/{path}")

        assert attributes(soup, "link[rel=canonical]", "href") == [canonical]
        assert attributes(soup, "meta[name=robots]", "content") == robots
        assert bool(soup.select("link[hreflang]")) is (path == "")


def test_further_pages_keep_what_is_chosen() -> None:
    kenya = AffiliatePageFactory(country="KE")
    AffiliatePageFactory(country="NP")
    for number in range(21):
        release(2023, f"Release {number}", affiliates=[kenya])
    path = f"{news_index().url}2023/?country=KE"

    assert attributes(get(path), ".pagination a", "href") == ["?country=KE&page=2"]
    assert attributes(get(f"{path}&page=2"), ".pagination a", "href") == ["?country=KE&page=1"]


def test_an_empty_newsroom_says_so() -> None:
    newsroom = news_index()

    assert years_with_releases(newsroom, "en") == []
    assert "There are no press releases in this language yet." in get(newsroom.url).get_text()


def test_what_fits_nothing_leads_back_to_everything(newsroom: NewsIndexPage) -> None:
    soup = get("/en/news/2022/")

    assert "No press release fits all of this." in soup.get_text()
    assert "/en/news/" in attributes(soup, "section p a", "href")


def test_years_without_releases_are_left_out() -> None:
    for year in (2015, 2018, 2023):
        release(year, f"Release of {year}")

    assert years_with_releases(news_index(), "en") == [2023, 2018, 2015]


def test_an_event_called_like_a_year_is_not_reached_but_the_year_is() -> None:
    newsroom = news_index()
    release(2023, "Release of 2023")
    EventPageFactory(parent=newsroom, title="A look back", slug="2023")

    assert texts(get(f"{newsroom.url}2023/"), "h1") == [f"{newsroom.title} 2023"]
