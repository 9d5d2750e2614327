"""The names that a module binds, from its text alone."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """What a module binds at its own level."""

    bound: frozenset[str] = frozenset()
    #: The entries of ``__all__``, if it has one that can be read.
    exported: frozenset[str] | None = None
    #: Modules that it star-imports.
    stars: tuple[str, ...] = ()
    #: Has a ``__getattr__``, or writes to ``globals()``.
    dynamic: bool = False
    #: The attributes of its classes.
    members: frozenset[tuple[str, str]] = frozenset()

    @property
    def public(self) -> frozenset[str]:
        """What a star import takes from it."""
        if self.exported is not None:
            return self.exported
        return frozenset(name for name in self.bound if not name.startswith("_"))

    def with_star(self, other: "ModuleNames") -> "ModuleNames":
        """With what a star import of another module adds."""
        return replace(self, bound=self.bound | other.public)


def module_names(source: PythonSource, module: ModuleName) -> ModuleNames:
    """What a module binds."""
    bound = frozenset(_bound(source))
    collector = _Collector(module)
    collector.block(source.tree.body)
    exported = None if collector.exported is None else frozenset(collector.exported)
    is_dynamic = "__getattr__" in bound or collector.dynamic
    members = frozenset(collector.members)
    return ModuleNames(bound, exported, tuple(collector.stars), is_dynamic, members)


def _bound(source: PythonSource) -> Iterator[str]:
    """The names that a module binds in its own scope."""
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        node = waiting.pop()
        yield from _names_of(node)
        waiting += _parts_in_scope(node)
    if b"global" in source.code:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Global):
                yield from node.names


def _names_of(node: ast.AST) -> Iterator[str]:
    """The names that a node by itself binds."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Name(ctx=ast.Store()):
            yield node.id
        case ast.Import() | ast.ImportFrom():
            for alias in node.names:
                if alias.name != "*":
                    is_plain = isinstance(node, ast.Import)
                    top = alias.name.partition(".")[0] if is_plain else alias.name
                    yield alias.asname or top
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name
        case _ if type(node).__name__ == "TypeAlias":
            yield node.name.id  # type: ignore[attr-defined]


def _parts_in_scope(node: ast.AST) -> list[ast.AST]:
    """The parts of a node that run in the scope that the node stands in."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            return [*getattr(node, "decorator_list", ()), *defaults]
        case ast.ClassDef():
            return [*node.decorator_list, *node.bases, *node.keywords]
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            # What `:=` binds in a comprehension is bound outside of it.
            return [inner.target for inner in ast.walk(node) if isinstance(inner, ast.NamedExpr)]
        case _:
            return list(ast.iter_child_nodes(node))


class _Collector:
    def __init__(self, module: ModuleName) -> None:
        self.exported: list[str] | None = None
        self.stars: list[str] = []
        self.members: set[tuple[str, str]] = set()
        self.dynamic = False
        self._module = module

    def block(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, node: ast.stmt) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                pass
            case ast.ClassDef(name=name):
                self.members.update((name, member) for member in _members(node))
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                if target := self._module.absolute(node.level, node.module or ""):
                    self.stars.append(target)
            case _:
                self._other(node)

    def _other(self, node: ast.stmt) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                self._statement(child)
            elif isinstance(child, ast.ExceptHandler | ast.match_case):
                self.block(child.body)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            self._exports(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self._call(node.value)

    def _exports(self, node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            self._add_exports(node.value)

    def _call(self, call: ast.Call) -> None:
        text = ast.unparse(call.func)
        if text in {"__all__.extend", "__all__.append"}:
            for argument in call.args:
                self._add_exports(argument)
        self.dynamic |= text in {"globals().update", "globals().setdefault"}

    def _add_exports(self, value: ast.expr | None) -> None:
        self.exported = self.exported or []
        if value is not None:
            self.exported += [
                child.value
                for child in ast.walk(value)
                if isinstance(child, ast.Constant) and isinstance(child.value, str)
            ]


def _members(node: ast.ClassDef) -> Iterator[str]:
    """The names that a class binds in its own statements."""
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield statement.name
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def import_time_imports(source: PythonSource, module: ModuleName) -> list[tuple[str, str]]:
    """What a module imports when it is imported itself: not in functions, not for checkers.

    Pairs of a module and a name from it, which is empty for ``import module``.
    """
    found: list[tuple[str, str]] = []
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            target = module.absolute(node.level, node.module or "")
            if target is not None:
                found += [(target, alias.name) for alias in node.names]
        elif isinstance(node, ast.If) and _is_type_checking(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.expr):
            waiting += ast.iter_child_nodes(node)
    return found


def _is_type_checking(test: ast.expr) -> bool:
    return getattr(test, "attr", getattr(test, "id", "")) == "TYPE_CHECKING"
