"""Who publishes the site."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import querydict_from_html

from home.models import OrganisationSettings
from tests.entries import pk
from tests.factories.home import home_page
from tests.factories.news import MediaContactFactory

pytestmark = pytest.mark.django_db


def test_changed_in_the_admin(admin_client: Client) -> None:
    home_page()
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["home", "organisationsettings", site.pk])
    shown = admin_client.get(url).content.decode()
    form = querydict_from_html(shown, form_id="w-editor-form")
    assert form["name"] == "HomeNet International"
    form["facebook"] = "https://www.facebook.com/sample"
    form["default_contact"] = pk(MediaContactFactory)

    response = admin_client.post(url, form)

    assert response.status_code == 302, response.context["form"].errors
    found = OrganisationSettings.for_site(site)
    assert found.social_links == [("Facebook", "https://www.facebook.com/sample")]
    assert found.default_contact is not None


def test_only_networks_that_are_filled_in_are_linked() -> None:
    found = OrganisationSettings(x="https://x.com/sample", youtube="https://youtube.com/sample")

    assert [name for name, _url in found.social_links] == ["X", "YouTube"]
