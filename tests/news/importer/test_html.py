"""HTML from anywhere."""

import pytest

from news.importer.errors import UnreadableSource
from news.importer.formats import read_file
from news.importer.recognise import recognise
from news.importer.source import Block, Kind


def blocks(html: str) -> list[Block]:
    return list(read_file("release.html", html.encode()).blocks)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text</p><script>alert(1)</script>",
        "<p>Text</p><SCRIPT src=//example.org/a.js></SCRIPT>",
        "<p onclick='alert(1)'>Text</p>",
        "<p><img src=x onerror=alert(1)>Text</p>",
        "<p><a href='javascript:alert(1)'>Text</a></p>",
        "<p><a href=' java\nscript:alert(1)'>Text</a></p>",
        "<p><a href='&#106;avascript:alert(1)'>Text</a></p>",
        "<form action='javascript:alert(1)'><p>Text</p></form>",
    ],
)
def test_scripts_are_refused_with_what_to_do(html: str) -> None:
    with pytest.raises(UnreadableSource, match=r"carries a script \(line \d\).*without scripts"):
        blocks(html)


def test_what_is_not_text_is_left_out() -> None:
    html = "<title>Tab</title><style>p{}</style><template>no</template><!-- no --><p>Yes</p>"
    assert [block.text for block in blocks(html)] == ["Yes"]


def test_unknown_elements_keep_their_words() -> None:
    assert [
        b.text for b in blocks("<article><x-y>One</x-y> two<section>three</section></article>")
    ] == [
        "One two",
        "three",
    ]


def test_text_beside_elements_is_a_paragraph() -> None:
    assert [b.text for b in blocks("before<div>in<p>deeper</p>after</div>behind")] == [
        "before",
        "in",
        "deeper",
        "after",
        "behind",
    ]


def test_white_space_is_what_a_browser_shows() -> None:
    [block] = blocks("<p>  one\n two <b> three</b> <br> four&nbsp;five </p>")
    assert block.text == "one two three\nfour\xa0five"


def test_emphasis_across_elements_is_one_span() -> None:
    [block] = blocks("<p><b>one</b><strong> two</strong></p>")
    assert [span.text for span in block.spans] == ["one two"]


def test_control_characters_are_dropped() -> None:
    assert blocks("<p>one&#1;two&#31;</p>")[0].text == "onetwo"


def test_a_table_is_rows_of_cells() -> None:
    html = "<table><tr><th>A<td>B<tr><td>1<td></table>"
    release = recognise(read_file("release.html", html.encode()), "en")
    [table] = release.body
    assert table.type == "table"
    assert table.rows == (("A", "B"), ("1", ""))
    assert any("Check this table" in caution.text for caution in release.cautions)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>One</p><p>Two</p><td>Three</table>",
        "<table><tr><td>One<tr><td>Two<tr><td>Three</table>",
        "<table><tr><td>One<td><table><tr><td>Two</table><tr><td>Three</table>",
    ],
)
def test_a_table_of_one_row_or_column_only_lays_out(table: str) -> None:
    """As e-mails and letterheads are set: no one would read it as a table."""
    assert [(block.kind, block.text) for block in blocks(table)] == [
        (Kind.PARAGRAPH, "One"),
        (Kind.PARAGRAPH, "Two"),
        (Kind.PARAGRAPH, "Three"),
    ]


def test_a_table_inside_one_that_lays_out_stays_a_table() -> None:
    inner = "<table><tr><td>A<td>B<tr><td>1<td>2</table>"
    assert [block.kind for block in blocks(f"<table><tr><td>One<td>{inner}</table>")] == [
        Kind.PARAGRAPH,
        Kind.ROW,
        Kind.ROW,
    ]


@pytest.mark.parametrize("bullet", ["·&nbsp;&nbsp; ", "• ", "•", "▪ "])
def test_a_paragraph_with_a_bullet_is_an_item(bullet: str) -> None:
    """As Word writes lists into HTML."""
    assert [(b.kind, b.text) for b in blocks(f"<p>{bullet}One<p>– Two")] == [
        (Kind.ITEM, "One"),
        (Kind.PARAGRAPH, "– Two"),
    ]


def test_a_picture_is_reported_after_its_paragraph() -> None:
    html = b"<h1>Title</h1><p>One <img alt='A loom' src=a.png> two.</p>"
    release = recognise(read_file("release.html", html), "en")
    assert "One two." in str(release.body)
    [caution] = [c for c in release.cautions if "picture" in c.text]
    assert "“A loom”" in caution.text
    assert caution.where == "paragraph 3"


def test_something_embedded_is_reported() -> None:
    document = read_file(
        "release.html", b"<p>Text</p>\n<iframe src='https://example.org'></iframe>"
    )
    assert [(c.where, "<iframe>" in c.text) for c in document.cautions] == [("line 2", True)]


def test_kinds_of_blocks() -> None:
    html = "<h3>A</h3><ul><li>B<ul><li>C</ul></ul><blockquote><p>D</p></blockquote><hr><p>E"
    assert [(b.kind, b.depth) for b in blocks(html)] == [
        (Kind.HEADING, 1),
        (Kind.ITEM, 1),
        (Kind.ITEM, 2),
        (Kind.QUOTATION, 1),
        (Kind.RULE, 1),
        (Kind.PARAGRAPH, 1),
    ]


def test_its_own_line_numbers_are_not_believed() -> None:
    assert blocks("<p data-line='99'>One</p>")[0].where == "paragraph 1"


def test_nothing_of_the_source_is_markup_in_the_draft() -> None:
    html = "<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href='https://example.org/&quot;onclick=&quot;'>x</a></p>"
    release = recognise(read_file("release.html", html.encode()), "en")
    assert "<script>" not in str(release.body)
    assert '"onclick=' not in str(release.body)
