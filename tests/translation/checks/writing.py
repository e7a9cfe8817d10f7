"""Fills the sentences: the same values in the manner of each language, with a seeded generator."""

import dataclasses
import re
from dataclasses import dataclass
from random import Random

from hni_site.translation.glossary.terms import Term
from tests.translation.checks.sentences import (
    FORMS,
    KEPT,
    LANGUAGES,
    MONTHS,
    PLACES,
    SENTENCES,
    SPELLED,
    TERMS,
)

DIGITS = {"ur": "۰۱۲۳۴۵۶۷۸۹", "hi": "०१२३४५६७८९", "th": "๐๑๒๓๔๕๖๗๘๙", "ar": "٠١٢٣٤٥٦٧٨٩"}
NARROW, NO_BREAK, LEFT_TO_RIGHT = "\u202f", "\u00a0", "\u200e"
RIGHT_TO_LEFT = ("ur", "ar")
CRORE = {"ur": "کروڑ", "hi": "करोड़"}
LAKH = {"ur": "لاکھ", "hi": "लाख"}
MILLION = {"en": "million", "es": "millones", "fr": "millions", "ur": "ملین", "hi": "मिलियन"} | {
    "th": "ล้าน",
    "ar": "مليون",
}


@dataclass
class Written:
    """A segment that is right, and what is in it for faults to break."""

    field: str
    language: str
    source: str
    target: str
    numbers: list[str] = dataclasses.field(default_factory=list)
    """As the target has them."""
    months: list[str] = dataclasses.field(default_factory=list)
    addresses: list[str] = dataclasses.field(default_factory=list)
    terms: list[str] = dataclasses.field(default_factory=list)
    kept: list[str] = dataclasses.field(default_factory=list)

    def term_in_target(self, term: str) -> str:
        return FORMS.get(term, {}).get(self.language, TERMS[term][self.language][0])


def glossary(language: str) -> list[Term]:
    words = ((term, in_languages[language]) for term, in_languages in TERMS.items())
    translated = [Term(term, right, "", (wrong,)) for term, (right, wrong, _other) in words]
    return [*translated, *(Term(kept, keep_as_is=True) for kept in KEPT)]


