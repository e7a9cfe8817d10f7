"""Role × action × door. Who may do what is decided in the table of docs/roles.md, cell by cell;
here stands what each of its actions is: on which text, through which doors, and what comes of it.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from wagtail.models import TaskState
from wagtail_localize.models import StringTranslation

from hni_site.consumers.models import ApiToken, Microsite
from hni_site.editorial.models import SignOffTask
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.operations.environment import ROOT
from hni_site.review_links.models import ReviewLink
from hni_site.translation.glossary.models import GlossaryTerm
from hni_site.webhooks.models import Endpoint
from news.models import MediaContact, PressReleasePage
from tests.access import doors
from tests.access.doors import (
    Door,
    api,
    autosave,
    bulk,
    copy,
    decide,
    edit,
    revert,
    settings_form,
    view,
    view_above,
)
from tests.access.scene import COLUMNS, LANGUAGE, UNREAD, Scene

DOCS = ROOT / "docs" / "roles.md"
DECISIONS = {"yes": True, "–": False}


def table() -> Iterator[list[str]]:
    """The rows of the table in the docs whose head names the roles: action, then its cells."""
    head = ["action", *COLUMNS]
    is_table = False
    for line in DOCS.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        is_table = cells == head or (is_table and line.startswith("|"))
        if is_table and cells != head and set(cells[0]) != {"-"}:
            yield cells


def decisions() -> dict[str, dict[str, bool]]:
    """Action → role → whether the role may."""
    return {
        action: dict(zip(COLUMNS, (DECISIONS[cell] for cell in cells), strict=True))
        for action, *cells in table()
    }


class Action(NamedTuple):
    text: str
    """Which of the scene's pages it is about."""
    doors: tuple[Door, ...]
    done: Callable[[Scene, Any], bool]
    """Whether it has happened to the page."""


# --- What comes of an action ----------------------------------------------------------------------


def is_published(scene: Scene, page: Any) -> bool:
    """The latest text is public."""
    return scene.is_public(page.get_latest_revision_as_object().title)


def is_offline(scene: Scene, page: Any) -> bool:
    return not scene.is_public(page.title)


def is_deleted(scene: Scene, page: Any) -> bool:
    return not type(page).objects.filter(pk=page.pk).exists()


def is_moved(scene: Scene, page: Any) -> bool:
    return bool(scene.fresh(page).get_parent() != page.get_parent())


def is_changed(scene: Scene, page: Any) -> bool:
    latest = scene.fresh(page).latest_revision_id
    return bool(latest != page.latest_revision_id)


def is_in_review(scene: Scene, page: Any) -> bool:
    return bool(scene.fresh(page).workflow_in_progress)


def is_approved(step: str) -> Callable[[Scene, Any], bool]:
    approved = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, task__name=step)
    return lambda scene, page: approved.filter(workflow_state__object_id=str(page.pk)).exists()


def is_sent_back(scene: Scene, page: Any) -> bool:
    return not is_in_review(scene, page)


def is_made(title: str) -> Callable[[Scene, Any], bool]:
    """A draft of the title is there."""
    return lambda scene, page: type(page).objects.filter(title=title, live=False).exists()


def is_made_public(title: str) -> Callable[[Scene, Any], bool]:
    return lambda scene, page: scene.is_public(title)


def has_public_alias(scene: Scene, page: Any) -> bool:
    return bool(page.aliases.filter(live=True).exists())


def is_alias(scene: Scene, page: Any) -> bool:
    return scene.fresh(page).alias_of_id is not None


def is_no_alias(scene: Scene, page: Any) -> bool:
    return not is_alias(scene, page)


def is_first(scene: Scene, page: Any) -> bool:
    return bool(page.get_parent().get_first_child().pk == page.pk)


def is_withdrawn(scene: Scene, page: Any) -> bool:
    return bool(scene.fresh(page).withdrawn_at) and is_offline(scene, page)


def is_held_back(scene: Scene, page: Any) -> bool:
    return bool(scene.fresh(page).is_under_embargo)


def has_copy(scene: Scene, page: Any) -> bool:
    return EmbargoCopy.objects.filter(page=page.pk).exists()


def has_review_link(scene: Scene, page: Any) -> bool:
    return ReviewLink.objects.filter(page=page.pk).exists()


def is_unplanned(scene: Scene, page: Any) -> bool:
    return not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def is_translated(scene: Scene, page: Any) -> bool:
    versions = type(page).objects.filter(translation_key=page.translation_key, live=False)
    return versions.filter(locale__language_code=LANGUAGE).exists()


def has_other_words(scene: Scene, page: Any) -> bool:
    return StringTranslation.objects.filter(data="Otra").exists()


