"""A release under embargo, and copies of it."""

import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from hni_site.editorial.sign_off import grant
from hni_site.embargo_copies.copies import accept, make_copy
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.media.models import SiteDocument, SiteImage
from news.models import PressReleasePage
from tests.factories.blocks import picture
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import PressReleasePageFactory, relate
from tests.factories.pages import translate

NOW = datetime.datetime(2026, 11, 1, 12, 0, tzinfo=datetime.UTC)
UNTIL = datetime.datetime(2026, 11, 8, 3, 0, tzinfo=datetime.UTC)
FORMAT = "width-48|format-webp"


def sign_off(release: Any) -> None:
    """Approves the latest text of the release."""
    grant(type(release).objects.get(pk=release.pk).get_latest_revision_as_object(), None)


def release_under_embargo(title: str = "Secret words", **fields: Any) -> PressReleasePage:
    """A draft, signed off, that shows a picture at its head, one in its text, and two files."""
    fields.setdefault("embargo_until", UNTIL)
    release = PressReleasePageFactory(
        title=title,
        draft=True,
        lead_image=SiteImageFactory(),
        body=[
            ("paragraph", "<p>Text that nobody knows yet.</p>"),
            ("image", picture(SiteImageFactory())),
            ("document", {"document": SiteDocumentFactory(), "title": "The plan"}),
        ],
        **fields,
    )
    release = relate(release, attachments=[SiteDocumentFactory()])
    release.save_revision()
    sign_off(release)
    return PressReleasePage.objects.get(pk=release.pk)


def in_language(release: PressReleasePage, language: str, title: str) -> PressReleasePage:
    """The release as a draft in the language, signed off."""
    translation: PressReleasePage = translate(release, language, live=False, title=title)
    PressReleasePage.objects.filter(pk=translation.pk).update(embargo_until=release.embargo_until)
    sign_off(translation)
    return PressReleasePage.objects.get(pk=translation.pk)


def things_of(release: PressReleasePage) -> list[SiteImage | SiteDocument]:
    _paragraph, image, document = (block.value for block in release.body)
    attachment = release.attachments.get().document
    return [release.lead_image, image["image"], document["document"], attachment]


def path_of(thing: SiteImage | SiteDocument) -> str:
    return str(thing.get_rendition(FORMAT).url if isinstance(thing, SiteImage) else thing.url)


class Journalist:
    """Someone with the link of a copy."""

    def __init__(self, release: Any, name: str = "Sample Journalist", accepts: bool = True) -> None:
        self.copy = EmbargoCopy(
            name=name,
            outlet="The Sample Herald",
            expires_at=timezone.now() + datetime.timedelta(days=30),
        )
        self.address = f"/embargo/{make_copy(self.copy, release, None)}/"
        self.client = Client()
        if accepts:
            accept(self.copy)

    def get(self, path: str = "") -> Any:
        """What is at the copy's address, or below it."""
        return self.client.get(f"{self.address}{path.removeprefix('/')}")

    def post(self) -> Any:
        return self.client.post(self.address)


def told(response: Any) -> tuple[int, str, dict[str, str]]:
    """All that an answer says."""
    return response.status_code, response.content.decode(), dict(response.items())
