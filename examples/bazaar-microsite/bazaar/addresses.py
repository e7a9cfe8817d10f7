"""Where each shop and organisation stands on this site, now and before.

An address is the page's slug on the newsroom's site. It is kept for good: when a page gets another
one, or is gone, its old address still answers.
"""

import re
from dataclasses import dataclass
from sqlite3 import Connection

from bazaar.content import AFFILIATE, LISTING, Content, key_of
from sync_client import Document

FOLDERS = {LISTING: "shops", AFFILIATE: "makers"}
SLUG = re.compile(r"[\w-]{1,60}")  # As a file's name, 240 bytes at most.
SCHEMA = """
CREATE TABLE IF NOT EXISTS addresses
(address TEXT PRIMARY KEY, key TEXT NOT NULL, current INTEGER NOT NULL)
"""


@dataclass(frozen=True)
class Addresses:
    current: dict[str, str]
    """Translation key → address, such as `shops/homenet-kenya`."""
    former: dict[str, str]
    """Address that nothing stands at now → translation key of what did."""

    def of(self, document: Document) -> str:
        """The address; of a page that is not public yet, as a preview needs it, what it may be."""
        return self.current.get(key_of(document)) or proposed(document)


def assign(database: Connection, content: Content) -> Addresses:
    """Gives each page its address, and keeps them all in the database, in one step."""
    database.execute(SCHEMA)
    rows = database.execute("SELECT address, key, current FROM addresses").fetchall()
    owners = {address: key for address, key, _current in rows}
    before = {key: address for address, key, current in rows if current}
    current: dict[str, str] = {}
    live = {(kind, key) for kind in FOLDERS for key in content.keys(kind)}
    in_use = {before[key] for _kind, key in live if key in before}
    for kind, key in sorted(live):
        wanted = proposed(content.original(kind, key))
        if wanted in in_use and owners.get(wanted) != key:
            wanted = f"{wanted}-{key[:8]}"
        current[key], owners[wanted] = wanted, key
        in_use.add(wanted)
    with database:
        database.execute("DELETE FROM addresses")
        database.executemany(
            "INSERT INTO addresses VALUES (?, ?, ?)",
            [(address, key, current.get(key) == address) for address, key in owners.items()],
        )
    former = {a: key for a, key in owners.items() if current.get(key) != a}
    return Addresses(current, former)


def proposed(document: Document) -> str:
    """The address of a page where no other stands at it."""
    slug = document["meta"]["slug"]
    folder = FOLDERS[document["meta"]["type"]]
    return f"{folder}/{slug if SLUG.fullmatch(slug) else key_of(document)}"
