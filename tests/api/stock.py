"""The site's addresses, with Wagtail's own API v2 mounted beside ours on the same data."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from hni_site.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

router = WagtailAPIRouter("stock")
router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [path("stock/", router.urls), *urlpatterns]


class Both:
    """The same question to both."""

    def __init__(self, client: Client, path: str, query: dict[str, Any]) -> None:
        self.ours = client.get(f"/api/v2/pages/{path}", query)
        self.stock = client.get(f"/stock/pages/{path}", query)

    def answers(self) -> tuple[Any, Any]:
        assert self.ours.status_code == self.stock.status_code == 200, self.ours.content
        return self.ours.json(), self.stock.json()


def stable(item: dict[str, Any]) -> dict[str, Any]:
    """An item with addresses that do not tell whose answer it is from."""
    meta = dict(item.get("meta", {}))
    for name in ("detail_url", "html_url"):
        if name in meta:
            meta[name] = urlsplit(meta[name]).path.replace("/stock/", "/api/v2/")
    return {**item, "meta": meta}


def ids(answer: Any) -> list[int]:
    return [item["id"] for item in answer["items"]]
