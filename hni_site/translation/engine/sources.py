"""The text that translators are given, and what is made of it."""

from typing import Any

from wagtail_localize.models import TranslationSource

from hni_site.translation.status.versions import said


def source_of(page: Any) -> TranslationSource | None:
    """What translators were given of the page; None where it was never sent. One query."""
    found: TranslationSource | None = TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale_id
    ).first()
    return found


def renew(page: Any, kind: str = "") -> None:
    """Gives translators the page's text as it is in memory, where they were given an earlier one.

    `kind` is the `ChangeKind` that the editor said; empty: what is proposed.
    """
    if source_of(page) is not None:
        with said(kind):
            TranslationSource.update_or_create_from_instance(page)
