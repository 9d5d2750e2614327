"""Where the nodes of a tree stand in the code."""

import ast

from migrator.core.names.values import Span
from migrator.core.source import Source


def span_of(source: Source, node: ast.AST) -> Span:
    """From the beginning of a node to its end; its decorators are part of it."""
    found = place_of(source, node)
    if found is None:
        raise TypeError(f"a {type(node).__name__} has no place")
    return found


def place_of(source: Source, node: ast.AST) -> Span | None:
    """The same; None for what has no place of its own: operators, signatures, `match` cases."""
    line: int | None = getattr(node, "lineno", None)
    if line is None:
        return None
    start = source.offset(line, node.col_offset)  # type: ignore[attr-defined]
    for decorator in getattr(node, "decorator_list", ()):
        at = source.offset(decorator.lineno, decorator.col_offset)
        start = min(start, source.code.rindex(b"@", 0, at))
    return Span(start, source.offset(node.end_lineno, node.end_col_offset))  # type: ignore[attr-defined]
