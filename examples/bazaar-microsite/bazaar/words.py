"""The site's own words, one file of texts/ for each language, and how a language writes numbers.

To add a language, copy texts/en.toml and translate it; it is shown once the newsroom has it, too.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bazaar.markup import EMPTY, Html, html

TEXTS = Path(__file__).resolve().parent.parent / "texts"


@dataclass(frozen=True)
class Language:
    """A language of the site, from `locales/` and from its file of words."""

    code: str
    name: str
    direction: str
    fallback: tuple[str, ...]
    words: dict[str, str]

    def say(self, name: str, **values: object) -> Html:
        return html(self.words[name], **values)

    def number(self, number: str) -> str:
        """Digits as the language groups them: 24000 → 24,000; 10.50 → 10,50."""
        whole, point, decimals = number.partition(".")
        if whole.isdecimal() and len(whole) > 3:
            whole = f"{int(whole):,}".replace(",", self.words["group"])
        return whole + (self.words["decimal"] + decimals if point else "")

    def price(self, price: dict[str, str]) -> Html:
        """`lowest`, `highest` and `currency` in one line, in one direction."""
        amount = self.number(price["lowest"])
        if price["highest"] != price["lowest"]:
            amount = f"{amount}–{self.number(price['highest'])}"
        line = self.say("price", currency=price["currency"], amount=amount)
        return html('<bdi dir="ltr">{line}</bdi>', line=line)


def languages(locales: list[dict[str, Any]]) -> list[Language]:
    """Those of the newsroom's languages for which there are words here, the default first."""
    found = []
    for locale in sorted(locales, key=lambda locale: not locale["default"]):
        file = TEXTS / f"{locale['locale']}.toml"
        if file.name in {text.name for text in TEXTS.glob("*.toml")}:
            found.append(
                Language(
                    locale["locale"],
                    locale["name"],
                    locale["direction"],
                    tuple(locale["fallback"]),
                    tomllib.loads(file.read_text()),
                )
            )
    return found


def in_language(code: str, shown_in: Language, directions: dict[str, str]) -> Html:
    """Attributes for an element whose words are in another language than the page's."""
    if code == shown_in.code:
        return EMPTY
    return html(' lang="{code}" dir="{dir}"', code=code, dir=directions.get(code, "ltr"))
