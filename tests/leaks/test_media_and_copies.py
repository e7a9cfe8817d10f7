"""Pictures, files, previews and embargo copies tell nothing to those for whom they are not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from hni_site.media.models import SiteDocument, SiteRendition
from tests.leaks.asking import told
from tests.leaks.canaries import CANARY, PrivateSite

pytestmark = pytest.mark.django_db

MISSING = ("/media/images/missing.width-48.format-webp.webp", "/documents/987654321/report.pdf")


def hidden_things() -> list[str]:
    """The addresses of all pictures and files whose names are private words."""
    things = [*SiteRendition.objects.select_related("image"), *SiteDocument.objects.all()]
    return [thing.url for thing in things if CANARY.search(thing.url)]


def answer(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, told(response)


def test_hidden_pictures_and_files_are_answered_like_missing_ones(
    site: PrivateSite, client: Client
) -> None:
    paths = hidden_things()
    assert len(paths) > 250
    missing = {answer(client, path) for path in MISSING}
    assert len(missing) == 1

    assert {path for path in paths if answer(client, path) not in missing} == set()


def test_a_copy_tells_of_its_own_release_only(site: PrivateSite) -> None:
    for word, journalist in site.copies.items():
        text = told(journalist.get())
        assert text.count(word) > 20
        assert {found.lower() for found in CANARY.findall(text)} == {word}


def test_through_a_copy_nothing_is_had_of_others(site: PrivateSite) -> None:
    for word, journalist in site.copies.items():
        own = [path for path in hidden_things() if word in path]
        others = [path for path in hidden_things() if word not in path]
        assert own
        nothing = told(journalist.get("/media/images/missing.webp"))
        assert {path for path in others if told(journalist.get(path)) != nothing} == set()
        assert 200 in {journalist.get(path).status_code for path in own}


def test_an_ended_copy_is_like_none(site: PrivateSite, client: Client) -> None:
    nothing = answer(client, "/embargo/nothing/")
    for journalist in site.ended_copies:
        assert answer(client, journalist.address) == nothing
        for path in hidden_things()[:20]:
            assert answer(client, f"{journalist.address}{path[1:]}") == nothing


def previews(site: PrivateSite) -> Iterator[str]:
    """Every address of the admin that shows a page's draft, or says who may read it before."""
    for page in site.hidden:
        for name in ("edit", "view_draft", "preview_on_edit", "history", "workflow_history"):
            yield reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        yield reverse("embargo_copies_of_page", args=[page.pk])
        yield f"/api/v2/page_preview/?id={page.pk}"
    versions = Revision.page_revisions.filter(object_id__in=[str(p.pk) for p in site.hidden])
    for version in versions:
        yield reverse("wagtailadmin_pages:revisions_view", args=[version.object_id, version.pk])
    for journalist in site.copies.values():
        yield reverse("embargo_copy_views", args=[journalist.copy.pk])


@pytest.mark.parametrize("logged_in", [False, True], ids=["nobody", "without rights"])
def test_previews_are_for_editors(site: PrivateSite, logged_in: bool) -> None:
    client: Any = Client()
    if logged_in:
        client.force_login(User.objects.create_user("visitor"))
    asked = list(previews(site))
    assert len(asked) > 300

    for path in asked:
        status, text = answer(client, path)
        assert status in (302, 403, 404), path
        assert set(CANARY.findall(text)) - set(CANARY.findall(path)) == set(), path
        assert not re.search(r"zqcan", re.sub(r"Location: .*", "", text)), path
