import datetime

import pytest

from news.importer.recognise.dateline import find_dateline
from news.importer.source import Block, Kind, Mark, Span

DAY = datetime.date(2023, 11, 8)


def block(*spans: Span) -> Block:
    return Block(Kind.PARAGRAPH, spans, 0, "line 1")


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("November 8th, 2023. The network", "", DAY),
        ("8 November 2023", "", DAY),
        ("Date: 8 November 2023", "", DAY),
        ("NAIROBI, Kenya, 8 November 2023 — The network", "NAIROBI, Kenya", DAY),
        ("NAIROBI, Kenya (8 November 2023) -- The network", "NAIROBI, Kenya", DAY),
        ("NAIROBI, Nov. 8, 2023 /Sample Wire/ -- The network", "NAIROBI", DAY),
        ("Nairobi, Kenya – November 8, 2023 – The network", "Nairobi, Kenya", DAY),
        ("Nairobi, Kenya | 8 November 2023 | The network", "Nairobi, Kenya", DAY),
        ("8 November 2023, Nairobi, Kenya – The network", "Nairobi, Kenya", DAY),
        ("Wednesday, November 8, 2023 — The network", "", DAY),
        ("(Nairobi, 8 de noviembre de 2023) La red", "Nairobi", DAY),
        ("(Nairobi, 8 de noviembre de 2023).- La red", "Nairobi", DAY),
        ("San José, Costa Rica, 8 de noviembre de 2023.- La red", "San José, Costa Rica", DAY),
        ("Abidjan, le 8 novembre 2023 – Le réseau", "Abidjan", DAY),
        ("São Paulo, 8 de novembro de 2023: A rede", "São Paulo", DAY),
        ("Ciudad de México, a 8 de noviembre de 2023.- La red", "Ciudad de México", DAY),
        ("Lima, 8 de noviembre de 2023 (MUESTRA).- La red", "Lima", DAY),
        ("NAIROBI, Nov. 8, 2023 (Sample Wire) -- The network", "NAIROBI", DAY),
        ("Paris, le mercredi 8 novembre 2023 – Le réseau", "Paris", DAY),
        ("Dakar (Sénégal), le 8 novembre 2023 – Le réseau", "Dakar (Sénégal)", DAY),
        ("Brasília (DF), 8 de novembro de 2023 – A rede", "Brasília (DF)", DAY),
        ("Fait à Dakar, le 8 novembre 2023", "Dakar", DAY),
        ("Geneva/Nairobi, 8 November 2023 – The network", "Geneva/Nairobi", DAY),
        ("LIMA / QUITO, 8 de noviembre de 2023.- La red", "LIMA / QUITO", DAY),
        ("[Nairobi, Kenya, 8 November 2023] The network", "Nairobi, Kenya", DAY),
        ("Nairobi, Kenya: 8 November 2023 - The network", "Nairobi, Kenya", DAY),
        ("Nairobi, Kenya, November 8, 2023 The network", "Nairobi, Kenya", DAY),
        ("8 November 2023 | Nairobi, Kenya", "Nairobi, Kenya", DAY),
        ("Published: 8 November 2023", "", DAY),
        ("Posted on 8 November 2023", "", DAY),
        ("Publicado el 8 de noviembre de 2023", "", DAY),
        ("Publié le 8 novembre 2023", "", DAY),
        ("Publicado em 8 de novembro de 2023", "", DAY),
        ("NAIROBI, Kenya — The network", "NAIROBI, Kenya", None),
        ("NAIROBI, Kenya (SAMPLE) — The network", "NAIROBI, Kenya", None),
        ("Dakar (Sénégal) – Le réseau", "Dakar (Sénégal)", None),
        ("(Nairobi) – The network", "Nairobi", None),
        ("Kathmandu, Nepal: The network", "Kathmandu, Nepal", None),
    ],
)
def test_datelines(text: str, place: str, date: datetime.date | None) -> None:
    found = find_dateline(block(Span(text)), "en")
    assert found is not None
    assert (found.place, found.date) == (place, date)
    assert text[found.place_start : found.place_end] == place
    assert text[found.length :].strip() in ("", "The network", "La red", "Le réseau", "A rede")


@pytest.mark.parametrize(
    "text",
    [
        "On November 8, 2023, the network met.",
        "Today, 8 November 2023 – the international day – the network met.",
        "October 20, 2023 was the day.",
        "The network said on 8 November 2023. The meeting",
        "Statement of the Executive Committee, 8 November 2023. The meeting",
        "HomeNet — a network",
        "HomeNet Kenya (HNK) — a network",
        "(Applause) – and so on",
        "Women/men, 8 November 2023 the day",
        "Nairobi, Kenya, November 8, 2023 was the day.",
        "Kenya: a new law",
        "2023-11-08 Nairobi",
        "8/11/2023. The meeting",
        "31 February 2023. The meeting",
    ],
)
def test_sentences_that_only_look_like_datelines(text: str) -> None:
    assert find_dateline(block(Span(text)), "en") is None


def test_bold_type_ends_a_dateline() -> None:
    text = "Nairobi, 8 November 2023"
    in_bold = Span(text, frozenset({Mark.BOLD}))
    found = find_dateline(block(in_bold, Span(" The network met.")), "en")
    assert found is not None
    assert found.length == len(text) + 1
    assert find_dateline(block(Span(text + " The network met.")), "en") is None
