"""Nothing private is told to anyone, whichever way they ask.

Endpoints, page types and parameters are found by themselves: what is new is covered without a line
here.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from tests.leaks.asking import (
    addresses,
    endpoints,
    fixed_questions,
    ids,
    paths_of,
    probing_parameters,
    question,
    things_named,
    told,
)
from tests.leaks.canaries import CANARY, PrivateSite

pytestmark = pytest.mark.django_db

NOBODY = 987654321


def leaks(response: Any, asked: str) -> set[str]:
    """The private words in a response, but for those that the question itself had."""
    return {word.lower() for word in CANARY.findall(told(response))} - set(
        CANARY.findall(asked.lower())
    )


def test_the_site_has_something_to_hide(site: PrivateSite, admin_client: Client) -> None:
    found = told(admin_client.get("/admin/pages/search/", {"q": "zqcannever"}))
    assert "zqcannever" in found
    assert len(site.hidden) > 50


def test_no_address_tells(site: PrivateSite, client: Client) -> None:
    asked = sorted(set(addresses()))
    assert len(asked) > 1000

    found = {path: leaks(client.get(path), path) for path in asked}

    assert {path: words for path, words in found.items() if words} == {}


def test_no_link_of_the_website_leads_to_a_leak(site: PrivateSite, client: Client) -> None:
    waiting, seen = ["/en/", "/es/", "/ur/"], set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        text = told(client.get(path))
        assert set(CANARY.findall(text)) == set(), path
        links = re.findall(r'href="(?:http://testserver)?(/[^"#]*)', text)
        waiting += [html.unescape(link) for link in links]
    assert len(seen) > 40


def test_no_question_the_description_offers_tells(site: PrivateSite, client: Client) -> None:
    for path, parameters in endpoints().items():
        for query in fixed_questions(parameters):
            asked = question(path, query)
            response = client.get(asked)
            assert response.status_code in (200, 302, 400, 401, 404), asked
            assert leaks(response, asked) == set(), asked


def test_asking_for_something_hidden_is_like_asking_for_nothing(
    site: PrivateSite, client: Client
) -> None:
    """The same answer, word for word, as for what never was."""
    # Of each way of being hidden two pages: the whole walk would take minutes.
    pages = [p for p in site.hidden if p.slug.endswith(("pressreleasepage", "standardpage"))]
    words = [*(page.slug for page in pages), *(thing.title for thing in site.things), "zqcandraft"]
    public = ids() - {page.pk for page in site.hidden}
    numbers = [thing.pk for thing in (*pages, *site.things) if thing.pk not in public]
    assert len(words) > 10
    assert len(numbers) > 10
    for path, parameters in endpoints().items():
        for name in probing_parameters(parameters, "string"):
            for word in words:
                same_answer(client, path, name, word, "zzzz")
        for name in probing_parameters(parameters, "integer"):
            for number in numbers:
                same_answer(client, path, name, str(number), str(NOBODY))


def test_finding_something_hidden_is_like_finding_nothing(
    site: PrivateSite, client: Client
) -> None:
    redirects = Redirect.objects.filter(redirect_page__in=[page.pk for page in site.hidden])
    paths = [*paths_of(site.hidden), *(redirect.old_path for redirect in redirects)]
    for endpoint in (path for path in endpoints() if path.endswith("/find/")):
        for path in paths:
            same_answer(client, endpoint, "html_path", path, "/en/nowhere/")


def test_searching_for_something_hidden_is_like_searching_for_nothing(
    site: PrivateSite, client: Client
) -> None:
    """Nor is it offered to those who write it otherwise."""
    pages = [p for p in site.hidden if p.slug.endswith(("pressreleasepage", "standardpage"))]
    words = sorted({*(page.slug for page in pages), "zqcandraft", "zqcanprivateimage"})
    assert len(words) > 10
    for path in ("/en/search/", "/es/search/"):
        for word in words:
            same_answer(client, path, "q", word, "zzzz")
            for asked in (f'"{word}"', word[:-1], f"{word}s", word[:7] + word[8:], f"home {word}"):
                found = client.get(question(path, {"q": asked}))
                assert found.status_code == 200
                assert leaks(found, asked) == set(), asked


def same_answer(client: Client, path: str, name: str, hidden: str, nothing: str) -> None:
    answers = [
        (response.status_code, re.sub(re.escape(value), "?", told(response)))
        for value in (hidden, nothing)
        for response in [client.get(question(path, {name: value}), follow=False)]
    ]
    (status, text), (expected_status, expected) = answers
    assert (status, _body(text)) == (expected_status, _body(expected)), (path, name, hidden)


def _body(text: str) -> str:
    """Without what is different for every address: its tag and its length."""
    return re.sub(r"(?m)^(ETag|Content-Length): .*$", "", text)


# --- Pictures, files, previews and embargo copies -------------------------------------------------

MISSING = ("/media/images/missing.width-48.format-webp.webp", "/documents/987654321/report.pdf")


def answer(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, told(response)


def test_hidden_pictures_and_files_are_answered_like_missing_ones(
    site: PrivateSite, client: Client
) -> None:
    paths = things_named(CANARY)
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
    for number, (word, journalist) in enumerate(site.copies.items()):
        own = [path for path in things_named(CANARY) if word in path]
        # Through each copy some of them, through all copies all of them but one's own.
        others = [path for path in things_named(CANARY) if word not in path]
        others = others[number :: len(site.copies)]
        assert own
        nothing = told(journalist.get("/media/images/missing.webp"))
        assert {path for path in others if told(journalist.get(path)) != nothing} == set()
        assert 200 in {journalist.get(path).status_code for path in own}


def test_an_ended_copy_is_like_none(site: PrivateSite, client: Client) -> None:
    nothing = answer(client, "/embargo/nothing/")
    for journalist in site.ended_copies:
        assert answer(client, journalist.address) == nothing
        for path in things_named(CANARY)[:20]:
            assert answer(client, f"{journalist.address}{path[1:]}") == nothing


def test_a_draft_that_is_shown_to_someone_tells_of_nothing_else(
    site: PrivateSite, client: Client
) -> None:
    word = site.draft.slug
    own = {rendition.url for rendition in site.draft.lead_image.renditions.all()}
    for shown, root in (
        (site.review, site.review),
        (f"/api/v2/page_preview/?token={site.preview}", f"/preview/{site.preview}/"),
    ):
        text = told(client.get(shown))
        assert text.count(word) > 20
        assert {found.lower() for found in CANARY.findall(text)} == {word}
        nothing = told(client.get(f"{root}media/images/missing.webp"))
        others = [p for p in things_named(CANARY) if word not in p and p not in own]
        assert {
            path for path in others if told(client.get(f"{root}{path[1:]}")) != nothing
        } == set()


def test_an_ended_review_link_is_like_none(site: PrivateSite, client: Client) -> None:
    assert answer(client, site.ended_review) == answer(client, "/review/nothing/")


def previews(site: PrivateSite) -> Iterator[str]:
    """Every address of the admin that shows a page's draft, or says who may read it before."""
    for page in site.hidden:
        for name in ("edit", "view_draft", "preview_on_edit", "history", "workflow_history"):
            yield reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        yield reverse("embargo_copies_of_page", args=[page.pk])
        yield reverse("review_links_of_page", args=[page.pk])
        yield f"/api/v2/page_preview/?page={page.pk}"
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
        assert status in (302, 401, 403, 404), path
        assert set(CANARY.findall(text)) - set(CANARY.findall(path)) == set(), path
        assert not re.search(r"zqcan", re.sub(r"Location: .*", "", text)), path
