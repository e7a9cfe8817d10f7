"""Pictures and files that live pages use, and redirects."""

import mimetypes
from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from hni_site import schema
from hni_site.api.collections import CollectionEndpoint
from hni_site.api.listing import live
from hni_site.api.schema import FileMeta, LibraryFile, LibraryImage, RedirectItem, ThingMeta
from hni_site.content_store.shown import by_live_pages
from hni_site.delivery.errors import NotFound
from hni_site.foundations.links import absolute_url
from hni_site.media.sources import filter_specs


def _used_by_live_pages(model: type[Model]) -> QuerySet[Any]:
    """Public things that a live document shows."""
    return model._default_manager.filter(by_live_pages(model)).prefetch_related("tags")


class ImagesEndpoint(CollectionEndpoint):
    name = "images"
    label = "Image"
    model = get_image_model()
    document_schema = LibraryImage
    listing_defaults = frozenset({"id", "type", "detail_url", "title", "tags", "download_url"})
    columns = {
        "id": "pk",
        "title": "title",
        "width": "width",
        "height": "height",
        "tags": "tags__name",
    }
    searched = ("title", "description", "credit")

    def queryset(self) -> QuerySet[Any]:
        return _used_by_live_pages(self.model).prefetch_related("renditions")

    def documents(self, things: Sequence[Any]) -> list[schema.Document]:
        return [self._document(thing, _sources(thing)) for thing in things]

    def _document(self, thing: Any, sources: list[schema.ImageSource]) -> LibraryImage:
        largest = [source.src for source in sources if source.type == "image/jpeg"][-1:]
        return LibraryImage(
            id=thing.pk,
            meta=FileMeta(
                type=self.model._meta.label,
                detail_url=self.detail_url(thing.pk),
                tags=sorted(tag.name for tag in thing.tags.all()),
                download_url=largest[0] if largest else None,
            ),
            title=thing.title,
            width=thing.width,
            height=thing.height,
            credit=thing.credit,
            placeholder=thing.placeholder,
            sources=sources,
        )


def _sources(image: Any) -> list[schema.ImageSource]:
    """The picture's sources that are made; a read makes none."""
    made = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    return [
        schema.ImageSource.model_validate(
            {
                "type": media_type,
                "src": made[spec].full_url,
                "width": made[spec].width,
                "height": made[spec].height,
            }
        )
        for spec, media_type in filter_specs(image.width).items()
        if spec in made
    ]


class DocumentsEndpoint(CollectionEndpoint):
    name = "documents"
    label = "Document"
    model = get_document_model()
    document_schema = LibraryFile
    listing_defaults = frozenset({"id", "type", "detail_url", "title", "tags", "download_url"})
    columns = {"id": "pk", "title": "title", "tags": "tags__name"}
    searched = ("title",)

    def queryset(self) -> QuerySet[Any]:
        return _used_by_live_pages(self.model)

    def documents(self, things: Sequence[Any]) -> list[schema.Document]:
        return [
            LibraryFile(
                id=thing.pk,
                meta=FileMeta(
                    type=self.model._meta.label,
                    detail_url=self.detail_url(thing.pk),
                    tags=sorted(tag.name for tag in thing.tags.all()),
                    download_url=absolute_url(thing.url),
                ),
                title=thing.title,
                content_type=mimetypes.guess_type(thing.filename)[0] or "application/octet-stream",
                size=thing.get_file_size() or 0,
            )
            for thing in things
        ]


class RedirectsEndpoint(CollectionEndpoint):
    """Only those that lead to where everyone may go."""

    name = "redirects"
    label = "Redirect"
    model = Redirect
    document_schema = RedirectItem
    listing_defaults = frozenset({"id", "type", "detail_url", "old_path", "location"})
    columns = {"id": "pk", "old_path": "old_path"}
    searched = ("old_path",)
    found_by = ("id", "html_path")

    def queryset(self) -> QuerySet[Any]:
        to_public_page = Q(redirect_page_id__in=live().values("page_id"))
        elsewhere = Q(redirect_page=None) & ~Q(redirect_link="")
        redirects: QuerySet[Any] = Redirect.objects.filter(to_public_page | elsewhere)
        return redirects

    def documents(self, things: Sequence[Any]) -> list[schema.Document]:
        targets = {thing.redirect_page_id for thing in things}
        paths = dict(live().filter(page_id__in=targets).values_list("page_id", "url_path"))
        return [
            RedirectItem(
                id=thing.pk,
                meta=ThingMeta(type=self.model._meta.label, detail_url=self.detail_url(thing.pk)),
                old_path=thing.old_path,
                location=absolute_url(paths.get(thing.redirect_page_id, thing.redirect_link)),
                is_permanent=thing.is_permanent,
            )
            for thing in things
        ]

    def found(self, query: dict[str, str]) -> Any:
        path = query.pop("html_path", None)
        if path is None:
            return super().found(query)
        try:
            old_path = Redirect.normalise_path(path)
        except ValueError as error:  # What no address looks like, such as `//[`.
            raise NotFound("not found") from error
        return self.queryset().filter(old_path=old_path).order_by("pk").first()


COLLECTIONS: tuple[CollectionEndpoint, ...] = (
    ImagesEndpoint(),
    DocumentsEndpoint(),
    RedirectsEndpoint(),
)
