"""A page and the people who bring it into another language."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hni_site.access.enums import RoleName
from hni_site.editorial.text import latest_text
from hni_site.translation.engine.sources import source_of
from hni_site.translation.status.models import TranslationStatus
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.pages import locale, publish
from tests.factories.people import person
from tests.translation.work import submit


class Room:
    """A public page in English that was sent into Spanish, whose people are there."""

    def __init__(self, original: Any = None, language: str = "es") -> None:
        self.language = language
        locale(language)
        submit(home_page(), language)
        publish(home_page().get_translation(locale(language)))
        self.original = original or StandardPageFactory(
            parent=home_page(),
            title="Who we are",
            summary="A network of home-based workers.",
            body=[("paragraph", "<p>We weave, sew and cook at home.</p><p>We are many.</p>")],
        )
        self.translator = person(RoleName.TRANSLATOR, language=language)
        self.reviewer = person(RoleName.REVIEWER, language=language)

    def send(self) -> None:
        submit(self.fresh_original, self.language)

    @property
    def fresh_original(self) -> Any:
        return type(self.original).objects.get(pk=self.original.pk)

    @property
    def page(self) -> Any:
        """The translated page as it is in the database."""
        return type(self.original).objects.get(
            translation_key=self.original.translation_key, locale=locale(self.language)
        )

    @property
    def status(self) -> TranslationStatus:
        return TranslationStatus.objects.get(
            translation_key=self.original.translation_key, locale=locale(self.language)
        )

    @property
    def state(self) -> str:
        return self.status.state

    @property
    def segments(self) -> list[StringSegment]:
        source = source_of(self.original)
        found = StringSegment.objects.filter(source=source).order_by("order")
        return list(found.select_related("string"))

    def write(self, segment: StringSegment, text: str = "") -> None:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale(self.language),
            defaults={
                "data": text or f"{self.language}: {segment.string.data}",
                "last_translated_by": self.translator,
            },
        )

    def write_all(self) -> None:
        for segment in self.segments:
            self.write(segment)

    def hand_over(self) -> None:
        """To review, with the text as it is."""
        translation = Translation.objects.get(
            source=source_of(self.original), target_locale=locale(self.language)
        )
        translation.save_target(user=self.translator, publish=False)
        page = self.page
        page.get_workflow().start(page, self.translator)

    def approve(self, user: User | None = None) -> None:
        self.decide("approve", user)

    def decide(self, action: str, user: User | None = None) -> None:
        state = TaskState.objects.get(
            workflow_state__object_id=str(self.page.pk), status=TaskState.STATUS_IN_PROGRESS
        )
        state.task.specific.on_action(
            state.specific, user or self.reviewer, action, text_read=latest_text(self.page)
        )

    def bring_to_public(self) -> None:
        self.send()
        self.write_all()
        self.hand_over()
        self.approve()

    def change_original(self, kind: str = "", **fields: Any) -> None:
        """The original gets another public text; `kind` is what its editor says of the change."""
        page = self.fresh_original
        for name, value in fields.items():
            setattr(page, name, value)
        page.change_kind = kind
        publish(page)


def is_public(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk, live=True).exists()
