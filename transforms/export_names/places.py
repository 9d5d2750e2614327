"""Where nodes stand, and how lines are indented."""

import ast

from migrator.api import PythonSource, Span


def span_of(source: PythonSource, node: ast.stmt | ast.expr) -> Span:
    """Where a node stands."""
    start = source.offset(node.lineno, node.col_offset)
    return Span(start, source.offset(node.end_lineno or 1, node.end_col_offset or 0))


def unit_of(source: PythonSource) -> str:
    """What one more level of indentation is."""
    return "\t" if b"\n\t" in source.code else "    "
