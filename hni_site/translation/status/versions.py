"""Each text that translators were given is kept, so that it can be said what changed since."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page

from hni_site.editorial.text import hash_of
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


def keep(source: Any, instance: Any, segments: Sequence[Segment]) -> SourceVersion:
    """The source's version with this content: the last one, or a new one where that differs.

    What changed beside the words is a minor change, where the editor says nothing else.
    """
    is_page = isinstance(instance, Page)
    content = (
        instance.serializable_data() if is_page else get_serializable_data_for_fields(instance)
    )
    content_hash = hash_of(type(instance), content)
    last = SourceVersion.objects.filter(source=source).order_by("-number").first()
    digest = hashlib.sha256(json.dumps(segments).encode()).hexdigest()
    if last is not None and last.digest == digest:
        if not last.content_hash:
            last.content_hash = content_hash
            last.save(update_fields=["content_hash"])
        if last.content_hash == content_hash:
            return last
    kind = ""
    if last is not None:
        kind = _said.get() or proposed_kind(changes_between(last.segments, segments))
    version = SourceVersion.objects.create(
        source=source,
        number=last.number + 1 if last else 1,
        segments=segments,
        digest=digest,
        content_hash=content_hash,
        change_kind=kind,
        revision_id=instance.live_revision_id if is_page else None,
    )
    source_renewed.send(type(source), source=source, version=version)
    return version


def differ_in_content(before: SourceVersion, after: SourceVersion) -> bool:
    """Whether what a translation takes over is another; False where nobody noted it."""
    known = bool(before.content_hash and after.content_hash)
    return known and before.content_hash != after.content_hash
