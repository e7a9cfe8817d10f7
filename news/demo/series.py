"""Sample press releases in any number."""

import datetime
import tomllib
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.utils.timezone import make_aware
from wagtail.blocks import StreamValue
from wagtail.models import Page

from hni_site.demo import files
from hni_site.demo.contents import SOURCE_LANGUAGE
from hni_site.demo.series import Lookup, register
from hni_site.demo.stored import StoredStreams
from hni_site.foundations.geography import country_name
from hni_site.foundations.pages import SitePage
from hni_site.media.models import SiteImage
from news.models import (
    Boilerplate,
    MediaContact,
    PressReleaseAffiliate,
    PressReleaseCampaign,
    PressReleaseContact,
    PressReleasePage,
)

VARIANTS = 30
CAMPAIGN_EVERY = 200
FIRST_DAY = datetime.date(2021, 2, 1)
DAYS = 950
A_DAY = 25  # Releases.
MORNING = datetime.time(8)
PICTURES = ["diamonds-indigo", "stripes-green", "coils-straw", "zigzag-plum", "stars-red"]
AFFILIATES = {
    "homenet-kenya": "KE",
    "sample-embroiderers-in": "IN",
    "sample-felt-makers-np": "NP",
    "sample-home-workers-th": "TH",
    "sample-artisans-pe": "PE",
    "sample-knitters-bg": "BG",
}


@cache
def words(language: str) -> dict[str, Any]:
    """The parts of the releases in the language; in the source language where it has none."""
    folder = Path(__file__).parent / "releases"
    files_by_language = {file.stem: file for file in folder.glob("*.toml")}
    file = files_by_language.get(language, files_by_language[SOURCE_LANGUAGE])
    return tomllib.loads(file.read_text())


def pick(parts: list[Any], number: int) -> Any:
    """The part whose turn it is, round and round."""
    return parts[number % len(parts)]


class SampleReleases:
    """Releases put together from a few parts, so that neighbours differ."""

    parent = "newsroom"

    def __init__(self) -> None:
        self._streams: dict[tuple[int, str], dict[str, StreamValue]] = {}

    def variant(self, number: int) -> int | None:
        # A release of a campaign shows the ones before it, so its document is its own.
        return None if number % CAMPAIGN_EVERY == 0 else number % VARIANTS

    def page(self, number: int, language: str, lookup: Lookup) -> PressReleasePage:
        part = number % VARIANTS
        parts = words(language)
        affiliate, country = pick(list(AFFILIATES.items()), part)
        picture = pick(PICTURES, part)
        date = FIRST_DAY + datetime.timedelta(days=number // A_DAY % DAYS)
        page = PressReleasePage(
            title=parts["title"].format(what=pick(parts["what"], part), number=number),
            slug=f"sample-release-{number}",
            kicker=parts["kicker"],
            summary=pick(parts["subheads"], part),
            dateline_place=country_name(country, language),
            dateline_date=date,
            first_published_at=make_aware(datetime.datetime.combine(date, MORNING)),
            lead_image_id=lookup(language, SiteImage, picture),
            lead_image_alt=files.alternative_text(picture, language),
            boilerplate_id=lookup(language, Boilerplate, "boilerplate-about-hni"),
        )
        for name, value in self._streams_of(part, language, lookup).items():
            setattr(page, name, value)
        contact = lookup(SOURCE_LANGUAGE, MediaContact, "contact-laura-revelo")
        page.contacts = [PressReleaseContact(contact_id=contact, sort_order=0)]
        page.affiliates = [
            PressReleaseAffiliate(affiliate_id=lookup(language, Page, affiliate), sort_order=0)
        ]
        if number % CAMPAIGN_EVERY == 0:
            campaign = lookup(language, Page, "global-campaign")
            page.campaigns = [PressReleaseCampaign(campaign_id=campaign, sort_order=0)]
        return page

    def stamp(self, document: dict[str, Any], page: SitePage) -> None:
        document["dateline"] = {**document["dateline"], "date": str(page.dateline_date)}

    def _streams_of(self, part: int, language: str, lookup: Lookup) -> dict[str, StreamValue]:
        """The stream fields of a variant, one value for all its pages."""
        if (part, language) not in self._streams:
            streams = StoredStreams("sample-release", language, partial(lookup, language))
            meta = PressReleasePage._meta
            self._streams[part, language] = {
                "subheads": streams.value(
                    meta.get_field("subheads"), None, [pick(words(language)["subheads"], part)]
                ),
                "body": streams.value(meta.get_field("body"), *_body(part, words(language))),
            }
        return self._streams[part, language]


def _body(part: int, parts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Structure and words of the text: three to five paragraphs, and what goes between them."""
    structure: dict[str, Any] = {"lead": "paragraph"}
    text: dict[str, Any] = {"lead": pick(parts["paragraphs"], part)}
    for number in range(1, 2 + part % 3):
        structure |= {f"heading-{number}": "heading", f"text-{number}": "paragraph"}
        text |= {
            f"heading-{number}": pick(parts["headings"], part + number),
            f"text-{number}": pick(parts["paragraphs"], part + 3 * number),
        }
    if part % 2:
        structure["quote"] = "quote"
        text["quote"] = {
            "text": pick(parts["quotes"], part),
            "attribution": parts["speaker"],
            "role": parts["role"],
        }
    if part % 3 == 0:
        structure["figure"] = {"type": "key_figure", "as_of": datetime.date(2019, 12, 31)}
        text["figure"] = pick(parts["figures"], part)
    if part % 5 == 0:
        structure["picture"] = {"type": "image", "image": pick(PICTURES, part + 2)}
        text["picture"] = {"caption": parts["caption"]}
    structure["end"] = "paragraph"
    text["end"] = pick(parts["paragraphs"], part + 1)
    return structure, text


register("releases", SampleReleases)
