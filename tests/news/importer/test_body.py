"""The text of a release, its boilerplate and its end."""

import pytest

from news.importer.release import Heading, PullText
from tests.news.importer.conftest import Import

TITLE = "# Workers meet\n\n"
PROSE = f"{'Home-based workers met. ' * 8}\n\n"
PLAIN_TITLE = "Workers meet\n\n"


def test_paragraphs_and_lists_that_follow_each_other_are_one_part(recognised: Import) -> None:
    [part] = recognised(f"{TITLE}One *two*.\n\n- **three**\n- four\n  1. five\n\nSix.").body
    assert part.type == "paragraph"
    assert part.html == (
        "<p>One <i>two</i>.</p><ul><li><b>three</b></li><li>four<ol><li>five</li></ol></li></ul>"
        "<p>Six.</p>"
    )


def test_links_that_lead_somewhere_are_kept(recognised: Import) -> None:
    text = "See [us](https://example.org/?a=1&b=2) or [write](mailto:a@example.org)."
    [part] = recognised(f"{TITLE}{text}").body
    assert part.type == "paragraph"
    assert '<a href="https://example.org/?a=1&amp;b=2">us</a>' in part.html
    assert '<a href="mailto:a@example.org">write</a>' in part.html


@pytest.mark.parametrize(
    "href", ["#", "#section", "/about/", "page.html", "ftp://a.b/c", "skype:a?call"]
)
def test_links_that_lead_nowhere_are_words_and_reported(recognised: Import, href: str) -> None:
    release = recognised(f"{TITLE}See **[our *page*]({href})**.")
    [part] = release.body
    assert part.type == "paragraph"
    assert part.html == "<p>See <b>our </b><b><i>page</i></b>.</p>"
    [caution] = [c for c in release.cautions if "leads nowhere" in c.text]
    assert caution.text == f"The link “our page” leads nowhere ({href}): give it an address."
    assert caution.where == "line 3"


def test_headings_of_all_levels_are_sections(recognised: Import) -> None:
    release = recognised(f"{TITLE}{PROSE}#### One\n\n{PROSE}## **Two**\n\n{PROSE}")
    assert [part for part in release.body if part.type == "heading"] == [
        Heading("One"),
        Heading("Two"),
    ]


def test_a_short_bold_line_is_a_heading(recognised: Import) -> None:
    release = recognised(f"{TITLE}{PROSE}**Who are they?**\n\n{PROSE}**They are workers.**\n")
    assert [part.text for part in release.body if part.type == "heading"] == ["Who are they?"]


def test_headings_of_a_plain_text_have_a_shape(recognised: Import) -> None:
    text = (
        f"{PLAIN_TITLE}{PROSE}Who are they?\n\n{PROSE}they met\n\nIt was said.\n\n{PROSE}Last line"
    )
    release = recognised(text, "release.txt")
    assert [part.text for part in release.body if part.type == "heading"] == ["Who are they?"]


@pytest.mark.parametrize(
    "written",
    [
        "***Decent work for all.***",
        "**_Decent work for all._**",
        "The goal of the campaign is this:\n\nDecent work for all.",
        "El objetivo de la campaña:\n\nDecent work for all.",
        "L’objectif de la campagne :\n\nDecent work for all.",
        "Este é o objetivo da campanha:\n\nDecent work for all.",
    ],
)
def test_goals(recognised: Import, written: str) -> None:
    release = recognised(f"{TITLE}{PROSE}{written}\n\n{PROSE}")
    assert PullText("Decent work for all.") in release.body


@pytest.mark.parametrize(
    "written",
    [
        "**Decent work for all.**",
        "*Decent work for all.*",
        "The members agreed on this:\n\nDecent work for all.",
        "The goal is old. The members said:\n\nDecent work for all.",
        "The goal of the campaign is this:\n\n- Decent work for all.",
        "The goal of the campaign is clear.\n\nDecent work for all.",
    ],
)
def test_what_is_no_goal(recognised: Import, written: str) -> None:
    release = recognised(f"{TITLE}{PROSE}{written}\n\n{PROSE}")
    assert not [part for part in release.body if part.type == "pull_text"]


