"""Markdown as people write it, and the traps in it."""

import pytest

from news.importer.formats import read_file
from news.importer.source import Block, Kind, Mark


def blocks(text: str) -> list[Block]:
    return list(read_file("release.md", text.encode()).blocks)


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


@pytest.mark.parametrize(
    "mark", ["###", "# # #", r"\###", "-30-", "- 30 -", "-ENDS-", "- ENDS -", "***END***", "FIN",
             "--ooOoo--", "- o0o -"],
)  # fmt: skip
def test_an_end_mark_is_a_paragraph_of_its_own(mark: str) -> None:
    """CommonMark reads `###` as an empty heading and `- 30 -` as a list item."""
    found = blocks(f"The last sentence.\n\n{mark}\n\nContact us")
    assert [block.kind for block in found] == [Kind.PARAGRAPH] * 3
    assert found[1].text.strip("*") == mark.strip("\\*")


def test_an_end_mark_needs_no_blank_line() -> None:
    assert [text for _kind, text in kinds("The end.\n###\nContact")] == [
        "The end.",
        "###",
        "Contact",
    ]


def test_places_are_lines() -> None:
    assert [block.where for block in blocks("# One\n\nTwo\n\n- three\n- four\n")] == [
        "line 1",
        "line 3",
        "line 5",
        "line 6",
    ]


def test_escaped_brackets_in_a_link() -> None:
    [block] = blocks(r"See [HomeNet International \(HNI\)](https://example.org).")
    assert [(span.text, span.href) for span in block.spans][1] == (
        "HomeNet International (HNI)",
        "https://example.org",
    )


def test_a_link_in_bold_type() -> None:
    [block] = blocks("**made up of [75 organisations](https://example.org) in all**")
    assert all(Mark.BOLD in span.marks for span in block.spans)
    assert [span.href for span in block.spans] == ["", "https://example.org", ""]


def test_hard_breaks_are_line_breaks() -> None:
    [block] = blocks("Laura Revelo  \nMedia Officer\\\nHNI")
    assert block.text == "Laura Revelo\nMedia Officer\nHNI"


def test_a_line_break_counts_where_nothing_is_wrapped() -> None:
    assert blocks("Sample Speaker\nMedia Officer")[0].text == "Sample Speaker\nMedia Officer"


def test_a_line_break_made_by_a_program_does_not() -> None:
    text = (
        "The organisations of home-based workers of thirteen countries met\n"
        "this week in the capital and agreed on a plan for the next four\n"
        "years, which their members will vote on before the end of the year.\n"
        "The plan is public.\n"
    )
    assert "\n" not in blocks(text)[0].text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a `word` in back-ticks", "a `word` in back-ticks"),
        ("<b>not</b> HTML", "<b>not</b> HTML"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("    indented", "indented"),
        ("[note]: https://example.org", "[note]: https://example.org"),
    ],
)
def test_code_and_html_are_words(written: str, text: str) -> None:
    assert [block.text for block in blocks(written)] == [text]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023. That year was good.", [(Kind.PARAGRAPH, "2023. That year was good.")]),
        ("177. a\n190. b", [(Kind.PARAGRAPH, "177. a"), (Kind.PARAGRAPH, "190. b")]),
        ("1. a\n2. b", [(Kind.ITEM, "a"), (Kind.ITEM, "b")]),
    ],
)
def test_numbers_that_do_not_count_from_one_are_words(
    written: str, expected: list[tuple[Kind, str]]
) -> None:
    assert kinds(written) == expected


def test_nested_lists_keep_their_depth() -> None:
    found = blocks("- a\n  1. b\n- c")
    assert [(b.text, b.depth, b.ordered) for b in found] == [
        ("a", 1, False),
        ("b", 2, True),
        ("c", 1, False),
    ]


def test_a_paragraph_in_an_item_is_a_line_of_it() -> None:
    assert kinds("- a\n\n  b\n") == [(Kind.ITEM, "a\nb")]


def test_rules_quotations_and_tables() -> None:
    found = kinds("> Words\n\n---\n\n| a | b |\n| - | - |\n| c | d |\n")
    assert [kind for kind, _text in found] == [Kind.QUOTATION, Kind.RULE, Kind.ROW, Kind.ROW]
