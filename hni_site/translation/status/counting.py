"""How far each translation is, worked out from what is there: kept after each change, or anew.

A dozen queries, however many pages.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Sum, Value
from django.db.models.functions import Length, Replace
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from hni_site.editorial.enums import ChangeKind
from hni_site.foundations.changes import touch
from hni_site.publishing.enums import Standing
from hni_site.publishing.standing import Marks
from hni_site.translation.enums import State
from hni_site.translation.status.changes import changes_between
from hni_site.translation.status.models import COUNTED, SourceVersion, TranslationStatus
from hni_site.translation.status.versions import differ_in_content

BATCH = 200

Key = tuple[UUID, int]
"""Translation key and the language's id."""


def recount(keys: Collection[UUID]) -> int:
    """Brings the status of these pages and snippets up to date in all languages; gives how many
    were not. Documents that show another status now are built again."""
    changed = 0
    todo = sorted(keys)
    for start in range(0, len(todo), BATCH):
        changed += _recount(todo[start : start + BATCH])
    return changed


@transaction.atomic
def _recount(keys: list[UUID]) -> int:
    facts = _Facts(keys)
    known = TranslationStatus.objects.filter(translation_key__in=keys)
    before = {(row.translation_key, row.locale_id): row for row in known}
    new, other, touched = [], [], set()
    for key in [*facts.translations, *facts.written_by_hand]:
        row = before.pop(key, None)
        old = row.as_counted() if row else None
        row = row or TranslationStatus(translation_key=key[0], locale_id=key[1])
        facts.count(row)
        if old is None:
            new.append(row)
        elif old != row.as_counted():
            other.append(row)
        shown = (old["outdated"], old["approved_version_id"]) if old else ("", None)
        if shown != (row.outdated, row.approved_version_id):
            touched.add(key[0])
    TranslationStatus.objects.bulk_create(new)
    if other:
        TranslationStatus.objects.bulk_update(other, COUNTED)
    gone = [row.pk for row in before.values()]
    if gone:
        TranslationStatus.objects.filter(pk__in=gone).delete()
    if touched:
        pages = Page.objects.filter(translation_key__in=touched)
        touch(pages.values_list("pk", flat=True))
    return len(new) + len(other) + len(gone)


def all_keys() -> set[UUID]:
    """Of everything that is in several languages, was sent into one, or is counted so."""
    pages = Page.objects.filter(alias_of=None, depth__gt=1).order_by()
    several = pages.values("translation_key").annotate(n=Count("pk")).filter(n__gt=1)
    sent = Translation.objects.values_list("source__object_id", flat=True).distinct()
    counted = TranslationStatus.objects.values_list("translation_key", flat=True).distinct()
    return {*several.values_list("translation_key", flat=True), *sent, *counted}


@dataclass(frozen=True)
class _Count:
    segments: int = 0
    words: int = 0


