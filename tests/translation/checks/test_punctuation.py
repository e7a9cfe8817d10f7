"""The signs of each language, the end of a text, and text that runs in both directions."""

import pytest

from hni_site.publishing.enums import Severity
from hni_site.translation.checks.direction import direction
from hni_site.translation.checks.punctuation import final_punctuation, punctuation
from tests.translation.checks.checked import found

WARNS = Severity.WARNS
NARROW, NO_BREAK, LRM = "\u202f", "\u00a0", "\u200e"

RIGHT = [
    ("es", "¿Quién? ¡Todas!"),
    ("es", "¿Quién paga, y quién no?"),
    ("es", "¿¡Cómo!?"),
    ("es", "Vea https://example.org/?a=1"),
    ("fr", f"Qui{NARROW}? Nous{NO_BREAK}!"),
    ("fr", f"«{NARROW}Oui{NARROW}»{NARROW}; non"),
    ("fr", "Rendez-vous à 12:30, https://example.org/a;b"),
    ("fr", f"De 2019 à 2023{NARROW}: 12/3"),
    ("ur", "کیا؟ جی، ہاں؛ بس۔"),
    ("ur", "ارکان ۲,۹۷۹ ہیں۔"),
    ("ur", "HNI, C177"),
    ("ar", "من؟ نحن، نعم."),
    ("fa", "کی؟ ما، بله."),
    ("hi", "कौन? हम। डॉ. शर्मा आए।"),
    ("ne", "हामी यहाँ छौं।"),
    ("bn", "আমরা এখানে।"),
    ("my", "ကျွန်ုပ်တို့ ရှိသည်။"),
    ("hi", "C177. HNI"),
    ("ta", "நாங்கள் இங்கே."),
    ("th", "เราอยู่ที่นี่"),
]
WRONG = [
    ("es", "Quién?"),
    ("es", "Todas!"),
    ("es", "¿Quién? Y cuándo?"),
    ("es", "¿Quién"),
    ("fr", "Qui?"),
    ("fr", "Qui ?"),
    ("fr", "Oui ; non"),
    ("fr", f"«Oui{NARROW}»"),
    ("fr", f"«{NARROW}Oui»"),
    ("ur", "کیا?"),
    ("ur", "جی, ہاں۔"),
    ("ur", "HNI, جی۔"),
    ("ur", "ہم یہاں ہیں."),
    ("ur", "ہم یہاں ہیں. بس۔"),
    ("ar", "من?"),
    ("ar", "نحن; نعم"),
    ("fa", "ما, بله"),
    ("hi", "हम यहाँ हैं."),
    ("ne", "हामी यहाँ छौं. हामी"),
    ("bn", "আমরা এখানে."),
    ("km", "យើងនៅទីនេះ."),
    ("am", "እኛ እዚህ ነን."),
]


@pytest.mark.parametrize(("language", "target"), RIGHT)
def test_right_signs(language: str, target: str) -> None:
    assert found(punctuation, "x", target, language) == []


@pytest.mark.parametrize(("language", "target"), WRONG)
def test_wrong_signs(language: str, target: str) -> None:
    assert found(punctuation, "x", target, language) == [WARNS]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("They met.", "Se reunieron.", "es"),
        ("They met.", "وہ ملے۔", "ur"),
        ("They met.", "वे मिले।", "hi"),
        ("They met.", "พวกเขาพบกัน", "th"),
        ("They met.", "သူတို့တွေ့သည်။", "my"),
        ("Who?", "من؟", "ar"),
        ("Who?", "ใคร", "th"),
        ("Who?", "ဘယ်သူလဲ။", "my"),
        ("“They met.”", "”وہ ملے۔“", "ur"),
        ("“They met.”", f"«{NARROW}Elles se sont réunies.{NARROW}»", "fr"),
        ("They met (in Lima).", "Se reunieron (en Lima).", "es"),
        ("And so on …", "Y así...", "es"),
        ("At 2 p.m.", "A las 14", "es"),
        ("Our demands:", f"Nos demandes{NARROW}:", "fr"),
        ("A headline", "Un titular", "es"),
    ],
)
def test_ends_as_the_source(source: str, target: str, language: str) -> None:
    assert found(final_punctuation, source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("They met.", "Se reunieron", "es"),
        ("Who?", "Quién.", "es"),
        ("A headline", "Un titular.", "es"),
        ("A headline", "ایک سرخی۔", "ur"),
        ("Our demands:", "हमारी माँगें।", "hi"),
        ("They met.", "พวกเขาพบกัน!", "th"),
    ],
)
def test_ends_otherwise(source: str, target: str, language: str) -> None:
    assert found(final_punctuation, source, target, language) == [WARNS]


# --- Direction ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        "HNI کا اجلاس (Nairobi) میں ہوا۔",
        f"فون {LRM}+254 700 000 001 پر",
        "فون \u2066+254 700 000 001\u2069 پر",
        "HNI +254 700 000 001",
        f"کہانی {LRM}#HomeWork پر",
        "پتہ: https://example.org/a پر",
        f"پتہ: https://example.org/a/{LRM} پر",
        "ای میل press@example.org پر",
        "C177 اور 2023 میں",
        "\u2067اردو\u2069 متن",
    ],
)
def test_direction_is_clear(target: str) -> None:
    assert found(direction, "x", target, "ur") == []


@pytest.mark.parametrize(
    "target",
    [
        "فون +254 700 000 001 پر",
        "کہانی #HomeWork پر",
        "کہانی @hni پر",
        "پتہ: https://example.org/a/ پر",
        "\u2067اردو متن",
        "اردو متن\u2069",
        "\u202bاردو\u2069",
        "\u202eاردو\u202c",
    ],
)
def test_direction_goes_astray(target: str) -> None:
    assert found(direction, "x", target, "ur") == [WARNS]


def test_left_to_right_languages_need_no_marks_but_whole_ones() -> None:
    assert found(direction, "x", "Llame al +254 700 000 001, #HomeWork", "es") == []
    assert found(direction, "x", "\u2067x", "es") == [WARNS]
