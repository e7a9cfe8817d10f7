"""A person's second factor: an app on a phone that shows codes (TOTP), and recovery codes on paper.

A code is asked of those who may publish, and of those who set it up of their own accord.
"""

import time
from base64 import b32encode
from binascii import unhexlify
from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django_otp import verify_token
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex
from wagtail.log_actions import log

from hni_site.access.enums import LogAction
from hni_site.access.policies import pages

RECOVERY_CODES = 10
KEY_BYTES = 20  # RFC 4226, section 4: as many as the hash has.
TOLERANCE = 1  # Steps of 30 seconds before and after now: RFC 6238, section 5.2.


def is_demanded(user: Any) -> bool:
    """Whether the user must have one: who may publish, where the site demands it at all."""
    if not settings.SECOND_FACTOR:
        return False
    return bool(user.is_superuser or pages.user_has_permission(user, "publish"))


def is_owed(user: Any) -> bool:
    """Whether the user has given only the password so far, and that is not enough."""
    return not user.is_verified() and (is_demanded(user) or app_of(user) is not None)


def app_of(user: Any) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def recovery_of(user: Any) -> StaticDevice | None:
    return StaticDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def recovery_codes_left(user: Any) -> int:
    count: int = StaticToken.objects.filter(device__user_id=user.pk).count()
    return count


def new_key() -> str:
    """A secret for a new app, in hexadecimal digits."""
    key: str = random_hex(KEY_BYTES)
    return key


def as_typed(key: str) -> str:
    """A secret as a person types it into an app: base32 in groups of four."""
    text = b32encode(unhexlify(key)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def as_picture(user: Any, key: str) -> SafeString:
    """A secret as an app scans it: a QR code, as SVG to stand in a page."""
    address = TOTPDevice(user=user, key=key).config_url
    svg = segno.make(address, error="m").svg_inline(scale=5, border=4, light="#fff")
    return mark_safe(svg)  # noqa: S308 - Drawn here; the address is in it as squares.


@transaction.atomic
def set_up(user: Any, key: str, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """Makes the app that has the secret the user's, in place of any before; gives recovery codes.

    None where the code is not the one that the app shows now.
    """
    totp = TOTP(unhexlify(key))
    totp.time = time.time()
    if not totp.verify(int(code), TOLERANCE):
        return None
    TOTPDevice.objects.filter(user=user).delete()
    app = TOTPDevice.objects.create(
        user=user, name="app", key=key, tolerance=TOLERANCE, last_t=totp.t(), drift=totp.drift
    )
    log(user, LogAction.SET_UP, user=user)
    return app, _new_recovery_codes(user)


@transaction.atomic
def replace_recovery_codes(user: Any) -> list[str]:
    """New ones; those before lose their force."""
    log(user, LogAction.NEW_RECOVERY_CODES, user=user)
    return _new_recovery_codes(user)


def _new_recovery_codes(user: Any) -> list[str]:
    # The device stays: it may be what a session was let in with.
    device, _created = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def remove(user: Any, by: Any) -> None:
    """Takes the second factor away; sessions that it let in owe a new one."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    log(user, LogAction.TURNED_OFF if user == by else LogAction.RESET, user=by)


def verified(user: Any, device: TOTPDevice | StaticDevice, code: str) -> Any:
    """The device, where it accepts the code; a wrong one makes the next wait longer."""
    return verify_token(user, device.persistent_id, code)


def wait_until(device: TOTPDevice | StaticDevice) -> datetime | None:
    """Until when no code is looked at, because wrong ones were given."""
    is_allowed, why = device.verify_is_allowed()
    return None if is_allowed else why["locked_until"]
