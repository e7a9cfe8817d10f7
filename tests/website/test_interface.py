"""The interface's own words, in the languages it speaks."""

import re
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from hni_site.website.interface import catalogue_path, interface_texts

each_language = pytest.mark.parametrize("language", ["es", "fr", "ur", "hi", "th"])

PLACEHOLDER = re.compile(r"%\(\w+\)s")


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_texts_come_from_templates_and_from_labels_that_readers_see() -> None:
    texts = interface_texts()

    assert texts["%(total)s organisation"] == "%(total)s organisations"
    assert {"Skip to the content", "Something went wrong", "Source:"} <= set(texts)
    assert {"Southeast Asia", "Under way", "Webinar", "Strategic plan"} <= set(texts)


@each_language
def test_no_text_lacks_its_translation(language: str) -> None:
    catalogue = polib.pofile(str(catalogue_path(language)))

    assert {entry.msgid for entry in catalogue} == set(interface_texts()), (
        f"run: manage.py update_catalogues {language}"
    )
    for entry in catalogue:
        assert all(translations(entry)), f"{language} lacks: {entry.msgid}"
        assert not entry.fuzzy, entry.msgid


@each_language
def test_translations_keep_the_placeholders(language: str) -> None:
    for entry in polib.pofile(str(catalogue_path(language))):
        for text in translations(entry):
            assert PLACEHOLDER.findall(text) == PLACEHOLDER.findall(entry.msgid), entry.msgid


@each_language
def test_the_compiled_catalogue_is_up_to_date(language: str) -> None:
    path = catalogue_path(language)
    source, compiled = polib.pofile(str(path)), polib.mofile(str(path.with_suffix(".mo")))

    assert {entry.msgid: translations(entry) for entry in compiled} == {
        entry.msgid: translations(entry) for entry in source
    }


@pytest.fixture
def own_catalogue(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the Spanish catalogue, which the commands now work on."""
    source = catalogue_path("es")
    settings.LOCALE_PATHS = [tmp_path]
    copy = catalogue_path("es")
    copy.parent.mkdir(parents=True)
    copy.write_text(source.read_text())
    return copy


def test_an_update_of_what_is_up_to_date_changes_nothing(own_catalogue: Path) -> None:
    before = own_catalogue.read_text()

    call_command("update_catalogues", "es")

    assert own_catalogue.read_text() == before


def test_an_update_adds_what_is_new_and_drops_what_is_gone(
    own_catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = own_catalogue.read_text().replace('msgid "Where"', 'msgid "No longer used"')
    own_catalogue.write_text(renamed)

    call_command("update_catalogues", "es")

    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(own_catalogue))}
    assert entries["Where"] == ""
    assert entries["When"] == "Cuándo"
    assert "No longer used" not in entries
    assert "es: 1 text" in capsys.readouterr().out


def test_a_new_text_has_as_many_plurals_as_its_language(own_catalogue: Path) -> None:
    header = own_catalogue.read_text().partition("\n\n")[0]
    with_one = re.sub("nplurals=.*;", "nplurals=1; plural=0;", header)
    own_catalogue.write_text(f"{with_one}\n")

    call_command("update_catalogues", "es")

    entries = {entry.msgid: entry for entry in polib.pofile(str(own_catalogue))}
    assert entries["%(total)s organisation"].msgstr_plural == {0: ""}


def test_a_language_without_a_catalogue_is_named(own_catalogue: Path) -> None:
    with pytest.raises(CommandError, match=r"bn/LC_MESSAGES/django\.po"):
        call_command("update_catalogues", "bn")
