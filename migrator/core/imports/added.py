"""New imports at the top of a module: where isort would put them, in the style of the file."""

import ast
from collections.abc import Iterable, Iterator, Sequence

from migrator.core.edits import Edit
from migrator.core.imports import Destination
from migrator.core.imports.extended import Extensible
from migrator.core.imports.header import Header
from migrator.core.imports.rows import (
    Definition,
    Owns,
    Row,
    blocks,
    first_line,
    new_rows,
    next_line,
)
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource
from migrator.core.whole_lines import indent_of


def added_imports(
    source: PythonSource,
    module: ModuleName,
    owns: Owns,
    wanted: Sequence[Destination],
    *,
    before: int | None = None,
) -> list[Edit]:
    """The edits that import what is wanted at the top of a module.

    ``before`` is where it is used first. Without it, that may be the first definition.
    """
    limit = _first_definition(source) if before is None else before
    body = [node for node in source.tree.body if source.offset(node.lineno, 0) < limit]
    statements = Extensible(source, module, body)
    edits, rest = statements.extended(wanted)
    rows = new_rows(rest, owns, joins=statements.joins)
    header = Header(source, list(blocks(source, owns, body)), _path_change(source, body))
    return sorted([*edits, *header.insertions(rows)])


def imports_beside(
    source: PythonSource,
    module: ModuleName,
    owns: Owns,
    wanted: Sequence[Destination],
    place: int,
) -> list[Edit] | None:
    """The edits that import what is wanted among the imports around one in a block.

    None where that one shares its lines with other code.
    """
    line = source.line_of(place)
    indent = indent_of(source, place)
    body = next((one for one in _bodies(source.tree) if _holds(one, line)), [])
    found = next((one for one in blocks(source, owns, body) if _is_on(one, source, line)), None)
    if indent is None or found is None:
        return None
    start, end = found[0].start, found[-1].end
    statements = Extensible(
        source, module, [node for node in body if start <= source.offset(node.lineno, 0) < end]
    )
    edits, rest = statements.extended(wanted)
    rows = new_rows(rest, owns, joins=statements.joins)
    return sorted([*edits, *Header(source, [found], indent=indent).insertions(rows)])


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """The lists of statements below the top of a module, the inner ones first."""
    for node in reversed(list(ast.walk(tree))):
        for _field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                yield value


def _holds(body: list[ast.stmt], line: int) -> bool:
    return any(node.lineno <= line <= (node.end_lineno or line) for node in body)


def _is_on(rows: Sequence[Row], source: PythonSource, line: int) -> bool:
    return any(row.start <= source.line_starts[line - 1] < row.end for row in rows)


def _first_definition(source: PythonSource) -> int:
    """Where the first function or class begins that the module defines when it is imported."""
    for node in source.tree.body:
        inner = ast.walk(node) if isinstance(node, ast.If | ast.Try | ast.With) else [node]
        if any(isinstance(one, Definition) for one in inner):
            return source.offset(first_line(node), 0)
    return len(source.code) + 1


def _path_change(source: PythonSource, body: Iterable[ast.stmt]) -> int | None:
    """Behind the last code that changes where modules are found; None if there is none."""
    found = None
    for node in body:
        if not isinstance(node, Definition) and any(map(_speaks_of_path, ast.walk(node))):
            found = next_line(source, node)
    return found


def _speaks_of_path(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name("sys"), attr="path"):
            return True
        case ast.Attribute(attr="addsitedir") | ast.Name("addsitedir"):
            return True
    return False
