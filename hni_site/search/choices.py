"""To what a search can be narrowed: kinds of pages and, of news, the year."""

from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst

from hni_site.content_store.models import Count, Facet
from hni_site.content_store.reading import Languages, facets
from hni_site.foundations.enums import Kind
from hni_site.foundations.news import news_types
from hni_site.foundations.pages import page_types
from hni_site.foundations.text import sort_key


@dataclass(frozen=True)
class Kinds:
    """Those of which the languages have pages, in the order of their names."""

    labels: dict[str, str] = field(default_factory=dict)
    """A type's own endpoint in the API, by which it is asked for here, too → the type's label."""

    has_others: bool = False

    @property
    def options(self) -> list[tuple[str, str]]:
        named = [(value, name_of(label)) for value, label in self.labels.items()]
        found = sorted(named, key=lambda option: sort_key(option[1]))
        if self.has_others:
            found.append((Kind.OTHER_PAGES.value, str(Kind.OTHER_PAGES.label)))
        return found

    def only(self, kind: str, year: str) -> Q | None:
        """The condition on documents; None where nothing is asked for."""
        if kind == Kind.OTHER_PAGES:
            return ~Q(type__in=[*_with_endpoint().values()])
        if kind not in self.labels:
            return None
        label = self.labels[kind]
        condition = Q(type=label)
        if year and (news := news_types().get(label)):
            dates = Facet.objects.filter(item=OuterRef("pk"), name=news.date)
            within = dates.filter(value__range=(f"{year}-01-01", f"{year}-12-31"))
            condition &= Q(Exists(within))
        return condition


def name_of(label: str) -> str:
    """What readers call a page of the type, in the active language."""
    return str(capfirst(apps.get_model(label)._meta.verbose_name))


def _with_endpoint() -> dict[str, str]:
    return {model.api_endpoint: model._meta.label for model in page_types() if model.api_endpoint}


def kinds(languages: Languages) -> Kinds:
    """One query."""
    there = set(
        Count.objects.filter(locale__in=languages, live__gt=0).values_list("type", flat=True)
    )
    named = _with_endpoint()
    labels = {value: label for value, label in named.items() if label in there}
    return Kinds(labels, has_others=bool(there - {*named.values()}))


def years(label: str, languages: Languages) -> list[str]:
    """From the latest year with news of the type to the first; none for a type that is no news.

    Two queries that each look at an end of an index.
    """
    news = news_types().get(label)
    if news is None:
        return []
    days = facets(label, languages, news.date).order_by("value").values_list("value", flat=True)
    oldest, newest = days.first(), days.last()
    if oldest is None or newest is None:
        return []
    return [str(year) for year in range(int(newest[:4]), int(oldest[:4]) - 1, -1)]
