"""The doors through which someone changes a page: each as the browser, or a command, goes through.

`opens` names what lies behind the door: a URL's name, `bulk <action>`, `api <action>` (of the
admin's own API), `command <name>` or `function <name>`.
"""

import datetime
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple
from unittest.mock import patch

import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hni_site.editorial.errors import CannotBePublic
from hni_site.editorial.models import SignOffTask
from hni_site.editorial.text import latest_text
from hni_site.publishing.actions import publish
from home.models import StandardPage
from news.models import PressReleasePage
from tests.access.scene import LANGUAGE, UNREAD, Visit
from tests.factories.pages import locale

Walk = Callable[[Visit, Any], Any]


class Door(NamedTuple):
    opens: str
    walk: Walk


EDIT = "wagtailadmin_pages:edit"
ADD = "wagtailadmin_pages:add"
REVERT = "wagtailadmin_pages:revisions_revert"
COPY = "wagtailadmin_pages:copy"
PUBLISH = {"action-publish": "1"}
SITE_NAME = "HomeNet International"
OURS = ("withdraw", "embargo", "embargo_copy_add", "review_link_add")
LATER = datetime.timedelta(hours=2)


def edit(**typed: str) -> Door:
    """The editor's form."""
    return Door(EDIT, lambda visit, page: visit.send(*_typed(visit, page, typed)))


def autosave(**typed: str) -> Door:
    """The same form as the browser sends it by itself."""
    by_itself = {"accept": "application/json"}
    return Door(
        EDIT, lambda visit, page: visit.send(*_typed(visit, page, typed), headers=by_itself)
    )


def _typed(visit: Visit, page: Any, typed: dict[str, str]) -> tuple[str, QueryDict]:
    form = visit.scene.form(page)
    for name, value in typed.items():
        form[name] = value
    return reverse(EDIT, args=[page.pk]), form


def revert(**typed: str) -> Door:
    """An earlier version is opened and sent."""

    def walk(visit: Visit, page: Any) -> None:
        _url, form = _typed(visit, page, typed)
        visit.send(reverse(REVERT, args=[page.pk, page.latest_revision_id]), form)

    return Door(REVERT, walk)


def view(name: str, /, **data: Any) -> Door:
    """A page of the admin that asks, and does it when the form is sent."""
    name = name if ":" in name or name in OURS else f"wagtailadmin_pages:{name}"
    return Door(name, lambda visit, page: visit.post(name, page.pk, **data))


def view_above(name: str, **data: Any) -> Door:
    """The same for the page above, with all below it."""
    name = f"wagtailadmin_pages:{name}"
    with_all = {"include_descendants": "on", "confirm_site_name": SITE_NAME, **data}
    return Door(name, lambda visit, page: visit.post(name, page.get_parent().pk, **with_all))


def bulk(action: str, *, above: bool = False, **data: Any) -> Door:
    """Ticked in a list; or the page above, with all below it."""

    def walk(visit: Visit, page: Any) -> None:
        ticked = page.get_parent() if above else page
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        visit.send(f"{url}?id={ticked.pk}", {**data, "include_descendants": "on" if above else ""})

    return Door(f"bulk {action}", walk)


def api(action: str, **data: Any) -> Door:
    def walk(visit: Visit, page: Any) -> None:
        url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        visit.send(url, {name: _value(value, visit, page) for name, value in data.items()})

    return Door(f"api {action}", walk)


def _value(value: Any, visit: Visit, page: Any) -> Any:
    return value(visit, page) if callable(value) else value


# --- Publishing -----------------------------------------------------------------------------------


def _schedule(visit: Visit, page: Any, field: str) -> None:
    """Planned in the editor; the worker does it when it is due."""
    soon = (timezone.now() + LATER / 2).strftime("%Y-%m-%d %H:%M")
    visit.send(*_typed(visit, page, {**PUBLISH, field: soon}))
    with time_machine.travel(timezone.now() + LATER, tick=False), suppress(CannotBePublic):
        call_command("publish_scheduled")


SCHEDULE = Door(
    "command publish_scheduled", lambda visit, page: _schedule(visit, page, "go_live_at")
)
EXPIRE = Door("command publish_scheduled", lambda visit, page: _schedule(visit, page, "expire_at"))


def _as_user(visit: Visit, page: Any) -> None:
    """What workers and commands call, for a user."""
    with suppress(CannotBePublic, PermissionDenied):
        publish(page, user=visit.user)


