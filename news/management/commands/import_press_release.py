"""`import_press_release FILE`: a press release from a file, as a draft or published at once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from hni_site.publishing.actions import publish
from hni_site.publishing.checklist.checking import check
from hni_site.publishing.enums import Severity
from news.importer.draft import Draft, create_draft, newsroom_in
from news.importer.errors import UnreadableSource
from news.importer.formats import EXTENSIONS, check_size, read_file
from news.importer.recognise import recognise
from news.importer.release import RecognisedRelease
from news.models import NewsIndexPage, PressReleasePage


class Command(BaseCommand):
    help = (
        f"Make a draft press release of a file ({', '.join(EXTENSIONS)}). Prints one JSON object: "
        "page_id, document (the draft as the API would show it), warnings (what needs an editor's "
        "eye: text and where) and markers (the words that only said what a part is: text, meaning "
        "and where). Nothing is created where the file cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--locale", default="en", help="language of the release (default: en)")
        parser.add_argument("--publish", action="store_true", help="publish the draft at once")

    def handle(self, *, file: Path, locale: str, publish: bool, **options: Any) -> None:
        newsroom = _newsroom(locale)
        try:
            check_size(file.stat().st_size)
            release = recognise(read_file(file.name, file.read_bytes()), locale)
        except OSError as error:
            raise CommandError(
                f"{file}: {error.strerror}. Give the path of a file to import."
            ) from error
        except UnreadableSource as error:
            raise CommandError(f"{file}: {error}") from error
        draft = _create(release, newsroom, publish_too=publish)
        page = PressReleasePage.objects.get(pk=draft.page.pk)
        self.stdout.write(
            json.dumps(
                {
                    "page_id": page.pk,
                    "document": page.build_document().model_dump(mode="json", by_alias=True),
                    "warnings": [
                        *({"text": c.text, "where": c.where} for c in draft.cautions),
                        *(_what_blocks(page) if publish else ()),
                    ],
                    "markers": [
                        {"text": m.text, "meaning": m.meaning, "where": m.where}
                        for m in release.markers
                    ],
                },
                ensure_ascii=False,
                indent=2,
            )
        )


def _newsroom(language: str) -> NewsIndexPage:
    newsroom = newsroom_in(language)
    if newsroom is None:
        languages = NewsIndexPage.objects.values_list("locale__language_code", flat=True)
        known = ", ".join(sorted(set(languages))) or _("none")
        raise CommandError(
            f"There is no newsroom in the language “{language}” (there is one in: {known}). "
            "Make the page first, or give another --locale."
        )
    return newsroom


def _create(release: RecognisedRelease, newsroom: NewsIndexPage, *, publish_too: bool) -> Draft:
    if publish_too and release.embargoed:
        raise CommandError(
            "The source asks for an embargo, so it was not published. Import it without --publish, "
            "set the embargo in the draft, then publish it."
        )
    if publish_too and not release.title:
        raise CommandError(
            "No headline was found, so it was not published. Import it without --publish and give "
            "the draft a headline."
        )
    try:
        with transaction.atomic():
            draft = create_draft(release, newsroom)
            if publish_too:
                publish(draft.page)
    except ValidationError as error:
        raise CommandError(
            f"The draft is not fit to be published: {'; '.join(error.messages)} "
            "Import it without --publish and mend the draft."
        ) from error
    return draft


def _what_blocks(page: PressReleasePage) -> Iterator[dict[str, str]]:
    """What would have kept an editor from publishing it: the system's operator is only told."""
    for finding in check(page, severities=[Severity.BLOCKS]):
        yield {"text": f"{finding.flaw.text} {finding.rule.mend}", "where": finding.label}
