"""What the engine costs, in queries, for a release with everything it can have: 46 segments.

wagtail-localize's own methods, on this site and the same release: 980 to submit, 157 to save.

Ours: 178 and 67; on PostgreSQL 180 and 68. Of the 178 some 50 are for the boilerplate, which goes
into the language with the release. What is left is one query for each kind of row: contexts, texts,
templates, places and versions, each read and written; what the page refers to; its row, its version
and the rows beside it, with Wagtail's own checks; sign-off and embargo; at the end, once, store,
status and tasks.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from news.models import PressReleasePage
from tests.contract.complete import complete
from tests.factories.home import home_page
from tests.factories.pages import locale, publish
from tests.translation.work import source_of, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_stored")]


def test_submitting_and_saving() -> None:
    submit(home_page(), "ur")
    publish(home_page().get_translation(locale("ur")))
    release = complete(PressReleasePage)
    submit(release.get_parent().specific, "ur")
    with CaptureQueriesContext(connection) as submitting:
        submit(release, "ur")
    source = source_of(release)
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale("ur"),
            data=f"ur: {segment.string.data}",
        )
    translation = Translation.objects.get(source=source, target_locale=locale("ur"))
    with CaptureQueriesContext(connection) as saving:
        translation.save_target(publish=False)

    assert len(submitting) <= 180
    assert len(saving) <= 68
