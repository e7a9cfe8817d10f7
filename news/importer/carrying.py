"""What was recognised, carried through the preview page in a signed hidden field.

Nothing is stored until the draft is made, and a carried release serves only the person and the
newsroom it was recognised for, for an hour.
"""

from functools import cache

from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from news.importer.errors import UnreadableSource
from news.importer.release import RecognisedRelease
from news.models import NewsIndexPage

SECONDS = 60 * 60


@cache
def _release() -> TypeAdapter[RecognisedRelease]:
    return TypeAdapter(RecognisedRelease)


def pack(release: RecognisedRelease, newsroom: NewsIndexPage, user: AbstractBaseUser) -> str:
    content = _release().dump_python(release, mode="json")
    return signing.dumps(content, salt=_salt(newsroom, user), compress=True)


def unpack(packed: str, newsroom: NewsIndexPage, user: AbstractBaseUser) -> RecognisedRelease:
    """Raises `UnreadableSource` for what this user did not get for this newsroom in an hour."""
    try:
        content = signing.loads(packed, salt=_salt(newsroom, user), max_age=SECONDS)
    except signing.BadSignature as error:
        raise UnreadableSource(
            _("This preview is too old, or was not made for you. Bring the file or text again.")
        ) from error
    return _release().validate_python(content)


def _salt(newsroom: NewsIndexPage, user: AbstractBaseUser) -> str:
    return f"news.importer:{user.pk}:{newsroom.pk}"
