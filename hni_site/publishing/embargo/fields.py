"""Columns that belong to a release as a whole, not to what somebody has just written of a page."""

from typing import Any

from django.db import models
from django.db.models import F


class _Kept:
    """No version of a page has the column, and saving one keeps it as it is in the database.

    So no older version, copy in memory or half-done translation takes an embargo back. Only a query
    that names the column writes it: `moving.move_embargo`.
    """

    attname: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "serialize": False})

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if add:
            return super().pre_save(model_instance, add)  # type: ignore[misc] # of the field
        return F(self.attname)


class KeptDateTimeField(_Kept, models.DateTimeField):  # type: ignore[type-arg]
    pass


class KeptCharField(_Kept, models.CharField):  # type: ignore[type-arg]
    pass
