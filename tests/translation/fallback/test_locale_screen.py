"""Adding a language is an editor's act: its screen under Settings → Locales."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from hni_site.access.enums import RoleName
from hni_site.content_store.models import Head
from hni_site.translation.fallback.models import LanguageFallback
from hni_site.translation.fallback.reading import chain, fallbacks
from tests.factories.pages import locale
from tests.factories.people import client_of, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

PREFIX = "component-translation_languagefallback"


@pytest.fixture
def client() -> Client:
    return client_of(person(RoleName.ADMINISTRATOR))


def save(client: Client, language: str, falls_back_to: str | None = None, **more: str) -> Any:
    """Saves the language's screen; an empty text says that nothing stands in for it."""
    data = {"language_code": language, **more}
    if falls_back_to is not None:
        data[f"{PREFIX}-enabled"] = "on"
        chosen = locale(falls_back_to).pk if falls_back_to else ""
        data[f"{PREFIX}-falls_back_to"] = str(chosen)
    found = Locale.objects.filter(language_code=language).first()
    if found is None:
        return client.post(reverse("wagtaillocales:add"), data)
    return client.post(reverse("wagtaillocales:edit", args=[found.pk]), data)


def test_a_language_is_added_with_what_stands_in_for_it(client: Client) -> None:
    locale("es")

    assert client.get(reverse("wagtaillocales:add")).status_code == 200
    assert save(client, "pt", "es").status_code == 302

    assert chain("pt") == ("pt", "es", "en")
    assert chain("sw") == ("sw",), "no language of the site"


def test_without_a_word_the_rule_holds(client: Client) -> None:
    locale("es")

    save(client, "es-ar")

    assert chain("es-ar") == ("es-ar", "es", "en")


def test_nothing_may_stand_in_for_a_language_and_the_rule_may_come_back(client: Client) -> None:
    save(client, "ur", "")
    assert chain("ur") == ("ur",)

    save(client, "ur")
    assert chain("ur") == ("ur", "en")


def test_a_circle_is_refused_and_the_page_says_why(client: Client) -> None:
    for language in ("es", "fr", "pt"):
        locale(language)
    save(client, "es", "fr")
    save(client, "fr", "pt")

    response = save(client, "pt", "es")

    assert response.status_code == 200
    assert "Spanish falls back, at last, to this language" in response.content.decode()
    assert chain("es") == ("es", "fr", "pt", "en")


def test_a_circle_is_refused_from_scripts_too() -> None:
    LanguageFallback.objects.create(locale=locale("es"), falls_back_to=locale("fr"))

    with pytest.raises(ValueError, match="falls back, at last, to"):
        LanguageFallback.objects.create(locale=locale("fr"), falls_back_to=locale("es"))


def test_a_language_that_is_removed_stands_in_for_none() -> None:
    LanguageFallback.objects.create(locale=locale("sw"), falls_back_to=locale("fr"))

    locale("fr").delete()

    assert chain("sw") == ("sw", "en")


def test_the_screen_says_how_the_language_is_written_and_who_works_on_it(client: Client) -> None:
    urdu = locale("ur")
    translator = person(RoleName.TRANSLATOR, language="ur")

    page = client.get(reverse("wagtaillocales:edit", args=[urdu.pk]))

    facts = BeautifulSoup(page.content, "html.parser").select_one("dl")
    assert facts
    said = " ".join(facts.get_text(" ").split())
    assert "from right to left" in said
    assert "Urdu, else in English" in said
    assert f"Translator {translator.get_full_name() or translator.get_username()}" in said
    assert "Translation reviewer nobody yet" in said
    group = translator.groups.get()
    links = [str(link["href"]) for link in facts.select("a")]
    assert reverse("wagtailusers_groups:edit", args=[group.pk]) in links
    for link in links:
        assert client.get(link).status_code == 200


def test_all_that_was_said_is_one_query() -> None:
    for language in ("es", "fr", "ur"):
        LanguageFallback.objects.create(locale=locale(language), falls_back_to=locale("en"))

    with CaptureQueriesContext(connection) as captured:
        fallbacks()

    assert len(captured) == 1


def test_another_chain_makes_kept_answers_old() -> None:
    fallback = LanguageFallback.objects.create(locale=locale("sw"), falls_back_to=locale("en"))
    for change in (fallback.save, fallback.delete):
        before = Head.objects.get().changed_at
        change()
        assert Head.objects.get().changed_at != before
