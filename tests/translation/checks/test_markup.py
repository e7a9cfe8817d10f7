"""Tags, links, addresses, placeholders: taken over whole."""

import pytest

from hni_site.publishing.enums import Severity
from hni_site.translation.checks.addresses import addresses
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.links import links
from hni_site.translation.checks.markup import emphasis, markup
from hni_site.translation.checks.placeholders import placeholders
from tests.translation.checks.checked import checks, found

BLOCKS, WARNS = Severity.BLOCKS, Severity.WARNS
LINK = 'Read <a id="a1">the plan</a>.'


@pytest.mark.parametrize(
    "target",
    [
        "a <b>b</b> c",
        'a <a id="a1">b <i>c</i></a>',
        "a<br/>b<br>c",
        "5 &lt; 6",
        "1 < 2 and 3 > 2",
        "<strong>a</strong>",
        "",
    ],
)
def test_markup_that_is_whole(target: str) -> None:
    assert found(markup, "a", target) == []


@pytest.mark.parametrize(
    "target",
    [
        "a <b>b",
        "a b</b>",
        "<b><i>a</b></i>",
        "<b>a</b",
        "<b a</b>",
        '<a id="a1" a</a>',
        "<u>a</u>",
        "<p>a</p>",
        '<b class="x">a</b>',
        '<a href="https://example.org">a</a>',
        "<script>alert(1)</script>",
    ],
)
def test_markup_that_is_broken(target: str) -> None:
    assert found(markup, "a", target) == [BLOCKS]


def test_where_markup_is_broken_nothing_else_is_told() -> None:
    assert checks(LINK, "Lea <a id=el plan.") == [Check.MARKUP]


def test_emphasis() -> None:
    assert found(emphasis, "<b>a</b> b", "<b>x</b> y") == []
    assert found(emphasis, "<b>a</b> b", "<strong>x</strong> y") == []
    assert found(emphasis, "<b>a</b> b", "x y") == [WARNS]
    assert found(emphasis, "a b", "<em>x</em> y") == [WARNS]
    assert found(emphasis, "a<br/>b", "x y") == [WARNS]


@pytest.mark.parametrize(
    ("target", "severities"),
    [
        ('Lea <a id="a1">el plan</a>.', []),
        ("Lea <a id='a1'>el <b>plan</b></a>.", []),
        ("Lea el plan.", [BLOCKS]),
        ('Lea <a id="a2">el plan</a>.', [BLOCKS, BLOCKS]),
        ('<a id="a1">Lea</a> <a id="a1">el plan</a>.', [BLOCKS]),
        ('Lea el plan <a id="a1"></a>.', [BLOCKS]),
        ("Lea <a>el plan</a>.", [BLOCKS, BLOCKS]),
    ],
)
def test_links(target: str, severities: list[Severity]) -> None:
    assert found(links, LINK, target) == severities


def test_links_change_places() -> None:
    source = '<a id="a1">A</a> of <a id="a2">B</a>'
    assert found(links, source, '<a id="a2">B</a> کا <a id="a1">A</a>', "ur") == []


ADDRESS = "https://example.org/en/plan"


@pytest.mark.parametrize(
    ("source", "target", "severities"),
    [
        (f"See {ADDRESS}.", f"Vea {ADDRESS}.", []),
        (f"See {ADDRESS}", f"ดู{ADDRESS}ที่นี่", []),
        (f"See {ADDRESS}.", "Vea https://example.org/es/plan.", [WARNS]),
        (f"See {ADDRESS}.", "Vea https://example.com/en/plan.", [BLOCKS]),
        (f"See {ADDRESS}.", "Vea el plan.", [BLOCKS]),
        ("Write to a.b@example.org.", "Escriba a A.B@example.org.", []),
        ("Write to a.b@example.org.", "Escriba a ab@example.org.", [BLOCKS]),
        ("Call +254 700 000 001", "Llame al +254-700-000001", []),
        ("Call +254 700 000 001", "اتصلوا على \u200e+٢٥٤ ٧٠٠ ٠٠٠ ٠٠١", []),
        ("Call +254 700 000 001", "Llame al +254 700 000 002", [BLOCKS]),
        ("Call +254 700 000 001", "Llámenos", [BLOCKS]),
    ],
)
def test_addresses(source: str, target: str, severities: list[Severity]) -> None:
    assert found(addresses, source, target) == severities


@pytest.mark.parametrize("name", ["%(name)s", "{name}", "{0}", "{}", "{{ name }}", "%s"])
def test_placeholders(name: str) -> None:
    source = f"Dear {name}, hello"
    assert found(placeholders, source, f"Estimada {name}, hola") == []
    assert found(placeholders, source, "Estimada, hola") == [BLOCKS]
    assert found(placeholders, source, f"{name} {name}") == [BLOCKS]


def test_placeholders_are_names_letter_by_letter() -> None:
    assert found(placeholders, "Dear %(name)s", "Estimada %(nombre)s") == [BLOCKS, BLOCKS]
    assert found(placeholders, "Dear {name}", "Estimada {nombre}") == [BLOCKS, BLOCKS]


@pytest.mark.parametrize("text", ["57 % so", "100%s", "50%d'", "{ not one }", "{a b}", "100 %"])
def test_what_is_no_placeholder(text: str) -> None:
    assert found(placeholders, text, "otra cosa") == []
