"""Pages of the website, beside the same pages made each time and beside files."""

import json
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from tests.bench import database
from tests.bench.client import again, fresh
from tests.bench.part import Part, Scale
from tests.bench.questions import OURS, fetch, some_release
from tests.bench.report import Section, Target
from tests.bench.site import Site
from tests.bench.subject import CONNECTIONS, Subject, table, take_turns

STOCK = "made each time, Wagtail's way"
FIRST = "ours, first view"
REPEATED = "ours, repeated view"
REPEATED_BROTLI = "ours, repeated view, brotli"
FILE = "the same bytes, a file from whitenoise"
FILE_BROTLI = "the same, brotli"
COMPARED = {"Wagtail": STOCK, "file": FILE}
WANTED = 20  # Times Wagtail's throughput, of a repeated view.
WANTED_OF_FILE = 0.5

TEXT = """
Three pages, asked for over {connections} connections that stay open. Wagtail's way is this site
without what is kept: the same page, templates and database, made for each request. A first view
has an address that was never asked before, so what it costs more is what keeping costs; a repeated
one asks the database where the log stands and is given again. The file is the page's HTML, served
by whitenoise from the same gunicorn.
"""


class Website(Part):
    name = "website"

    def measure(self, site: Site, scale: Scale) -> None:
        self.pages = self._pages(site)
        take_turns(site, scale, self.name, self.pages)

    def _pages(self, site: Site) -> dict[str, dict[str, Subject]]:
        release = json.loads(fetch(f"{site.ours.address}{OURS}{some_release(site.ours)}/"))
        paths = {
            "Home": "/en/",
            "Newsroom": "/en/news/",
            "Press release": urlsplit(release["meta"]["html_url"]).path,
        }
        files = site.folder / "var" / "static" / "bench"
        files.mkdir(exist_ok=True)
        for name, path in paths.items():
            (files / f"{name}.html").write_bytes(fetch(f"{site.ours.address}{path}"))
        # Whitenoise knows the files that are there when it starts.
        whitenoise = site.serve("files", "hni_site.wsgi").address
        stock = site.serve("Wagtail's pages", "hni_site.wsgi:django").address
        _know_static_files()
        found = {}
        for name, path in paths.items():
            ours = f"{site.ours.address}{path}"
            file = f"{whitenoise}/static/bench/{name.replace(' ', '%20')}.html"
            made = database.count_queries(fresh(path), "hni_site.urls")
            found[name] = {
                STOCK: Subject(partial(fresh, f"{stock}{path}"), queries=made),
                FIRST: Subject(partial(fresh, ours), queries=made),
                REPEATED: Subject(partial(again, ours), queries=1),
                REPEATED_BROTLI: Subject(partial(again, ours), "br", queries=1),
                FILE: Subject(partial(again, file)),
                FILE_BROTLI: Subject(partial(again, file), "br"),
            }
        return found

    def section(self) -> Section:
        tables = [table(name, subjects, COMPARED) for name, subjects in self.pages.items()]
        targets = [
            target
            for name, subjects in self.pages.items()
            for target in (
                Target(f"{name}: repeated to Wagtail", WANTED, _ratio(subjects, REPEATED, STOCK)),
                Target(
                    f"{name}: repeated to a file", WANTED_OF_FILE, _ratio(subjects, REPEATED, FILE)
                ),
            )
        ]
        return Section("Website", TEXT.format(connections=CONNECTIONS), tables, targets)


def _know_static_files() -> None:
    """This process began before there were any."""
    # Here, because the settings must be there first.
    from django.contrib.staticfiles.storage import staticfiles_storage

    storage: Any = staticfiles_storage
    storage.hashed_files, _hash = storage.load_manifest()


def _ratio(subjects: dict[str, Subject], one: str, other: str) -> float:
    return subjects[one].times(subjects[other])
