"""The encodings that text files come in."""

import pytest

from news.importer.formats import read_file

ES = "Los sindicatos “piden” más protección para los niños y las niñas en España."
PT = "As organizações de trabalhadoras em domicílio reuniram-se em São Paulo e não há mais."
RU = "Надомные работники встретились в Найроби и обсудили план на четыре года."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    document = read_file("release.txt", ES.encode(encoding))
    assert document.blocks[0].text == ES
    assert document.cautions == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ES, "cp1252"), (PT, "latin-1"), (PT, "cp1252"), (PT, "mac_roman"), (RU, "cp1251")],
)
def test_older_encodings_are_guessed_and_reported(text: str, encoding: str) -> None:
    document = read_file("release.txt", b"Title\n\n" + text.encode(encoding))
    assert document.blocks[1].text == text
    [caution] = document.cautions
    assert "Check accents" in caution.text
    assert caution.where == "line 3"


def test_a_letter_and_its_accent_are_one_character() -> None:
    for name in ("release.txt", "release.md", "release.html"):
        [block] = read_file(name, "Communique\N{COMBINING ACUTE ACCENT}".encode()).blocks
        assert block.text == "Communiqué"


def test_html_says_its_encoding() -> None:
    html = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>{ES}'
    document = read_file("release.html", html.encode("cp1252"))
    assert document.blocks[0].text == ES
    assert document.cautions == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_kind_of_line_end(end: str) -> None:
    document = read_file("release.txt", f"One{end}{end}Two".encode())
    assert [block.text for block in document.blocks] == ["One", "Two"]
