"""A page's texts as a PO file, and back."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)
from wagtail_localize.strings import StringValue

from hni_site.access.enums import RoleName
from hni_site.translation.memory.po import LARGEST, NotPo, read_po
from tests.factories.news import PressReleasePageFactory
from tests.factories.pages import locale
from tests.factories.people import client_of, person
from tests.translation.memory.texts import segments
from tests.translation.work import source_of, submit

# A file is the same whichever database it was written from.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

TEXT = "Paid work."


@pytest.fixture
def translation() -> Translation:
    page = PressReleasePageFactory(body=[("paragraph", f"<p>{TEXT}</p>")])
    submit(page, "ur")
    return Translation.objects.get(source=source_of(page))


def test_nothing_is_lost_on_the_way_out_and_in(translation: Translation) -> None:
    source, urdu = translation.source, locale("ur")

    @given(st.dictionaries(segments, segments, min_size=1, max_size=4))
    @hypothesis_settings(max_examples=60, deadline=None)
    def comes_back(texts: dict[str, str]) -> None:
        with transaction.atomic():
            for order, (text, target) in enumerate(texts.items()):
                string = String.from_value(locale("en"), StringValue(text))
                context = TranslationContext.objects.create(
                    object_id=source.object_id, path=f"body.{order}"
                )
                StringSegment.objects.create(
                    source=source, string=string, context=context, order=order, attrs="{}"
                )
                StringTranslation.objects.bulk_create(
                    [
                        StringTranslation(
                            translation_of=string, context=context, locale=urdu, data=target
                        )
                    ]
                )
            content = str(translation.export_po()).encode()
            StringTranslation.objects.all().delete()

            assert translation.import_po(read_po(content, translation)) == []

            rows = StringTranslation.objects.values_list("translation_of__data", "data")
            assert dict(rows) == texts
            transaction.set_rollback(True)

    comes_back()


def po(translation: Translation, *entries: str) -> bytes:
    head = f'msgid ""\nmsgstr ""\n"X-WagtailLocalize-TranslationID: {translation.uuid}\\n"\n'
    return "\n".join([head, *entries]).encode()


def entry(
    translation: Translation, text: str = TEXT, target: str = "معاوضہ۔", flag: str = ""
) -> str:
    segment = translation.source.stringsegment_set.get(string__data=TEXT)
    return f'{flag}\nmsgctxt "{segment.context.path}"\nmsgid "{text}"\nmsgstr "{target}"\n'


def uploaded(translation: Translation, content: bytes | None) -> list[str]:
    client = client_of(person(RoleName.TRANSLATOR, language="ur"))
    edit = translation.get_target_instance_edit_url()
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    file = {"file": SimpleUploadedFile("a.po", content)} if content is not None else {}
    response = client.post(url, {"next": edit, **file})
    assert (response.status_code, response["Location"]) == (302, edit)
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def test_upload_fills_the_draft_and_puts_nothing_live(translation: Translation) -> None:
    unknown = entry(translation, "No longer there")

    told = uploaded(translation, po(translation, entry(translation), unknown))

    assert told[0] == "The translations of the PO file are in."
    assert told[1].startswith("1 text of the file is no longer on the page")
    row = StringTranslation.objects.get()
    assert (row.data, row.tool_name, row.translation_type) == ("معاوضہ۔", "PO File", "manual")
    assert not translation.get_target_instance().live


def test_unsure_translations_are_left_out(translation: Translation) -> None:
    uploaded(translation, po(translation, entry(translation, flag="#, fuzzy")))

    assert not StringTranslation.objects.exists()


def test_markup_that_no_segment_may_have_is_marked(translation: Translation) -> None:
    uploaded(translation, po(translation, entry(translation, target="<script>x</script>")))

    assert StringTranslation.objects.get().has_error


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Choose a PO file first."),
        (b"", "This PO file belongs to another page or language."),
        (b"\x00\xff\xfe nonsense", "This is not a valid PO file."),
        (b'msgid "a"\nmsgstr "b"\n', "This PO file belongs to another page or language."),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=martian\\n"\n', "another page"),
    ],
)
def test_bad_file_is_told(translation: Translation, content: bytes | None, told: str) -> None:
    (message,) = uploaded(translation, content)

    assert told in message
    assert not StringTranslation.objects.exists()


def test_file_is_bounded_and_of_this_translation(translation: Translation) -> None:
    with pytest.raises(NotPo, match="larger than 5 MB"):
        read_po(b"#" * (LARGEST + 1), translation)
    content = po(translation)
    submit(PressReleasePageFactory(), "ur")
    with pytest.raises(NotPo, match="another page"):
        read_po(content, Translation.objects.exclude(pk=translation.pk).get())


def test_who_may_not_edit_the_page_uploads_nothing(translation: Translation) -> None:
    client = client_of(person(RoleName.TRANSLATOR, language="en"))
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])

    client.post(url, {"file": SimpleUploadedFile("a.po", po(translation, entry(translation)))})

    assert not StringTranslation.objects.exists()
