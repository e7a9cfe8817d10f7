"""Rich text as readers and documents get it: no link leads to what is not public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hni_site.foundations.richtext import to_html
from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.media import SiteDocumentFactory, private_collection
from tests.factories.pages import make_private, translate

pytestmark = pytest.mark.django_db


def link_to(page: StandardPage) -> str:
    return f'<p>Read <a linktype="page" id="{page.pk}">about us</a>.</p>'


def test_link_to_a_public_page_is_absolute_and_says_its_id() -> None:
    page = StandardPageFactory(slug="about-us")

    assert to_html(link_to(page)) == (
        f'<p>Read <a href="http://testserver/en/about-us/" data-page-id="{page.pk}">'
        "about us</a>.</p>"
    )


def test_link_to_a_draft_is_plain_text() -> None:
    page = StandardPageFactory(draft=True)

    assert to_html(link_to(page)) == "<p>Read about us.</p>"


def test_link_to_a_restricted_page_and_to_one_below_it_is_plain_text() -> None:
    parent = make_private(StandardPageFactory())
    child = StandardPageFactory(parent=parent)

    assert to_html(link_to(parent)) == "<p>Read about us.</p>"
    assert to_html(link_to(child)) == "<p>Read about us.</p>"


def test_link_to_a_deleted_page_is_plain_text() -> None:
    page = StandardPageFactory()
    source = link_to(page)
    page.delete()

    assert to_html(source) == "<p>Read about us.</p>"


def test_link_to_a_page_outside_the_site_is_plain_text() -> None:
    page = StandardPageFactory()
    source = link_to(page)
    page.move(page.get_root(), pos="last-child")

    assert to_html(source) == "<p>Read about us.</p>"


def test_text_around_dead_links_stays() -> None:
    draft, live = StandardPageFactory(draft=True), StandardPageFactory(slug="live")
    source = (
        f'<p><b><a linktype="page" id="{draft.pk}">dead <i>and</i></a></b> '
        f'<a linktype="page" id="{live.pk}">alive</a> <a linktype="page" id="999999">gone</a></p>'
    )

    assert to_html(source) == (
        "<p><b>dead <i>and</i></b> "
        f'<a href="http://testserver/en/live/" data-page-id="{live.pk}">alive</a> gone</p>'
    )


def test_link_leads_to_the_translation_where_it_is_public() -> None:
    page = StandardPageFactory(slug="about-us")
    translate(page, "es", slug="quienes-somos")
    translate(page, "fr", live=False, slug="qui-sommes-nous")

    with translation.override("es"):
        assert "http://testserver/es/quienes-somos/" in to_html(link_to(page))
    with translation.override("fr"):
        assert "http://testserver/en/about-us/" in to_html(link_to(page))


@pytest.mark.parametrize("active", ["en", "es", "ur", "fr"])
def test_page_expands_its_text_in_its_own_language_whatever_the_active_one(active: str) -> None:
    about = StandardPageFactory(slug="about-us")
    translate(about, "es", slug="quienes-somos")
    page = translate(StandardPageFactory(body=[("paragraph", link_to(about))]), "es")

    with translation.override(active):
        document = page.build_document()

    assert "http://testserver/es/quienes-somos/" in document.body[0].value


def test_link_to_a_file() -> None:
    file = SiteDocumentFactory()

    html = to_html(f'<p><a linktype="document" id="{file.pk}">The plan</a></p>')

    assert html == f'<p><a href="http://testserver{file.url}">The plan</a></p>'


@pytest.mark.parametrize("gone", [False, True])
def test_link_to_a_file_that_not_everyone_may_have_is_plain_text(gone: bool) -> None:
    file = SiteDocumentFactory(collection=private_collection())
    source = f'<p><a linktype="document" id="{file.pk}">The plan</a></p>'
    if gone:
        file.delete()

    assert to_html(source) == "<p>The plan</p>"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            '<p><a href="/en/news/">News</a></p>',
            '<p><a href="http://testserver/en/news/">News</a></p>',
        ),
        ('<p><a href="https://www.ilo.org/">ILO</a></p>',) * 2,
        ('<p><a href="//www.ilo.org/">ILO</a></p>',) * 2,
        ('<p><a href="mailto:media@example.org">Write</a></p>',) * 2,
        ('<p>Type href="/en/" there, x &lt; y, 5 &gt; 3.</p>',) * 2,
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>",) * 2,
        ("<p>H<sub>2</sub>O, 1<sup>st</sup></p>",) * 2,
        ("",) * 2,
    ],
)
def test_all_else_stays_as_it_is(source: str, html: str) -> None:
    assert to_html(source) == html


def test_queries_do_not_grow_with_the_links() -> None:
    pages = [StandardPageFactory() for _ in range(6)]

    def queries(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            to_html("".join(link_to(page) for page in pages[:count]))
        return len(captured)

    queries(1)  # Wagtail reads its sites once.
    assert queries(6) == queries(1)
