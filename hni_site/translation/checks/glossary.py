"""The glossary's terms of a segment: kept, translated as agreed, never as forbidden."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Finding, Segment, blocks, warns
from hni_site.translation.glossary.terms import Term, found_in, occurs, without

_STEM = 0.75  # Of a word's letters; endings change with number, gender and case.
_SHORTEST = 3  # Letters: a shorter word inside a longer term is an article or a preposition.
_ARABIC_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=\w{3})")


def glossary(segment: Segment, terms: Sequence[Term]) -> Iterator[Finding]:
    """What the glossary says of each term in the source."""
    found = found_in(segment.source_text, terms)
    approved = [term.translation for term in found if term.translation]
    kept = [term.term for term in found if term.keep_as_is]
    rest = without([*approved, *kept], segment.target_text)
    for term in found:
        is_right = bool(term.translation) and is_used(term.translation, segment.target_text)
        forbidden = [
            word
            for word in term.forbidden
            if occurs(word, rest) and not (is_right and _is_part(word, term.translation))
        ]
        if forbidden:
            yield _forbidden(term, forbidden)
        elif term.keep_as_is:
            if not occurs(term.term, segment.target_text, exactly=True):
                yield blocks(
                    Check.KEEP_AS_IS,
                    _("“%(term)s” stays as it is in every language. Write it as in the source.")
                    % {"term": term.term},
                )
        elif term.translation and not is_right:
            yield warns(
                Check.GLOSSARY,
                _("The glossary translates “%(term)s” as “%(translation)s”. Use that.")
                % {"term": term.term, "translation": term.translation},
            )


def is_used(translation: str, text: str) -> bool:
    """Whether the translation stands in the text, in any of its forms.

    All its longer words must be there by their stems: endings differ, and words come between.
    """
    lowered = text.lower()
    return occurs(translation, text) or all(
        stem in lowered for stem in _stems(translation.lower()) if stem
    )


def _is_part(word: str, translation: str) -> bool:
    """Whether the translation has the word in it, which in another form would not be told apart."""
    return set(word.lower().split()) <= set(translation.lower().split())


def _stems(translation: str) -> list[str]:
    words = translation.split()
    long = [word for word in words if len(word) >= _SHORTEST] or words
    return [_stem(word) for word in long]


def _stem(word: str) -> str:
    word = _ARABIC_ARTICLE.sub("", word)
    return word[: max(_SHORTEST, round(len(word) * _STEM))]


def _forbidden(term: Term, words: list[str]) -> Finding:
    if term.translation or term.keep_as_is:
        return blocks(
            Check.FORBIDDEN,
            _("“%(word)s” must not stand for “%(term)s”. Write “%(translation)s”.")
            % {"word": words[0], "term": term.term, "translation": term.translation or term.term},
        )
    return blocks(
        Check.FORBIDDEN,
        _("“%(word)s” must not stand for “%(term)s”. Find another word.")
        % {"word": words[0], "term": term.term},
    )
