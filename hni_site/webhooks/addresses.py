"""Where a request may go: to public addresses on the internet, and nowhere else.

Whoever may set an address could else have this server ask what only it can reach: programs of its
own machine, its network, the cloud's metadata service. An address is judged twice: its text when it
is typed in, and each time before a request all that its name stands for. The connection is then
made to what was judged, so a name that stands for something else a moment later changes nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

PORTS = (443, 8443)
LONGEST = 2000
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# RFC 6890 and IANA's registries of special-purpose addresses; multicast; reserved.
_IPV4 = [
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # Carrier-grade NAT; Alibaba's metadata.
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's services for its machines.
        "169.254.0.0/16",  # Link-local; most clouds' metadata.
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
# Global unicast is all that is public; what carries an IPv4 address inside (mapped, NAT64) lies
# outside it or is named here (Teredo, 6to4).
_IPV6_GLOBAL = ipaddress.IPv6Network("2000::/3")
_IPV6 = [
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarks, ORCHID.
        "2001:db8::/32",
        "2002::/16",  # 6to4.
        "2620:4f:8000::/48",
        "3fff::/20",
    )
]
_LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}
# Names that are no one's on the internet (RFC 6761, 6762, 8375, 9476 and common use).
_INSIDE = (
    "alt",
    "corp",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)
# A host that ends so is an IPv4 address in one of its many forms: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


class Forbidden(Exception):
    """No request goes there; the text says why, and what to do."""


@dataclass(frozen=True)
class Target:
    """Where a request goes. `path` with the query."""

    is_https: bool
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == (443 if self.is_https else 80)
        return host if is_usual else f"{host}:{self.port}"


def read_address(text: str) -> Target:
    """The address, where its text says nothing that is forbidden. Raises Forbidden."""
    if len(text) > LONGEST:
        raise Forbidden(_("The address is too long."))
    if not text.isascii() or not text.isprintable() or set(text) & set(' \\"<>^`{|}'):
        raise Forbidden(
            _(
                "The address has characters that don't belong in one. Write other scripts as "
                "browsers send them (xn--… and %XX)."
            )
        )
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise Forbidden(_("This is no address. It looks like https://example.org/path.")) from None
    if parts.scheme not in ("http", "https") or not host:
        raise Forbidden(_("The address must begin with https:// and a host name."))
    if "@" in parts.netloc or parts.fragment or "#" in text:
        raise Forbidden(_("Leave out user names, passwords and what follows a #."))
    is_https = parts.scheme == "https"
    if port is None:
        port = 443 if is_https else 80
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = Target(is_https, host, port, path)
    if not (settings.WEBHOOKS_ALLOW_LOOPBACK and host in _LOOPBACK_NAMES):
        _judge(target)
    return target


def _judge(target: Target) -> None:
    if not target.is_https:
        raise Forbidden(_("The address must begin with https://, so that nobody listens in."))
    labels = target.host.split(".")
    if ":" in target.host or _NUMBER.fullmatch(labels[-1]):
        raise Forbidden(_("Write a host name, such as example.org, not an IP address."))
    if target.host.endswith("."):
        raise Forbidden(_("Leave out the dot after the host name."))
    if not all(_LABEL.fullmatch(label) for label in labels) or len(target.host) > 253:
        raise Forbidden(_("This is no host name. It looks like example.org."))
    if len(labels) < 2 or target.host.endswith(tuple(f".{name}" for name in _INSIDE)):
        raise Forbidden(_("The host must be one on the internet, not of a network inside."))
    if target.port not in PORTS:
        ports = ", ".join(map(str, PORTS))
        raise Forbidden(_("Only these ports are allowed: %(ports)s.") % {"ports": ports})


def is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _IPV4)
    return (
        address.scope_id is None
        and address in _IPV6_GLOBAL
        and not any(address in network for network in _IPV6)
    )


Resolver = Callable[[str, int], Sequence[str]]


def ask_dns(host: str, port: int) -> list[str]:
    """The IP addresses of a name, as text. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_family, address in found))


def resolve(target: Target, resolver: Resolver = ask_dns) -> list[str]:
    """What to connect to, of which every one was judged. Raises Forbidden and OSError.

    One that is forbidden among others forbids them all: it is no accident.
    """
    addresses = [ipaddress.ip_address(text) for text in resolver(target.host, target.port)]
    is_loopback_allowed = settings.WEBHOOKS_ALLOW_LOOPBACK and target.host in _LOOPBACK_NAMES
    for address in addresses:
        if not (is_public(address) or (is_loopback_allowed and address.is_loopback)):
            raise Forbidden(
                _("%(host)s stands for %(address)s, which is no public address.")
                % {"host": target.host, "address": address}
            )
    if not addresses:
        raise OSError(f"{target.host} stands for no address")
    return [str(address) for address in addresses]
