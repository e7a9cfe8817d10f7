"""HomeNet International's own release, in every format it is kept in."""

import datetime
import time

import pytest

from news.importer.formats import read_file, read_pasted
from news.importer.recognise import recognise
from news.importer.release import Heading, PullText, Quote, RecognisedContact, RecognisedRelease
from tests.news.importer.writing import SAMPLE, WRITERS, sample_parts

DEAD_LINKS = [
    "HomeNet International (HNI)",
    "HomeNet Kenya",
    "HNI Executive Committee",
    "Home-based workers",
    "Home Work Convention, 1996 (No. 177) and Recommendation (No. 184)",
    "special HNI webinar",
    "HBWs online Bazaar",
    "here",
    "75 affiliate organisations from 33 countries",
]
SOURCES = {
    "as it is": ("release.md", SAMPLE.read_bytes()),
    "Markdown named .txt": ("release.txt", SAMPLE.read_bytes()),
    **{name: (name, write(sample_parts())) for name, write in WRITERS.items()},
}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return SOURCES[request.param]


@pytest.fixture
def release(source: tuple[str, bytes]) -> RecognisedRelease:
    return recognise(read_file(*source), "en")


def test_head(release: RecognisedRelease) -> None:
    assert release.kicker == "Press Release"
    assert release.title == (
        "HomeNet International: Taking Collaborative Steps Towards Empowering Home-based Workers "
        "Around the World"
    )
    assert [subhead.split()[0] for subhead in release.subheads] == ["HomeNet", "HNI's"]
    assert release.dateline_date == datetime.date(2023, 11, 8)
    assert release.dateline_place == "Nairobi, Kenya"


def test_lead_begins_after_the_date(release: RecognisedRelease) -> None:
    first = release.body[0]
    assert first.type == "paragraph"
    assert first.html.startswith("<p>HomeNet International (HNI), the global network")
    assert "in Nairobi, Kenya. This meeting" in first.html


def test_sections_whatever_their_level(release: RecognisedRelease) -> None:
    assert [part.text for part in release.body if isinstance(part, Heading)] == [
        "Who are Home-based Workers?",
        "Advocating for a Policy on HBWs Rights in Kenya",
        "HBWs Urgently Need Access to Markets",
    ]


def test_order_of_the_parts(release: RecognisedRelease) -> None:
    assert [part.type for part in release.body] == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "quote",
        "paragraph",
        "pull_text",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_quote(release: RecognisedRelease) -> None:
    [quote] = [part for part in release.body if isinstance(part, Quote)]
    assert quote.attribution == "Janhavi Dave"
    assert quote.role == "HNI International Coordinator"
    assert quote.text.startswith("These figures emphasise the pressing need")
    assert quote.text.endswith("which aims to improve the working conditions of homeworkers.")


def test_goal(release: RecognisedRelease) -> None:
    [goal] = [part for part in release.body if isinstance(part, PullText)]
    assert goal.text == (
        "For participating countries to achieve labour rights, social protection and decent work "
        "for home-based workers."
    )


def test_boilerplate(release: RecognisedRelease) -> None:
    assert release.boilerplate is not None
    assert release.boilerplate.title == "About HNI"
    assert "is a global network of membership-based workers' organisations" in (
        release.boilerplate.html
    )
    assert release.boilerplate.html.endswith("approximately 95 percent are women.</p>")


def test_contact(release: RecognisedRelease) -> None:
    assert release.contacts == (
        RecognisedContact(
            name="Laura Revelo",
            role="HomeNet International Communications & Media Officer",
            email="laura.revelo@homenetinternational.org",
        ),
    )


def test_markers_are_listed_and_gone(release: RecognisedRelease) -> None:
    assert [marker.text for marker in release.markers] == [
        "November 8th, 2023.",
        "According to “ ”",
        "###",
        "For more information please contact:",
    ]
    assert "#" not in str(release.body) + str(release.boilerplate)


def test_dead_links_are_reported_each_with_its_place(
    release: RecognisedRelease, source: tuple[str, bytes]
) -> None:
    dead = [caution for caution in release.cautions if "leads nowhere" in caution.text]
    carries_links = source[0] != "release.txt" or source[1] == SAMPLE.read_bytes()
    assert len(dead) == (9 if carries_links else 0)
    for label, caution in zip(DEAD_LINKS if carries_links else [], dead, strict=True):
        assert f"“{label}”" in caution.text
        assert any(character.isdigit() for character in caution.where)
    assert "href" not in str(release.body) + str(release.boilerplate)


def test_split_sentence_is_kept_and_reported(release: RecognisedRelease) -> None:
    last = release.body[-1]
    assert last.type == "paragraph"
    assert "place an order for their</p><p>products. It is a platform" in last.html
    assert [c.where for c in release.cautions if "join them" in c.text] != []


def test_nothing_else_is_cautioned(release: RecognisedRelease) -> None:
    others = [
        caution.text
        for caution in release.cautions
        if "leads nowhere" not in caution.text and "join them" not in caution.text
    ]
    assert others == ["The place “Nairobi, Kenya” was found in the lead: check it."]


def test_places_are_lines_of_the_source() -> None:
    release = recognise(read_file("release.md", SAMPLE.read_bytes()), "en")
    lines = SAMPLE.read_text().splitlines()
    for caution in release.cautions:
        if "leads nowhere" in caution.text:
            number = int(caution.where.removeprefix("line "))
            assert "](#)" in lines[number - 1]


def test_all_formats_give_the_same_draft() -> None:
    releases = [recognise(read_file(*source), "en") for source in SOURCES.values()]
    first, *others = ((r.title, r.kicker, r.subheads, r.body, r.contacts) for r in releases)
    assert all(other == first for other in others)


def test_line_ends_and_wrapping_change_nothing() -> None:
    text = WRITERS["release.txt"](sample_parts()).decode()
    expected = recognise(read_pasted(text), "en")
    without_blank_lines = "\n".join(line for line in text.splitlines() if line)
    for variant in (text.replace("\n", "\r\n"), wrapped(text, 72), without_blank_lines):
        release = recognise(read_pasted(variant), "en")
        assert (release.title, release.subheads, release.body) == (
            expected.title,
            expected.subheads,
            expected.body,
        )
        assert (release.boilerplate, release.contacts) == (expected.boilerplate, expected.contacts)


def wrapped(text: str, width: int) -> str:
    """As e-mail programs break lines."""
    lines = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            if current and len(current) + 1 + len(word) > width:
                lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current else word
        lines.append(current)
    return "\n".join(lines)


def test_under_a_second(source: tuple[str, bytes]) -> None:
    assert min(_seconds(source) for _attempt in range(3)) < 1


def _seconds(source: tuple[str, bytes]) -> float:
    start = time.process_time()  # not the clock on the wall: other tests run beside this one
    recognise(read_file(*source), "en")
    return time.process_time() - start
