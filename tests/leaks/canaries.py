"""A site in which every private thing carries a word of its own that stands nowhere else."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hni_site.content_store.checking import recount
from hni_site.content_store.dependents import rebuild_dependents
from hni_site.content_store.writing import refresh
from hni_site.editorial.gate import waived
from hni_site.embargo_copies.copies import revoke
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.foundations.changes import content_changes
from hni_site.foundations.pages import SitePage
from hni_site.media.models import SiteImage
from hni_site.previews.snapshots import take
from hni_site.private_links import links
from hni_site.review_links.models import ReviewLink
from home.models import HomePage
from tests.api.seeding import seed
from tests.discovery import PAGE_TYPES, every_block, factory_of, stream_fields
from tests.embargo_copies.newsroom import Journalist, release_under_embargo, sign_off
from tests.factories.blocks import every_body_block, picture
from tests.factories.home import PersonFactory, StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory, private_collection
from tests.factories.news import (
    BoilerplateFactory,
    EventPageFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import make_private, translate

CANARY = re.compile("zqcan[a-z]+", re.IGNORECASE)
FAR = timezone.now() + datetime.timedelta(days=300)


class PrivateSite:
    """The public site of `tests.api.seeding`, and private things of every kind among it."""

    def __init__(self) -> None:
        self.hidden: list[Page] = []
        # One change: each document is built once, not at every step.
        with content_changes(), waived():
            seed()
            self._hide_pages()
            self._hide_pictures_and_files()
            self._give_copies()
            self._show_drafts()
            self._link_to_hidden_pages()
            MediaContactFactory(name="zqcanunusedcontact", email="zqcanunusedcontact@example.org")
            BoilerplateFactory(title="zqcanunusedtitle", text="<p>zqcanunusedtext</p>")
        refresh(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))
        rebuild_dependents.func()
        recount()

    # --- Pages ------------------------------------------------------------------------------------

    def _hide_pages(self) -> None:
        owner = User.objects.create(
            username="zqcanowner", email="zqcanowner@example.org", first_name="zqcanowner"
        )
        for page_type in PAGE_TYPES:
            public = page_type.objects.live().public().first()
            assert public is not None, page_type
            _say(public, "zqcandraft").save_revision(user=owner)
            if page_type is not HomePage:
                self.hidden += self._hidden_of(page_type, owner)
            if page_type.objects.filter(locale__language_code="ur").count() == 0:
                draft = translate(public, "ur", title="zqcantranslation", live=False)
                self.hidden.append(_stored(_say(draft, "zqcantranslation")))
        outside = factory_of(HomePage)(title="zqcanoutside", slug="zqcanoutside")
        self.hidden.append(_stored(_say(outside, "zqcanoutside")))
        below = make_private(StandardPageFactory(title="zqcanabove", slug="zqcanabove"))
        self.hidden.append(StandardPageFactory(parent=below, title="zqcanbelow", slug="zqcanbelow"))

    def _hidden_of(self, page_type: type[SitePage], owner: User) -> Iterator[Page]:
        """A page of the type for each way of not being public."""
        make = factory_of(page_type)

        def page(how: str, **fields: Any) -> SitePage:
            word = f"{how}{page_type._meta.model_name}"
            made = make(title=word, slug=word, owner=owner, show_in_menus=True, **fields)
            return _stored(_say(made, word))

        yield page("zqcannever", draft=True)
        unpublished = page("zqcanunpublished")
        unpublished.unpublish()
        yield unpublished
        if not page_type.is_on_the_record:
            expired = page("zqcanexpired", expire_at=FAR - datetime.timedelta(days=900))
            expired.unpublish(set_expired=True)
            yield expired
        yield make_private(page("zqcanrestricted"))
        yield make_private(page("zqcanpassword"), password="felt")
        scheduled = page("zqcanscheduled", draft=True)
        scheduled.go_live_at = FAR
        scheduled.save_revision(user=owner).publish()
        yield scheduled
        page("zqcandeleted").delete()

    # --- Pictures and files -----------------------------------------------------------------------

    def _hide_pictures_and_files(self) -> None:
        restricted = private_collection().add_child(name="zqcancollection")
        hidden_image = _image("zqcanprivateimage", collection=restricted)
        hidden_file = _file("zqcanprivatefile", collection=restricted)
        self.things = [
            hidden_image,
            hidden_file,
            _image("zqcanunusedimage"),
            _file("zqcanunusedfile"),
            draft_image := _image("zqcandraftimage"),
            draft_file := _file("zqcandraftfile"),
        ]
        page = StandardPageFactory()
        release = PressReleasePageFactory(
            lead_image=hidden_image,
            lead_image_caption="zqcanprivateimage",
            lead_image_alt="zqcanprivateimage",
            body=[
                ("image", picture(hidden_image, "zqcanprivateimage")),
                ("document", {"document": hidden_file, "title": "zqcanprivatefile"}),
            ],
        )
        relate(release, attachments=[hidden_file])
        PersonFactory(name="Sample Person with a private portrait", image=hidden_image)
        draft = PressReleasePageFactory(
            draft=True, slug="zqcandraftpictures", lead_image=draft_image
        )
        for of_draft in (draft, page):  # Of one that is public only the draft shows them.
            of_draft.body = every_body_block(draft_image, draft_file, page)
            of_draft.save_revision()

    # --- Embargo copies ---------------------------------------------------------------------------

    def _give_copies(self) -> None:
        """Of two releases: what one journalist reads, the other must not be told."""
        self.copies: dict[str, Journalist] = {}
        for word in ("zqcancopya", "zqcancopyb"):
            release = _stored(_say(release_under_embargo(word, slug=word, embargo_until=FAR), word))
            release.save_revision()
            sign_off(release)
            self.hidden.append(release)
            self.copies[word] = Journalist(release, word)
        self.ended_copies = [Journalist(release, "zqcanended") for _how in ("revoked", "expired")]
        revoked, expired = (journalist.copy for journalist in self.ended_copies)
        revoke(revoked, None)
        EmbargoCopy.objects.filter(pk=expired.pk).update(expires_at=timezone.now())

    # --- Drafts, shown to someone -----------------------------------------------------------------

    def _show_drafts(self) -> None:
        """By a review link and in a microsite's preview: one draft, and nothing of the others."""
        self.reader = User.objects.create_superuser("reader")
        word = "zqcannever"
        self.draft = next(p for p in self.hidden if p.slug == f"{word}pressreleasepage")
        self.draft.save_revision()
        self.review, self.ended_review = (
            f"/review/{links.make(link, self.draft, self.reader, 'hni.review_link.create')}/"
            for link in [
                ReviewLink(name="Sample Colleague", expires_at=FAR),
                ReviewLink(name="Sample Colleague", expires_at=timezone.now()),
            ]
        )
        self.preview = take(self.draft.get_latest_revision_as_object(), self.reader)

    # --- Links ------------------------------------------------------------------------------------

    def _link_to_hidden_pages(self) -> None:
        """Public pages refer to each hidden one in every way in which a page can."""
        image, file = SiteImageFactory(), SiteDocumentFactory()
        release = PressReleasePageFactory(title="A release that refers to much")
        campaigns = [p for p in self.hidden if p._meta.label == "campaigns.CampaignPage"]
        affiliates = [p for p in self.hidden if p._meta.label == "bazaar_pages.AffiliatePage"]
        relate(release, campaigns=campaigns, affiliates=affiliates)
        event = EventPageFactory()
        home = home_page()
        for place, page in enumerate(self.hidden):
            StandardPageFactory(body=every_body_block(image, file, page))
            event.related.add(event.related.model(related_page=page, sort_order=place))
            home.featured.add(home.featured.model(featured_page=page, sort_order=place))
            Redirect.objects.create(
                old_path=f"/en/was-here-{page.pk}", redirect_page=page, is_permanent=False
            )
        event.save()
        home.save()


