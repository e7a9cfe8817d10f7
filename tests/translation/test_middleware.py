"""Which language an answer is in: the address decides, on the website and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from hni_site.translation.fallback.models import LanguageFallback
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale, translate

pytestmark = pytest.mark.django_db

SPANISH_BROWSER = {"Accept-Language": "es"}


def html_tag(client: Client, path: str) -> dict[str, str]:
    response = client.get(path)
    assert response.status_code == 200, path
    tag = BeautifulSoup(response.content, "html.parser").html
    assert tag is not None
    return {name: str(value) for name, value in tag.attrs.items()}


@pytest.mark.parametrize(
    ("language", "direction"), [("es", "ltr"), ("ur", "rtl"), ("lo", "ltr"), ("ps", "rtl")]
)
def test_new_language_needs_no_code(language: str, direction: str, client: Client) -> None:
    """Django has no catalogue of its own for Lao and Pashto."""
    Locale.objects.create(language_code=language)
    translate(home_page(), language)

    tag = html_tag(client, f"/{language}/")

    assert (tag["lang"], tag["dir"]) == (language, direction)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_language_of_the_settings_can_be_one(language: str, client: Client) -> None:
    if language != "en":
        translate(home_page(), language)
    else:
        home_page().save_revision().publish()

    response = client.get(f"/{language}/")

    assert response.status_code == 200
    assert response["Content-Language"] == language


def test_language_without_a_home_page_or_fallback_is_not_found(client: Client) -> None:
    StandardPageFactory(slug="about-us")
    LanguageFallback.objects.create(locale=locale("fr"), falls_back_to=None)

    assert client.get("/fr/").status_code == 404
    assert client.get("/fr/about-us/").status_code == 404
    assert client.get("/th/").status_code == 404
    assert client.get("/xx/").status_code == 404


def test_page_is_not_found_under_another_language_without_fallback(client: Client) -> None:
    home_page().save_revision().publish()
    StandardPageFactory(slug="about-us")
    translate(home_page(), "es")
    LanguageFallback.objects.create(locale=locale("es"), falls_back_to=None)

    assert client.get("/en/about-us/").status_code == 200
    assert client.get("/es/about-us/").status_code == 404


def test_draft_translation_is_not_found(client: Client) -> None:
    translate(home_page(), "es", live=False)

    assert client.get("/es/").status_code == 404


def test_website_does_not_ask_the_browser(client: Client) -> None:
    home_page().save_revision().publish()

    response = client.get("/en/", headers=SPANISH_BROWSER)

    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")


def test_admin_asks_the_browser(client: Client) -> None:
    login = client.get("/admin/login/", headers=SPANISH_BROWSER).content.decode()

    assert 'lang="es"' in login


def test_api_neither_redirects_nor_asks_the_browser(client: Client) -> None:
    response = client.get("/api/v2/missing/", headers=SPANISH_BROWSER)

    assert response.status_code == 404
    assert "Content-Language" not in response


def test_language_does_not_stay_for_the_next_request(client: Client) -> None:
    translate(home_page(), "ur")
    before = translation.get_language()

    client.get("/ur/")

    assert translation.get_language() == before
