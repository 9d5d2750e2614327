"""How a settings class is configured: ``model_config``, keywords of the class, ``class Config``."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from migrator.api import Definitions, chain

_BY_NAME = ("populate_by_name", "validate_by_name", "allow_population_by_field_name")
#: With these, a variable has another name than the class shows.
_TRANSLATING = ("alias_generator", "env_prefix_target")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What decides which variable a field reads."""

    #: None where it is not written there as a string.
    prefix: str | None = ""
    case_sensitive: bool = False
    #: What parts the names of nested settings; None where that cannot be known.
    delimiter: str | None = ""
    #: Whether a field that has an alias can also be given by its own name.
    by_name: bool = False
    #: The setting that gives variables names which cannot be known from here.
    translated_by: str = ""
    #: Of pydantic 1: fields with the variables that ``class Config`` lists for them.
    listed: dict[str, ast.expr] = field(default_factory=dict)

    def reads(self, variable: str, name: str) -> bool:
        """Whether a variable that is asked for by one name is found under another."""
        return variable == name if self.case_sensitive else variable.lower() == name.lower()


def configured(
    inherited: Configuration, node: ast.ClassDef, path: str, definitions: Definitions
) -> Configuration:
    """The configuration of a class that inherits another one."""
    found = inherited
    for name, value in _entries(node):
        found = _with(found, name, value, path, definitions)
    return found


def own_call(node: ast.ClassDef) -> ast.Call | None:
    """The ``SettingsConfigDict(…)`` that a class assigns."""
    for value in _assigned(node, "model_config"):
        if isinstance(value, ast.Call):
            return value
    return None


def _entries(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr | None]]:
    """Names and values of what a class configures; a name is empty where it is not written."""
    for value in _assigned(node, "model_config"):
        match value:
            case ast.Call(args=args, keywords=keywords):
                yield from (("", None) for _one in args)
                yield from ((one.arg or "", one.value) for one in keywords)
            case ast.Dict(keys=keys, values=values):
                for key, inner in zip(keys, values, strict=True):
                    is_name = isinstance(key, ast.Constant)
                    yield str(key.value) if is_name else "", inner  # type: ignore[union-attr]
            case _:
                yield "", None
    for keyword in node.keywords:
        yield keyword.arg or "", keyword.value
    for inner_class in node.body:
        if isinstance(inner_class, ast.ClassDef) and inner_class.name == "Config":
            for statement in inner_class.body:
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name)], value=value):
                        yield name, value
                    case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                        yield name, value


def _assigned(node: ast.ClassDef, name: str) -> Iterator[ast.expr]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=own)], value=value) if own == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=own), value=ast.expr() as value) if own == name:
                yield value


def _with(
    found: Configuration,
    name: str,
    value: ast.expr | None,
    path: str,
    definitions: Definitions,
) -> Configuration:
    text = text_of(value, path, definitions)
    is_true = isinstance(value, ast.Constant) and value.value is True
    match name, value:
        case "", _:
            found = replace(found, prefix=None)
        case "env_prefix", _:
            found = replace(found, prefix=text)
        case "env_nested_delimiter", ast.Constant(value=None):
            found = replace(found, delimiter="")
        case "env_nested_delimiter", _:
            found = replace(found, delimiter=text)
        case "case_sensitive", _:
            found = replace(found, case_sensitive=is_true)
        case "fields", ast.Dict():
            found = replace(found, listed=found.listed | _listed(value))
        case _ if name in _BY_NAME:
            found = replace(found, by_name=is_true)
        case _ if name in _TRANSLATING:
            found = replace(found, translated_by=name)
    return found


def _listed(value: ast.Dict) -> dict[str, ast.expr]:
    """The variables that ``fields = {"x": {"env": …}}`` gives fields."""
    listed = {}
    for key, inner in zip(value.keys, value.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(inner, ast.Dict):
            for name, given in zip(inner.keys, inner.values, strict=True):
                if isinstance(name, ast.Constant) and name.value == "env":
                    listed[str(key.value)] = given
    return listed


def text_of(value: ast.expr | None, path: str, definitions: Definitions) -> str | None:
    """The text that an expression surely stands for."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else None
    names = chain(value) if value is not None else ()
    if not names:
        return None
    found = definitions.attributes(definitions.inside(path, names[0]), names[1:])
    values = [one.value for one in found.definitions]
    if found.is_certain and len(values) == 1 and isinstance(values[0], ast.Constant):
        return values[0].value if isinstance(values[0].value, str) else None
    return None


def outside_names(node: ast.expr, path: str, definitions: Definitions) -> frozenset[str]:
    """What an expression stands for, where that is nothing of the project."""
    names = chain(node)
    if not names:
        return frozenset()
    found = definitions.attributes(definitions.inside(path, names[0]), names[1:])
    return found.names - {one.dotted for one in found.definitions}
