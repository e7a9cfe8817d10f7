"""What stands above the lead."""

import datetime

import pytest

from news.importer.release import RecognisedRelease
from tests.news.importer.conftest import Import

LEAD = (
    "Home-based workers of thirteen organisations agreed today on a plan for the next four years, "
    "after a meeting of two days in the capital. Members vote on it in January."
)
DAY = datetime.date(2023, 11, 8)


def body_text(release: RecognisedRelease) -> str:
    return " ".join(part.html for part in release.body if part.type == "paragraph")


@pytest.mark.parametrize(
    ("line", "kicker"),
    [
        ("Press Release", "Press Release"),
        ("PRESS RELEASE", "PRESS RELEASE"),
        ("Press release No. 12/2023", "Press release No. 12/2023"),
        ("Comunicado de prensa", "Comunicado de prensa"),
        ("NOTA DE PRENSA", "NOTA DE PRENSA"),
        ("Communiqué de presse", "Communiqué de presse"),
        ("Comunicado à imprensa", "Comunicado à imprensa"),
        ("NOTA PÚBLICA", "NOTA PÚBLICA"),
        ("Boletín de prensa 045/2024", "Boletín de prensa 045/2024"),
        ("Media Alert", "Media Alert"),
        ("Déclaration commune", "Déclaration commune"),
        ("POINT DE PRESSE", "POINT DE PRESSE"),
        ("Aviso de pauta", "Aviso de pauta"),
        ("COMMUNIQUE DE PRESSE", "COMMUNIQUE DE PRESSE"),
        ("Communique\N{COMBINING ACUTE ACCENT} de presse", "Communiqué de presse"),
    ],
)
@pytest.mark.parametrize("name", ["release.md", "release.txt"])
def test_kickers(recognised: Import, line: str, kicker: str, name: str) -> None:
    heading = "## " if name == "release.md" else ""
    release = recognised(f"{heading}{line}\n\n{heading}Workers meet\n\n{LEAD}", name)
    assert (release.kicker, release.title) == (kicker, "Workers meet")


def test_a_kicker_with_the_headline_after_a_colon(recognised: Import) -> None:
    release = recognised(f"# Press Release: Workers meet\n\n{LEAD}")
    assert (release.kicker, release.title) == ("Press Release", "Workers meet")


def test_a_kicker_with_the_date(recognised: Import) -> None:
    release = recognised(f"Press Release | 8 November 2023\n\nWorkers meet\n\n{LEAD}")
    assert (release.kicker, release.title) == ("Press Release", "Workers meet")
    assert release.dateline_date == DAY


def test_a_kicker_and_the_date_between_rules(recognised: Import) -> None:
    rule = "-" * 62
    text = f"{rule}\nPRESS RELEASE          8 November 2023\n{rule}\n\nWorkers meet\n\n{LEAD}"
    release = recognised(text, "release.txt")
    assert (release.kicker, release.title) == ("PRESS RELEASE", "Workers meet")
    assert (release.dateline_date, release.dateline_place) == (DAY, "")


@pytest.mark.parametrize("line", ["PRESS RELEASE", "Press release No. 3", "FOR IMMEDIATE RELEASE"])
@pytest.mark.parametrize("place", ["Nairobi, Kenya", "Nairobi"])
@pytest.mark.parametrize("sign", [" – ", " | ", ": "])
def test_place_and_date_in_the_line_of_the_kicker(
    recognised: Import, line: str, place: str, sign: str
) -> None:
    release = recognised(f"{line}{sign}{place}, 8 November 2023\n\nWorkers meet\n\n{LEAD}", "a.txt")
    assert release.title == "Workers meet"
    assert release.kicker == ("" if line.startswith("FOR") else line)
    assert (release.dateline_place, release.dateline_date) == (place, DAY)


def test_a_letterhead_above_the_kicker(recognised: Import) -> None:
    release = recognised(f"**Sample Union**\n\n**PRESS RELEASE**\n\n**Workers meet**\n\n{LEAD}")
    assert (release.kicker, release.title) == ("PRESS RELEASE", "Workers meet")
    assert "<p><b>Sample Union</b></p>" in body_text(release)


