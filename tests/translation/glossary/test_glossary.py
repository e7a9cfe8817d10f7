"""The glossary in the database: what holds between two languages, and its screens."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from hni_site.access.enums import RoleName
from hni_site.translation.glossary.exchange import export_rows, import_rows
from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation
from hni_site.translation.glossary.reading import terms_between
from hni_site.translation.glossary.rows import Row, read, write
from hni_site.translation.glossary.terms import Term
from tests.factories.glossary import GlossaryTermFactory
from tests.factories.pages import locale
from tests.factories.people import client_of, person, refused

pytestmark = pytest.mark.django_db

NAMESPACE = "wagtailsnippets_glossary_glossaryterm"


def url(view: str, *arguments: Any) -> str:
    return reverse(f"{NAMESPACE}:{view}", args=arguments)


# --- Between two languages ------------------------------------------------------------------------


def test_what_holds_between_two_languages() -> None:
    GlossaryTermFactory(term="basket", note="Woven.", spanish="cesta", spanish__forbidden="cesto")
    GlossaryTermFactory(language="fr", term="panier", spanish="cesta")
    GlossaryTermFactory(language="es", term="mimbre", spanish=False)

    assert list(terms_between("en", "es")) == [Term("basket", "cesta", "Woven.", ("cesto",))]
    assert list(terms_between("en", "fr")) == []
    assert list(terms_between("fr", "es")) == [Term("panier", "cesta")]


def test_what_is_kept_is_kept_in_every_language_that_has_no_word_of_its_own() -> None:
    term = GlossaryTermFactory(term="HNI", keep_as_is=True, spanish=False)
    GlossaryTranslation.objects.create(term=term, language="ur", translation="ایچ این آئی")
    GlossaryTranslation.objects.create(term=term, language="fr", forbidden="RIH")

    assert list(terms_between("en", "es")) == [Term("HNI", keep_as_is=True)]
    assert list(terms_between("fr", "en")) == [Term("HNI", keep_as_is=True)]
    assert list(terms_between("en", "fr")) == [Term("HNI", forbidden=("RIH",), keep_as_is=True)]
    assert list(terms_between("en", "ur")) == [Term("HNI", "ایچ این آئی")]


def test_a_region_has_what_its_language_has_and_its_own_words() -> None:
    basket = GlossaryTermFactory(term="basket", spanish="cesta")
    GlossaryTermFactory(term="bag", spanish="bolsa")
    GlossaryTranslation.objects.create(term=basket, language="es-ar", translation="canasta")

    assert [term.translation for term in terms_between("en", "es-ar")] == ["bolsa", "canasta"]
    assert [term.translation for term in terms_between("en-gb", "es")] == ["bolsa", "cesta"]


def test_two_queries_however_many_terms() -> None:
    for _number in range(30):
        GlossaryTermFactory()
    with CaptureQueriesContext(connection) as captured:
        assert len(terms_between("en", "es")) == 30
    assert len(captured) == 2


# --- The form -------------------------------------------------------------------------------------


def typed(*translations: dict[str, str], **fields: str) -> dict[str, str]:
    rows = {"translations": inline_formset(list(translations))}
    data: dict[str, str] = nested_form_data({"term": "basket", "language": "en", **fields, **rows})
    return data


def test_a_term_with_its_translations(admin_client: Client) -> None:
    spanish = {"language": "es", "translation": " cesta ", "forbidden": "canasta\n\n cesto \ncesto"}

    response = admin_client.post(url("add"), typed(spanish, term="  a   basket"))

    assert response.status_code == 302
    row = GlossaryTranslation.objects.get()
    assert (row.term.term, row.translation) == ("a basket", "cesta")
    assert row.forbidden_variants == ("canasta", "cesto")


@pytest.mark.parametrize(
    ("translations", "told"),
    [
        ([{"language": "es", "translation": "", "forbidden": ""}], "Give a translation"),
        ([{"language": "es", "translation": "a", "forbidden": "b\na"}], "itself is forbidden"),
        ([{"language": "xx", "translation": "a", "forbidden": ""}], "xx"),
        ([{"language": "es", "translation": "a", "forbidden": ""}] * 2, "duplicate"),
    ],
)
def test_what_the_form_refuses(
    translations: list[dict[str, str]], told: str, admin_client: Client
) -> None:
    response = admin_client.post(url("add"), typed(*translations))

    assert response.status_code == 200
    formset = response.context["form"].formsets["translations"]
    assert told in str([*formset.errors, *formset.non_form_errors()])
    assert not GlossaryTerm.objects.exists()


def test_a_language_that_the_site_does_not_know() -> None:
    with pytest.raises(ValidationError, match="language"):
        GlossaryTerm(term="basket", language="xx").full_clean()


def listed(client: Client, **asked: str) -> set[str]:
    response = client.get(url("list"), asked)
    return {term.term for term in response.context["object_list"]}


def test_the_listing_is_narrowed(admin_client: Client) -> None:
    GlossaryTermFactory(term="basket")
    GlossaryTermFactory(term="weaver", spanish=False)
    GlossaryTermFactory(term="HNI", keep_as_is=True, spanish=False)

    assert listed(admin_client) == {"basket", "weaver", "HNI"}
    assert listed(admin_client, translated_into="es") == {"basket"}
    assert listed(admin_client, not_translated_into="es") == {"weaver"}
    assert listed(admin_client, keep_as_is="true") == {"HNI"}
    assert listed(admin_client, language="fr") == set()


def test_the_listing_is_searched(admin_client: Client) -> None:
    rows = [Row("en", "basket", "Of sisal", into="es", translation="cesta"), Row("en", "weaver")]
    import_rows(rows, None)

    assert listed(admin_client, q="wea") == {"weaver"}
    assert listed(admin_client, q="sisal") == {"basket"}
    assert listed(admin_client, q="cesta") == {"basket"}


# --- The file -------------------------------------------------------------------------------------


def upload(client: Client, text: str | bytes) -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(url("import"), {"file": ContentFile(data, "glossary.csv")})


def test_a_file_is_taken_over(admin_client: Client) -> None:
    GlossaryTermFactory(term="basket", note="Woven.", spanish="canasta", spanish__forbidden="x")
    text = (
        "language,term,note,keep_as_is,into,translation,forbidden\n"
        "en,basket,,,es,cesta,canasta\n"
        "en,basket,,,fr,panier,\n"
        "en,HNI,The network,yes,,,\n"
    )

    response = upload(admin_client, text)

    assert response.status_code == 302
    shown = admin_client.get(url("list")).content.decode()
    assert "1 term added, 1 changed, 0 as they were." in shown
    assert list(terms_between("en", "es")) == [
        Term("HNI", note="The network", keep_as_is=True),
        Term("basket", "cesta", "Woven.", ("canasta",)),
    ]
    assert terms_between("en", "fr")[1].translation == "panier"
    actions = ModelLogEntry.objects.filter(content_type__app_label="glossary").order_by("label")
    assert [(entry.label, entry.action) for entry in actions] == [
        ("HNI", "wagtail.create"),
        ("basket", "wagtail.edit"),
    ]


def test_nothing_of_a_wrong_file_is_taken_over(admin_client: Client) -> None:
    response = upload(admin_client, "language,term\nen,basket\nxx,weaver\n")

    assert response.status_code == 422
    shown = response.content.decode()
    assert "Nothing was taken over" in shown
    assert "Line 3:" in shown
    assert "“xx” is no language of the site" in shown
    assert not GlossaryTerm.objects.exists()


def test_what_stands_in_a_file_is_text_on_the_screen(admin_client: Client) -> None:
    shown = upload(admin_client, "language,term\n<script>,x\n").content.decode()
    assert "&lt;script&gt;" in shown


def test_no_file_is_a_question(admin_client: Client) -> None:
    assert admin_client.post(url("import")).status_code == 422
    assert upload(admin_client, b"").status_code == 422


def test_the_exported_file_changes_nothing(admin_client: Client) -> None:
    GlossaryTermFactory(term="=basket", note="a\nb", spanish="cesta", spanish__forbidden="x\ny")
    GlossaryTermFactory(term="HNI", keep_as_is=True, spanish=False)

    response = admin_client.get(url("export"))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="glossary.csv"'
    assert response.content.startswith(b"\xef\xbb\xbflanguage,term,")
    upload(admin_client, response.content)
    assert not ModelLogEntry.objects.filter(content_type__app_label="glossary").exists()


def test_an_export_fills_an_empty_glossary() -> None:
    GlossaryTermFactory(term="basket", note="a", case_sensitive=True, spanish__forbidden="x\ny")
    GlossaryTermFactory(term="HNI", keep_as_is=True, spanish=False)
    rows = list(export_rows())
    GlossaryTerm.objects.all().delete()

    outcome = import_rows(read(write(rows).encode(), ["en", "es"]), None)

    assert outcome == (2, 0, 0)
    assert list(export_rows()) == rows


def test_a_large_file_costs_an_entry_in_each_history_and_no_more() -> None:
    def queries(terms: range) -> int:
        rows = [Row("en", f"term {number}", into="es", translation="x") for number in terms]
        with CaptureQueriesContext(connection) as captured:
            import_rows(rows, None)
        return len(captured)

    per_entry = 2  # Wagtail checks it before it writes it.
    queries(range(1))
    few, many = queries(range(1, 11)), queries(range(11, 111))
    assert many - few == per_entry * 90


def test_the_file_asks_as_often_for_many_as_for_one(admin_client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(url("export")).status_code == 200
        return len(captured)

    GlossaryTermFactory()
    one = queries()
    for _number in range(10):
        GlossaryTermFactory()
    assert queries() == one


# --- Who ------------------------------------------------------------------------------------------


# Affiliates' contributors go through the doors of tests/access only.
@pytest.mark.parametrize("role", [role for role in RoleName if role != RoleName.CONTRIBUTOR])
def test_who_keeps_the_glossary(role: RoleName) -> None:
    locale("es")
    is_by_language = role in (RoleName.TRANSLATOR, RoleName.REVIEWER)
    client = client_of(person(role, language="es" if is_by_language else ""))
    may = role in (RoleName.EDITOR, RoleName.REVIEWER, RoleName.ADMINISTRATOR)

    for view in ("list", "add", "import", "export"):
        assert refused(client.get(url(view))) != may
    shown = client.get(url("list")).content.decode() if may else ""
    assert (url("import") in shown) == may
    assert (url("export") in shown) == may
