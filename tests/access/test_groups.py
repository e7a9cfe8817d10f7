"""The groups in the database: made, mended, renamed, removed."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from hni_site.access.enums import RoleName
from hni_site.access.models import RoleGroup
from tests.factories.bazaar_pages import (
    AffiliatePageFactory,
    BazaarListingPageFactory,
)
from tests.factories.home import home_page
from tests.factories.media import SiteImageFactory
from tests.factories.news import NewsIndexPageFactory, news_index
from tests.factories.pages import locale, translate
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def rights_over(page: Page, group: Group) -> set[str]:
    """What the group may do with this page and those below, as said on this page."""
    rights = GroupPagePermission.objects.filter(page=page, group=group)
    return set(rights.values_list("permission__codename", flat=True))


def group_of(role: RoleName, **identity: Any) -> Group:
    return RoleGroup.objects.get(role=role, **identity).group


def contributors_of(page: Any) -> Group:
    return group_of(RoleName.CONTRIBUTOR, organisation=page.translation_key)


def collection_of(group: Group) -> Any:
    return RoleGroup.objects.get(group=group).collection


def everything() -> set[tuple[Any, ...]]:
    """All that the groups may do, by name."""
    return {
        *Group.objects.values_list("name", "permissions__codename"),
        *GroupPagePermission.objects.values_list("group__name", "page", "permission__codename"),
        *GroupCollectionPermission.objects.values_list(
            "group__name", "collection", "permission__codename"
        ),
    }


def repair() -> str:
    output = io.StringIO()
    call_command("repair_roles", stdout=output)
    return output.getvalue()


# --- The migration --------------------------------------------------------------------------------


def test_a_new_database_has_the_groups() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Media officer",
        "Editor",
        "Executive sign-off",
        "Translator: English",
        "Translation reviewer: English",
        "Administrator",
    }
    home = Page.objects.get(depth=2)
    assert rights_over(home, group_of(RoleName.TRANSLATOR)) == {"change_page"}
    assert repair() == "Nothing to mend.\n"


def test_the_migration_of_a_database_in_use() -> None:
    """With newsrooms and languages, with Wagtail's groups and someone in one of them."""
    newsroom = translate(news_index(), "es")
    Group.objects.all().delete()
    editors, _moderators = (Group.objects.create(name=name) for name in ("Editors", "Moderators"))
    user = User.objects.create_user("someone")
    user.groups.add(editors)
    Permission.objects.filter(content_type__app_label="news").delete()
    migration = ("access", "0002_roles")
    loader = MigrationLoader(connection)
    loader.graph.nodes[migration].operations[0].code(loader.project_state(migration).apps, None)

    assert not Group.objects.filter(name="Moderators").exists()
    assert list(user.groups.all()) == [editors]
    assert rights_over(newsroom, group_of(RoleName.MEDIA_OFFICER)) == {
        "add_page",
        "change_page",
        "publish_page",
    }
    spanish = group_of(RoleName.REVIEWER, locale__language_code="es")
    assert spanish.name == "Translation reviewer: Spanish"
    assert rights_over(newsroom.get_parent(), spanish) == {"change_page", "publish_page"}
    media = group_of(RoleName.MEDIA_OFFICER)
    assert media.permissions.filter(codename="change_boilerplate").exists()
    assert repair() == "Nothing to mend.\n"


# --- Repair ---------------------------------------------------------------------------------------


def test_repair_gives_back_and_takes_away() -> None:
    home = home_page()
    before = everything()
    editor = group_of(RoleName.EDITOR)
    editor.permissions.add(Permission.objects.get(codename="delete_user"))
    GroupPagePermission.objects.create(group=editor, page=home, permission_type="bulk_delete")
    GroupPagePermission.objects.filter(group=editor, permission__codename="publish_page").delete()
    GroupCollectionPermission.objects.filter(group=editor).delete()
    someone = person(RoleName.EDITOR)

    told = repair().splitlines()

    assert everything() == before
    assert told == [
        "Editor: 7 rights given.",
        "Editor: 2 rights taken away (bulk_delete_page, delete_user).",
    ]
    assert someone.groups.get() == editor
    assert repair() == "Nothing to mend.\n"


def test_a_deleted_group_is_made_again() -> None:
    group_of(RoleName.EXECUTIVE).delete()

    assert "Executive sign-off: stands for its role now." in repair()
    assert group_of(RoleName.EXECUTIVE).name == "Executive sign-off"


def test_a_group_may_be_called_otherwise() -> None:
    group = group_of(RoleName.EDITOR)
    group.name = "Desk"
    group.save()

    assert repair() == "Nothing to mend.\n"
    assert group_of(RoleName.EDITOR).name == "Desk"


def test_other_groups_are_left_alone() -> None:
    home = home_page()
    own = Group.objects.create(name="Our interns")
    GroupPagePermission.objects.create(group=own, page=home, permission_type="add")

    assert repair() == "Nothing to mend.\n"
    assert rights_over(home, own) == {"add_page"}


def test_the_administrator_gets_the_rights_of_new_models() -> None:
    group = group_of(RoleName.ADMINISTRATOR)
    assert group.permissions.count() == Permission.objects.count()
    new = Permission.objects.create(
        codename="add_thing",
        name="New",
        content_type=Permission.objects.first().content_type,  # type: ignore[union-attr]
    )

    assert repair() == "Administrator: 1 right given (add_thing).\n"
    assert new in group.permissions.all()


# --- Languages ------------------------------------------------------------------------------------


