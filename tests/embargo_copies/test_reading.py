"""A journalist with a named copy reads a release before everyone else, and nothing besides."""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hni_site.embargo_copies import opening
from hni_site.embargo_copies.copies import revoke
from hni_site.embargo_copies.models import CopyView, EmbargoCopy
from hni_site.embargo_copies.release import Embargo, embargo_of
from hni_site.private_links.links import KEEP, forget_old
from news.models import PressReleasePage
from tests.embargo_copies.newsroom import (
    NOW,
    UNTIL,
    Journalist,
    in_language,
    path_of,
    release_under_embargo,
    sign_off,
    things_of,
    told,
)
from tests.factories.home import home_page
from tests.factories.media import SiteImageFactory, private_collection
from tests.factories.pages import make_private, publish, translate
from tests.website.html import attributes, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

AFTER = UNTIL + datetime.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def release() -> PressReleasePage:
    return release_under_embargo()


def soup_of(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


# --- Terms and release ----------------------------------------------------------------------------


def test_the_terms_come_first_and_say_nothing_of_the_release(release: PressReleasePage) -> None:
    journalist = Journalist(release, accepts=False)

    response = journalist.get()

    text = response.content.decode()
    assert texts(soup_of(response), "h1") == ["A release under embargo"]
    assert "Sample Journalist" in text
    assert "The Sample Herald" in text
    assert f"{KEEP.days} days after" in text
    assert "Secret words" not in text
    assert "nobody knows" not in text
    assert not CopyView.objects.exists()


def test_terms_are_accepted_once(release: PressReleasePage) -> None:
    journalist = Journalist(release, accepts=False)

    accepted = journalist.post()

    assert (accepted.status_code, accepted["Location"]) == (302, journalist.address)
    assert EmbargoCopy.objects.get().accepted_at == NOW
    assert texts(soup_of(journalist.get()), "h1") == ["Secret words"]
    with time_machine.travel(NOW + datetime.timedelta(hours=1)):
        journalist.post()
    assert EmbargoCopy.objects.get().accepted_at == NOW


def test_the_terms_can_be_accepted_by_a_browser_that_names_no_referrer(
    release: PressReleasePage,
) -> None:
    """It sends `Origin: null`, which Django's check of forms refuses."""
    journalist = Journalist(release, accepts=False)
    journalist.client = Client(enforce_csrf_checks=True, headers={"origin": "null"})

    assert journalist.post().status_code == 302


def test_the_release_stands_below_a_banner_that_says_until_when_and_for_whom(
    release: PressReleasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    embargo = Embargo(UNTIL, ZoneInfo("Africa/Nairobi"))
    monkeypatch.setattr(opening, "embargo_of", lambda page: embargo)

    soup = soup_of(Journalist(release).get())

    [banner] = texts(soup, ".embargo")
    assert "Sunday, 8 November 2026, 06:00 East Africa Time" in banner
    assert "Sunday, 8 November 2026, 03:00 UTC" in banner
    assert "for Sample Journalist, The Sample Herald" in banner
    assert attributes(soup, ".embargo time", "datetime") == ["2026-11-08T03:00:00+00:00"]
    assert "being revised" not in banner
    assert texts(soup, "article h1") == ["Secret words"]
    assert "Text that nobody knows yet." in texts(soup, ".prose p")


def test_nothing_of_it_is_kept_found_or_told(release: PressReleasePage) -> None:
    terms, reader = Journalist(release, accepts=False), Journalist(release)
    things = [reader.get(path_of(thing)) for thing in things_of(release)]

    for response in (terms.get(), terms.post(), reader.get(), *things, reader.get("/nothing/")):
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
    soup = soup_of(reader.get())
    assert not soup.select("link[rel=canonical], link[rel=alternate], meta[property]")


def test_a_view_is_noted_once_a_minute(
    release: PressReleasePage, clock: time_machine.Traveller
) -> None:
    journalist = Journalist(release)
    journalist.client.head(journalist.address)
    assert not CopyView.objects.exists()

    journalist.get()
    journalist.get()
    clock.shift(datetime.timedelta(minutes=1))
    journalist.get()

    views = CopyView.objects.values_list("copy", "at", "language")
    later = NOW + datetime.timedelta(minutes=1)
    assert list(views) == [(journalist.copy.pk, at, "en") for at in (later, NOW)]


def test_only_the_hash_of_the_token_is_kept(release: PressReleasePage) -> None:
    token = Journalist(release).address.split("/")[2]

    assert len(token) == 43
    [row] = EmbargoCopy.objects.values()
    assert token not in str(row)


# --- Nothing --------------------------------------------------------------------------------------


def _revoke(journalist: Journalist, release: PressReleasePage) -> None:
    revoke(journalist.copy, None)


def _expire(journalist: Journalist, release: PressReleasePage) -> None:
    EmbargoCopy.objects.update(expires_at=timezone.now())


def _lift_without_publishing(journalist: Journalist, release: PressReleasePage) -> None:
    PressReleasePage.objects.update(embargo_until=NOW)


def _never_embargoed(journalist: Journalist, release: PressReleasePage) -> None:
    PressReleasePage.objects.update(embargo_until=None)


def _delete(journalist: Journalist, release: PressReleasePage) -> None:
    release.delete()


def _live_but_private(journalist: Journalist, release: PressReleasePage) -> None:
    PressReleasePage.objects.update(embargo_until=None)
    publish(PressReleasePage.objects.get(pk=release.pk))
    make_private(release)


@pytest.mark.parametrize(
    "end",
    [
        _revoke,
        _expire,
        _lift_without_publishing,
        _never_embargoed,
        _delete,
        _live_but_private,
    ],
)
def test_a_link_that_shows_nothing_is_like_one_that_never_was(
    end: Callable[[Journalist, PressReleasePage], None], release: PressReleasePage
) -> None:
    journalist = Journalist(release)
    thing = path_of(things_of(release)[0])
    assert journalist.get().status_code == 200
    end(journalist, release)
    nothing = told(Client().get("/embargo/nothing/"))
    assert nothing[0] == 404
    assert "Please ask us" in nothing[1]

    assert told(journalist.get()) == nothing
    assert told(journalist.post()) == nothing
    assert told(journalist.get("/es/")) == nothing
    assert told(journalist.get(thing)) == nothing


def test_revoked_expired_and_unknown_take_the_same_queries(release: PressReleasePage) -> None:
    revoked, expired = Journalist(release), Journalist(release)
    revoke(revoked.copy, None)
    EmbargoCopy.objects.filter(pk=expired.copy.pk).update(expires_at=NOW)
    Client().get("/embargo/nothing/")

    addresses = (revoked.address, expired.address, "/embargo/nothing/")
    counts = {_queries(partial(Client().get, address)) for address in addresses}

    assert len(counts) == 1


def test_what_is_no_token_is_answered_alike(client: Client) -> None:
    nothing = told(client.get("/embargo/nothing/"))

    for path in ("/embargo/%00/", "/embargo/%F0%9F%A7%B6/", f"/embargo/{'x' * 3000}/"):
        assert told(client.get(path)) == nothing, path


def test_nothing_is_said_in_the_language_of_the_browser(client: Client) -> None:
    publish(translate(home_page(), "es"))

    response = client.get("/embargo/nothing/", headers={"accept-language": "es-AR,en;q=0.5"})

    assert response["Content-Language"] == "es"
    assert "Este enlace" in response.content.decode()


# --- Other copies, other releases -----------------------------------------------------------------


def test_ending_one_copy_ends_no_other(release: PressReleasePage) -> None:
    one, other = Journalist(release), Journalist(release, "Another Journalist")

    revoke(one.copy, None)

    assert one.get().status_code == 404
    assert "Another Journalist" in other.get().content.decode()


def test_a_copy_opens_its_own_release_only(release: PressReleasePage) -> None:
    other = release_under_embargo("Other secret")
    journalist = Journalist(release)

    assert "Other secret" not in journalist.get().content.decode()
    for thing in things_of(other):
        assert journalist.get(path_of(thing)).status_code == 404
        assert Journalist(other).get(path_of(thing)).status_code == 200


def test_of_another_release_under_embargo_not_even_the_title_is_shown() -> None:
    other = release_under_embargo("Other secret")
    release: Any = release_under_embargo("This secret")
    release.body = [("paragraph", f'<p><a linktype="page" id="{other.pk}">More</a>.</p>')]
    release.save_revision()
    sign_off(release)

    text = Journalist(release).get().content.decode()

    assert "This secret" in text
    assert "Other secret" not in text
    assert other.slug not in text


# --- After the lift -------------------------------------------------------------------------------


def test_after_the_lift_it_leads_to_the_public_page(
    release: PressReleasePage, clock: time_machine.Traveller
) -> None:
    journalist = Journalist(release, accepts=False)
    clock.move_to(AFTER)
    publish(release)
    release = PressReleasePage.objects.get(pk=release.pk)

    response = journalist.get()

    assert (response.status_code, response["Location"]) == (302, release.url)
    assert response["Cache-Control"] == "private, no-store"
    for thing in things_of(release):
        response = journalist.get(path_of(thing))
        assert (response.status_code, response["Location"]) == (302, path_of(thing))
        assert Client().get(response["Location"]).status_code == 200


def test_a_new_embargo_on_a_draft_shows_it_again(
    release: PressReleasePage, clock: time_machine.Traveller
) -> None:
    journalist = Journalist(release)
    clock.move_to(AFTER)
    assert journalist.get().status_code == 404

    PressReleasePage.objects.update(embargo_until=AFTER + datetime.timedelta(hours=1))

    assert journalist.get().status_code == 200


# --- Which text -----------------------------------------------------------------------------------


def test_only_an_approved_text_is_shown(release: PressReleasePage) -> None:
    journalist = Journalist(release)
    release.title = "Words that nobody approved"
    release.lead_image = unapproved = SiteImageFactory()
    release.save_revision()

    soup = soup_of(journalist.get())
    assert texts(soup, "article h1") == ["Secret words"]
    assert "being revised" in texts(soup, ".embargo")[0]
    assert journalist.get(path_of(unapproved)).status_code == 404

    sign_off(release)
    soup = soup_of(journalist.get())
    assert texts(soup, "article h1") == ["Words that nobody approved"]
    assert "being revised" not in texts(soup, ".embargo")[0]
    assert journalist.get(path_of(unapproved)).status_code == 200


def test_without_an_approved_text_there_is_nothing(release: PressReleasePage) -> None:
    draft = translate(release, "es", live=False, title="Borrador")
    PressReleasePage.objects.filter(pk=draft.pk).update(embargo_until=UNTIL)

    assert Journalist(draft).get().status_code == 404
    assert Journalist(release).get("/es/").status_code == 404


# --- Languages ------------------------------------------------------------------------------------


def test_in_the_language_it_was_made_for_with_links_to_the_others(
    release: PressReleasePage,
) -> None:
    urdu = in_language(release, "ur", "راز")
    translate(release, "fr", live=False, title="Pas encore")
    journalist = Journalist(urdu)

    response = journalist.get()

    soup = soup_of(response)
    assert response["Content-Language"] == "ur"
    assert attributes(soup, "html", "dir") == ["rtl"]
    assert texts(soup, "article h1") == ["راز"]
    links = attributes(soup, ".embargo nav a", "href")
    assert links == [f"{journalist.address}en/", f"{journalist.address}ur/"]
    english = soup_of(journalist.get("/en/"))
    assert texts(english, "article h1") == ["Secret words"]
    assert attributes(english, ".embargo [aria-current]", "hreflang") == ["en"]
    assert {view.language for view in CopyView.objects.all()} == {"ur", "en"}


# --- Pictures and files ---------------------------------------------------------------------------


def test_pictures_and_files_are_had_below_the_copy_only(release: PressReleasePage) -> None:
    journalist = Journalist(release)
    text = journalist.get().content.decode()
    named = set(re.findall(r"[^\s\"]*/(?:media/images|documents)/[^\s\"]+", text))
    assert len(named) >= 8

    for url in named:
        path = url.removeprefix("http://testserver")
        assert path.startswith(journalist.address), url
        assert Client().get(path).status_code == 200, url
        assert Client().get(f"/{path.removeprefix(journalist.address)}").status_code == 404, url


def test_not_before_the_terms_are_accepted(release: PressReleasePage) -> None:
    journalist = Journalist(release, accepts=False)

    for thing in things_of(release):
        assert journalist.get(path_of(thing)).status_code == 404


def test_nor_from_a_private_collection(release: PressReleasePage) -> None:
    collection = private_collection()
    for thing in things_of(release):
        type(thing)._default_manager.filter(pk=thing.pk).update(collection=collection)
    journalist = Journalist(release)

    for thing in things_of(release):
        assert journalist.get(path_of(thing)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "media/images/missing.webp",
        "media/images/../secret.txt",
        "media/images/%00",
        "media/original_images/example.jpg",
        "documents/987654/report.pdf",
        f"documents/{2**70}/report.pdf",
    ],
)
def test_nor_what_there_is_not(path: str, release: PressReleasePage) -> None:
    assert Journalist(release).get(path).status_code == 404


def test_a_file_keeps_its_name_and_runs_nothing(release: PressReleasePage) -> None:
    _lead, _image, document, _attachment = things_of(release)

    response = Journalist(release).get(path_of(document))

    assert response.getvalue() == b"%PDF-1.4 sample"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert Journalist(release).get(f"/documents/{document.pk}/x.pdf").status_code == 404


# --- What it costs --------------------------------------------------------------------------------


def test_a_copy_costs_the_same_however_many_copies_views_and_languages(
    release: PressReleasePage, clock: time_machine.Traveller
) -> None:
    journalist = Journalist(release)
    picture = path_of(things_of(release)[0])

    def costs() -> tuple[int, int]:
        journalist.get()
        journalist.get(picture)
        return _queries(lambda: journalist.get()), _queries(lambda: journalist.get(picture))

    before = costs()
    for language in ("es", "fr", "ur"):
        in_language(release, language, f"In {language}")
        Journalist(release, f"Journalist {language}").get()

    after = costs()
    assert after == before
    assert after[1] <= 11, "a picture"


def _queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


# --- The end --------------------------------------------------------------------------------------


def test_old_copies_are_forgotten_with_their_views(
    release: PressReleasePage, clock: time_machine.Traveller
) -> None:
    expired, revoked, fresh = (Journalist(release) for _ in range(3))
    for journalist in (expired, revoked, fresh):
        journalist.get()
    revoke(revoked.copy, None)
    EmbargoCopy.objects.filter(pk=revoked.copy.pk).update(expires_at=NOW + 3 * KEEP)
    EmbargoCopy.objects.filter(pk=fresh.copy.pk).update(expires_at=NOW + 2 * KEEP)
    EmbargoCopy.objects.filter(pk=expired.copy.pk).update(expires_at=NOW)
    clock.move_to(NOW + KEEP)
    assert forget_old(EmbargoCopy) == 0

    clock.shift(datetime.timedelta(seconds=1))
    assert forget_old(EmbargoCopy) == 2

    assert [copy.pk for copy in EmbargoCopy.objects.all()] == [fresh.copy.pk]
    assert CopyView.objects.count() == 1


def test_an_embargo_is_in_force_until_its_second(clock: time_machine.Traveller) -> None:
    page = PressReleasePage(embargo_until=UNTIL, embargo_zone="Africa/Nairobi")
    clock.move_to(UNTIL - datetime.timedelta(seconds=1))
    assert embargo_of(page) == Embargo(UNTIL, ZoneInfo("Africa/Nairobi"))
    clock.move_to(UNTIL)
    assert embargo_of(page) is None
