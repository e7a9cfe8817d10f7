"""Reads the demo content that each app keeps in its folder `demo/`.

`structure.toml` says which objects there are and everything about them that is the same in every
language; `en.toml`, `es.toml` … give the words. Both have one table per object, under a key that
is unique in the whole site. An object without words in a language does not exist in it.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from wagtail.models import Page, TranslatableMixin

SOURCE_LANGUAGE = settings.LANGUAGE_CODE


class ContentError(Exception):
    """A demo file contradicts itself or the models; the message names the place."""


@dataclass(frozen=True)
class Entry:
    """One page, snippet or setting, in all its languages."""

    key: str
    model: type[Model]
    parent: str | None
    draft: bool
    structure: dict[str, Any]
    words: dict[str, dict[str, Any]]

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def is_translatable(self) -> bool:
        return issubclass(self.model, TranslatableMixin)

    def languages(self) -> list[str]:
        """The languages in which it exists; what has no language stands with the source."""
        return list(self.words) if self.is_translatable else [SOURCE_LANGUAGE]

    @cached_property
    def fields(self) -> list[str]:
        """Names of the model fields that the files fill."""
        names = dict.fromkeys(self.structure)
        for words in self.words.values():
            names.update(dict.fromkeys(words))
        return list(names)


def folders() -> list[Path]:
    """The demo folders of all apps, in the order of INSTALLED_APPS."""
    found = (Path(config.path) / "demo" for config in apps.get_app_configs())
    return [folder for folder in found if (folder / "structure.toml").exists()]


def read() -> dict[str, Entry]:
    """Every entry by its key. Raises ContentError."""
    entries: dict[str, Entry] = {}
    for folder in folders():
        words = {
            file.stem: _tables(file)
            for file in sorted(folder.glob("*.toml"))
            if file.stem != "structure"
        }
        structure = _tables(folder / "structure.toml")
        for key, table in structure.items():
            if key in entries:
                raise ContentError(f"{folder / 'structure.toml'}: {key} exists already.")
            entries[key] = _entry(key, table, words)
        for language, tables in words.items():
            if unknown := tables.keys() - structure.keys():
                raise ContentError(
                    f"{folder / language}.toml: structure.toml has no {', '.join(sorted(unknown))}."
                )
    return entries


def _entry(key: str, table: dict[str, Any], words: dict[str, dict[str, Any]]) -> Entry:
    structure = dict(table)
    return Entry(
        key=key,
        model=apps.get_model(structure.pop("type")),
        parent=structure.pop("parent", None),
        draft=structure.pop("draft", False),
        structure=structure,
        words={language: tables[key] for language, tables in words.items() if key in tables},
    )


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text())
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{file}: {error}") from error


def languages() -> list[str]:
    """The languages that have demo words, the source language first."""
    codes = {file.stem for folder in folders() for file in folder.glob("*.toml")} - {"structure"}
    return sorted(codes, key=lambda code: (code != SOURCE_LANGUAGE, code))
