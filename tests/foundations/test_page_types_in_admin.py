"""Every page type, as an editor meets it: created, edited, previewed, published."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from hni_site.editorial.enums import ChangeKind
from hni_site.editorial.sign_off import grant
from hni_site.foundations.pages import SitePage
from tests.discovery import PAGE_TYPES, every_block, factory_of, label, stream_fields
from tests.entries import entry
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.forms import PUBLISH, errors, filled

pytestmark = pytest.mark.django_db

each_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)


@pytest.fixture(autouse=True)
def media() -> None:
    """What the previews of blocks show."""
    SiteImageFactory()
    SiteDocumentFactory()


def with_every_block(page_type: type[SitePage]) -> SitePage:
    """An unsaved page whose streams hold each of their blocks once."""
    return page_type(**{field.name: every_block(field) for field in stream_fields(page_type)})


def add_url(page_type: type[SitePage]) -> str:
    """Where a page of the type is added, below a parent that takes it."""
    parent = factory_of(page_type)().get_parent()
    meta = page_type._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])


def published(page: SitePage, client: Client) -> SitePage:
    """The page after it was signed off, where it must be, and published as it is."""
    if page.sign_off_kind:
        grant(page.get_latest_revision_as_object(), None)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = filled(client, url, page.get_latest_revision_as_object(), PUBLISH)
    response = client.post(url, form)
    assert response.status_code == 302, errors(response)
    found: SitePage = type(page).objects.get(pk=page.pk)
    return found


def saved(page_type: type[SitePage], response: Any) -> SitePage:
    """The page that the form made; its complaints where it made none."""
    assert response.status_code == 302, errors(response)
    page: SitePage = page_type.objects.get(slug="typed-by-an-editor")
    return page


@each_page_type
def test_created_and_published_with_every_field_and_block(
    page_type: type[SitePage], admin_client: Client, client: Client
) -> None:
    url = add_url(page_type)
    typed = entry(page_type)
    form = filled(admin_client, url, with_every_block(page_type), {**typed, **PUBLISH})

    page = saved(page_type, admin_client.post(url, form))
    if page.sign_off_kind:
        assert not page.live
    page = published(page, admin_client)

    assert page.live
    document = page.build_document().model_dump(mode="json")
    for field in stream_fields(page_type):
        written = [child.block_type for child in getattr(page, field.name)]
        assert written == list(field.stream_block.child_blocks)
        assert len(document[field.name]) == len(written)
    # The form, opened again, shows what was typed.
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = filled(admin_client, edit_url, page, {})
    for name, value in nested_form_data(typed).items():
        if not name.endswith(("_FORMS", "ORDER", "DELETE")):
            assert shown[name] == value, name


@each_page_type
def test_edited_and_published_again(page_type: type[SitePage], admin_client: Client) -> None:
    page = factory_of(page_type)()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    typed = {"title": "Another title", **PUBLISH}
    if page.sign_off_kind:
        # What nobody may approve without: what changed and, of a release, whom to ask.
        needed = entry(page_type)
        typed |= {"change_kind": ChangeKind.MINOR}
        typed |= {name: needed[name] for name in ("contacts",) if name in needed}
    form = filled(admin_client, url, page, typed)

    response = admin_client.post(url, form)

    assert response.status_code == 302, errors(response)
    if page.sign_off_kind:
        page.refresh_from_db()
        assert page.title != "Another title"
    page = published(page, admin_client)
    assert page.title == "Another title"
    assert page.live
    assert not page.has_unpublished_changes


@each_page_type
def test_saved_as_a_draft_while_unfinished(page_type: type[SitePage], admin_client: Client) -> None:
    url = add_url(page_type)
    typed = entry(page_type)
    needed = {
        field.name: typed[field.name]
        for field in page_type._meta.get_fields()
        if field.name in typed and needed_for_a_draft(field)
    }
    unfinished = page_type(
        **{
            field.name: [
                (name, block.get_default())
                for name, block in field.stream_block.child_blocks.items()
            ]
            for field in stream_fields(page_type)
        }
    )
    form = filled(
        admin_client,
        url,
        unfinished,
        {"title": "Unfinished", "slug": "typed-by-an-editor", **needed},
    )

    page = saved(page_type, admin_client.post(url, form))

    assert not page.live
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.get(edit_url).status_code == 200
    preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert admin_client.get(preview).status_code == 200
    page.build_document()


def needed_for_a_draft(field: Any) -> bool:
    """Whether the database itself cannot do without a value that no default gives."""
    return bool(
        field.concrete
        and not field.null
        and not field.has_default()
        and field.get_internal_type() not in ("CharField", "TextField", "JSONField")
    )


@each_page_type
def test_previewed_before_it_is_saved(page_type: type[SitePage], admin_client: Client) -> None:
    add = add_url(page_type)
    form = filled(admin_client, add, with_every_block(page_type), entry(page_type))
    parent_id = add.rstrip("/").rpartition("/")[2]
    url = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=[page_type._meta.app_label, page_type._meta.model_name, parent_id],
    )

    assert admin_client.post(url, form).json() == {"is_valid": True, "is_available": True}
    response = admin_client.get(f"{url}?in_preview_panel=true")

    assert response.status_code == 200
    assert "Typed by an editor" in response.content.decode()


@each_page_type
def test_previewed_while_it_is_edited(page_type: type[SitePage], admin_client: Client) -> None:
    page = factory_of(page_type)()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = filled(admin_client, edit, page, {"title": "Not saved yet"})
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert admin_client.post(url, form).json() == {"is_valid": True, "is_available": True}
    response = admin_client.get(f"{url}?in_preview_panel=true")

    assert response.status_code == 200
    assert "Not saved yet" in response.content.decode()
    page.refresh_from_db()
    assert page.title != "Not saved yet"


@pytest.mark.parametrize("slug", ["search", "offline"])
def test_where_the_site_itself_answers_there_is_no_page(slug: str, admin_client: Client) -> None:
    """It could never be seen. Elsewhere it may be called so."""
    home, about = home_page(), StandardPageFactory(slug="about")
    build = StandardPageFactory.build()
    add = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[about.pk])
    for url, page in ((add, build), (edit, about)):
        form = filled(admin_client, url, page, {"title": "Search", "slug": slug})
        response = admin_client.post(url, form)
        assert response.status_code == 200
        assert [str(text) for text in response.context["form"].errors["slug"]] == [
            "The site itself answers at this address, so the page could not be seen there."
        ]

    elsewhere = StandardPageFactory(parent=about, slug=slug)
    move = reverse("wagtailadmin_pages:move_confirm", args=[elsewhere.pk, home.pk])
    copy = reverse("wagtailadmin_pages:copy", args=[about.pk])
    for url, typed in ((move, {}), (copy, {"new_title": "Copy", "new_slug": slug})):
        response = admin_client.post(url, typed, follow=True)
        assert "The site itself answers at this address" in response.content.decode()
    assert Page.objects.filter(slug=slug).get().get_parent() == about.page_ptr
    with pytest.raises(ValidationError, match="The site itself answers"):
        StandardPageFactory(slug=slug)
