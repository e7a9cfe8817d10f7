"""Another chain is another answer: whoever kept one asks again."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from hni_site.foundations.changes import touch
from hni_site.foundations.dependencies import target_of
from hni_site.translation.fallback.models import LanguageFallback


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=LanguageFallback)


def _changed(instance: LanguageFallback, **kwargs: Any) -> None:
    touch(targets=[target_of(instance)])
