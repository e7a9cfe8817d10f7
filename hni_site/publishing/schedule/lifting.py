"""Many releases go live in the same second: what was prepared is written, in a few statements.

The same as Wagtail's action does to each page, checked again under the pages' locks. What is not
as it was prepared is left to be prepared anew, or to the careful way.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import F
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState
from wagtail.signals import page_published, published

from hni_site.content_store.building import Built, built_ahead
from hni_site.content_store.dependents import rebuild_later
from hni_site.content_store.writing import changed_since, lock_head
from hni_site.editorial.sign_off import texts_in_force
from hni_site.foundations.changes import content_changes, touch
from hni_site.publishing import audit
from hni_site.publishing.embargo.rules import in_force
from hni_site.publishing.enums import PageState
from hni_site.publishing.schedule.preparing import Prepared


def lift(steps: Sequence[list[Prepared]], now: datetime.datetime) -> set[int]:
    """Makes prepared releases public, in one transaction; gives the versions that are.

    The others are as they were: somebody is changing them, or something is no longer as prepared.
    """
    documents: dict[int, Built] = {}
    with built_ahead(documents), content_changes():
        right = [step for step in _unchanged(steps, now) if step]
        lifted = [prepared for step in right for prepared in step]
        if lifted:
            documents.update({prepared.page.pk: prepared.built for prepared in lifted})
            _write(lifted)
            _tell(lifted, now)
    return {prepared.version.pk for prepared in lifted}


def _unchanged(steps: Sequence[list[Prepared]], now: datetime.datetime) -> Sequence[list[Prepared]]:
    """The steps that may be taken, now that nobody else can change the pages."""
    keys = {step[0].version.translation_key for step in steps}
    rows = Page.objects.filter(translation_key__in=keys).order_by("pk")
    free = rows.select_for_update(no_key=True, skip_locked=True)
    locked = set(free.values_list("pk", flat=True))
    busy = {key for pk, key in rows.values_list("pk", "translation_key") if pk not in locked}
    due = _due_by_release(locked, now)
    state = _State({prepared.page.pk for step in steps for prepared in step}, steps)
    waiting = [
        step
        for step in steps
        if step[0].version.translation_key not in busy
        and due[step[0].version.translation_key] == step[0].together
        and all(state.allows(prepared, now) for prepared in step)
    ]
    return _still_right(waiting) if waiting else []


def _due_by_release(page_ids: set[int], now: datetime.datetime) -> dict[Any, frozenset[int]]:
    """Translation key → the versions that are due."""
    keys = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
    versions = Revision.page_revisions.filter(
        approved_go_live_at__lte=now, object_id__in=[str(pk) for pk in page_ids]
    )
    due: defaultdict[Any, set[int]] = defaultdict(set)
    for pk, page_id in versions.values_list("pk", "object_id"):
        due[keys[int(page_id)]].add(pk)
    return defaultdict(frozenset, {key: frozenset(found) for key, found in due.items()})


class _State:
    """What may have changed of the pages since they were prepared. A query for each part."""

    def __init__(self, page_ids: set[int], steps: Sequence[list[Prepared]]) -> None:
        self.latest = dict(
            Page.objects.filter(
                pk__in=page_ids, live=False, first_published_at=None, alias_of=None
            ).values_list("pk", "latest_revision_id")
        )
        self.texts = texts_in_force(page_ids)
        self.embargoes: dict[int, datetime.datetime | None] = {}
        for model in {type(prepared.page) for step in steps for prepared in step}:
            rows = model._default_manager.filter(pk__in=page_ids)
            self.embargoes.update(rows.values_list("pk", "embargo_until"))
        self.followed = set(
            Page.objects.filter(alias_of__in=page_ids).values_list("alias_of", flat=True)
        )
        in_workflow = WorkflowState.objects.active().filter(
            object_id__in=[str(pk) for pk in page_ids]
        )
        self.in_workflow = {int(pk) for pk in in_workflow.values_list("object_id", flat=True)}

    def allows(self, prepared: Prepared, now: datetime.datetime) -> bool:
        pk = prepared.page.pk
        return (
            self.latest.get(pk) == prepared.version.pk
            and self.texts.get(pk) == prepared.text
            and pk in self.embargoes
            and not in_force(self.embargoes[pk], now)
            and pk not in self.followed
            and pk not in self.in_workflow
        )


def _still_right(steps: list[list[Prepared]]) -> list[list[Prepared]]:
    """Those whose documents would be the same if they were built now. Takes the log's lock."""
    head = lock_head()
    since = min(prepared.standing for step in steps for prepared in step)
    changed = changed_since(head, since) if since != head.sequence else set()
    if changed is None:
        return [s for s in steps if all(p.standing == head.sequence for p in s)]
    right = [s for s in steps if all(changed.isdisjoint(p.built.dependencies) for p in s)]
    # Releases that went live meanwhile may be related to these: they are built again afterwards.
    rebuild_later([p.page.pk for s in right for p in s if p.standing != head.sequence])
    return right


def _write(lifted: list[Prepared]) -> None:
    by_moment: defaultdict[Any, list[int]] = defaultdict(list)
    for prepared in lifted:
        by_moment[prepared.page.last_published_at].append(prepared.page.pk)
    for moment, page_ids in by_moment.items():
        Page.objects.filter(pk__in=page_ids).update(
            live=True,
            expired=False,
            has_unpublished_changes=False,
            live_revision=F("latest_revision"),
            first_published_at=moment,
            last_published_at=moment,
        )
    versions = Revision.objects.filter(pk__in=[prepared.version.pk for prepared in lifted])
    versions.update(approved_go_live_at=None)
    touch(prepared.page.pk for prepared in lifted)


def _tell(lifted: list[Prepared], now: datetime.datetime) -> None:
    """The history of each page, and whoever listens to Wagtail's signals.

    The entries are written at once: Wagtail's `log` asks the database four times for each.
    """
    versions = Revision.objects.defer("content").in_bulk([p.version.pk for p in lifted])
    for prepared in lifted:
        page, version = prepared.page, versions[prepared.version.pk]
        page_published.send(sender=type(page), instance=page, revision=version)
        published.send(sender=type(page), instance=page, revision=version)
    entries = [
        PageLogEntry(
            content_type_id=prepared.page.content_type_id,
            label=prepared.page.get_admin_display_title(),
            action="wagtail.publish.scheduled",
            timestamp=now,
            page_id=prepared.page.pk,
            revision_id=prepared.version.pk,
            content_changed=True,
        )
        for prepared in lifted
    ]
    for entry in PageLogEntry.objects.bulk_create(entries):
        audit.write(entry, PageState.SCHEDULED)
