"""Which pictures and files are not for everyone."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Collection, CollectionViewRestriction


def hidden_collections() -> frozenset[int]:
    """Ids of the collections that not everyone may see, with all that lie below a restricted one.

    One query where nothing is restricted, else two.
    """
    restrictions = CollectionViewRestriction.objects.select_related("collection")
    paths = tuple(restriction.collection.path for restriction in restrictions)
    if not paths:
        return frozenset()
    return frozenset(
        pk for pk, path in Collection.objects.values_list("pk", "path") if path.startswith(paths)
    )


def in_hidden_collection(collection: str = "collection") -> Exists:
    """The same as part of a query: whether the row's collection, or one above it, is restricted."""
    path = ExpressionWrapper(OuterRef(f"{collection}__path"), output_field=CharField())
    above = CollectionViewRestriction.objects.alias(path=path)
    return Exists(above.filter(path__startswith=F("collection__path")))
