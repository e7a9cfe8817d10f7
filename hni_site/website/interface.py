"""The texts of the website's own interface, and their catalogues.

gettext's programs are not on every machine: the texts are collected through Django's own template
parser, and polib reads and writes the catalogues.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.db.models import TextChoices
from django.template import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

from hni_site.foundations.enums import Kind
from hni_site.foundations.geography import Region
from hni_site.foundations.pages import page_types

TEMPLATES = settings.BASE_DIR / "templates"
# The admin's templates are for editors; this is about what readers see.
_NOT_THE_WEBSITE = "admin"


def interface_texts() -> dict[str, str]:
    """Every text of the website's interface in English → its plural, empty where it has none."""
    texts = {text: "" for choices in reader_choices() for text in _labels(choices)}
    texts |= dict.fromkeys(_names_of_types(), "")
    for path in sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.txt")]):
        if _NOT_THE_WEBSITE not in path.relative_to(TEMPLATES).parts:
            texts |= dict(_template_texts(path))
    return texts


def reader_choices() -> list[type[TextChoices]]:
    """The choices whose labels readers see: those in the `enums` of apps with page types."""
    apps = {page._meta.app_config.name for page in page_types()}
    modules = (import_module(f"{app}.enums") for app in sorted(apps))
    found = [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, TextChoices) and thing is not TextChoices
    ]
    return [*found, Region, Kind]


def _names_of_types() -> list[str]:
    """What search calls what it finds."""
    with translation.override(None):
        return [str(page._meta.verbose_name) for page in page_types()]


def _labels(choices: type[TextChoices]) -> list[str]:
    with translation.override(None):  # Without a language a label is its English source.
        return [str(label) for label in choices.labels]


def _template_texts(path: Path) -> Iterator[tuple[str, str]]:
    nodes = Template(path.read_text()).nodelist
    # The stubs say that whatever the type asked for, the nodes are of their common base.
    simple: Any = nodes.get_nodes_by_type(TranslateNode)
    blocks: Any = nodes.get_nodes_by_type(BlockTranslateNode)
    for node in simple:
        yield str(node.filter_expression.var.literal), ""
    for node in blocks:
        singular, _variables = node.render_token_list(node.singular)
        plural, _variables = node.render_token_list(node.plural or [])
        yield singular, plural


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def update_catalogue(language: str) -> int:
    """Adds the texts that a catalogue lacks, drops those no longer used, compiles it.

    Gives the number of texts that still have no translation.
    """
    path = catalogue_path(language)
    catalogue = polib.pofile(str(path), wrapwidth=98)
    texts = interface_texts()
    entries = {entry.msgid: entry for entry in catalogue}
    catalogue[:] = [
        entries.get(text) or _entry(text, plural, catalogue)
        for text, plural in sorted(texts.items())
    ]
    catalogue.save()
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    return len(catalogue.untranslated_entries())


def _entry(text: str, plural: str, catalogue: polib.POFile) -> polib.POEntry:
    if plural:
        forms = dict.fromkeys(range(_plural_forms(catalogue)), "")
        return polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=forms)
    return polib.POEntry(msgid=text)


def _plural_forms(catalogue: polib.POFile) -> int:
    """How many a noun has beside numbers: English two, Thai one, Arabic six."""
    found = re.search(r"nplurals=(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2
