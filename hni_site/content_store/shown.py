"""Which pictures and files everyone may have: those that something public shows.

Asked as part of a query, so that it costs none of its own.
"""

from django.db.models import CharField, Exists, Model, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from hni_site.content_store.enums import State
from hni_site.content_store.models import Dependency
from hni_site.media.models import SiteImage
from hni_site.media.privacy import in_hidden_collection
from hni_site.media.public_uses import public_pictures


def by_live_pages(model: type[Model], row: str = "") -> Q:
    """That a live document shows the thing, and that everyone may see its collection.

    For a queryset of the model (pictures or files), or of one from which `row` leads to it, such as
    `image__`.
    """
    return _noted_by_live_documents(model, row) & ~Q(in_hidden_collection(f"{row}collection"))


def to_everyone(model: type[Model], row: str = "") -> Q:
    """The same, or that something besides pages shows it to everyone."""
    shown = _noted_by_live_documents(model, row)
    if model is SiteImage:
        for ids in public_pictures():
            shown |= Q(**{f"{row}pk__in": ids})
    return shown & ~Q(in_hidden_collection(f"{row}collection"))


def _noted_by_live_documents(model: type[Model], row: str) -> Q:
    """Documents note what they show, and what they don't show only because of its collection."""
    target = Concat(Value(f"{model._meta.label}:"), Cast(OuterRef(f"{row}pk"), CharField()))
    return Q(Exists(Dependency.objects.filter(target=target, item__state=State.LIVE)))