class Writer:
    def __init__(self, random: Random) -> None:
        self.random = random

    def segment(self) -> Written:
        where, texts = self.random.choice(SENTENCES)
        written = Written(where, self.random.choice(LANGUAGES), texts["en"], "")
        written.target = texts[written.language]
        self.native = written.language in DIGITS and self.random.random() < 0.35
        for name in dict.fromkeys(re.findall(r"\{(\w+)\}", texts["en"])):
            english, translated = getattr(self, f"_{name}")(written)
            written.source = written.source.replace(f"{{{name}}}", english)
            written.target = written.target.replace(f"{{{name}}}", translated)
        written.source, written.target = self._marked(written.source), self._marked(written.target)
        written.target = written.target.replace("_", NARROW)
        written.terms = [term for term in TERMS if term in written.source.lower()]
        written.kept = [name for name in KEPT if name in written.source]
        return written

    def _marked(self, text: str) -> str:
        text = text.replace("[[", '<a id="a1">').replace("]]", "</a>")
        return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)

    def _in(self, written: Written, number: str) -> str:
        """In the digits of the language, where this segment has them; noted for faults."""
        if self.native:
            number = number.translate(str.maketrans("0123456789", DIGITS[written.language]))
            if written.language == "ar":
                number = number.replace(",", "\u066c").replace(".", "\u066b")
        written.numbers.append(number)
        return number

    # --- What stands in braces --------------------------------------------------------------------

    def _big(self, written: Written) -> tuple[str, str]:
        value = self.random.choice(
            [self.random.randint(1_000, 9_999), self.random.randint(100_000, 3_000_000)]
        )
        english = f"{value:,}"
        separators = {"es": [".", NO_BREAK, ","], "fr": [NARROW, NO_BREAK]}
        mark = self.random.choice(separators.get(written.language, [","]))
        if written.language in CRORE and self.random.random() < 0.4:
            return english, self._in(written, _indian(value))
        return english, self._in(written, english.replace(",", mark))

    def _small(self, written: Written) -> tuple[str, str]:
        value = self.random.choice([self.random.randint(2, 12), self.random.randint(13, 99)])
        spelled = SPELLED.get(written.language)
        if value <= 12 and spelled and self.random.random() < 0.3:
            return str(value), spelled[value - 2]
        return str(value), self._in(written, str(value))

    def _decimal(self, written: Written) -> tuple[str, str]:
        english = f"{self.random.randint(1, 9)}.{self.random.randint(1, 9)}5"
        number = english.replace(".", ",") if written.language in ("es", "fr") else english
        return english, self._in(written, number)

    def _million(self, written: Written) -> tuple[str, str]:
        value = self.random.randint(1, 40) * 10
        if written.language in CRORE and self.random.random() < 0.5:
            return f"{value} million", self._in_crores(written, value)
        joint = "" if written.language == "th" and self.random.random() < 0.5 else " "
        number = self._in(written, str(value))
        return f"{value} million", f"{number}{joint}{MILLION[written.language]}"

    def _in_crores(self, written: Written, millions: int) -> str:
        crores, millions = divmod(millions, 10)
        parts = [f"{self._in(written, str(crores))} {CRORE[written.language]}"] if crores else []
        if millions:
            parts.append(f"{self._in(written, str(millions * 10))} {LAKH[written.language]}")
        return " ".join(parts)

    def _percent(self, written: Written) -> tuple[str, str]:
        value = self.random.randint(51, 98)
        number = self._in(written, str(value))
        signs = {"es": f"{number} %", "fr": f"{number}{NO_BREAK}%", "ur": f"{number} فیصد"}
        signs |= {"hi": f"{number} प्रतिशत", "th": f"ร้อยละ {number}", "ar": f"{number} في المئة"}
        return self.random.choice([f"{value}%", f"{value} per cent"]), signs[written.language]

    def _year(self, written: Written) -> tuple[str, str]:
        value = self.random.randint(1996, 2026)
        return str(value), self._in(written, str(self._era(written, value)))

    def _later(self, written: Written) -> tuple[str, str]:
        value = self.random.randint(2027, 2031)
        return str(value), self._in(written, str(value))

    def _era(self, written: Written, year: int) -> int:
        return year + 543 if written.language == "th" and self.random.random() < 0.5 else year

    def _date(self, written: Written) -> tuple[str, str]:
        day, month = self.random.randint(1, 28), self.random.randint(1, 12)
        year = self.random.randint(1996, 2026)
        name = MONTHS["en"][month - 1]
        english = self.random.choice([f"{day} {name} {year}", f"{name} {day}, {year}"])
        shown = "1er" if written.language == "fr" and day == 1 else str(day)
        day_in, year_in = self._in(written, shown), self._in(written, str(self._era(written, year)))
        if self.random.random() < 0.15:
            number = self._in(written, str(month))
            return english, f"{day_in.removesuffix('er')}/{number}/{year_in}"
        month_in = MONTHS[written.language][month - 1]
        written.months.append(month_in)
        of = " de " if written.language == "es" else " "
        return english, f"{day_in}{of}{month_in}{of}{year_in}"

    def _time(self, written: Written) -> tuple[str, str]:
        hour, minute = self.random.randint(1, 11), self.random.choice(["05", "15", "30", "45"])
        is_afternoon = self.random.random() < 0.5
        english = f"{hour}:{minute} {'p.m.' if is_afternoon else 'a.m.'}"
        shown = str(hour + 12 if is_afternoon else hour)
        marks = {"fr": [f"{NO_BREAK}h{NO_BREAK}"], "th": [".", ":"]}.get(written.language, [":"])
        mark = self.random.choice(marks)
        return english, f"{self._in(written, shown)}{mark}{self._in(written, minute)}"

    def _place(self, written: Written) -> tuple[str, str]:
        place = self.random.choice(PLACES)
        return place["en"], place[written.language]

    def _address(self, written: Written, address: str, guard: str = "") -> tuple[str, str]:
        written.addresses.append(address)
        return address, f"{guard if written.language in RIGHT_TO_LEFT else ''}{address}"

    def _email(self, written: Written) -> tuple[str, str]:
        return self._address(written, f"press{self.random.randint(1, 99)}@example.org")

    def _phone(self, written: Written) -> tuple[str, str]:
        last = self.random.randint(100, 999)
        return self._address(written, f"+254 700 000 {last}", LEFT_TO_RIGHT)

    def _url(self, written: Written) -> tuple[str, str]:
        return self._address(written, f"https://example.org/reports/{self.random.randint(1, 999)}")

    def _tag(self, written: Written) -> tuple[str, str]:
        tag = self.random.choice(["#HomeWork", "#C177now", "#DecentWork"])
        guard = LEFT_TO_RIGHT if written.language in RIGHT_TO_LEFT else ""
        return tag, guard + tag


def _indian(value: int) -> str:
    """12,00,000."""
    head, tail = divmod(value, 1000)
    groups: list[str] = []
    while head > 99:
        head, pair = divmod(head, 100)
        groups.insert(0, f"{pair:02}")
    return ",".join([str(head), *groups, f"{tail:03}"])
