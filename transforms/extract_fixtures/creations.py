"""Creations: statements that run when a module is imported and keep what a factory gives."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from migrator.api import ImportTimeCall, PythonSource, Span, Where
from transforms.extract_fixtures.places import span_of, standing

_ELSEWHERE = {
    Where.CLASS: "it is created in the body of a class",
    Where.HEAD: "it is created in the head of a class",
    Where.DEFAULT: "it is created as the default of a parameter",
    Where.DECORATOR: "it is created in a decorator",
}


@dataclass(frozen=True, slots=True, eq=False)
class Creation:
    """One statement, or one element of a tuple that is assigned, that keeps an instance."""

    path: str
    factory: str
    #: The calls of factories in its value, the first one first.
    calls: tuple[ast.Call, ...]
    statement: ast.stmt
    #: The compound statements around it, the outermost first.
    around: tuple[ast.stmt, ...]
    #: The names of the module that get the value.
    names: tuple[str, ...] = ()
    value: ast.expr | None = None
    #: Which element of a tuple it is.
    element: int | None = None
    #: Why it cannot be taken out, if so.
    problem: str = ""
    #: Where the first call stands.
    span: Span = field(default=Span(0, 0))


def creations(source: PythonSource, calls: Iterable[tuple[ImportTimeCall, str]]) -> list[Creation]:
    """All creations of a file, in the order of their places."""
    found: dict[tuple[ast.stmt, int | None], Creation] = {}
    for call, factory in calls:
        creation = _creation(source, call, factory)
        key = creation.statement, creation.element
        known = found.get(key)
        if known is None or known.problem or creation.problem:
            found.setdefault(key, creation)
        else:
            found[key] = _with_call(known, creation.calls)
    return list(found.values())


def _with_call(creation: Creation, calls: tuple[ast.Call, ...]) -> Creation:
    return Creation(
        creation.path,
        creation.factory,
        (*creation.calls, *calls),
        creation.statement,
        creation.around,
        creation.names,
        creation.value,
        creation.element,
        span=creation.span,
    )


def _creation(source: PythonSource, call: ImportTimeCall, factory: str) -> Creation:
    place = standing(source, call.span.start)
    outer = place.function or (place.classes[-1] if place.classes else None)
    statement = place.statements[-1] if place.statements else outer or source.tree.body[0]
    node = _call_at(source, statement, call.span)

    def refused(problem: str) -> Creation:
        return Creation(
            source.path, factory, (), statement, (), call.assigned_to, problem=problem,
            span=call.span,
        )  # fmt: skip

    if call.where in _ELSEWHERE:
        return refused(_ELSEWHERE[call.where])
    if call.through:
        way = " and ".join(f"{name}()" for name in call.through)
        return refused(f"it is created through {way}, which the module calls")
    if node is None or _is_looped(source, statement, call.span):
        return refused("it is created inside of an expression")
    assigned = _assigned(source, statement, call.span)
    if assigned is None:
        kept = isinstance(statement, ast.Expr)
        return refused("nothing keeps the result of the call" if kept else _NO_NAME)
    names, value, element = assigned
    around = place.statements[:-1]
    return Creation(
        source.path, factory, (node,), statement, around, names, value, element, span=call.span
    )


_NO_NAME = "what it gives does not go to a plain name of the module"


def _call_at(source: PythonSource, statement: ast.stmt, span: Span) -> ast.Call | None:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and span_of(source, node) == span:
            return node
    return None


def _is_looped(source: PythonSource, statement: ast.stmt, span: Span) -> bool:
    """Whether a call is made for each element of something, or when a lambda is called."""
    scopes = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda, ast.NamedExpr)
    return any(
        isinstance(node, scopes) and _covers(span_of(source, node), span)
        for node in ast.walk(statement)
    )


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _assigned(
    source: PythonSource, statement: ast.stmt, span: Span
) -> tuple[tuple[str, ...], ast.expr, int | None] | None:
    """The names that get the value with a call in it, and which element of a tuple that is."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return (name,), value, None
        case ast.Assign(targets=[ast.Tuple() | ast.List() as target], value=ast.Tuple() as value):
            return _element(source, target, value, span)
        case ast.Assign(targets=targets, value=value):
            names = tuple(target.id for target in targets if isinstance(target, ast.Name))
            return (names, value, None) if len(names) == len(targets) else None
    return None


def _element(
    source: PythonSource, target: ast.Tuple | ast.List, value: ast.Tuple, span: Span
) -> tuple[tuple[str, ...], ast.expr, int | None] | None:
    both = (*target.elts, *value.elts)
    if len(target.elts) != len(value.elts) or any(isinstance(one, ast.Starred) for one in both):
        return None
    for index, (name, part) in enumerate(zip(target.elts, value.elts, strict=True)):
        if _covers(span_of(source, part), span):
            return ((name.id,), part, index) if isinstance(name, ast.Name) else None
    return None


def value_region(source: PythonSource, creation: Creation) -> Span:
    """The text of what is assigned, with the brackets around it."""
    assert creation.value is not None
    if creation.element is not None:
        return span_of(source, creation.value)
    statement = creation.statement
    end = span_of(source, statement).end
    before: ast.expr
    match statement:
        case ast.Assign(targets=targets):
            before = targets[-1]
        case ast.AnnAssign(annotation=annotation):
            before = annotation
        case _:
            return span_of(source, creation.value)
    start = source.code.index(b"=", span_of(source, before).end) + 1
    text = source.code[start:end]
    return Span(start + len(text) - len(text.lstrip(b" \t\\\r\n")), end)


def names_read(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that some code reads, those of inner functions too."""
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                yield inner.id