ANY_PAGE = (
    bulk("publish"),
    api("publish"),
    Door("function publish", _as_user),
    bulk("publish", above=True),
)
PUBLISHING = (edit(**PUBLISH), autosave(**PUBLISH), revert(**PUBLISH), SCHEDULE, *ANY_PAGE)


# --- New pages ------------------------------------------------------------------------------------


def new_release(title: str, **typed: str) -> Door:
    def walk(visit: Visit, page: Any) -> None:
        url, form = visit.scene.new_form(
            PressReleasePage,
            visit.scene.newsroom,
            kicker="Press Release",
            dateline_place="Nairobi",
            dateline_date="2023-11-08",
        )
        for name, value in {"title": title, "slug": "a-new-one", **typed}.items():
            form[name] = value
        visit.send(url, form)

    return Door(ADD, walk)


def new_page(title: str, **typed: str) -> Door:
    def walk(visit: Visit, page: Any) -> None:
        url, form = visit.scene.new_form(StandardPage, visit.scene.home)
        for name, value in {"title": title, "slug": "a-new-one", **typed}.items():
            form[name] = value
        visit.send(url, form)

    return Door(ADD, walk)


def _import(visit: Visit, page: Any) -> None:
    source = {"newsroom": visit.scene.newsroom.pk, "text": f"# {UNREAD} news\n\nThey met.\n"}
    preview = visit.post("press_release_import", **source)
    if preview.status_code == 200:
        packed = preview.context["packed"]
        visit.post("press_release_import_create", visit.scene.newsroom.pk, release=packed)


IMPORT = Door("press_release_import_create", _import)


def copy(to: str = "", of: str = "", **ticked: str) -> Door:
    def walk(visit: Visit, page: Any) -> None:
        copied = getattr(visit.scene, of) if of else page
        parent = getattr(visit.scene, to) if to else copied.get_parent()
        names = {"new_title": f"{UNREAD} copy", "new_slug": "a-copy"}
        visit.post(COPY, copied.pk, **names, new_parent_page=parent.pk, **ticked)

    return Door(COPY, walk)


MOVES = (
    Door(
        "wagtailadmin_pages:move_confirm",
        lambda visit, page: visit.post(
            "wagtailadmin_pages:move_confirm", page.pk, _elsewhere(visit, page).pk
        ),
    ),
    Door(
        "bulk move",
        lambda visit, page: bulk("move", chooser=_elsewhere(visit, page).pk).walk(visit, page),
    ),
    api(
        "move",
        destination_page_id=lambda visit, page: _elsewhere(visit, page).pk,
        position="last-child",
    ),
)


def _elsewhere(visit: Visit, page: Any) -> Any:
    is_release = isinstance(page, PressReleasePage)
    return visit.scene.archive if is_release else visit.scene.section


def _first(visit: Visit, page: Any) -> None:
    url = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    visit.send(f"{url}?position=0", {})


FIRST = Door("wagtailadmin_pages:set_page_position", _first)
UNSCHEDULE = Door(
    "wagtailadmin_pages:revisions_unschedule",
    lambda visit, page: visit.post(
        "wagtailadmin_pages:revisions_unschedule", page.pk, page.latest_revision_id
    ),
)


def give_review_link(visit: Visit, page: Any) -> None:
    expires_at = (timezone.now() + LATER).strftime("%Y-%m-%d %H:%M")
    visit.post("review_link_add", page.pk, name="Sample Colleague", expires_at=expires_at)


# --- Sign-off -------------------------------------------------------------------------------------


def decide(action: str, **typed: str) -> tuple[Door, Door]:
    """In the dialog of a page's status, and together with the editor's form."""

    def in_dialog(visit: Visit, page: Any) -> None:
        arguments = (page.pk, action, _step(page).pk)
        read = {"text_read": latest_text(page), "comment": ""}
        visit.post("wagtailadmin_pages:workflow_action", *arguments, **read)

    def with_form(visit: Visit, page: Any) -> None:
        decision = {
            "action-workflow-action": "1",
            "workflow-action-name": action,
            "workflow-action-extra-data": json.dumps({"text_read": latest_text(page)}),
            **typed,
        }
        visit.send(*_typed(visit, page, decision))

    return Door("wagtailadmin_pages:workflow_action", in_dialog), Door(EDIT, with_form)


