"""A translator's PO file, taken back: the engine reads it, what it takes on trust is checked."""

import tempfile
from typing import Any

import polib
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

LARGEST = 5 * 1024 * 1024
TOOL_NAME = "PO File"  # The engine's own name for it.
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"


class NotPo(Exception):
    """The file can't be imported; the message says why, in the user's language."""


def read_po(content: bytes, translation: Translation) -> polib.POFile:
    """The file's translations, without those that are marked fuzzy: unsure. Raises NotPo."""
    if len(content) > LARGEST:
        raise NotPo(_("The file is larger than %(size)s MB.") % {"size": LARGEST // 1024**2})
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        # By its name: text that is given to polib may be the name of another file.
        file.write(content)
        file.flush()
        try:
            po = polib.pofile(file.name)
        except (OSError, ValueError, LookupError) as error:  # polib's own errors are OSErrors.
            raise NotPo(_("This is not a valid PO file.")) from error
    if po.metadata.get(TRANSLATION_ID) != str(translation.uuid):
        raise NotPo(_("This PO file belongs to another page or language."))
    po[:] = [entry for entry in po if not entry.fuzzy]
    return po


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """In place of the engine's view. Fills segments of a draft; nothing goes live by it."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    try:
        _import(request, translation)
    except NotPo as error:
        messages.error(request, str(error))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _import(request: HttpRequest, translation: Translation) -> None:
    file: Any = request.FILES.get("file")
    if file is None:
        raise NotPo(_("Choose a PO file first."))
    po = read_po(file.read(LARGEST + 1), translation)
    unknown = translation.import_po(po, user=request.user, tool_name=TOOL_NAME)
    messages.success(request, _("The translations of the PO file are in."))
    if unknown:
        told = ngettext(
            "%(number)s text of the file is no longer on the page and was left out.",
            "%(number)s texts of the file are no longer on the page and were left out.",
            len(unknown),
        )
        messages.warning(request, told % {"number": len(unknown)})
