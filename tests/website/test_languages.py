"""The same page in other languages: switcher, hreflang, copies."""

from typing import Any

import pytest
from django.conf import settings
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from hni_site.foundations.links import page_url
from hni_site.translation.fallback.models import LanguageFallback
from home.enums import Body
from tests.factories.home import PersonFactory, StandardPageFactory
from tests.factories.news import (
    BoilerplateFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import locale, make_private, translate
from tests.factories.tree import TinySite
from tests.website.html import attributes, element, get, get_page, texts

# What a page says is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

Sites = dict[str, TinySite]


def alternates(page: object) -> dict[str, str]:
    links = get_page(page).select("link[rel=alternate][hreflang]")
    return {str(link["hreflang"]): str(link["href"]) for link in links}


def test_translations_name_each_other_and_themselves(tiny_localized_site: Sites) -> None:
    for versions in zip(*tiny_localized_site.values(), strict=True):
        expected = {page.locale.language_code: page_url(page) for page in versions}
        expected["x-default"] = expected[settings.LANGUAGE_CODE]

        for page in versions:
            assert alternates(page) == expected


def test_only_public_translations_are_named(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site
    site["es"].release.unpublish()
    make_private(site["ur"].news_index)

    found = alternates(site["en"].release)

    assert set(found) == {"en", "x-default"}


def test_without_an_english_version_there_is_no_default() -> None:
    page = StandardPageFactory()
    urdu = translate(page, "ur")
    page.unpublish()

    assert set(alternates(urdu)) == {"ur"}


def test_further_pages_of_a_list_are_no_translations(tiny_localized_site: Sites) -> None:
    newsroom = tiny_localized_site["en"].news_index

    assert not get(f"{newsroom.url}?page=1").select("link[hreflang]")


def test_switcher_names_each_language_in_itself(tiny_localized_site: Sites) -> None:
    soup = get_page(tiny_localized_site["en"].release)

    names = soup.select(".languages a span")
    assert [(name["lang"], name.get_text()) for name in names] == [
        ("en", "English"),
        ("es", "Español"),
        ("ur", "اردو"),
    ]
    assert attributes(soup, ".languages a", "href") == [
        site.release.url for site in tiny_localized_site.values()
    ]
    assert attributes(soup, ".languages a", "hreflang") == ["en", "es", "ur"]
    assert texts(soup, ".languages a[aria-current]") == ["English"]
    assert not soup.select(".languages small")


def test_switcher_says_where_a_page_is_not_translated(tiny_localized_site: Sites) -> None:
    only_english = PressReleasePageFactory()

    soup = get_page(only_english)

    urdu = element(soup, ".languages a[hreflang=ur]")
    assert urdu["href"] == only_english.url.replace("/en/", "/ur/")
    assert texts(urdu, "small") == ["(this page is not translated)"]
    LanguageFallback.objects.create(locale=locale("ur"), falls_back_to=None)
    urdu = element(get_page(only_english), ".languages a[hreflang=ur]")
    assert urdu["href"] == tiny_localized_site["ur"].home.url
    assert texts(urdu, "small") == ["(home page: this page is not translated)"]
    assert not element(soup, ".languages a[hreflang=en]").select("small")


def test_a_language_whose_address_is_not_known_yet_is_not_offered(
    tiny_localized_site: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wagtail keeps the sites' roots in each process's cache for up to an hour."""
    known = Page.get_url_parts

    def not_yet(page: Page, *args: Any, **kwargs: Any) -> Any:
        return None if page.locale.language_code == "ur" else known(page, *args, **kwargs)

    monkeypatch.setattr(Page, "get_url_parts", not_yet)

    soup = get_page(tiny_localized_site["en"].release)

    assert attributes(soup, ".languages a", "hreflang") == ["en", "es"]
    assert set(alternates(tiny_localized_site["en"].release)) == {"en", "es", "x-default"}


def test_a_language_without_a_public_home_page_is_not_offered(
    tiny_localized_site: Sites,
) -> None:
    tiny_localized_site["ur"].home.unpublish()

    soup = get_page(tiny_localized_site["en"].home)

    assert attributes(soup, ".languages a", "hreflang") == ["en", "es"]


def test_a_site_in_one_language_has_no_switcher() -> None:
    assert not get_page(StandardPageFactory()).select(".languages")


def test_a_copy_of_another_language_says_so(tiny_localized_site: Sites) -> None:
    """Wagtail can mirror an untranslated page into another language's tree."""
    english = PressReleasePageFactory(parent=tiny_localized_site["en"].news_index)
    copy = CreatePageAliasAction(
        english,
        parent=tiny_localized_site["ur"].news_index,
        update_locale=locale("ur"),
        user=None,
    ).execute(skip_permission_checks=True)

    soup = get_page(copy)

    assert attributes(soup, "link[rel=canonical]", "href") == [page_url(english)]
    assert (element(soup, "main")["lang"], element(soup, "main")["dir"]) == ("en", "ltr")
    assert "ur" not in alternates(english)


def test_what_is_not_translated_says_its_language() -> None:
    contact, boilerplate = MediaContactFactory(name="Sample Contact"), BoilerplateFactory()
    release = PressReleasePageFactory(boilerplate=boilerplate)
    relate(release, contacts=[contact])
    urdu = translate(release, "ur")
    PersonFactory(name="Sample Person")
    team = translate(
        StandardPageFactory(body=[("people", {"body": Body.EXECUTIVE_COMMITTEE})]), "ur"
    )

    before, people = get_page(urdu), get_page(team)
    for snippet in (contact, boilerplate):
        snippet.copy_for_translation(locale("ur")).save()
    after = get_page(urdu)

    # The words around them, such as “E-mail:”, are the page's own.
    parts = [*before.select("article .contact > p"), element(before, ".boilerplate")]
    parts += people.select(".people :is(h3, .kicker, div:last-child)")
    assert len(parts) == 6
    for part in parts:
        assert (part["lang"], part["dir"]) == ("en", "ltr")
    assert not before.select("article .contact[lang], article .contact ul[lang]")
    assert not after.select(".boilerplate[lang]")
    assert not after.select("article .contact [lang]")
    assert not get_page(release).select("article .contact [lang]")
