"""Pictures and files."""

from typing import Any

import factory
import wagtail_factories
from wagtail.models import Collection, CollectionViewRestriction

from hni_site.media.models import SiteDocument, SiteImage
from hni_site.media.renditions import make_missing


def root_collection() -> Collection:
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def private_collection() -> Collection:
    """A collection whose pictures and files only editors may see."""
    collection = root_collection().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return collection


class SiteImageFactory(wagtail_factories.ImageFactory):
    """A small picture: 48 by 32 pixels, unless `file__width` and `file__height` say otherwise.

    With its renditions; `renditions=False` for one whose renditions are still to be made.
    """

    class Meta:
        model = SiteImage
        skip_postgeneration_save = True

    title = factory.Sequence("Picture {}".format)
    credit = "Sample photographer"
    file = factory.django.ImageField(width=48, height=32, color="#a1522f")
    collection = factory.LazyFunction(root_collection)

    @factory.post_generation
    def renditions(self, create: bool, wanted: bool | None, **kwargs: Any) -> None:
        if create and wanted is not False:
            make_missing(self)


class SiteDocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = SiteDocument

    title = factory.Sequence("Report {}".format)
    file = factory.django.FileField(filename="report.pdf", data=b"%PDF-1.4 sample")
    collection = factory.LazyFunction(root_collection)
