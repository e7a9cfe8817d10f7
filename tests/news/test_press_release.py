"""What a release shows of what lies around it."""

import datetime
from typing import Any

import pytest
import time_machine
from django.db.models import ProtectedError

from news.models import PressReleasePage
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.news import (
    BoilerplateFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    relate,
)
from tests.factories.pages import locale, make_private, translate

pytestmark = pytest.mark.django_db


def related(release: PressReleasePage) -> list[str]:
    document: Any = PressReleasePage.objects.get(pk=release.pk).build_document()
    return [link.title for link in document.related]


def test_related_are_the_releases_before_it_in_its_campaigns() -> None:
    campaign, other = CampaignPageFactory(), CampaignPageFactory()
    releases = [
        relate(
            PressReleasePageFactory(
                title=f"Release {day}", dateline_date=datetime.date(2023, 11, day)
            ),
            campaigns=[campaign],
        )
        for day in range(1, 7)
    ]
    relate(
        PressReleasePageFactory(title="Elsewhere", dateline_date=datetime.date(2023, 11, 1)),
        campaigns=[other],
    )

    assert related(releases[0]) == []
    assert related(releases[5]) == ["Release 5", "Release 4", "Release 3"]


def test_what_is_not_public_is_not_related_and_takes_no_place() -> None:
    campaign = CampaignPageFactory()
    day = datetime.date(2023, 11, 1)
    relate(PressReleasePageFactory(title="Public", dateline_date=day), campaigns=[campaign])
    draft = PressReleasePageFactory(title="Draft", draft=True, dateline_date=day)
    relate(draft, campaigns=[campaign])
    for number in range(3):
        private = PressReleasePageFactory(title=f"Private {number}", dateline_date=day)
        make_private(relate(private, campaigns=[campaign]))
    release = relate(PressReleasePageFactory(), campaigns=[campaign])

    assert related(release) == ["Public"]


def test_contacts_are_in_the_editors_order_and_the_pages_language() -> None:
    contacts = [MediaContactFactory(name=name, role="Officer") for name in ("B", "A")]
    release = relate(PressReleasePageFactory(), contacts=contacts)
    spanish_contact = contacts[0].copy_for_translation(locale("es"))
    spanish_contact.role = "Encargada"
    spanish_contact.save()
    spanish = translate(release, "es")

    def shown(page: PressReleasePage) -> list[tuple[str, str]]:
        document = PressReleasePage.objects.get(pk=page.pk).build_document()
        return [(contact.name, contact.role) for contact in document.contacts]

    assert shown(release) == [("B", "Officer"), ("A", "Officer")]
    assert shown(spanish) == [("B", "Encargada"), ("A", "Officer")]


def test_boilerplate_in_use_cannot_be_deleted() -> None:
    boilerplate = BoilerplateFactory()
    PressReleasePageFactory(boilerplate=boilerplate)

    with pytest.raises(ProtectedError):
        boilerplate.delete()


@time_machine.travel("2023-11-08T12:00:00Z", tick=False)
def test_release_is_dated_today_unless_said_otherwise() -> None:
    assert PressReleasePage().dateline_date == datetime.date(2023, 11, 8)