def has_other_approvers(scene: Scene, page: Any) -> bool:
    task = SignOffTask.objects.get(name="Editorial review")
    return list(task.groups.values_list("name", flat=True)) != ["Editor"]


# --- Doors that several actions have --------------------------------------------------------------

EDITING = (
    edit(title=f"{UNREAD} words"),
    autosave(title=f"{UNREAD} words"),
    revert(title=f"{UNREAD} words"),
    api("revert_to_page_revision", revision_id=lambda visit, page: page.latest_revision_id),
)
UNPUBLISHING = (
    view("unpublish"),
    bulk("unpublish"),
    api("unpublish"),
    doors.EXPIRE,
)
DELETING = (view("delete"), bulk("delete"), api("delete"))
HIDING = (view("set_privacy", restriction_type="login"),)
COPIES = (copy(), api("copy", keep_live="false", title=f"{UNREAD} copy"))
PUBLIC_COPIES = (
    copy(publish_copies="on"),
    api("copy", keep_live="true", title=f"{UNREAD} copy"),
)
ALIASES = (copy(alias="on"), api("create_alias", update_slug="an-alias"))
SUBMIT = (edit(**{"action-submit": "1"}),)
HELD = {"day": "2089-11-08", "time": "06:00:00", "zone": "UTC"}
EARLIER = {**HELD, "day": "2088-11-08", "reason": "The meeting is earlier"}
REVIEW_LINK = Door("review_link_add", doors.give_review_link)
COPY = {"name": "Sample", "outlet": "The Sample Herald", "expires_at": "2089-11-09 06:00"}

MICROSITE = {
    "name": "Sample Bazaar",
    "origin": "https://bazaar.example.org",
    "preview_address": "https://bazaar.example.org/preview/?token={token}",
    "page_types": "news.PressReleasePage",
}

