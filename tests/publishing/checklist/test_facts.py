"""What the checklist reads from a page, and what it finds there."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hni_site.foundations.pages import SitePage
from hni_site.publishing.checklist.checking import Incomplete, check, demand_complete
from hni_site.publishing.checklist.facts import Facts
from hni_site.publishing.checklist.parts import Target
from hni_site.publishing.checklist.reading import links_of
from hni_site.publishing.enums import Standing
from news.models import PressReleasePage
from tests.discovery import PAGE_TYPES, factory_of, label
from tests.factories.home import StandardPageFactory
from tests.factories.media import (
    SiteDocumentFactory,
    SiteImageFactory,
    private_collection,
)
from tests.factories.news import BoilerplateFactory, PressReleasePageFactory
from tests.factories.pages import locale, translate

pytestmark = pytest.mark.django_db


def names(page: Any) -> list[str]:
    return [finding.rule.name for finding in check(page)]


def picture(alt: str, decorative: bool = False) -> Any:
    image = SiteImageFactory()
    image.contextual_alt_text, image.decorative = alt, decorative
    return ("image", {"image": image, "caption": "", "credit": ""})


def stored(page: PressReleasePage) -> PressReleasePage:
    """The page's latest version, as the side panel checks it."""
    text: PressReleasePage = PressReleasePage.objects.get(pk=page.pk)
    text.save_revision()
    return text.get_latest_revision_as_object()


def test_links_as_wagtail_stores_them() -> None:
    source = (
        '<p>a <a href="#">dead <b>one</b></a>, <a linktype="page" id="7">page</a>, '
        '<a linktype="document" id="8">file</a>, <a id="9" linktype="page"></a>, '
        '<a href="https://example.org/?a=1&amp;b=2">out</a>, <a>none</a></p>'
    )

    found = links_of(source, "body.1")

    assert [(link.words, link.href, link.page_id, link.document_id) for link in found] == [
        ("dead one", "#", None, None),
        ("page", "", 7, None),
        ("file", "", None, 8),
        ("", "", 9, None),
        ("out", "https://example.org/?a=1&b=2", None, None),
        ("none", "", None, None),
    ]
    assert {link.place for link in found} == {"body.1"}


@given(st.text())
def test_any_text_is_read(source: str) -> None:
    for link in links_of(source):
        assert link.is_address or link.page_id is not None or link.document_id is not None


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=label)
def test_every_page_type_can_be_checked(page_type: type[SitePage]) -> None:
    page = factory_of(page_type)()

    facts = Facts(page)
    check(page, facts=facts)

    assert facts.weight, "and weighed"


def test_each_finding_names_its_field_and_place() -> None:
    body = [picture(""), ("paragraph", '<p><a href="#">our report</a></p>')]
    page = stored(PressReleasePageFactory(body=body, draft=True))

    found = {finding.rule.name: finding for finding in check(page)}

    alt, dead, contact = found["picture-alt"], found["link-nowhere"], found["contact"]
    assert alt.flaw.place == f"body.{page.body[0].id}.image.alt_text"
    assert dead.flaw.place == f"body.{page.body[1].id}"
    assert (alt.field, alt.label) == ("body", "Text")
    assert (contact.field, contact.label) == ("contacts", "Media contacts")
    assert all(finding.blocks for finding in (alt, dead, contact))


def test_a_complete_release_only_waits_for_its_languages() -> None:
    locale("es")
    page = stored(
        PressReleasePageFactory(
            body=[picture("A loom"), picture("", decorative=True)],
            summary="Home-based workers of 33 countries meet in Nairobi and agree on a plan.",
            draft=True,
            with_contact=True,
        )
    )

    assert names(page) == ["languages"]
    demand_complete(page)


def test_what_blocks_is_said_with_how_to_mend_it() -> None:
    page = stored(PressReleasePageFactory(draft=True))

    with pytest.raises(Incomplete, match=r"no media contact\. Choose whom") as refusal:
        demand_complete(page)
    assert refusal.value.field == "contacts"


def test_a_page_of_another_type_needs_no_contact() -> None:
    demand_complete(StandardPageFactory())