def test_a_new_language_has_its_groups_at_once() -> None:
    spanish = Locale.objects.create(language_code="es")
    for role in (RoleName.TRANSLATOR, RoleName.REVIEWER):
        assert group_of(role, locale=spanish).name == f"{role.label}: Spanish"

    home = translate(home_page(), "es")

    assert rights_over(home, group_of(RoleName.TRANSLATOR, locale=spanish)) == {"change_page"}
    assert not GroupPagePermission.objects.filter(
        page=home, group=group_of(RoleName.TRANSLATOR, locale=locale("en"))
    ).exists()
    assert repair() == "Nothing to mend.\n"


def test_a_removed_language_takes_its_groups_along_unless_someone_is_in() -> None:
    spanish = locale("es")
    reviewer = person(RoleName.REVIEWER, language="es")

    spanish.delete()

    assert not Group.objects.filter(name="Translator: Spanish").exists()
    assert reviewer.groups.get().name == "Translation reviewer: Spanish"

    back = locale("es")
    assert group_of(RoleName.REVIEWER, locale=back) == reviewer.groups.get()


# --- Sections -------------------------------------------------------------------------------------


def test_a_new_newsroom_is_the_media_officers_at_once() -> None:
    newsroom = NewsIndexPageFactory()

    assert rights_over(newsroom, group_of(RoleName.MEDIA_OFFICER)) == {
        "add_page",
        "change_page",
        "publish_page",
    }
    assert repair() == "Nothing to mend.\n"


# --- Affiliates -----------------------------------------------------------------------------------


def test_an_affiliate_has_a_group_and_a_collection_at_once() -> None:
    affiliate = AffiliatePageFactory(title="Weavers")
    listing = BazaarListingPageFactory(affiliate=affiliate)
    spanish = translate(affiliate, "es")
    other = AffiliatePageFactory(title="Potters")

    group = contributors_of(affiliate)

    assert group.name == "Affiliate contributor: Weavers"
    pages = set(GroupPagePermission.objects.filter(group=group).values_list("page", flat=True))
    assert pages == {affiliate.pk, listing.pk, spanish.pk}
    collection = collection_of(group)
    assert collection.name == "Weavers"
    assert collection.get_parent().name == "Affiliates"
    assert contributors_of(other) != group
    assert collection_of(contributors_of(other)).get_parent() == collection.get_parent()
    assert repair() == "Nothing to mend.\n"


def test_the_group_is_called_as_the_affiliate_is() -> None:
    affiliate = AffiliatePageFactory(title="Weavers")
    group = contributors_of(affiliate)
    translate(affiliate, "es", title="Tejedoras")
    group.refresh_from_db()
    assert group.name == "Affiliate contributor: Weavers"

    affiliate.refresh_from_db()
    affiliate.title = "Weavers and spinners"
    affiliate.save()

    group.refresh_from_db()
    assert group.name == "Affiliate contributor: Weavers and spinners"
    collection_of(group).refresh_from_db()
    assert collection_of(group).name == "Weavers and spinners"


@pytest.mark.parametrize("title", ["Weavers", "W" * 250])
def test_two_affiliates_of_one_name(title: str) -> None:
    first, second = AffiliatePageFactory(title=title), AffiliatePageFactory(title=title, slug="b")

    names = {contributors_of(first).name, contributors_of(second).name}

    assert len(names) == 2
    assert all(name.startswith("Affiliate contributor: W") for name in names)
    assert repair() == "Nothing to mend.\n"


def test_a_listing_goes_to_those_of_its_affiliate() -> None:
    mine, theirs = AffiliatePageFactory(title="Weavers"), AffiliatePageFactory(title="Potters")
    listing = BazaarListingPageFactory(affiliate=mine)

    listing.affiliate = theirs
    listing.save()

    assert rights_over(listing, contributors_of(mine)) == set()
    assert rights_over(listing, contributors_of(theirs)) == {"change_page"}


def test_an_affiliate_that_is_deleted_takes_group_and_collection_along() -> None:
    affiliate = AffiliatePageFactory(title="Weavers")
    spanish = translate(affiliate, "es")
    group = contributors_of(affiliate)

    affiliate.delete()
    assert Group.objects.filter(pk=group.pk).exists()
    spanish.delete()

    assert not Group.objects.filter(pk=group.pk).exists()
    assert not Collection.objects.filter(name="Weavers").exists()


def test_people_and_pictures_are_not_deleted_along_with_an_affiliate() -> None:
    weavers, potters = AffiliatePageFactory(title="Weavers"), AffiliatePageFactory(title="Potters")
    contributor = person(RoleName.CONTRIBUTOR, organisation=weavers)
    SiteImageFactory(collection=contributors_of(potters).role_group.collection)

    weavers.delete()
    potters.delete()

    assert contributor.groups.get().name == "Affiliate contributor: Weavers"
    assert Collection.objects.filter(name="Potters").exists()
    assert not Group.objects.filter(name="Affiliate contributor: Potters").exists()


def test_repair_makes_the_groups_of_affiliates_that_were_there_before() -> None:
    affiliate = AffiliatePageFactory(title="Weavers")
    contributors_of(affiliate).delete()

    told = repair()

    assert "Affiliate contributor: Weavers: stands for its role now." in told
    assert rights_over(affiliate, contributors_of(affiliate)) == {"change_page"}
    assert repair() == "Nothing to mend.\n"


def test_saving_a_page_again_costs_little() -> None:
    def queries(page: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            page.save()
        return sum("access_rolegroup" in query["sql"] for query in captured)

    assert queries(AffiliatePageFactory()) == 1
    assert queries(news_index()) == 0