ACTIONS: dict[str, Action] = {
    # --- Press releases ---
    "Make a draft release": Action(
        "newsroom",
        (doors.new_release(f"{UNREAD} news"), doors.IMPORT),
        lambda scene, page: PressReleasePage.objects.filter(title=f"{UNREAD} news").exists(),
    ),
    "Make a release that is public at once": Action(
        "newsroom",
        (doors.new_release(f"{UNREAD} news", **doors.PUBLISH),),
        is_made_public(f"{UNREAD} news"),
    ),
    "Change a draft release": Action("unread", EDITING, is_changed),
    "Change a release that waits for the Editor": Action("for_editor", EDITING[:1], is_changed),
    "Change a release that waits for Executive sign-off": Action(
        "for_executive", EDITING[:1], is_changed
    ),
    "Submit a release": Action("unread", SUBMIT, is_in_review),
    "Approve a release as Editor": Action(
        "for_editor", decide("approve"), is_approved("Editorial review")
    ),
    "Approve a release as Executive sign-off": Action(
        "for_executive", decide("approve"), is_approved("Executive sign-off")
    ),
    "Approve one's own last change": Action(
        "for_editor",
        (doors.OWN_CHANGE, decide("approve", title=f"{UNREAD} words of mine")[1]),
        is_approved("Editorial review"),
    ),
    "Send a release back for changes": Action("for_editor", decide("reject"), is_sent_back),
    "Publish a release that is not signed off": Action("unread", doors.PUBLISHING, is_published),
    "Publish a signed-off release": Action("signed_off", doors.PUBLISHING, is_published),
    "Publish a change that is not signed off": Action("changed", doors.PUBLISHING, is_published),
    "Cancel a planned publication": Action("planned", (doors.UNSCHEDULE,), is_unplanned),
    "Unpublish a public release": Action(
        "public",
        (*UNPUBLISHING, bulk("unpublish", above=True), view_above("unpublish")),
        is_offline,
    ),
    "Hide a public release behind a password": Action("public", HIDING, is_offline),
    "Withdraw a release with a reason": Action(
        "public", (view("withdraw", reason="Wrong numbers"),), is_withdrawn
    ),
    "Delete a release that was public": Action(
        "public", (*DELETING, bulk("delete", above=True), view_above("delete")), is_deleted
    ),
    "Delete a draft release": Action("unread", DELETING, is_deleted),
    "Move a release to another newsroom": Action("public", doors.MOVES, is_moved),
    "Copy a release": Action("public", COPIES, is_made(f"{UNREAD} copy")),
    "Copy a release, the copy public at once": Action(
        "public",
        (
            *PUBLIC_COPIES,
            copy(of="newsroom", to="home", copy_subpages="on", publish_copies="on"),
        ),
        lambda scene, page: (
            scene.is_public(f"{UNREAD} copy")
            or PressReleasePage.objects.live().filter(title=page.title).count() > 1
        ),
    ),
    "Make an alias of a public release": Action("public", ALIASES, has_public_alias),
    "Make a page of an alias": Action(
        "alias", (view("convert_alias"), api("convert_alias")), is_no_alias
    ),
    # --- Embargoes ---
    "Set an embargo": Action("signed_off", (view("embargo", **HELD),), is_held_back),
    "Set an embargo through one's own language": Action(
        "signed_off_translation", (view("embargo", **HELD, reason="A mistake"),), is_held_back
    ),
    "Move an embargo to an earlier moment": Action(
        "held", (view("embargo", **EARLIER),), lambda scene, page: scene.is_held_until(page, 2088)
    ),
    "Lift an embargo": Action(
        "held", (view("embargo", lift="", zone="UTC", reason="It is out"),), is_published
    ),
    "Publish under an embargo": Action("held", doors.PUBLISHING, is_published),
    "Give a journalist a copy": Action("held", (view("embargo_copy_add", **COPY),), has_copy),
    # --- Drafts, for others to read ---
    "Give a colleague a link to a draft": Action("unread", (REVIEW_LINK,), has_review_link),
    "Give a colleague a link to a release under embargo": Action(
        "held", (REVIEW_LINK,), has_review_link
    ),
    # --- Translations of releases ---
    "Send a release into a language": Action("public", (doors.SUBMIT,), is_translated),
    "Change a translation": Action("translation", (doors.STRING, doors.SEGMENT), has_other_words),
    "Publish a translation that is not signed off": Action(
        "translation", doors.TRANSLATION_PUBLISHING, is_published
    ),
    "Approve a translation": Action(
        "translation_for_reviewer",
        (decide("approve")[0], doors.APPROVE_TRANSLATION),
        is_approved("Translation review"),
    ),
    "Publish a signed-off translation before its original": Action(
        "signed_off_translation", doors.TRANSLATION_PUBLISHING, is_published
    ),
    "Put an alias in place of a translation": Action(
        "signed_off_translation", (view("wagtail_localize:convert_to_alias"),), is_alias
    ),
    # --- Affiliates' pages and listings ---
    "Change an affiliate's profile": Action("profile", EDITING, is_changed),
    "Submit a profile": Action("profile", SUBMIT, is_in_review),
    "Approve a profile": Action(
        "profile_for_editor", decide("approve"), is_approved("Profile review")
    ),
    "Publish a profile that is not signed off": Action("profile", doors.PUBLISHING, is_published),
    "Publish a signed-off profile": Action("signed_off_profile", doors.PUBLISHING, is_published),
    "Unpublish a profile": Action("profile", UNPUBLISHING[:3], is_offline),
    # --- Pages that need no sign-off ---
    "Make a page that is public at once": Action(
        "home", (doors.new_page("New page", **doors.PUBLISH),), is_made_public("New page")
    ),
    "Publish a page": Action("page", doors.PUBLISHING, is_published),
    "Unpublish a page": Action("public_page", UNPUBLISHING, is_offline),
    "Hide a page behind a password": Action("public_page", HIDING, is_offline),
    "Delete a public page": Action("public_page", DELETING, is_deleted),
    "Move a page": Action("public_page", doors.MOVES, is_moved),
    "Make an alias of a page": Action("public_page", ALIASES, has_public_alias),
    "Change the order of pages": Action("public_page", (doors.FIRST,), is_first),
    "Publish a page in the group's language": Action(
        "spanish_page", doors.PUBLISHING, is_published
    ),
    "Unpublish a page in the group's language": Action(
        "public_spanish_page", UNPUBLISHING, is_offline
    ),
    # --- What pages and sign-off use ---
    "Add a media contact": Action(
        "newsroom",
        (doors.ADD_CONTACT,),
        lambda scene, page: MediaContact.objects.filter(name="New contact").exists(),
    ),
    "Add a glossary term": Action(
        "newsroom",
        (doors.ADD_TERM,),
        lambda scene, page: GlossaryTerm.objects.filter(term="New term").exists(),
    ),
    "Import a glossary": Action(
        "newsroom",
        (doors.IMPORT_TERMS,),
        lambda scene, page: GlossaryTerm.objects.filter(term="New term").exists(),
    ),
    "Make a webhook endpoint": Action(
        "newsroom",
        (doors.MAKE_ENDPOINT,),
        lambda scene, page: Endpoint.objects.filter(description="New site").exists(),
    ),
    "Change who signs off": Action("newsroom", (doors.CHANGE_STEP,), has_other_approvers),
    # --- Programs ---
    "Register a microsite": Action(
        "newsroom",
        (settings_form("microsites:add", **MICROSITE),),
        lambda scene, page: Microsite.objects.exists(),
    ),
    "Make an API token": Action(
        "newsroom",
        (doors.ADD_TOKEN,),
        lambda scene, page: ApiToken.objects.exists(),
    ),
}
