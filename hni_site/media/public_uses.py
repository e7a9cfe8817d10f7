"""Pictures that everyone may see though no page shows them, such as the organisation's logo.

Whatever a live page shows is public by itself (`content_store.shown`). A model that shows pictures
elsewhere declares it with a class method `public_pictures`, which gives a queryset of their ids.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Model, QuerySet


class ShowsPictures(Protocol):
    @classmethod
    def public_pictures(cls) -> QuerySet[Any, Any]: ...


@cache
def declaring_models() -> tuple[type[Model], ...]:
    """The models that show pictures which belong to no page."""
    return tuple(model for model in apps.get_models() if hasattr(model, "public_pictures"))


def public_pictures() -> Iterator[QuerySet[Any, Any]]:
    """Querysets of the ids of pictures that are public wherever they are used besides."""
    for model in declaring_models():
        shows: type[ShowsPictures] = model  # type: ignore[assignment] # Asked for above.
        yield shows.public_pictures()
