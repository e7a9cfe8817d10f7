"""Nothing private is told to anyone, whichever way they ask.

Endpoints, page types and parameters are found by themselves: what is new is covered without a line
here.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect

from tests.leaks.asking import (
    addresses,
    endpoints,
    fixed_questions,
    ids,
    paths_of,
    probing_parameters,
    question,
)
from tests.leaks.canaries import CANARY, PrivateSite

pytestmark = pytest.mark.django_db

NOBODY = 987654321


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[PrivateSite]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield PrivateSite()
        transaction.set_rollback(True)


def told(response: Any) -> str:
    """All that a response says, headers included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join(
        [*(f"{name}: {value}" for name, value in response.items()), body.decode(errors="replace")]
    )


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
            assert response.status_code in (200, 302, 400, 404), asked
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
