"""The way from `/` to the language a reader likes best."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hni_site.translation.languages import best_language, live_languages
from tests.factories.home import home_page
from tests.factories.pages import make_private, translate

CODES = st.sampled_from(["en", "es", "es-ar", "fr", "pt-br", "ur", "hi", "zh-hant", "*", "x"])
AVAILABLE = st.lists(
    st.sampled_from(["en", "es", "fr", "pt", "ur"]), min_size=1, max_size=5, unique=True
)


@given(wanted=st.lists(CODES, max_size=6), available=AVAILABLE)
def test_is_always_one_that_there_is(wanted: list[str], available: list[str]) -> None:
    found = best_language(wanted, available)

    assert found in available
    bases = [code.split("-")[0] for code in wanted]
    if not set(bases) & set(available):
        assert found == available[0]
    else:
        # Nothing that the reader named earlier would have done, too.
        earlier = bases[: bases.index(found)]
        assert not set(earlier) & set(available)


@given(wanted=st.lists(CODES, max_size=6), available=AVAILABLE)
def test_languages_that_there_are_not_change_nothing(
    wanted: list[str], available: list[str]
) -> None:
    missing = ["de", "ja-jp"]

    assert best_language([*missing, *wanted], available) == best_language(wanted, available)


@pytest.fixture
def in_three_languages(db: None) -> None:
    for language in ("es", "ur"):
        translate(home_page(), language)
    home_page().save_revision().publish()


@pytest.mark.usefixtures("in_three_languages")
@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("es-AR,es;q=0.9,en;q=0.1", "/es/"),
        ("en;q=0.1,ur", "/ur/"),
        ("ur-PK", "/ur/"),
        ("UR", "/ur/"),
        ("fr-CA, es;q=0.5, en;q=0.4", "/es/"),
        ("hi", "/en/"),
        ("*", "/en/"),
        ("fr, *;q=0.5", "/en/"),
        ("", "/en/"),
        ("es;q=0", "/en/"),
        (";;;,=,q=,\x00", "/en/"),
        ("es;q=lots", "/en/"),
        ("x" * 5000, "/en/"),
        ("x-y," * 2000 + "es", "/en/"),
    ],
)
def test_bare_address_leads_there(header: str, address: str, client: Client) -> None:
    response = client.get("/", headers={"Accept-Language": header})

    assert (response.status_code, response["Location"]) == (302, address)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.usefixtures("in_three_languages")
def test_bare_address_without_a_wish(client: Client) -> None:
    assert client.get("/")["Location"] == "/en/"
    assert client.head("/")["Location"] == "/en/"
    assert client.post("/").status_code == 405


@pytest.mark.usefixtures("in_three_languages")
def test_only_languages_with_a_public_home_page_count(client: Client) -> None:
    make_private(home_page("es"))
    home_page("ur").unpublish()

    assert live_languages() == ["en"]
    assert client.get("/", headers={"Accept-Language": "es,ur"})["Location"] == "/en/"


@pytest.mark.usefixtures("in_three_languages")
def test_english_is_not_needed(client: Client) -> None:
    home_page().unpublish()

    assert live_languages() == ["es", "ur"]
    assert client.get("/", headers={"Accept-Language": "fr"})["Location"] == "/es/"


@pytest.mark.django_db
def test_before_anything_is_published_there_is_nothing(client: Client) -> None:
    home_page().unpublish()

    assert client.get("/").status_code == 404
