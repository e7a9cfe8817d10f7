"""The segments of a translation as its translator sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hni_site.translation.status.changes import changes_between, word_changes
from hni_site.translation.status.models import SourceVersion, TranslationStatus
from hni_site.translation.status.versions import differ_in_content


@dataclass(frozen=True)
class Row:
    pk: int
    """Of the engine's segment."""

    place: str
    """Its path in the page."""

    label: str
    """What the editor's form calls that place."""

    source: str
    text: str
    is_machine: bool
    error: str
    """Why the engine can't use the text; empty where it can."""

    max_length: int | None
    changed: list[tuple[str, str]] = field(default_factory=list)
    """What is new in the source since the approved translation: `word_changes`."""


def rows_of(translation: Translation, status: TranslationStatus | None) -> list[Row]:
    """All segments in the page's order. Four queries."""
    source = translation.source
    segments = list(
        StringSegment.objects.filter(source=source)
        .select_related("string", "context")
        .order_by("order")
    )
    texts = texts_of(translation, segments)
    before = _before(source, status)
    model = source.specific_content_type.model_class()
    rows = []
    for segment in segments:
        written = texts.get((segment.string_id, segment.context_id))
        place, text = segment.context.path, segment.string.data
        old = before.get((place, text))
        rows.append(
            Row(
                pk=segment.pk,
                place=place,
                label=label_of(model, segment.context.field_path),
                source=text,
                text=written.data if written else "",
                is_machine=bool(
                    written
                    and written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
                ),
                error=(written.get_error() or "") if written and written.has_error else "",
                max_length=max_length_of(model, segment.context.field_path),
                changed=word_changes(old, text) if old is not None else [],
            )
        )
    return rows


def texts_of(
    translation: Translation, segments: Sequence[StringSegment]
) -> dict[tuple[int, int], StringTranslation]:
    """(text's id, place's id) → what was written there. One query."""
    written = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__in={segment.context_id for segment in segments},
        translation_of__in={segment.string_id for segment in segments},
    ).select_related("translation_of", "context")
    return {(one.translation_of_id, one.context_id): one for one in written}


def _before(source: Any, status: TranslationStatus | None) -> dict[tuple[str, str], str]:
    """(Place, text) of what changed since the approved translation → what it was."""
    approved, latest = _versions(source, status) or (None, None)
    if approved is None or latest is None:
        return {}
    changes = changes_between(approved.segments, latest.segments)
    return {(change.place, change.after): change.before for change in changes if change.after}


@dataclass(frozen=True)
class Unmarked:
    """What changed in the source since the approved translation and stands at no segment."""

    gone: list[str]
    """Texts that are no longer there."""

    beside_the_words: bool
    """Pictures, links or the order of things are others."""


def unmarked(source: Any, status: TranslationStatus | None) -> Unmarked:
    approved, latest = _versions(source, status) or (None, None)
    if approved is None or latest is None:
        return Unmarked([], beside_the_words=False)
    changes = changes_between(approved.segments, latest.segments)
    return Unmarked(
        [change.before for change in changes if not change.after],
        beside_the_words=not changes and differ_in_content(approved, latest),
    )


def _versions(
    source: Any, status: TranslationStatus | None
) -> tuple[SourceVersion, SourceVersion] | None:
    """The approved one and the latest; None where the translation is not behind."""
    if status is None or status.approved_version_id is None or not status.outdated:
        return None
    wanted = SourceVersion.objects.filter(source=source, pk__gte=status.approved_version_id)
    versions = list(wanted.order_by("number"))
    return versions[0], versions[-1]


# --- Places ---------------------------------------------------------------------------------------


def label_of(model: type[Any], field_path: str) -> str:
    """What editors call the place: “Text › Quotation › Who said it”."""
    return " › ".join(str(capfirst(part)) for part in _labels(model, field_path.split(".")))


def max_length_of(model: type[Any], field_path: str) -> int | None:
    """How many characters fit there; None: any number."""
    name, *rest = field_path.split(".")
    found = model._meta.get_field(name)
    if isinstance(found, StreamField):
        block = _block(found.stream_block, rest)
        length = getattr(getattr(block, "field", None), "max_length", None)
        return int(length) if length else None
    if rest:
        return max_length_of(found.related_model, ".".join(rest))
    return int(found.max_length) if getattr(found, "max_length", None) else None


def _labels(model: type[Any], parts: list[str]) -> Iterator[Any]:
    name, *rest = parts
    found = model._meta.get_field(name)
    if isinstance(found, StreamField):
        yield found.verbose_name
        yield from _block_labels(found.stream_block, rest)
    elif rest:
        yield found.related_model._meta.verbose_name
        yield from _labels(found.related_model, rest)
    else:
        yield getattr(found, "verbose_name", name)


def _block_labels(block: Any, parts: list[str]) -> Iterator[Any]:
    for part in parts:
        block = _child(block, part)
        if block is None:
            return
        if part != "item":
            yield block.label or part


def _block(block: Any, parts: list[str]) -> Any:
    for part in parts:
        block = _child(block, part)
    return block


def _child(block: Any, name: str) -> Any:
    if isinstance(block, StreamBlock | StructBlock):
        return block.child_blocks.get(name)
    if isinstance(block, ListBlock):
        return block.child_block
    return getattr(block, "child_blocks", {}).get(name)
