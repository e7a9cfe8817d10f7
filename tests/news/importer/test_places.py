import pytest

from news.importer.recognise.places import is_country, looks_like_place, place_in


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("… is holding its first meeting in Nairobi, Kenya. This meeting", "Nairobi, Kenya"),
        ("… met in Manila, the Philippines, today", "Manila, the Philippines"),
        ("… in our hub in Nairobi, Kenya.", "Nairobi, Kenya"),
        ("… se reunió en San José, Costa Rica.", "San José, Costa Rica"),
        ("… réunies à Abidjan, Côte d'Ivoire, pour", "Abidjan, Côte d'Ivoire"),
        ("… em São Paulo, Brasil, hoje", "São Paulo, Brasil"),
        ("… in Sarajevo, Bosnia and Herzegovina.", "Sarajevo, Bosnia and Herzegovina"),
        ("… in Nairobi, Kenya, and again in Nairobi, Kenya.", "Nairobi, Kenya"),
    ],
)
def test_the_town_and_country_of_a_lead(lead: str, place: str) -> None:
    assert place_in(lead) == place


@pytest.mark.parametrize(
    "lead",
    [
        "… in Bogotá, Colombia, and in Lima, Peru.",
        "… from the regions in Latin America, Africa and South Asia.",
        "… workers in Kenya met.",
        "… in January, Kenya ratified.",
        "… headquarters of London, United Kingdom.",
        "",
    ],
)
def test_where_only_a_person_can_tell(lead: str) -> None:
    assert place_in(lead) == ""


@pytest.mark.parametrize(
    "name", ["Kenya", "KENYA", "Brasil", "Cote d'Ivoire", "Myanmar", "Turquía"]
)
def test_countries_in_every_spelling(name: str) -> None:
    assert is_country(name)


@pytest.mark.parametrize(
    "text",
    ["Nairobi", "NAIROBI, Kenya", "La Paz", "Rio de Janeiro, Brasil", "Villeneuve d'Exemple"],
)
def test_what_can_be_a_place(text: str) -> None:
    assert looks_like_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "Today",
        "Hoy",
        "Wednesday",
        "January",
        "said on",
        "The Executive Committee of Workers in Kenya",
        "",
        ",",
        "A, B, C, D",
    ],
)
def test_what_cannot(text: str) -> None:
    assert not looks_like_place(text)
