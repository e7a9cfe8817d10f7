"""The importer in the admin: who may, what is asked, what is shown, what is made."""

import time
from collections.abc import Callable

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from news.importer import carrying
from news.models import MediaContact, NewsIndexPage, PressReleasePage
from tests.factories.home import StandardPageFactory
from tests.factories.news import news_index
from tests.factories.pages import translate
from tests.news.importer.writing import SAMPLE, WRITERS, sample_parts

pytestmark = pytest.mark.django_db

URL = "/admin/press-releases/import/"
TEXT = "# Workers <em>meet</em>\n\nNAIROBI, Kenya, 8 November 2023 — They met [here](#).\n"


@pytest.fixture
def newsroom() -> NewsIndexPage:
    return news_index()


def editor_of(page: Page, name: str = "editor") -> User:
    """Someone who may add pages below a page, and nothing else."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=page, permission=Permission.objects.get(codename="add_page")
    )
    user = User.objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.add(group)
    return user


@pytest.fixture
def editor(client: Client, newsroom: NewsIndexPage) -> Client:
    client.force_login(editor_of(newsroom))
    return client


@pytest.fixture
def preview(editor: Client, newsroom: NewsIndexPage) -> Callable[..., str]:
    """Previews a text and gives the signed release of the hidden field."""

    def packed(text: str = TEXT) -> str:
        response = editor.post(URL, {"newsroom": newsroom.pk, "text": text})
        assert response.status_code == 200
        return str(response.context["packed"])

    return packed


# --- Who may --------------------------------------------------------------------------------------


def test_strangers_are_sent_to_log_in(client: Client, newsroom: NewsIndexPage) -> None:
    for method in (client.get, client.post):
        for url in (URL, f"{URL}{newsroom.pk}/"):
            assert method(url).headers["Location"].startswith("/admin/login/")


def test_who_may_add_nothing_to_a_newsroom_may_not_import(
    client: Client, newsroom: NewsIndexPage
) -> None:
    client.force_login(editor_of(StandardPageFactory(title="Elsewhere")))
    assert client.get(URL).status_code == 302
    response = client.post(URL, {"newsroom": newsroom.pk, "text": TEXT})
    assert response.status_code == 302
    assert not PressReleasePage.objects.exists()


def test_only_newsrooms_one_may_add_to_are_offered(client: Client, newsroom: NewsIndexPage) -> None:
    spanish = translate(newsroom, "es")
    client.force_login(editor_of(spanish))
    form = client.get(URL).context["form"]
    assert list(form.fields["newsroom"].queryset) == [spanish]
    response = client.post(URL, {"newsroom": newsroom.pk, "text": TEXT})
    assert response.status_code == 422
    assert "newsroom" in response.context["form"].errors


def test_a_form_of_another_site_is_refused(newsroom: NewsIndexPage) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor_of(newsroom))
    for url in (URL, f"{URL}{newsroom.pk}/"):
        assert client.post(url, {"newsroom": newsroom.pk, "text": TEXT}).status_code == 403


def test_a_draft_is_made_by_post_only(editor: Client, newsroom: NewsIndexPage) -> None:
    assert editor.get(f"{URL}{newsroom.pk}/").status_code == 405


# --- What is asked --------------------------------------------------------------------------------


def test_the_newsroom_one_comes_from_is_chosen(editor: Client, newsroom: NewsIndexPage) -> None:
    response = editor.get(URL, {"newsroom": newsroom.pk})
    assert f'<option value="{newsroom.pk}" selected>English – {newsroom.title}' in (
        response.content.decode()
    )


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Choose a file or paste a text"),
        ({"text": " \n "}, "Choose a file or paste a text"),
        ({"text": TEXT, "file": file("a.md", b"Text")}, "Choose a file or paste a text"),
        ({"file": file("photo.docx", b"\x89PNG")}, "This is not a Word file"),
        ({"file": file("a.html", b"<script>1</script>")}, "carries a script"),
        ({"file": file("empty.txt", b"")}, "nothing in it. Choose the file"),
        ({"file": file("large.docx", b"a" * 10_500_000)}, "larger than 10 MB"),
        ({"text": "a" * 100_001}, "at most 100000 characters"),
    ],
)
def test_bad_input_is_told_beside_the_field(
    editor: Client, newsroom: NewsIndexPage, data: dict[str, object], message: str
) -> None:
    response = editor.post(URL, {"newsroom": newsroom.pk, **data})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not PressReleasePage.objects.exists()


# --- What is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITERS)
def test_the_preview_of_every_format(editor: Client, newsroom: NewsIndexPage, name: str) -> None:
    upload = file(name, WRITERS[name](sample_parts()))
    html = editor.post(URL, {"newsroom": newsroom.pk, "file": upload}).content.decode()
    for text in ("Press Release", "Nairobi, Kenya", "Janhavi Dave", "About HNI", "Laura Revelo"):
        assert text in html
    assert "was found in the lead: check it" in html
    assert "“###” (end of the release)" in html
    assert not PressReleasePage.objects.exists()
    assert not MediaContact.objects.exists()


def test_what_was_not_recognised_is_said(editor: Client, newsroom: NewsIndexPage) -> None:
    html = editor.post(URL, {"newsroom": newsroom.pk, "text": "Only a headline"}).content.decode()
    assert html.count("<em>not found</em>") == 7
    assert "No date was found: add it in the editor." in html


def test_the_source_is_escaped(editor: Client, newsroom: NewsIndexPage) -> None:
    html = editor.post(URL, {"newsroom": newsroom.pk, "text": TEXT}).content.decode()
    assert "Workers &lt;em&gt;meet&lt;/em&gt;" in html
    assert "<em>meet" not in html


# --- What is made ---------------------------------------------------------------------------------


def test_the_draft_opens_in_the_editor(
    editor: Client, newsroom: NewsIndexPage, preview: Callable[..., str]
) -> None:
    response = editor.post(f"{URL}{newsroom.pk}/", {"release": preview(SAMPLE.read_text())})
    page = PressReleasePage.objects.get()
    editing = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert response.headers["Location"] == editing
    assert not page.live
    assert page.owner.username == "editor"
    html = editor.get(editing).content.decode()
    assert "is a draft now" in html
    assert html.count("leads nowhere (#)") == 9


def test_a_changed_release_is_refused(
    editor: Client, newsroom: NewsIndexPage, preview: Callable[..., str]
) -> None:
    packed = preview()
    for wrong in ("", "x", packed[:-2], packed.replace("a", "b", 1)):
        response = editor.post(f"{URL}{newsroom.pk}/", {"release": wrong}, follow=True)
        assert "This preview is too old, or was not made for you." in response.content.decode()
    assert not PressReleasePage.objects.exists()


def test_a_preview_serves_an_hour(
    editor: Client, newsroom: NewsIndexPage, preview: Callable[..., str]
) -> None:
    packed = preview()
    with time_machine.travel(time.time() + carrying.SECONDS + 5, tick=False):
        editor.post(f"{URL}{newsroom.pk}/", {"release": packed})
    assert not PressReleasePage.objects.exists()
    with time_machine.travel(time.time() + carrying.SECONDS - 5, tick=False):
        editor.post(f"{URL}{newsroom.pk}/", {"release": packed})
    assert PressReleasePage.objects.exists()


def test_a_preview_serves_its_own_user_and_newsroom(
    editor: Client, newsroom: NewsIndexPage, preview: Callable[..., str]
) -> None:
    packed = preview()
    spanish = translate(newsroom, "es")
    editor.force_login(editor_of(newsroom.get_parent(), "other"))
    for target in (newsroom, spanish):
        editor.post(f"{URL}{target.pk}/", {"release": packed})
    assert not PressReleasePage.objects.exists()


# --- The way there --------------------------------------------------------------------------------


def test_the_button_of_a_newsroom(editor: Client, newsroom: NewsIndexPage) -> None:
    link = f'href="{URL}?newsroom={newsroom.pk}"'
    explorer = reverse("wagtailadmin_explore", args=[newsroom.pk])
    assert link in editor.get(explorer).content.decode()
    editor.force_login(User.objects.create_superuser("admin"))
    home = reverse("wagtailadmin_explore", args=[newsroom.get_parent().pk])
    assert "?newsroom=" not in editor.get(home).content.decode()


def test_the_menu(editor: Client, newsroom: NewsIndexPage) -> None:
    assert "Import press release" in editor.get(reverse("wagtailadmin_home")).content.decode()
