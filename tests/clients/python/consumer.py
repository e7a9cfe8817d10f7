"""What a partner's site does with the API through a Python client made from its OpenAPI document.

`python consumer.py http://127.0.0.1:8000/api/v2` prints the newest press releases.
"""

import sys
from collections.abc import Iterator

from newsroom_api import Client
from newsroom_api.api.pages import list_pages
from newsroom_api.api.press_releases import get_press_releases, list_press_releases
from newsroom_api.models.any_page_list import AnyPageList
from newsroom_api.models.list_press_releases_order_item import ListPressReleasesOrderItem
from newsroom_api.models.message import Message
from newsroom_api.models.paragraph_block import ParagraphBlock
from newsroom_api.models.press_release_page import PressReleasePage
from newsroom_api.models.press_release_page_list import PressReleasePageList
from newsroom_api.models.quote_block import QuoteBlock


def newest(client: Client, limit: int) -> list[PressReleasePage]:
    """The newest releases, complete."""
    answer = list_press_releases.sync(
        client=client, fields="*", order=[ListPressReleasesOrderItem.DATE_DESCENDING], limit=limit
    )
    if not isinstance(answer, PressReleasePageList):
        raise RuntimeError(answer.message if isinstance(answer, Message) else str(answer))
    return [item for item in answer.items if isinstance(item, PressReleasePage)]


def words(release: PressReleasePage) -> Iterator[str]:
    """What its paragraphs and quotes say."""
    for block in release.body:
        if isinstance(block, ParagraphBlock):
            yield block.value
        elif isinstance(block, QuoteBlock):
            yield f"{block.value.text} ({block.value.attribution})"


def main() -> None:
    client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)
    pages = list_pages.sync(client=client, limit=0)
    assert isinstance(pages, AnyPageList)
    print(pages.meta.total_count, "pages")
    for release in newest(client, 5):
        detail = get_press_releases.sync(release.id, client=client)
        assert isinstance(detail, PressReleasePage)
        assert detail.body == release.body
        print(release.dateline.date.isoformat(), release.title, len(list(words(release))))


if __name__ == "__main__":
    main()
