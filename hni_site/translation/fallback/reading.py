"""What editors said of the site's languages, as it stands in the database."""

from django.conf import settings
from wagtail.models import Locale, Page

from hni_site.translation.fallback.chains import Fallbacks, chain_of


def fallbacks() -> Fallbacks:
    """One query."""
    rows = Locale.objects.values_list(
        "language_code", "fallback__pk", "fallback__falls_back_to__language_code"
    )
    found = list(rows)
    return Fallbacks(
        languages=frozenset(code for code, _row, _chosen in found),
        default=settings.LANGUAGE_CODE,
        said={code: chosen for code, row, chosen in found if row},
    )


def chain(language: str) -> tuple[str, ...]:
    """The language and those that stand in for it, best first. One query."""
    return chain_of(language, fallbacks())


def chain_for(page: Page) -> tuple[str, ...]:
    """The languages in which lists on the page show others; remembered with the page in memory."""
    known = vars(page)
    if "_chain" not in known:
        known["_chain"] = chain(page.locale.language_code)
    found: tuple[str, ...] = known["_chain"]
    return found
