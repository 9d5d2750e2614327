"""What is taken out of a file: statements, parts of them, and `await`."""

import ast
import re
from collections.abc import Collection, Iterator, Sequence

from migrator.api import Edit, PythonSource, line_end, removal, span_of
from transforms.extract_fixtures.creations import Creation

#: A word that is no name, before an opening bracket.
_KEYWORD = re.compile(rb"(?<!\w)(?:and|assert|await|if|in|is|not|or|return|yield)\s*\(\Z")


def taken_out(source: PythonSource, creations: Sequence[Creation]) -> Edit:
    """What removes creations of one statement, and leaves what shares it with them."""
    statement = creations[0].statement
    span = span_of(source, statement)
    gone = {creation.kept.element for creation in creations}
    match statement:
        case ast.Assign(
            targets=[ast.Tuple(elts=targets) | ast.List(elts=targets)],
            value=ast.Tuple(elts=values),
        ) if len(gone) < len(targets):
            names = ", ".join(_without(source, targets, gone))
            text = f"{names} = {', '.join(_without(source, values, gone))}"
            return Edit(span.start, span.end, text.encode())
    return removal(source, span, only=_is_only(source, statement))


def _without(
    source: PythonSource, parts: Sequence[ast.expr], gone: Collection[int | None]
) -> Iterator[str]:
    for position, part in enumerate(parts):
        if position not in gone:
            yield source.code[slice(*span_of(source, part))].decode()


def _is_only(source: PythonSource, statement: ast.stmt) -> bool:
    for node in ast.walk(source.tree):
        for block in ("body", "orelse", "finalbody"):
            if getattr(node, block, None) == [statement]:
                return not isinstance(node, ast.Module)
    return False


def behind_statement(source: PythonSource, statement: ast.stmt) -> tuple[str, int]:
    """The comment behind a statement, and where its last line ends."""
    end = span_of(source, statement).end
    ending = line_end(source.code, end)
    return source.code[end:ending].decode().strip(), ending


def is_alone(source: PythonSource, statement: ast.stmt) -> bool:
    """Whether nothing else stands on the lines of a statement at module level."""
    is_first = source.column_of(span_of(source, statement).start) == 1
    return is_first and not behind_statement(source, statement)[0].startswith(";")


def without_await(source: PythonSource, node: ast.Await) -> list[Edit]:
    """An awaited name without its ``await``, and without the brackets that this needed."""
    start, end = span_of(source, node)
    inner = span_of(source, node.value).start
    before, after = source.code[:start].rstrip(b" \t"), source.code[end:].lstrip(b" \t")
    is_call = re.search(rb"[\w)\]]\s*\(\Z", before) and not _KEYWORD.search(before)
    if before.endswith(b"(") and after.startswith(b")") and not is_call:
        closing = source.code.index(b")", end)
        return [Edit(len(before) - 1, inner, b""), Edit(end, closing + 1, b"")]
    return [Edit(start, inner, b"")]
