"""The store holds for a site at any address."""

import json

import pytest
from django.test import Client
from pytest_django import Settings

from hni_site.content_store.models import ContentItem
from hni_site.content_store.writing import refresh, touch_head
from tests.factories.news import PressReleasePageFactory

pytestmark = pytest.mark.django_db


def test_what_was_stored_at_one_address_is_right_at_another(
    client: Client, settings: Settings
) -> None:
    release = PressReleasePageFactory(title="It says http://testserver2/ and \\u0001", full=True)
    before = client.get(f"/api/v2/pages/{release.pk}/").json()
    assert before["meta"]["html_url"].startswith("http://testserver/en/")

    settings.PUBLIC_BASE_URL = settings.WAGTAILADMIN_BASE_URL = "https://news.example.org"
    touch_head()  # Each process keeps answers, for its one address.

    after = client.get(f"/api/v2/pages/{release.pk}/").json()
    assert after == json.loads(
        json.dumps(before).replace("http://testserver/", "https://news.example.org/")
    )
    assert after["title"] == "It says http://testserver2/ and \\u0001"
    listed = client.get("/api/v2/press-releases/").json()["items"][0]
    assert listed["meta"]["detail_url"] == f"https://news.example.org/api/v2/pages/{release.pk}/"


def test_another_address_is_no_change(settings: Settings) -> None:
    release = PressReleasePageFactory(full=True)
    sequence = ContentItem.objects.get(pk=release.pk).sequence

    settings.PUBLIC_BASE_URL = settings.WAGTAILADMIN_BASE_URL = "https://news.example.org"

    assert refresh([release.pk]) == 0
    assert ContentItem.objects.get(pk=release.pk).sequence == sequence
