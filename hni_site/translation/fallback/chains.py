"""Which languages a reader is given where a page is not in the one asked for: the rule.

Codes are Django's (`es-ar`); what editors say is `Fallbacks`, and nothing here asks a database.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Fallbacks:
    """The site's languages, and what editors said of them."""

    languages: frozenset[str]
    """Codes of all content locales."""

    default: str
    """The site's own language, the last resort."""

    said: Mapping[str, str | None] = field(default_factory=dict)
    """Language → the one it falls back to, None for no other; for those of whom it was said."""

    def next(self, language: str) -> str | None:
        """The language that stands in for this one; None where no other does.

        Of whom nothing was said: the language without its region, then the site's own.
        """
        if language in self.said:
            return self.said[language]
        base = language.split("-")[0]
        candidates = (code for code in (base, self.default) if code in self.languages)
        return next((code for code in candidates if code != language), None)


def chain_of(language: str, fallbacks: Fallbacks) -> tuple[str, ...]:
    """The language and those that stand in for it, best first, each once."""
    chain = [language]
    if language in fallbacks.languages:
        while (following := fallbacks.next(chain[-1])) and following not in chain:
            chain.append(following)
    return tuple(chain)


def closes_a_circle(language: str, falls_back_to: str, fallbacks: Fallbacks) -> bool:
    """Whether the language would, by what editors say, come back to itself.

    What nobody said closes none: the site's own language may name another.
    """
    seen = {language}
    following: str | None = falls_back_to
    while following is not None:
        if following in seen:
            return True
        seen.add(following)
        following = fallbacks.said.get(following)
    return False


def nearest(
    versions: Iterable[T],
    chain: Sequence[str],
    named: Callable[[T], tuple[Hashable, str]],
) -> list[T]:
    """Of each thing only the version in the language that comes first in the chain.

    `named` gives which thing a version is of, and its language. The first language's stand first,
    then the next one's; within a language in the order given.
    """
    places = {language: place for place, language in enumerate(chain)}
    found = [version for version in versions if named(version)[1] in places]
    found.sort(key=lambda version: places[named(version)[1]])
    each = {named(version)[0]: version for version in reversed(found)}
    return [version for version in found if each[named(version)[0]] is version]
