"""Fixtures as they are defined: the function, what its decorator says, what it asks for."""

import ast
from dataclasses import dataclass
from enum import Enum, auto

from migrator.core.definitions.functions import Function, is_generator
from migrator.core.names import Span
from migrator.core.pytest.marks import marks_of
from migrator.core.pytest.meanings import Meanings
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.requests import NO_CALLS, Calls, Request, calls, parameter_requests
from migrator.core.source import Source
from migrator.core.spans import span_of


class FixtureKind(Enum):
    """What calling the function of a fixture gives."""

    SYNC = auto()
    COROUTINE = auto()
    ASYNC_GENERATOR = auto()
    #: Another decorator may make something else of it.
    UNKNOWN = auto()


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class FixtureDecorator:
    """What the decorator of a fixture says; None where the text does not tell."""

    span: Span
    #: Whether it is pytest's own, which awaits nothing.
    is_plain: bool = True
    #: The name that it gives, if it is not that of the function.
    name: str | None = None
    has_unknown_name: bool = False
    scope: FixtureScope | None = FixtureScope.FUNCTION
    #: The scope of the event loop, where one is named.
    loop_scope: FixtureScope | None = None
    autouse: bool | None = False
    is_parametrized: bool = False


_NO_DECORATOR = FixtureDecorator(_NOWHERE)


@dataclass(frozen=True, slots=True)
class Fixture:
    """A fixture of the project, or one that a plugin is known to have."""

    name: str
    scope: FixtureScope | None
    #: The file; empty for one that is not of the project.
    path: str = ""
    #: The classes around it, the outermost first.
    owner: tuple[str, ...] = ()
    #: The name of its function.
    function: str = ""
    #: The line of its ``def``.
    line: int = 0
    #: From its first decorator to its end.
    span: Span = _NOWHERE
    decorator: FixtureDecorator = _NO_DECORATOR
    kind: FixtureKind = FixtureKind.SYNC
    requests: tuple[Request, ...] = ()
    calls: Calls = NO_CALLS

    @property
    def key(self) -> tuple[str, tuple[str, ...], str, int]:
        """By what it is told from all others, whatever it is called where it is imported."""
        return self.path, self.owner, self.function or self.name, self.line

    @property
    def asked(self) -> tuple[Request, ...]:
        """All that it asks for."""
        return (*self.requests, *self.calls.requests)


#: Decorators that make fixtures, and whether they are pytest's own.
_MAKERS = {
    "pytest.fixture": True,
    "pytest.yield_fixture": True,
    "_pytest.fixtures.fixture": True,
    "_pytest.fixtures.yield_fixture": True,
    "pytest_asyncio.fixture": False,
    "pytest_asyncio.plugin.fixture": False,
}
_UNSAID = ast.Constant(None)


def fixture_decorator(
    node: Function, meanings: Meanings, source: Source
) -> FixtureDecorator | None:
    """The decorator that makes a function a fixture."""
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        meant = meanings.of(call.func if call else decorator)
        makers = [_MAKERS[name] for name in meant if name in _MAKERS]
        if makers:
            return _decorator(span_of(source, decorator), call, is_plain=all(makers))
    return None


def _decorator(span: Span, call: ast.Call | None, *, is_plain: bool) -> FixtureDecorator:
    if call is None:
        return FixtureDecorator(span, is_plain)
    said = {word.arg or "": word.value for word in call.keywords}
    if call.args:
        said.setdefault("scope", call.args[0])
    is_whole = "" not in said
    name = _constant(said.get("name"))
    scope = FixtureScope.named(_constant(said.get("scope", ast.Constant("function"))))
    autouse = _constant(said.get("autouse", ast.Constant(False)))
    return FixtureDecorator(
        span,
        is_plain,
        name if isinstance(name, str) else None,
        not is_whole or not isinstance(said.get("name", _UNSAID), ast.Constant),
        scope if is_whole else None,
        FixtureScope.named(_constant(said.get("loop_scope"))),
        autouse if is_whole and isinstance(autouse, bool) else None,
        "params" in said,
    )


def _constant(node: ast.expr | None) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def read_fixture(
    node: Function,
    decorator: FixtureDecorator,
    owner: tuple[str, ...],
    meanings: Meanings,
    source: Source,
) -> Fixture:
    """A function with such a decorator as a fixture."""
    marks = marks_of(node.decorator_list, meanings)
    is_bound = bool(owner) and not is_static(node, meanings)
    return Fixture(
        decorator.name or node.name,
        decorator.scope,
        source.path,
        owner,
        node.name,
        node.lineno,
        whole_span(node, source),
        decorator,
        _kind(node) if marks.plain else FixtureKind.UNKNOWN,
        parameter_requests(node, marks, source, is_bound=is_bound),
        calls(node, source),
    )


def whole_span(node: Function, source: Source) -> Span:
    """A function from the line of its first decorator to its end."""
    first = min(item.lineno for item in (*node.decorator_list, node))
    end = source.offset(node.end_lineno or 0, node.end_col_offset or 0)
    return Span(source.line_starts[first - 1], end)


def is_static(node: Function, meanings: Meanings) -> bool:
    """Whether a method is given neither an object nor a class."""
    return any("staticmethod" in meanings.of(decorator) for decorator in node.decorator_list)


def _kind(node: Function) -> FixtureKind:
    if isinstance(node, ast.FunctionDef):
        return FixtureKind.SYNC
    return FixtureKind.ASYNC_GENERATOR if is_generator(node) else FixtureKind.COROUTINE
