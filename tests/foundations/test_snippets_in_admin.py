"""Every snippet, as an editor meets it: created, changed, listed, never stored twice."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TranslatableMixin
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from bazaar_pages.models import ProductCategory
from campaigns.models import Instrument, Ratification
from hni_site.translation.glossary.models import GlossaryTerm
from home.models import Person
from news.models import Boilerplate, MediaContact
from tests.discovery import SNIPPETS, label
from tests.entries import pk
from tests.factories.bazaar_pages import ProductCategoryFactory
from tests.factories.campaigns import InstrumentFactory, RatificationFactory
from tests.factories.glossary import GlossaryTermFactory
from tests.factories.home import PersonFactory
from tests.factories.media import SiteImageFactory
from tests.factories.news import BoilerplateFactory, MediaContactFactory
from tests.factories.pages import locale

pytestmark = pytest.mark.django_db

Entry = dict[str, Any]


def _person() -> Entry:
    return {
        "name": "Sample Person",
        "body": "executive-committee",
        "role": "Chair",
        "region": "africa",
        "term_start": "2023-01-01",
        "term_end": "2026-12-31",
        "biography": rich_text("<p>A weaver.</p>"),
        "image": pk(SiteImageFactory),
        "sort_order": "1",
    }


def _media_contact() -> Entry:
    return {
        "name": "Sample Contact",
        "role": "Media Officer",
        "organisation": "HomeNet International",
        "email": "media@example.org",
        "phone": "+254 700 000 000",
    }


def _ratification() -> Entry:
    return {
        "instrument": pk(InstrumentFactory),
        "country": "FI",
        "registered": "1998-06-17",
        "precision": "day",
        "in_force": "2000-04-22",
        "source": "ILO NORMLEX",
        "checked_on": "2023-11-01",
    }


def _instrument() -> Entry:
    return {
        "code": "C177",
        "title": "Home Work Convention, 1996",
        "kind": "convention",
        "adopted": "1996-06-20",
        "in_force": "2000-04-22",
        "source": "https://www.ilo.org/",
    }


ENTRIES: dict[type[Model], Callable[[], Entry]] = {
    Person: _person,
    MediaContact: _media_contact,
    Boilerplate: lambda: {"title": "About HNI", "text": rich_text("<p>A network.</p>")},
    Instrument: _instrument,
    Ratification: _ratification,
    ProductCategory: lambda: {"name": "Wood", "code": "wood"},
    GlossaryTerm: lambda: {"term": "basket", "language": "en"},
}
MANY: dict[type[Model], Callable[[int], Model]] = {
    Person: lambda n: PersonFactory(),
    MediaContact: lambda n: MediaContactFactory(),
    Boilerplate: lambda n: BoilerplateFactory(),
    Instrument: lambda n: InstrumentFactory(code=f"C{n}"),
    Ratification: lambda n: RatificationFactory(instrument=InstrumentFactory(code=f"C{n}")),
    ProductCategory: lambda n: ProductCategoryFactory(code=f"kind-{n}"),
    GlossaryTerm: lambda n: GlossaryTermFactory(term=f"basket {n}"),
}
# Two of these must never stand beside each other.
UNIQUE = [Instrument, Ratification, ProductCategory, GlossaryTerm]

each_snippet = pytest.mark.parametrize("model", SNIPPETS, ids=label)


def url(model: type[Model], view: str, *args: Any) -> str:
    return reverse(
        f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{view}", args=args
    )


def send(client: Client, address: str, typed: Entry) -> Any:
    """Fills the form at the address and sends it."""
    page = client.get(address)
    assert page.status_code == 200
    form = querydict_from_html(page.content.decode(), form_id="w-editor-form")
    for name, value in typed.items():
        form[name] = value
    return client.post(address, form)


def entry(model: type[Model]) -> Entry:
    assert model in ENTRIES, f"Say in {__name__} what an editor types for {label(model)}"
    return ENTRIES[model]()


@each_snippet
def test_created_and_changed(model: type[Model], admin_client: Client) -> None:
    typed = entry(model)

    response = send(admin_client, url(model, "add"), typed)

    assert response.status_code == 302, response.context["form"].errors
    snippet = model._default_manager.get()
    shown = admin_client.get(url(model, "edit", snippet.pk)).content.decode()
    form = querydict_from_html(shown, form_id="w-editor-form")
    assert {name: form[name] for name in typed} == typed
    assert send(admin_client, url(model, "edit", snippet.pk), {}).status_code == 302


@each_snippet
def test_every_field_is_required_or_may_be_empty_on_purpose(
    model: type[Model], admin_client: Client
) -> None:
    """An empty form is a question, never a crash."""
    response = send(admin_client, url(model, "add"), {})

    assert response.status_code == 200
    assert response.context["form"].errors


@pytest.mark.parametrize("model", UNIQUE, ids=label)
def test_second_one_of_the_same_is_refused_with_a_reason(
    model: type[Model], admin_client: Client
) -> None:
    typed = entry(model)
    send(admin_client, url(model, "add"), typed)

    response = send(admin_client, url(model, "add"), typed)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert model._default_manager.count() == 1


@each_snippet
def test_listing_asks_the_database_as_often_for_many_as_for_one(
    model: type[Model], admin_client: Client
) -> None:
    # wagtail-localize asks for each row whether it can be and whether it was translated.
    queries_per_row = 2 if issubclass(model, TranslatableMixin) else 0

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(url(model, "list")).status_code == 200
        return len(captured)

    MANY[model](1)
    queries()
    one = queries()
    for number in range(2, 12):
        MANY[model](number)

    assert queries() <= one + 10 * queries_per_row


@each_snippet
def test_found_by_its_name(model: type[Model], admin_client: Client) -> None:
    snippet = MANY[model](1)

    response = admin_client.get(url(model, "list"), {"q": str(snippet).split(",")[0]})

    assert str(snippet).split(",")[0] in response.content.decode()


@pytest.mark.parametrize(
    "model", [model for model in SNIPPETS if issubclass(model, TranslatableMixin)], ids=label
)
def test_each_says_its_language_in_the_list(model: type[Model], admin_client: Client) -> None:
    """Else a contact and its translations are four lines of the same."""
    snippet: Any = MANY[model](1)
    snippet.copy_for_translation(locale("es")).save()

    soup = BeautifulSoup(admin_client.get(url(model, "list")).content, "html.parser")

    languages = {label.get_text(strip=True) for label in soup.select("td .w-status--label")}
    assert languages == {"English", "Español"}
