"""Which version of the site's code is running."""

import hashlib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

_SUFFIXES = frozenset({".py", ".mo", ".json", ".html", ".txt", ".typ"})


@cache
def release_mark() -> str:
    """A short mark of all that makes answers what they are, beside the content.

    The same in every process of a version, and another after an upgrade: then no client is told
    that an answer of the version before is still good. Reads about a megabyte, once.
    """
    base = Path(settings.BASE_DIR)
    apps_of_ours = {
        path
        for app in apps.get_app_configs()
        if base in (path := Path(app.path)).parents and "site-packages" not in path.parts
    }
    folders = {Path(__file__).parents[1], base / "templates", *apps_of_ours}
    files = {f for folder in folders for f in folder.rglob("*") if f.suffix in _SUFFIXES}
    digest = hashlib.blake2b(settings.PUBLIC_BASE_URL.encode(), digest_size=4)
    for file in sorted({*files, base / "requirements.txt"}):
        digest.update(file.read_bytes())
    return digest.hexdigest()
