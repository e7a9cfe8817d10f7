"""Publishing from workers and commands: whole, or not at all."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from hni_site.publishing.actions import publish
from home.models import StandardPage
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def stored(page: StandardPage) -> Any:
    return StandardPage.objects.get(pk=page.pk)


def test_draft_becomes_public() -> None:
    page = StandardPageFactory(draft=True)

    publish(page)

    assert stored(page).live
    assert stored(page).first_published_at is not None
    assert not stored(page).has_unpublished_changes


def test_latest_words_are_the_public_ones() -> None:
    page = StandardPageFactory(title="Old words")
    page.title = "New words"
    page.save_revision()
    assert stored(page).title == "Old words"

    publish(stored(page))

    assert stored(page).title == "New words"


def test_safe_to_run_twice() -> None:
    page = StandardPageFactory(draft=True)

    publish(page)
    first = stored(page).first_published_at
    publish(stored(page))

    assert stored(page).live
    assert stored(page).first_published_at == first


def test_log_names_who_did_it() -> None:
    user = User.objects.create_superuser("editor")
    page = StandardPageFactory(draft=True)

    publish(page, user=user)

    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.publish")
    assert entry.user == user


def test_nothing_is_public_where_a_step_fails() -> None:
    page = StandardPageFactory(draft=True, title="Old words")
    page.title = "New words"
    page.save_revision()

    def fail(**kwargs: Any) -> None:
        raise RuntimeError("a step after the page was saved")

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            publish(stored(page))
    finally:
        page_published.disconnect(fail)

    assert not stored(page).live
    assert stored(page).title == "Old words"
    assert not PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").exists()


def test_who_may_not_publish_does_not() -> None:
    page = StandardPageFactory(draft=True)

    with pytest.raises(PublishPagePermissionError):
        publish(page, user=User.objects.create_user("reader"))

    assert not stored(page).live
