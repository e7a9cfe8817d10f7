"""Three hundred generated edits of an original, of each of which is known what it changed."""

import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from hni_site.editorial.enums import ChangeKind
from hni_site.translation.engine.sources import source_of
from hni_site.translation.status.changes import changes_between
from hni_site.translation.status.models import SourceVersion, TranslationStatus
from tests.factories.media import SiteImageFactory
from tests.factories.pages import locale, publish
from tests.translation.room import Room

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("home_stored"),
    pytest.mark.only_on("sqlite"),  # Half a minute; the rule is the same on both.
]

EDITS = 300
BLOCKS = ("one", "two")
LANGUAGES = ("es", "fr", "ur")
WORDS = [
    "weavers",
    "sew",
    "baskets",
    "at",
    "home",
    "in",
    "Nairobi",
    "and",
    "sell",
    "them",
    "to",
    "shops",
    "every",
    "other",
    "week",
]


@dataclass
class Truth:
    """What a page says, and what each of its languages was made from."""

    texts: dict[str, list[str]]
    """Place → its sentences."""

    shape: list[str]
    """The blocks in order; one that is no place is a picture, named by its file, without a word."""

    since: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Language → the texts of which its translation is one."""

    shape_since: dict[str, list[str]] = field(default_factory=dict)
    """Language → the blocks that its translation took over."""

    kinds: dict[str, list[str]] = field(default_factory=dict)
    """Language → what kinds of changes there were since."""

    def behind(self, language: str) -> str:
        if self.since[language] == self.texts and self.shape_since[language] == self.shape:
            return ""
        is_major = ChangeKind.MAJOR in self.kinds[language]
        return ChangeKind.MAJOR if is_major else ChangeKind.MINOR

    def take_over(self, language: str) -> None:
        """The translation is one of what the page says now."""
        self.since[language] = {place: list(texts) for place, texts in self.texts.items()}
        self.shape_since[language] = list(self.shape)
        self.kinds[language] = []

    def changed(self, language: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """(Place, sentence) of all that is new, and of all that is gone."""
        new, gone = set(), set()
        for place, now in self.texts.items():
            before = self.since[language][place]
            new |= {(place, text) for text in now if text not in before}
            gone |= {(place, text) for text in before if text not in now}
        return new, gone


class Page:
    """A page with a title, a summary and two paragraphs whose sentences all differ."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.number = 0
        self.truth = Truth(
            {
                "title": [self.sentence()],
                "summary": [self.sentence()],
                "one": [self.sentence() for _n in range(3)],
                "two": [self.sentence() for _n in range(2)],
            },
            ["one", "picture", "two"],
        )
        self.pictures = {name: SiteImageFactory().pk for name in ("picture", "another picture")}

    def sentence(self) -> str:
        """Never the same twice: each has a number of its own."""
        self.number += 1
        words = self.dice.sample(WORDS, 6)
        return f"Number {self.number} {' '.join(words)}"

    def fields(self) -> dict[str, Any]:
        texts = self.truth.texts
        return {
            "title": texts["title"][0],
            "summary": texts["summary"][0],
            "body": [self.block(name) for name in self.truth.shape],
        }

    def block(self, name: str) -> dict[str, Any]:
        number = ("one", "two").index(name) if name in BLOCKS else 2
        told: dict[str, Any] = {"id": f"00000000-0000-4000-8000-00000000000{number}"}
        if name in BLOCKS:
            value = "".join(f"<p>{text}</p>" for text in self.truth.texts[name])
            return {**told, "type": "paragraph", "value": value}
        image = {"image": self.pictures[name], "alt_text": "", "decorative": True}
        return {**told, "type": "image", "value": {"image": image, "caption": "", "credit": ""}}

    def edit(self) -> str:
        """Changes something; gives its kind, or an empty one where it is left to the proposal."""
        texts = self.truth.texts
        place = self.dice.choice(list(texts))
        before = (
            {name: list(sentences) for name, sentences in texts.items()},
            list(self.truth.shape),
        )
        says_the_same = False
        match self.dice.randrange(8):
            case 0 | 1:
                texts[place][self.dice.randrange(len(texts[place]))] = self.sentence()
            case 2:
                at = self.dice.randrange(len(texts[place]))
                texts[place][at] = self.respelt(texts[place][at])
                says_the_same = True
            case 3 if place in BLOCKS and len(texts[place]) < 6:
                texts[place].insert(self.dice.randrange(len(texts[place])), self.sentence())
            case 4 if place in BLOCKS and len(texts[place]) > 1:
                texts[place].pop(self.dice.randrange(len(texts[place])))
            case 5:
                self.dice.shuffle(self.truth.shape)
                says_the_same = True
            case 6:
                self.picture_changes()
                says_the_same = True
            case _:
                pass  # Saved again as it is.
        if (texts, self.truth.shape) == before:
            return ""
        said = self.dice.choice([ChangeKind.MINOR.value, ChangeKind.MAJOR.value, ""])
        meant = said or (ChangeKind.MINOR if says_the_same else ChangeKind.MAJOR)
        for language in self.truth.kinds:
            self.truth.kinds[language].append(meant)
        return said

    def picture_changes(self) -> None:
        """It is added, taken away, or another."""
        shape = self.truth.shape
        there = next((name for name in shape if name not in BLOCKS), None)
        if there is None:
            shape.insert(self.dice.randrange(3), self.dice.choice(list(self.pictures)))
        elif self.dice.randrange(2):
            shape.remove(there)
        else:
            shape[shape.index(there)] = next(name for name in self.pictures if name != there)

    def respelt(self, text: str) -> str:
        """The same words: a full stop more or less, or a capital."""
        if text.endswith("."):
            return text[:-1]
        return self.dice.choice([f"{text}.", text.swapcase()])