def test_a_headline_that_begins_like_a_kicker(recognised: Import) -> None:
    release = recognised(f"# Press release training opens\n\n{LEAD}")
    assert (release.kicker, release.title) == ("", "Press release training opens")


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate release:",
        "For immediate use",
        "*** FOR IMMEDIATE RELEASE ***",
        "PARA DIFUSIÓN INMEDIATA",
        "POUR DIFFUSION IMMÉDIATE",
        "POUR DIFFUSION IMMEDIATE",
        "PARA DIVULGAÇÃO IMEDIATA",
    ],
)
def test_a_release_line_is_a_marker(recognised: Import, line: str) -> None:
    release = recognised(f"{line}\n\nWorkers meet\n\n{LEAD}", "release.txt")
    assert release.title == "Workers meet"
    assert [marker.text for marker in release.markers] == [line]
    assert not release.embargoed


def test_a_release_line_with_the_date(recognised: Import) -> None:
    release = recognised(f"FOR RELEASE: 8 November 2023\n\nWorkers meet\n\n{LEAD}", "release.txt")
    assert (release.title, release.dateline_date) == ("Workers meet", DAY)
    assert not release.embargoed


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT, 8 NOVEMBER 2023",
        "Embargo: 8 November 2023",
        "EMBARGO",
        "FOR RELEASE 9 a.m. on Monday",
        "Bajo embargo hasta el lunes",
        "Sous embargo jusqu’au 8 novembre",
        "Sob embargo até segunda-feira",
    ],
)
def test_an_embargo_is_kept_and_cautioned(recognised: Import, line: str) -> None:
    release = recognised(f"{line}\n\nWorkers meet\n\n{LEAD}", "release.txt")
    assert release.embargoed
    assert release.title == "Workers meet"
    assert body_text(release).startswith(f"<p>{line}</p>")
    [caution] = [c for c in release.cautions if "embargo" in c.text]
    assert caution.where == "line 1"


def test_a_headline_about_an_embargo_is_none(recognised: Import) -> None:
    release = recognised(f"Embargo on cotton hurts weavers\n\n{LEAD}", "release.txt")
    assert (release.title, release.embargoed) == ("Embargo on cotton hurts weavers", False)


@pytest.mark.parametrize("level", [1, 2, 4, 6])
def test_the_level_of_a_headline_means_nothing(recognised: Import, level: int) -> None:
    assert recognised(f"{'#' * level} Workers meet\n\n{LEAD}").title == "Workers meet"


def test_a_headline_in_bold_type(recognised: Import) -> None:
    assert recognised(f"HomeNet Kenya\n\n**Workers meet**\n\n{LEAD}").title == "Workers meet"


def test_what_stands_before_the_headline_is_kept_and_cautioned(recognised: Import) -> None:
    release = recognised(f"A sample letterhead\n\n# Workers meet\n\n{LEAD}")
    assert release.title == "Workers meet"
    assert body_text(release).startswith("<p>A sample letterhead</p>")
    assert any("before the headline" in caution.text for caution in release.cautions)


def test_a_picture_or_rule_above_the_headline_is_not_said_to_be_text(recognised: Import) -> None:
    release = recognised(f"![The logo](logo.png)\n\n---\n\n# Workers meet\n\n{LEAD}")
    assert release.title == "Workers meet"
    assert [c.text for c in release.cautions if "whole text" not in c.where] == [
        "A picture stands here (“The logo”): upload it and add it in the editor."
    ]


def test_no_headline_is_cautioned(recognised: Import) -> None:
    release = recognised(LEAD)
    assert release.title == ""
    assert "No headline was found: add it in the editor." in [c.text for c in release.cautions]


def test_a_headline_too_long_for_one_is_text(recognised: Import) -> None:
    release = recognised(f"# {'Word ' * 60}\n\n{LEAD}")
    assert release.title == ""
    assert "Word Word" in body_text(release)


