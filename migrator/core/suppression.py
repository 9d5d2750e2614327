"""``# migrator: ignore[step]``: a person's word that a place is to stay as it is."""

import ast
import io
import re
import tokenize
from dataclasses import dataclass

from migrator.core.names.values import Span
from migrator.core.source import PythonSource, Source

#: What a file with a suppression must contain.
MARKER = "migrator: ignore"
_COMMENT = re.compile(r"#\s*migrator:\s*ignore\b(?:\[([^\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that keeps some steps from a line or a statement."""

    steps: tuple[str, ...]
    #: The statement, or the line, that it covers.
    covers: Span
    line: int


def suppressions(source: PythonSource) -> tuple[Suppression, ...]:
    """The suppressions of a file."""
    if MARKER.encode() not in source.code and b"migrator:" not in source.code:
        return ()
    found = []
    for line, steps in _comments(source.code):
        first, last = _covered(source.tree, line)
        start = source.line_starts[first - 1]
        end = source.line_starts[last] if last < len(source.line_starts) else len(source.code)
        found.append(Suppression(steps, Span(start, end), line))
    return tuple(found)


_TEXT_COMMENT = re.compile(
    r"(?P<before>.*?)(?:#|//|;|--|<!--|/\*)\s*migrator:\s*ignore\b(?:\[(?P<steps>[^\]]*)\])?"
)


def text_suppressions(source: Source) -> tuple[Suppression, ...]:
    """The suppressions of a file that is not Python: of a line, and of the one below a comment."""
    if b"migrator:" not in source.code:
        return ()
    found = []
    for number in range(1, len(source.line_starts) + 1):
        match = _TEXT_COMMENT.match(source.line_text(number))
        if match:
            last = number if match.group("before").strip() else number + 1
            starts = source.line_starts
            end = starts[last] if last < len(starts) else len(source.code)
            covers = Span(starts[number - 1], end)
            found.append(Suppression(_steps(match.group("steps")), covers, number))
    return tuple(found)


def _steps(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (written or "").split(",") if part.strip())


def _comments(code: bytes) -> list[tuple[int, tuple[str, ...]]]:
    text = code.decode().replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        match = _COMMENT.search(token.string) if token.type == tokenize.COMMENT else None
        if match:
            found.append((token.start[0], _steps(match.group(1))))
    return found


def _covered(tree: ast.Module, line: int) -> tuple[int, int]:
    """The lines of the simple statement that a line belongs to; else the line alone."""
    body: list[ast.stmt] = tree.body
    while True:
        inside = [stmt for stmt in body if stmt.lineno <= line <= (stmt.end_lineno or 0)]
        if not inside:
            return line, line
        statement = inside[-1]
        blocks = [
            value
            for _name, value in ast.iter_fields(statement)
            if isinstance(value, list) and value and isinstance(value[0], ast.AST)
        ]
        inner = [
            child
            for block in blocks
            for child in block
            if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case)
        ]
        if not inner:
            return statement.lineno, statement.end_lineno or line
        body = _statements(inner)


def _statements(nodes: list[ast.stmt | ast.ExceptHandler | ast.match_case]) -> list[ast.stmt]:
    found: list[ast.stmt] = []
    for node in nodes:
        found += [node] if isinstance(node, ast.stmt) else node.body
    return found
