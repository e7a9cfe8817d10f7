"""Which pictures and files are not for everyone."""

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
