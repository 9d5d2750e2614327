"""Blank lines around what was written, and where something was taken out."""

import ast
from collections.abc import Collection, Iterator, Sequence

from migrator.api import Edit, PythonSource, in_order, span_of

#: Between the definitions of a module.
_BETWEEN = 2


def tidied(source: PythonSource, fixtures: Collection[str], places: Sequence[int]) -> list[Edit]:
    """Two blank lines around new fixtures, and no more than that at places that have changed."""
    edits: dict[int, Edit] = {}
    for node in _definitions(source, fixtures):
        for edit in _around(source, node):
            edits.setdefault(edit.start, edit)
    for place in places:
        for edit in _surplus(source, place):
            edits.setdefault(edit.start, edit)
    return in_order(edits.values())


def first_fixture(source: PythonSource, fixtures: Collection[str]) -> int | None:
    """Where the first of some fixtures begins."""
    starts = [span_of(source, node).start for node in _definitions(source, fixtures)]
    return min(starts, default=None)


def _definitions(source: PythonSource, fixtures: Collection[str]) -> Iterator[ast.stmt]:
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in fixtures:
            yield node


def _around(source: PythonSource, node: ast.stmt) -> Iterator[Edit]:
    first = source.line_of(span_of(source, node).start)
    while first > 1 and source.line_text(first - 1).startswith("#"):
        first -= 1
    above = _blank_run(source, range(first - 1, 0, -1))
    if first - above > 1:
        yield from _exactly(source, first - above, above)
    last = source.line_of(span_of(source, node).end)
    below = _blank_run(source, range(last + 1, len(source.line_starts) + 1))
    if last + below < len(source.line_starts):
        yield from _exactly(source, last + 1, below)


def _exactly(source: PythonSource, line: int, count: int) -> Iterator[Edit]:
    """Make two of some blank lines that begin at a line."""
    start = source.line_starts[line - 1]
    if count < _BETWEEN:
        yield Edit(start, start, (source.newline * (_BETWEEN - count)).encode())
    elif count > _BETWEEN:
        yield Edit(start, source.line_starts[line - 1 + count - _BETWEEN], b"")


def _surplus(source: PythonSource, place: int) -> Iterator[Edit]:
    """What is too much of the blank lines at a place of the module."""
    line = source.line_of(min(place, max(len(source.code) - 1, 0)))
    above = _blank_run(source, range(line - 1, 0, -1))
    below = _blank_run(source, range(line, len(source.line_starts) + 1))
    first, count = line - above, above + below
    following = source.line_text(first + count) if first + count <= len(source.line_starts) else ""
    above_it = source.line_text(first - 1) if first > 1 else ""
    ends_block = _indent(above_it) > _indent(following) and _is_clause(following)
    most = 1 if following[:1].isspace() else _BETWEEN
    opens_block = above_it.rstrip().endswith(":") and following[:1].isspace()
    most = 0 if first == 1 or not following or ends_block or opens_block else most
    if count > most:
        end = first - 1 + count - most
        starts = source.line_starts
        yield Edit(starts[first - 1], starts[end] if end < len(starts) else len(source.code), b"")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_clause(line: str) -> bool:
    """Whether a line goes on with the statement above."""
    return line.lstrip().startswith(("except", "else", "elif", "finally"))


def _blank_run(source: PythonSource, lines: range) -> int:
    """How many lines in a row are blank."""
    count = 0
    for line in lines:
        if source.line_text(line).strip():
            break
        count += 1
    return count
