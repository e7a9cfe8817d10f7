"""Where a microsite lives: an origin (RFC 6454) and, on it, the address of its preview page.

Both end up in our own headers (CSP, CORS), so they are taken letter by letter as browsers write
them.
"""

import re
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TOKEN = "{token}"  # noqa: S105 - the place of one.
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What may stand in an address as it is (RFC 3986); everything else is written with %.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]+")


def demand_origin(origin: str) -> None:
    """ValidationError where it is none, or not one to which drafts may go."""
    scheme, separator, rest = origin.partition("://")
    host, port = _host_and_port(rest)
    if not separator or scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise ValidationError(
            _(
                "An origin is a scheme and a host in small letters, with nothing behind, such as "
                "https://bazaar.example.org. Write a host of other letters in its xn-- form."
            )
        )
    if port is not None and (not 0 < port < 65536 or port == _DEFAULT_PORTS[scheme]):
        raise ValidationError(_("Leave the port out, or give another one."))
    if scheme == "http" and not (settings.DEBUG and host in _LOOPBACK):
        raise ValidationError(
            _("Drafts go out by https only. (While developing also by http, on this machine.)")
        )
    if origin == settings.PUBLIC_BASE_URL:
        raise ValidationError(_("This is the newsroom itself."))


def _host_and_port(text: str) -> tuple[str, int | None]:
    """-1 for a port that is no number."""
    found = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(.*))?", text, re.DOTALL)
    if found is None:
        return "", None
    host, port = found.groups()
    if port is None:
        return host, None
    return host, int(port) if re.fullmatch(r"[1-9][0-9]{0,4}", port) else -1


def demand_preview_address(address: str, origin: str) -> None:
    """ValidationError where it lies elsewhere, or has no one place for the token."""
    if not address.startswith(f"{origin}/"):
        raise ValidationError(_("It must lie on the origin: begin with %s/") % origin)
    if address.count(TOKEN) != 1:
        raise ValidationError(
            _("Say once where the token goes, such as %s/preview/?token={token}") % origin
        )
    if not _ADDRESS.fullmatch(address.replace(TOKEN, "")):
        raise ValidationError(_("There is a letter in it that no address has. Write it with %."))


def with_token(address: str, token: str) -> str:
    return address.replace(TOKEN, quote(token, safe=""))
