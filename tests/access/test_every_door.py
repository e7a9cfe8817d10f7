"""Every way into a page that the admin has is a door of the matrix, or said to change nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from tests.access.matrix import ACTIONS
from tests.factories.home import StandardPageFactory

# These only show something, ask something, or change what readers do not see.
HARMLESS = {
    *(
        f"wagtailadmin_pages:{name}"
        for name in (
            "add_subpage",
            "collect_workflow_action_data",
            "confirm_workflow_cancellation",
            "history",
            "history_results",
            "lock",
            "move",
            "preview_on_add",
            "preview_on_edit",
            "revisions_index",
            "revisions_view",
            "unlock",
            "usage",
            "view_draft",
            "workflow_history",
            "workflow_history_detail",
            "workflow_preview",
        )
    ),
    "desk_checklist",
    "embargo_copies_of_page",  # The list; a copy is made at `embargo_copy_add`.
    "review_links_of_page",  # The list; a link is made at `review_link_add`.
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_workflows:remove",  # Sign-off asks for a page's type, not for its workflows.
    # A translator's work on a draft.
    "wagtail_localize:download_pofile",
    "wagtail_localize:edit_override",
    "wagtail_localize:machine_translate",
    "wagtail_localize:preview_translation",
    "wagtail_localize:stop_translation",
    "wagtail_localize:upload_pofile",
    "api copy_for_translation",  # For superusers alone: a draft, or an alias of what is public.
}
OF_A_PAGE = re.compile(r"<int:(page|parent_page|page_to_move|translation|newsroom)\w*id>|page_pk>")


def urls(resolver: Any, path: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """(path, name) of every URL below the resolver."""
    for pattern in resolver.url_patterns:
        below = path + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from urls(pattern, below, inner)
        elif pattern.name:
            yield below, namespace + pattern.name


def ways_in() -> set[str]:
    bulk_action_registry._scan_for_bulk_actions()
    pages = bulk_action_registry.actions[Page._meta.app_label][Page._meta.model_name]
    return {
        *(n for path, n in urls(get_resolver()) if path[:6] == "admin/" and OF_A_PAGE.search(path)),
        *(f"bulk {name}" for name in pages),
        *(f"api {name}" for name in PagesAdminAPIViewSet.actions),
    }


def test_every_way_in_is_decided() -> None:
    doors = {door.opens for action in ACTIONS.values() for door in action.doors}

    assert ways_in() - doors - HARMLESS == set(), "add a door to tests/access/doors.py"
    assert ways_in() >= HARMLESS
    assert not doors & HARMLESS


@pytest.mark.django_db
def test_the_public_api_only_reads() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    page = StandardPageFactory()
    paths = [path for path, name in urls(get_resolver()) if name.startswith("api:")]
    assert len(paths) > 20
    before = list(Page.objects.values())

    for path in paths:
        url = "/" + path.replace("<int:pk>", str(page.pk))
        for method in ("post", "put", "patch", "delete"):
            response = getattr(client, method)(url, {"title": "Changed"})
            assert response.status_code == 405, (method, url)

    assert list(Page.objects.values()) == before