def _step(page: Any) -> TaskState:
    return TaskState.objects.get(
        workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS
    )


def _approve_own_change(visit: Visit, page: Any) -> None:
    page.title = f"{UNREAD} words of mine"
    page.save_revision(user=visit.user)
    decide("approve")[0].walk(visit, page)


OWN_CHANGE = Door("wagtailadmin_pages:workflow_action", _approve_own_change)


def _change_step(visit: Visit, page: Any) -> None:
    task = SignOffTask.objects.get(name="Editorial review")
    others = [group.pk for group in Group.objects.filter(name="Media officer")]
    visit.post("wagtailadmin_workflows:edit_task", task.pk, name=task.name, groups=others)


CHANGE_STEP = Door("wagtailadmin_workflows:edit_task", _change_step)


# The choosers in forms make no snippets: none of them has a form for that.
ADD_CONTACT = Door(
    "wagtailsnippets_news_mediacontact:add",
    lambda visit, page: visit.post(
        "wagtailsnippets_news_mediacontact:add",
        name="New contact",
        role="Officer",
        email="new@example.org",
    ),
)


ADD_TERM = Door(
    "wagtailsnippets_glossary_glossaryterm:add",
    lambda visit, page: visit.post(
        "wagtailsnippets_glossary_glossaryterm:add",
        term="New term",
        language="en",
        **nested_form_data({"translations": inline_formset([])}),
    ),
)


def _make_endpoint(visit: Visit, page: Any) -> None:
    url = "https://hooks.example.org/"
    with patch("hni_site.webhooks.forms.resolve", return_value=["93.184.216.34"]):
        visit.post("webhooks:add", description="New site", url=url, owner=visit.user.pk)


MAKE_ENDPOINT = Door("webhooks:add", _make_endpoint)


def settings_form(opens: str, /, **data: Any) -> Door:
    """A form that is about no page."""
    return Door(opens, lambda visit, page: visit.post(opens, **data))


def _import_terms(visit: Visit, page: Any) -> None:
    rows = b"language,term,keep_as_is\nen,New term,yes\n"
    visit.post("wagtailsnippets_glossary_glossaryterm:import", file=ContentFile(rows, "terms.csv"))


ADD_TOKEN = Door(
    "api_tokens:add",
    lambda visit, page: visit.post(
        "api_tokens:add", name="Sample program", scope="live", owner=visit.user.pk
    ),
)
IMPORT_TERMS = Door("wagtailsnippets_glossary_glossaryterm:import", _import_terms)


# --- Translations ---------------------------------------------------------------------------------


def _localize_publish(visit: Visit, page: Any) -> None:
    visit.post(EDIT, page.pk, action="publish")


def _sync(visit: Visit, page: Any) -> None:
    source = Translation.objects.get(
        target_locale=page.locale, source__object_id=page.translation_key
    ).source
    visit.post("wagtail_localize:update_translations", source.pk, publish_translations="on")


TRANSLATION_PUBLISHING = (
    Door(EDIT, _localize_publish),
    Door("wagtail_localize:update_translations", _sync),
    *ANY_PAGE,
)


def _submit(visit: Visit, page: Any) -> None:
    visit.post("wagtail_localize:submit_page_translation", page.pk, locales=locale(LANGUAGE).pk)


SUBMIT = Door("wagtail_localize:submit_page_translation", _submit)


def _string(visit: Visit, page: Any) -> None:
    translation = Translation.objects.get(
        target_locale=page.locale, source__object_id=page.translation_key
    )
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert segment
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    visit.client.put(url, "value=Otra", content_type="application/x-www-form-urlencoded")


STRING = Door("wagtail_localize:edit_string_translation", _string)


def _segment(visit: Visit, page: Any) -> None:
    translation = Translation.objects.get(
        target_locale=page.locale, source__object_id=page.translation_key
    )
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert segment
    there = StringTranslation.objects.get(
        translation_of=segment.string_id, context=segment.context_id, locale=page.locale
    )
    visit.post("translation_write", translation.pk, segment.pk, text="Otra", before=there.data)


SEGMENT = Door("translation_write", _segment)
APPROVE_TRANSLATION = Door(
    EDIT,
    lambda visit, page: visit.post(
        EDIT, page.pk, action="approve", text_read=latest_text(page), comment=""
    ),
)
