"""What an answer costs the database: a few queries, however much there is."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hni_site.content_store.checking import recount
from hni_site.content_store.models import ContentItem, Facet
from hni_site.content_store.writing import touch_head
from tests.api.seeding import Seeded

pytestmark = pytest.mark.django_db

ABOVE_ALL_IDS = 10**9


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("most", "address"),
    [
        (3, "pages/{release}/"),
        (3, "press-releases/{release}/"),
        (4, "press-releases/{release}/?include=campaigns,affiliates,related"),
        (5, "press-releases/?fields=*&limit=20"),
        (5, "press-releases/?fields=*&limit=20&locale=en&order=-date&cursor="),
        (5, "press-releases/?locale=ur&fallback=es,en&fields=*"),
        (5, "pages/?fields=*&limit=100"),
        (5, "pages/?child_of=root&locale=en"),
        (5, "press-releases/?search=release&date__gte=2023-01-01&campaign={campaign}"),
        (7, "press-releases/?fields=*&include=campaigns,affiliates,related&locale=en"),
        (7, "press-releases/?campaign={campaign}&include=campaigns&locale=es&fallback=en"),
        (6, "images/?fields=*"),
        (5, "documents/?fields=*"),
        (5, "redirects/?fields=*"),
        (6, "press-releases/?locale=ur&fallback=chain&fields=*"),
        (5, "locales/"),
        (5, "navigation/"),
        (6, "navigation/?locale=ur&fallback=chain"),
        (4, "ratifications/"),
        (1, "openapi.json"),
        (1, "docs/"),
        (2, "pages/find/?html_path=/en/newsroom/"),
    ],
)
def test_queries(most: int, address: str, client: Client, seeded: Seeded) -> None:
    path = address.format(release=seeded.release.pk, campaign=seeded.campaign.pk)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(f"/api/v2/{path}")

    assert response.status_code in (200, 302), response.content
    assert len(captured) <= most, [query["sql"] for query in captured]


def add_rows(like: ContentItem, number: int) -> None:
    """As many releases as that, in the store alone."""
    ids = range(ABOVE_ALL_IDS, ABOVE_ALL_IDS + number)
    values = {field.attname: getattr(like, field.attname) for field in like._meta.concrete_fields}
    ContentItem.objects.bulk_create(
        ContentItem(
            **values
            | {
                "page_id": page_id,
                "sequence": page_id,
                "translation_key": uuid.uuid4(),
                "tree_path": f"{like.tree_path[:-4]}{page_id:X}",
            }
        )
        for page_id in ids
    )
    Facet.objects.bulk_create(
        Facet(item_id=page_id, type=f.type, locale=f.locale, name=f.name, value=f.value)
        for page_id in ids
        for f in Facet.objects.filter(item=like)
    )
    recount()


ADDRESSES = [
    "press-releases/?limit=20",
    "press-releases/?fields=*&limit=20",
    "press-releases/?fields=*&limit=20&include=campaigns,affiliates,related",
    "press-releases/?fields=*&limit=20&order=-date&locale=en&cursor=",
    "press-releases/?campaign={campaign}&limit=20&locale=es&fallback=en",
    "pages/?limit=20&fields=*&child_of={newsroom}",
    "images/?fields=*",
    "navigation/",
    "pages/{release}/",
]


def test_it_costs_the_same_with_a_thousand_pages(client: Client, seeded: Seeded) -> None:
    names = {
        "campaign": seeded.campaign.pk,
        "newsroom": seeded.release.get_parent().pk,
        "release": seeded.release.pk,
    }

    def queries() -> list[int]:
        counted = []
        for address in ADDRESSES:
            with CaptureQueriesContext(connection) as captured:
                response = client.get(f"/api/v2/{address.format(**names)}")
            assert response.status_code == 200, response.content
            counted.append(len(captured))
        return counted

    with_few = queries()
    add_rows(ContentItem.objects.get(pk=seeded.release.pk), 1000)
    touch_head()  # So that nothing is remembered.

    assert queries() == with_few
    assert client.get("/api/v2/press-releases/").json()["meta"]["total_count"] > 1000
