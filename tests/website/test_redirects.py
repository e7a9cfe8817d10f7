"""An old address leads on, but only to where everyone may go."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.factories.home import StandardPageFactory
from tests.factories.pages import make_private

pytestmark = pytest.mark.django_db

OLD = "/en/old-address/"


def test_leads_to_the_page(client: Client) -> None:
    page = StandardPageFactory()
    redirect = Redirect.add_redirect(OLD, page)

    assert client.get(OLD).status_code == 301
    assert client.get(OLD)["Location"] == page.url
    assert client.get(f"{OLD}?from=newsletter")["Location"] == page.url
    Redirect.objects.filter(pk=redirect.pk).update(is_permanent=False)
    assert client.get(OLD).status_code == 302


def test_one_for_the_address_with_its_query_goes_first(client: Client) -> None:
    page, special = StandardPageFactory(), StandardPageFactory()
    Redirect.add_redirect(OLD, page)
    Redirect.add_redirect(f"{OLD}?id=7", special)

    assert client.get(f"{OLD}?id=7")["Location"] == special.url
    assert client.get(f"{OLD}?id=8")["Location"] == page.url


def test_leads_to_another_site(client: Client) -> None:
    Redirect.add_redirect(OLD, "https://www.ilo.org/")

    assert client.get(OLD)["Location"] == "https://www.ilo.org/"


@pytest.mark.parametrize("how", ["unpublished", "draft", "private"])
def test_to_a_page_that_is_not_public_is_as_if_there_were_none(client: Client, how: str) -> None:
    page = StandardPageFactory(draft=how == "draft")
    Redirect.add_redirect(OLD, page)
    if how == "unpublished":
        page.unpublish()
    if how == "private":
        make_private(page)

    response = client.get(OLD)

    assert response.status_code == 404
    assert "Location" not in response


def test_a_page_that_is_there_needs_no_redirect(client: Client) -> None:
    page = StandardPageFactory()
    Redirect.add_redirect(page.url, "https://www.ilo.org/")

    assert client.get(page.url).status_code == 200
