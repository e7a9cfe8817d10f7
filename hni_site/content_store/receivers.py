"""What the store listens to: every way in which the public state of a page can change."""

from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.encoding import iri_to_uri
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
from hni_site.content_store.writing import refresh, touch_head
from hni_site.foundations.changes import content_changed, touch
from hni_site.foundations.dependencies import target_of


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready.

    They only note what was touched. The log's lock is taken once, at the end of the change: a lock
    taken earlier would be held while the rest of the change waits for rows that others have.
    """
    content_changed.connect(_content_changed)
    post_delete.connect(_page_touched, sender=Page)
    # A page of a content app tells by itself; this is one that was loaded without its type.
    post_save.connect(_page_touched, sender=Page)
    post_page_move.connect(_page_moved)
    pre_save.connect(_remember_old_path, sender=Redirect)
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
            rebuild_later((dependents_of(targets) | _pages_of(targets)) - page_ids)


def _page_touched(instance: Page, **kwargs: Any) -> None:
    touch([instance.pk])


def _page_moved(instance: Page, **kwargs: Any) -> None:
    touch(_subtree(instance))


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
        touch(targets=[target_of(TaggedItem)])


def _site_changed(instance: Site, **kwargs: Any) -> None:
    Site.clear_site_root_paths_cache()
    touch(targets=[target_of(Site)])


def _locale_changed(instance: Locale, **kwargs: Any) -> None:
    touch(targets=[target_of(instance)])


def _pages_of(targets: set[str]) -> set[int]:
    """The pages to look at again because a site or a language changed.

    Another root may show or hide every page.
    """
    if target_of(Site) in targets:
        return set(Page.objects.values_list("pk", flat=True))
    prefix = f"{Locale._meta.label}:"
    locale_ids = [t.removeprefix(prefix) for t in targets if t.startswith(prefix)]
    pages = Page.objects.filter(locale__in=locale_ids) if locale_ids else Page.objects.none()
    return set(pages.values_list("pk", flat=True))


def _remember_old_path(instance: Redirect, **kwargs: Any) -> None:
    before = Redirect.objects.filter(pk=instance.pk).values_list("old_path", flat=True)
    vars(instance)["_paths_before"] = list(before)


def _redirect_changed(instance: Redirect, **kwargs: Any) -> None:
    """The pages that are gone from its address, and from that before, learn what replaces them."""
    paths = {instance.old_path, *vars(instance).get("_paths_before", [])}
    in_store = [iri_to_uri(path) for path in paths]  # As the store writes addresses.
    gone = ContentItem.objects.filter(
        state=State.GONE, url_path__in=[*in_store, *(f"{path}/" for path in in_store)]
    )
    touch(gone.values_list("pk", flat=True), targets=[target_of(instance)])
