"""What a reader gets when something isn't there, isn't theirs, or breaks."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.pages import make_private
from tests.factories.tree import TinySite
from tests.website.html import attributes, element, get, texts

# What a page says is the same on every database.
pytestmark = pytest.mark.only_on("sqlite")

SENTENCES = {
    "en": "Page not found",
    "es": "Página no encontrada",
    "ur": "صفحہ نہیں ملا",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_missing_page_in_the_language_of_the_address(
    language: str, tiny_localized_site: dict[str, TinySite]
) -> None:
    soup = get(f"/{language}/nothing-here/", status=404)

    assert element(soup, "html")["lang"] == language
    assert element(soup, "html")["dir"] == ("rtl" if language == "ur" else "ltr")
    assert texts(soup, "h1") == [SENTENCES[language]]
    assert len(soup.select(".menu a")) == 5
    assert attributes(soup, ".languages a", "href") == ["/en/", "/es/", "/ur/"]
    assert not soup.select("link[rel=canonical], .languages small")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing-here/", "/th/nothing-here/", "/th/"])
def test_an_address_in_no_published_language_is_answered_in_english(path: str) -> None:
    soup = get(path, status=404)

    assert element(soup, "html")["lang"] == "en"
    assert texts(soup, "h1") == [SENTENCES["en"]]


@pytest.mark.django_db
def test_a_draft_is_a_missing_page() -> None:
    get(StandardPageFactory(draft=True).url, status=404)


def test_no_access_in_the_language_of_the_address(
    tiny_localized_site: dict[str, TinySite], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: StandardPage, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise PermissionDenied

    monkeypatch.setattr(StandardPage, "serve", refuse)

    soup = get(tiny_localized_site["ur"].standard.url, status=403)

    assert element(soup, "html")["lang"] == "ur"
    assert texts(soup, "h1") == ["رسائی کی اجازت نہیں"]


@pytest.mark.django_db
def test_a_restricted_page_asks_for_a_login() -> None:
    page = make_private(StandardPageFactory())

    response = Client().get(page.url)

    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_fault_of_ours_in_the_language_of_the_address(
    tiny_localized_site: dict[str, TinySite], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: StandardPage, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(StandardPage, "serve", break_down)

    response = Client(raise_request_exception=False).get(tiny_localized_site["es"].standard.url)

    assert response.status_code == 500
    assert "Algo ha fallado" in response.content.decode()


def test_the_page_for_our_own_faults_needs_no_database_and_no_context() -> None:
    """Without the `db` fixture every query fails the test."""
    with translation.override("ur"):
        html = render_to_string("500.html")

    assert '<html lang="ur" dir="rtl">' in html
    assert "کچھ غلط ہو گیا" in html


@pytest.mark.django_db
def test_error_pages_stay_out_of_search_engines() -> None:
    assert attributes(get("/en/nothing/", status=404), "meta[name=robots]", "content") == [
        "noindex"
    ]
