"""Where statements stand, with the comments that go with them."""

import ast
import re

from migrator.api import PythonSource, Span, line_end

#: What stands before the name of a function or of a class.
_KEYWORDS = re.compile(rb"(?:async[\s\\]+)?(?:def|class)[\s\\]+")


def span_of(source: PythonSource, node: ast.stmt) -> Span:
    """A statement with its decorators."""
    start = source.offset(node.lineno, node.col_offset)
    for decorator in getattr(node, "decorator_list", ()):
        at = source.offset(decorator.lineno, decorator.col_offset)
        start = min(start, source.code.rindex(b"@", 0, at))
    return Span(start, source.offset(node.end_lineno or node.lineno, node.end_col_offset or 0))


def with_comments(source: PythonSource, node: ast.stmt) -> Span:
    """A statement with the comments right above it, and the one behind it."""
    start, end = span_of(source, node)
    behind = line_end(source.code, end)
    if source.code[end:behind].strip().startswith(b"#"):
        end = behind
    line = source.line_of(start)
    first = line
    while first > 1 and source.line_text(first - 1).startswith("#"):
        first -= 1
    # What a file begins with is about the file.
    if first > 1 and source.column_of(start) == 1:
        start = source.line_starts[first - 1]
    return Span(start, end)


def head(source: PythonSource, node: ast.stmt, name: str) -> Span:
    """Where a statement binds a name."""
    for inner in ast.walk(node):
        start = _binding(source, inner, name)
        if start is not None:
            return Span(start, start + len(name.encode()))
    return span_of(source, node)


def _binding(source: PythonSource, node: ast.AST, name: str) -> int | None:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if node.name == name:
            found = _KEYWORDS.match(source.code, source.offset(node.lineno, node.col_offset))
            return found.end() if found else None
        case ast.Name(ctx=ast.Store()) if node.id == name:
            return source.offset(node.lineno, node.col_offset)
        case ast.alias() if (node.asname or node.name) == name:
            end = source.offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
            return end - len(name.encode())
    return None
