"""What else an editor does with a page of each type: compare, copy, translate, delete."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from bazaar_pages.models import BazaarListingPage
from hni_site.foundations.pages import SitePage
from tests.contract.complete import complete
from tests.discovery import PAGE_TYPES, factory_of, label, stream_fields
from tests.factories.pages import locale
from tests.translation.work import submit

pytestmark = pytest.mark.django_db

NOT_COPIED = {BazaarListingPage}  # See tests/bazaar_pages/test_listing.py.

each_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)


def shown(client: Client, view: str, *args: Any) -> str:
    response = client.get(reverse(view, args=args))
    assert response.status_code == 200, view
    return response.content.decode()


@each_page_type
def test_every_type_has_the_same_first_and_last_tabs(page_type: type[SitePage]) -> None:
    tabs = [str(tab.heading) for tab in page_type.get_edit_handler().children]

    assert tabs[0] == "Content"
    assert tabs[-2:] == ["Address", "Settings"]


@each_page_type
def test_every_label_begins_with_a_capital(page_type: type[SitePage], admin_client: Client) -> None:
    page = factory_of(page_type)()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = admin_client.get(url).context["form"]
    labels = [str(field.label) for field in fields if not field.is_hidden]

    assert labels
    assert [text for text in labels if text[:1].islower()] == []


@each_page_type
def test_versions_can_be_compared(page_type: type[SitePage], admin_client: Client) -> None:
    page = complete(page_type)
    page.title = "Another title"
    for field in stream_fields(page_type):
        setattr(page, field.name, [])
    page.save_revision()

    screen = shown(
        admin_client, "wagtailadmin_pages:revisions_compare", page.pk, "earliest", "latest"
    )

    assert "Another" in screen
    assert "Another title" in shown(admin_client, "wagtailadmin_pages:history", page.pk)


@each_page_type
def test_translation_is_edited_beside_its_source(
    page_type: type[SitePage], admin_client: Client
) -> None:
    page = factory_of(page_type)()
    submit(page, "ur")
    translation = page.get_translation(locale("ur"))

    screen = shown(admin_client, "wagtailadmin_pages:edit", translation.pk)

    assert "data-tr-segments" in screen
    assert page.title in shown(admin_client, "wagtailadmin_pages:view_draft", translation.pk)


@each_page_type
def test_submitted_for_translation_in_the_admin(
    page_type: type[SitePage], admin_client: Client
) -> None:
    page = factory_of(page_type)()
    spanish = locale("es")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert admin_client.get(url).status_code == 200

    response = admin_client.post(url, {"locales": [spanish.pk]})

    assert response.status_code == 302
    assert not page.get_translation(spanish).live


@pytest.mark.parametrize(
    "page_type", [page_type for page_type in PAGE_TYPES if page_type not in NOT_COPIED], ids=label
)
def test_copied_and_deleted(page_type: type[SitePage], admin_client: Client) -> None:
    page = factory_of(page_type)()
    parent = page.get_parent()
    may_be_live = parent.permissions_for_user(User(is_superuser=True)).can_publish_subpage()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": str(parent.pk),
        "publish_copies": "on" if may_be_live else "",
        "copy_subpages": "",
        "alias": "",
    }

    response = admin_client.post(url, form)

    assert response.status_code == 302, response.context["form"].errors
    copy = Page.objects.get(slug="a-copy").specific
    assert type(copy) is page_type
    assert copy.live == may_be_live
    assert (
        admin_client.post(reverse("wagtailadmin_pages:delete", args=[copy.pk])).status_code == 302
    )
    assert not Page.objects.filter(slug="a-copy").exists()
