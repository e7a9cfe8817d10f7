"""Each text that translators were given is kept, so that it can be said what changed since."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from hni_site.translation.status.changes import Segment, changes_between, proposed_kind
from hni_site.translation.status.models import SourceVersion
from hni_site.translation.status.signals import source_renewed

_said: ContextVar[str] = ContextVar("kind of change", default="")


@contextmanager
def said(kind: str) -> Iterator[None]:
    """Inside, a new version has this `ChangeKind`, as an editor said; empty: what is proposed."""
    token = _said.set(kind)
    try:
        yield
    finally:
        _said.reset(token)


def keep(source: Any, segments: Sequence[Segment], revision_id: int | None) -> SourceVersion:
    """The source's version with these segments: the last one, or a new one where they differ."""
    last = SourceVersion.objects.filter(source=source).order_by("-number").first()
    digest = hashlib.sha256(json.dumps(segments).encode()).hexdigest()
    if last is not None and last.digest == digest:
        return last
    kind = ""
    if last is not None:
        kind = _said.get() or proposed_kind(changes_between(last.segments, segments))
    version = SourceVersion.objects.create(
        source=source,
        number=last.number + 1 if last else 1,
        segments=segments,
        digest=digest,
        change_kind=kind,
        revision_id=revision_id,
    )
    source_renewed.send(type(source), source=source, version=version)
    return version
