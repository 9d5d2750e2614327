"""The statements that make a module's ``__all__``, taken apart."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from migrator.api import PythonSource, Span, span_of

Display = ast.List | ast.Tuple | ast.Set
#: Calls around a display that leave its entries as they are.
_WRAPPERS = frozenset({"list", "tuple", "sorted", "set", "frozenset"})
#: Methods of a list that take nothing out of it.
_KEEPING = frozenset({"append", "copy", "count", "extend", "index", "insert", "reverse", "sort"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A string in ``__all__``."""

    name: str
    node: ast.Constant
    #: The statement that it stands in, and whether the module surely runs that.
    statement: ast.stmt
    is_certain: bool
    #: The display that it stands in; None for one that is appended.
    display: Display | None


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
    #: Why no entry is put in or taken out by anybody but a person.
    obstacle: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the module has one at all."""
        return self.first is not None

    @property
    def is_open(self) -> bool:
        """Whether there is a place for a new entry."""
        return bool(self.displays or self.appending) and not self.obstacle

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
    collector = _Collector()
    if b"__all__" in source.code:
        collector.collect(source.tree.body, is_certain=True)
        collector.look_for_obstacles(source)
    return collector.found


def listing_of(statements: Sequence[ast.stmt]) -> Listing:
    """What a block of statements lists, taken for itself."""
    collector = _Collector()
    collector.collect(statements, is_certain=True)
    return collector.found


def entries_of(display: Display, statement: ast.stmt, *, is_certain: bool = True) -> list[Entry]:
    """The strings of a display."""
    return [
        Entry(one.value, one, statement, is_certain, display)
        for one in display.elts
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def _obstacle(found: Listing) -> str:
    if isinstance(found.first, ast.ImportFrom):
        return "its `__all__` comes from another module"
    if found.entries:
        return "its `__all__` is made under conditions"
    return "its `__all__` is computed"


class _Collector:
    def __init__(self) -> None:
        self.found = Listing()
        #: The nodes for ``__all__`` in statements that are understood.
        self._understood: set[int] = set()

    def collect(self, statements: Sequence[ast.stmt], *, is_certain: bool) -> None:
        """Take what some statements make of the list."""
        for node in statements:
            if isinstance(node, ast.If | ast.Try | ast.With | ast.For):
                for block in _blocks(node):
                    self.collect(block, is_certain=False)
            else:
                self._statement(node, is_certain=is_certain)

    def look_for_obstacles(self, source: PythonSource) -> None:
        """Find out whether entries can be put in and taken out."""
        found = self.found
        for statement in source.tree.body:
            for node in filter(self._may_undo, ast.walk(statement)):
                line = source.line_text(node.lineno).strip()  # type: ignore[attr-defined]
                found.first = found.first or statement
                found.obstacle = f"`{line}` changes its `__all__`"
                return
        if found.is_there and not found.is_open:
            found.obstacle = _obstacle(found)

    def _may_undo(self, node: ast.AST) -> bool:
        """Whether a node may take entries away, in a way that is not understood."""
        match node:
            case ast.Name(id="__all__", ctx=ast.Store() | ast.Del()):
                return id(node) not in self._understood
            case ast.Attribute(value=ast.Name(id="__all__"), attr=attr):
                return attr not in _KEEPING
            case ast.Subscript(value=ast.Name(id="__all__"), ctx=ast.Store() | ast.Del()):
                return True
        return False

    def _statement(self, node: ast.stmt, *, is_certain: bool) -> None:
        match node:
            case ast.Assign(targets=targets, value=value) if named := _named(targets):
                self._assigned(node, value, named, is_certain=is_certain)
            case ast.AnnAssign(target=target, value=None) if _is_named(target):
                self._understood.add(id(target))
            case ast.AnnAssign(target=target, value=ast.expr() as value) if _is_named(target):
                self._assigned(node, value, target, is_certain=is_certain)
            case ast.AugAssign(target=target, op=ast.Add() | ast.BitOr()) if _is_named(target):
                self._understood.add(id(target))
                self._added(node, node.value, is_certain=is_certain)
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id="__all__"), attr=attr), args=[given]
                )
            ):
                self._called(node, attr, given, is_certain=is_certain)
            case ast.ImportFrom() if _imports_it(node):
                self._begin(node)

    def _assigned(
        self, node: ast.stmt, value: ast.expr, target: ast.expr, *, is_certain: bool
    ) -> None:
        self._understood.add(id(target))
        if is_certain and not any(map(_is_named, ast.walk(value))):
            # Whatever was listed before is not any more.
            self.found = Listing(first=self.found.first)
        self._added(node, value, is_certain=is_certain)

    def _added(self, node: ast.stmt, value: ast.expr, *, is_certain: bool) -> None:
        self._begin(node)
        for display in _displays(value):
            if is_certain:
                self.found.displays.append(display)
            self.found.entries += entries_of(display, node, is_certain=is_certain)

    def _called(self, node: ast.stmt, attr: str, given: ast.expr, *, is_certain: bool) -> None:
        self._begin(node)
        if attr == "extend":
            self._added(node, given, is_certain=is_certain)
        elif attr == "append" and isinstance(given, ast.Constant) and isinstance(given.value, str):
            self.found.entries.append(Entry(given.value, given, node, is_certain, None))
            if is_certain:
                self.found.appending.append(node)

    def _begin(self, node: ast.stmt) -> None:
        self.found.first = self.found.first or node


def _named(targets: Sequence[ast.expr]) -> ast.expr | None:
    return next(filter(_is_named, targets), None)


def _is_named(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def _imports_it(node: ast.ImportFrom) -> bool:
    return any((alias.asname or alias.name) == "__all__" for alias in node.names)


def _blocks(node: ast.stmt) -> Iterator[Sequence[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, ())
    for handler in getattr(node, "handlers", ()):
        yield handler.body


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
