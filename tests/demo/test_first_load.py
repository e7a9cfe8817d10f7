"""Loading into a site that is empty, or that somebody has begun to fill."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from campaigns.enums import InstrumentKind
from campaigns.models import Instrument
from hni_site.content_store.models import Head
from hni_site.demo import contents, loader
from hni_site.demo.contents import ContentError
from home.models import HomePage
from news.models import NewsIndexPage

# `test_loader.py` and `test_scale.py` load it on both databases.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("small_pictures"),
    pytest.mark.only_on("sqlite"),
]


def load(*languages: str) -> loader.Loader:
    return loader.load(languages, lambda _line: None)


def test_only_the_languages_asked_for_and_the_source() -> None:
    load("ur")
    codes = Locale.objects.values_list("language_code", flat=True)
    assert set(codes) == {"en", "ur"}
    assert HomePage.objects.count() == 2


def test_a_home_page_that_somebody_wrote_is_kept() -> None:
    home = HomePage.objects.get()
    home.tagline = "Ours"
    home.save_revision().publish()
    load("en", "es")
    assert HomePage.objects.get(pk=home.pk).tagline == "Ours"
    assert HomePage.objects.get(locale__language_code="es").translation_key == home.translation_key


def test_what_others_made_is_neither_doubled_nor_in_the_way() -> None:
    english = Locale.objects.get(language_code="en")
    own = Instrument.objects.create(
        code="C177",
        title="Ours",
        kind=InstrumentKind.CONVENTION,
        adopted="1996-06-20",
        locale=english,
    )
    HomePage.objects.get().add_child(instance=NewsIndexPage(title="Ours", slug="news"))
    loaded = load("en")
    assert loaded.pk_of("en", Instrument, "instrument-c177") == own.pk
    assert Page.objects.get(pk=loaded.pk_of("en", Page, "newsroom")).slug == "news-1"


def test_a_default_site_with_another_kind_of_root_page_is_an_error_that_says_what_to_do() -> None:
    home = HomePage.objects.get()
    newsroom = home.add_child(instance=NewsIndexPage(title="News", slug="news"))
    home.sites_rooted_here.update(root_page=newsroom)
    with pytest.raises(ContentError, match="Settings → Sites"):
        load("en")


def test_a_mistake_in_the_files_is_named_and_nothing_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = contents.read()
    del entries["affiliates"]
    monkeypatch.setattr(contents, "read", lambda: entries)
    with pytest.raises(CommandError, match="affiliates, which no demo file describes"):
        call_command("load_demo")
    assert Page.objects.filter(depth__gt=1).count() == 1
    assert not Head.objects.filter(sequence__gt=0).exists()
