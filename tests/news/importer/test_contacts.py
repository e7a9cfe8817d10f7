import pytest

from news.importer.release import RecognisedContact, RecognisedRelease
from tests.news.importer.conftest import Import

TITLE = "# Workers meet\n\n"
TEXT = f"{'Home-based workers met. ' * 10}\n\n"
SPEAKER = RecognisedContact(
    "Sample Speaker", "Press Officer", "", "press@example.org", "+254 700 000 000"
)


def body_text(release: RecognisedRelease) -> str:
    return str(release.body)


@pytest.mark.parametrize(
    "block",
    [
        "Contact:\nSample Speaker\nPress Officer\npress@example.org\n+254 700 000 000",
        "Contact:\n\nSample Speaker\n\nPress Officer\n\npress@example.org\n\n+254 700 000 000",
        "## Media contact\n\nSample Speaker, Press Officer\nE-mail: press@example.org\n"
        "Tel.: +254 700 000 000",
        "Contact: Sample Speaker, Press Officer, press@example.org, +254 700 000 000",
        "Media contact: Sample Speaker | Press Officer | press@example.org | Tel: +254 700 000 000",
        "For more information please contact: Sample Speaker – Press Officer – press@example.org – "
        "+254 700 000 000 (WhatsApp)",
        "For more information contact Sample Speaker, Press Officer, at press@example.org or call "
        "+254 700 000 000.",
        "Press contact\n\n- Name: Sample Speaker\n- Title: Press Officer\n"
        "- Email: press@example.org\n- Phone: +254 700 000 000",
        "Contacto de prensa\n\nSample Speaker, Press Officer\nCorreo: press@example.org\n"
        "Teléfono: +254 700 000 000",
        "Contact presse : Sample Speaker, Press Officer, press@example.org, tél. +254 700 000 000",
        "Contato para a imprensa\n\nSample Speaker\nPress Officer\n"
        "press@example.org | +254 700 000 000",
        "For interviews and further information, please contact:\nSample Speaker\nPress Officer\n"
        "E: press@example.org\nM: +254 700 000 000",
        "For interviews contact Sample Speaker, Press Officer, on +254 700 000 000 or "
        "press@example.org",
        "Press office: Sample Speaker, Press Officer, press@example.org, +254 700 000 000",
        "Mayores informes: Sample Speaker, Press Officer, press@example.org, +254 700 000 000",
        "Para entrevistas, por favor contactar a Sample Speaker, Press Officer, al "
        "+254 700 000 000 o por press@example.org",
        "Pour toute information complémentaire, veuillez contacter Sample Speaker, Press Officer, "
        "au +254 700 000 000 ou par courriel : press@example.org.",
        "Informações à imprensa: Sample Speaker – Press Officer – +254 700 000 000 – "
        "press@example.org",
        "###\n\nSample Speaker\nPress Officer\npress@example.org\n+254 700 000 000",
        "Sample Speaker\nPress Officer\npress@example.org\n+254 700 000 000",
    ],
)
def test_a_contact_at_the_end(recognised: Import, block: str) -> None:
    release = recognised(TITLE + TEXT + block)
    assert release.contacts == (SPEAKER,)
    assert "Speaker" not in body_text(release)
    assert "press@example.org" not in body_text(release)


@pytest.mark.parametrize("name", ["Awa d'Exemple", "Awa d’Exemple", "Sample al-Speaker"])
def test_names_with_an_article_written_small(recognised: Import, name: str) -> None:
    [contact] = recognised(f"{TITLE}{TEXT}Contact:\n{name}\nPress Officer\na@example.org").contacts
    assert contact.name == name


def test_a_contact_at_the_top(recognised: Import) -> None:
    block = (
        "Contact: Sample Speaker, Press Officer\nTel: +254 700 000 000\n"
        "Email: press@example.org\n\n"
    )
    for name, heading in (("release.md", TITLE), ("release.txt", "WORKERS MEET\n\n")):
        release = recognised(f"FOR IMMEDIATE RELEASE\n\n{block}{heading}{TEXT}", name)
        assert release.contacts == (SPEAKER,)
        assert release.title.casefold() == "workers meet"


def test_two_contacts(recognised: Import) -> None:
    release = recognised(
        TITLE + TEXT + "Contacts:\n\nSample Speaker\nPress Officer\npress@example.org\n\n"
        "Other Speaker\nCoordinator\nother@example.org\n+254 711 111 111"
    )
    assert [(c.name, c.role, c.email) for c in release.contacts] == [
        ("Sample Speaker", "Press Officer", "press@example.org"),
        ("Other Speaker", "Coordinator", "other@example.org"),
    ]


