"""Our API, Wagtail's, and the least that could answer at all, in one run on the same data."""

from collections.abc import Iterator
from functools import partial

from tests.bench import database
from tests.bench.client import again, fresh
from tests.bench.part import Part, Scale
from tests.bench.questions import COMPLETE, DETAIL, LISTING, Question, fetch, some_release
from tests.bench.report import Section, Target
from tests.bench.site import LOCALES, Site
from tests.bench.subject import CONNECTIONS, Subject, table, take_turns

STOCK = "Wagtail's API v2"
FRESH = "ours, nothing cached"
FRESH_BROTLI = "ours, nothing cached, brotli"
REPEATED = "ours, repeated"
REPEATED_BROTLI = "ours, repeated, brotli"
DJANGO = "bare Django view, same bytes"
GUNICORN = "gunicorn alone, same bytes"

# Of Wagtail's throughput: with nothing cached, and repeated.
WANTED = {LISTING: (20, 60), COMPLETE: (20, 50), DETAIL: (10, 20)}
WANTED_OF_DJANGO = 0.5
COMPARED = {"Wagtail": STOCK, "bare Django": DJANGO}

TEXT = """
The same questions on the same {releases:,} releases in {languages} languages, to gunicorn with the
same two workers of four threads, over {connections} connections that stay open. Every way is
measured for a few seconds in turn, {rounds} times over; a ratio is taken within each turn, and the
table shows the median.

- **Nothing cached**: every request has an address that was never asked before (`&_=1`, `&_=2` …),
  so each answer is made from the database.
- **Repeated**: the same address again and again between two publishes. Each request still asks the
  database where the log stands, so a change shows in the very next answer of every process.
- Wagtail's own API keeps nothing, so for it the two are one. It is set up to give the same fields.
- **The same bytes** from a Django view without middleware and database, and from a function without
  Django: what no Django site, and no Python site under gunicorn, can be faster than.
"""


class SideBySide(Part):
    name = "side-by-side"

    def measure(self, site: Site, scale: Scale) -> None:
        self.scale = scale
        self.subjects = self._subjects(site)
        named = {question.name: some for question, some in self.subjects.items()}
        take_turns(site, scale, self.name, named)

    def _subjects(self, site: Site) -> dict[Question, dict[str, Subject]]:
        release = some_release(site.ours)
        found = {}
        for question in WANTED:
            our_path = question.ours.format(id=release)
            ours = f"{site.ours.address}{our_path}"
            stock_path = question.stock.format(id=release)
            stock = f"{site.stock.address}{stock_path}"
            (site.bodies / question.key).write_bytes(fetch(ours))
            from_store = database.count_queries(fresh(our_path), "hni_site.urls")
            repeated = database.count_queries(again(our_path), "hni_site.urls")
            of_stock = database.count_queries(again(stock_path), "tests.bench.stock")
            found[question] = {
                STOCK: Subject(partial(again, stock), queries=of_stock),
                FRESH: Subject(partial(fresh, ours), queries=from_store),
                FRESH_BROTLI: Subject(partial(fresh, ours), "br", queries=from_store),
                REPEATED: Subject(partial(again, ours), queries=repeated),
                REPEATED_BROTLI: Subject(partial(again, ours), "br", queries=repeated),
                DJANGO: Subject(partial(again, f"{site.django.address}/{question.key}")),
                GUNICORN: Subject(partial(again, f"{site.gunicorn.address}/{question.key}")),
            }
        return found

    # --- What came out ----------------------------------------------------------------------------

    def section(self) -> Section:
        text = TEXT.format(
            releases=self.scale.releases,
            languages=len(LOCALES),
            connections=CONNECTIONS,
            rounds=self.scale.rounds,
        )
        tables = [
            table(question.name, subjects, COMPARED) for question, subjects in self.subjects.items()
        ]
        targets = [
            target
            for question, subjects in self.subjects.items()
            for target in _targets(question, subjects)
        ]
        return Section("Side by side", text, tables, targets)


def _targets(question: Question, subjects: dict[str, Subject]) -> Iterator[Target]:
    from_store, repeated = WANTED[question]
    of = f"{question.name}:"
    stock, django = subjects[STOCK], subjects[DJANGO]
    yield Target(f"{of} nothing cached to Wagtail", from_store, subjects[FRESH].times(stock))
    yield Target(f"{of} repeated to Wagtail", repeated, subjects[REPEATED].times(stock))
    yield Target(
        f"{of} repeated to a bare Django view", WANTED_OF_DJANGO, subjects[REPEATED].times(django)
    )