@pytest.mark.parametrize("name", ["release.md", "release.txt"])
@pytest.mark.parametrize(
    "title",
    [
        "About HNI",
        "ABOUT HNI",
        "About us",
        "About the Sample Union",
        "Acerca de la Red",
        "Quiénes somos",
        "À propos de HNI",
        "À propos d’HNI",
        "Qui sommes-nous ?",
        "Sobre a HNI",
        "Sobre Asociación de Muestra",
        "Sobre a Associação de Exemplo",
        "À propos de l’Exemple",
        "A PROPOS DU COLLECTIF",
    ],
)
def test_boilerplates(recognised: Import, title: str, name: str) -> None:
    heading = "#### " if name == "release.md" else ""
    top = TITLE if name == "release.md" else PLAIN_TITLE
    release = recognised(f"{top}{PROSE}{heading}{title}\n\nA network.\n\nOf workers.\n\n###", name)
    assert release.boilerplate is not None
    assert release.boilerplate.title == title
    assert release.boilerplate.html == "<p>A network.</p><p>Of workers.</p>"
    assert [part.type for part in release.body] == ["paragraph"]


@pytest.mark.parametrize(
    "written", ["**About HNI:** A network.", "About HNI\nA network.", "About HNI: A network."]
)
def test_a_boilerplate_that_begins_in_its_own_line(recognised: Import, written: str) -> None:
    release = recognised(f"{TITLE}{PROSE}{written}\n\n###")
    assert release.boilerplate is not None
    assert (release.boilerplate.title, release.boilerplate.html) == (
        "About HNI",
        "<p>A network.</p>",
    )


def test_sections_about_something_are_no_boilerplate(recognised: Import) -> None:
    middle = recognised(f"{TITLE}{PROSE}## About Kenya\n\n{PROSE}## Next steps\n\n{PROSE}")
    small = recognised(f"{TITLE}{PROSE}## About the campaign\n\n{PROSE}")
    empty = recognised(f"{TITLE}{PROSE}## About HNI\n")
    for release in (middle, small, empty):
        assert release.boilerplate is None
        assert any(part.type == "heading" for part in release.body)


def test_a_second_boilerplate_stays_in_the_text(recognised: Import) -> None:
    release = recognised(f"{TITLE}{PROSE}## About HNI\n\nA network.\n\n## About WIEGO\n\nAnother.")
    assert release.boilerplate is not None
    assert release.boilerplate.title == "About HNI"
    assert [part.type for part in release.body] == ["paragraph", "heading", "paragraph"]
    assert any("“About WIEGO” is a second boilerplate" in c.text for c in release.cautions)


@pytest.mark.parametrize(
    "mark", ["###", "# # #", "-ENDS-", "ENDS", "- 30 -", "-FIN-", "FIM", "***", "--ooOoo--", "oOo"]
)
def test_end_marks_are_gone_and_listed(recognised: Import, mark: str) -> None:
    for name, top in (("release.md", TITLE), ("release.txt", PLAIN_TITLE)):
        release = recognised(f"{top}{PROSE}{mark}\n", name)
        assert mark not in str(release.body)
        assert len(release.markers) == 1


def test_the_word_end_is_no_mark(recognised: Import) -> None:
    assert "<p>end.</p>" in str(recognised(f"{TITLE}{PROSE}end.\n").body)


def test_what_stands_after_the_end_is_kept_and_cautioned(recognised: Import) -> None:
    release = recognised(f"{TITLE}{PROSE}###\n\nSomething more.")
    assert "Something more." in str(release.body)
    assert any("after the end mark" in caution.text for caution in release.cautions)


@pytest.mark.parametrize(
    "notes",
    [
        "## Notes to editors\n\nOne.",
        "**Notes to editors:** One.",
        "Notes to editors:\nOne.",
        "**Editors, please note:** One.",
        "Notas de la redacción: One.",
    ],
)
def test_notes_to_editors_are_a_section_at_the_end(recognised: Import, notes: str) -> None:
    release = recognised(f"{TITLE}{PROSE}## About HNI\n\nA network.\n\n###\n\n{notes}")
    assert release.boilerplate is not None
    assert [part.type for part in release.body] == ["paragraph", "heading", "paragraph"]
    assert not any("after the end mark" in caution.text for caution in release.cautions)


def test_a_split_sentence_stays_split_and_is_reported(recognised: Import) -> None:
    release = recognised(f"{TITLE}{PROSE}Place an order for their\n\nproducts. They are good.")
    assert "their</p><p>products." in str(release.body)
    [caution] = [c for c in release.cautions if "join them" in c.text]
    assert caution.where == "line 7"


def test_mixed_quotation_marks_stay_as_they_are(recognised: Import) -> None:
    text = "The “roadmap\" of HNI's and HNI’s members, 'it' is."
    [part] = recognised(TITLE + text).body
    assert part.type == "paragraph"
    assert part.html == f"<p>{text}</p>"


def test_no_final_newline(recognised: Import) -> None:
    assert recognised(f"{TITLE}One.").body == recognised(f"{TITLE}One.\n").body
