"""Who asks for fixtures: parameters, marks, and calls of ``getfixturevalue``."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from migrator.core.definitions.functions import Function, own_nodes
from migrator.core.names import Span
from migrator.core.pytest.marks import Marks, argument
from migrator.core.source import Source
from migrator.core.spans import span_of


class Way(Enum):
    """How a fixture is asked for."""

    PARAMETER = auto()
    #: ``pytest.mark.usefixtures("name")``.
    MARK = auto()
    #: ``request.getfixturevalue("name")``.
    CALL = auto()


@dataclass(frozen=True, slots=True)
class Request:
    """One place where a fixture is asked for."""

    name: str
    way: Way
    line: int
    span: Span
    #: Whether pytest surely asks for it: a decorator may fill in a parameter, a call may not run.
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of ``getfixturevalue`` in a function."""

    requests: tuple[Request, ...] = ()
    #: Whether one is given a name that is a value of its own: ``request.param``.
    passed: bool = False
    #: Whether one puts a name together: ``f"{kind}_client"``.
    composed: bool = False


NO_CALLS = Calls()


def parameter_requests(
    node: Function, marks: Marks, source: Source, *, is_bound: bool
) -> tuple[Request, ...]:
    """The parameters for which pytest looks up fixtures; parametrized ones are among them.

    ``is_bound`` says that the first parameter is the object or class of a method.
    """
    arguments = node.args
    positional = _without_default(arguments)
    if is_bound and not arguments.posonlyargs:
        skipped = 1 if positional and positional[0] is arguments.args[0] else 0
        positional = positional[skipped:]
    positional = positional[marks.patches :]
    if marks.given.all or marks.given.count >= len(positional):
        positional = [] if marks.given.all or marks.given.count else positional
    elif marks.given.count:
        positional = positional[: -marks.given.count]
    keywords = [
        each
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is None
    ]
    return tuple(
        Request(each.arg, Way.PARAMETER, each.lineno, span_of(source, each), marks.plain)
        for each in (*positional, *keywords)
        if each.arg not in marks.given.names
    )


def _without_default(arguments: ast.arguments) -> list[ast.arg]:
    """The parameters that have to be given, by position or by name."""
    defaults = len(arguments.defaults)
    return arguments.args[: max(len(arguments.args) - defaults, 0)] if defaults else arguments.args


def mark_requests(marks: Marks, source: Source) -> tuple[Request, ...]:
    """What ``usefixtures`` asks for."""
    return tuple(
        Request(node.value, Way.MARK, node.lineno, span_of(source, node))
        for node in marks.used
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def calls(node: Function, source: Source) -> Calls:
    """What a function asks for while it runs."""
    span = span_of(source, node)
    if b"getfixturevalue" not in source.code[span.start : span.end]:
        return NO_CALLS
    given = [name for call in ast.walk(node) if (name := _looked_up(call))]
    own = [name for call in own_nodes(node) if (name := _looked_up(call))]
    others = [name for name in given if not isinstance(name, ast.Constant)]
    passed = (ast.Name, ast.Attribute, ast.Subscript)
    return Calls(
        tuple(_called(own, source)),
        any(isinstance(name, passed) for name in others),
        any(not isinstance(name, passed) for name in others),
    )


def _looked_up(node: ast.AST) -> ast.expr | None:
    """What a call of ``getfixturevalue`` is given."""
    match node:
        case ast.Call(func=ast.Attribute(attr="getfixturevalue")):
            return argument(node, 0, "argname")
    return None


def _called(given: Iterable[ast.expr], source: Source) -> Iterator[Request]:
    for node in given:
        match node:
            case ast.Constant(value=str(name)):
                yield Request(name, Way.CALL, node.lineno, span_of(source, node), certain=False)
