"""Rich text as HTML, the same for the website and for documents."""

import re

from wagtail.rich_text import expand_db_html

from hni_site.foundations.links import absolute_url

# What an editor may use in running text. Headings are blocks of their own.
FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]

_DEAD_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
# Only inside a tag, where rich text escapes quotation marks; not //host/, which names a host.
_SITE_PATH = re.compile(r'(<a [^>]*?\bhref=")(/(?!/)[^"]*)')


def to_html(source: str) -> str:
    """Wagtail's stored rich text as HTML, in the active language.

    URLs are absolute; a link whose target isn't public becomes plain text.
    """
    html = _DEAD_LINK.sub(r"\1", expand_db_html(source))
    return _SITE_PATH.sub(lambda match: match[1] + absolute_url(match[2]), html)
