"""What of wagtail-localize's own translations belongs into the memory."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from hni_site.translation.memory.filling import SLUG
from hni_site.translation.memory.units import Unit

BATCH = 2_000


def units_of(translation: Translation, *, is_approved: bool) -> list[Unit]:
    """The translated segments of a page or snippet, for `remember`. One query."""
    source = translation.source
    used = _used().filter(
        locale_id=translation.target_locale_id, context__object_id=source.object_id
    )
    return [_unit(row, is_approved=is_approved) for row in used]


def live_units() -> Iterator[Unit]:
    """Of all translations what is live, read in batches; approved if a human wrote it.

    What was changed after a page went live is not live. Snippets are live once they are saved.
    """
    pages = Page.objects.filter(
        translation_key=OuterRef("context__object_id"), locale_id=OuterRef("locale_id"), live=True
    )
    page_types = [
        content_type.pk
        for content_type in ContentType.objects.all()
        if (model := content_type.model_class()) and issubclass(model, Page)
    ]
    of_page = TranslationSource.objects.filter(
        object_id=OuterRef("context__object_id"), specific_content_type__in=page_types
    )
    unchanged = pages.filter(last_published_at__gte=OuterRef("updated_at"))
    for row in _used().filter(Exists(unchanged) | ~Exists(of_page)).iterator(BATCH):
        is_machine = row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        yield _unit(row, is_approved=not is_machine)


def _used() -> "QuerySet[StringTranslation]":
    """Translations without an error of texts that a page or snippet still has; no slugs."""
    source = TranslationSource.objects.filter(object_id=OuterRef("context__object_id")).order_by(
        "pk"
    )
    segments = StringSegment.objects.filter(
        string_id=OuterRef("translation_of_id"), context_id=OuterRef("context_id")
    )
    used: QuerySet[StringTranslation] = (
        StringTranslation.objects.filter(Exists(segments), has_error=False)
        .exclude(Q(context__path=SLUG) | Q(data=""))
        .annotate(
            origin_key=F("context__object_id"),
            origin_title=Subquery(source.values("object_repr")[:1]),
            target_language=F("locale__language_code"),
            source_language=F("translation_of__locale__language_code"),
            source_text=F("translation_of__data"),
        )
        .order_by("pk")
    )
    return used


def _unit(row: StringTranslation, *, is_approved: bool) -> Unit:
    return Unit(
        source_language=row.source_language,
        language=row.target_language,
        source=row.source_text,
        target=row.data,
        is_approved=is_approved,
        is_machine=row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
        origin_key=row.origin_key,
        origin_title=row.origin_title or "",
        used_at=row.updated_at,
    )
