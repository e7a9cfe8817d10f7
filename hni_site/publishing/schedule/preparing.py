"""Shortly before a release goes live, its documents are built: in this process's memory, where
nobody can read them. When its moment comes they only have to be written."""

import datetime
import logging
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from hni_site.content_store.building import Built, build, examine
from hni_site.content_store.models import Head
from hni_site.content_store.visibility import Visibility
from hni_site.content_store.writing import changed_since
from hni_site.editorial.sign_off import texts_in_force
from hni_site.editorial.text import text_hash
from hni_site.foundations.dependencies import target_of
from hni_site.foundations.pages import SitePage
from hni_site.publishing.embargo.embargoed import EmbargoedPage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Version:
    """A version that goes live by itself."""

    pk: int
    page_id: int
    translation_key: Any
    moment: datetime.datetime


@dataclass(frozen=True)
class Prepared:
    """A page as it will be once it is public."""

    version: Version
    page: EmbargoedPage
    text: str
    """The hash of its text, which must be signed off."""

    built: Built
    together: frozenset[int]
    """The versions of the release that go live in the same step; the document names them."""

    standing: int
    """The log's number when the document was built."""


def scheduled(until: datetime.datetime) -> list[Version]:
    """The versions of pages that go live by then, the first ones first. Two queries."""
    rows = Revision.page_revisions.filter(approved_go_live_at__lte=until)
    rows = rows.order_by("approved_go_live_at", "pk")
    found = list(rows.values_list("pk", "object_id", "approved_go_live_at"))
    page_ids = [int(page_id) for _pk, page_id, _moment in found]
    keys = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
    return [
        Version(pk, int(page_id), keys[int(page_id)], moment)
        for pk, page_id, moment in found
        if int(page_id) in keys
    ]


def steps(versions: Iterable[Version], now: datetime.datetime) -> list[list[Version]]:
    """The versions by what goes live in one step: those of one release with the same moment.

    Of a release that is late whatever is late goes live together.
    """
    groups: dict[Any, list[Version]] = defaultdict(list)
    for version in versions:
        groups[version.translation_key, max(version.moment, now)].append(version)
    return list(groups.values())


class Preparation:
    """What one worker has prepared."""

    def __init__(self) -> None:
        self._prepared: dict[int, Prepared] = {}
        # Versions that take the careful way, such as those of pages with aliases.
        self._unfit: set[int] = set()

    def of(self, step: list[Version]) -> list[Prepared] | None:
        """What is prepared of a step; None where any part is missing."""
        found = [self._prepared.get(version.pk) for version in step]
        together = frozenset(version.pk for version in step)
        ready = [p for p in found if p and p.version in step and p.together == together]
        return ready if len(ready) == len(step) else None

    def prepare(self, step: list[Version]) -> None:
        """Builds the documents of a step. One that cannot be built is left to the careful way."""
        together = frozenset(version.pk for version in step)
        self.forget(together)
        try:
            for prepared in _prepared(step, together):
                self._prepared[prepared.version.pk] = prepared
        except _Unfit:
            self._unfit |= together
        except Exception:
            logger.exception("Versions %s cannot be prepared", sorted(together))
            self._unfit |= together

    def made(self, step: list[Version]) -> list[Prepared] | None:
        """What is prepared of a step, now if it was not; None where the careful way is right."""
        if self.of(step) is None and not self.is_unfit(step):
            self.prepare(step)
        return self.of(step)

    def is_unfit(self, step: list[Version]) -> bool:
        return any(version.pk in self._unfit for version in step)

    def forget(self, version_ids: Iterable[int]) -> None:
        for pk in version_ids:
            self._prepared.pop(pk, None)
            self._unfit.discard(pk)

    def keep_only(self, version_ids: set[int]) -> None:
        self.forget((self._prepared.keys() | self._unfit) - version_ids)

    def _forget_outdated(self) -> None:
        """Forgets the documents that show something which changed since."""
        head = Head.objects.first() or Head()
        changed: dict[int, set[str] | None] = {}
        for pk, prepared in list(self._prepared.items()):
            if prepared.standing != head.sequence:
                if prepared.standing not in changed:
                    changed[prepared.standing] = changed_since(head, prepared.standing)
                targets = changed[prepared.standing]
                if targets is None or not targets.isdisjoint(prepared.built.dependencies):
                    self.forget([pk])

    def prepare_ahead(self, until: datetime.datetime, seconds: float) -> bool:
        """Prepares what goes live by then, for that long; whether all is prepared."""
        deadline = time.monotonic() + seconds
        versions = scheduled(until)
        self.keep_only({version.pk for version in versions})
        self._forget_outdated()
        for step in steps(versions, timezone.now()):
            if self.of(step) is None and not self.is_unfit(step):
                if time.monotonic() > deadline:
                    return False
                self.prepare(step)
        return True


class _Unfit(Exception):
    """The versions are for the careful way."""


def _prepared(step: list[Version], together: frozenset[int]) -> list[Prepared]:
    standing = Head.objects.values_list("sequence", flat=True).first() or 0
    page_ids = [version.page_id for version in step]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    texts = texts_in_force(page_ids)
    if Page.objects.filter(alias_of__in=page_ids).exists():
        raise _Unfit  # Wagtail publishes aliases with their source.
    for version in step:
        page = pages[version.page_id]
        is_new = isinstance(page, EmbargoedPage) and page.first_published_at is None
        if not is_new or page.alias_of_id or page.latest_revision_id != version.pk:
            raise _Unfit
        if texts.get(page.pk) != text_hash(page):
            raise _Unfit
        _go_live(page, version)
    visibility = Visibility()
    found = []
    for version in step:
        page = pages[version.page_id]
        if not isinstance(examine(page, visibility), SitePage):
            raise _Unfit
        built = _built_with(page, [other for other in pages.values() if other.pk != page.pk])
        found.append(Prepared(version, page, texts[page.pk], built, together, standing))
    return found


def _go_live(page: Any, version: Version) -> None:
    """The page in memory becomes what it will be. It says the moment, unless that is long past."""
    now = timezone.now()
    late = now - version.moment > datetime.timedelta(seconds=5)
    page.live = True
    page.expired = page.has_unpublished_changes = False
    page.last_published_at = now if late else version.moment
    page.first_published_at = page.last_published_at
    page.live_revision_id = version.pk


def _built_with(page: Any, siblings: list[Any]) -> Built:
    """The page's document when the siblings, its other languages, are public as well."""
    others = {other.pk: other for other in (*page.public_translations(), *siblings)}
    by_code = sorted(others.values(), key=lambda other: other.locale.language_code)
    # The page would ask the database, in which they are not public yet.
    page.public_translations = lambda: by_code
    built = build(page)
    del page.public_translations
    built.dependencies.add(target_of(page))
    for _worked_out_now in (built.etag, built.summary_json, built.facets, built.search_text):
        pass
    return built
