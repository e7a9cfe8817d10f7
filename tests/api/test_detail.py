"""One page, its address and what stands beside it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.actions.create_alias import CreatePageAliasAction

from tests.discovery import PAGE_TYPES, label
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import make_private, translate
from tests.factories.tree import TinySite

pytestmark = pytest.mark.django_db


def test_every_page_of_every_language(client: Client, localized: dict[str, TinySite]) -> None:
    for language, site in localized.items():
        for page in site:
            answer = client.get(f"/api/v2/pages/{page.pk}/")
            assert answer.status_code == 200, label(page)
            assert answer.json()["meta"]["locale"] == language
            assert answer.json()["meta"]["type"] == label(page)
    assert {label(page) for page in localized["en"]} == set(map(label, PAGE_TYPES))


def test_endpoint_of_another_type_does_not_have_it(client: Client) -> None:
    release = PressReleasePageFactory()

    assert client.get(f"/api/v2/press-releases/{release.pk}/").status_code == 200
    answer = client.get(f"/api/v2/campaigns/{release.pk}/")
    assert answer.status_code == 404
    assert answer.json().keys() == {"message"}


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("kind", ["draft", "private", "below private", "root", "missing"])
def test_what_is_not_public_is_not_found(kind: str, signed_in: bool, client: Client) -> None:
    private = make_private(StandardPageFactory())
    pages = {
        "draft": StandardPageFactory(draft=True).pk,
        "private": private.pk,
        "below private": StandardPageFactory(parent=private).pk,
        "root": home_page().get_parent().pk,
        "missing": 999999,
    }
    if signed_in:
        client.force_login(User.objects.create_superuser("editor"))

    answer = client.get(f"/api/v2/pages/{pages[kind]}/")

    assert answer.status_code == 404
    assert answer.json() == {"message": "No Page matches the given query."}


def test_picture_comes_in_sizes_and_formats(client: Client) -> None:
    image = SiteImageFactory(file__width=700, file__height=350, title="Pattern")
    release = PressReleasePageFactory(lead_image=image, lead_image_alt="A woven pattern")

    picture = client.get(f"/api/v2/press-releases/{release.pk}/").json()["image"]

    assert picture["alt"] == "A woven pattern"
    assert [(s["type"], s["width"]) for s in picture["sources"]] == [
        (kind, width) for kind in ("image/avif", "image/webp", "image/jpeg") for width in (320, 640)
    ]
    for source in picture["sources"]:
        answer = client.get(source["src"].removeprefix("http://testserver"))
        assert (answer.status_code, answer["Content-Type"]) == (200, source["type"])


def test_parent_is_named_where_it_is_public(client: Client) -> None:
    newsroom = NewsIndexPageFactory(title="Newsroom", slug="newsroom")
    release = PressReleasePageFactory(parent=newsroom)

    meta = client.get(f"/api/v2/pages/{release.pk}/").json()["meta"]

    assert meta["parent"]["title"] == "Newsroom"
    assert meta["parent"]["meta"]["html_url"] == "http://testserver/en/newsroom/"


def test_parent_that_is_not_public_is_not_named(client: Client) -> None:
    newsroom = NewsIndexPageFactory(title="Secret newsroom", draft=True)
    release = PressReleasePageFactory(parent=newsroom)

    answer = client.get(f"/api/v2/pages/{release.pk}/")

    assert answer.json()["meta"]["parent"] is None
    assert "Secret newsroom" not in answer.content.decode()


def test_copy_of_an_unpublished_page_does_not_name_it(client: Client) -> None:
    original = StandardPageFactory(title="Original")
    alias = CreatePageAliasAction(original, parent=home_page(), update_slug="copy").execute()
    original.title = "Secret original"
    original.save()
    original.unpublish()
    alias.refresh_from_db()

    for query in ("", "?fields=*", "?fields=alias_of"):
        answer = client.get(f"/api/v2/pages/{alias.pk}/{query}")
        assert "Secret" not in answer.content.decode()
        assert "alias_of" not in answer.json().get("meta", {})


@pytest.mark.parametrize(
    "path",
    [
        "/en/newsroom/meeting/",
        "en/newsroom/meeting",
        "/en/newsroom/meeting",
        "//en//newsroom//meeting/",
    ],
)
def test_found_by_its_address(path: str, client: Client) -> None:
    newsroom = NewsIndexPageFactory(slug="newsroom")
    release = PressReleasePageFactory(parent=newsroom, slug="meeting")

    answer = client.get("/api/v2/pages/find/", {"html_path": path})

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"http://testserver/api/v2/pages/{release.pk}/")


def test_found_by_its_address_in_every_language(client: Client) -> None:
    newsroom = NewsIndexPageFactory(slug="newsroom")
    release = PressReleasePageFactory(parent=newsroom, slug="meeting")
    translate(home_page(), "es")
    spanish = translate(release, "es", slug="reunion")
    draft = translate(release, "ur", slug="draft", live=False)

    def find(path: str) -> str | None:
        answer = client.get("/api/v2/pages/find/", {"html_path": path})
        assert answer.status_code in (302, 404)
        return answer.get("Location")

    assert f"/{spanish.pk}/" in str(find("/es/newsroom/reunion/"))
    assert f"/{home_page('es').pk}/" in str(find("/es/"))
    assert find("/es/newsroom/meeting/") is None
    assert find(f"/ur/newsroom/{draft.slug}/") is None
    assert find("/fr/newsroom/meeting/") is None
    # Wagtail's own form, without the language, is the default language's.
    assert f"/{release.pk}/" in str(find("/newsroom/meeting/"))


def test_found_by_its_id(client: Client) -> None:
    page = StandardPageFactory()

    assert f"/{page.pk}/" in client.get(f"/api/v2/pages/find/?id={page.pk}")["Location"]
    assert client.get("/api/v2/pages/find/?id=999999").status_code == 404
    assert client.get("/api/v2/pages/find/?id=nonsense").status_code == 404


def test_picture_of_a_live_page_is_listed_with_its_sources(client: Client) -> None:
    image = SiteImageFactory(title="Pattern")
    SiteImageFactory(title="Unused")
    StandardPageFactory(lead_image=image)

    items = client.get("/api/v2/images/?fields=*").json()["items"]

    assert [item["title"] for item in items] == ["Pattern"]
    assert {source["type"] for source in items[0]["sources"]} == {
        "image/avif",
        "image/webp",
        "image/jpeg",
    }
    url = items[0]["meta"]["download_url"].removeprefix("http://testserver")
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method: str, client: Client) -> None:
    assert getattr(client, method)("/api/v2/pages/").status_code == 405
