"""Videos of other sites, without asking them."""

from typing import Any

from wagtail.embeds.finders.base import EmbedFinder


class OfflineFinder(EmbedFinder):
    def accept(self, url: str) -> bool:
        return "vimeo.com" in url

    def find_embed(
        self, url: str, max_width: int | None = None, max_height: int | None = None
    ) -> dict[str, Any]:
        return {
            "title": "A recording",
            "author_name": "",
            "provider_name": "Vimeo",
            "type": "video",
            "thumbnail_url": None,
            "width": 640,
            "height": 360,
            "html": "<iframe></iframe>",
        }


embed_finder_class = OfflineFinder
