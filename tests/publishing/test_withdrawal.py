"""A public release is withdrawn with a reason, and never just gone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from hni_site.publishing.withdrawal import withdraw
from news.models import PressReleasePage
from tests.content_store.store import document, is_right, state
from tests.editorial.people import Desk, executive, media_officer, person
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import publish, translate
from tests.forms import errors

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

REASON = "The numbers were wrong. <b>We are sorry.</b>"


class Withdrawal:
    def __init__(self) -> None:
        translate(home_page(), "ur")
        self.media = Desk(media_officer())
        self.release = PressReleasePageFactory(title="Secret words", slug="secret")
        self.urdu = translate(self.release, "ur", title="راز")
        self.address = reverse("withdraw", args=[self.release.pk])
        self.url = self.release.url

    def fresh(self, page: Any = None) -> PressReleasePage:
        return PressReleasePage.objects.get(pk=(page or self.release).pk)

    def do(self) -> Any:
        return self.media.client.post(self.address, {"reason": REASON}, follow=True)


@pytest.fixture
def withdrawal() -> Withdrawal:
    return Withdrawal()


def test_in_every_language_at_once(withdrawal: Withdrawal, client: Client) -> None:
    page = withdrawal.media.client.get(withdrawal.address).content.decode()
    assert "English" in page
    assert "اردو" in page or "Urdu" in page

    withdrawal.do()

    for version in (withdrawal.release, withdrawal.urdu):
        assert not withdrawal.fresh(version).live
        assert state(version) == "withdrawn"
        answer = client.get(version.url)
        text = answer.content.decode()
        assert answer.status_code == 410
        assert "The numbers were wrong. &lt;b&gt;We are sorry.&lt;/b&gt;" in text
        assert "Secret words" not in text
        assert "راز" not in text
    assert is_right()
    entries = PageLogEntry.objects.filter(action="hni.withdraw")
    assert {entry.page_id for entry in entries} == {withdrawal.release.pk, withdrawal.urdu.pk}
    assert all(entry.data["reason"] == REASON for entry in entries)
    assert len({entry.uuid for entry in entries}) == 2, "one of them would stand for both"
    assert client.get(f"/api/v2/pages/{withdrawal.release.pk}/").status_code == 404


def test_without_a_reason_nothing_happens(withdrawal: Withdrawal) -> None:
    response = withdrawal.media.client.post(withdrawal.address, {"reason": "  "})

    assert "required" in str(response.context["form"].errors)
    assert withdrawal.fresh().live


def test_a_later_draft_does_not_undo_it(withdrawal: Withdrawal, client: Client) -> None:
    withdrawal.do()

    withdrawal.media.edit(withdrawal.release, title="Better words")

    assert withdrawal.fresh().withdrawn_reason == REASON
    assert client.get(withdrawal.url).status_code == 410


def test_published_again_it_is_withdrawn_no_more(withdrawal: Withdrawal, client: Client) -> None:
    withdrawal.do()
    withdrawal.media.edit(withdrawal.release, title="Better words")

    publish(withdrawal.fresh().get_latest_revision_as_object())

    assert withdrawal.fresh().withdrawn_at is None
    assert client.get(withdrawal.url).status_code == 200
    assert document(withdrawal.release)["title"] == "Better words"
    assert state(withdrawal.urdu) == "withdrawn"


def test_twice_is_once(withdrawal: Withdrawal) -> None:
    withdraw(withdrawal.fresh(), REASON, withdrawal.media.user)
    first = withdrawal.fresh().withdrawn_at

    withdraw(withdrawal.fresh(), "Another reason", withdrawal.media.user)

    assert withdrawal.fresh().withdrawn_at == first
    assert PageLogEntry.objects.filter(action="hni.withdraw").count() == 2


@pytest.mark.parametrize("group", ["Executive sign-off", "Translator"])
def test_only_by_who_may_publish(withdrawal: Withdrawal, group: str) -> None:
    outsider = Desk(executive() if group == "Executive sign-off" else person("t", group, "change"))

    assert outsider.client.post(withdrawal.address, {"reason": REASON}).status_code == 302
    with pytest.raises(PermissionDenied):
        withdraw(withdrawal.fresh(), REASON, outsider.user)

    assert withdrawal.fresh().live


def test_there_is_no_quiet_way(withdrawal: Withdrawal, admin_client: Client) -> None:
    """Not even for a superuser: unpublished, deleted, in bulk, left to expire."""
    pk = withdrawal.release.pk
    for name in ("unpublish", "delete"):
        admin_client.post(reverse(f"wagtailadmin_pages:{name}", args=[pk]))
        admin_client.post(f"/admin/bulk/wagtailcore/page/{name}/?id={pk}")
    assert withdrawal.fresh().live


def test_a_release_does_not_expire(withdrawal: Withdrawal) -> None:
    response = withdrawal.media.edit(withdrawal.release, expire_at="2030-01-01 00:00")

    assert "does not expire" in str(errors(response)["expire_at"])


def test_a_newsroom_with_public_releases_is_not_deleted(
    withdrawal: Withdrawal, admin_client: Client
) -> None:
    newsroom = withdrawal.release.get_parent()

    admin_client.post(reverse("wagtailadmin_pages:delete", args=[newsroom.pk]))

    assert withdrawal.fresh().live


def test_what_was_never_public_is_deleted_as_before(admin_client: Client) -> None:
    draft = PressReleasePageFactory(draft=True)

    admin_client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))

    assert not PressReleasePage.objects.filter(pk=draft.pk).exists()


def test_other_pages_have_no_such_button() -> None:
    media = Desk(media_officer())
    page = StandardPageFactory()

    listing = media.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "Withdraw" not in listing.content.decode()
    assert media.client.get(reverse("withdraw", args=[page.pk])).status_code == 302


def test_its_address_answers_below_a_page_that_is_a_draft_again(
    withdrawal: Withdrawal, client: Client
) -> None:
    withdrawal.do()
    withdrawal.release.get_parent().specific.unpublish()

    assert client.get(withdrawal.url).status_code == 410
