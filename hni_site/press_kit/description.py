"""A picture's caption, credit and alternative text as IPTC Photo Metadata, written as XMP.

IPTC Photo Metadata Standard: Description, Credit Line, Alt Text (Accessibility), Source. Adobe
Bridge, Lightroom and news desks' systems read them.
"""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hni_site.press_kit.wording import clean

# Nothing that editors write is as long; a JPEG has room for 64 kB.
_LONGEST = 5000


def xmp(picture: Mapping[str, Any], language: str, page_url: str) -> bytes:
    """The packet; what is empty is left out. `picture` is as documents have it."""
    texts = [
        ("dc:description", picture["caption"]),
        ("Iptc4xmpCore:AltTextAccessibility", picture["alt"]),
    ]
    in_languages = "".join(
        f"<{name}><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{_text(text)}</rdf:li>'
        f"<rdf:li xml:lang={quoteattr(language)}>{_text(text)}</rdf:li>"
        f"</rdf:Alt></{name}>"
        for name, text in texts
        if text
    )
    credit = picture["credit"]
    line = f"<photoshop:Credit>{_text(credit)}</photoshop:Credit>" if credit else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f"{in_languages}{line}"
        f"<photoshop:Source>{_text(page_url)}</photoshop:Source>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _text(text: str) -> str:
    return escape(clean(text)[:_LONGEST])
