"""Wagtail's `fields` parameter: which fields of a document an answer shows.

The syntax is Wagtail's own (`*`, `_`, `-name`, `name(nested)`); what it applies to is a finished
document, so a field left out costs nothing and a field asked for no query.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel
from wagtail.api.v2.utils import parse_fields_parameter

from hni_site.delivery.errors import BadRequest

# (name, negated, nested) as Wagtail's parser gives them.
Config = list[tuple[str, bool, list[Any] | None]]
# The fields of some models together: a name and how each of the models annotates it.
Parts = dict[str, tuple[Any, ...]]

DEEPEST = 20
# As in Wagtail, something embedded always says what it is.
NESTED_DEFAULTS = frozenset({"id", "type", "detail_url", "title"})


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation is made of, or a tuple of them: in lists, in unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    annotation = getattr(annotation, "__value__", annotation)  # A named union, such as BodyBlock.
    for part in annotation if isinstance(annotation, tuple) else get_args(annotation):
        yield from models_in(part)


def parts_of(annotation: Any) -> Parts:
    """The fields of all the models that an annotation is made of."""
    parts: Parts = {}
    for model in models_in(annotation):
        for name, field in model.model_fields.items():
            parts[name] = (*parts.get(name, ()), field.annotation)
    return parts


@dataclass(frozen=True)
class Shape:
    """A type's fields: those inside `meta` and those beside it, and what is given by default."""

    meta: Parts
    body: Parts
    defaults: frozenset[str]

    @property
    def all(self) -> Parts:
        return {**self.body, **self.meta}


@dataclass(frozen=True)
class Selection:
    """What was asked for, checked against a shape."""

    names: frozenset[str]
    nested: Mapping[str, Config]

    def apply(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The document with only what is selected, in its own order."""
        selected: dict[str, Any] = {}
        for name, value in document.items():
            if name == "meta":
                if meta := self._of(value):
                    selected["meta"] = meta
            else:
                selected.update(self._of({name: value}))
        return selected

    def _of(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: _apply_nested(value, self.nested[name]) if name in self.nested else value
            for name, value in fields.items()
            if name in self.names
        }


def parse(fields: str | None) -> Config:
    """The parameter as Wagtail reads it. BadRequest where its syntax is wrong."""
    if fields is None:
        return []
    if fields.count("(") > DEEPEST:
        raise BadRequest(f"fields error: at most {DEEPEST} brackets are allowed")
    try:
        return list(parse_fields_parameter(fields))
    except ValueError as error:
        raise BadRequest(f"fields error: {error}") from error


def select(config: Config, shape: Shape) -> Selection:
    """BadRequest where a field is unknown, at whatever depth."""
    _check(config, shape.all)
    names = _chosen(config, frozenset(shape.all), shape.defaults)
    return Selection(names, _nested_of(config))


def wants_everything(config: Config) -> bool:
    """Whether `fields` is `*` alone: the document as it is stored."""
    return [name for name, _negated, _nested in config] == ["*"]


def _check(config: Config, parts: Parts) -> None:
    unknown = {name for name, _negated, _nested in _named(config)} - parts.keys()
    if unknown:
        raise BadRequest(
            f"unknown fields: {', '.join(sorted(unknown))}. Known here: {', '.join(sorted(parts))}"
        )
    for name, nested in _nested_of(config).items():
        inside = parts_of(parts[name])
        if not inside:
            raise BadRequest(f"'{name}' does not support nested fields")
        _check(nested, inside)


def _named(config: Config) -> Config:
    """The configuration without the `*` or `_` that may stand first."""
    return config[1:] if config and config[0][0] in ("*", "_") else config


def _nested_of(config: Config) -> dict[str, Config]:
    return {name: nested for name, _negated, nested in _named(config) if nested}


def _chosen(config: Config, names: frozenset[str], defaults: frozenset[str]) -> frozenset[str]:
    """The names that are left when a configuration is applied to them."""
    first = config[0][0] if config else ""
    chosen = {"*": names, "_": frozenset[str]()}.get(first, defaults)
    rest = _named(config)
    taken = {name for name, negated, _nested in rest if negated}
    return (chosen - taken) | {name for name, negated, _nested in rest if not negated}


def _apply_nested(value: Any, config: Config) -> Any:
    """The same inside a field: `image(alt,sources)`. Lists are gone through item by item."""
    if isinstance(value, list):
        return [_apply_nested(item, config) for item in value]
    if not isinstance(value, dict):
        return value  # Null, or the text of a block whose neighbours are objects.
    names = frozenset(value)
    chosen = _chosen(config, names, NESTED_DEFAULTS & names)
    deeper = _nested_of(config)
    return {
        name: _apply_nested(part, deeper[name]) if name in deeper else part
        for name, part in value.items()
        if name in chosen
    }
