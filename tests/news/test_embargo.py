"""A release under embargo: published, it waits for its moment."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hni_site.content_store.models import ContentItem
from hni_site.publishing.actions import publish
from news.models import PressReleasePage
from tests.factories.news import PressReleasePageFactory, news_index
from tests.forms import PUBLISH, errors, filled
from tests.translation.work import finish, submit

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)


@pytest.fixture
def draft() -> PressReleasePage:
    page: PressReleasePage = PressReleasePageFactory(live=False, embargo_until=LATER)
    return page


def is_public(page: PressReleasePage) -> bool:
    live: bool = PressReleasePage.objects.get(pk=page.pk).live
    assert ContentItem.objects.filter(page_id=page.pk, state="live").exists() is live
    return live


@pytest.mark.parametrize(("seconds", "public"), [(-1, False), (1, True)])
def test_published_it_goes_live_at_its_moment(
    draft: PressReleasePage, seconds: int, public: bool
) -> None:
    with time_machine.travel(NOW, tick=False):
        publish(draft)
        assert not is_public(draft)

    with time_machine.travel(LATER + datetime.timedelta(seconds=seconds), tick=False):
        call_command("publish_scheduled")

    assert is_public(draft) is public


def test_a_translation_waits_as_well(draft: PressReleasePage) -> None:
    with time_machine.travel(NOW, tick=False):
        submit(draft, "es")
        translation = finish(draft, "es", publish=True)

        assert not is_public(translation)


@time_machine.travel(NOW, tick=False)
def test_an_editor_publishes_and_it_is_not_public(admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", news_index().pk])
    typed = {"title": "Soon", "slug": "soon", "dateline_date": "2026-03-01"}
    form = filled(
        admin_client,
        url,
        PressReleasePage(),
        {**typed, "embargo_until": "2026-03-01 13:00", **PUBLISH},
    )

    response = admin_client.post(url, form)

    assert response.status_code == 302, errors(response)
    page = PressReleasePage.objects.get(slug="soon")
    assert not is_public(page)
    assert page.go_live_at == LATER


@time_machine.travel(NOW, tick=False)
def test_a_schedule_after_the_embargo_stays(draft: PressReleasePage) -> None:
    draft.go_live_at = LATER + datetime.timedelta(days=1)
    draft.full_clean()

    assert draft.go_live_at == LATER + datetime.timedelta(days=1)


@time_machine.travel(NOW, tick=False)
def test_what_is_public_already_takes_no_embargo() -> None:
    release = PressReleasePageFactory()
    publish(release)
    release.refresh_from_db()
    release.embargo_until = LATER

    with pytest.raises(ValidationError, match="Unpublish it first"):
        release.full_clean()

    release.embargo_until = NOW
    release.full_clean()