def test_an_organisation(recognised: Import) -> None:
    lines = "Sample Speaker\nPress Officer\nThe Sample Union of Workers\npress@example.org"
    [contact] = recognised(f"{TITLE}{TEXT}Contact:\n{lines}").contacts
    assert contact.organisation == "The Sample Union of Workers"


def test_two_telephone_numbers(recognised: Import) -> None:
    lines = "Sample Speaker\nTel: +254 700 000 000\nMobile: +254 711 111 111"
    [contact] = recognised(f"{TITLE}{TEXT}Contact:\n{lines}").contacts
    assert contact.phone == "+254 700 000 000 / +254 711 111 111"


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Teléfono: (+51) 900 000 002", "(+51) 900 000 002"),
        ("Telefone: (11) 90000-0000", "(11) 90000-0000"),
        ("Phone: +1 (202) 555-0100 ext. 12", "+1 (202) 555-0100 ext. 12"),
        ("Tel: 22 000 0000, anexo 45", "22 000 0000, anexo 45"),
        ("55 0000 0000", "55 0000 0000"),
    ],
)
def test_telephone_numbers(recognised: Import, line: str, phone: str) -> None:
    [contact] = recognised(f"{TITLE}{TEXT}Contact:\nSample Speaker\n{line}\na@example.org").contacts
    assert (contact.name, contact.role, contact.phone) == ("Sample Speaker", "", phone)


def test_a_bracket_after_a_name(recognised: Import) -> None:
    block = "Contacts:\nSample Speaker (English): a@example.org\nOther Speaker: b@example.org"
    names = [contact.name for contact in recognised(TITLE + TEXT + block).contacts]
    assert names == ["Sample Speaker (English)", "Other Speaker"]


@pytest.mark.parametrize(
    "address", ["P.O. Box 123, Nairobi, Kenya", "sample [at] example.org", "www.example.org"]
)
def test_an_address_is_no_organisation(recognised: Import, address: str) -> None:
    block = f"Contact:\nSample Speaker\nPress Officer\n{address}\n+254 700 000 000"
    release = recognised(TITLE + TEXT + block)
    assert [contact.organisation for contact in release.contacts] == [""]
    assert address in body_text(release)
    assert any("stands among the contacts" in caution.text for caution in release.cautions)


def test_the_address_behind_a_link(recognised: Import) -> None:
    block = "Contact:\n\n[Sample Speaker](mailto:press@example.org?subject=Hello)\nPress Officer"
    [contact] = recognised(TITLE + TEXT + block).contacts
    assert (contact.name, contact.email) == ("Sample Speaker", "press@example.org")


def test_what_fits_no_part_is_kept_and_cautioned(recognised: Import) -> None:
    block = "Contact:\nSample Speaker\nPress Officer\nwww.example.org\npress@example.org"
    release = recognised(TITLE + TEXT + block)
    assert release.contacts[0].email == "press@example.org"
    assert "www.example.org" in body_text(release)
    assert any("“www.example.org” stands among the contacts" in c.text for c in release.cautions)


def test_every_label_is_listed_as_a_marker(recognised: Import) -> None:
    block = "Media contact:\nName: Sample Speaker\nE-mail: press@example.org\nTel: +254 700 000 000"
    release = recognised(TITLE + TEXT + block)
    assert [marker.text for marker in release.markers] == [
        "Media contact:",
        "Name:",
        "E-mail:",
        "Tel:",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "For more information about the campaign, write to info@example.org.",
        "Contact tracing helped the weavers of the region in that year.",
        "Contact: press@example.org",
        "More than 0700 000 000 threads were woven, says press@example.org.",
        "## Contact\n\nThe weavers were in contact with each other.",
    ],
)
def test_sentences_that_name_nobody_stay_text(recognised: Import, sentence: str) -> None:
    release = recognised(f"{TITLE}{TEXT}{sentence}\n\n{TEXT}")
    assert release.contacts == ()
    assert sentence.split()[-1] in body_text(release)
    assert any("No media contact was found" in caution.text for caution in release.cautions)


def test_notes_after_the_contact_are_no_part_of_it(recognised: Import) -> None:
    block = (
        "###\n\nContact:\nSample Speaker\npress@example.org\n\n"
        "Notes to Editors\n\n1. See a@example.org."
    )
    release = recognised(TITLE + TEXT + block)
    assert [contact.email for contact in release.contacts] == ["press@example.org"]
    assert [part.type for part in release.body] == ["paragraph", "heading", "paragraph"]
