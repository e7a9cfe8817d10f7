from collections.abc import Iterator
from pathlib import Path

import pytest

from bazaar.build import Built
from bazaar.microsite import Microsite
from tests.microsite.newsroom import AFFILIATE, INDEX, LISTING, Newsroom, document, running

ORIGIN = "https://bazaar.test"


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """Two shops: baskets in three languages, soap in Swahili alone; and one that sells nothing."""
    with running(Newsroom()) as newsroom:
        newsroom.publish(document(INDEX, 1, "bazaar", title="The Bazaar"))
        newsroom.publish(document(AFFILIATE, 10, "weavers"))
        for number, locale in ((11, "en"), (12, "es"), (13, "ur")):
            newsroom.publish(listing(number, "baskets", locale))
        newsroom.publish(document(AFFILIATE, 20, "soap-makers", "sw"))
        newsroom.publish(listing(21, "soap", "sw"))
        newsroom.publish(
            document(AFFILIATE, 30, "potters", country={"code": "NP", "name": "Nepal"})
        )
        yield newsroom


def listing(number: int, slug: str, locale: str = "en") -> dict:
    affiliate = {"id": 10 if number < 20 else 20}
    return document(LISTING, number, slug, locale, title=f"{slug} {locale}", affiliate=affiliate)


@pytest.fixture
def microsite(newsroom: Newsroom, tmp_path: Path) -> Microsite:
    return Microsite(newsroom.address, ORIGIN, tmp_path)


@pytest.fixture
def built(microsite: Microsite) -> Built:
    return microsite.begin()
