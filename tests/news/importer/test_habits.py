"""Releases as agencies, unions, networks and word processors in four languages write them.

They lie in samples/habits, with what must be recognised in expected.toml. All are written for these
tests; every person and organisation in them is a sample.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from news.importer.formats import read_file
from news.importer.recognise import recognise
from news.importer.release import RecognisedRelease
from news.importer.source import Kind
from tests.news.importer.words import assert_in_order, assert_nothing_lost

SAMPLES = Path(__file__).parent / "samples" / "habits"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((SAMPLES / "expected.toml").read_text())


def parts_of(release: RecognisedRelease) -> dict[str, Any]:
    """What was recognised, but for the running text."""
    boilerplate = release.boilerplate
    return {
        "kicker": release.kicker,
        "title": release.title,
        "subheads": list(release.subheads),
        "place": release.dateline_place,
        "date": release.dateline_date or "",
        "body": [part.type for part in release.body],
        "headings": [part.text for part in release.body if part.type == "heading"],
        "quotes": [
            [part.text, part.attribution, part.role]
            for part in release.body
            if part.type == "quote"
        ],
        "goals": [part.text for part in release.body if part.type == "pull_text"],
        "boilerplate": boilerplate.title if boilerplate else "",
        "contacts": [
            [contact.name, contact.role, contact.organisation, contact.email, contact.phone]
            for contact in release.contacts
        ],
        "embargoed": release.embargoed,
        "cautions": [f"{caution.where}: {caution.text}" for caution in release.cautions],
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_release(name: str) -> None:
    document = read_file(name, (SAMPLES / name).read_bytes())
    release = recognise(document, name[:2])
    assert parts_of(release) == EXPECTED[name]
    written = [block for block in document.blocks if block.kind is not Kind.PICTURE]
    assert_nothing_lost(written, release)
    assert_in_order(written, release)


def test_every_sample_is_expected() -> None:
    assert {path.name for path in SAMPLES.iterdir()} - {"expected.toml"} == set(EXPECTED)
