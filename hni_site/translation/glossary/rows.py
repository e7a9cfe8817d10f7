"""The glossary as a CSV file: one row for a term in a language it is translated into.

RFC 4180 in UTF-8, with a byte order mark when written, so that spreadsheets read it rightly. Read
with or without one, and with semicolons or tabs as well, which spreadsheets put in some countries.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hni_site.translation.glossary.models import FORBIDDEN_LENGTH, NOTE_LENGTH, TERM_LENGTH

MAX_BYTES = 1024 * 1024
MAX_ROWS = 5_000
MAX_PROBLEMS = 50
"""Told at once; who has more has taken the wrong file."""

COLUMNS = (
    "language",
    "term",
    "note",
    "keep_as_is",
    "case_sensitive",
    "into",
    "translation",
    "forbidden",
)
REQUIRED = COLUMNS[:2]
YES_OR_NO: dict[str, bool | None] = {
    **dict.fromkeys(("yes", "true", "1"), True),
    **dict.fromkeys(("no", "false", "0"), False),
    "": None,
}

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True)
class Row:
    """A term, and where `into` is given, what the glossary says of it in that language.

    None where the file says nothing: what is stored stays.
    """

    language: str
    term: str
    note: str | None = None
    keep_as_is: bool | None = None
    case_sensitive: bool | None = None
    into: str = ""
    translation: str = ""
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    line: int
    """Of the file, the first being 1; 0: of the file as a whole."""

    text: str


class UnreadableGlossary(Exception):
    """Nothing of the file is taken over; `problems` say why, at most MAX_PROBLEMS."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = list(problems)[:MAX_PROBLEMS]


