"""Whether a call has to be awaited, whether it may be, and the edits that see to it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import Edit, Function, Safety
from transforms.replace_calls.kinds import Kind
from transforms.replace_calls.standing import Standing
from transforms.replace_calls.tree import Tree

SYNC_CALLER = "in a function that is not async"


@dataclass(frozen=True, slots=True)
class Awaited:
    """What becomes of the colour of a call."""

    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    reason: str = ""
    #: How the change is told: ``awaited``.
    told: str = ""


def coloured(
    tree: Tree, call: ast.Call, standing: Standing, old: Kind, new: Kind, names: tuple[str, str]
) -> Awaited:
    """A call of something of one kind, which becomes a call of another kind."""
    if standing.awaited is not None:
        return _of_awaited(tree, call, standing, new, names)
    if not new.is_known:
        return _manual(_not_told(new, names[1]))
    if old is new:
        return Awaited()
    if not new.is_simple or not (old.is_simple or not old.is_known):
        return _manual(f"{_says(old, names[0])}, and {_says(new, names[1])}")
    if new is Kind.COROUTINE:
        return _to_async(tree, call, standing, old, names)
    return _to_sync(tree, call, standing, old, names)


def _of_awaited(
    tree: Tree, call: ast.Call, standing: Standing, new: Kind, names: tuple[str, str]
) -> Awaited:
    if new is Kind.COROUTINE:
        return Awaited()
    if new is not Kind.PLAIN:
        reason = _says(new, names[1]) if new.is_known else _not_told(new, names[1])
        return _manual(reason)
    if standing.blocked == "in a generator expression":
        return _manual("without its `await`, the generator around it would not be async any more")
    assert standing.awaited is not None  # noqa: S101 - nobody else asks
    return Awaited(tuple(_without_await(tree, standing.awaited, call)), told="not awaited any more")


def _to_async(
    tree: Tree, call: ast.Call, standing: Standing, old: Kind, names: tuple[str, str]
) -> Awaited:
    if standing.handed is not None:
        if standing.handed.is_sure:
            return Awaited()
        runner = standing.handed.name
        return Awaited((), Safety.REVIEW, f"whether `{runner}` awaits it is not known")
    if not standing.is_async:
        return _manual(_cannot_be_awaited(standing, names[1]))
    edits = tuple(_with_await(tree, call))
    if old is Kind.PLAIN:
        return Awaited(edits, told="awaited")
    return Awaited(edits, Safety.REVIEW, f"it is not known whether {names[0]} is async", "awaited")


def _to_sync(
    tree: Tree, call: ast.Call, standing: Standing, old: Kind, names: tuple[str, str]
) -> Awaited:
    if standing.handed is not None and standing.handed.name != "await":
        runner = f"the coroutine of this call is handed to `{standing.handed.name}`"
        return _manual(f"{names[1]} is not async, and {runner}")
    if old is not Kind.COROUTINE:
        return Awaited((), Safety.REVIEW, f"it is not known whether {names[0]} is async")
    above = tree.parent(call)
    match above:
        case ast.Expr():
            reason = "it was never awaited, so that it did nothing, and would run now"
            return Awaited((), Safety.REVIEW, reason)
        case ast.Attribute() | ast.Subscript():
            return Awaited((), Safety.REVIEW, "it was used without being awaited")
        case ast.Assign(targets=[ast.Name(id=name)]):
            return _followed(tree, above, standing, name, names[1])
    return _manual(f"{names[1]} is not async, and the coroutine of this call is awaited elsewhere")


# A coroutine that is kept in a variable


def _followed(tree: Tree, kept: ast.Assign, standing: Standing, name: str, new: str) -> Awaited:
    """Take the `await` from the one place where a variable is awaited."""
    away = _manual(f"{new} is not async, and the coroutine of this call is kept in `{name}`")
    if not isinstance(standing.function, ast.AsyncFunctionDef):
        return away
    uses = [node for node in ast.walk(standing.function) if _is_named(node, name)]
    names = [node for node in uses if isinstance(node, ast.Name)]
    if len(uses) != 2 or len(names) != 2:
        return away
    waiting = next((tree.parent(node) for node in names if isinstance(node.ctx, ast.Load)), None)
    if not isinstance(waiting, ast.Await) or not _is_soon(tree, standing.function, kept, waiting):
        return away
    edits = tuple(_without_await(tree, waiting, waiting.value))
    told = f"`{name}` is not awaited any more"
    if _is_next(tree, kept, waiting):
        return Awaited(edits, told=told)
    return Awaited(edits, Safety.REVIEW, "it would run where it is called, not where awaited", told)


def _is_named(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=found) | ast.arg(arg=found) | ast.ExceptHandler(name=found):
            return found == name
        case ast.Global(names=found) | ast.Nonlocal(names=found):
            return name in found
    return False


def _is_soon(tree: Tree, function: Function, kept: ast.stmt, waiting: ast.Await) -> bool:
    """Whether the same code awaits it, later, and once for each time that it is called."""
    where = next(tree.functions(waiting), None)
    loops = (ast.For, ast.AsyncFor, ast.While, ast.comprehension, ast.Lambda, ast.GeneratorExp)

    def looping(node: ast.AST) -> list[ast.AST]:
        return [outer for _part, outer in tree.around(node) if isinstance(outer, loops)]

    return where is function and looping(kept) == looping(waiting) and kept.lineno < waiting.lineno


def _is_next(tree: Tree, kept: ast.stmt, waiting: ast.Await) -> bool:
    """Whether nothing runs between a statement and an `await`."""
    following = tree.statement(waiting)
    above = tree.parent(kept)
    for _field, block in ast.iter_fields(above) if above else ():
        if isinstance(block, list) and kept in block:
            index = block.index(kept)
            is_next = block[index + 1 : index + 2] == [following]
            return is_next and _is_first(following, waiting)
    return False


def _is_first(statement: ast.stmt | None, waiting: ast.Await) -> bool:
    match statement:
        case ast.Expr(value=value) | ast.Assign(value=value) | ast.Return(value=value):
            return value is waiting
    return False


# Edits


def _with_await(tree: Tree, call: ast.Call) -> Iterator[Edit]:
    start, end = tree.span(call)
    if _is_primary(tree, call) and tree.span(_above(tree, call)).start == start:
        yield Edit(start, start, b"(await ")
        yield Edit(end, end, b")")
    else:
        yield Edit(start, start, b"await ")


def _without_await(tree: Tree, waiting: ast.Await, operand: ast.expr) -> Iterator[Edit]:
    code = tree.source.code
    start, end = tree.span(waiting)
    behind = start + len(b"await")
    gap = code[behind : tree.span(operand).start]
    space = len(gap) - len(gap.lstrip(b" \t"))
    is_enclosed = code[start - 1 : start] == b"(" and code[end : end + 1] == b")"
    name_end = tree.span(operand.func if isinstance(operand, ast.Call) else operand).end
    opening = code.find(b"(", name_end) if isinstance(operand, ast.Call) else name_end
    needs_them = b"\n" in code[start:opening] or b"\r" in code[start:opening]
    if _is_primary(tree, waiting) and is_enclosed and not needs_them:
        yield Edit(start - 1, behind + space, b"")
        yield Edit(end, end + 1, b"")
    else:
        yield Edit(start, behind + space, b"")


def _is_primary(tree: Tree, node: ast.expr) -> bool:
    """Whether something is taken from it, or it is called."""
    match tree.parent(node):
        case ast.Attribute() | ast.Subscript(value=ast.expr()) as above:
            return above.value is node
        case ast.Call(func=func):
            return func is node
    return False


def _above(tree: Tree, node: ast.expr) -> ast.expr:
    above = tree.parent(node)
    return above if isinstance(above, ast.expr) else node


# Wording


def _manual(reason: str) -> Awaited:
    return Awaited((), Safety.MANUAL, reason)


def _says(kind: Kind, name: str) -> str:
    return f"{name} gives {kind.value}"


def _cannot_be_awaited(standing: Standing, name: str) -> str:
    if not standing.blocked:
        return SYNC_CALLER
    return f"{name} has to be awaited, and cannot be {standing.blocked}"


def _not_told(kind: Kind, name: str) -> str:
    why = "is not told by its definition" if kind is Kind.UNCLEAR else "is not known"
    return f"whether {name} is async {why}: say `async = true` or `false` in the manifest"