class _Facts:
    """What is in the database of these pages and snippets."""

    def __init__(self, keys: list[UUID]) -> None:
        self.translations: dict[Key, Translation] = {
            (translation.source.object_id, translation.target_locale_id): translation
            for translation in Translation.objects.filter(
                source__object_id__in=keys
            ).select_related("source")
        }
        source_ids = {translation.source_id for translation in self.translations.values()}
        self.pages = {
            (key, locale_id): (pk, live)
            for key, locale_id, pk, live in Page.objects.filter(
                translation_key__in=keys, alias_of=None
            ).values_list("translation_key", "locale_id", "pk", "live")
        }
        self.written_by_hand = self._written_by_hand()
        ids = [
            self.pages[key][0]
            for key in (*self.translations, *self.written_by_hand)
            if key in self.pages
        ]
        self.marks = Marks(ids)
        self.whole = _counts(StringSegment.objects.filter(source__in=source_ids), "source")
        self.done = _counts(_translated(source_ids), "source", "language")
        self.versions: defaultdict[int, list[SourceVersion]] = defaultdict(list)
        kept = SourceVersion.objects.filter(source__in=source_ids).defer("segments")
        for version in kept.order_by("number"):
            self.versions[version.source_id].append(version)
        self._segments: dict[int, Any] = {}

    def _written_by_hand(self) -> list[Key]:
        """The pages that are neither made from another nor the original of their key."""
        by_key: defaultdict[UUID, list[tuple[bool, int, int]]] = defaultdict(list)
        given = {source.object_id: source.locale_id for source in self._sources()}
        default = Locale.get_default().pk
        for (key, locale_id), (pk, _live) in self.pages.items():
            if (key, locale_id) not in self.translations:
                is_first = given.get(key, default) == locale_id
                by_key[key].append((not is_first, pk, locale_id))
        return [
            (key, locale_id)
            for key, found in by_key.items()
            for _rank, _pk, locale_id in sorted(found)[1:]
        ]

    def _sources(self) -> list[TranslationSource]:
        return [translation.source for translation in self.translations.values()]

    def count(self, row: TranslationStatus) -> None:
        """Writes on the row how far its translation is."""
        page_id, is_live = self.pages.get((row.translation_key, row.locale_id), (None, False))
        translation = self.translations.get((row.translation_key, row.locale_id))
        if translation is None:
            self._count_by_hand(row, page_id, is_live)
            return
        whole = self.whole.get((translation.source_id,), _Count())
        done = self.done.get((translation.source_id, row.locale_id), _Count())
        row.source_id, row.page_id = translation.source_id, page_id
        row.segments, row.translated = whole.segments, done.segments
        row.words, row.words_left = whole.words, max(whole.words - done.words, 0)
        versions = self.versions[translation.source_id]
        if is_live and row.approved_version_id is None and versions:
            # Made public by the system's operator, as demo content is: it was right then.
            row.approved_version_id = versions[-1].pk
        kind = self._behind(row.approved_version_id, versions)
        if kind and not row.outdated:
            row.outdated_since = timezone.now()
        if not kind:
            row.outdated_since = None
        row.outdated = kind
        row.state = self._state(row, page_id, is_live)

    def _count_by_hand(self, row: TranslationStatus, page_id: int | None, is_live: bool) -> None:
        """Nobody knows of which text it is a translation: it is behind of none."""
        row.source_id, row.page_id, row.approved_version_id = None, page_id, None
        row.segments = row.translated = row.words = row.words_left = 0
        row.outdated, row.outdated_since = "", None
        row.state = self._state(row, page_id, is_live)

    def _state(self, row: TranslationStatus, page_id: int | None, is_live: bool) -> State:
        standing = self.marks.of_latest_text(page_id) if page_id else Standing.DRAFT
        if standing == Standing.IN_REVIEW:
            return State.IN_REVIEW
        if row.outdated == ChangeKind.MAJOR:
            return State.OUTDATED_MAJOR
        if row.outdated:
            return State.OUTDATED_MINOR
        if standing == Standing.SIGNED_OFF or is_live:
            return State.CURRENT
        # A snippet is live as soon as it is saved, and read with the pages that show it.
        is_finished = page_id is None and row.translated == row.segments
        return State.CURRENT if is_finished else State.IN_PROGRESS

    def _behind(self, approved: int | None, versions: list[SourceVersion]) -> str:
        """By what kind of change an approved text is behind its source; empty where it is not."""
        if approved is None or not versions or versions[-1].pk == approved:
            return ""
        since = [version for version in versions if version.pk > approved]
        if not self._differ(approved, versions):
            return ""  # It was changed and changed back.
        kinds = {version.change_kind for version in since}
        return ChangeKind.MAJOR if ChangeKind.MAJOR in kinds else ChangeKind.MINOR

    def _differ(self, approved: int, versions: list[SourceVersion]) -> bool:
        """In the words, or in what else a translation takes over."""
        latest = versions[-1]
        before = next((version for version in versions if version.pk == approved), None)
        return (before is not None and differ_in_content(before, latest)) or bool(
            changes_between(self._of(approved), self._of(latest.pk))
        )

    def _of(self, version_id: int) -> Any:
        if version_id not in self._segments:
            rows = SourceVersion.objects.values_list("segments", flat=True)
            self._segments[version_id] = rows.get(pk=version_id)
        return self._segments[version_id]


def _translated(source_ids: Iterable[int]) -> Any:
    """The segments of the sources that have a text without a fault, once for each language."""
    return StringSegment.objects.filter(
        source__in=source_ids,
        string__translations__context=F("context"),
        string__translations__has_error=False,
        string__translations__data__gt="",
    ).annotate(language=F("string__translations__locale"))


def _counts(segments: Any, *by: str) -> dict[tuple[int, ...], _Count]:
    """Numbers of segments and of words, in groups. Words are counted by the spaces between."""
    data = F("string__data")
    words = Length(data) - Length(Replace(data, Value(" "), Value(""))) + 1
    counted = segments.order_by().values(*by).annotate(n=Count("pk"), words=Sum(words))
    return {tuple(row[name] for name in by): _Count(row["n"], row["words"]) for row in counted}


def texts_waiting(translation: Translation) -> int:
    """How many segments of the translation have no text, or a faulty one. One query."""
    done = StringTranslation.objects.filter(
        locale=translation.target_locale_id, has_error=False
    ).exclude(data="")
    segments = StringSegment.objects.filter(source=translation.source_id)
    matching = done.filter(translation_of__segments__in=segments, context__isnull=False)
    pairs = set(matching.values_list("translation_of_id", "context_id"))
    wanted = segments.values_list("string_id", "context_id")
    return sum(pair not in pairs for pair in wanted)
