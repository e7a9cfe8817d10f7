"""wagtail-localize's `TranslationSource.refresh_segments` in a few queries instead of hundreds.

The same rows: the stock method asks for each segment, each text and each place one by one.
"""

import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from hni_site.translation.engine.rows import Rows
from hni_site.translation.status.versions import keep


@transaction.atomic
def refresh_segments(source: TranslationSource) -> None:
    """Makes the source's segments those of its content, and keeps the text as a version of it."""
    instance = _made_from(source)
    vars(source)["_original"] = (source.content_json, instance)
    values = extract_segments(instance)
    contexts = _contexts(source, instance, {value.path for value in values})
    templates = [value for value in values if isinstance(value, TemplateSegmentValue)]
    related = [value for value in values if isinstance(value, RelatedObjectSegmentValue)]
    overridable = [value for value in values if isinstance(value, OverridableSegmentValue)]
    others = {id(value) for value in (*templates, *related, *overridable)}
    strings = [value for value in values if id(value) not in others]

    string_ids = _ids(
        String,
        "data_hash",
        {String._get_data_hash(value.string.data): value.string.data for value in strings},
        lambda key, data: String(locale_id=source.locale_id, data_hash=key, data=data),
        locale=source.locale_id,
    )
    _settle(
        source,
        StringSegment,
        ("string_id", "attrs"),
        contexts,
        strings,
        lambda value: (
            string_ids[String._get_data_hash(value.string.data)],
            json.dumps(value.attrs, cls=DjangoJSONEncoder),
        ),
    )
    template_ids = _ids(
        Template,
        "uuid",
        {_template_id(value): value for value in templates},
        lambda key, value: Template(
            uuid=key,
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        ),
    )
    _settle(
        source,
        TemplateSegment,
        ("template_id",),
        contexts,
        templates,
        lambda value: (template_ids[_template_id(value)],),
    )
    _make_objects(related)
    _settle(
        source,
        RelatedObjectSegment,
        ("object_id",),
        contexts,
        related,
        lambda value: (value.translation_key,),
    )
    _settle(
        source,
        OverridableSegment,
        ("data_json",),
        contexts,
        overridable,
        lambda value: (json.dumps(value.data, cls=DjangoJSONEncoder),),
    )
    keep(source, instance, [(value.path, value.string.data) for value in strings])


def original_of(source: TranslationSource) -> Any:
    """The original as translators were given it, the caller's to change."""
    content, instance = vars(source).pop("_original", ("", None))
    return instance if content == source.content_json else _made_from(source)


def _made_from(source: TranslationSource) -> Any:
    """`as_instance`, which asks for everything that the content refers to, one by one; what a
    page's row still says is known to be there."""
    model = source.specific_content_type.model_class()
    found = model._default_manager.filter(
        translation_key=source.object_id, locale=source.locale_id
    ).select_related("locale")
    row = found.first() if issubclass(model, Page) else None
    if row is not None:
        Rows(row)  # In memory, so that each is read once.
        now, given = row.serializable_data(), json.loads(source.content_json)
        if _texts(model, json.loads(json.dumps(now, cls=DjangoJSONEncoder))) == _texts(
            model, given
        ):
            source.locale = row.locale
            return row
    return source.as_instance()


def _texts(model: Any, content: dict[str, Any]) -> dict[str, Any]:
    """What a translation takes over. A stream is JSON, whose keys databases order as they like."""
    return {
        name: json.loads(content[name])
        if isinstance(model._meta.get_field(name), StreamField)
        else content[name]
        for name in {field.field_name for field in model.translatable_fields} & content.keys()
    }


def _template_id(value: TemplateSegmentValue) -> uuid.UUID:
    """As wagtail-localize numbers them."""
    by_format = uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format)
    return uuid.uuid5(by_format, value.template)


def _ids(
    model: type[Model],
    name: str,
    wanted: dict[Any, Any],
    make: Callable[[Any, Any], Model],
    **which: Any,
) -> dict[Any, int]:
    """Key → id of its row; made where it is missing. Two or three queries."""
    if not wanted:
        return {}
    rows = model._default_manager.filter(**which, **{f"{name}__in": list(wanted)})
    found = dict(rows.values_list(name, "pk"))
    if missing := wanted.keys() - found.keys():
        model._default_manager.bulk_create(
            [make(key, wanted[key]) for key in sorted(missing)], ignore_conflicts=True
        )
        found = dict(rows.all().values_list(name, "pk"))
    return found


def _contexts(source: Any, instance: Any, paths: set[str]) -> dict[str, int]:
    """Path of a place → id of its row."""

    def make(path_id: Any, path: str) -> TranslationContext:
        context = TranslationContext(object_id=source.object_id, path_id=path_id, path=path)
        context.save = lambda **kwargs: None  # It would save itself with its field's path.
        context.get_field_path(instance)
        return context

    wanted = {TranslationContext._get_path_id(path): path for path in paths}
    ids = _ids(TranslationContext, "path_id", wanted, make, object=source.object_id)
    return {path: ids[path_id] for path_id, path in wanted.items()}


def _make_objects(values: Sequence[RelatedObjectSegmentValue]) -> None:
    if not values:
        return
    TranslatableObject.objects.bulk_create(
        {
            value.translation_key: TranslatableObject(
                translation_key=value.translation_key, content_type=value.content_type
            )
            for value in values
        }.values(),
        ignore_conflicts=True,
    )


def _settle(
    source: TranslationSource,
    model: type[Any],
    names: tuple[str, ...],
    contexts: dict[str, int],
    values: Sequence[Any],
    columns: Callable[[Any], tuple[Any, ...]],
) -> None:
    """Makes the source's rows of a kind those that are wanted; the others go."""
    wanted = {(contexts[value.path], value.order, *columns(value)) for value in values}
    fields = ("context_id", "order", *names)
    there = {
        row: pk
        for pk, *rest in model.objects.filter(source=source).values_list("pk", *fields)
        for row in [tuple(rest)]
    }
    if gone := [pk for row, pk in there.items() if row not in wanted]:
        model.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - there.keys(), key=lambda row: row[1])
    model.objects.bulk_create(
        [model(source=source, **dict(zip(fields, row, strict=True))) for row in new]
    )
