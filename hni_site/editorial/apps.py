from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EditorialConfig(AppConfig):
    name = "hni_site.editorial"
    label = "editorial"

    def ready(self) -> None:
        post_migrate.connect(_set_up_workflows, sender=self)


def _set_up_workflows(**kwargs: Any) -> None:
    """After every migration, not in one: a step has columns that a later migration may add."""
    from hni_site.editorial.workflows import set_up

    set_up()
