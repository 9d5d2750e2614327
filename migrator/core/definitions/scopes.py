"""What a list of statements binds in its own scope when it runs, name by name, and how."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from migrator.core.definitions.functions import Function, outer_names
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource

_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.Match)


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A statement that binds a name."""

    node: ast.stmt
    #: What is assigned to it, where that is one expression.
    value: ast.expr | None = None
    #: For an import: the dotted name behind it; empty where it leaves the top.
    target: str | None = None
    #: Whether it stands in a block, so that it may not run.
    conditional: bool = False


@dataclass(slots=True)
class Body:
    """A scope, as its statements leave it."""

    #: The bindings that may be the one in force when all has run.
    bound: dict[str, list[Bound]] = field(default_factory=dict)
    #: The modules whose names are imported with a star, each with its line; the name is empty
    #: where it leaves the top.
    stars: list[tuple[int, str]] = field(default_factory=list)
    #: Names that are surely deleted in the end.
    deleted: set[str] = field(default_factory=set)

    def bind(self, name: str, bound: Bound) -> None:
        """Add a binding; one that surely runs puts an end to those before it."""
        self.deleted.discard(name)
        if bound.conditional:
            self.bound.setdefault(name, []).append(bound)
        else:
            self.bound[name] = [bound]

    def stars_for(self, name: str) -> list[str]:
        """The modules that can bring a name: not those whose star stands above its binding."""
        bound = self.bound.get(name, [])
        line = 0 if all(one.conditional for one in bound) else bound[0].node.lineno
        return [module for star, module in self.stars if star > line]


def module_body(source: PythonSource, module: ModuleName) -> Body:
    """What a module binds; what is there for type checkers only is not."""
    is_stub = source.path.endswith(".pyi")
    collector = _Collector(module, keeps_declared=is_stub)
    collector.block(source.tree.body, conditional=False)
    if b"global" in source.code:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Global):
                for name in node.names:
                    collector.body.bind(name, Bound(node, conditional=True))
    return collector.body


def class_body(node: ast.ClassDef, module: ModuleName) -> Body:
    """What a class binds, the names that it only declares among it."""
    collector = _Collector(module, keeps_declared=True)
    collector.block(node.body, conditional=False)
    return collector.body


def function_body(node: Function, module: ModuleName) -> Body:
    """What the statements of a function bind, those names left out that are not its own."""
    collector = _Collector(module, keeps_declared=False)
    collector.block(node.body, conditional=False)
    for name in outer_names(node):
        collector.body.bound.pop(name, None)
    return collector.body


def bound_in_block(node: ast.stmt, module: ModuleName) -> frozenset[str]:
    """The names that a statement with all that is in it binds in the scope around it."""
    collector = _Collector(module, keeps_declared=False)
    collector.block([node])
    return frozenset(collector.body.bound)


def is_type_checking(test: ast.expr) -> bool:
    """Whether a condition is true for type checkers only."""
    return getattr(test, "attr", getattr(test, "id", "")) == "TYPE_CHECKING"


def running_blocks(node: ast.If) -> list[list[ast.stmt]]:
    """The branches of an ``if`` that can run."""
    match node.test:
        case ast.UnaryOp(op=ast.Not(), operand=test) if is_type_checking(test):
            return [node.body]
        case ast.Constant(value=value):
            return [node.body if value else node.orelse]
    return [node.orelse] if is_type_checking(node.test) else [node.body, node.orelse]


class _Collector:
    def __init__(self, module: ModuleName, *, keeps_declared: bool) -> None:
        self.body = Body()
        self._module = module
        self._keeps_declared = keeps_declared

    def block(self, statements: Iterable[ast.stmt], *, conditional: bool = True) -> None:
        for statement in statements:
            self._statement(statement, conditional=conditional)

    def _statement(self, node: ast.stmt, *, conditional: bool) -> None:
        for walrus in _walruses(node):
            statement = ast.copy_location(ast.Expr(walrus), walrus)
            self.body.bind(walrus.target.id, Bound(statement, conditional=True))
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.body.bind(node.name, Bound(node, conditional=conditional))
            case ast.Import() | ast.ImportFrom():
                self._import(node, conditional=conditional)
            case ast.Assign():
                for target in node.targets:
                    self._assign(target, node.value, node, conditional=conditional)
            case ast.AnnAssign(value=None) if not self._keeps_declared:
                pass
            case ast.AnnAssign():
                self._assign(node.target, node.value, node, conditional=conditional)
            case ast.Delete() if not conditional:
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                self.body.deleted |= names
            case ast.If():
                for block in running_blocks(node):
                    self.block(block)
            case _:
                self._other(node, conditional=conditional)

    def _import(self, node: ast.Import | ast.ImportFrom, *, conditional: bool) -> None:
        module = None
        if isinstance(node, ast.ImportFrom):
            module = self._module.absolute(node.level, node.module or "") or ""
        for alias in node.names:
            if alias.name == "*":
                self.body.stars.append((node.lineno, module or ""))
                continue
            top = alias.name.partition(".")[0]
            target = alias.name if alias.asname else top
            if module is not None:
                target = f"{module}.{alias.name}" if module else ""
            bound = Bound(node, target=target, conditional=conditional)
            self.body.bind(alias.asname or (top if module is None else alias.name), bound)

    def _assign(
        self, target: ast.expr, value: ast.expr | None, node: ast.stmt, *, conditional: bool
    ) -> None:
        if isinstance(target, ast.Name):
            self.body.bind(target.id, Bound(node, value, conditional=conditional))
        elif isinstance(target, ast.Tuple | ast.List):
            for element, part in zip(target.elts, _parts(value, target.elts), strict=True):
                self._assign(element, part, node, conditional=conditional)
        elif isinstance(target, ast.Starred):
            self._assign(target.value, None, node, conditional=conditional)

    def _other(self, node: ast.stmt, *, conditional: bool) -> None:
        """A compound statement, or one that binds by an expression at most."""
        may_not_run = conditional or isinstance(node, _LOOPS)
        for name in _stored(node):
            self.body.bind(name, Bound(node, conditional=may_not_run))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                self._statement(child, conditional=True)
            elif isinstance(child, ast.ExceptHandler | ast.match_case):
                self.block(child.body)


def _parts(value: ast.expr | None, targets: list[ast.expr]) -> list[ast.expr | None]:
    """What of a value goes to each of several targets; None where that does not show."""
    if (
        isinstance(value, ast.Tuple | ast.List)
        and len(value.elts) == len(targets)
        and not any(isinstance(part, ast.Starred) for part in (*value.elts, *targets))
    ):
        return list(value.elts)
    return [None] * len(targets)


def _walruses(node: ast.AST) -> Iterator[ast.NamedExpr]:
    """What binds names by ``:=`` in a statement, but not in the statements in it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.NamedExpr):
            yield child
        if not isinstance(child, ast.stmt | ast.Lambda | ast.ExceptHandler | ast.match_case):
            yield from _walruses(child)


def _stored(node: ast.AST) -> Iterator[str]:
    """The names that a statement binds itself, not by the statements in it.

    The name of ``except … as name`` is not among them: it is gone after the block.
    """
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Name(ctx=ast.Store()):
                yield child.id
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
        if not isinstance(child, ast.stmt | ast.Lambda | ast.NamedExpr | _COMPREHENSIONS):
            yield from _stored(child)
