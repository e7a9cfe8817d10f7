"""All checks together: they never fail, a good translation passes, planted faults are found."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.languages import LANGUAGES
from hni_site.operations.environment import ROOT
from hni_site.publishing.enums import Severity
from hni_site.translation.checks.checking import check
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Segment
from hni_site.translation.glossary.terms import Term
from tests.translation.checks.checked import checks
from tests.translation.checks.measure import SEED, measure
from tests.translation.checks.writing import Writer, glossary

CODES = [code for code, _name in LANGUAGES]
DOCS = ROOT / "docs" / "translation-checks.md"

# Beside letters: what the checks look for, so that they meet it often.
PIECES = [
    *("<b>", "</b>", '<a id="a1">', "</a>", "<br/>", "<", ">", "&amp;", "&#0;", "%(a)s", "{a}"),
    *("1,200", "1.2", "٣٫٥", "१२ लाख", "12:30 p.m.", "3 May", "+254 700 000", "http://[", "a@b.cd"),
    *("۔", "।", "?", "¿", "؟", "«", "»", "\u202f", "\u200e", "\u2067", "\u2069", "\u202e", "HNI"),
]
text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=10).map("".join)
TERMS = [Term("HNI", keep_as_is=True), Term("a", "b", "", ("c",)), Term("งาน", "x"), Term("<", "&")]


@given(text, text, st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(["title", ""]))
def test_never_raises(source: str, target: str, one: str, other: str, field: str) -> None:
    findings = check(Segment(source, target, one, other, field, 30), TERMS)

    assert all(finding.message and finding.check in Check.values for finding in findings)
    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=list(Severity).index)  # What blocks, first.


@given(st.integers(0, 2**32))
def test_a_good_translation_has_no_finding(seed: int) -> None:
    written = Writer(Random(seed)).segment()
    segment = Segment(written.source, written.target, "en", written.language, written.field, 255)
    assert check(segment, glossary(written.language)) == []


letters = st.text("abcdefghij", min_size=4, max_size=9)


@given(st.lists(letters, min_size=1, max_size=8), st.integers(0, 9999), st.booleans())
def test_a_copy_with_other_words_has_no_finding(words: list[str], number: int, bold: bool) -> None:
    """Numbers, links, placeholders and marks taken over as they are."""
    around = ("<b>", "</b>") if bold else ("", "")
    frame = f'{around[0]}{{}}{around[1]} %(name)s <a id="a1">{{}}</a> {number} x@example.org HNI.'
    source = frame.format(" ".join(words), words[0])
    target = frame.format(" ".join(f"z{word}" for word in words), f"z{words[0]}")
    assert checks(source, target, "sw", [Term("HNI", keep_as_is=True)]) == []


@pytest.fixture(scope="module")
def measured() -> dict[str, tuple[float, float]]:
    """Recall and false alarms, of fewer segments than in the docs and other ones."""
    counts = measure(3_000, SEED + 1)
    return {name: (count.recall, count.false_alarms) for name, count in counts.items()}


@pytest.mark.parametrize("name", Check.values)
def test_planted_faults_are_found(name: str, measured: dict[str, tuple[float, float]]) -> None:
    recall, false_alarms = measured[name]
    assert recall >= 0.97
    assert false_alarms <= 0.002


def test_every_check_is_in_the_docs() -> None:
    told = DOCS.read_text()
    assert [name for name in Check.values if f"| {name} |" not in told] == []


def test_messages_say_what_to_do() -> None:
    """A sentence that says what is wrong, and one that says what to do."""
    segment = Segment("13 women", "<b>31 mujeres", "en", "es")
    [finding] = check(segment)
    assert finding.message == ("<b> has no counterpart. Open and close each tag, as in the source.")
    assert finding.blocks
