"""Functions that get new parameters, and calls that pass them.

Where the text does not surely allow it, there is no edit.
"""

import ast
from collections.abc import Sequence

from migrator.core.arguments import arguments, bare_generator, parameters
from migrator.core.definitions.functions import Function
from migrator.core.edits import Edit
from migrator.core.source import PythonSource, parse
from migrator.core.spans import span_of


def first_parameter(
    source: PythonSource, node: Function, names: Sequence[str], *, is_bound: bool
) -> Edit | None:
    """Put parameters first, or right behind ``self`` where the function is bound."""
    if is_bound and not _required(node.args):
        return None
    return _put(source, node, names, _slot(node.args, int(is_bound)))


def last_parameter(
    source: PythonSource,
    node: Function,
    names: Sequence[str],
    *,
    mocks: int,
    given: int,
    is_bound: bool,
) -> Edit | None:
    """Put parameters last that pytest passes by keyword.

    The first ``mocks`` parameters behind ``self`` are passed by position. ``given`` are counted
    from the right, and so have to stay the rightmost ones.
    """
    found = node.args
    positional_only = len(found.posonlyargs)
    required = _required(found)
    index = positional_only + len(found.args) - given if given else required
    # Of the names that pytest could ask for, it leaves out the first: for `self`, and for what
    # mocks fill. Where these are `*args` or have defaults, it would leave the new name out.
    skipped = mocks + (is_bound and not positional_only)
    if not mocks + is_bound <= index <= required or max(0, index - positional_only) < skipped:
        return None
    has_star = found.vararg is not None or bool(found.kwonlyargs)
    if index >= positional_only and (given or not has_star):
        return _put(source, node, names, _slot(found, index))
    if given:
        return None
    star = [] if has_star else ["*"]
    return _put(source, node, names, _keyword_slot(found), star)


def first_argument(source: PythonSource, call: ast.Call, names: Sequence[str]) -> list[Edit] | None:
    """Pass names first in a call."""
    if not _is_there(source, call) or any(keyword.arg in names for keyword in call.keywords):
        return None
    found = arguments(source, call)
    if found is None or found.end + 1 != span_of(source, call).end:
        return None
    edit = found.insertion(0, names)
    if bare_generator(call) is None:
        return [edit]
    start, end = found.items[0].start, found.items[0].end
    closing = Edit(end, end, b")")
    if edit.start == start:
        return [Edit(start, start, edit.text + b"("), closing]
    return [edit, Edit(start, start, b"("), closing]


def last_argument(source: PythonSource, call: ast.Call, text: str) -> Edit | None:
    """Pass something last in a call, laid out as the arguments before it are."""
    found = arguments(source, call) if _is_there(source, call) else None
    if found is None or found.end + 1 != span_of(source, call).end or bare_generator(call):
        return None
    return found.insertion(len(found.items), [text])


def _required(found: ast.arguments) -> int:
    """How many parameters can be passed by position and have no default."""
    return len(found.posonlyargs) + len(found.args) - len(found.defaults)


def _slot(found: ast.arguments, index: int) -> int:
    """Where a parameter stands as it is written: ``/`` is written too."""
    return index + (0 < len(found.posonlyargs) <= index)


def _keyword_slot(found: ast.arguments) -> int:
    """Where keyword-only parameters end as they are written."""
    count = len(found.posonlyargs) + len(found.args)
    has_star = found.vararg is not None or bool(found.kwonlyargs)
    return _slot(found, count) + has_star + len(found.kwonlyargs)


def _put(
    source: PythonSource,
    node: Function,
    names: Sequence[str],
    slot: int,
    before: Sequence[str] = (),
) -> Edit | None:
    """Write the names, unless the function has one of them or its text is another."""
    found = parameters(source, node)
    written = _keyword_slot(node.args) + (node.args.kwarg is not None)
    if found is None or len(found.items) != written or not _taken(node).isdisjoint(names):
        return None
    return found.insertion(slot, [*before, *names])


def _taken(node: Function) -> set[str]:
    """Names that cannot become parameters: those that are, and those of other scopes."""
    found = node.args
    every = [*found.posonlyargs, *found.args, *found.kwonlyargs, found.vararg, found.kwarg]
    taken = {one.arg for one in every if one}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Global | ast.Nonlocal):
            taken.update(inner.names)
    return taken


def _is_there(source: PythonSource, call: ast.Call) -> bool:
    """Whether a call stands where its node says: inside of f-strings, not all do."""
    start, end = span_of(source, call)
    try:
        found = parse(b"(" + source.code[start:end] + b")").body
    except SyntaxError:
        return False
    return len(found) == 1 and ast.dump(found[0]) == ast.dump(ast.Expr(call))
