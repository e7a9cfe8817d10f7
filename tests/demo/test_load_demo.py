"""The command `load_demo`, and the accounts that it adds."""

import io
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from hni_site.access.enums import RoleName
from hni_site.demo import accounts
from news.models import PressReleasePage
from tests.demo_fixture import DemoSite

# `test_loader.py` and `test_scale.py` load it on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def load_demo(*arguments: str) -> str:
    output = io.StringIO()
    call_command("load_demo", *arguments, stdout=output)
    return output.getvalue()


def test_in_production_there_are_no_demo_accounts(demo_site: DemoSite) -> None:
    output = load_demo()
    assert not get_user_model().objects.exists()
    assert "No demo accounts" in output
    assert not any(account.password in output for account in accounts.ACCOUNTS)


def test_in_development_the_printed_accounts_log_in(
    demo_site: DemoSite, settings: Settings, client: Client
) -> None:
    settings.DEBUG = True
    assert load_demo().splitlines()[-len(accounts.ACCOUNTS) :] == accounts.lines()
    for account in accounts.ACCOUNTS:
        form = {"username": account.username, "password": account.password}
        assert client.post("/admin/login/", form).status_code == 302
        assert client.get("/admin/").status_code == 200, account


def test_every_role_has_an_account_that_stands_in_its_group(
    demo_site: DemoSite, settings: Settings
) -> None:
    settings.DEBUG = True
    load_demo()
    assert {account.role for account in accounts.ACCOUNTS if account.role} == set(RoleName)
    for account in accounts.ACCOUNTS:
        user = get_user_model().objects.get(username=account.username)
        assert user.is_superuser == (not account.role)
        groups = [str(group.role_group.role) for group in user.groups.all()]
        assert groups == ([account.role] if account.role else [])


def test_what_the_media_officer_and_the_contributor_may_do(
    demo_site: DemoSite, settings: Settings
) -> None:
    settings.DEBUG = True
    load_demo()
    media = get_user_model().objects.get(username="media")
    affiliate = get_user_model().objects.get(username="affiliate")
    newsroom, profile = demo_site.page("newsroom"), demo_site.page("sample-embroiderers-in")
    assert newsroom.permissions_for_user(media).can_add_subpage()
    assert not newsroom.permissions_for_user(media).can_publish_subpage(), "releases are signed off"
    assert not profile.permissions_for_user(media).can_edit()
    assert profile.permissions_for_user(affiliate).can_edit()
    assert not profile.permissions_for_user(affiliate).can_publish()


def test_an_account_that_is_there_keeps_its_password(
    demo_site: DemoSite, settings: Settings
) -> None:
    settings.DEBUG = True
    get_user_model().objects.create_user("admin", password="my own")
    load_demo()
    admin = get_user_model().objects.get(username="admin")
    assert admin.check_password("my own")
    assert not admin.is_superuser


def test_accounts_are_known_before_anything_is_installed() -> None:
    listing = "from hni_site.demo import accounts; print('\\n'.join(accounts.lines()))"
    # -S: without installed packages.
    printed = subprocess.run(
        [sys.executable, "-S", "-c", listing], capture_output=True, text=True, check=True
    )
    assert printed.stdout.splitlines() == accounts.lines()


def test_a_language_without_demo_words_gets_nothing_by_itself(demo_site: DemoSite) -> None:
    load_demo("--locales", "en,pt")
    assert not Page.objects.filter(locale__language_code="pt").exists()


def test_releases_in_some_languages(demo_site: DemoSite) -> None:
    output = load_demo("--releases", "4", "--locales", "en,fr")
    samples = PressReleasePage.objects.filter(slug__startswith="sample-release-")
    languages = samples.values_list("locale__language_code", flat=True)
    assert sorted(languages) == ["en"] * 4 + ["fr"] * 4
    assert "4 of 4 releases in 2 languages" in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--locales", "en,xx"], "'xx' is none of en, es,"),
        (["--releases", "many"], "'many' is no number from 0 to 1000000"),
        (["--releases", "-1"], "'-1' is no number from 0 to 1000000"),
    ],
)
def test_a_bad_argument_is_named(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        load_demo(*arguments)
