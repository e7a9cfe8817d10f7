"""Loads the demo content: adds what is missing, and leaves alone whatever is there.

Two rounds. The first adds the rows, so that anything can refer to anything; the second fills in
the texts that refer to each other, and publishes.

References follow wagtail-localize, so that a translator's later work finds what it expects: a page
is always referred to by its source, from whichever language; a snippet by its translation, but
from a synchronised field by its source, too.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.db.models import ForeignKey, ManyToOneRel, Model, UniqueConstraint
from modelcluster.fields import ParentalKey
from wagtail.coreutils import find_available_slug
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, Site
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from hni_site.demo import contents, files
from hni_site.demo.contents import SOURCE_LANGUAGE, ContentError, Entry
from hni_site.demo.stored import Reference, StoredStreams, rich_text, stable_id
from hni_site.foundations.changes import content_changes
from hni_site.publishing.actions import publish

# What refers to other content, and is therefore filled in when all of it is there.
SECOND_ROUND = (StreamField, RichTextField, ManyToOneRel)


def load(languages: Sequence[str], say: Callable[[str], None]) -> "Loader":
    """Adds what is missing in the languages; the source language is always among them.

    All of it or nothing. Gives the loader, which knows what there is now. Raises ContentError.
    """
    with content_changes():
        say("  Looking for what is missing, drawing pictures …")
        loader = Loader(contents.read())
        for language in [SOURCE_LANGUAGE, *languages]:
            loader.add_rows(language)
        for language, count in Counter(new.language for new in loader.added).items():
            say(f"  {language}: writing {count} pages, snippets and settings …")
            for new in loader.added:
                if new.language == language:
                    loader.fill(new)
        if loader.added:
            say("  Publishing …")
    return loader


class New(NamedTuple):
    """An object that the first round added and the second must fill."""

    entry: Entry
    language: str
    instance: Any

    def stated(self, field_name: str) -> tuple[Any, Any]:
        """What the files say about a field: the structure, and the words in the language."""
        words = self.entry.words.get(self.language, {})
        return self.entry.structure.get(field_name), words.get(field_name)


class Loader:
    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.site = Site.objects.select_related("root_page__locale").get(is_default_site=True)
        self.locales: dict[str, Locale] = {}
        self.added: list[New] = []
        self._files: dict[tuple[type[Model], str], int] = {}
        self._translation_keys = {k: self._translation_key(entry) for k, entry in entries.items()}
        self._present = self._find_present()

    def _translation_key(self, entry: Entry) -> uuid.UUID:
        if entry.parent or not entry.is_page:
            return stable_id(entry.key)
        root_page = self.site.root_page
        if root_page.specific_class is not entry.model:
            raise ContentError(
                f"The default site's root page is not a {entry.model._meta.verbose_name}. "
                "Choose one under Settings → Sites."
            )
        return uuid.UUID(str(root_page.translation_key))

    def _find_present(self) -> dict[tuple[str, str], int]:
        """(key, language) → primary key of what is in the database already."""
        keys = {translation_key: key for key, translation_key in self._translation_keys.items()}
        models = {
            Page if entry.is_page else entry.model
            for entry in self.entries.values()
            if entry.is_translatable
        }
        found = {
            (keys[translation_key], language): pk
            for model in models
            for pk, translation_key, language in model._default_manager.filter(
                translation_key__in=keys
            ).values_list("pk", "translation_key", "locale__language_code")
        }
        # A home page that nobody has touched since the database was made is as good as missing.
        return {
            place: pk
            for place, pk in found.items()
            if pk != self.site.root_page.pk or self.site.root_page.latest_revision_id
        }

    # --- First round ------------------------------------------------------------------------------

    def add_rows(self, language: str) -> None:
        """Adds the rows that are missing in the language."""
        self.locales[language], _created = Locale.objects.get_or_create(language_code=language)
        for key, entry in self.entries.items():
            if language in entry.languages():
                self._add(key, language)

    def _add(self, key: str, language: str) -> int:
        """The primary key of the object, which is added if it is missing."""
        if (key, language) in self._present:
            return self._present[key, language]
        if key not in self.entries:
            raise ContentError(f"Something refers to {key}, which no demo file describes.")
        entry = self.entries[key]
        if language not in entry.languages():
            raise ContentError(f"Something in {language} needs {key}, which has no words in it.")
        is_root = entry.is_page and not entry.parent and language == SOURCE_LANGUAGE
        new = New(entry, language, self.site.root_page.specific if is_root else entry.model())
        instance = new.instance
        self._set_plain_fields(new)
        if entry.is_translatable:
            instance.locale = self.locales[language]
            instance.translation_key = self._translation_keys[key]
        twin = None if entry.is_page else _twin(instance)
        if twin is None:
            if instance.pk or not entry.is_page:
                instance.save()
            else:
                self._add_to_tree(new)
            self.added.append(new)
        pk: int = (twin or instance).pk
        self._present[key, language] = pk
        return pk

    def _add_to_tree(self, new: New) -> None:
        entry, page = new.entry, new.instance
        if entry.parent:
            parent = Page.objects.get(pk=self._add(entry.parent, new.language))
        else:
            parent = self.site.root_page.get_parent()
        page.slug = find_available_slug(parent, page.slug or entry.key)
        page.live = False
        parent.add_child(instance=page)

    def _set_plain_fields(self, new: New) -> None:
        for name in new.entry.fields:
            field = new.instance._meta.get_field(name)
            structure, words = new.stated(name)
            value = structure if words is None else words
            if value is None or isinstance(field, SECOND_ROUND):
                continue
            if isinstance(field, ForeignKey):
                value = self._reference_from(new, name)(field.related_model, value)
                name = field.attname
            setattr(new.instance, name, value)
        picture, _words = new.stated("lead_image")
        if picture and not new.instance.lead_image_alt:
            new.instance.lead_image_alt = files.alternative_text(picture, new.language)

    def _reference_from(self, new: New, field_name: str) -> Reference:
        """How names in the field become primary keys."""
        synchronised = new.entry.is_translatable and any(
            isinstance(field, SynchronizedField) and field.field_name == field_name
            for field in get_translatable_fields(new.entry.model)
        )
        return partial(self.pk_of, SOURCE_LANGUAGE if synchronised else new.language)

    def pk_of(self, language: str, model: type[Model], name: str) -> int:
        """The primary key of what the files call so; what is missing is added.

        A page is its source, a snippet its translation where there is one. Raises ContentError.
        """
        if issubclass(model, Site):
            site: int = self.site.pk
            return site
        if issubclass(model, AbstractImage | AbstractDocument):
            if (model, name) not in self._files:
                make = files.image if issubclass(model, AbstractImage) else files.document
                self._files[model, name] = make(name).pk
            return self._files[model, name]
        entry = self.entries.get(name)
        if entry and (entry.is_page or language not in entry.languages()):
            language = SOURCE_LANGUAGE
        return self._add(name, language)

    # --- Second round -----------------------------------------------------------------------------

    def fill(self, new: New) -> None:
        """Sets the fields that refer to other content, and publishes the page if it is to be."""
        entry = new.entry
        # Read again: children that were added since are counted on the row, not on the object.
        instance: Any = entry.model._default_manager.get(pk=new.instance.pk)
        for name in entry.fields:
            field = instance._meta.get_field(name)
            structure, words = new.stated(name)
            reference = self._reference_from(new, name)
            if isinstance(field, StreamField):
                streams = StoredStreams(entry.key, new.language, reference)
                setattr(instance, name, streams.value(field, structure, words))
            elif isinstance(field, RichTextField):
                setattr(instance, name, rich_text(structure or words, reference))
            elif isinstance(field, ManyToOneRel):
                setattr(instance, name, _related(field, structure, reference))
        if entry.is_page and not entry.draft:
            instance.save_revision()
            publish(instance)
        else:
            instance.save()
            if entry.is_page:
                instance.save_revision()


def _related(relation: ManyToOneRel, names: list[str], reference: Reference) -> list[Model]:
    """Child objects, each of which relates the page to one other object."""
    model: Any = relation.related_model
    target = next(
        field
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and not isinstance(field, ParentalKey)
    )
    return [
        model(sort_order=number, **{target.attname: reference(target.related_model, name)})
        for number, name in enumerate(names)
    ]


def _twin(instance: Model) -> Model | None:
    """A row beside which the database would not let this one stand: somebody else's own."""
    meta = instance._meta
    unique = [c.fields for c in meta.constraints if isinstance(c, UniqueConstraint)]
    unique += [
        (field.name,) for field in meta.local_fields if field.unique and not field.primary_key
    ]
    for fields in unique:
        same = {name: getattr(instance, name) for name in fields}
        twin = type(instance)._default_manager.filter(**same).first()
        if twin:
            return twin
    return None
