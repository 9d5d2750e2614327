"""Which calls run while a module is imported.

Functions and classes of the same module that such code calls are followed. What stands under
``if __name__ == "__main__"`` or ``if TYPE_CHECKING`` does not run, nor does the body of a lambda
that nothing calls. Annotations are left out: whether they run depends on the version of Python.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from migrator.core.definitions.ends import chain
from migrator.core.definitions.functions import Function
from migrator.core.definitions.scopes import running_blocks
from migrator.core.import_time.running_scopes import Called, Scope, module_scope
from migrator.core.layout import ModuleName
from migrator.core.names.values import ScopeKind, Span
from migrator.core.source import PythonSource
from migrator.core.spans import span_of

#: Callables that go through an iterable at once, or run a coroutine to its end.
_CONSUMERS = frozenset(
    """
    all any deque dict frozenset join list max min next run run_until_complete set sorted sum
    tuple
    """.split()
)
_ENDS_BLOCK = (ast.Return, ast.Raise, ast.Break, ast.Continue)


class Where(Enum):
    """In what a call stands that runs on import."""

    MODULE = auto()
    CLASS = auto()
    #: A base or a keyword in the head of a class.
    HEAD = auto()
    DEFAULT = auto()
    DECORATOR = auto()
    FUNCTION = auto()


@dataclass(frozen=True, slots=True)
class ImportTimeCall:
    """A call that runs while its module is imported."""

    #: The call; a decorator without parentheses is one too.
    span: Span
    line: int
    #: What is called, as written, from its root; empty where that is no chain of names.
    callee: tuple[str, ...]
    #: Where that starts.
    start: int
    where: Where
    #: The functions that lead to it, outermost first.
    through: tuple[str, ...] = ()
    #: The names of the module, or of classes in it, that the result is assigned to.
    assigned_to: tuple[str, ...] = ()


def import_time_calls(source: PythonSource, module: ModuleName) -> list[ImportTimeCall]:
    """The calls that run while a module is imported, in the order of their places."""
    walk = _Walk(source)
    walk.block(source.tree.body, _Context(module_scope(source, module), Where.MODULE))
    return sorted(walk.found.values(), key=lambda call: call.span)


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a walk is."""

    scope: Scope
    where: Where
    through: tuple[str, ...] = ()

    def within(self, where: Where) -> "_Context":
        """The same scope, in another part of a statement."""
        return _Context(self.scope, where, self.through)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of the value of an expression."""

    #: The names that it is assigned to.
    names: tuple[str, ...] = ()
    #: Whether it is gone through, or waited for, at once.
    is_consumed: bool = False


_NOTHING = _Fate()
_CONSUMED = _Fate(is_consumed=True)


class _Walk:
    def __init__(self, source: PythonSource) -> None:
        self.found: dict[ast.expr, ImportTimeCall] = {}
        self._source = source
        self._entered: set[Function] = set()

    # Statements

    def block(self, statements: Iterable[ast.stmt], context: _Context) -> None:
        """Walk through statements up to the one behind which none runs."""
        for statement in statements:
            self._statement(statement, context)
            if isinstance(statement, _ENDS_BLOCK) or _skips_module(statement):
                return

    def _statement(self, node: ast.stmt, context: _Context) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._definition(node, context)
            case ast.ClassDef():
                self._class(node, context)
            case ast.If():
                self._expression(node.test, context)
                for block in _running_blocks(node):
                    self.block(block, context)
            case ast.Assign(targets=targets, value=value):
                self._assign(targets, value, context)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign([target], value, context)
            case ast.AnnAssign():
                pass
            case ast.For(iter=iterable):
                self._expression(iterable, context, _CONSUMED)
                self.block(node.body, context)
                self.block(node.orelse, context)
            case _ if type(node).__name__ != "TypeAlias":
                self._children(node, context)

    def _children(self, node: ast.AST, context: _Context) -> None:
        """The parts of a node in their order, lists of statements as blocks."""
        for _name, value in ast.iter_fields(node):
            parts = value if isinstance(value, list) else [value]
            if parts and isinstance(parts[0], ast.stmt):
                self.block(parts, context)
                continue
            for part in parts:
                if isinstance(part, ast.expr):
                    self._expression(part, context)
                elif isinstance(part, ast.AST):
                    self._children(part, context)

    def _definition(self, node: Function, context: _Context) -> None:
        self._decorators(node, context)
        self._defaults(node.args, context)

    def _defaults(self, arguments: ast.arguments, context: _Context) -> None:
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self._expression(default, context.within(Where.DEFAULT))

    def _class(self, node: ast.ClassDef, context: _Context) -> None:
        self._decorators(node, context)
        for part in (*node.bases, *(keyword.value for keyword in node.keywords)):
            self._expression(part, context.within(Where.HEAD))
        scope = context.scope.of_class(node)
        self.block(node.body, _Context(scope, Where.CLASS, context.through))

    def _decorators(self, node: Function | ast.ClassDef, context: _Context) -> None:
        for decorator in node.decorator_list:
            inner = context.within(Where.DECORATOR)
            self._expression(decorator, inner)
            if chain(decorator):
                self._call(decorator, decorator, inner, _NOTHING)

    def _assign(self, targets: list[ast.expr], value: ast.expr, context: _Context) -> None:
        for target in targets:
            self._expression(target, context)
        match value:
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for index, part in enumerate(parts):
                    opposite = [_element(target, index, len(parts)) for target in targets]
                    self._assign([one for one in opposite if one], part, context)
            case _:
                names = (_public_name(target, context.scope) for target in targets)
                fate = _Fate(tuple(name for name in names if name))
                self._expression(value, context, fate)

    # Expressions

    def _expression(self, node: ast.expr, context: _Context, fate: _Fate = _NOTHING) -> None:
        match node:
            case ast.Call(func=func):
                self._arguments(node, context)
                self._call(node, func, context, fate)
            case ast.Lambda():
                self._defaults(node.args, context)
            case ast.GeneratorExp() if not fate.is_consumed:
                self._expression(node.generators[0].iter, context)
            case ast.Await(value=value):
                self._expression(value, context, _Fate(fate.names, is_consumed=True))
            case ast.NamedExpr(target=target, value=value):
                name = context.scope.public_name(target.id)
                names = (*fate.names, name) if name else fate.names
                self._expression(value, context, _Fate(names, fate.is_consumed))
            case ast.IfExp(test=test):
                self._expression(test, context)
                self._expression(node.body, context, fate)
                self._expression(node.orelse, context, fate)
            case ast.BoolOp():
                for value in node.values:
                    self._expression(value, context, fate)
            case _:
                self._children(node, context)

    def _arguments(self, node: ast.Call, context: _Context) -> None:
        consumes = (chain(node.func) or ("",))[-1] in _CONSUMERS
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            self._expression(argument, context, _CONSUMED if consumes else _NOTHING)

    def _call(self, node: ast.expr, func: ast.expr, context: _Context, fate: _Fate) -> None:
        self._note(node, func, context, fate.names)
        if isinstance(func, ast.Lambda):
            self._expression(func.body, context)
        elif isinstance(node, ast.Call):
            self._expression(func, context)
        for called in context.scope.called(func):
            self._enter(called, context, fate)

    def _note(
        self, node: ast.expr, func: ast.expr, context: _Context, names: tuple[str, ...]
    ) -> None:
        span, start = span_of(self._source, node), span_of(self._source, func).start
        call = ImportTimeCall(
            span, node.lineno, chain(func), start, context.where, context.through, names
        )
        self.found.setdefault(node, call)

    def _enter(self, called: Called, context: _Context, fate: _Fate) -> None:
        """Walk through a function that is called, the first time that it is."""
        if called.node in self._entered or (called.waits and not fate.is_consumed):
            return
        self._entered.add(called.node)
        through = (*context.through, called.node.name)
        self.block(called.node.body, _Context(called.scope(), Where.FUNCTION, through))


def _element(target: ast.expr, index: int, count: int) -> ast.expr | None:
    """The part of a target that one of several values goes to."""
    if isinstance(target, ast.Tuple | ast.List) and len(target.elts) == count:
        is_plain = not any(isinstance(part, ast.Starred) for part in target.elts)
        return target.elts[index] if is_plain else None
    return None


def _public_name(target: ast.expr, scope: Scope) -> str | None:
    names = chain(target)
    if len(names) > 1 and scope.kind is not ScopeKind.FUNCTION:
        return ".".join(names)
    return scope.public_name(names[0]) if len(names) == 1 else None


def _running_blocks(node: ast.If) -> Iterator[list[ast.stmt]]:
    """The branches of an ``if`` that run when the module is imported, not started."""
    match node.test:
        case ast.Compare(ops=[ast.Eq()]) if _asks_for_main(node.test):
            yield node.orelse
        case ast.Compare(ops=[ast.NotEq()]) if _asks_for_main(node.test):
            yield node.body
        case ast.BoolOp(op=ast.And(), values=values) if any(map(_is_main, values)):
            yield node.orelse
        case _:
            yield from running_blocks(node)


def _is_main(test: ast.expr) -> bool:
    return (
        isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq) and _asks_for_main(test)
    )


def _asks_for_main(test: ast.Compare) -> bool:
    sides = (test.left, *test.comparators)
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides) and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )


def ends_module(block: Sequence[ast.stmt]) -> bool:
    """Whether nothing of a module runs behind a block: it raises, or pytest skips the rest."""
    last = block[-1]
    return isinstance(last, ast.Raise) or _skips_module(last)


def _skips_module(statement: ast.stmt) -> bool:
    """Whether a statement ends the import: ``pytest.skip(…, allow_module_level=True)``."""
    match statement:
        case ast.Expr(value=ast.Call(keywords=keywords)):
            return any(keyword.arg == "allow_module_level" for keyword in keywords)
    return False
