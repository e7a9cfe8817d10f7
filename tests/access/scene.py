"""A small site with texts at every stage of their way, and someone of each role; made once.

A text that nobody approved has UNREAD in its title, so that one look tells whether it got out.
"""

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hni_site.access.enums import RoleName, Scope
from hni_site.access.models import RoleGroup
from hni_site.access.roles import ROLES
from hni_site.content_store.enums import State
from hni_site.content_store.models import ContentItem
from hni_site.editorial.gate import waived
from hni_site.editorial.sign_off import grant
from hni_site.editorial.text import latest_text
from tests.factories.bazaar_pages import AffiliatePageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import NewsIndexPageFactory, PressReleasePageFactory
from tests.factories.pages import locale, translate
from tests.factories.people import client_of, person
from tests.forms import filled
from tests.translation.work import source_of, submit

LANGUAGE = "es"  # Of the roles that have a group for each.
SUPERUSER = "Superuser"
COLUMNS = [*(str(role.label) for role in RoleName), SUPERUSER]
UNREAD = "Unread"


class Scene:
    def __init__(self) -> None:
        locale("en")
        self.home = home_page()
        self.home.save()
        self.newsroom = NewsIndexPageFactory(title="Newsroom")
        self.archive = NewsIndexPageFactory(title="Archive")
        self.section = StandardPageFactory(title="Section")
        self.section.save_revision()
        spanish_home = translate(self.home, LANGUAGE)
        translate(self.newsroom, LANGUAGE)
        self.author = person(RoleName.MEDIA_OFFICER)
        self._releases()
        self._translations()
        self._profiles()
        self.page = self.text(StandardPageFactory, "Draft page")
        self.public_page = self.text(StandardPageFactory, "Public page", is_public=True)
        self.spanish_page = self.text(StandardPageFactory, "Página", parent=spanish_home)
        self.public_spanish_page = self.text(
            StandardPageFactory, "Página pública", parent=spanish_home, is_public=True
        )
        self.people = {column: self._person(column) for column in COLUMNS}
        self.clients = {column: client_of(user) for column, user in self.people.items()}
        for client in self.clients.values():
            client.raise_request_exception = False
        self.forms: dict[str, QueryDict] = {}

    def text(
        self,
        factory: Any,
        title: str,
        *,
        is_public: bool = False,
        change: str = "",
        signed_off: bool = False,
        **fields: Any,
    ) -> Any:
        """A page that the author wrote; with a change, its latest version has another title."""
        page = factory(title=title, draft=not is_public, **fields)
        revision = page.save_revision(user=self.author)
        if is_public:
            with waived():
                revision.publish()
        page = self.fresh(page)
        if change:
            page.title, page.change_kind = change, "minor"
            page.save_revision(user=self.author)
        if signed_off:
            grant(self.fresh(page).get_latest_revision_as_object(), None)
        return self.fresh(page)

    def _releases(self) -> None:
        def release(title: str, **stage: Any) -> Any:
            return self.text(
                PressReleasePageFactory, title, parent=self.newsroom, with_contact=True, **stage
            )

        self.unread = release(f"{UNREAD} release")
        self.signed_off = release("Signed-off release", signed_off=True)
        self.public = release("Public release", is_public=True, signed_off=True)
        # As the language sync of wagtail-localize makes them; the admin makes none of a release.
        followed = release("Followed release", is_public=True, signed_off=True)
        self.alias = followed.create_alias(parent=self.archive)
        self.changed = release("Release", is_public=True, change=f"{UNREAD} change")
        self.for_editor = release(f"{UNREAD} release for the editor")
        self.for_executive = release(f"{UNREAD} release for the executive")
        for page in (self.for_editor, self.for_executive):
            page.get_workflow().start(page, self.author)
        step = self.for_executive.current_workflow_task_state
        step.task.specific.on_action(
            step, person(RoleName.EDITOR), "approve", text_read=latest_text(self.for_executive)
        )
        self.held = release(
            "Held release",
            embargo_until=datetime.datetime(2089, 11, 8, 6, tzinfo=datetime.UTC),
            embargo_zone="UTC",
            signed_off=True,
        )
        self.planned = release("Planned release", signed_off=True)
        latest = self.planned.get_latest_revision_as_object()
        latest.go_live_at = timezone.now() + datetime.timedelta(days=9)
        latest.save_revision(user=self.author).publish()

    def _translations(self) -> None:
        below: dict[str, Any] = {"parent": self.newsroom, "with_contact": True, "is_public": True}
        self.source = self.text(PressReleasePageFactory, "Source", **below)
        self.translation = self._translated(self.source, f"{UNREAD}-translation")
        third = self.text(PressReleasePageFactory, "Third source", **below)
        self.translation_for_reviewer = self._translated(third)
        self.translation_for_reviewer.get_workflow().start(
            self.translation_for_reviewer, self.author
        )
        # Its original is not public: it would be public with its approval else.
        below |= {"is_public": False, "signed_off": True}
        source = self.text(PressReleasePageFactory, "Second source", **below)
        self.signed_off_translation = self._translated(source, "Signed-off-translation")
        grant(self.signed_off_translation.get_latest_revision_as_object(), None)

    def _translated(self, release: Any, words: str = "") -> Any:
        submit(release, LANGUAGE)
        source = source_of(release)
        for segment in StringSegment.objects.filter(source=source).select_related("string"):
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=locale(LANGUAGE),
                context=segment.context,
                data=words or f"{LANGUAGE}: {segment.string.data}",
            )
        translation = Translation.objects.get(source=source)
        translation.save_target(user=self.author, publish=False)
        return translation.get_target_instance()

    def _profiles(self) -> None:
        def profile(title: str, **stage: Any) -> Any:
            # One language: the tests' reader of forms knows no more.
            return self.text(AffiliatePageFactory, title, languages=["sw"], **stage)

        self.profile = profile("Weavers", is_public=True, change=f"{UNREAD} weavers")
        self.signed_off_profile = profile("Signed-off potters", signed_off=True)
        self.profile_for_editor = profile("Dyers", is_public=True, change=f"{UNREAD} dyers")
        self.profile_for_editor.get_workflow().start(self.profile_for_editor, self.author)

    def _person(self, column: str) -> User:
        if column == SUPERUSER:
            return User.objects.create_superuser("root")
        role = next(role for role in RoleName if str(role.label) == column)
        if ROLES[role].scope != Scope.ORGANISATION:
            is_by_language = ROLES[role].scope == Scope.LANGUAGE
            return person(role, language=LANGUAGE if is_by_language else "")
        user = person(role, organisation=self.profile)
        own = (self.signed_off_profile.translation_key, self.profile_for_editor.translation_key)
        groups = RoleGroup.objects.filter(role=role.value, organisation__in=own)
        user.groups.add(*groups.values_list("group", flat=True))
        return user

    def fresh(self, page: Any) -> Any:
        return type(page).objects.get(pk=page.pk)

    # --- What the browser sends -------------------------------------------------------------------

    def form(self, page: Any) -> QueryDict:
        """The page's form, as it is for whoever may open it; who may not sends it all the same."""
        latest = page.get_latest_revision_as_object()
        return self._form(reverse("wagtailadmin_pages:edit", args=[page.pk]), latest, {})

    def new_form(self, page_type: type[Page], parent: Page, **typed: str) -> tuple[str, QueryDict]:
        """The address of the form for a new page, and what is typed into it."""
        label = (page_type._meta.app_label, page_type._meta.model_name)
        url = reverse("wagtailadmin_pages:add", args=[*label, parent.pk])
        return url, self._form(url, page_type(), typed)

    def _form(self, url: str, page: Page, typed: dict[str, str]) -> QueryDict:
        if url not in self.forms:
            self.forms[url] = filled(self.clients[SUPERUSER], url, page, typed)
        return self.forms[url].copy()

    # --- What came of it --------------------------------------------------------------------------

    def is_held_until(self, page: Any, year: int) -> bool:
        return bool(self.fresh(page).embargo_until.year == year)

    def is_public(self, title: str) -> bool:
        """Whether a text with the title is public: for the website and in the content store."""
        live = Page.objects.live().public().filter(title=title).count()
        stored = ContentItem.objects.filter(state=State.LIVE, title=title).count()
        assert live == stored, f"{title}: {live} pages are live, {stored} in the content store"
        return live > 0

    def leaks(self) -> bool:
        """Whether anything that nobody approved is public, if only inside another document."""
        pages = Page.objects.live().filter(title__contains=UNREAD)
        documents = ContentItem.objects.filter(document__contains=UNREAD)
        return pages.exists() or documents.exists()


class Visit:
    """Someone of a role before a door."""

    def __init__(self, scene: Scene, column: str) -> None:
        self.scene = scene
        self.user = scene.people[column]
        self.client: Client = scene.clients[column]

    def send(self, url: str, data: Any, **extra: Any) -> Any:
        response = self.client.post(url, data, **extra)
        assert response.status_code != 500, (url, response.content[:500])
        return response

    def post(self, name: str, /, *arguments: Any, **data: Any) -> Any:
        return self.send(reverse(name, args=arguments), data)
