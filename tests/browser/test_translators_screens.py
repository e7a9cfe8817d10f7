"""Glossary, memory and questions in a real browser: nothing axe objects to, in light on a
desk, in dark on a phone."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page

from hni_site.translation.desk.questions import ask
from hni_site.translation.memory.remembering import remember
from hni_site.translation.memory.units import Unit
from hni_site.translation.review.demands import translation_of
from tests.browser.test_desk import ours
from tests.browser.test_editing import log_in
from tests.factories.glossary import GlossaryTermFactory
from tests.translation.room import Room

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The server's threads each need a connection; the tests' SQLite, in memory, has only one.
    pytest.mark.only_on("postgresql"),
]

GLOSSARY = "wagtailsnippets_glossary_glossaryterm"


def test_axe_finds_nothing(page: Page) -> None:
    User.objects.create_superuser("officer", "officer@example.org", "correct horse battery")
    term = GlossaryTermFactory(term="basket", spanish="cesta", note="Woven.")
    remember([Unit("en", "es", "A basket.", "Una cesta.", is_approved=True)])
    room = Room()
    room.send()
    translation = translation_of(room.page)
    assert translation is not None
    ask(translation, room.segments[0], "Who is meant?", room.translator)
    log_in(page)

    found = []
    for path, word in (
        (reverse(f"{GLOSSARY}:list"), "basket"),
        (reverse(f"{GLOSSARY}:add"), "Term"),
        (reverse(f"{GLOSSARY}:edit", args=[term.pk]), "Woven."),
        (reverse(f"{GLOSSARY}:import"), "What stands in the file"),
        (reverse("translation_memory"), "TMX"),
        (reverse("translation_questions"), "Who is meant?"),
        (reverse("wagtailadmin_pages:edit", args=[room.page.pk]), "Who is meant?"),
    ):
        for width, scheme in ((1440, "light"), (360, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(path)
            assert word in (page.locator("main").text_content() or ""), path
            found += [(path, width, scheme, *one) for one in ours(page, "main")]
    assert not found, "\n".join(map(str, found))
