"""Machine translation: what is sent, what comes back, and what is told when nothing does."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from hni_site.access.enums import RoleName
from hni_site.translation.machine.protecting import protected, restored
from hni_site.translation.machine.services import (
    CHARACTERS_A_REQUEST,
    TEXTS_A_REQUEST,
    MachineTranslationFailed,
    batches,
)
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import locale
from tests.factories.people import client_of, person
from tests.translation.machine.service import Service, serving, shouted
from tests.translation.memory.texts import segments
from tests.translation.work import source_of, submit

pytestmark = pytest.mark.django_db

TERMS = ("HNI", "C177", "HNI Academy", "R&D")


def terms(source_language: str, language: str) -> Sequence[str]:
    return TERMS if (source_language, language) == ("en", "es") else ()


@pytest.fixture(params=["LibreTranslate", "DeepL"])
def service(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Service]:
    with serving() as service:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": f"hni_site.translation.machine.services.{request.param}",
            "OPTIONS": {
                "LIBRETRANSLATE_URL": service.url,
                "URL": f"{service.url}/v2/translate",
                "API_KEY": "key",
                "AUTH_KEY": "key",
                "TIMEOUT": 1,
                "TERMS": f"{__name__}.terms",
            },
        }
        yield service


def translated(*texts: str, language: str = "es") -> list[str | None]:
    strings = [StringValue(text) for text in texts]
    found = get_machine_translator().translate(locale("en"), locale(language), strings)
    return [found[string].data if string in found else None for string in strings]


def test_texts_come_back_in_order_with_markup_and_terms(service: Service) -> None:
    texts = [
        'HNI asks: ratify <a id="a1">C177</a>, <b>now</b><br/>please',
        "Go to the HNI Academy, not the HNIA.",
        " R&amp;D &amp; more ",
    ]

    assert translated(*texts) == [
        'HNI ASKS: RATIFY <a id="a1">C177</a>, <b>NOW</b><br/>PLEASE',
        "GO TO THE HNI Academy, NOT THE HNIA.",
        " R&amp;D &amp; MORE ",
    ]


def test_service_is_asked_in_its_own_words(service: Service) -> None:
    translated("Ratify C177")

    (asked,) = service.asked
    kept = 'Ratify <keep translate="no" n="0">C177</keep>'
    if "q" in asked:
        assert asked == {
            "q": [kept],
            "source": "en",
            "target": "es",
            "api_key": "key",
            "format": "html",
        }
    else:
        assert asked == {
            "text": [kept],
            "source_lang": ["EN"],
            "target_lang": ["ES"],
            "tag_handling": ["xml"],
            "ignore_tags": ["keep"],
            "key": "DeepL-Auth-Key key",
        }


def test_other_languages_have_their_own_terms(service: Service) -> None:
    assert translated("Ratify c177, HNI", language="fr") == ["RATIFY C177, HNI"]
    assert "keep" not in str(service.asked[0].get("q") or service.asked[0]["text"])


def test_many_texts_go_in_requests_below_the_limits(service: Service) -> None:
    texts = [f"text {number}" for number in range(120)] + ["long " * 1_900, "long " * 1_901]

    assert translated(*texts) == [text.upper() for text in texts]
    assert len(service.asked) == 4


@given(st.lists(st.text(min_size=1, max_size=30).map(StringValue), max_size=200))
def test_batches_lose_nothing_and_keep_the_limits(strings: list[StringValue]) -> None:
    made = list(batches(strings, lambda string: len(string.data) * 100))

    assert [string for batch in made for string in batch] == strings
    for batch in made:
        assert 0 < len(batch) <= TEXTS_A_REQUEST
        assert len(batch) == 1 or sum(len(s.data) * 100 for s in batch) <= CHARACTERS_A_REQUEST


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda text: text.replace("<keep", "<span").replace("</keep", "</span"),
        lambda text: f"{text} {text}",
        lambda text: text.replace("<b>", "").replace("</b>", ""),
        lambda text: text.replace('"a1"', '"a2"'),
        lambda text: text + "<script>x</script>",
        lambda text: text + '<a href="http://x.example">x</a>',
        lambda text: "",
    ],
)
def test_spoiled_text_is_left_to_the_translator(service: Service, spoiled: Any) -> None:
    service.translated = lambda text: spoiled(text) if "<b>" in text else shouted(text)

    assert translated('HNI: <b>ratify</b> <a id="a1">it</a>', "now") == [None, "NOW"]


@given(segments, st.lists(st.text(min_size=1, max_size=5).filter(str.strip), max_size=3))
@hypothesis_settings(deadline=None)
def test_protecting_alone_changes_nothing(text: str, some: list[str]) -> None:
    sent, kept = protected(text, [term.strip() for term in some])

    back = restored(sent, text, kept)
    assert back == text or (text.strip() != text and back is not None)


# --- Failures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (400, "from English to Spanish|from Inglés|Español"),
        (403, "key"),
        (413, "too long"),
        (429, "too often"),
        (456, "used up"),
        (500, r"fault \(500\)"),
        (503, r"fault \(503\)"),
    ],
)
def test_refusal_is_told_in_words(service: Service, status: int, told: str) -> None:
    service.status = status

    with pytest.raises(MachineTranslationFailed, match=told):
        translated("Paid work")


@pytest.mark.parametrize(
    "body",
    [
        *(b"<html>Gateway</html>", b"[]", b"{}", b'{"translatedText": null, "translations": null}'),
        *(b'{"translatedText": [], "translations": []}', b"\xff"),
        b'{"translatedText": [5], "translations": [{"text": 5}]}',
    ],
)
def test_answer_that_is_none_is_told(service: Service, body: bytes) -> None:
    service.body = body

    with pytest.raises(MachineTranslationFailed, match="no translation"):
        translated("Paid work")


def test_silent_service_is_not_waited_for(service: Service) -> None:
    service.silent = 1.5

    with pytest.raises(MachineTranslationFailed, match="did not answer in time"):
        translated("Paid work")


def test_service_that_is_not_there_is_told(service: Service, settings: Settings) -> None:
    options = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]
    options.update(LIBRETRANSLATE_URL="http://127.0.0.1:9", URL="http://127.0.0.1:9/v2/translate")

    with pytest.raises(MachineTranslationFailed, match="can't be reached"):
        translated("Paid work")


def test_texts_given_back_untranslated_are_no_translation(service: Service) -> None:
    service.translated = lambda text: text

    with pytest.raises(MachineTranslationFailed, match="as they were"):
        translated("Paid work", "Decent work", "Home-based work")
    assert translated("Nairobi") == ["Nairobi"]


# --- In the editor --------------------------------------------------------------------------------


@pytest.fixture
def translation(service: Service) -> Translation:
    page = PressReleasePageFactory(title="HNI meets", body=[("paragraph", "<p>Paid work.</p>")])
    submit(page, "es")
    return Translation.objects.get(source=source_of(page))


@pytest.fixture
def translator(translation: Translation) -> Client:
    return client_of(person(RoleName.TRANSLATOR, language="es"))


def pressed(client: Client, translation: Translation) -> list[str]:
    """Presses the button; gives what is told then."""
    edit = translation.get_target_instance_edit_url()
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    response = client.post(url, {"next": edit})
    assert (response.status_code, response["Location"]) == (302, edit)
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_button_translates_and_marks_everything(
    translator: Client, translation: Translation
) -> None:
    (told,) = pressed(translator, translation)

    name = get_machine_translator().display_name
    assert name in told
    rows = StringTranslation.objects.filter(translation_of__data__in=["HNI meets", "Paid work."])
    assert {row.data for row in rows} == {"HNI MEETS", "PAID WORK."}
    assert {(row.translation_type, row.tool_name) for row in rows} == {("machine", name)}
    assert not translation.get_target_instance().live


def test_failure_is_a_message_and_nothing_is_saved(
    translator: Client, translation: Translation, service: Service
) -> None:
    service.status = 429

    (told,) = pressed(translator, translation)

    assert "It is asked too often" in told or "asked too often" in told
    assert not StringTranslation.objects.exists()


def test_mark_stays_until_someone_edits_the_segment(
    translator: Client, translation: Translation
) -> None:
    pressed(translator, translation)
    segment = translation.source.stringsegment_set.get(string__data="Paid work.")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    translation.save_target(publish=False)
    rows = StringTranslation.objects.filter(translation_of=segment.string)
    assert rows.get().translation_type == "machine"
    translator.put(url, "value=Trabajo", content_type="application/x-www-form-urlencoded")

    assert (rows.get().data, rows.get().translation_type) == ("Trabajo", "manual")


def test_without_a_service_there_is_no_button(
    translator: Client, translation: Translation, settings: Settings
) -> None:
    edit = translation.get_target_instance_edit_url()
    assert "machine_translate" in translator.get(edit).content.decode()

    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None

    assert "machine_translate" not in translator.get(edit).content.decode()
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert translator.post(url).status_code == 404
