"""A translation memory of any size and questions to it, in the database of DATABASE_URL.

`python -m tests.bench.translations SIZE…` fills a memory up to each size in turn and prints one
JSON object a size. A program of its own, because a process of Django has one database. Texts are
made up: the words of this project's documents in likely order, with names nobody has in between.
All are of one language pair, which is the hardest case.
"""

import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import median
from typing import Any

import django
from django.db import connection
from rapidfuzz import fuzz, process

from hni_site.operations.environment import ROOT

PAGE = 60  # Segments.
PAGES = 15
MANUALS = "docs/**/*.md"
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
EDITS = ("a word", "every fifth word", "more at the end", "more in front", "less", "a number")


class Texts:
    """Sentences without end, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        manuals = " ".join(path.read_text() for path in sorted(ROOT.glob(MANUALS)))
        self.words = re.findall(r"[A-Za-z][\w’'-]*[,.]?|\d+", manuals)
        self.after = defaultdict(list)
        for word, following in zip(self.words, self.words[1:], strict=False):
            self.after[word].append(following)

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        while True:
            length = max(2, min(120, int(self.random.lognormvariate(2.6, 0.8))))
            text = " ".join(self._sentence(length))
            if text not in seen:
                seen.add(text)
                yield text

    def _sentence(self, length: int) -> Iterator[str]:
        word = self.word()
        for _ in range(length):
            yield word
            chance = self.random.random()
            likely = self.after[word] if chance < 0.85 else self.words
            word = self.name() if chance > 0.93 or not likely else self.random.choice(likely)

    def word(self) -> str:
        return self.random.choice(self.words)

    def name(self) -> str:
        syllables = range(self.random.randint(2, 4))
        return "".join(self.random.choice(SYLLABLES) for _ in syllables).title()

    def edited(self, text: str) -> str:
        """As an editor might write it next time."""
        words, edit = text.split(" "), self.random.choice(EDITS)
        some = [self.word() for _ in range(max(1, len(words) // 3))]
        if edit == "a word":
            words[self.random.randrange(len(words))] = self.word()
        elif edit == "every fifth word":
            words[::5] = [self.word() for _ in words[::5]]
        elif edit == "more at the end":
            words += some
        elif edit == "more in front":
            words = some + words
        elif edit == "less":
            words = words[: max(1, len(words) * 2 // 3)]
        else:
            words.insert(self.random.randrange(len(words) + 1), str(self.random.randint(2, 2000)))
        return " ".join(words)


def measure(sizes: Iterable[int]) -> Iterator[dict[str, Any]]:
    from hni_site.translation.memory.models import Entry
    from hni_site.translation.memory.remembering import remember
    from hni_site.translation.memory.suggesting import suggestions
    from hni_site.translation.memory.units import Unit

    texts = Texts()
    stream = iter(texts)
    stored: list[str] = []
    for size in sizes:
        new = list(islice(stream, size - len(stored)))
        started = time.perf_counter()
        remember(Unit("en", "es", text, text[::-1], is_approved=True) for text in new)
        filling = time.perf_counter() - started
        stored += new
        settle()
        pages = list(questions(texts, stored))
        suggestions([edited for _, edited, _ in pages[0]], "en", "es")  # Warm.
        taken, found, asked = [], 0, 0
        for page in pages[1:]:
            before = time.perf_counter()
            offered = suggestions([edited for _, edited, _ in page], "en", "es")
            taken.append(time.perf_counter() - before)
            for _, edited, percent in page:
                asked += 1
                found += bool(offered[edited]) and offered[edited][0].percent >= percent
        yield {
            "database": connection.vendor,
            "size": Entry.objects.count(),
            "filled_per_second": len(new) / filling,
            "median": median(taken),
            "slowest": max(taken),
            "found": found / asked,
            "everything": compared_with_everything(stored, pages[1]),
        }


def questions(texts: Texts, stored: list[str]) -> Iterator[list[tuple[str, str, int]]]:
    """Pages of (stored text, the same edited, percent), each at least 70 percent alike."""
    for _ in range(PAGES + 1):
        page: list[tuple[str, str, int]] = []
        while len(page) < PAGE:
            text = texts.random.choice(stored)
            edited = texts.edited(text)
            percent = int(fuzz.ratio(edited, text))
            if percent >= 70 and edited != text:
                page.append((text, edited, percent))
        yield page


def compared_with_everything(stored: list[str], page: list[tuple[str, str, int]]) -> float:
    """Seconds for a page if each text is compared with all that are stored, all in memory."""
    before = time.perf_counter()
    for _, edited, _ in page[:3]:
        process.extract(edited, stored, scorer=fuzz.ratio, score_cutoff=70, limit=3)
    return (time.perf_counter() - before) * PAGE / 3


def settle() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def make_tables() -> None:
    """Where the site's migrations did not."""
    from hni_site.translation.memory.models import Entry, Piece

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -500000")
    present = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for model in (Entry, Piece):
            if model._meta.db_table not in present:
                editor.create_model(model)


def empty_tables() -> None:
    """The site under measurement goes on without them. A file of SQLite is thrown away."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE translation_memory_entry, translation_memory_piece")


if __name__ == "__main__":
    django.setup()
    make_tables()
    for measured in measure([int(size) for size in sys.argv[1:]]):
        print(json.dumps(measured), flush=True)
    empty_tables()
