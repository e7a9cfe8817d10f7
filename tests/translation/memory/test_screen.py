"""The memory in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from hni_site.access.enums import RoleName
from hni_site.translation.memory import views
from hni_site.translation.memory.models import Entry
from hni_site.translation.memory.remembering import remember
from hni_site.translation.memory.units import Unit
from tests.factories.pages import locale
from tests.factories.people import client_of, person, refused
from tests.translation.memory.test_tmx import BOMB, file_of, one

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    return client_of(person(RoleName.ADMINISTRATOR))


@pytest.fixture
def translator() -> Client:
    locale("ur")
    return client_of(person(RoleName.TRANSLATOR, language="ur"))


def send(client: Client, content: bytes, **ticked: str) -> str:
    file = SimpleUploadedFile("old.tmx", content)
    response = client.post(reverse("translation_memory"), {"file": file, **ticked}, follow=True)
    text: str = response.content.decode()
    return text


@pytest.mark.parametrize("ticked", [{}, {"is_reviewed": "on"}])
def test_file_is_imported_and_exported(administrator: Client, ticked: dict[str, str]) -> None:
    told = send(administrator, file_of(one() + one(language="tlh")).getvalue(), **ticked)

    assert "1 translation read, 1 new." in told
    assert "does not have the language: tlh" in told
    assert Entry.objects.get().is_approved is bool(ticked)
    url = reverse("translation_memory_export", args=["en", "es"])
    assert url in told
    response = administrator.get(url)
    assert response["Content-Disposition"] == 'attachment; filename="memory-en-es.tmx"'
    assert "no-store" in response["Cache-Control"]
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert b"<seg>Trabajo pagado</seg>" in content


def test_bad_file_is_told_on_the_form(
    administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The file declares entities" in send(administrator, BOMB.encode())
    monkeypatch.setattr(views, "LARGEST", 100)
    assert "The file is larger than" in send(administrator, file_of(one()).getvalue())
    assert not Entry.objects.exists()


def test_translator_sees_and_takes_but_brings_nothing(translator: Client) -> None:
    remember([Unit("en", "ur", "Paid work", "معاوضہ")])

    page = translator.get(reverse("translation_memory")).content.decode()

    assert "اردو" in page
    assert 'type="file"' not in page
    assert (
        translator.get(reverse("translation_memory_export", args=["en", "ur"])).status_code == 200
    )
    file = SimpleUploadedFile("old.tmx", file_of(one()).getvalue())
    assert refused(translator.post(reverse("translation_memory"), {"file": file}))
    assert Entry.objects.count() == 1


def test_who_does_not_translate_is_refused() -> None:
    client = client_of(person(RoleName.EXECUTIVE))

    assert refused(client.get(reverse("translation_memory")))
    assert refused(client.get(reverse("translation_memory_export", args=["en", "ur"])))
    assert reverse("translation_memory") not in client.get("/admin/").content.decode()


def test_screen_takes_as_many_queries_for_many_languages(
    administrator: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("translation_memory")
    remember([Unit("en", "ur", "Paid work", "معاوضہ")])
    administrator.get(url)
    with django_assert_num_queries(12) as one_language:
        administrator.get(url)

    remember(Unit("en", code, "Paid work", code) for code in ("es", "fr", "th", "lo", "km"))
    with django_assert_num_queries(len(one_language.captured_queries)):
        administrator.get(url)
