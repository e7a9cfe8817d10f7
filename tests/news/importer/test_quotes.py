import pytest

from news.importer.recognise.quotes import find_quote, quoted_words, signature
from news.importer.release import Paragraphs, Quote
from tests.news.importer.conftest import Import

NAME, ROLE = "Sample Speaker", "General Secretary of the Sample Union"


@pytest.mark.parametrize(
    ("text", "words", "connecting"),
    [
        (f"According to {NAME}, {ROLE}, “We work.”", "We work.", "According to “ ”"),
        (f"“We work,” said {NAME}, {ROLE}.", "We work,", "said “ ”"),
        (f"“We work,” {NAME}, {ROLE}, said.", "We work,", "said “ ”"),
        (f"{NAME}, {ROLE}, said: “We work.”", "We work.", "said “ ”"),
        (f"“We work” – {NAME}, {ROLE}", "We work", "“ ”"),
        (f"{NAME}, {ROLE}: “We work.”", "We work.", "“ ”"),
        (f'"We work," said {NAME}, {ROLE}.', "We work,", 'said "'),
        (f'“We work," said {NAME}, {ROLE}.', "We work,", 'said “ "'),
        (f"„We work“, said {NAME}, {ROLE}.", "We work", "said „ “"),
        (f"Según {NAME}, {ROLE}, “trabajamos”.", "trabajamos", "Según “ ”"),
        (f"Según explicó {NAME}, {ROLE}, “trabajamos”.", "trabajamos", "Según explicó “ ”"),
        (
            f"Comme l’explique {NAME}, {ROLE} : « on travaille ».",
            "on travaille",
            "Comme l’explique « »",
        ),
        (f"“Trabajamos”, dijo {NAME}, {ROLE}.", "Trabajamos", "dijo “ ”"),
        (f"« Nous travaillons », a déclaré {NAME}, {ROLE}.", "Nous travaillons", "a déclaré « »"),
        (f"Selon {NAME}, {ROLE}, « nous travaillons ».", "nous travaillons", "Selon « »"),
        (f"“Trabalhamos”, disse {NAME}, {ROLE}.", "Trabalhamos", "disse “ ”"),
        (f"De acordo com {NAME}, {ROLE}, “trabalhamos”.", "trabalhamos", "De acordo com “ ”"),
        (f"“We work,” said {NAME}, {ROLE}. “We count.”", "We work,\nWe count.", "said “ ”"),
    ],
)
def test_quotes_with_name_and_role(text: str, words: str, connecting: str) -> None:
    found = find_quote(text)
    assert found is not None
    assert (found.words, found.name, found.role) == (words, NAME, ROLE)
    assert found.connecting == connecting


def test_a_name_with_an_article_written_small() -> None:
    found = find_quote("« Nous travaillons », a déclaré Awa d’Exemple, coordinatrice.")
    assert found is not None
    assert (found.name, found.role) == ("Awa d’Exemple", "coordinatrice")


def test_a_name_alone() -> None:
    found = find_quote("“We work,” said Speaker.")
    assert found is not None
    assert (found.name, found.role) == ("Speaker", "")


@pytest.mark.parametrize(
    "text",
    [
        "The plan, called “Roadmap”, was agreed.",
        "“We work,” she said in the capital.",
        f"He met them. “We work,” said {NAME}.",
        f"At the meeting, {NAME} said: “We work.”",
        f"“We work,” said {NAME}, who leads the union.",
        f"Yesterday, {NAME} said: “We work.”",
        f"The General Secretary, {NAME}, said: “We work.”",
        "Our goal: “Decent work.”",
        "“We work.”",
        f"“One,” said {NAME}. “Two.” “Three.”",
        f"“We work, said {NAME}.",
        "No quotation marks at all.",
        f"“We work,” said {NAME}, {'very ' * 20}tired.",
        f"“We work,” said {NAME}, {ROLE}. She left. Then it rained.",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    assert find_quote(text) is None


def test_words_in_one_pair_of_marks() -> None:
    assert quoted_words("“We work.”") == "We work."
    assert quoted_words("“We work,” she said.") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"— {NAME}, {ROLE}", (NAME, ROLE)),
        (f"– {NAME}", (NAME, "")),
        ("— and then it rained", None),
        (f"{NAME}, {ROLE}", None),
    ],
)
def test_signatures(text: str, found: tuple[str, str] | None) -> None:
    assert signature(text) == found


@pytest.mark.parametrize(
    "written",
    [
        f"“We work.”\n\n— {NAME}, {ROLE}",
        f"> We work.\n>\n> — {NAME}, {ROLE}",
        f"> We work.\n\n— {NAME}, {ROLE}",
        f"> “We work.”\n\n— {NAME}, {ROLE}",
        f"> “We work.” said {NAME}, {ROLE}.",
    ],
)
def test_quotes_set_apart(recognised: Import, written: str) -> None:
    release = recognised(f"# Title\n\n{'Word ' * 40}.\n\n{written}\n\nText.")
    assert [part for part in release.body if part.type == "quote"] == [
        Quote("We work.", NAME, ROLE)
    ]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_speech_of_several_paragraphs(recognised: Import, opening: str, closing: str) -> None:
    """Each paragraph of a speech begins with a quotation mark; only the last one ends with one."""
    speech = f"{opening}We work.\n\n{opening}We count.\n\n{opening}We vote.{closing}"
    text = f"{NAME}, {ROLE}, said:\n\n{speech}\n\nThey left."
    release = recognised(f"# Title\n\n{'Word ' * 40}.\n\n{text}")
    assert release.body[1:] == (
        Quote("We work.\nWe count.\nWe vote.", NAME, ROLE),
        Paragraphs("<p>They left.</p>"),
    )
    assert release.markers[-1].text == f"said {opening} {closing}".removesuffix(' "')


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}, {ROLE}, said:\n\n“We work.\n\nThey left.”",
        f"{NAME}, {ROLE}, said:\n\n“We work,” she said.",
        f"{NAME}, {ROLE}, said:\n\n“We work.",
        "The members said:\n\n“We work.”",
        f"At the meeting {NAME}, {ROLE}, said:\n\n“We work.”",
    ],
)
def test_what_is_no_speech(recognised: Import, text: str) -> None:
    release = recognised(f"# Title\n\n{'Word ' * 40}.\n\n{text}")
    assert [part.type for part in release.body] == ["paragraph"]


def test_a_quotation_of_several_paragraphs_without_a_name(recognised: Import) -> None:
    release = recognised(f"# Title\n\n{'Word ' * 40}.\n\n> One.\n>\n> Two.")
    assert release.body[-1] == Quote("One.\nTwo.")


def test_links_in_a_quote_are_reported(recognised: Import) -> None:
    text = f"“We [work](https://example.org/),” said {NAME}, {ROLE}."
    release = recognised(f"# Title\n\n{'Word ' * 40}.\n\n{text}")
    assert any("https://example.org/ is lost" in caution.text for caution in release.cautions)
