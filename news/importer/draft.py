"""A recognised release → a draft page."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from news.importer.release import BodyPart, RecognisedRelease, Table
from news.importer.snippets import find_or_make_boilerplate, find_or_make_contact
from news.importer.source import Caution
from news.models import NewsIndexPage, PressReleaseContact, PressReleasePage

LONGEST_SLUG = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that is not public, and everything an editor must look at."""

    page: PressReleasePage
    cautions: tuple[Caution, ...]


def newsroom_in(language: str) -> NewsIndexPage | None:
    """The first newsroom of a language; None where there is none."""
    newsrooms = NewsIndexPage.objects.filter(locale__language_code=language, alias_of=None)
    first: NewsIndexPage | None = newsrooms.order_by("path").first()
    return first


def create_draft(
    release: RecognisedRelease, newsroom: NewsIndexPage, user: AbstractBaseUser | None = None
) -> Draft:
    """Make the draft below the newsroom, in its language; all of it or nothing.

    A boilerplate and contacts that exist in that language are linked; missing ones are made.
    """
    with transaction.atomic():
        page = _page(release, newsroom, user)
        cautions = release.cautions
        if release.boilerplate:
            found = find_or_make_boilerplate(release.boilerplate, newsroom.locale)
            page.boilerplate, cautions = found.snippet, cautions + found.cautions
        linked = []
        for recognised in release.contacts:
            contact = find_or_make_contact(recognised, newsroom.locale)
            cautions += contact.cautions
            if contact.snippet not in linked:
                linked.append(contact.snippet)
        page.contacts = [
            PressReleaseContact(contact=contact, sort_order=order)
            for order, contact in enumerate(linked)
        ]
        newsroom.add_child(instance=page)
        page.save_revision(user=user, log_action=True)
    return Draft(page, cautions)


def _page(
    release: RecognisedRelease, newsroom: NewsIndexPage, user: AbstractBaseUser | None
) -> PressReleasePage:
    title = release.title or _("Untitled press release")
    page = PressReleasePage(
        title=title,
        slug=_free_slug(title, newsroom),
        locale=newsroom.locale,
        owner=user,
        live=False,
        has_unpublished_changes=True,
        kicker=release.kicker,
        dateline_place=release.dateline_place,
        subheads=[_block("subhead", subhead) for subhead in release.subheads],
        body=[_block(part.type, _value(part)) for part in release.body],
    )
    if release.dateline_date:
        page.dateline_date = release.dateline_date
    return page


def _block(block_type: str, value: object) -> dict[str, object]:
    return {"type": block_type, "value": value, "id": str(uuid.uuid4())}


def _value(part: BodyPart) -> object:
    """A part in the form in which a StreamField stores it."""
    match part.type:
        case "paragraph":
            return part.html
        case "heading":
            return {"text": part.text, "level": "h2"}
        case "quote":
            return {"text": part.text, "attribution": part.attribution, "role": part.role}
        case "pull_text":
            return {"text": part.text}
        case "table":
            return _table(part)


def _table(table: Table) -> dict[str, Any]:
    headings, *rows = table.rows
    return {
        "caption": "",
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": list(row)} for row in rows],
    }


def _free_slug(title: str, newsroom: NewsIndexPage) -> str:
    """The title as a slug that no page beside it has."""
    base = slugify(title, allow_unicode=True) or "press-release"
    if len(base) > LONGEST_SLUG:
        whole_words = base[: LONGEST_SLUG + 1].rpartition("-")[0]
        base = whole_words or base[:LONGEST_SLUG]
    siblings = newsroom.get_children().filter(slug__startswith=base)
    taken = set(siblings.values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
