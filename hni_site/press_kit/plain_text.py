"""A manuscript as plain text: not wrapped, for pasting."""

import unicodedata

from hni_site.press_kit.enums import Kind, Script
from hni_site.press_kit.manuscript import Illustration, Manuscript, Table
from hni_site.press_kit.markup import Piece, Run

CONTENT_TYPE = "text/plain; charset=utf-8"

# Marks that no one sees (UAX 9): a letter of a direction, and a stretch with its own.
_MARKS = {"L": "\u200e", "R": "\u200f"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
# They stand directly below what is above them.
_CLOSE = {Kind.SUBHEAD, Kind.SPEAKER, Kind.SOURCE, Kind.CONTACT, Kind.BULLET, Kind.NUMBER}


def plain_text(manuscript: Manuscript) -> bytes:
    is_right_to_left = manuscript.is_right_to_left
    lines: list[str] = []
    before: Kind | None = None
    pieces = [piece for piece in manuscript.pieces if not isinstance(piece, Illustration)]
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if isinstance(piece, Table):
            text, kind = _table(piece), None
        else:
            text, kind = _text(piece, is_right_to_left), piece.kind
        if lines and not _is_close(kind, before, is_last=place == last):
            lines.append("")
        lines += [_marked(line, is_right_to_left) for line in text.split("\n")]
        before = kind
    return "\n".join([*lines, ""]).encode()


def _is_close(kind: Kind | None, before: Kind | None, *, is_last: bool) -> bool:
    """Whether no empty line stands before. The last piece is the page's address."""
    if before is Kind.KICKER:
        return True
    begins_list = kind in (Kind.BULLET, Kind.NUMBER) and before not in (Kind.BULLET, Kind.NUMBER)
    return kind in _CLOSE and not begins_list and not is_last


def _text(piece: Piece, is_right_to_left: bool) -> str:
    before = {Kind.BULLET: "• ", Kind.NUMBER: f"{piece.number}. "}.get(piece.kind, "")
    runs = "".join(_run(run, is_right_to_left) for run in piece.runs)
    return f"{'    ' * piece.level if before else ''}{before}{runs.strip()}"


def _run(run: Run, is_right_to_left: bool) -> str:
    """With where it leads to, unless it says so itself."""
    text, url = run.text, run.url
    if run.script is not Script.ON_LINE:
        text = text.translate(_RAISED if run.script is Script.RAISED else _LOWERED)
    scheme, _colon, target = url.partition(":")
    if scheme in ("tel", "mailto"):
        # A number's groups would be read from the other end.
        text = _isolated(text, is_right_to_left)
        is_told = target in "".join(run.text.split())
        url = target
    else:
        is_told = url == text
    return text if not url or is_told else f"{text} ({_isolated(url, is_right_to_left)})"


def _isolated(text: str, is_right_to_left: bool) -> str:
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if is_right_to_left else text


def _table(table: Table) -> str:
    rows = ["\t".join(cell.replace("\n", " ") for cell in row) for row in table.rows]
    caption = [table.caption] if table.caption else []
    return "\n".join([*caption, "\t".join(table.columns), *rows])


def _marked(line: str, is_right_to_left: bool) -> str:
    """A reader takes a line's direction from its first letter (UAX 9, P2): where that is another
    than the release's, a mark stands before it. An address alone reads the same either way."""
    directions = (unicodedata.bidirectional(character) for character in line)
    first = next((d for d in directions if d in ("L", "R", "AL")), "")
    wanted = "R" if is_right_to_left else "L"
    if not first or (first == "L") == (wanted == "L") or " " not in line.strip():
        return line
    return f"{_MARKS[wanted]}{line}"
