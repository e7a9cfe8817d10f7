"""The checklist as data: what is looked at, whether it blocks or warns, and how it is mended.

The rules themselves are pure functions of the parts they look at. A rule that blocks refuses
submitting, approving and publishing a text; keep those few, and such that nobody can argue.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hni_site.editorial.enums import SignOffKind
from hni_site.publishing.checklist.parts import Link, Picture, Target, Weight
from hni_site.publishing.enums import Severity
from hni_site.publishing.standing import LanguageStanding

SUMMARY = range(50, 161)
"""Characters that say something and that a search result shows whole: Google cuts a description at
the width of its column, which is about 160 Latin letters."""

TEXT_BUDGET = 50_000
"""Bytes of HTML and style sheets, compressed: what the newsroom promises readers on slow phones."""

BUDGET = 100_000
"""The same with the first screen's pictures."""


@dataclass(frozen=True)
class Flaw:
    """What a rule found: where, and in words. Without a place it is about the whole page."""

    place: str
    text: str


Find = Callable[[Any], Iterable[Flaw]]


@dataclass(frozen=True)
class Rule:
    name: str
    severity: Severity
    looks_at: str
    """A property of `facts.Facts`: what `find` is given."""

    find: Find
    mend: str | Promise
    """How an editor mends it."""

    kinds: frozenset[SignOffKind] | None = None
    """To pages with which kinds of sign-off it applies; None: to all pages."""


# --- What is found --------------------------------------------------------------------------------


def pictures_without_words(pictures: Sequence[Picture]) -> Iterator[Flaw]:
    for picture in pictures:
        if not picture.is_decoration and not picture.alt.strip():
            text = _("The picture “%(title)s” has no alternative text.") % {"title": picture.title}
            yield Flaw(picture.place, text)


def lead_picture_without_words(alt: str | None) -> Iterator[Flaw]:
    """`alt` is None where the page has no lead picture."""
    if alt is not None and not alt.strip():
        yield Flaw("lead_image_alt", _("The lead picture has no alternative text."))


def nobody_to_ask(contacts: int) -> Iterator[Flaw]:
    if contacts == 0:
        yield Flaw("contacts", _("There is no media contact."))


def summary_length(summary: str) -> Iterator[Flaw]:
    length = len(summary.strip())
    if length == 0:
        yield Flaw("summary", _("There is no summary."))
    elif length < SUMMARY.start:
        text = ngettext(
            "The summary is short: %(count)d character.",
            "The summary is short: %(count)d characters.",
            length,
        )
        yield Flaw("summary", text % {"count": length})
    elif length >= SUMMARY.stop:
        text = _("The summary is long: %(count)d characters. Search results cut it.")
        yield Flaw("summary", text % {"count": length})


def links_to_nowhere(links: Sequence[Link]) -> Iterator[Flaw]:
    """No heading of ours has an anchor, so a link to a place on the page leads nowhere either."""
    for link in links:
        if link.is_address and (not link.href or link.href.startswith("#")):
            text = _("The link “%(words)s” leads nowhere (%(href)s).")
            yield Flaw(link.place, text % {"words": link.words, "href": link.href or "–"})


def links_without_words(links: Sequence[Link]) -> Iterator[Flaw]:
    for link in links:
        if not link.words:
            text = _("A link has no words, so nobody can see or follow it: %(href)s")
            yield Flaw(link.place, text % {"href": link.href or "–"})


def broken_links(links: Sequence[tuple[Link, Target]]) -> Iterator[Flaw]:
    texts = {
        Target.GONE: gettext_lazy("What the link “%(words)s” leads to is gone."),
        Target.HIDDEN: gettext_lazy("What the link “%(words)s” leads to is not public."),
    }
    for link, target in links:
        if text := texts.get(target):
            yield Flaw(link.place, text % {"words": link.words})


def links_under_embargo(links: Sequence[tuple[Link, Target]]) -> Iterator[Flaw]:
    """One finding for all of them: they are likely one campaign's releases, lifted together."""
    waiting = [link for link, target in links if target == Target.UNDER_EMBARGO]
    if waiting:
        words = ", ".join(dict.fromkeys(f"“{link.words}”" for link in waiting))
        text = _("These links lead to pages whose embargo ends later: %(words)s")
        yield Flaw(waiting[0].place, text % {"words": words})


def too_heavy(weight: Weight | None) -> Iterator[Flaw]:
    """`weight` is None where it could not be measured."""
    if weight is None:
        return
    sizes = {"weight": kilobytes(weight.text), "budget": kilobytes(TEXT_BUDGET)}
    if weight.text > TEXT_BUDGET:
        text = _("The page weighs %(weight)s kB without pictures; the budget is %(budget)s kB.")
        yield Flaw("body", text % sizes)
    sizes = {"weight": kilobytes(weight.total), "budget": kilobytes(BUDGET)}
    if weight.total > BUDGET:
        text = _("With the lead picture it weighs %(weight)s kB; the budget is %(budget)s kB.")
        yield Flaw("lead_image", text % sizes)


def languages_behind(languages: Sequence[LanguageStanding]) -> Iterator[Flaw]:
    behind = [
        f"{one.language} ({one.standing.label})" for one in languages if not one.standing.is_ready
    ]
    if behind:
        text = _("Not ready in every language: %(languages)s.")
        yield Flaw("", text % {"languages": ", ".join(behind)})


def kilobytes(size: int) -> int:
    """Thousands of bytes, rounded up: what fits the budget is never shown as more than it."""
    return -(-size // 1000)


# --- The rules ------------------------------------------------------------------------------------

RULES: tuple[Rule, ...] = (
    Rule(
        "picture-alt",
        Severity.BLOCKS,
        "pictures",
        pictures_without_words,
        gettext_lazy(
            "Say what it shows, for those who can't see it, or mark the picture as decorative."
        ),
    ),
    Rule(
        "contact",
        Severity.BLOCKS,
        "contacts",
        nobody_to_ask,
        gettext_lazy("Choose whom journalists may call or write to."),
        kinds=frozenset({SignOffKind.PRESS_RELEASE}),
    ),
    Rule(
        "link-nowhere",
        Severity.BLOCKS,
        "links",
        links_to_nowhere,
        gettext_lazy("Give it an address or take the link away."),
    ),
    Rule(
        "lead-picture-alt",
        Severity.WARNS,
        "lead_picture_alt",
        lead_picture_without_words,
        gettext_lazy("Say what it shows. Leave it empty only where it is mere decoration."),
    ),
    Rule(
        "summary",
        Severity.WARNS,
        "summary",
        summary_length,
        gettext_lazy("Say what is new in one or two sentences, in 50 to 160 characters."),
    ),
    Rule(
        "link-words",
        Severity.WARNS,
        "links",
        links_without_words,
        gettext_lazy("Give it words that say where it leads, or take the link away."),
    ),
    Rule(
        "link-broken",
        Severity.WARNS,
        "targets",
        broken_links,
        gettext_lazy("Readers see the words without a link. Choose another page or file."),
    ),
    Rule(
        "link-embargo",
        Severity.WARNS,
        "targets",
        links_under_embargo,
        gettext_lazy("Readers see the words without a link until then. Nothing else to do."),
    ),
    Rule(
        "weight",
        Severity.WARNS,
        "weight",
        too_heavy,
        gettext_lazy("Shorten the text, or choose a picture with fewer details."),
    ),
    Rule(
        "languages",
        Severity.WARNS,
        "languages",
        languages_behind,
        gettext_lazy("Languages that are not signed off when the page goes live follow later."),
    ),
)
