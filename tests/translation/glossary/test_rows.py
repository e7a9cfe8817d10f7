"""The glossary's file: what is written is read again; what is wrong is told by its line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hni_site.translation.glossary import rows as file
from hni_site.translation.glossary.rows import COLUMNS, Row, UnreadableGlossary, read, write

LANGUAGES = ["en", "es", "ur", "th", "es-ar"]


def problems(text: str | bytes) -> list[tuple[int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(UnreadableGlossary) as raised:
        read(data, LANGUAGES)
    return [(problem.line, problem.text) for problem in raised.value.problems]


# --- There and back -------------------------------------------------------------------------------

words = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
note = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@st.composite
def glossaries(draw: st.DrawFn) -> list[Row]:
    rows = []
    for term in draw(st.lists(words, min_size=1, max_size=4, unique=True)):
        flags = draw(st.booleans()), draw(st.booleans())
        about = ("en", term, draw(note.map(str.strip).filter(bool)), *flags)
        into = draw(st.lists(st.sampled_from(LANGUAGES[1:]), max_size=3, unique=True))
        for language in into:
            translation, *forbidden = draw(st.lists(words, min_size=1, max_size=4, unique=True))
            rows.append(Row(*about, language, translation, tuple(forbidden)))
        if not into:
            rows.append(Row(*about))
    return rows


@given(glossaries())
def test_what_is_written_is_read_again(rows: list[Row]) -> None:
    assert read(write(rows).encode(), LANGUAGES) == rows


@given(glossaries())
def test_no_cell_is_a_formula(rows: list[Row]) -> None:
    text = write(rows).removeprefix("\ufeff")
    cells = [cell for record in csv.reader(io.StringIO(text, newline="")) for cell in record]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "＝1", "'quoted"])
def test_a_formula_is_a_word_again_when_it_is_read(formula: str) -> None:
    rows = [Row("en", formula, None, False, False)]
    assert read(write(rows).encode(), LANGUAGES) == rows


def told(data: bytes) -> list[str]:
    try:
        read(data, LANGUAGES)
    except UnreadableGlossary as error:
        return [problem.text for problem in error.problems] or [""]
    return []


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused_with_reasons(data: bytes) -> None:
    assert "" not in told(data)


@given(st.text(max_size=200))
def test_any_text_below_a_head_is_read_or_refused_with_reasons(text: str) -> None:
    assert "" not in told(f"language,term,into,translation\n{text}".encode(errors="replace"))


# --- What spreadsheets make -----------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_make(mark: str, begin: str, end: str) -> None:
    lines = [["language", "term", "into", "translation"], ["EN", " basket ", "es", "cesta"]]
    text = begin + end.join(mark.join(cells) for cells in lines) + end
    assert read(text.encode(), LANGUAGES) == [Row("en", "basket", into="es", translation="cesta")]


def test_columns_in_any_order_and_empty_rows() -> None:
    text = 'Term,Language,forbidden,into\n"a ""b""",en,"x\ny",es\n,,,\n'
    assert read(text.encode(), LANGUAGES) == [Row("en", 'a "b"', into="es", forbidden=("x", "y"))]


# --- What is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "first line must name the columns"),
        ("language,term\n", 0, "no terms in the file"),
        ("language,note\nen,x", 1, "term is missing"),
        ("language,term,colour\nen,x,red", 1, "colour"),
        ("language,term,term\nen,x,y", 1, "term"),
        ("language,term\nxx,basket", 2, "“xx” is no language of the site"),
        ("language,term\nen,", 2, "needs a language and a term"),
        ("language,term\n,basket", 2, "needs a language and a term"),
        ("language,term\nen,a,b", 2, "more cells than columns"),
        ("language,term,keep_as_is\nen,a,maybe", 2, "write yes or no"),
        ("language,term,into,translation\nen,a,en,b", 2, "own language"),
        ("language,term,into\nen,a,es", 2, "Give a translation"),
        ("language,term,translation\nen,a,b", 2, "into which language"),
        ("language,term,into,translation,forbidden\nen,a,es,b,b", 2, "itself is forbidden"),
        ("language,term\nen,a\n\nen,a", 4, "The same stands in line 2"),
        (
            "language,term,note,into,translation\nen,a,one\nen,a,two,es,b",
            3,
            "another than in line 2",
        ),
        (f"language,term\nen,{'a' * 201}", 2, "more than 200 characters"),
        (f"language,term,note\nen,a,{'a' * 501}", 2, "more than 500 characters"),
        ('language,term\nen,"a', 2, "quote is not closed"),
        ('language,term\n"en","a"b', 2, "quote is not closed"),
        ("language,term\nen,a\x00b", 2, "no text"),
    ],
)
def test_told_by_its_line(text: str, line: int, told: str) -> None:
    [(told_line, told_text), *_more] = problems(text)
    assert told_line == line
    assert told in told_text


def test_all_problems_are_told_up_to_a_limit() -> None:
    text = "language,term\n" + "xx,a\n" * (file.MAX_PROBLEMS + 5)
    assert len(problems(text)) == file.MAX_PROBLEMS


def test_the_line_is_where_a_row_begins() -> None:
    text = 'language,term,forbidden,into\nen,a,"x\ny\nz",es\nxx,b,,'
    assert [line for line, _text in problems(text)] == [5]


def test_other_encodings_are_named() -> None:
    assert "UTF-8" in problems("language,term\nen,café".encode("latin-1"))[0][1]


def test_bounds() -> None:
    assert "larger than" in problems(b"x" * (file.MAX_BYTES + 1))[0][1]
    rows = "".join(f"en,{number}\n" for number in range(file.MAX_ROWS + 1))
    assert problems(f"language,term\n{rows}") == [
        (file.MAX_ROWS + 2, f"There are more than {file.MAX_ROWS} rows. Divide the file.")
    ]


def test_the_columns_are_those_that_the_screen_names() -> None:
    assert write([]).removeprefix("\ufeff").strip() == ",".join(COLUMNS)
