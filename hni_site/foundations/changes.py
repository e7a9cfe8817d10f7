"""A change to what is public is one step: the change and all that follows from it, or neither.

Wagtail's own actions save in several steps. Whoever changes pages does it inside
`content_changes()`; at its end, and still in its transaction, everyone who listens to
`content_changed` is told once about all that was touched.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

content_changed = Signal()
"""Sent inside the transaction of the change, with three sets: `page_ids`, the pages touched,
`targets`, other things that documents show, named as in `foundations.dependencies`, and
`translations`, translation keys of what translators are at."""

about_to_be_public = Signal()
"""Sent inside the transaction of the change with `page`, before its text becomes public, or is
saved anew. Many releases that go live by the clock at once don't send it: each was signed off."""


class _Touched(threading.local):
    def __init__(self) -> None:
        self.depth = 0
        self.page_ids: set[int] = set()
        self.targets: set[str] = set()
        self.translations: set[UUID] = set()


_touched = _Touched()


@contextmanager
def content_changes() -> Iterator[None]:
    """One transaction for a change; nests, the outermost one tells the listeners.

    Told last, the listeners take their locks last: two transactions that change several pages
    never wait for each other crosswise.
    """
    with transaction.atomic():
        _touched.depth += 1
        try:
            yield
            if _touched.depth == 1:
                _tell()
        finally:
            _touched.depth -= 1
            if _touched.depth == 0:
                _touched.page_ids, _touched.targets, _touched.translations = set(), set(), set()


def touch(
    page_ids: Iterable[int] = (), targets: Iterable[str] = (), translations: Iterable[UUID] = ()
) -> None:
    """Notes what the change touches: at once where no `content_changes()` is open."""
    if _touched.depth == 0:
        with content_changes():
            touch(page_ids, targets, translations)
        return
    _touched.page_ids.update(page_ids)
    _touched.targets.update(targets)
    _touched.translations.update(translations)


def _tell() -> None:
    """Tells the listeners, also of what their own work touches."""
    while _touched.page_ids or _touched.targets or _touched.translations:
        page_ids, _touched.page_ids = _touched.page_ids, set()
        targets, _touched.targets = _touched.targets, set()
        translations, _touched.translations = _touched.translations, set()
        content_changed.send(
            sender=None, page_ids=page_ids, targets=targets, translations=translations
        )
