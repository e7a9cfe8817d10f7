"""Files and pasted text → the blocks of a press release."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from django.utils.translation import gettext as _

from news.importer.errors import UnreadableSource
from news.importer.formats.encoding import clean, decode
from news.importer.formats.markdown import read_markdown
from news.importer.formats.markup import read_html
from news.importer.formats.text import read_text
from news.importer.formats.word import read_word
from news.importer.limits import MAX_FILE_BYTES
from news.importer.source import SourceDocument

TEXT_FORMATS: dict[str, Callable[[str], SourceDocument]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
}
EXTENSIONS = [".docx", *TEXT_FORMATS]


def read_file(name: str, data: bytes) -> SourceDocument:
    """The blocks of a file; its name's extension says the format.

    Raises `UnreadableSource` for an unknown extension, bad content, and what passes a limit.
    """
    check_size(len(data))
    extension = PurePath(name).suffix.lower()
    if not data:
        clean("")
    if extension == ".docx":
        document = read_word(data)
    elif extension in TEXT_FORMATS:
        text, cautions = decode(data)
        document = TEXT_FORMATS[extension](text)
        document = replace(document, cautions=cautions + document.cautions)
    else:
        raise UnreadableSource(
            _("“%(name)s” is of no kind the importer reads. Save it as one of: %(kinds)s.")
            % {"name": PurePath(name).name, "kinds": ", ".join(EXTENSIONS)}
        )
    return _with_text(document)


def read_pasted(text: str) -> SourceDocument:
    """The blocks of a pasted text, plain or Markdown. Raises `UnreadableSource` as `read_file`."""
    return _with_text(read_text(clean(text)))


def check_size(size: int) -> None:
    """Raises `UnreadableSource` where a file of that many bytes is too large to be opened."""
    if size > MAX_FILE_BYTES:
        raise UnreadableSource(
            _("The file is larger than %(limit)d MB. Save it without its pictures and try again.")
            % {"limit": MAX_FILE_BYTES // 1024 // 1024}
        )


def _with_text(document: SourceDocument) -> SourceDocument:
    text = "".join(block.text for block in document.blocks)
    clean(text)
    return document
