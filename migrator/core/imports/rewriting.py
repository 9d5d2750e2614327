"""Import statements rewritten with LibCST; `migrator.core.imports` is the door to this."""

from collections.abc import Collection, Mapping, Sequence

import libcst as cst

from migrator.core.imports.from_import import FromImport, with_module
from migrator.core.imports.values import (
    Destination,
    Group,
    ImportLayoutError,
    Rewritten,
)
from migrator.core.imports.wrapping import Wrapping


def rewrite(
    text: str,
    changes: Mapping[int, Destination | None],
    additions: Sequence[Destination],
    silent: Collection[int],
    *,
    newline: str,
    indent: str,
    unit: str,
    wrapping: Wrapping,
) -> Rewritten:
    """See `migrator.core.imports.rewrite`."""
    module = cst.Module([], default_newline=newline)
    config = cst.PartialParserConfig(default_newline=newline)
    line = cst.parse_statement(text, config=config)
    if module.code_for_node(line).rstrip("\r\n") != text:
        raise ImportLayoutError(text)
    is_one = isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) and is_one else None
    if isinstance(statement, cst.Import):
        return _rewrite_import(statement, changes, indent, unit, wrapping)
    if not isinstance(statement, cst.ImportFrom) or isinstance(statement.names, cst.ImportStar):
        raise ImportLayoutError(text)
    taken = FromImport(statement, module, indent, unit, wrapping)
    return taken.rewrite(changes, additions, silent)


def rewrite_module(text: str, module: str) -> str:
    """See `migrator.core.imports.rewrite_module`."""
    line = cst.parse_statement(text)
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
    if not isinstance(statement, cst.ImportFrom):
        raise ImportLayoutError(text)
    return cst.Module([]).code_for_node(with_module(statement, module))


def _rewrite_import(
    statement: cst.Import,
    changes: Mapping[int, Destination | None],
    indent: str,
    unit: str,
    wrapping: Wrapping,
) -> Rewritten:
    kept: list[str] = []
    groups: dict[str | None, Group] = {}
    render = cst.Module([]).code_for_node
    for index, alias in enumerate(statement.names):
        if index not in changes:
            kept.append(render(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)))
            continue
        destination = changes[index]
        if destination is not None and destination.module is None:
            kept.append(destination.clause())
        elif destination is not None:
            group = groups.setdefault(destination.module, Group(destination.module))
            group.clauses.append(destination.clause())
    lines = [line for group in groups.values() for line in group.lines(indent, unit, wrapping)]
    if kept:
        lines.insert(0, f"import {', '.join(dict.fromkeys(kept))}")
    return Rewritten(lines[0] if lines else None, tuple(lines[1:]))