@pytest.mark.parametrize(
    "subheads",
    [
        "- One.\n- Two.",
        "*One.*\n\n*Two.*",
    ],
)
def test_subheads_below_the_headline(recognised: Import, subheads: str) -> None:
    release = recognised(f"# Workers meet\n\n{subheads}\n\n{LEAD}")
    assert release.subheads == ("One.", "Two.")


def test_a_bold_line_below_a_heading_is_a_subhead(recognised: Import) -> None:
    release = recognised(f"# Workers meet\n\n**One**\n\n{LEAD}\n\n**Two**\n\n{LEAD}")
    assert release.subheads == ("One",)
    assert [part.type for part in release.body] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("subheads", ["One\nTwo", "## One\n\n### Two", "- One\n\nTwo"])
def test_lines_above_the_dateline_are_subheads(recognised: Import, subheads: str) -> None:
    release = recognised(f"# Workers meet\n\n{subheads}\n\n8 November 2023 – {LEAD}")
    assert release.subheads == ("One", "Two")
    assert release.dateline_date == DAY


def test_without_a_dateline_a_heading_is_a_section(recognised: Import) -> None:
    release = recognised(f"# Workers meet\n\n## A section\n\n{LEAD}")
    assert release.subheads == ()
    assert [part.type for part in release.body] == ["heading", "paragraph"]


def test_more_subheads_than_a_release_has_stay_in_the_text(recognised: Import) -> None:
    items = "\n".join(f"- Item {number}" for number in range(7))
    release = recognised(f"# Workers meet\n\n{items}\n\n{LEAD}")
    assert len(release.subheads) == 5
    assert "<li>Item 5</li><li>Item 6</li>" in body_text(release)


@pytest.mark.parametrize("date", ["8 November 2023", "Nairobi, Kenya, 8 November 2023"])
@pytest.mark.parametrize("above", [True, False])
def test_a_date_line_above_or_below_the_headline(
    recognised: Import, date: str, *, above: bool
) -> None:
    head = [date, "# Workers meet"] if above else ["# Workers meet", date]
    release = recognised("\n\n".join([*head, LEAD]))
    assert (release.title, release.dateline_date) == ("Workers meet", DAY)
    assert release.dateline_place == ("Nairobi, Kenya" if "," in date else "")


@pytest.mark.parametrize("end", ["", "\n\n**The Sample Union**", "\n\n###"])
def test_a_statement_is_dated_at_its_end(recognised: Import, end: str) -> None:
    release = recognised(f"# Workers meet\n\n{LEAD}\n\nNairobi, 8 November 2023{end}")
    assert (release.dateline_place, release.dateline_date) == ("Nairobi", DAY)
    assert "November" not in body_text(release)


def test_a_date_at_the_end_is_text_where_the_release_has_one(recognised: Import) -> None:
    release = recognised(f"# Workers meet\n\n8 November 2023. {LEAD}\n\nNairobi, 9 November 2023")
    assert release.dateline_date == DAY
    assert "Nairobi, 9 November 2023" in str(release.body)


def test_a_second_date_is_kept_and_cautioned(recognised: Import) -> None:
    release = recognised(f"# Workers meet\n\n9 November 2023\n\n8 November 2023. {LEAD}")
    assert release.dateline_date == DAY
    assert "<p>9 November 2023</p>" in body_text(release)
    assert any("second date" in caution.text for caution in release.cautions)


def test_a_dateline_far_below_is_a_sentence(recognised: Import) -> None:
    release = recognised(f"# Workers meet\n\n{LEAD}\n\n## Next\n\n8 November 2023. {LEAD}")
    assert release.dateline_date is None
    assert "8 November 2023." in body_text(release)


def test_links_that_plain_text_cannot_hold_are_reported(recognised: Import) -> None:
    release = recognised(f"# Workers [meet](https://example.org)\n\n{LEAD}")
    assert release.title == "Workers meet"
    assert any("https://example.org is lost" in caution.text for caution in release.cautions)
