"""Every role × every page × every right, as roles.py says."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from hni_site.access.enums import RoleName, Scope
from hni_site.access.roles import ROLES
from tests.access.expectations import LANGUAGE, allowed, rights
from tests.factories.news import PressReleasePageFactory
from tests.factories.people import client_of, person, refused
from tests.factories.tree import TinySite

pytestmark = pytest.mark.django_db

Sites = dict[str, TinySite]


def someone(role: RoleName, sites: Sites) -> User:
    """A person of the role, who reads pages afresh."""
    scope = ROLES[role].scope
    return person(
        role,
        language=LANGUAGE if scope == Scope.LANGUAGE else "",
        organisation=sites["en"].affiliate if scope == Scope.ORGANISATION else None,
    )


def test_every_right_over_every_page(tiny_localized_site: Sites) -> None:
    draft = PressReleasePageFactory(parent=tiny_localized_site["en"].news_index, draft=True)
    pages = [page for site in tiny_localized_site.values() for page in site]
    wrong = []
    for role in RoleName:
        user = User.objects.get(pk=someone(role, tiny_localized_site).pk)
        for page in [*pages, draft]:
            tester = page.permissions_for_user(user)
            given = rights(role, page, tiny_localized_site[page.locale.language_code])
            for method, expected in allowed(page, given).items():
                if getattr(tester, method)() != expected:
                    wrong.append((role.label, str(page), page.locale.language_code, method))

    assert not wrong, wrong


def test_an_inactive_person_may_nothing(tiny_localized_site: Sites) -> None:
    user = someone(RoleName.EXECUTIVE, tiny_localized_site)
    user.is_active = False
    user.save()
    user = User.objects.get(pk=user.pk)
    page = tiny_localized_site["en"].release

    assert not page.permissions_for_user(user).can_read()
    assert not page.permissions_for_user(user).can_edit()


# A page's screens in the admin → what they need.
SCREENS = {
    "wagtailadmin_pages:edit": "can_read",
    "wagtailadmin_pages:history": "can_read",
    "wagtailadmin_pages:workflow_history": "can_read",
    "wagtailadmin_pages:usage": "can_read",
    "wagtailadmin_pages:view_draft": "can_read",
    "wagtailadmin_pages:preview_on_edit": "can_read",
    "wagtailadmin_pages:add_subpage": "can_add_subpage",
    "wagtailadmin_pages:copy": "can_copy",
    "wagtailadmin_pages:delete": "can_delete",
    "wagtailadmin_pages:move": "can_move",
    "wagtailadmin_pages:unpublish": "can_unpublish",
    "wagtailadmin_pages:set_privacy": "can_set_view_restrictions",
}
NOT_COPIED = ("home", "listing")  # The Bazaar refuses a second listing, to everybody.


@pytest.mark.parametrize("role", RoleName, ids=lambda role: role.value)
def test_every_screen_of_a_page(role: RoleName, tiny_localized_site: Sites) -> None:
    client = client_of(someone(role, tiny_localized_site))
    wrong = []
    for language, name in (
        ("en", "home"),
        ("en", "release"),
        ("en", "affiliate"),
        ("es", "standard"),
        ("es", "listing"),
    ):
        page = getattr(tiny_localized_site[language], name)
        can = allowed(page, rights(role, page, tiny_localized_site[language]))
        for screen, need in SCREENS.items():
            if screen == "wagtailadmin_pages:copy" and name in NOT_COPIED:
                continue
            response = client.get(reverse(screen, args=[page.pk]))
            if refused(response) == can[need] or response.status_code >= 500:
                wrong.append((screen, language, name, response.status_code))

    assert not wrong, wrong


def test_a_page_that_is_not_theirs_is_not_even_named_to_them(tiny_localized_site: Sites) -> None:
    """The way down to one's own pages is shown; what lies beside it isn't."""
    site = tiny_localized_site["en"]
    client = client_of(someone(RoleName.CONTRIBUTOR, tiny_localized_site))

    assert (
        client.get(reverse("wagtailadmin_explore", args=[site.affiliate_index.pk])).status_code
        == 200
    )
    for page in (site.news_index, site.release, tiny_localized_site["ur"].standard):
        assert refused(client.get(reverse("wagtailadmin_explore", args=[page.pk])))
        assert refused(client.get(reverse("wagtailadmin_explore_results", args=[page.pk])))


# --- Doors through which a page is changed --------------------------------------------------------


def state() -> list[Any]:
    """Everything about all pages that a door could change."""
    return list(
        Page.objects.order_by("pk").values_list(
            "pk", "path", "live", "title", "draft_title", "latest_revision", "alias_of", "locked",
            "owner", "view_restrictions",
        )
    )  # fmt: skip


def doors(page: Page, other: Page) -> list[tuple[str, dict[str, Any]]]:
    """(URL, form) of every way to change the page that its editor and lists offer."""
    number = page.pk
    copied = {
        "new_title": "Copy", "new_slug": "copy", "new_parent_page": str(page.get_parent().pk),
        "publish_copies": "on", "copy_subpages": "", "alias": "",
    }  # fmt: skip
    revision = page.get_latest_revision() or page.specific.save_revision()
    named: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("wagtailadmin_pages:edit", [number], {"title": "Changed", "action-publish": "1"}),
        ("wagtailadmin_pages:edit", [number], {"title": "Changed"}),
        ("wagtailadmin_pages:revisions_revert", [number, revision.pk], {"title": "Changed"}),
        ("wagtailadmin_pages:delete", [number], {}),
        ("wagtailadmin_pages:unpublish", [number], {}),
        ("wagtailadmin_pages:copy", [number], copied),
        ("wagtailadmin_pages:copy", [number], {**copied, "alias": "on"}),
        ("wagtailadmin_pages:move_confirm", [number, other.pk], {}),
        ("wagtailadmin_pages:set_privacy", [number], {"restriction_type": "login"}),
        ("wagtailadmin_pages:lock", [number], {}),
        ("wagtailadmin_pages:unlock", [number], {}),
        ("wagtailadmin_pages:convert_alias", [number], {}),
        ("wagtail_localize:convert_to_alias", [number], {}),
    ]
    bulk = [
        (f"/admin/bulk/wagtailcore/page/{action}/?id={number}", {"chooser": str(other.pk)})
        for action in ("delete", "publish", "unpublish", "move")
    ]
    api = [
        (f"/admin/api/main/pages/{number}/action/{action}/", form)
        for action, form in {
            "convert_alias": {},
            "copy": {},
            "copy_for_translation": {"locale": "ur"},
            "create_alias": {},
            "delete": {},
            "move": {"destination_page_id": other.pk},
            "publish": {},
            "revert_to_page_revision": {"revision_id": revision.pk},
            "unpublish": {},
        }.items()
    ]
    first = f"{reverse('wagtailadmin_pages:set_page_position', args=[number])}?position=0"
    urls = [(reverse(name, args=arguments), form) for name, arguments, form in named]
    return [*urls, (first, {}), *bulk, *api]


@pytest.mark.parametrize(
    ("role", "language", "name"),
    [
        (RoleName.EXECUTIVE, "en", "release"),
        (RoleName.MEDIA_OFFICER, "en", "standard"),
        (RoleName.MEDIA_OFFICER, "en", "home"),
        (RoleName.TRANSLATOR, "en", "release"),
        (RoleName.TRANSLATOR, "ur", "standard"),
        (RoleName.REVIEWER, "en", "release"),
        (RoleName.CONTRIBUTOR, "en", "release"),
        (RoleName.CONTRIBUTOR, "es", "bazaar_index"),
    ],
)
def test_no_door_leads_to_a_page_of_others(
    role: RoleName, language: str, name: str, tiny_localized_site: Sites
) -> None:
    site = tiny_localized_site[language]
    page = getattr(site, name)
    all_doors = doors(page, site.campaign_index)
    client = client_of(someone(role, tiny_localized_site))
    before, logged = state(), PageLogEntry.objects.count()

    for url, form in all_doors:
        response = client.post(url, form)
        assert response.status_code != 500, url
        assert state() == before, url
        assert PageLogEntry.objects.count() == logged, url


@pytest.mark.parametrize("role", [RoleName.TRANSLATOR, RoleName.CONTRIBUTOR])
def test_no_door_leads_further_than_editing(role: RoleName, tiny_localized_site: Sites) -> None:
    """On their own pages, of which they may change the text and nothing else."""
    site = tiny_localized_site["es"]
    page = site.affiliate
    editing = (f"/pages/{page.pk}/edit/", f"/pages/{page.pk}/revisions/", "/revert_to_page_rev")
    further = [
        (url, form) for url, form in doors(page, site.home) if not any(e in url for e in editing)
    ]
    client = client_of(someone(role, tiny_localized_site))
    before = state()

    for url, form in further:
        client.post(url, form)
        assert state() == before, url
