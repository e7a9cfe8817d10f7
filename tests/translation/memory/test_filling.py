"""What fills itself in, and how the memory fills from what is live."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db.models.functions import Now
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hni_site.translation.memory.engine import units_of
from hni_site.translation.memory.filling import TOOL_NAME, fill_in
from hni_site.translation.memory.models import Entry
from hni_site.translation.memory.remembering import remember
from hni_site.translation.memory.units import Unit
from tests.factories.news import BoilerplateFactory, PressReleasePageFactory
from tests.factories.pages import locale
from tests.translation.work import finish, source_of, submit

pytestmark = pytest.mark.django_db

TEXT = "Home-based workers ask for decent work."


def release(title: str = "Decent work for all", text: str = TEXT, **more: Any) -> Any:
    return PressReleasePageFactory(title=title, body=[("paragraph", f"<p>{text}</p>")], **more)


def translation_of(page: Any, language: str = "es") -> Translation:
    submit(page, language)
    return Translation.objects.get(source=source_of(page), target_locale=locale(language))


def approved(source: str = TEXT, target: str = "Trabajo decente.", **more: Any) -> Unit:
    return Unit("en", "es", source, target, **{"is_approved": True, **more})


def filled() -> dict[str, str]:
    rows = StringTranslation.objects.filter(tool_name=TOOL_NAME)
    return dict(rows.values_list("translation_of__data", "data"))


def test_approved_translation_of_the_same_text_is_filled_in_and_marked() -> None:
    remember([approved()])
    translation = translation_of(release())

    assert fill_in(translation) == 1

    row = StringTranslation.objects.get()
    assert (row.translation_of.data, row.data) == (TEXT, "Trabajo decente.")
    assert (row.tool_name, row.has_error) == (TOOL_NAME, False)
    assert fill_in(translation) == 0
    assert not Page.objects.get(
        translation_key=translation.source.object_id, locale=locale("es")
    ).live


@pytest.mark.parametrize(
    "units",
    [
        [approved(is_approved=False)],
        [approved(), approved(target="Otra cosa.")],
        [approved(f"<b>{TEXT}</b>")],
        [approved(TEXT.lower())],
        [Unit("en", "fr", TEXT, "Travail décent.", is_approved=True)],
        [Unit("fr", "es", TEXT, "Trabajo decente.", is_approved=True)],
    ],
    ids=["not approved", "two approved", "other markup", "other case", "to French", "from French"],
)
def test_what_is_not_sure_is_not_filled_in(units: list[Unit]) -> None:
    remember(units)

    assert fill_in(translation_of(release())) == 0


def test_short_texts_and_slugs_are_not_filled_in() -> None:
    page = release(title="May", text="Share now", slug="a-long-enough-slug")
    remember([approved(text, "x") for text in ("May", "Share now", "a-long-enough-slug")])

    assert fill_in(translation_of(page)) == 0


def test_what_a_translator_wrote_stays() -> None:
    translation = translation_of(release())
    segment = StringSegment.objects.get(string__data=TEXT)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=locale("es"), data="Mío"
    )
    remember([approved()])

    assert fill_in(translation) == 0
    assert StringTranslation.objects.get().data == "Mío"


def test_title_shows_in_the_explorer() -> None:
    page = release()
    remember([approved(page.title, "Trabajo decente para todas")])

    fill_in(translation_of(page))

    draft = Page.objects.get(translation_key=page.translation_key, locale=locale("es"))
    assert draft.draft_title == "Trabajo decente para todas"


def test_a_page_of_many_segments_is_filled_in_with_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    texts = [f"{TEXT} {number}" for number in range(60)]
    page = PressReleasePageFactory(body=[("paragraph", f"<p>{text}</p>") for text in texts])
    remember([approved(text, f"es {text}") for text in [*texts, page.title]])
    translation = Translation.objects.select_related("source__locale", "target_locale").get(
        pk=translation_of(page).pk
    )

    with django_assert_max_num_queries(8):
        assert fill_in(translation) == 61
    assert filled() == {text: f"es {text}" for text in [*texts, page.title]}


# --- From the engine ------------------------------------------------------------------------------


def test_a_page_goes_into_the_memory_without_its_slug(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = release()
    submit(page, "es")
    finish(page, "es", publish=False)
    translation = Translation.objects.get(source=source_of(page))
    translation.target_locale, translation.source  # noqa: B018 - not of the query below

    with django_assert_num_queries(1):
        units = units_of(translation, is_approved=True)

    texts = {unit.source: unit.target for unit in units}
    assert texts[TEXT] == f"es: {TEXT}"
    assert page.slug not in texts
    assert {(unit.source_language, unit.language) for unit in units} == {("en", "es")}
    assert {unit.origin_key for unit in units} == {page.translation_key}
    assert {unit.origin_title for unit in units} == {page.title}


def fill_memory() -> dict[str, str]:
    call_command("fill_memory")
    return dict(Entry.objects.values_list("source", "target"))


def test_memory_fills_from_what_is_live() -> None:
    live, draft = release(), release(title="A draft of something", text="Not yet said anywhere.")
    note = BoilerplateFactory(title="About the network", text="<p>A global network.</p>")
    for thing in (live, draft, note):
        submit(thing, "es")
    finish(live, "es")
    finish(draft, "es", publish=False)
    finish(note, "es")

    texts = fill_memory()

    assert texts[TEXT] == f"es: {TEXT}"
    assert "A global network." in texts
    assert not {"Not yet said anywhere.", draft.title} & texts.keys()
    assert set(Entry.objects.values_list("is_approved", flat=True)) == {True}
    before = Entry.objects.count()
    fill_memory()
    assert Entry.objects.count() == before


def test_what_was_changed_after_going_live_stays_out() -> None:
    page = release()
    submit(page, "es")
    finish(page, "es")
    changed = StringTranslation.objects.filter(translation_of__data=TEXT)
    changed.update(data="Mejor dicho", updated_at=Now())

    assert TEXT not in fill_memory()


def test_machine_translation_that_is_live_counts_as_unreviewed() -> None:
    page = release()
    submit(page, "es")
    finish(page, "es")
    StringTranslation.objects.filter(translation_of__data=TEXT).update(translation_type="machine")

    fill_memory()

    entry = Entry.objects.get(source=TEXT)
    assert (entry.is_machine, entry.is_approved) == (True, False)


def test_memory_outlives_the_page() -> None:
    page = release()
    submit(page, "es")
    finish(page, "es")
    fill_memory()

    page.get_translation(locale("es")).delete()
    page.delete()

    assert not StringTranslation.objects.exists()
    assert Entry.objects.filter(source=TEXT).exists()
    assert Entry.objects.get(source=TEXT).origin_key == page.translation_key
    fill_in(translation_of(release(title="Again")))
    assert filled()[TEXT] == f"es: {TEXT}"
