"""The stylesheet: several short files while it is written, one file when it is handed out.

`site.css` imports its parts, each into a cascade layer. A browser follows the imports by itself,
and so it does in development. For production `collectstatic` puts the parts where they are
imported: one request, and the size of what is compressed together.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "site/site.css"
_IMPORT = re.compile(r'@import url\("(?P<name>[\w-]+\.css)"\) layer\((?P<layer>\w+)\);')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def assembled(stylesheet: str, read: Callable[[str], str]) -> str:
    """The stylesheet with its parts in place and without comments; `read` gives a part by name."""

    def part(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{read(found['name'])}}}\n"

    return _COMMENT.sub("", _IMPORT.sub(part, stylesheet))


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that change with their content, compressed, the stylesheet whole."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if STYLESHEET in paths and not dry_run:
            # From where the files were collected: what lies here is the whole of the last time.
            def read(name: str) -> str:
                source, path = paths[name]
                with source.open(path) as file:
                    content: bytes = file.read()
                return content.decode()

            folder = STYLESHEET.rpartition("/")[0]
            whole = assembled(read(STYLESHEET), lambda name: read(f"{folder}/{name}"))
            self.delete(STYLESHEET)
            self._save(STYLESHEET, ContentFile(whole.encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run, **options)
