"""Which languages the site is published in, and which of them a reader would like best."""

from collections.abc import Sequence

from django.conf import settings
from wagtail.models import Page, Site


def live_languages() -> list[str]:
    """Codes of the languages in which the home page is public; the default language first."""
    return list(public_home_pages())


def public_home_pages() -> dict[str, Page]:
    """Language code → its home page, where it is public; the default language first."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return {}
    homes = Page.objects.live().public().filter(translation_key=site.root_page.translation_key)
    by_code = {home.locale.language_code: home for home in homes.select_related("locale")}
    codes = sorted(by_code, key=lambda code: (code != settings.LANGUAGE_CODE, code))
    return {code: by_code[code] for code in codes}


def best_language(wanted: Sequence[str], available: Sequence[str]) -> str:
    """The first wanted language that is available, exactly or without its region (es-ar → es).

    Otherwise the first available one. `wanted` is in the reader's order, lower case.
    """
    for language in wanted:
        for candidate in (language, language.split("-")[0]):
            if candidate in available:
                return candidate
    return available[0]