def test_three_hundred_edits() -> None:
    dice = random.Random(8)
    made = Page(dice)
    room = Room()
    key = room.original.translation_key
    for language in LANGUAGES:
        locale(language)
    _write(room, made, "")
    rooms = {language: Room(room.original, language) for language in LANGUAGES}
    for language, one in rooms.items():
        one.bring_to_public()
        made.truth.take_over(language)

    outdated = 0
    for number in range(EDITS):
        said = made.edit()
        _write(room, made, said)
        for language in LANGUAGES:
            status = TranslationStatus.objects.get(
                translation_key=key, locale__language_code=language
            )
            wanted = made.truth.behind(language)
            outdated += bool(wanted)
            assert status.outdated == wanted, (number, language, made.truth)
            assert _shown(room, status) == made.truth.changed(language), (number, language)
        if number % 7 == 0:
            language = dice.choice(LANGUAGES)
            rooms[language].write_all()
            rooms[language].hand_over()
            rooms[language].approve()
            made.truth.take_over(language)
            taken = [block.id for block in rooms[language].page.body]
            assert taken == [made.block(name)["id"] for name in made.truth.shape], number
    assert 200 < outdated < EDITS * len(LANGUAGES), "both happened often"


def _write(room: Room, made: Page, kind: str) -> None:
    page = room.fresh_original
    fields = made.fields()
    page.title, page.summary = fields["title"], fields["summary"]
    page.body = page.body.stream_block.to_python(fields["body"])
    page.change_kind = kind
    publish(page)


def _shown(
    room: Room, status: TranslationStatus
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What a translator is shown, with the places' names of the test."""
    versions = SourceVersion.objects.filter(source=source_of(room.original))
    latest = versions.order_by("-number").first()
    assert latest is not None
    assert status.approved_version is not None
    names = {"0": "one", "1": "two"}
    changes = changes_between(status.approved_version.segments, latest.segments)
    told = [(names.get(c.place[-1], c.place), c.before, c.after) for c in changes]
    return (
        {(place, after) for place, _before, after in told if after},
        {(place, before) for place, before, _after in told if before},
    )