def write(rows: Iterable[Row]) -> str:
    """The file's text."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (
            row.language,
            row.term,
            row.note or "",
            _yes_or_no(row.keep_as_is),
            _yes_or_no(row.case_sensitive),
            row.into,
            row.translation,
            "\n".join(row.forbidden),
        )
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return f"\ufeff{file.getvalue()}"


def _yes_or_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]


def read(data: bytes, languages: Collection[str]) -> list[Row]:
    """The rows of a file, all of them right. Raises UnreadableGlossary."""
    reader = _Reader(languages)
    rows = list(reader.rows(_text(data)))
    if reader.problems:
        raise UnreadableGlossary(reader.problems)
    if not rows:
        raise UnreadableGlossary([Problem(0, _("There are no terms in the file."))])
    return rows


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        raise _whole(_("The file is larger than %(limit)d kB. Divide it.") % {"limit": limit})
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _whole(
            _("The file is not in UTF-8. Save it as “CSV UTF-8” in the spreadsheet.")
        ) from None


def _whole(text: str, line: int = 0) -> UnreadableGlossary:
    return UnreadableGlossary([Problem(line, text)])


class _Reader:
    def __init__(self, languages: Collection[str]) -> None:
        self.languages = languages
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, str, str], int] = {}
        self.said: dict[tuple[str, str, str], tuple[object, int]] = {}

    def rows(self, text: str) -> Iterator[Row]:
        records = _records(text)
        _line, head = next(records, (1, []))
        names = [name.strip().lower() for name in head]
        _check_head(names)
        for number, (line, cells) in enumerate(records, 1):
            if number > MAX_ROWS:
                raise _whole(
                    _("There are more than %(limit)d rows. Divide the file.") % {"limit": MAX_ROWS},
                    line,
                )
            if any(cell.strip() for cell in cells):
                yield from self._row(line, names, cells)

    def _row(self, line: int, names: list[str], cells: list[str]) -> Iterator[Row]:
        if len(cells) > len(names):
            self._tell(line, _("There are more cells than columns. Put quotes around commas."))
            return
        cell = dict(zip(names, map(_unguarded, cells), strict=False))
        before = len(self.problems)
        row = Row(
            language=self._language(line, "language", cell),
            term=self._words(line, "term", cell, TERM_LENGTH),
            note=self._note(line, cell),
            keep_as_is=self._flag(line, "keep_as_is", cell),
            case_sensitive=self._flag(line, "case_sensitive", cell),
            into=self._language(line, "into", cell),
            translation=self._words(line, "translation", cell, TERM_LENGTH),
            forbidden=self._forbidden(line, cell),
        )
        self._check_row(line, row)
        if len(self.problems) == before:
            yield row

    def _language(self, line: int, name: str, cell: dict[str, str]) -> str:
        code = cell.get(name, "").strip().lower()
        if code and code not in self.languages:
            self._tell(
                line,
                _("%(column)s: “%(code)s” is no language of the site. Write its code, such as es.")
                % {"column": name, "code": code[:40]},
            )
        return code

    def _words(self, line: int, name: str, cell: dict[str, str], most: int) -> str:
        words = " ".join(cell.get(name, "").split())
        self._bound(line, name, words, most)
        return words

    def _note(self, line: int, cell: dict[str, str]) -> str | None:
        note = cell.get("note", "").strip().replace("\r\n", "\n")
        self._bound(line, "note", note, NOTE_LENGTH)
        return note or None

    def _forbidden(self, line: int, cell: dict[str, str]) -> tuple[str, ...]:
        lines = (" ".join(each.split()) for each in cell.get("forbidden", "").splitlines())
        variants = tuple(dict.fromkeys(each for each in lines if each))
        self._bound(line, "forbidden", "\n".join(variants), FORBIDDEN_LENGTH)
        return variants

    def _bound(self, line: int, name: str, text: str, most: int) -> None:
        if "\x00" in text:
            self._tell(line, _("%(column)s has a sign that is no text.") % {"column": name})
        if len(text) > most:
            self._tell(
                line,
                _("%(column)s has more than %(limit)d characters. Shorten it.")
                % {"column": name, "limit": most},
            )

    def _flag(self, line: int, name: str, cell: dict[str, str]) -> bool | None:
        value = cell.get(name, "").strip().lower()
        if value not in YES_OR_NO:
            self._tell(line, _("%(column)s: write yes or no.") % {"column": name})
        return YES_OR_NO.get(value)

    def _check_row(self, line: int, row: Row) -> None:
        if not row.language or not row.term:
            self._tell(line, _("Each row needs a language and a term."))
            return
        if row.into == row.language:
            self._tell(line, _("into is the term's own language."))
        if row.into and not row.translation and not row.forbidden:
            self._tell(line, _("Give a translation, or a forbidden variant."))
        if not row.into and (row.translation or row.forbidden):
            self._tell(line, _("Say in the column into which language this is."))
        if row.translation and row.translation in row.forbidden:
            self._tell(line, _("The translation itself is forbidden here."))
        first = self.lines.setdefault((row.language, row.term, row.into), line)
        if first != line:
            self._tell(line, _("The same stands in line %(first)d.") % {"first": first})
        self._check_agreement(line, row)

    def _check_agreement(self, line: int, row: Row) -> None:
        """What several rows say of one term is the same."""
        for name in ("note", "keep_as_is", "case_sensitive"):
            value = getattr(row, name)
            if value is None:
                continue
            said, first = self.said.setdefault((row.language, row.term, name), (value, line))
            if said != value:
                self._tell(
                    line,
                    _("%(column)s is another than in line %(first)d, of the same term.")
                    % {"column": name, "first": first},
                )

    def _tell(self, line: int, text: str) -> None:
        self.problems.append(Problem(line, text))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """(Number of its first line, cells) of each record."""
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise _whole(_("A quote is not closed, or stands inside a cell alone."), line) from None


def _check_head(names: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    unknown = [name[:40] for name in names if name not in COLUMNS]
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if missing:
        raise _whole(
            _("The first line must name the columns; %(names)s is missing.")
            % {"names": ", ".join(missing)},
            1,
        )
    if unknown or twice:
        raise _whole(
            _("The first line names columns that are not known, or twice: %(names)s.")
            % {"names": ", ".join(unknown + twice)},
            1,
        )


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
