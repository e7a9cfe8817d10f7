"""What the engine costs, in queries: the stock one took 452 to submit a page and 122 to save it."""

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
    for segment in StringSegment.objects.filter(source__isnull=False).select_related("string"):
        pass

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

    import collections
    import re

    for name, q in (("submit", submitting), ("save", saving)):
        print(name, len(q))
        c = collections.Counter()
        for sql in q:
            m = re.match(
                r'(SAVEPOINT|RELEASE)|(SELECT|INSERT|UPDATE|DELETE).*?"([a-z_]+)"', sql["sql"]
            )
            t = re.search(r'(FROM|INTO|UPDATE) "?([a-z_]+)', sql["sql"])
            c[(sql["sql"][:6], t and t[2])] += 1
        for k, v in c.most_common(60):
            print("   ", k, v)
    assert len(submitting) <= 60
    assert len(saving) <= 25
