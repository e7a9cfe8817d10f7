"""What the site is made of, found in the models: a new page type or block is covered by itself."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from hni_site.foundations.pages import SitePage
from tests.factories import bazaar_pages, campaigns, home, news  # noqa: F401 - they list themselves
from tests.factories.pages import SitePageFactory

PAGE_TYPES: list[type[SitePage]] = sorted(
    (model for model in get_page_models() if issubclass(model, SitePage)),
    key=lambda model: model._meta.label,
)
SNIPPETS: list[type[Model]] = sorted(get_snippet_models(), key=lambda model: model._meta.label)
OUR_APPS = {"home", "news", "campaigns", "bazaar_pages", "media"}

_FACTORIES = {factory._meta.model: factory for factory in SitePageFactory.__subclasses__()}


def label(thing: Any) -> str:
    """A test's id: a model's label or a block's class."""
    return str(thing._meta.label) if hasattr(thing, "_meta") else type(thing).__name__


def factory_of(page_type: type[SitePage]) -> type[SitePageFactory]:
    """The page type's factory."""
    assert page_type in _FACTORIES, f"{label(page_type)} has no factory: add one to tests/factories"
    factory: type[SitePageFactory] = _FACTORIES[page_type]
    return factory


def translatable_models() -> list[type[Model]]:
    """Our models that can be translated, pages included."""
    return sorted(
        (
            model
            for model in apps.get_models()
            if model._meta.app_label in OUR_APPS and issubclass(model, TranslatableMixin)
        ),
        key=label,
    )


def stream_fields(model: type[Model]) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def stream_blocks() -> dict[type[Block], Block]:
    """Every block an editor can add to a stream of ours, once for each class."""
    models = (model for model in apps.get_models() if model._meta.app_label in OUR_APPS)
    return {
        type(block): block
        for model in models
        for field in stream_fields(model)
        for block in field.stream_block.child_blocks.values()
    }


def descendants(block: Block) -> Iterator[Block]:
    """The block and all blocks inside it."""
    yield block
    inside = list(getattr(block, "child_blocks", {}).values())
    if hasattr(block, "child_block"):
        inside.append(block.child_block)
    for child in inside:
        yield from descendants(child)


def every_block(field: StreamField) -> list[tuple[str, Any]]:
    """Each block of the stream once, with the value its preview shows."""
    return [
        (name, block.get_preview_value()) for name, block in field.stream_block.child_blocks.items()
    ]
