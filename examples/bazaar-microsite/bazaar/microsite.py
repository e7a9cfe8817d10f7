"""All of it together: sync, build, serve, and again whenever something has changed."""

import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn, Self
from urllib.parse import urlsplit

from bazaar.build import Built, build
from bazaar.content import TYPES
from bazaar.server import Server
from sync_client import Mirror, Refused, Unavailable, get_json, sync
from webhook_receiver import Follower, key_of

POLL_SECONDS = 300
# Without a webhook there is only the poll.
POLL_SECONDS_ALONE = 15


@dataclass(frozen=True)
class Settings:
    """What the environment says; README.md lists it."""

    newsroom: str
    host: str
    port: int
    origin: str
    secrets: list[str]
    data: Path

    @classmethod
    def read(cls, variables: dict[str, str]) -> Self:
        """Exits with a message where something can't be."""
        port = variables.get("PORT", "8100")
        if not (port.isdecimal() and 0 < int(port) < 65536):
            sys.exit(f"Error: PORT is {port!r}; it must be a number from 1 to 65535.")
        newsroom = variables.get("SITE", "http://127.0.0.1:8000").rstrip("/")
        origin = variables.get("ORIGIN", f"http://127.0.0.1:{port}").rstrip("/")
        for name, url in (("SITE", newsroom), ("ORIGIN", origin)):
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
                sys.exit(f"Error: {name} is {url!r}; it must be like https://news.example.org.")
        secrets = variables.get("WEBHOOK_SECRETS", "").split()
        try:
            for secret in secrets:
                key_of(secret)
        except ValueError as error:
            sys.exit(f"Error: WEBHOOK_SECRETS: {error}")
        data = Path(variables.get("DATA_DIR", "var/bazaar-microsite"))
        return cls(newsroom, variables.get("HOST", "127.0.0.1"), int(port), origin, secrets, data)


class Microsite:
    """A mirror, the files built from it, and what has been built last."""

    def __init__(self, newsroom: str, origin: str, data: Path) -> None:
        self.newsroom, self.origin = newsroom, origin
        data.mkdir(parents=True, exist_ok=True)
        self.output = data / "public"
        self._mirror = data / "mirror.sqlite3"
        self._behind = False  # The files are, behind the mirror.
        self.server: Server | None = None

    def begin(self) -> Built:
        """The first build of this run. If the newsroom does not answer, from what is held."""
        mirror = Mirror(self._mirror)
        try:
            self._fetch(mirror)
        except Unavailable:
            if not mirror.read("locales"):
                raise
        return build(mirror, self.output, self.origin, self.newsroom)

    def update(self) -> None:
        """Builds again if something has changed. Raises Unavailable and Refused."""
        mirror = Mirror(self._mirror)
        try:
            self._behind = self._fetch(mirror) or self._behind
            if self._behind and self.server:
                before = self.server.built
                self.server.built = build(mirror, self.output, self.origin, self.newsroom, before)
                self._behind = False
        finally:
            mirror.database.close()

    def _fetch(self, mirror: Mirror) -> bool:
        """Whether anything is not as it was."""
        locales = json.dumps(get_json(f"{self.newsroom}/api/v2/locales/")["items"])
        changed = sync(mirror, self.newsroom, TYPES) > 0 or locales != mirror.read("locales")
        mirror.write(locales=locales)
        return changed

    def serve(self, host: str, port: int, secrets: list[str], poll_seconds: float) -> Server:
        """A server that follows the newsroom. It answers when `serve_forever` is called."""
        follower = Follower(self.update, poll_seconds)
        server = Server((host, port), self.output, self.begin(), secrets, follower.knock)
        self.server = server
        follower.start()
        return server


def main() -> None:
    settings = Settings.read(dict(os.environ))
    signal.signal(signal.SIGTERM, _stop)
    microsite = Microsite(settings.newsroom, settings.origin, settings.data)
    poll = POLL_SECONDS if settings.secrets else POLL_SECONDS_ALONE
    print(f"Reading {settings.newsroom} …", flush=True)
    try:
        server = microsite.serve(settings.host, settings.port, settings.secrets, poll)
    except (Unavailable, Refused) as error:
        sys.exit(
            f"Error: {settings.newsroom} gives nothing to build from ({error}). Start the site "
            "with `make run`, or name another: SITE=http://127.0.0.1:8000 make microsite"
        )
    except OSError as error:
        sys.exit(f"Error: port {settings.port}: {error.strerror}. PORT=… chooses another.")
    print(_closing_words(settings, poll), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("The Bazaar has stopped.", flush=True)
    finally:
        server.server_close()


def _closing_words(settings: Settings, poll: float) -> str:
    told = "and when a webhook comes" if settings.secrets else "(WEBHOOK_SECRETS is not set)"
    return (
        f"\nThe Bazaar is running on http://{settings.host}:{settings.port}/. Ctrl-C stops it.\n"
        f"It asks {settings.newsroom} for changes every {poll:.0f} seconds {told}."
    )


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