def test_a_dead_link_in_a_snippet_that_the_page_prints() -> None:
    boilerplate = BoilerplateFactory(text='<p><a href="#">About</a></p>')
    page = stored(PressReleasePageFactory(boilerplate=boilerplate, draft=True))

    [dead] = [finding for finding in check(page) if finding.rule.name == "link-nowhere"]

    assert (dead.flaw.place, dead.label) == ("boilerplate", "Boilerplate")


def linking(*pages_or_ids: Any, **fields: Any) -> PressReleasePage:
    links = "".join(
        f'<a linktype="page" id="{getattr(page, "pk", page)}">{page}</a> ' for page in pages_or_ids
    )
    page: PressReleasePage = PressReleasePageFactory(
        body=[("paragraph", f"<p>{links}</p>")], draft=True, **fields
    )
    return page


def targets(page: Any) -> list[Target]:
    return [target for _link, target in Facts(page).targets]


def test_what_readers_find_behind_links() -> None:
    public, hidden = StandardPageFactory(), StandardPageFactory(draft=True)

    page = linking(public, hidden, 987654)

    assert targets(page) == [Target.PUBLIC, Target.HIDDEN, Target.GONE]
    assert names(page).count("link-broken") == 2


def test_a_page_chosen_in_a_block() -> None:
    hidden = StandardPageFactory(draft=True)
    block = {"text": "", "label": "Read", "page": hidden, "url": ""}

    page = stored(PressReleasePageFactory(body=[("call_to_action", block)], draft=True))

    assert targets(page) == [Target.HIDDEN]


def test_a_link_leads_to_the_page_in_the_readers_language() -> None:
    english = StandardPageFactory()
    translate(english, "es")
    english.unpublish()
    spanish = translate(linking(english), "es", live=False)

    assert targets(spanish) == [Target.PUBLIC]


def test_files_behind_links() -> None:
    public = SiteDocumentFactory()
    private = SiteDocumentFactory(collection=private_collection())
    links = "".join(
        f'<a linktype="document" id="{pk}">x</a>' for pk in (public.pk, private.pk, 98765)
    )

    page = PressReleasePageFactory(body=[("paragraph", f"<p>{links}</p>")], draft=True)

    assert targets(page) == [Target.PUBLIC, Target.HIDDEN, Target.GONE]


@pytest.mark.parametrize(
    ("own", "other", "target"),
    [
        (None, 1, Target.UNDER_EMBARGO),
        (1, 1, Target.PUBLIC),
        (2, 1, Target.PUBLIC),
        (1, 2, Target.UNDER_EMBARGO),
        (1, -1, Target.HIDDEN),
        (1, None, Target.HIDDEN),
    ],
)
def test_releases_under_embargo_that_link_to_each_other(
    own: int | None, other: int | None, target: Target
) -> None:
    now = timezone.now()

    def moment(hours: int | None) -> datetime.datetime | None:
        return now + datetime.timedelta(hours=hours) if hours is not None else None

    with time_machine.travel(now, tick=False):
        linked = PressReleasePageFactory(draft=True, embargo_until=moment(other))
        page = linking(linked, embargo_until=moment(own))
        assert targets(page) == [target]


def test_weight_is_what_a_phone_loads() -> None:
    light = Facts(PressReleasePageFactory()).weight
    image = SiteImageFactory(file__width=1600, file__height=900)
    words = " ".join(str(number) for number in range(20_000))
    heavy = PressReleasePageFactory(lead_image=image, body=[("paragraph", f"<p>{words}</p>")])

    weight = Facts(heavy).weight

    assert light
    assert weight
    assert light.css == weight.css > 2000
    assert light.pictures == 0
    chosen = image.renditions.get(filter_spec="width-1024|format-avif")
    assert weight.pictures == chosen.file.size
    assert 500 < light.html < 20_000 < weight.html
    assert "weight" not in names(PressReleasePageFactory())


def test_the_other_languages() -> None:
    page = PressReleasePageFactory(draft=True)
    translate(page, "es", live=False)
    locale("ur")

    found = {one.code: one.standing for one in Facts(page).languages}

    assert found == {"es": Standing.DRAFT, "ur": Standing.NOT_TRANSLATED}


def test_a_live_translation_is_ready() -> None:
    page = PressReleasePageFactory()
    translate(page, "es")

    assert [one.standing for one in Facts(page).languages] == [Standing.PUBLIC]
    assert "languages" not in names(page)
