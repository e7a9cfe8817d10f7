"""A cache in front of the site forgets what has changed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hni_site.content_store.models import ContentItem, Head
from hni_site.webhooks import purging
from hni_site.webhooks.following import due
from hni_site.webhooks.models import Delivery, Follower, Purge
from tests.content_store.store import work_off
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import locale, publish, translate
from tests.webhooks.receiver import deliver

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("home_stored"),
    pytest.mark.only_on("sqlite"),
]


class Cache:
    """What Varnish does with PURGE, as far as it matters: keeps what it was asked to forget."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.status = 200
        self.address = ""


@pytest.fixture
def cache(settings: Any) -> Iterator[Cache]:
    cache = Cache()

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            cache.forgotten.append(f"{self.headers['Host']}{self.path}")
            self.send_response(cache.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        settings.WAGTAILFRONTENDCACHE = {
            "varnish": {
                "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
                "LOCATION": f"http://127.0.0.1:{server.server_port}",
            }
        }
        yield cache
        server.shutdown()


def test_what_changed_is_forgotten_where_it_is_read(cache: Cache) -> None:
    for language in ("es", "ur"):
        translate(home_page(), language)
    release, page = PressReleasePageFactory(title="A release"), StandardPageFactory(title="About")
    work_off()
    purging.register()
    deliver()
    assert cache.forgotten == [], "of what was before it, it may keep all"

    release.title = "Another title"
    publish(release)
    page.unpublish()
    deliver()

    forgotten = {address.removeprefix("testserver") for address in cache.forgotten}
    assert forgotten >= {
        f"/en/{release.get_parent().slug}/a-release/",
        f"/es/{release.get_parent().slug}/a-release/",
        f"/ur/{release.get_parent().slug}/a-release/",
        f"/en/{release.get_parent().slug}/",
        "/en/about/",
        "/en/",
        f"/api/v2/pages/{release.pk}/",
        f"/api/v2/press-releases/{release.pk}/",
        "/api/v2/press-releases/",
        "/api/v2/pages/",
        f"/api/v2/pages/{page.pk}/",
        "/api/v2/sync/",
        "/feeds/en/news.atom",
        f"/feeds/ninjs/{release.pk}.json",
        f"/share/{release.pk}.png",
    }
    assert "/api/v2/affiliates/" not in forgotten
    # They are addresses that the site has.
    client = Client()
    for path in forgotten - {"/en/about/", f"/api/v2/pages/{page.pk}/"}:
        if path.startswith("/ur/") or f"/{page.pk}" in path or "/about/" in path:
            continue
        assert client.get(path).status_code in (200, 302), path


def test_where_a_moved_page_stood_it_is_forgotten(
    cache: Cache, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    locale("es")
    page = StandardPageFactory(slug="about")
    page_of_it = StandardPageFactory(slug="people", parent=page)
    purging.register()
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "about-us"
        publish(page)
    work_off()
    deliver()
    forgotten = {address.removeprefix("testserver") for address in cache.forgotten}
    assert forgotten >= {f"/{language}/about/" for language in ("en", "es")}
    assert forgotten >= {f"/{language}/about/people/" for language in ("en", "es")}
    assert forgotten >= {"/en/about-us/", "/en/about-us/people/"}

    rows = list(ContentItem.objects.filter(page_id__in=(page.pk, page_of_it.pk)))
    with django_assert_num_queries(3):
        purging.addresses(rows)


def test_what_it_did_not_take_comes_again(cache: Cache) -> None:
    purging.register()
    page = StandardPageFactory()
    cache.status = 503
    deliver()
    found, head = Purge.objects.get(), Head.objects.get()
    assert (found.failures, found.has_taken(head.sequence, head)) == (1, False)
    delivery = Delivery.objects.get()
    assert delivery.outcome == "refused"
    assert "HTTPError: 503" in delivery.excerpt
    assert delivery.follower.description == "varnish"

    cache.status, cache.forgotten = 200, []
    Follower.objects.update(next_attempt_at=None)
    deliver()
    assert f"testserver/api/v2/pages/{page.pk}/" in cache.forgotten
    assert Purge.objects.get().sequence == Head.objects.get().sequence


def test_only_caches_of_the_settings_follow(cache: Cache, settings: Any) -> None:
    purging.register()
    StandardPageFactory()
    purging.register()
    assert Purge.objects.get().backend == "varnish"
    assert due(timezone.now()).count() == 1, "it keeps its place"
    settings.WAGTAILFRONTENDCACHE = {}
    purging.register()
    assert not Follower.objects.exists()


def test_of_another_host_nothing_is_forgotten(cache: Cache, settings: Any) -> None:
    settings.WAGTAILFRONTENDCACHE["varnish"]["HOSTNAMES"] = ["other.example.org"]
    purging.register()
    locale("es")
    StandardPageFactory()
    deliver()
    assert cache.forgotten == []
    assert Purge.objects.get().sequence == Head.objects.get().sequence
