"""The demo files: what they may say, and what is said about a mistake in them."""

from pathlib import Path

import pytest

from hni_site.demo import contents
from hni_site.demo.contents import ContentError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app's demo folder with one page in English."""
    monkeypatch.setattr(contents, "folders", lambda: [tmp_path])
    (tmp_path / "structure.toml").write_text('[about]\ntype = "home.StandardPage"\n')
    (tmp_path / "en.toml").write_text('[about]\ntitle = "About"\n')
    return tmp_path


def test_structure_and_words_make_an_entry(folder: Path) -> None:
    (folder / "fr.toml").write_text('[about]\ntitle = "À propos"\n')
    about = contents.read()["about"]
    assert about.model._meta.label == "home.StandardPage"
    assert about.languages() == ["en", "fr"]
    assert about.words["fr"]["title"] == "À propos"
    assert contents.languages() == ["en", "fr"]


def test_words_for_nothing_are_an_error(folder: Path) -> None:
    (folder / "es.toml").write_text('[abuot]\ntitle = "Acerca de"\n')
    with pytest.raises(ContentError, match=r"es\.toml: structure\.toml has no abuot"):
        contents.read()


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "es.toml").write_text("[about\n")
    with pytest.raises(ContentError, match=r"es\.toml"):
        contents.read()


def test_a_key_belongs_to_one_app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "folders", lambda: [folder, folder])
    with pytest.raises(ContentError, match="about exists already"):
        contents.read()


def test_every_app_that_has_words_offers_the_same_languages() -> None:
    for folder in contents.folders():
        codes = {file.stem for file in folder.glob("*.toml")} - {"structure"}
        assert codes in (set(), set(contents.languages()))
