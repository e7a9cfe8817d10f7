"""From the mirror to files: all pages are made, those that differ from what is there are written.

A file is replaced as a whole, so a reader never gets half a page, and a build that was broken off
is finished by the next.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bazaar import pages
from bazaar.addresses import assign
from bazaar.content import AFFILIATE, LISTING, Content
from bazaar.frame import Site
from bazaar.lists import lists, makers
from bazaar.markup import html, web_address
from bazaar.words import Language
from sync_client import Document, Mirror

STATIC = Path(__file__).resolve().parent.parent / "static"


@dataclass(frozen=True)
class Built:
    """What the server needs beside the files."""

    site: Site
    gone: frozenset[str]
    """Paths at which a page says that something is gone."""
    moved: Mapping[str, str]
    """Path → URL or path that leads on."""


def build(mirror: Mirror, output: Path, origin: str, newsroom: str) -> Built:
    """Brings the files of `output` up to date with the mirror."""
    site = read_site(mirror, origin, newsroom)
    # A page has a tombstone in each language; one that leads on comes last, and counts.
    ordered = sorted(mirror.tombstones(), key=lambda tombstone: bool(tombstone["replaced_by"]))
    tombstones = {tombstone["translation_key"]: tombstone for tombstone in ordered}
    files = dict(_static())
    gone: set[str] = set()
    moved: dict[str, str] = {}
    for language in site.content.languages:
        for path, page in _live(site, language):
            files[f"{language.code}/{path}index.html"] = page
        for address, key in site.addresses.former.items():
            path = f"/{language.code}/{address}/"
            tombstone = tombstones.get(key)
            found = _leads_to(site, language, key, tombstone)
            if found:
                moved[path] = found[0]
                page = pages.moved(site, language, *found)
            else:
                gone.add(path)
                page = pages.gone(site, language, f"{address}/", tombstone)
            files[f"{path[1:]}index.html"] = page
    files["index.html"] = pages.chooser(site)
    _write(output, files)
    return Built(site, frozenset(gone), moved)


def read_site(mirror: Mirror, origin: str, newsroom: str) -> Site:
    content = Content(mirror.documents(), json.loads(mirror.read("locales")))
    digest = hashlib.sha256(b"".join(data for _path, data in _static()))
    addresses = assign(mirror.database, content)
    return Site(content, addresses, origin, newsroom, digest.hexdigest()[:8])


def _live(site: Site, language: Language) -> Iterator[tuple[str, bytes]]:
    """(path in the language, page) of all there is."""
    yield from lists(site, language)
    yield "makers/", makers(site, language)
    for listing in site.content.all(LISTING, language):
        yield f"{site.addresses.of(listing)}/", pages.shop(site, language, listing)
    for affiliate in site.content.all(AFFILIATE, language):
        yield f"{site.addresses.of(affiliate)}/", pages.maker(site, language, affiliate)
    for name in ("missing", "offline"):
        text = html("<p>{text}</p>", text=language.say(f"{name}_text"))
        yield f"{name}/", pages.notice(site, language, name, text)


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


def _write(output: Path, files: Mapping[str, bytes]) -> None:
    """Exactly these files."""
    wanted = {output / name: data for name, data in files.items()}
    for path, data in wanted.items():
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
