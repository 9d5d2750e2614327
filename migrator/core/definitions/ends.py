"""Where a dotted name can end, and what of that is certain."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Definition:
    """A statement of the project that defines a name."""

    module: str
    path: str
    #: Within the module: ``Class.method``.
    name: str
    node: ast.stmt
    #: What is assigned, where that is one expression.
    value: ast.expr | None = None

    @property
    def dotted(self) -> str:
        """The whole name."""
        return f"{self.module}.{self.name}"


@dataclass(frozen=True, slots=True)
class ClassDefinition(Definition):
    """A class of the project."""

    node: ast.ClassDef


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the project, or a folder of modules."""

    dotted: str


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that does not belong to the project."""

    dotted: str


class Nowhere(Enum):
    """No place at all."""

    #: The name is surely not there.
    MISSING = auto()
    #: The text does not tell.
    UNKNOWN = auto()


End = Definition | Module | Outside | Nowhere


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name can end: in several places where it is bound under conditions."""

    ends: tuple[End, ...]

    @property
    def is_there(self) -> bool:
        """Whether it can end somewhere in the project."""
        return any(isinstance(end, Definition | Module) for end in self.ends)

    @property
    def is_missing(self) -> bool:
        """Whether it surely ends nowhere."""
        return all(end is Nowhere.MISSING for end in self.ends)

    @property
    def is_unknown(self) -> bool:
        """Whether it can stand for something that the text does not tell."""
        return Nowhere.UNKNOWN in self.ends

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """The definitions that it can stand for."""
        return tuple(end for end in self.ends if isinstance(end, Definition))

    @property
    def is_certain(self) -> bool:
        """Whether it can stand for nothing but its definitions."""
        return bool(self.definitions) and all(
            isinstance(end, Definition) or end is Nowhere.MISSING for end in self.ends
        )

    @property
    def names(self) -> frozenset[str]:
        """The dotted names of all that it can stand for."""
        return frozenset(end.dotted for end in self.ends if not isinstance(end, Nowhere))


UNKNOWN = Found((Nowhere.UNKNOWN,))
MISSING = Found((Nowhere.MISSING,))


def defined(
    module: str, path: str, name: str, node: ast.stmt, value: ast.expr | None = None
) -> Definition:
    """The definition that a statement makes."""
    if isinstance(node, ast.ClassDef):
        return ClassDefinition(module, path, name, node)
    return Definition(module, path, name, node, value)


def either(found: Iterable[Found]) -> Found:
    """All ends of several names of which one is meant; nowhere, if there are none."""
    ends = tuple(dict.fromkeys(end for one in found for end in one.ends))
    return Found(ends) if ends else MISSING


def chain(node: ast.expr) -> tuple[str, ...]:
    """The names of ``a.b.c``, from its root; empty for what does not start at a name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return (node.id, *reversed(names)) if isinstance(node, ast.Name) else ()
