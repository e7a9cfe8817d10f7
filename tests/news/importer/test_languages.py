"""Whole releases in the languages and habits they come in."""

import datetime

import pytest

from news.importer.release import Heading, Quote, RecognisedContact
from tests.news.importer.conftest import Import

AGENCY = """FOR IMMEDIATE RELEASE

Contact: Sample Speaker, Press Officer
Tel: +254 700 000 000
Email: press@example.org

HOME-BASED WORKERS MEET IN NAIROBI
Thirteen organisations agree on a plan

NAIROBI, Kenya, 8 November 2023 — Home-based workers of thirteen organisations agreed today on a \
plan for the next four years, after a meeting of two days in the capital.

“We work at home, and our work is work,” said Sample Speaker, General Secretary of the Sample Union.

WHAT COMES NEXT

The plan goes to members in January. They will vote on it before the end of the year.

About the Sample Union

The Sample Union is an organisation of home-based workers.

# # #

Notes to editors:
1. The plan is a sample.
2. Figures are from 2019.
"""
SPANISH = """COMUNICADO DE PRENSA

PARA DIFUSIÓN INMEDIATA

Las trabajadoras a domicilio piden que se ratifique el Convenio 177

(Lima, 8 de noviembre de 2023).- Las organizaciones de trabajadoras a domicilio de la región \
pidieron hoy a los gobiernos que ratifiquen el Convenio.

“Trabajamos en casa”, dijo Ana Muestra, coordinadora de la Red de Muestra.

Acerca de la Red de Muestra

La Red de Muestra reúne a organizaciones de trabajadoras a domicilio de varios países.

-FIN-

Para más información, contactar a:
Ana Muestra
Coordinadora de comunicación
Correo: ana@example.org
Tel.: +51 900 000 000
"""
FRENCH = """Communiqué de presse

Les travailleuses à domicile demandent la ratification de la convention no 177

Abidjan, le 8 novembre 2023 – Les organisations de travailleuses à domicile ont demandé \
aujourd’hui aux gouvernements de ratifier la convention sur le travail à domicile.

« Nous travaillons chez nous », a déclaré Awa Exemple, coordinatrice du Réseau Exemple.

À propos du Réseau Exemple

Le Réseau Exemple réunit des organisations de travailleuses à domicile de plusieurs pays.

Contact presse : Awa Exemple, chargée de communication, awa@example.org, tél. +225 01 00 00 00 00
"""
PORTUGUESE = """COMUNICADO DE IMPRENSA

Trabalhadoras em domicílio pedem a ratificação da Convenção 177

Data: 8 de novembro de 2023

As organizações de trabalhadoras em domicílio reuniram-se em São Paulo, Brasil, e pediram hoje \
aos governos que ratifiquem a Convenção sobre o trabalho em domicílio.

“Trabalhamos em casa”, disse Ana Amostra, coordenadora da Rede Amostra.

Sobre a Rede Amostra

A Rede Amostra reúne organizações de trabalhadoras em domicílio de vários países.

FIM

Contato para a imprensa
Ana Amostra – assessora de comunicação
ana@example.org | +55 11 90000-0000
"""
RELEASES = {
    "agency": (
        AGENCY,
        "HOME-BASED WORKERS MEET IN NAIROBI",
        "",
        "NAIROBI, Kenya",
        Quote(
            "We work at home, and our work is work,",
            "Sample Speaker",
            "General Secretary of the Sample Union",
        ),
        "About the Sample Union",
        RecognisedContact(
            "Sample Speaker", "Press Officer", "", "press@example.org", "+254 700 000 000"
        ),
    ),
    "es": (
        SPANISH,
        "Las trabajadoras a domicilio piden que se ratifique el Convenio 177",
        "COMUNICADO DE PRENSA",
        "Lima",
        Quote("Trabajamos en casa", "Ana Muestra", "coordinadora de la Red de Muestra"),
        "Acerca de la Red de Muestra",
        RecognisedContact(
            "Ana Muestra", "Coordinadora de comunicación", "", "ana@example.org", "+51 900 000 000"
        ),
    ),
    "fr": (
        FRENCH,
        "Les travailleuses à domicile demandent la ratification de la convention no 177",
        "Communiqué de presse",
        "Abidjan",
        Quote("Nous travaillons chez nous", "Awa Exemple", "coordinatrice du Réseau Exemple"),
        "À propos du Réseau Exemple",
        RecognisedContact(
            "Awa Exemple", "chargée de communication", "", "awa@example.org", "+225 01 00 00 00 00"
        ),
    ),
    "pt": (
        PORTUGUESE,
        "Trabalhadoras em domicílio pedem a ratificação da Convenção 177",
        "COMUNICADO DE IMPRENSA",
        "São Paulo, Brasil",
        Quote("Trabalhamos em casa", "Ana Amostra", "coordenadora da Rede Amostra"),
        "Sobre a Rede Amostra",
        RecognisedContact(
            "Ana Amostra", "assessora de comunicação", "", "ana@example.org", "+55 11 90000-0000"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es", "ne"])
@pytest.mark.parametrize(
    ("text", "title", "kicker", "place", "quote", "boilerplate", "contact"),
    RELEASES.values(),
    ids=RELEASES,
)
def test_a_release_whatever_language_it_is_brought_in_under(
    recognised: Import,
    language: str,
    text: str,
    title: str,
    kicker: str,
    place: str,
    quote: Quote,
    boilerplate: str,
    contact: RecognisedContact,
) -> None:
    release = recognised(text, "release.txt", language)
    assert (release.title, release.kicker) == (title, kicker)
    assert (release.dateline_place, release.dateline_date) == (place, datetime.date(2023, 11, 8))
    assert quote in release.body
    assert release.boilerplate is not None
    assert release.boilerplate.title == boilerplate
    assert release.contacts == (contact,)


def test_the_rest_of_an_agency_release(recognised: Import) -> None:
    release = recognised(AGENCY, "release.txt")
    assert release.subheads == ("Thirteen organisations agree on a plan",)
    assert [part.text for part in release.body if isinstance(part, Heading)] == [
        "WHAT COMES NEXT",
        "Notes to editors:",
    ]
    assert [marker.text for marker in release.markers] == [
        "FOR IMMEDIATE RELEASE",
        "Contact:",
        "Tel:",
        "Email:",
        ", 8 November 2023 —",
        "said “ ”",
        "# # #",
    ]
    assert release.cautions == ()
