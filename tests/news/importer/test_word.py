"""Word files, with what word processors put into them."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from PIL import Image

from news.importer.formats import read_file
from news.importer.recognise import recognise
from news.importer.source import Kind, SourceDocument

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


@pytest.fixture
def word() -> Any:
    return Document()


def read(word: Any) -> SourceDocument:
    data = io.BytesIO()
    word.save(data)
    return read_file("release.docx", data.getvalue())


def test_styles(word: Any) -> None:
    word.add_paragraph("Title", style="Title")
    word.add_paragraph("Subtitle", style="Subtitle")
    word.add_heading("Heading", 4)
    word.add_paragraph("Bullet", style="List Bullet")
    word.add_paragraph("Number", style="List Number")
    word.add_paragraph("Words", style="Quote")
    assert [(b.kind, b.text) for b in read(word).blocks] == [
        (Kind.HEADING, "Title"),
        (Kind.HEADING, "Subtitle"),
        (Kind.HEADING, "Heading"),
        (Kind.ITEM, "Bullet"),
        (Kind.ITEM, "Number"),
        (Kind.QUOTATION, "Words"),
    ]


def test_header_and_footer_stand_at_the_end_and_are_reported(word: Any) -> None:
    word.sections[0].header.paragraphs[0].text = "Letterhead"
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    word.add_paragraph("Text.")
    document = read(word)
    assert [block.text for block in document.blocks] == ["Text.", "Page 1", "Letterhead"]
    assert [caution.where for caution in document.cautions] == ["page footer", "page header"]


def test_a_picture_is_reported_with_its_place(word: Any) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    word.add_paragraph("Text.")
    word.add_paragraph().add_run().add_picture(picture)
    release = recognise(read(word), "en")
    assert [c.where for c in release.cautions if "A picture stands here" in c.text] == [
        "paragraph 2"
    ]


def test_a_table(word: Any) -> None:
    table = word.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, [("Who", "Million"), ("Women", "147")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    [part] = recognise(read(word), "en").body
    assert part.type == "table"
    assert part.rows == (("Who", "Million"), ("Women", "147"))


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:p {W}><w:fldSimple w:instr='DATE'><w:r><w:t>kept</w:t></w:r></w:fldSimple></w:p>",
        f"<w:p {W}><w:ins><w:r><w:t>kept</w:t></w:r></w:ins></w:p>",
        f"<w:p {W}><w:moveTo><w:r><w:t>kept</w:t></w:r></w:moveTo></w:p>",
        f"<w:p {W}><w:sdt><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        f"<w:p {W}><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>kept</w:t></w:r>"
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["field", "insertion", "move", "control", "text box"],
)
def test_words_in_odd_places_are_kept(word: Any, xml: str) -> None:
    word.element.body.insert(0, parse_xml(xml))
    assert [block.text for block in read(word).blocks] == ["kept"]


def test_deleted_words_are_gone(word: Any) -> None:
    xml = f"<w:p {W}><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    word.element.body.insert(0, parse_xml(xml))
    word.add_paragraph("Text.")
    assert [block.text for block in read(word).blocks] == ["Text."]


def test_what_cannot_be_read_is_reported(word: Any) -> None:
    word.add_paragraph("Text.")
    word.element.body.insert(
        0, parse_xml(f"<w:p {W}><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></w:p>")
    )
    assert any("could not be read" in caution.text for caution in read(word).cautions)


def test_line_breaks_and_raised_letters(word: Any) -> None:
    paragraph = word.add_paragraph("1\n1")
    paragraph.add_run("er").font.superscript = True
    [part] = recognise(read(word), "fr").body or [None]
    assert part is None or "1" in str(part)
    [block] = read(word).blocks
    assert block.text == "1\n1er"
    assert [sorted(span.marks) for span in block.spans] == [[], ["sup"]]


def test_comments_are_left_out_and_reported(word: Any) -> None:
    paragraph = word.add_paragraph("Text.")
    word.add_comment(paragraph.runs, text="Is this true?", author="Sample")
    document = read(word)
    assert [block.text for block in document.blocks] == ["Text."]
    assert [caution.where for caution in document.cautions] == ["Word comments"]
