"""Creations: statements that run when a module is imported and keep what a factory gives."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from migrator.api import ImportTimeCall, PythonSource, Span, Where, span_of
from transforms.extract_fixtures.places import standing

_ELSEWHERE = {
    Where.CLASS: "it is created in the body of a class",
    Where.HEAD: "it is created in the head of a class",
    Where.DEFAULT: "it is created as the default of a parameter",
    Where.DECORATOR: "it is created in a decorator",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """The part of an assignment that an instance is kept by."""

    #: The names of the module that get the value.
    names: tuple[str, ...]
    value: ast.expr
    #: Which element of a tuple it is, and how many that has.
    element: int | None = None
    elements: int = 1


#: Of a creation that stays.
_NOTHING = Kept((), ast.Constant(None))


@dataclass(frozen=True, slots=True, eq=False)
class Creation:
    """One statement, or one element of a tuple that is assigned, that keeps an instance."""

    path: str
    factory: str
    #: Where the first call stands.
    span: Span
    statement: ast.stmt
    #: The names of the module that get what the call gives, as far as they show.
    names: tuple[str, ...]
    #: Why it cannot be taken out; if it can, all that follows is known.
    problem: str = ""
    #: The compound statements around it, the outermost first.
    around: tuple[ast.stmt, ...] = ()
    #: The calls of factories in its value, the first one first.
    calls: tuple[ast.Call, ...] = ()
    kept: Kept = _NOTHING


def creations(source: PythonSource, calls: Iterable[tuple[ImportTimeCall, str]]) -> list[Creation]:
    """All creations of a file, in the order of their places."""
    found: list[Creation] = []
    for call, factory in calls:
        creation = _creation(source, call, factory)
        known = next((one for one in found if _is_one(one, creation)), None)
        if known is None:
            found.append(creation)
        else:
            found[found.index(known)] = replace(known, calls=(*known.calls, *creation.calls))
    return found


def _is_one(first: Creation, second: Creation) -> bool:
    """Whether two calls make one value."""
    is_taken = not first.problem and not second.problem
    return is_taken and first.kept.value is second.kept.value


def _creation(source: PythonSource, call: ImportTimeCall, factory: str) -> Creation:
    place = standing(source, call.span.start)
    outer = place.function or (place.classes[-1] if place.classes else source.tree.body[0])
    statement = place.statements[-1] if place.statements else outer
    creation = Creation(source.path, factory, call.span, statement, call.assigned_to)
    node = _call_at(source, statement, call.span)
    kept = _kept(source, statement, call.span)
    if problem := _problem(source, call, statement, node):
        return replace(creation, problem=problem)
    if kept is None or node is None:
        is_lost = isinstance(statement, ast.Expr)
        return replace(creation, problem=_NOT_KEPT if is_lost else _NO_NAME)
    around = place.statements[:-1]
    return replace(creation, names=kept.names, around=around, calls=(node,), kept=kept)


def _problem(
    source: PythonSource, call: ImportTimeCall, statement: ast.stmt, node: ast.Call | None
) -> str:
    """Why an instance that is made at such a place has to stay."""
    if call.where in _ELSEWHERE:
        return _ELSEWHERE[call.where]
    if call.through:
        way = " and ".join(f"{name}()" for name in call.through)
        return f"it is created through {way}, which the module calls"
    if node is None or _is_apart(source, statement, call.span):
        return "it is created inside of an expression"
    return ""


_NOT_KEPT = "nothing keeps the result of the call"
_NO_NAME = "what it gives does not go to a plain name of the module"


def _call_at(source: PythonSource, statement: ast.stmt, span: Span) -> ast.Call | None:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and span_of(source, node) == span:
            return node
    return None


def _is_apart(source: PythonSource, statement: ast.stmt, span: Span) -> bool:
    """Whether a call is made later, or its result has another name as well."""
    scopes = (ast.GeneratorExp, ast.Lambda, ast.NamedExpr)
    return any(
        isinstance(node, scopes) and _covers(span_of(source, node), span)
        for node in ast.walk(statement)
    )


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _kept(source: PythonSource, statement: ast.stmt, span: Span) -> Kept | None:
    """The names that get the value with a call in it; None where it goes elsewhere."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return Kept((name,), value)
        case ast.Assign(targets=[ast.Tuple() | ast.List() as target], value=ast.Tuple() as value):
            return _element(source, target, value, span)
        case ast.Assign(targets=targets, value=value):
            names = tuple(target.id for target in targets if isinstance(target, ast.Name))
            return Kept(names, value) if len(names) == len(targets) else None
    return None


def _element(
    source: PythonSource, target: ast.Tuple | ast.List, value: ast.Tuple, span: Span
) -> Kept | None:
    both = (*target.elts, *value.elts)
    count = len(value.elts)
    if len(target.elts) != count or any(isinstance(one, ast.Starred) for one in both):
        return None
    for index, (name, part) in enumerate(zip(target.elts, value.elts, strict=True)):
        if _covers(span_of(source, part), span):
            return Kept((name.id,), part, index, count) if isinstance(name, ast.Name) else None
    return None


def value_region(source: PythonSource, creation: Creation) -> Span:
    """The text of what is assigned, with the brackets around it."""
    if creation.kept.element is not None:
        return span_of(source, creation.kept.value)
    statement = creation.statement
    end = span_of(source, statement).end
    before: ast.expr
    match statement:
        case ast.Assign(targets=targets):
            before = targets[-1]
        case ast.AnnAssign(annotation=annotation):
            before = annotation
        case _:
            return span_of(source, creation.kept.value)
    start = source.code.index(b"=", span_of(source, before).end) + 1
    text = source.code[start:end]
    return Span(start + len(text) - len(text.lstrip(b" \t\\\r\n")), end)


def made_here(creation: Creation) -> str:
    """For a person: what the place is about."""
    return f"an instance of {creation.factory} is made when this is imported"


def names_read(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that some code reads, those of inner functions too."""
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                yield inner.id


#: What runs a coroutine to its end.
_RUNNERS = frozenset({"run", "run_until_complete"})


def runner(creation: Creation, call: ast.Call) -> ast.expr | None:
    """What waits for a coroutine that a call gives: ``await``, or ``asyncio.run``."""
    match parent(creation.statement, call):
        case ast.Await() as waiting:
            return waiting
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[only]) as running:
            return running if only is call and name in _RUNNERS else None
    return None


def is_run(creation: Creation, call: ast.Call) -> bool:
    """Whether a coroutine is all that is kept, or is run where it is made."""
    return call is creation.kept.value or runner(creation, call) is not None


def gives_instance(creation: Creation) -> bool:
    """Whether what is kept is what the factory gives, and nothing made of it."""
    value, call = creation.kept.value, creation.calls[0]
    return value is call or value is runner(creation, call)


def parent(statement: ast.stmt, node: ast.AST) -> ast.AST | None:
    """What a node stands in directly."""
    return next((one for one in ast.walk(statement) if node in ast.iter_child_nodes(one)), None)
