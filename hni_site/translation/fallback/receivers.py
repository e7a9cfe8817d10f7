"""Another chain is another answer: whoever kept one asks again."""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale

from hni_site.foundations.changes import touch
from hni_site.foundations.dependencies import target_of
from hni_site.translation.fallback.models import LanguageFallback


def connect() -> None:
    """Connects all receivers. Called once, when the app is ready."""
    pre_delete.connect(_locale_deleted, sender=Locale)
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=LanguageFallback)


def _locale_deleted(instance: Locale, **kwargs: Any) -> None:
    # Django would do it, but after the language; what listens to that checks the database.
    LanguageFallback.objects.filter(Q(locale=instance) | Q(falls_back_to=instance)).delete()


def _changed(instance: LanguageFallback, **kwargs: Any) -> None:
    touch(targets=[target_of(instance)])
