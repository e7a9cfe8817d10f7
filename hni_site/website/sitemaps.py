"""The sitemap: every public page, with its other languages."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from hni_site.foundations.links import page_url
from hni_site.translation.languages import public_home_pages


class PageSitemap(Sitemap[Page]):
    limit = 5000  # Pages per file; 50,000 is the most that the protocol allows.

    def items(self) -> PageQuerySet:
        """Public pages of the languages that are published, without copies of other languages."""
        below_homes = Page.objects.none()
        for home in public_home_pages().values():
            below_homes |= Page.objects.descendant_of(home, inclusive=True)
        return below_homes.live().public().filter(alias_of=None).order_by("path")

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> Any:
        """What Django's template wants for each page. Four queries, however many pages."""
        pages = list(self.paginator.page(page).object_list)
        versions: dict[object, list[Page]] = defaultdict(list)
        everywhere = self.items().filter(translation_key__in={p.translation_key for p in pages})
        for version in everywhere.select_related("locale").order_by("locale__language_code"):
            versions[version.translation_key].append(version)
        return [
            {
                "location": page_url(page),
                "lastmod": page.last_published_at,
                "alternates": [
                    {"lang_code": version.locale.language_code, "location": page_url(version)}
                    for version in versions[page.translation_key]
                ],
            }
            for page in pages
        ]
