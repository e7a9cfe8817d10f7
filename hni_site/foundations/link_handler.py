"""How links inside rich text are written out: only to what everyone may see."""

from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from hni_site.foundations.blocks.links import file_document
from hni_site.foundations.links import link_url, public_versions

NO_LINK = "<a>"


class PublicPageLinkHandler(PageLinkHandler):
    """Links a page in the reader's language, with its id; a page that isn't public, not at all."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        page_ids = [int(attrs["id"]) for attrs in attrs_list]
        versions = public_versions(page_ids)
        return [
            f'<a href="{escape(link_url(page))}" data-page-id="{page.pk}">'
            if (page := versions.get(page_id))
            else NO_LINK
            for page_id in page_ids
        ]


class PublicDocumentLinkHandler(DocumentLinkHandler):
    """Links a file; one that not everyone may have, not at all."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        files = (file_document(file) for file in cls.get_many(attrs_list))
        return [f'<a href="{escape(file.url)}">' if file else NO_LINK for file in files]
