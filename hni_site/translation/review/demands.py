"""What a translation must be before a reviewer may approve it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringTranslation, Translation

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.sign_off import is_signed_off
from hni_site.translation.desk.help import blocking
from hni_site.translation.desk.segments import rows_of
from hni_site.translation.status.counting import texts_waiting

MOST_TOLD = 5
"""So many faults are told in one message; each stands at its segment, too."""


class NotTranslated(CannotBePublic):
    """The translation is not whole, or not of the text that its source has now."""


def translation_of(page: Any) -> Translation | None:
    """By which the page is translated, segment by segment; None where it is written by hand."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    return found


def demand_ready_for_review(translation: Translation) -> None:
    """NotTranslated where a segment has no text, or a fault that no reviewer overruled."""
    if waiting := texts_waiting(translation):
        raise NotTranslated(
            ngettext(
                "%(count)d segment is not translated yet.",
                "%(count)d segments are not translated yet.",
                waiting,
            )
            % {"count": waiting}
        )
    faults = blocking(rows_of(translation, None), translation)
    if faults:
        told = (f"{row.label}: {finding.message}" for row, finding in faults[:MOST_TOLD])
        raise NotTranslated(f"{_('Not yet ready for review.')} {' '.join(told)}")


def demand_whole(page: Any) -> None:
    """NotTranslated where the page's latest version must not be approved."""
    translation = translation_of(page)
    if translation is None:
        return
    demand_ready_for_review(translation)
    original = translation.source.get_source_instance()
    if not original.live and not is_signed_off(original):
        raise NotTranslated(
            _("The original, “%(title)s”, is not signed off yet: its text may still change.")
            % {"title": original.title}
        )
    written = page.latest_revision_created_at
    newer = StringTranslation.objects.filter(
        locale=page.locale_id,
        context__object=translation.source.object_id,
        updated_at__gt=written,
    )
    if translation.source.last_updated_at > written or newer.exists():
        raise NotTranslated(
            _(
                "Segments were changed after this version was put together. Hand it to review "
                "once more, so that all see the same text."
            )
        )
