"""Writing one segment: what the browser sends as someone types."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

MOST_CHARACTERS = 20_000


class NotWritten(Exception):
    """The text is not stored; the message says why, and nothing that was there is lost."""


class WrittenByOther(NotWritten):
    """Someone wrote another text there meanwhile."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("Someone else wrote this segment meanwhile. Their text is shown below yours.")
        )
        self.text = text


@transaction.atomic
def write(
    translation: Translation, segment: StringSegment, text: str, before: str, user: Any
) -> StringTranslation | None:
    """Stores the text; an empty one takes what was there away. `before` is what the writer saw.

    Raises NotWritten.
    """
    if len(text) > MOST_CHARACTERS:
        raise NotWritten(
            _("The text is too long: more than %(count)d characters.") % {"count": MOST_CHARACTERS}
        )
    there = (
        StringTranslation.objects.select_for_update()
        .filter(
            translation_of=segment.string_id,
            context=segment.context_id,
            locale=translation.target_locale_id,
        )
        .first()
    )
    if there is not None and there.data not in (before, text):
        raise WrittenByOther(there.data)
    if not text.strip():
        if there is not None:
            there.delete()
        return None
    written = there or StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
    )
    written.data = text
    written.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    written.tool_name = ""
    written.last_translated_by = user
    written.has_error, written.field_error = False, ""
    written.save()
    return written
