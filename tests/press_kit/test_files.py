"""A release as text, Word and PDF, in four scripts, and whatever editors write into it."""

import ctypes
import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.core.management import call_command
from django.test import Client
from docx.oxml.ns import qn
from docx.shared import Cm
from pytest_django import DjangoAssertNumQueries

from hni_site.foundations.links import page_url
from hni_site.press_kit import pdf
from hni_site.publishing.withdrawal import withdraw
from hni_site.website.specimens import WORDS
from home.models import OrganisationSettings
from news.models import PressReleasePage
from tests.factories.blocks import every_body_block, picture
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection
from tests.factories.news import MediaContactFactory, PressReleasePageFactory, relate
from tests.factories.pages import publish, translate
from tests.publishing.releases import boss

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]

# What is written is the same whichever database it was read from.
writing = pytest.mark.only_on("sqlite")

ENDINGS = ("txt", "docx", "pdf")


def file(page: Any, ending: str) -> bytes:
    response = Client().get(f"/press-kit/{page.pk}/release.{ending}")
    assert response.status_code == 200, response.content
    return bytes(response.content)


def text_of(page: Any) -> str:
    return file(page, "txt").decode()


def word_of(page: Any) -> Any:
    return docx.Document(io.BytesIO(file(page, "docx")))


def printed(content: bytes) -> str:
    """What a viewer finds in a PDF, white space collapsed."""
    with pypdfium2.PdfDocument(content) as opened:
        return " ".join(" ".join(p.get_textpage().get_text_range() for p in opened).split())


def release(language: str = "en", **fields: Any) -> Any:
    english = PressReleasePageFactory(**fields)
    return english if language == "en" else translate(english, language, **fields)


@writing
def test_text_has_everything_in_order() -> None:
    target = StandardPageFactory(title="Target")
    body = every_body_block(SiteImageFactory(), SiteDocumentFactory(), target)
    page = release(title="Workers meet", full=True, body=body)
    publish(relate(page, contacts=[MediaContactFactory(name="Sample Contact")]))

    lines = text_of(page).split("\n")

    expected = [
        "Press Release",
        "Workers meet",
        "First sub-headline",
        "Nairobi, Kenya · 8 November 2023",
        "Corrections",
        "9 November 2023: The number is 33, not 32.",
        "* * *",
        f"Running text ({page_url(target)}).",
        "A section",
        "“Our work is work.”",
        "— Sample Person, Chair",
        "260 million home-based workers",
        "Source: ILO · 31 December 2019 (https://www.ilo.org/)",
        "Decent work for all.",
        "A recording (https://vimeo.com/1)",
        "Workers in 2019",
        "Who\tMillion",
        "Women\t147",
        "HomeNet International is a global network.",
        "Media contact",
        "Sample Contact",
        "Telephone: +254 700 000 000",
        page_url(page),
    ]
    assert [line for line in lines if line in expected] == expected
    assert not re.search("[\u200e\u200f\u2066-\u2069]", "".join(lines))


@writing
@pytest.mark.parametrize("language", WORDS)
def test_each_file_in_each_script(language: str) -> None:
    words = WORDS[language]
    body = [
        ("paragraph", f"<p>{words.sentence}</p>"),
        ("quote", {"text": words.phrase, "attribution": "", "role": ""}),
        # A minor heading without those above it.
        ("heading", {"text": words.word, "level": "h4"}),
    ]
    page = release(language, title=words.phrase, body=body)

    assert words.sentence in text_of(page)
    document = word_of(page)
    assert words.sentence in [paragraph.text for paragraph in document.paragraphs]
    assert document.core_properties.title == words.phrase
    assert document.core_properties.language == language
    content = file(page, "pdf")
    with pypdfium2.PdfDocument(content) as opened:
        assert opened.get_metadata_dict()["Title"] == words.phrase
    assert f"/Lang({language}".encode() in content.replace(b"/Lang (", b"/Lang(")
    # Shaping may split letters from their marks; what a viewer finds is the same letters.
    letters = {character for character in words.sentence if character.isalpha()}
    assert len(letters - set(printed(content))) <= len(letters) // 5


@writing
def test_urdu_runs_from_right_to_left() -> None:
    page = release("ur", title="کام کاج", body=[("paragraph", "<p>HNI <b>کام</b> کا حق</p>")])
    publish(relate(page, contacts=[MediaContactFactory(phone="+254 700 000 000")]))

    document = word_of(page)
    for paragraph in document.paragraphs:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
    [written] = [p for p in document.paragraphs if "حق" in p.text]
    turned = [
        run._r.rPr is not None and run._r.rPr.find(qn("w:rtl")) is not None for run in written.runs
    ]
    assert turned == [False, True, True]
    text = text_of(page)
    # Each line is read from the right, and a number's groups keep their order.
    assert "\n\u200fHNI کام کا حق\n" in text
    assert "\u2066+254 700 000 000\u2069" in text


