"""An alias shows what its source does: signed off with it, and never ahead of it."""

import pytest

from hni_site.editorial.sign_off import grant
from news.models import PressReleasePage
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory

pytestmark = pytest.mark.django_db


def now(page: PressReleasePage) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk)


def test_follows_its_source_under_an_address_of_its_own() -> None:
    release = PressReleasePageFactory(title="Workers meet", slug="workers-meet")
    alias = release.create_alias(parent=NewsIndexPageFactory(), update_slug="meeting")
    release.title, release.change_kind = "Workers met", "minor"
    revision = release.save_revision()
    grant(release, None)

    revision.publish()

    assert now(release).title == now(alias).title == "Workers met"
    assert now(alias).slug == "meeting"


def test_of_a_draft_is_not_public() -> None:
    alias = PressReleasePageFactory(draft=True).create_alias(parent=NewsIndexPageFactory())

    assert not now(alias).live


def test_shows_no_draft_of_its_source() -> None:
    release = PressReleasePageFactory(title="Workers meet")
    release.title = "Workers met"
    release.save_revision()

    alias = now(release).create_alias(parent=NewsIndexPageFactory())

    assert now(alias).title == "Workers meet"
