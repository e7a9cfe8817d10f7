"""No request goes to where only this server could ask."""

import datetime
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.checks import run_checks

from hni_site.webhooks import addresses, posting
from hni_site.webhooks.addresses import Forbidden, Target, is_public, read_address, resolve
from tests.webhooks.receiver import Receiver, listening

pytestmark = pytest.mark.only_on("sqlite")

# Each of these is refused as it is typed in, before any name is looked up.
FORBIDDEN = [
    # IPv4, as it is usually written
    "https://127.0.0.1/",
    "https://10.0.0.5/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.100.100.200/latest/meta-data/",
    "https://0.0.0.0/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://93.184.216.34/",
    # and as else it may be: decimal, octal, hexadecimal, short
    "https://2130706433/",
    "https://017700000001/",
    "https://0177.0.0.1/",
    "https://0x7f000001/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0x7F.1/",
    "https://127.1/",
    "https://127.0.1/",
    "https://0/",
    "https://3232235777/",
    "https://127.0.0.1./",
    # IPv6, mapped, translated, tunnelled
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[2002:7f00:1::]/",
    "https://[2001:0:53aa:64c:0:0:80ff:fffe]/",
    "https://[fe80::1%25eth0]/",
    "https://[fd00:ec2::254]/",
    "https://[ff02::1]/",
    "https://[fe80::1]/",
    # names of this machine and of networks inside
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://a.localhost/",
    "https://localhost.localdomain/",
    "https://metadata.google.internal/computeMetadata/v1/",
    "https://instance-data/latest/",
    "https://intranet/",
    "https://printer.local/",
    "https://router.home.arpa/",
    "https://wiki.corp/",
    "https://example.test/",
    "https://example.org./",
    # other ways of saying it
    "https://user:secret@example.org/",
    "https://example.org@127.0.0.1/",
    "https://127.0.0.1#@example.org/",
    "https://example.org\\@127.0.0.1/",
    "https://127.0.0.1%00.example.org/",
    "https://１２７.0.0.1/",
    "https://ⓛocalhost/",
    "https://exam ple.org/",
    "https://-a.example.org/",
    "https://example.org:22/",
    "https://example.org:6379/",
    "https://example.org:80/",
    "https://example.org:99999/",
    "https://[::1/",
    "https:///etc/passwd",
    "http://example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/_FLUSHALL",
    "//example.org/",
    "example.org",
    "",
    "https://example.org/\r\nHost: 127.0.0.1",
    f"https://example.org/{'a' * 2000}",
]
# What a name may not stand for.
NOT_PUBLIC = [
    *("127.0.0.1", "127.255.255.254", "10.1.2.3", "172.31.255.255", "192.168.0.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192"),
    *("0.0.0.0", "198.18.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1"),
    *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "5f00::1"),
]
PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "100.128.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_forbidden(address: str) -> None:
    with pytest.raises(Forbidden) as refusal:
        read_address(address)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org", Target(True, "example.org", 443, "/")),
        ("https://Hooks.Example.org:8443/a?b=c", Target(True, "hooks.example.org", 8443, "/a?b=c")),
        ("https://xn--bcher-kva.example/%E6", Target(True, "xn--bcher-kva.example", 443, "/%E6")),
    ],
)
def test_allowed(address: str, target: Target) -> None:
    assert read_address(address) == target


class Several:
    """A name that stands for several addresses."""

    def __init__(self, answer: Sequence[str]) -> None:
        self.answer = answer

    def __call__(self, host: str, port: int) -> Sequence[str]:
        return self.answer


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_name_that_stands_for_what_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    target = read_address("https://example.org/")
    for answer in ([address], ["93.184.216.34", address], [address, "93.184.216.34"]):
        with pytest.raises(Forbidden, match="no public address"):
            resolve(target, Several(answer))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_name_that_stands_for_what_is_public(address: str) -> None:
    assert resolve(read_address("https://example.org/"), lambda host, port: [address]) == [address]


def test_a_name_that_stands_for_nothing() -> None:
    with pytest.raises(OSError, match="no address"):
        resolve(read_address("https://example.org/"), lambda host, port: [])