def _say(page: SitePage, word: str) -> Any:
    """The page with the word in every text that it has, not saved."""
    page = type(page).objects.get(pk=page.pk)
    for field in page._meta.get_fields():
        if field.name not in ("path", "slug") and _takes(field, word):
            setattr(page, field.name, word)
    page.lead_image = SiteImage.objects.filter(title=word).first() or _image(word)
    for stream in stream_fields(type(page)):
        block = stream.stream_block
        raw = block.get_prep_value(StreamValue(block, every_block(stream)))
        setattr(page, stream.name, block.to_python(_with_word(raw, word)))
    return page


def _takes(field: Any, word: str) -> bool:
    """Whether the field is for words: no number to dial, no address, none of a few choices."""
    if not isinstance(field, models.CharField | models.TextField) or hasattr(field, "stream_block"):
        return False
    try:
        field.clean(word, None)
    except ValidationError:
        return False
    return bool(field.editable)


def _with_word(value: Any, word: str) -> Any:
    """The raw value of a block with the word behind everything that people wrote."""
    if isinstance(value, dict):
        return {
            name: part if name in ("type", "id", "url") else _with_word(part, word)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_with_word(part, word) for part in value]
    return f"{value} {word}" if isinstance(value, str) and " " in value else value


def _stored(page: Any) -> Any:
    page.save()
    return type(page).objects.get(pk=page.pk)


def _image(word: str, **fields: Any) -> Any:
    image = SiteImageFactory(
        title=word, description=word, credit=word, file__filename=f"{word}.jpg", **fields
    )
    image.tags.add(word)
    return image


def _file(word: str, **fields: Any) -> Any:
    content = ContentFile(f"%PDF-1.4 {word}".encode(), f"{word}.pdf")
    file = SiteDocumentFactory(title=word, file=content, **fields)
    file.tags.add(word)
    return file
