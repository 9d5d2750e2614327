"""What a model takes at each of its keys, read from its JSON Schema and put into words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from pydantic import BaseModel

from migrator.core.manifest.toml_schema import toml_schema
from migrator.core.manifest.wording import listed, shown
from migrator.core.toml_places import Path

_Node = Mapping[str, object]

#: The words for one value, and for many.
_WORDS = {
    "string": ("a string", "strings"),
    "integer": ("a whole number", "whole numbers"),
    "number": ("a number", "numbers"),
    "boolean": ("true or false", "true or false"),
}


class Shape:
    """One place of a schema: all the forms that a value may have there."""

    def __init__(self, root: _Node, nodes: Iterable[_Node]) -> None:
        self._root = root
        self.forms = [form for node in nodes for form in _forms(root, node)]

    @classmethod
    def of(cls, model: type[BaseModel]) -> Self:
        """The shape of a whole model."""
        root = toml_schema(model)
        return cls(root, [root])

    def at(self, path: Path) -> Self:
        """The shape of what stands there; it has no forms where nothing may stand."""
        shape = self
        for part in path:
            shape = shape._below(part)
        return shape

    def _below(self, part: str | int) -> Self:
        below = [node for form in self.forms for node in _below(form, part)]
        return type(self)(self._root, below)

    def known_keys(self) -> list[str]:
        """The keys that a table may have here."""
        keys = (key for form in self.forms for key in _node(form.get("properties")))
        return list(dict.fromkeys(keys))

    def choices(self) -> list[object]:
        """The values to choose from, where there are only so many."""
        return [value for form in self.forms for value in _choices(form)]

    def description(self) -> str | None:
        """What a value here is for."""
        for form in self.forms:
            if isinstance(text := form.get("description"), str):
                return text
        return None

    def words(self, *, plural: bool = False) -> str:
        """The forms in words: ``a list of strings``, or many of them: ``lists of strings``."""
        words = [self._form_words(form, plural=plural) for form in self.forms]
        return listed(dict.fromkeys(words)) if words else ("values" if plural else "a value")

    def _form_words(self, form: _Node, *, plural: bool) -> str:
        if choices := _choices(form):
            return listed(shown(choice) for choice in choices)
        match form.get("type"):
            case "array":
                whole, parts = ("lists" if plural else "a list"), form.get("items")
            case "object":
                whole, parts = ("tables" if plural else "a table"), form.get("additionalProperties")
            case _:
                return self.scalar_words(form, plural=plural)
        if not isinstance(parts, Mapping) or not parts:
            return whole
        return f"{whole} of {type(self)(self._root, [parts]).words(plural=True)}"

    def scalar_words(self, form: _Node, *, plural: bool) -> str:
        """One form of a value that is no list and no table."""
        return _WORDS.get(str(form.get("type")), ("a value", "values"))[plural]


def _forms(root: _Node, node: _Node) -> Iterator[_Node]:
    """The node with its references and alternatives followed, each with what is said beside."""
    beside = {key: value for key, value in node.items() if key not in {"$ref", "anyOf", "oneOf"}}
    alternatives = [*_nodes(node.get("anyOf")), *_nodes(node.get("oneOf"))]
    if isinstance(reference := node.get("$ref"), str):
        name = reference.removeprefix("#/$defs/")
        alternatives.append(_node(_node(root.get("$defs")).get(name)))
    if not alternatives:
        yield node
    for alternative in alternatives:
        yield from _forms(root, {**alternative, **beside})


def _below(form: _Node, part: str | int) -> Iterator[_Node]:
    if isinstance(part, int):
        entries = [*_nodes(form.get("prefixItems")), *_nodes([form.get("items")])]
        yield from entries[part : part + 1] or entries[-1:]
        return
    properties = _node(form.get("properties"))
    if part in properties:
        yield _node(properties[part])
    elif isinstance(others := form.get("additionalProperties"), Mapping):
        yield others


def _choices(form: _Node) -> list[object]:
    if "const" in form:
        return [form["const"]]
    return list(choices) if isinstance(choices := form.get("enum"), list) else []


def _node(value: object) -> _Node:
    return value if isinstance(value, Mapping) else {}


def _nodes(value: object) -> list[_Node]:
    entries = value if isinstance(value, list) else []
    return [entry for entry in entries if isinstance(entry, Mapping)]