def alternative_texts(page: Any) -> list[str]:
    """What a screen reader says of a PDF page's pictures."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)

    def below(element: Any) -> Iterator[str]:
        length = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if length:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDF_StructElement_GetAltText(element, buffer, length)
            yield buffer.raw.decode("utf-16-le").removesuffix("\0")
        for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
                yield from below(child)

    roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
    return [
        text
        for place in roots
        for text in below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    ]


@writing
def test_word_and_pdf_have_the_pictures_where_they_stand() -> None:
    """With caption, credit and what they show; decoration is read out to nobody."""
    wide = SiteImageFactory(file__width=1600, file__height=800, credit="A & B")
    tall, hidden = (
        SiteImageFactory(file__width=400, file__height=900),
        SiteImageFactory(collection=private_collection()),
    )
    page = release(
        lead_image=wide,
        lead_image_alt="Weavers <at> work",
        lead_image_caption="In “Bhaktapur”",
        body=[
            ("paragraph", "<p>Between.</p>"),
            ("image", picture(tall, "")),
            ("gallery", {"images": [picture(hidden, "Hidden")]}),
        ],
    )

    document = word_of(page)

    shapes = document.inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == ["Weavers <at> work", ""]
    assert [round(shape.width / shape.height, 1) for shape in shapes] == [2.0, 0.4]
    assert max(shape.height for shape in shapes) <= Cm(9)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs.index("In “Bhaktapur” A & B") < paragraphs.index("Between.")
    content = file(page, "pdf")
    with pypdfium2.PdfDocument(content) as opened:
        [sheet] = opened
        pictures = [o for o in sheet.get_objects() if o.type == pdfium.FPDF_PAGEOBJ_IMAGE]
        assert [p.get_px_size()[0] for p in pictures] == [1024, 400]
        assert alternative_texts(sheet) == ["Weavers <at> work"]
    assert "In “Bhaktapur” A & B" in printed(content)
    assert "Bhaktapur" not in text_of(page)


def test_pictures_cost_one_query_however_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = release(
        lead_image=SiteImageFactory(), body=[("image", picture(SiteImageFactory(), "Looms"))]
    )
    for ending, queries in {"txt": 3, "docx": 4, "pdf": 4}.items():
        # Where the log stands, the document, who publishes, the pictures.
        with django_assert_num_queries(queries):
            file(page, ending)


@writing
def test_nothing_that_is_written_is_read_as_an_order() -> None:
    hostile = '#import "@preview/x:1.0.0" #read("/etc/passwd") </w:t><w:p/> \\ $x$ *y* <s> {{ z }}'
    page = release(
        title=hostile,
        kicker="bell\x07 null\x0b\ufffe \u202eoverride\u2066",
        body=[
            ("quote", {"text": f"{hostile}\nsecond", "attribution": hostile, "role": "#eval"}),
            ("paragraph", '<p><a href="javascript:alert(1)">click</a> a<br/>b</p>'),
        ],
    )

    text, document, seen = text_of(page), word_of(page), printed(file(page, "pdf"))

    assert text.count(hostile) == 3
    assert sum(p.text.count(hostile) for p in document.paragraphs) == 3
    # A viewer tells of the ends of lines.
    assert seen.replace(" ", "").count(hostile.replace(" ", "")) == 3
    for told in (text, "\n".join(p.text for p in document.paragraphs)):
        assert "bell null override\n" in told
        assert "click a\nb" in told
        assert "javascript" not in told


def test_without_a_contact_the_default_one_is_told() -> None:
    contact = MediaContactFactory(name="Default Contact")
    OrganisationSettings.objects.create(site=home_page().get_site(), default_contact=contact)
    page = release()

    assert "Default Contact" in text_of(page)


@writing
def test_where_a_script_has_no_font_there_is_no_pdf_and_no_box(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import typst

    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(pdf, "_fonts", lambda: bare)
    pdf.can_print.cache_clear()
    thai, english = release("th", title="การงาน"), release()

    answer = Client().get(f"/press-kit/{thai.pk}/release.pdf")
    assert answer.status_code == 404
    assert "could not be displayed" in answer.json()["detail"]
    assert f"/press-kit/{thai.pk}/release.txt" in Client().get(thai.url).content.decode()
    assert f"/press-kit/{thai.pk}/release.pdf" not in Client().get(thai.url).content.decode()
    assert f"/press-kit/{english.pk}/release.pdf" in Client().get(english.url).content.decode()
    assert file(english, "pdf")
    call_command("check", deploy=True)
    assert "press_kit.W001" in capsys.readouterr().err
    pdf.can_print.cache_clear()


@writing
def test_a_text_beyond_all_measure_is_no_pdf() -> None:
    page = release(body=[("paragraph", f"<p>{'long ' * 40_000}</p>")])

    assert Client().get(f"/press-kit/{page.pk}/release.pdf").status_code == 404
    assert file(page, "txt")


def test_only_of_public_news() -> None:
    draft, other, page = PressReleasePageFactory(draft=True), StandardPageFactory(), release()
    names = [*(f"release.{ending}" for ending in ENDINGS), "kit.zip"]
    for pk in (draft.pk, other.pk, 987654321, 2**70):
        answers = [Client().get(f"/press-kit/{pk}/{name}") for name in names]
        assert [answer.status_code for answer in answers] == [404] * 4
        assert {answer["Cache-Control"] for answer in answers} == {"no-store"}

    withdraw(PressReleasePage.objects.get(pk=page.pk), "Wrong", boss())

    answers = [Client().get(f"/press-kit/{page.pk}/{name}") for name in names]
    assert [answer.status_code for answer in answers] == [410] * 4
    assert page.title not in str([answer.content for answer in answers])


def test_kept_asked_for_again_and_named(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = release(slug="home-based-workers", dateline_date=datetime.date(2023, 11, 8))
    for ending in ENDINGS:
        address = f"/press-kit/{page.pk}/release.{ending}"
        client = Client()
        # Where the log stands, the document, who publishes.
        with django_assert_num_queries(3):
            first = client.get(address)
        assert f'filename="home-based-workers-en.{ending}"' in first["Content-Disposition"]
        with django_assert_num_queries(1):
            assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
        publish(PressReleasePageFactory())  # Something else changes; the file is the same.
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
