"""A manuscript as a Word document (Office Open XML, ISO/IEC 29500-1)."""

import unicodedata
import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from hni_site.press_kit.enums import Kind, Script
from hni_site.press_kit.manuscript import Illustration, Manuscript, Table
from hni_site.press_kit.markup import Piece, Run
from hni_site.press_kit.pictures import Files

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Names that python-docx's own template has.
_STYLES = {
    Kind.KICKER: "Subtitle",
    Kind.TITLE: "Title",
    Kind.SUBHEAD: "List Bullet",
    Kind.DATELINE: "Normal",
    Kind.TEXT: "Normal",
    Kind.BULLET: "List Bullet",
    # Word would go on counting from the list before: the numbers are written.
    Kind.NUMBER: "List",
    Kind.QUOTE: "Intense Quote",
    Kind.SPEAKER: "Normal",
    Kind.FIGURE: "Normal",
    Kind.SOURCE: "Caption",
    Kind.CONTACT: "No Spacing",
}
_INDENT = Cm(0.63)
# Of a picture: the template's column, and so that there is room for text on its page.
_WIDEST, _HIGHEST = Cm(15.2), Cm(9)
_RIGHT = frozenset({"R", "AL"})


def word(manuscript: Manuscript, files: Files) -> bytes:
    """With those pictures that there are files of. The same bytes each time."""
    document = Document()
    _describe(document, manuscript)
    is_right_to_left = manuscript.is_right_to_left
    for piece in manuscript.pieces:
        if isinstance(piece, Table):
            _add_table(document, piece, is_right_to_left)
        elif isinstance(piece, Illustration):
            if piece.picture_id in files:
                _add_picture(document, piece, files[piece.picture_id], is_right_to_left)
        else:
            _add(document, piece, is_right_to_left)
    written = BytesIO()
    document.save(written)
    return _without_clock(written)


def _describe(document: Any, manuscript: Manuscript) -> None:
    about = document.core_properties
    about.title = manuscript.title[:255]
    about.author = about.last_modified_by = manuscript.publisher[:255]
    about.language = manuscript.language
    about.identifier = manuscript.url[:255]
    about.comments = ""
    about.created = about.modified = manuscript.changed.replace(tzinfo=None)
    # Which spelling is checked: of letters from the left, and of those from the right.
    [language] = document.styles.element.iter(qn("w:lang"))
    language.set(qn("w:bidi" if manuscript.is_right_to_left else "w:val"), manuscript.language)


def _add(document: Any, piece: Piece, is_right_to_left: bool) -> None:
    style = f"Heading {piece.level}" if piece.kind is Kind.HEADING else _STYLES[piece.kind]
    paragraph = document.add_paragraph(style=style)
    if piece.kind is Kind.NUMBER:
        paragraph.add_run(f"{piece.number}. ")
    if piece.level and piece.kind in (Kind.BULLET, Kind.NUMBER):
        paragraph.paragraph_format.left_indent = _INDENT * (piece.level + 1)
    for run in piece.runs:
        _add_run(paragraph, run)
    if is_right_to_left:
        _turn(paragraph)


def _add_run(paragraph: Any, run: Run) -> None:
    written = paragraph.add_run(run.text)
    # Absent, not off: off would win over a style that is bold.
    written.bold, written.italic = run.bold or None, run.italic or None
    if run.script is not Script.ON_LINE:
        written.font.superscript = run.script is Script.RAISED or None
        written.font.subscript = run.script is Script.LOWERED or None
    if run.url:
        written.font.underline = True
        link = OxmlElement("w:hyperlink")
        part = paragraph.part
        link.set(qn("r:id"), part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        written._r.addprevious(link)
        link.append(written._r)


def _add_picture(
    document: Any, illustration: Illustration, file: bytes, is_right_to_left: bool
) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(illustration.caption) or None
    width = min(_WIDEST, round(_HIGHEST * illustration.ratio))
    shown = paragraph.add_run().add_picture(BytesIO(file), width=width)
    about = shown._inline.docPr
    about.set("descr", illustration.alt)
    if is_right_to_left:
        _turn(paragraph)
    if illustration.caption:
        _add(document, Piece(Kind.SOURCE, illustration.caption), is_right_to_left)


def _add_table(document: Any, table: Table, is_right_to_left: bool) -> None:
    if table.caption:
        _add(document, Piece(Kind.SOURCE, (Run(table.caption),)), is_right_to_left)
    written = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    for cells in (table.columns, *table.rows):
        for cell, text in zip(written.add_row().cells, cells, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = cells is table.columns or None
            if is_right_to_left:
                _turn(cell.paragraphs[0])
    # The row of headings is said again on each page, and by screen readers.
    heading = OxmlElement("w:tblHeader")
    written.rows[0]._tr.get_or_add_trPr().append(heading)
    if is_right_to_left:
        turned = OxmlElement("w:bidiVisual")
        written._tbl.tblPr.insert_element_before(turned, "w:tblStyleRowBandSize", "w:tblW")
    document.add_paragraph()


def _turn(paragraph: Any) -> None:
    """From right to left: the paragraph, and each run but those in letters from the left."""
    properties = paragraph._p.get_or_add_pPr()
    turned = OxmlElement("w:bidi")
    # Word wants them in the schema's order.
    properties.insert_element_before(
        turned, "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    for run in paragraph._p.iter(qn("w:r")):
        directions = {unicodedata.bidirectional(character) for character in run.text}
        if directions & _RIGHT or "L" not in directions:
            run_properties = run.get_or_add_rPr()
            run_properties.insert_element_before(OxmlElement("w:rtl"), "w:cs", "w:lang")


def _without_clock(written: BytesIO) -> bytes:
    """The same archive with no word of when it was made."""
    copied = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(copied, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            target.writestr(entry, source.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return copied.getvalue()
