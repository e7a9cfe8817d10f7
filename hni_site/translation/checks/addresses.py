"""Web addresses, e-mail addresses and phone numbers in the text itself."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from hni_site.translation.checks.digits import ascii_digits
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, listed, warns

# Letters of other scripts end an address: in Thai the next word follows without a space.
URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]*[A-Za-z0-9/=_\-]")
EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}")
PHONE = re.compile(r"\+ ?\d[\d \u00a0\u202f().\-\u2011]{5,}\d")


def addresses(segment: Segment) -> Iterator[Finding]:
    """Each address of the source stands in the translation, unchanged."""
    source, target = ascii_digits(segment.source_text), ascii_digits(segment.target_text)
    urls = [url for url in _all(URL, source) if url not in _all(URL, target)]
    hosts = [_host(url) for url in _all(URL, target)]
    elsewhere = [url for url in urls if _host(url) not in hosts]
    if elsewhere:
        yield _lost(_("The web address %(lost)s is missing. Copy it from the source."), elsewhere)
    if others := [url for url in urls if url not in elsewhere]:
        yield warns(
            Check.ADDRESSES,
            _("%(lost)s became another page of the same site. Check that it exists.")
            % {"lost": listed(others)},
        )
    present = {email.lower() for email in _all(EMAIL, target)}
    if lost := [email for email in _all(EMAIL, source) if email.lower() not in present]:
        yield _lost(_("The e-mail address %(lost)s is missing. Copy it from the source."), lost)
    numbers = {_dialled(phone) for phone in _all(PHONE, target)}
    if lost := [phone for phone in _all(PHONE, source) if _dialled(phone) not in numbers]:
        yield _lost(_("The phone number %(lost)s is missing. Copy it from the source."), lost)


def without_addresses(text: str) -> str:
    """The text without them: their digits and words are no part of the sentence."""
    for pattern in (URL, EMAIL, PHONE):
        text = pattern.sub(" ", text)
    return text


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return pattern.findall(text)


def _lost(sentence: str, lost: list[str]) -> Finding:
    return blocks(Check.ADDRESSES, sentence % {"lost": listed(lost)})


def _host(url: str) -> str:
    try:
        return urlsplit(url if "://" in url else f"//{url}").netloc
    except ValueError:  # Such as http://[: no address at all.
        return url


def _dialled(phone: str) -> str:
    return re.sub(r"\D", "", phone)
