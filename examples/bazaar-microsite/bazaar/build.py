"""From the mirror to files: all pages are made, those that differ from what is there are written.

A file is replaced as a whole, so a reader never gets half a page, and a build that was broken off
is finished by the next.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bazaar import pages
from bazaar.addresses import assign
from bazaar.content import AFFILIATE, INDEX, LISTING, Content
from bazaar.frame import Site
from bazaar.lists import lists, makers
from bazaar.markup import html, web_address
from bazaar.words import Language
from sync_client import Document, Mirror

STATIC = Path(__file__).resolve().parent.parent / "static"


class Page(NamedTuple):
    path: str
    """In its language."""
    made_of: object
    """The same for as long as the page would be the same; None where that is not known."""
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Built:
    """What the server needs beside the files, and what the next build need not do again."""

    site: Site
    gone: frozenset[str]
    """Paths at which a page says that something is gone."""
    moved: Mapping[str, str]
    """Path → URL or path that leads on."""
    made_of: Mapping[str, object]
    """File → `Page.made_of`."""


def build(
    mirror: Mirror, output: Path, origin: str, newsroom: str, before: Built | None = None
) -> Built:
    """Brings the files of `output` up to date with the mirror.

    `before`: what was built last, if the files are as they were left then.
    """
    site = read_site(mirror, origin, newsroom)
    files: dict[str, bytes | None] = {**dict(_static()), "index.html": pages.chooser(site)}
    made_of: dict[str, object] = {}
    known = before.made_of if before else {}
    common = _common(site, mirror)
    for language in site.content.languages:
        for page in _live(site, language):
            file = f"{language.code}/{page.path}index.html"
            made_of[file] = page.made_of and (common, page.made_of)
            is_known = page.made_of and known.get(file) == made_of[file]
            files[file] = None if is_known else page.make()
    gone: set[str] = set()
    moved: dict[str, str] = {}
    for path, page_there, target in _former(site, mirror):
        files[f"{path[1:]}index.html"] = page_there
        if target:
            moved[path] = target
        else:
            gone.add(path)
    _write(output, files)
    return Built(site, frozenset(gone), moved, made_of)


def read_site(mirror: Mirror, origin: str, newsroom: str) -> Site:
    content = Content(mirror.documents(), json.loads(mirror.read("locales")))
    digest = hashlib.sha256(b"".join(data for _path, data in _static()))
    addresses = assign(mirror.database, content)
    return Site(content, addresses, origin, newsroom, digest.hexdigest()[:8])


def _common(site: Site, mirror: Mirror) -> str:
    """A digest of what all pages are made of: other pages' addresses, names, the frame around."""
    content = site.content
    index = [page["meta"]["sequence"] for page in content.versions(INDEX)]
    # Where the newsroom was restored from a backup, numbers are given a second time.
    reading = mirror.read("round")
    parts = (reading, site.origin, content.languages, content.labels, site.addresses.current, index)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _live(site: Site, language: Language) -> Iterator[Page]:
    """All there is to read in a language."""
    content = site.content
    for path, page in lists(site, language):
        yield Page(path, None, partial(bytes, page))
    yield Page("makers/", None, partial(makers, site, language))
    for listing in content.all(LISTING, language):
        maker = content.affiliate_of(listing, language)
        make = partial(pages.shop, site, language, listing)
        yield Page(f"{site.addresses.of(listing)}/", _numbers(content, listing, maker), make)
    for affiliate in content.all(AFFILIATE, language):
        shops = content.listings_of(affiliate, language)
        make = partial(pages.maker, site, language, affiliate)
        yield Page(f"{site.addresses.of(affiliate)}/", _numbers(content, affiliate, *shops), make)
    for name in ("missing", "offline"):
        text = html("<p>{text}</p>", text=language.say(f"{name}_text"))
        yield Page(f"{name}/", None, partial(pages.notice, site, language, name, text))


def _numbers(content: Content, page: Document, *others: Document | None) -> tuple[object, ...]:
    """The documents in a page, by the number of their last change, and its languages."""
    documents = [document for document in (page, *others) if document]
    numbers = [(document["id"], document["meta"]["sequence"]) for document in documents]
    return (*numbers, *sorted(content.written_in(page)))


def _former(site: Site, mirror: Mirror) -> Iterator[tuple[str, bytes, str]]:
    """(path, page, where it leads on, if anywhere) of each address at which nothing stands now."""
    # A page has a tombstone in each language; one that leads on comes last, and counts.
    ordered = sorted(mirror.tombstones(), key=lambda tombstone: bool(tombstone["replaced_by"]))
    tombstones = {tombstone["translation_key"]: tombstone for tombstone in ordered}
    for language in site.content.languages:
        for address, key in site.addresses.former.items():
            path, tombstone = f"/{language.code}/{address}/", tombstones.get(key)
            if found := _leads_to(site, language, key, tombstone):
                yield path, pages.moved(site, language, *found), found[0]
            else:
                yield path, pages.gone(site, language, f"{address}/", tombstone), ""


def _leads_to(
    site: Site, language: Language, key: str, tombstone: Document | None
) -> tuple[str, str] | None:
    """(address, title) of where a former address leads on, if anywhere."""
    content = site.content
    for kind in (LISTING, AFFILIATE):
        if page := content.shown(kind, key, language):  # It has another address now.
            return site.path(page, language), page["title"]
    replacement = tombstone and tombstone["replaced_by"]
    if not replacement:
        return None
    page = content.by_id(replacement["id"])
    url = site.here(language, replacement["id"]) or web_address(replacement["html_url"])
    return (url, page["title"] if page else url) if url else None


def _static() -> Iterator[tuple[str, bytes]]:
    for file in sorted(STATIC.iterdir()):
        # A service worker governs what lies below it: it stands at the top.
        place = "" if file.name == "service-worker.js" else "static/"
        yield place + file.name, file.read_bytes()


def _write(output: Path, files: Mapping[str, bytes | None]) -> None:
    """Exactly these files; None: as it is there."""
    wanted = {output / name: data for name, data in files.items()}
    for path, data in wanted.items():
        if data is None:
            continue
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + ".part")
            part.write_bytes(data)
            os.replace(part, path)
    for path in sorted(output.rglob("*"), reverse=True):  # What lies in a folder comes before it.
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