def test_this_machine_only_where_the_settings_say_so(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    for address in ("http://127.0.0.1:9/a", "http://localhost:8001/", "http://[::1]:8001/"):
        assert resolve(read_address(address))
    for address in ("http://127.0.0.2/", "http://10.0.0.1/", "http://example.org/"):
        with pytest.raises(Forbidden):
            read_address(address)
    # Nor does the name of this machine stand for another one.
    with pytest.raises(Forbidden):
        resolve(read_address("http://localhost:80/"), lambda host, port: ["169.254.169.254"])


def test_production_is_warned_of_that(settings: Any) -> None:
    def warned() -> bool:
        found = run_checks(include_deployment_checks=True)
        return any(message.id == "webhooks.W001" for message in found)

    assert not warned()
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    assert warned()


# --- A request ------------------------------------------------------------------------------------


class Dns:
    """Answers one after the other; the last one again and again."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return [self.answers[min(self.asked, len(self.answers)) - 1]]


@pytest.fixture
def as_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes 127.0.0.1 for a public address, so that a receiver can stand there."""
    original = addresses.is_public
    monkeypatch.setattr(
        addresses, "is_public", lambda found: str(found) == "127.0.0.1" or original(found)
    )


def at(receiver: Receiver, host: str = "example.org") -> Target:
    port = int(receiver.address.split(":")[2].split("/")[0])
    return Target(False, host, port, "/changes")


def test_connects_to_what_was_judged_and_asks_for_the_name(
    receiver: Receiver, as_public: None
) -> None:
    """A name that stands for something else a moment later changes nothing: it is asked once."""
    dns = Dns("127.0.0.1", "169.254.169.254")
    heard: list[dict[str, str]] = []

    def take(headers: dict[str, str], body: bytes) -> Any:
        heard.append(headers)
        return 204, {}, b""

    receiver.take = take  # type: ignore[method-assign]

    reply = posting.post(at(receiver), {}, b"{}", resolver=dns)

    assert (reply.status, dns.asked) == (204, 1)
    assert heard[0]["host"] == at(receiver).netloc
    with pytest.raises(Forbidden):
        posting.post(at(receiver), {}, b"{}", resolver=dns)
    assert len(heard) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(receiver: Receiver, as_public: None, status: int) -> None:
    other = Receiver()
    with listening(other):
        receiver.take = lambda headers, body: (status, {"Location": other.address}, b"")  # type: ignore[method-assign]
        reply = posting.post(at(receiver), {}, b"{}", resolver=Dns("127.0.0.1"))

    assert reply.status == status
    assert other.path_asked == []


def test_of_the_answer_little_is_read(receiver: Receiver, as_public: None) -> None:
    receiver.take = lambda headers, body: (500, {}, b"\x00\xff" + b"a" * 10**7)  # type: ignore[method-assign]

    reply = posting.post(at(receiver), {}, b"{}", resolver=Dns("127.0.0.1"))

    assert reply.excerpt == "\ufffd\ufffd" + "a" * (posting.EXCERPT_BYTES - 2)


@contextmanager
def trickling(first: bytes) -> Iterator[int]:
    """A server that says something for ever, a byte at a time; its port."""
    over = threading.Event()

    def serve(listener: socket.socket) -> None:
        connection, _address = listener.accept()
        with connection:
            connection.sendall(first)
            while not over.wait(0.05):
                try:
                    connection.sendall(b"a")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield listener.getsockname()[1]
        over.set()
        thread.join()


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nX-Long: "])
@pytest.mark.parametrize("is_https", [False, True])
def test_whoever_trickles_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, as_public: None, first: bytes, is_https: bool
) -> None:
    monkeypatch.setattr(posting, "TOTAL_SECONDS", 0.5)
    # A TLS record that never ends, or a header.
    first = b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xf0" if is_https else first
    with trickling(first) as port:
        started, target = time.monotonic(), Target(is_https, "example.org", port, "/")
        with pytest.raises(posting.NoAnswer):
            posting.post(target, {}, b"{}", resolver=Dns("127.0.0.1"))
    assert time.monotonic() - started < 2


# --- TLS ------------------------------------------------------------------------------------------


class Authority:
    """Signs certificates, and is trusted by nobody but who is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.name = _key(), _named("Sample authority")
        ca = x509.BasicConstraints(ca=True, path_length=None)
        self.file = folder / "authority.pem"
        self.file.write_bytes(_pem(self._signed(self.name, self.key, ca)))

    def certify(self, host: str) -> ssl.SSLContext:
        """What a server needs that is called so."""
        key = _key()
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        certificate = self._signed(_named(host), key, names)
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file = self.folder / f"{host}.pem"
        file.write_bytes(private + _pem(certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _signed(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, extension: x509.ExtensionType
    ) -> x509.Certificate:
        now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
        builder = x509.CertificateBuilder(
            self.name, subject, key.public_key(), x509.random_serial_number(), now - day, now + day
        )
        return builder.add_extension(extension, critical=True).sign(self.key, hashes.SHA256())


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


@pytest.mark.parametrize(
    ("called", "is_trusted", "complaint"),
    [
        ("example.org", True, ""),
        ("other.example.org", True, "Hostname mismatch"),
        ("example.org", False, "unable to get local issuer"),
    ],
)
def test_the_certificate_is_verified(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    as_public: None,
    called: str,
    is_trusted: bool,
    complaint: str,
) -> None:
    authority = Authority(tmp_path)
    if is_trusted:
        trust = ssl.create_default_context(cafile=authority.file)
        monkeypatch.setattr(posting, "_trust", lambda: trust)
    receiver = Receiver()
    receiver.take = lambda headers, body: (204, {}, b"")  # type: ignore[method-assign]
    with listening(receiver, authority.certify(called)):
        target = Target(True, "example.org", at(receiver).port, "/")
        if complaint:
            with pytest.raises(posting.NoAnswer, match=complaint):
                posting.post(target, {}, b"{}", resolver=Dns("127.0.0.1"))
        else:
            reply = posting.post(target, {}, b"{}", resolver=Dns("127.0.0.1"))
            assert reply.status == 204

    assert receiver.path_asked == ([] if complaint else ["/"])
