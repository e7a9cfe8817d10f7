"""Which parts of the tree are private, read once for many pages."""

from dataclasses import dataclass, field

from wagtail.models import Page, PageViewRestriction


def _restricted_paths() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


@dataclass(frozen=True)
class Visibility:
    restricted_paths: tuple[str, ...] = field(default_factory=_restricted_paths)

    def is_restricted(self, page: Page) -> bool:
        """Whether the page or one above it is only for some."""
        path: str = page.path
        return path.startswith(self.restricted_paths)
