"""`import_press_release` from the outside."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from news.models import Boilerplate, MediaContact, NewsIndexPage, PressReleasePage
from tests.factories.news import news_index
from tests.factories.pages import translate
from tests.news.importer.writing import SAMPLE, WRITERS, sample_parts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom() -> NewsIndexPage:
    return news_index()


def run(file: Path, *options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_press_release", str(file), *options, stdout=out)
    result = json.loads(out.getvalue())
    assert isinstance(result, dict)
    return result


def written(directory: Path, name: str, data: bytes | str) -> Path:
    file = directory / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def test_it_prints_one_object(tmp_path: Path) -> None:
    result = run(SAMPLE)
    assert list(result) == ["page_id", "document", "warnings", "markers"]
    page = PressReleasePage.objects.get(pk=result["page_id"])
    assert not page.live
    assert result["document"]["title"] == page.title
    assert result["document"]["kicker"] == "Press Release"
    assert all(set(warning) == {"text", "where"} for warning in result["warnings"])
    assert len([w for w in result["warnings"] if "leads nowhere" in w["text"]]) == 9
    assert [marker["text"] for marker in result["markers"]][2] == "###"


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_gives_the_same_document(tmp_path: Path, name: str) -> None:
    expected = run(SAMPLE)["document"]
    document = run(written(tmp_path, name, WRITERS[name](sample_parts())))["document"]
    for field in ("title", "kicker", "subheads", "dateline", "contacts"):
        assert document[field] == expected[field]
    assert [(b["type"], b["value"]) for b in document["body"]] == [
        (b["type"], b["value"]) for b in expected["body"]
    ]
    assert document["boilerplate"]["title"] == "About HNI"


def test_publish_makes_it_public(client: Client) -> None:
    result = run(SAMPLE, "--publish")
    assert PressReleasePage.objects.get(pk=result["page_id"]).live
    meta = result["document"]["meta"]
    assert meta["first_published_at"]
    page = client.get(urlsplit(meta["html_url"]).path)
    assert "labour rights, social protection and decent work" in page.content.decode()
    assert (
        client.get(urlsplit(meta["detail_url"]).path).json()["title"] == result["document"]["title"]
    )


def test_published_it_says_what_would_have_kept_an_editor_from_it(tmp_path: Path) -> None:
    file = written(tmp_path, "release.md", TEXT)

    told, silent = (run(file, *options)["warnings"] for options in (["--publish"], []))

    missing = "There is no media contact. Choose whom journalists may call or write to."
    assert {"text": missing, "where": "Media contacts"} in told
    assert all(missing != warning["text"] for warning in silent)


def test_the_language_is_the_newsroom(newsroom: NewsIndexPage) -> None:
    translate(newsroom, "es")
    assert run(SAMPLE, "--locale", "es")["document"]["meta"]["locale"] == "es"


def test_a_language_without_a_newsroom() -> None:
    with pytest.raises(
        CommandError, match=r"no newsroom in the language “fr” \(there is one in: en\)"
    ):
        run(SAMPLE, "--locale", "fr")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("photo.docx", b"\x89PNG\r\n\x1a\n", "photo.docx: This is not a Word file"),
        ("large.txt", b"a" * 11_000_000, "larger than 10 MB"),
        ("empty.md", b"", "nothing in it"),
        ("page.html", b"<p>Text</p><script>1</script>", "carries a script"),
        ("release.pdf", b"%PDF", "of no kind the importer reads"),
    ],
)
def test_bad_input_creates_nothing(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run(written(tmp_path, name, data))
    assert not PressReleasePage.objects.exists()
    assert not MediaContact.objects.exists()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Give the path of a file"):
        run(tmp_path / "missing.md")
    with pytest.raises(CommandError, match="Give the path of a file"):
        run(tmp_path)


TEXT = "# Workers meet\n\nHome-based workers met. They agreed on a plan.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"EMBARGOED UNTIL 8 NOVEMBER 2030\n\n{TEXT}", "asks for an embargo"),
        ("Home-based workers met in the capital. " * 5, "No headline was found"),
    ],
)
def test_what_is_not_fit_for_the_public_is_not_published(
    tmp_path: Path, text: str, message: str
) -> None:
    file = written(tmp_path, "release.md", text)
    with pytest.raises(CommandError, match=f"{message}.*without --publish"):
        run(file, "--publish")
    assert not PressReleasePage.objects.exists()
    assert not PressReleasePage.objects.get(pk=run(file)["page_id"]).live


def test_a_draft_that_cannot_be_published_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(page: PressReleasePage) -> None:
        raise ValidationError("The summary is missing.")

    monkeypatch.setattr(PressReleasePage, "clean", refuse)
    file = written(tmp_path, "release.md", f"{TEXT}## About HNI\n\nA network.")
    with pytest.raises(CommandError, match=r"not fit to be published: The summary is missing\."):
        run(file, "--publish")
    assert not PressReleasePage.objects.exists()
    assert not Boilerplate.objects.exists()
