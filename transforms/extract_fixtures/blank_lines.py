"""Blank lines around fixtures that were written."""

import ast
from collections.abc import Collection, Iterator, Sequence

from migrator.api import (
    BETWEEN_DEFINITIONS,
    Edit,
    PythonSource,
    blank_run,
    closed_up,
    in_order,
    span_of,
)


def tidied(source: PythonSource, fixtures: Collection[str], places: Sequence[int]) -> list[Edit]:
    """Two blank lines around new fixtures, and no surplus at places that have changed."""
    edits: dict[int, Edit] = {}
    for node in _definitions(source, fixtures):
        for edit in _around(source, node):
            edits.setdefault(edit.start, edit)
    for edit in closed_up(source, places):
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
    above = blank_run(source, range(first - 1, 0, -1))
    if first - above > 1:
        yield from _exactly(source, first - above, above)
    last = source.line_of(span_of(source, node).end)
    below = blank_run(source, range(last + 1, len(source.line_starts) + 1))
    if last + below < len(source.line_starts):
        yield from _exactly(source, last + 1, below)


def _exactly(source: PythonSource, line: int, count: int) -> Iterator[Edit]:
    """Make two of some blank lines that begin at a line."""
    start = source.line_starts[line - 1]
    if count < BETWEEN_DEFINITIONS:
        yield Edit(start, start, (source.newline * (BETWEEN_DEFINITIONS - count)).encode())
    elif count > BETWEEN_DEFINITIONS:
        yield Edit(start, source.line_starts[line - 1 + count - BETWEEN_DEFINITIONS], b"")
