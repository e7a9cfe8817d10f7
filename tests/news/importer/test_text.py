"""Plain text, as editors, e-mail programs and word processors write it."""

import pytest

from news.importer.formats import read_file, read_pasted
from news.importer.formats.wrapping import wrap_width
from news.importer.source import Kind

LONG = "A sentence that is longer than any line a program breaks would be. " * 2


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_file("release.txt", text.encode()).blocks]


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "•\t", "o\t", "– "])
def test_bullets(bullet: str) -> None:
    kind = Kind.PARAGRAPH if bullet == "– " else Kind.ITEM
    assert kinds(f"{bullet}One")[0][0] is kind


def test_short_lines_below_each_other_are_one_paragraph() -> None:
    assert kinds("Sample Speaker\nMedia Officer\n\nNext") == [
        (Kind.PARAGRAPH, "Sample Speaker\nMedia Officer"),
        (Kind.PARAGRAPH, "Next"),
    ]


def test_with_a_long_line_among_them_each_is_a_paragraph() -> None:
    assert [text for _kind, text in kinds(f"Title\n{LONG}\nEnd")] == ["Title", LONG.strip(), "End"]


def test_numbers_of_a_list_are_words() -> None:
    assert kinds("1. One\n2. Two") == [(Kind.PARAGRAPH, "1. One\n2. Two")]


@pytest.mark.parametrize("rule", ["-----", "* * *", "=====", "_____"])
def test_rules(rule: str) -> None:
    assert [kind for kind, _text in kinds(f"Title\n{rule}\nText")] == [
        Kind.PARAGRAPH,
        Kind.RULE,
        Kind.PARAGRAPH,
    ]


def test_a_rule_is_no_full_line_of_a_wrapped_text() -> None:
    line = "some words of a paragraph that goes on in the line below and again"
    wrapped = f"{line}\n{line}\n{line}\n{line}\nto its end."
    text = f"{'-' * 70}\nPRESS RELEASE\n{'-' * 70}\n\n{wrapped}\n\n{'-' * 70}\nContact: Speaker"
    assert kinds(text) == [
        (Kind.RULE, ""),
        (Kind.PARAGRAPH, "PRESS RELEASE"),
        (Kind.RULE, ""),
        (Kind.PARAGRAPH, wrapped.replace("\n", " ")),
        (Kind.RULE, ""),
        (Kind.PARAGRAPH, "Contact: Speaker"),
    ]


@pytest.mark.parametrize("bullet", ["•", "·", "▪", "*"])
def test_bullets_without_a_space(bullet: str) -> None:
    items = [(Kind.ITEM, "One"), (Kind.ITEM, "Two")]
    assert kinds(f"{bullet}One\n{bullet}Two") == items


def test_an_asterisk_alone_is_a_footnote() -> None:
    assert kinds("*Figures of 2019") == [(Kind.PARAGRAPH, "*Figures of 2019")]


@pytest.mark.parametrize("text", ["## A heading\n\nText", "See [here](#).", "**Bold** words"])
def test_markdown_is_known_by_its_marks(text: str) -> None:
    assert "#" not in kinds(text)[0][1]
    assert "*" not in kinds(text)[0][1]


@pytest.mark.parametrize("text", ["# # #", "###", "#homeworkers is our tag", "2 * 3 * 4"])
def test_signs_do_not_make_it_markdown(text: str) -> None:
    assert kinds(text) == [(Kind.PARAGRAPH, text)]


def test_pasted_text_is_read_as_a_file_is() -> None:
    assert [b.kind for b in read_pasted("## Title\n\n- item").blocks] == [Kind.HEADING, Kind.ITEM]


def test_a_wrapped_text_is_known_by_its_full_lines() -> None:
    wrapped = "\n".join(["aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj"] * 5)
    assert wrap_width(wrapped) == 49
    assert wrap_width("Title\nSubtitle\nName\nRole") is None


def test_a_line_that_lacks_little_was_full_too() -> None:
    item = "-   some words of an item that goes on until its line is full of them all"
    line = "some words of a paragraph that goes on in the line below and again"
    assert (len(item), len(line)) == (73, 66)
    assert [
        text for _kind, text in kinds(f"{item}\nand on.\n\n{line}\nbelow.\n\n{item}\nend.")
    ] == [
        f"{item.removeprefix('-   ')} and on.",
        f"{line} below.",
        f"{item.removeprefix('-   ')} end.",
    ]


def test_bullets_of_a_wrapped_text_go_on_in_the_next_line() -> None:
    sentence = "words that a program broke after some seventy characters each time it"
    text = "\n".join(
        [f"- {sentence}", f"  {sentence}", f"- {sentence}", f"  {sentence}", "  is full."]
    )
    found = kinds(text)
    assert [kind for kind, _text in found] == [Kind.ITEM, Kind.ITEM]
    assert found[1][1].endswith("it is full.")
