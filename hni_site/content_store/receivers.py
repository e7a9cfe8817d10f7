"""What the store listens to: every way in which the public state of a page can change."""

from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from taggit.models import TaggedItem
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move
from wagtail.snippets.models import get_snippet_models

from hni_site.content_store.dependents import dependents_of, rebuild_later
from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.content_store.writing import (
    lock_head,
    realign,
    refresh,
    replacement_of,
    touch_head,
)
from hni_site.foundations.changes import content_changed, touch
from hni_site.foundations.dependencies import target_of


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    content_changed.connect(_content_changed)
    post_delete.connect(_page_touched, sender=Page)
    # A page of a content app tells by itself; this is one that was loaded without its type.
    post_save.connect(_page_touched, sender=Page)
    post_page_move.connect(_page_moved)
    for signal in (post_save, post_delete):
        signal.connect(_page_restriction_changed, sender=PageViewRestriction)
        signal.connect(_collection_restriction_changed, sender=CollectionViewRestriction)
        signal.connect(_site_changed, sender=Site)
        signal.connect(_locale_changed, sender=Locale)
        signal.connect(_redirect_changed, sender=Redirect)
        signal.connect(_anything_changed)
    m2m_changed.connect(_tags_changed, sender=TaggedItem)


def _content_changed(page_ids: set[int], targets: set[str], **kwargs: Any) -> None:
    if page_ids:
        refresh(page_ids)
    if targets:
        with transaction.atomic():
            touch_head()  # Lists of pictures, files and snippets show them at once.
            rebuild_later(dependents_of(targets) - page_ids)


def _page_touched(instance: Page, **kwargs: Any) -> None:
    touch([instance.pk])


def _page_moved(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    touch(_subtree(instance))
    realign(Page.objects.get(pk=parent_page_after.pk))


def _page_restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    touch(_subtree(instance.page))


def _subtree(page: Page) -> list[int]:
    return list(page.get_descendants(inclusive=True).values_list("pk", flat=True))


def _collection_restriction_changed(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    collections = instance.collection.get_descendants(inclusive=True)
    for model in (get_image_model(), get_document_model()):
        things = model.objects.filter(collection__in=collections).only("pk")
        touch(targets=(target_of(thing) for thing in things))


@cache
def _embedded_models() -> frozenset[type[Model]]:
    """What documents embed that is no page.

    Wagtail knows all snippets only when every app is ready, which is after the receivers are
    connected: so this is asked at the first change.
    """
    return frozenset({get_image_model(), get_document_model(), *get_snippet_models()})


def _anything_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender in _embedded_models():
        touch(targets=[target_of(instance), target_of(sender)])


def _tags_changed(action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        touch_head()


def _site_changed(**kwargs: Any) -> None:
    """Another root may show or hide every page: they are all looked at, in the background."""
    Site.clear_site_root_paths_cache()
    _rebuild_later(Page.objects.values_list("pk", flat=True))


def _locale_changed(instance: Locale, **kwargs: Any) -> None:
    touch_head()
    _rebuild_later(Page.objects.filter(locale=instance).values_list("pk", flat=True))


def _rebuild_later(page_ids: Any) -> None:
    with transaction.atomic():
        lock_head()
        rebuild_later(set(page_ids))


def _redirect_changed(instance: Redirect, **kwargs: Any) -> None:
    """A tombstone learns which page replaces its own."""
    with transaction.atomic():
        touch_head()
        gone = ContentItem.objects.filter(state=State.GONE)
        for item in gone.filter(url_path__in=[instance.old_path, f"{instance.old_path}/"]):
            item.replaced_by = replacement_of(item.url_path)
            item.sequence = touch_head()
            item.save(update_fields=["replaced_by", "sequence", "changed_at"])
