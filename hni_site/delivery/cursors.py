"""Cursors: where somebody outside stands in the log, and what they follow. Signed, not secret."""

import uuid
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from hni_site.content_store.changes import Place
from hni_site.content_store.models import Head
from hni_site.delivery.errors import BadRequest, Gone

START_AGAIN = "Start again without a cursor, and drop what you hold that does not come then."
# A signature without a time: the same place has the same cursor in every process, and answers can
# be kept. What a cursor stands for does not age; see `refuse_outdated`.
_signer = Signer(salt="hni_site.api.sync")


@dataclass(frozen=True)
class Cursor:
    """A place in a log, and the types and languages that are followed; all, where none is named."""

    log: uuid.UUID
    place: Place
    types: tuple[str, ...]
    locales: tuple[str, ...]

    def as_text(self) -> str:
        parts = [self.log.hex, self.place.sequence, self.place.gone_after]
        return str(_signer.sign_object([*parts, self.types, self.locales], compress=True))


def read_cursor(text: str) -> Cursor:
    """BadRequest where the text is not, letter by letter, a cursor that this site has given."""
    try:
        log, sequence, gone_after, types, locales = _signer.unsign_object(text)
    except (BadSignature, ValueError) as error:
        raise BadRequest(f"This cursor was not given out here. {START_AGAIN}") from error
    return Cursor(uuid.UUID(log), Place(sequence, gone_after), tuple(types), tuple(locales))


def refuse_outdated(cursor: Cursor, head: Head) -> None:
    """Gone where the log that the cursor stands in is no more: a backup was restored."""
    if cursor.log != head.log or cursor.place.sequence > head.sequence:
        raise Gone(f"This cursor belongs to a log that is no more. {START_AGAIN}")
