"""Every word of a source stands in the draft exactly once, in order within its part."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.importer.formats import read_file
from news.importer.recognise import recognise
from tests.news.importer.words import assert_in_order, assert_nothing_lost
from tests.news.importer.writing import WRITERS, Part, Run, heading, item, paragraph

LETTERS = "abcdefghijklmnoprstuvwxyzéñçüãक"


# --- Releases as people write them ---------------------------------------------------------------

one_word = st.text(LETTERS, min_size=2, max_size=9)
name = st.lists(one_word.map(str.capitalize), min_size=2, max_size=3).map(" ".join)
emphasis = st.sampled_from(["", "", "", "b", "i", "bi"])
href = st.sampled_from(["", "", "", "#", "https://example.org/a?b=c&d", "page.html"])
# Anything a keyboard gives, but for what makes Markdown of a plain text (`](`) and white space.
odd_text = st.text(
    st.characters(
        codec="utf-8", categories=["L", "Nd", "P", "Sc", "Sm", "Mn", "Mc"], exclude_characters="]`"
    ),
    min_size=1,
    max_size=12,
)


@st.composite
def sentences(draw: st.DrawFn, most: int = 4) -> str:
    lengths = draw(st.lists(st.integers(3, 14), min_size=1, max_size=most))
    written = (" ".join(draw(st.lists(one_word, min_size=n, max_size=n))) for n in lengths)
    return " ".join(f"{text.capitalize()}{draw(st.sampled_from('..?!'))}" for text in written)


@st.composite
def prose(draw: st.DrawFn) -> Part:
    """A paragraph of runs, some emphasised, some links, words parted by spaces."""
    runs = draw(st.lists(st.builds(Run, sentences(most=2), emphasis, href), min_size=1, max_size=4))
    spaced = [run for pair in ((run, Run(" ")) for run in runs) for run in pair]
    return Part(tuple(spaced[:-1]))


@st.composite
def quotes(draw: st.DrawFn) -> Part:
    said, who, role = draw(sentences()), draw(name), draw(sentences(most=1)).rstrip(".?!")
    marks = [("“", "”"), ('"', '"'), ("«", "»"), ("“", '"'), ("„", "“")]
    opening, closing = draw(st.sampled_from(marks))
    quoted = f"{opening}{said}{closing}"
    form = draw(
        st.sampled_from(
            [
                "According to {who}, {role}, {quoted}",
                "{quoted}, said {who}, {role}.",
                "Según {who}, {role}, {quoted}",
                "{quoted}, a déclaré {who}, {role}.",
                "{quoted}, disse {who}.",
                "{who}, {role}, said: {quoted}",
                "{quoted} {who} {role}",
            ]
        )
    )
    return paragraph(form.format(who=who, role=role, quoted=quoted))


@st.composite
def odd(draw: st.DrawFn) -> Part:
    """A paragraph nobody foresaw: signs of every script, cues in the wrong place."""
    cues = st.sampled_from(
        ["###", "About", "Contact:", "said", "According to", "“", "”", "—", "2023", "May", "e-mail",
         "a@example.org", "+254 700 000 000", "in Nairobi, Kenya", "FIN", "Press release", ":"]
    )  # fmt: skip
    pieces = draw(st.lists(st.one_of(cues, odd_text, one_word), min_size=1, max_size=8))
    text = draw(st.sampled_from([" ", ", ", "\n"])).join(pieces).strip()
    kind = draw(st.sampled_from(["paragraph", "paragraph", "heading", "item"]))
    if kind == "heading":
        return heading(text.replace("\n", " "), draw(st.integers(1, 6)))
    return Part((Run(text, draw(emphasis)),), kind)


DATELINES = [
    "November 8th, 2023. ",
    "NAIROBI, Kenya, 8 November 2023 — ",
    "8 de noviembre de 2023: ",
    "(Lima, 8 de noviembre de 2023).- ",
    "Abidjan, le 1er novembre 2023 – ",
    "",
]


@st.composite
def contacts(draw: st.DrawFn) -> list[Part]:
    cue = draw(
        st.sampled_from(
            ["For more information please contact:", "Media contact", "Contacto de prensa:", ""]
        )
    )
    lines = [
        draw(name),
        draw(sentences(most=1)).rstrip(".?!"),
        "a@example.org",
        "Tel: +254 700 000 000",
    ]
    lines = lines[: draw(st.integers(2, 4))]
    parts = [paragraph(cue)] if cue else []
    if draw(st.booleans()):
        return [*parts, paragraph("\n".join(lines))]
    return parts + [paragraph(line) for line in lines]


@st.composite
def releases(draw: st.DrawFn) -> list[Part]:
    """A release with any of its parts missing, and odd paragraphs anywhere."""
    parts: list[Part] = []
    if draw(st.booleans()):
        parts.append(
            paragraph(draw(st.sampled_from(["FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL 9:00"])))
        )
    if draw(st.integers(0, 4)) == 0:
        parts += draw(contacts())
    if draw(st.booleans()):
        parts.append(heading("Press Release", draw(st.integers(1, 6))))
    if draw(st.integers(0, 4)):
        parts.append(heading(draw(name), draw(st.integers(1, 6))))
    parts += [item(draw(sentences(most=1)), draw(emphasis)) for _ in range(draw(st.integers(0, 3)))]
    parts.append(
        paragraph(Run(draw(st.sampled_from(DATELINES)), draw(emphasis)), draw(sentences()))
    )
    for _ in range(draw(st.integers(0, 3))):
        parts.append(heading(draw(name), draw(st.integers(1, 6))))
        parts += draw(st.lists(st.one_of(prose(), quotes(), sentences().map(item)), max_size=3))
    if draw(st.booleans()):
        parts += [heading(f"About {draw(name)}", 4), paragraph(draw(sentences()))]
    if draw(st.booleans()):
        parts.append(paragraph("###"))
    if draw(st.booleans()):
        parts += draw(contacts())
    for place, part in draw(st.lists(st.tuples(st.integers(0, 30), odd()), max_size=3)):
        parts.insert(place, part)
    return [part for part in parts if part.text.strip()]


@pytest.mark.parametrize("name", WRITERS)
@given(parts=releases(), language=st.sampled_from(["en", "es", "fr", "pt", "ne"]))
@settings(max_examples=50, deadline=None)
def test_every_word_stands_once_and_in_order(name: str, parts: list[Part], language: str) -> None:
    release = recognise(read_file(name, WRITERS[name](parts)), language)
    assert_nothing_lost(parts, release)
    assert_in_order(parts, release)
