"""What the importer's tests share."""

from collections.abc import Callable

import pytest

from news.importer.formats import read_file
from news.importer.recognise import recognise
from news.importer.release import RecognisedRelease

Import = Callable[..., RecognisedRelease]


@pytest.fixture
def recognised() -> Import:
    """Recognises a text as if it came as a file of that name; Markdown unless said otherwise."""

    def read(text: str, name: str = "release.md", language: str = "en") -> RecognisedRelease:
        return recognise(read_file(name, text.encode()), language)

    return read
