"""The statements that make a module's ``__all__``, taken apart."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from migrator.core.names.values import Span
from migrator.core.source import PythonSource
from migrator.core.spans import span_of

Display = ast.List | ast.Tuple | ast.Set
#: Calls around a display that leave its entries as they are.
_WRAPPERS = frozenset({"list", "tuple", "sorted", "set", "frozenset"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A string in ``__all__``."""

    name: str
    node: ast.Constant
    #: The display that it stands in; None for one that is appended.
    display: Display | None
    #: By which it comes into the list.
    statement: ast.stmt


@dataclass(slots=True)
class Listing:
    """What a module lists in ``__all__``, and by which statements."""

    #: Those that a new entry may go into: the module surely runs their statements.
    displays: list[Display] = field(default_factory=list)
    #: The statements ``__all__.append("name")``.
    appending: list[ast.stmt] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    #: The first statement that speaks of it.
    first: ast.stmt | None = None

    @property
    def is_there(self) -> bool:
        """Whether the module has one at all."""
        return self.first is not None

    @property
    def is_open(self) -> bool:
        """Whether there is a place for a new entry."""
        return bool(self.displays or self.appending)

    @property
    def names(self) -> frozenset[str]:
        """All entries that are written down."""
        return frozenset(entry.name for entry in self.entries)

    def place(self, source: PythonSource) -> Span | None:
        """The first statement, as a place."""
        if self.first is None:
            return None
        return span_of(source, self.first)


def listing(source: PythonSource) -> Listing:
    """What a module lists in ``__all__``."""
    found = Listing()
    if b"__all__" in source.code:
        _collect(source.tree.body, found, is_certain=True)
    return found


def _collect(statements: Sequence[ast.stmt], found: Listing, *, is_certain: bool) -> None:
    for node in statements:
        value = _given(node)
        if value is not None:
            found.first = found.first or node
            _take(value, node, found, is_certain=is_certain)
        elif _imports_it(node):
            found.first = found.first or node
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.For):
            for block in _blocks(node):
                _collect(block, found, is_certain=False)


def _blocks(node: ast.stmt) -> Iterator[Sequence[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, ())
    for handler in getattr(node, "handlers", ()):
        yield handler.body


def _given(node: ast.stmt) -> ast.expr | None:
    """What a statement assigns or adds to ``__all__``; the call itself for an ``append``."""
    match node:
        case ast.Assign(targets=[*_, ast.Name(id="__all__")], value=value):
            return value
        case ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value):
            return value
        case ast.AugAssign(target=ast.Name(id="__all__"), value=value):
            return value
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=ast.Name(id="__all__"), attr=attr)) as call
        ):
            is_extending = attr == "extend" and len(call.args) == 1
            return call.args[0] if is_extending else call
    return None


def _take(value: ast.expr, node: ast.stmt, found: Listing, *, is_certain: bool) -> None:
    match value:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="__all__"), attr="append"),
            args=[ast.Constant(value=str(name)) as constant],
        ):
            found.entries.append(Entry(name, constant, None, node))
            if is_certain:
                found.appending.append(node)
            return
    for display in _displays(value):
        if is_certain:
            found.displays.append(display)
        found.entries += entries_of(display, node)


def entries_of(display: Display, statement: ast.stmt) -> list[Entry]:
    """The strings of a display that stands in a statement."""
    return [
        Entry(one.value, one, display, statement)
        for one in display.elts
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def _displays(value: ast.expr) -> Iterator[Display]:
    """The displays whose elements become entries."""
    match value:
        case ast.List() | ast.Tuple() | ast.Set():
            yield value
        case ast.BinOp(op=ast.Add() | ast.BitOr(), left=left, right=right):
            yield from _displays(left)
            yield from _displays(right)
        case ast.Call(func=ast.Name(id=name), args=[inner, *_]) if name in _WRAPPERS:
            yield from _displays(inner)


def _imports_it(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and any(
        (alias.asname or alias.name) == "__all__" for alias in node.names
    )
