"""Pictures and files of a draft: under an address of the preview's as long as they are not public.

A browser sends no cookie of ours to a picture in a microsite's page, so what only a draft shows is
handed out below the preview's token, while that is good. What is public has its own address, as in
the live document. What lies in a collection that not everyone may see is in no document.
"""

from collections.abc import Iterator

from django.db.models import Model
from django.urls import reverse

from hni_site.content_store.shown import to_everyone
from hni_site.foundations.links import absolute_url
from hni_site.media.models import SiteDocument, SiteImage, SiteRendition
from hni_site.previews.models import Snapshot


def with_private_addresses(snapshot: Snapshot, token: str) -> str:
    """The snapshot's document with addresses at which its pictures and files can be had now."""
    root = reverse("previews:root", args=[token]).rstrip("/")
    document = snapshot.document
    for path in _private_paths(snapshot):
        document = document.replace(absolute_url(path), absolute_url(f"{root}{path}"))
    return document


def _private_paths(snapshot: Snapshot) -> Iterator[str]:
    images = _ids(snapshot, SiteImage)
    if images:
        hidden = SiteImage.objects.filter(pk__in=images).exclude(to_everyone(SiteImage))
        for rendition in SiteRendition.objects.filter(image__in=hidden.values("pk")):
            yield rendition.url
    files = _ids(snapshot, SiteDocument)
    if files:
        for file in SiteDocument.objects.filter(pk__in=files).exclude(to_everyone(SiteDocument)):
            yield file.url


def _ids(snapshot: Snapshot, model: type[Model]) -> list[int]:
    prefix = f"{model._meta.label}:"
    targets = (thing.removeprefix(prefix) for thing in snapshot.things if thing.startswith(prefix))
    return [int(target) for target in targets if target.isdecimal()]
