"""The answer of every endpoint, letter by letter."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import URLResolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from bazaar_pages.models import AffiliatePage
from hni_site.api import urls
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.content_store.writing import refresh
from news.models import PressReleasePage
from tests.contract.complete import complete
from tests.contract.golden import HERE, assert_golden
from tests.factories.bazaar_pages import BazaarListingPageFactory
from tests.factories.campaigns import RatificationFactory
from tests.factories.home import StandardPageFactory, home_page

pytestmark = pytest.mark.django_db

# `{id}` is that of the first in the endpoint's list.
ANSWERS = {
    "pages": "pages/?limit=2&locale=en",
    "pages-by-cursor": "pages/?limit=1&locale=en&cursor=&order=slug",
    "press-releases": "press-releases/?locale=en",
    "press-releases-with-fields": "press-releases/?locale=en&fields=kicker,image(alt),-slug",
    "press-releases-with-include": "press-releases/?locale=es&fallback=en&include=campaigns",
    "campaigns": "campaigns/",
    "affiliates": "affiliates/",
    "listings": "listings/",
    "images": "images/?limit=1&order=title",
    "images-complete": "images/?limit=1&order=title&fields=*",
    "images-one": "images/{id}/",
    "documents": "documents/?limit=1&order=title",
    "documents-complete": "documents/?limit=1&order=title&fields=*",
    "documents-one": "documents/{id}/",
    "redirects": "redirects/",
    "redirects-one": "redirects/{id}/",
    "locales": "locales/",
    "navigation": "navigation/?locale=en",
    "navigation-by-chain": "navigation/?locale=es&fallback=chain",
    "ratifications": "ratifications/?locale=es",
    "sync": "sync/?limit=3",
    "sync-error-400": "sync/?cursor=made-up",
    "page-preview-error-400": "page_preview/?token=made-up",
    "page-preview-error-401": "page_preview/?page=1",
    "error-400": "press-releases/?date__gte=soon",
    "error-404": "pages/999999999/",
    "error-404-address": "nothing/",
}
CONTENT_OF_ITS_OWN = {"openapi.json", "docs/"}  # Other tests are about those.


@pytest.fixture
def site() -> Iterator[None]:
    with time_machine.travel("2023-11-08T09:00:00Z", tick=False):
        release = complete(PressReleasePage)
        affiliate = AffiliatePage.objects.get(slug="association")
        BazaarListingPageFactory(title="Baskets", full=True, affiliate=affiliate)
        RatificationFactory(country="NL", year_only=True)
        about = StandardPageFactory(title="Who we are", show_in_menus=True)
        StandardPageFactory(parent=about, title="Our history", show_in_menus=True)
        Redirect.add_redirect("/en/old-address/", release)
        home_page().save()
        refresh(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))
        rebuild_dependents.func()
        yield


@pytest.mark.usefixtures("site")
def test_answers(client: Client) -> None:
    for name, address in ANSWERS.items():
        endpoint = address.partition("/")[0]
        if "{id}" in address:
            first = client.get(f"/api/v2/{endpoint}/?limit=1").json()["items"][0]
            address = address.format(id=first["id"])
        answer = client.get(f"/api/v2/{address}")
        assert_golden(
            f"endpoints/{name}",
            {
                "address": answer.wsgi_request.get_full_path(),
                "status": answer.status_code,
                "content_type": answer["Content-Type"],
                "body": answer.json(),
            },
        )


def test_no_endpoint_is_left_out_and_no_file_left_over() -> None:
    asked = {address.partition("/")[0] for address in ANSWERS.values()}
    endpoints = {
        str(pattern.pattern).rstrip("/")
        for pattern in urls.urlpatterns
        if isinstance(pattern, URLResolver) or str(pattern.pattern) not in CONTENT_OF_ITS_OWN
    }
    assert endpoints - {""} <= asked
    assert {path.stem for path in (HERE / "endpoints").glob("*.json")} == set(ANSWERS)
