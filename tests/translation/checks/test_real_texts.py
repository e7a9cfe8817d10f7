"""The demo content, written and translated by others: what the checks say of good translations."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.html import escape

from hni_site.demo import contents
from hni_site.translation.checks.checking import check
from hni_site.translation.checks.enums import Check
from hni_site.translation.checks.segment import Segment

LANGUAGES = ("es", "fr", "ur")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(Field path, text) of everything in a demo table."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{path}.{number}")
    elif isinstance(value, str):
        yield path, value


def as_segment(markdown: str) -> str:
    """Markdown's links and bold as wagtail-localize has them."""
    ids = iter(range(1, 99))
    html = re.sub(
        r"\[([^\]]*)\]\([^)]*\)",
        lambda link: f'<a id="a{next(ids)}">{link[1]}</a>',
        escape(markdown),
    )
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)


def segments(language: str) -> Iterator[Segment]:
    for entry in contents.read().values():
        english = dict(texts(entry.words.get("en", {})))
        for path, translated in texts(entry.words.get(language, {})):
            pairs = zip(english.get(path, "").split("\n\n"), translated.split("\n\n"), strict=False)
            for source, target in pairs:
                if source:
                    yield Segment(as_segment(source), as_segment(target), "en", language, path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_translations_pass(language: str) -> None:
    found = Counter(finding.check for segment in segments(language) for finding in check(segment))

    # The demo's French has breaking spaces before ; and :, of which the check rightly tells.
    allowed = {Check.PUNCTUATION} if language == "fr" else set()
    assert set(found) <= allowed
    assert sum(1 for _segment in segments(language)) > 350


def changed(segment: Segment, pattern: str, by: str) -> Segment | None:
    target = re.sub(pattern, by, segment.target, count=1)
    about = (segment.source_language, segment.language, segment.field)
    return None if target == segment.target else Segment(segment.source, target, *about)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "pattern", "by"),
    [
        (Check.LINKS, r"</?a[^>]*>(.*?)</a>", r"\1"),
        (Check.MARKUP, r"</b>", ""),
        (Check.NUMBERS, r"(?<![\w\"])(\d+)(?=[^\d\">])", r"\g<1>7"),
        (Check.FINAL_PUNCTUATION, r"[.۔]$", ""),
        (Check.EMPHASIS, r"<b>(.*?)</b>", r"\1"),
    ],
)
def test_faults_in_them_are_found(name: Check, pattern: str, by: str, language: str) -> None:
    broken = [one for one in (changed(s, pattern, by) for s in segments(language)) if one]
    missed = [one for one in broken if name not in {finding.check for finding in check(one)}]

    assert len(broken) >= 5
    assert len(missed) <= 0.03 * len(broken), [(one.source, one.target) for one in missed]
