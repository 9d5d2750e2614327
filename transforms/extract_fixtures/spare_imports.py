"""Imports that nothing needs any more."""

import ast
from collections.abc import Collection, Iterator

from migrator.api import (
    Edit,
    ModuleName,
    PythonSource,
    Statements,
    bound_in_block,
    ends_module,
    in_order,
    read,
    removal,
    span_of,
)
from transforms.extract_fixtures.testfile import TestFile


def dropped(file: TestFile, source: PythonSource, spare: Collection[str]) -> list[Edit]:
    """What takes those of some imported names out of a file's new text that it does not use."""
    reading = read(source, file.module, frozenset(spare))
    at_module_level = [
        use for use in reading.uses if reading.lookup(use.name, use.scope, use.order) == 0
    ]
    used = {use.name for use in at_module_level}
    gone = {name for name in spare if name not in used and not file.is_exported(name)}
    modules = {use.dotted(use.name) for use in at_module_level}
    statements = Statements(source, reading, frozenset())
    for index, statement in enumerate(reading.imports):
        if statement.scope or statement.guarded or statement.is_star:
            continue
        for position, alias in enumerate(statement.aliases):
            is_module = not statement.is_from and not alias.asname and "." in alias.name
            is_spare = is_module and alias.local in spare and _is_spare(file, alias.name, modules)
            if alias.local in gone or is_spare:
                statements.change(index, position, None)
    edits = [edit for some in statements.edits().values() for edit in some]
    return in_order([*edits, *_guards(source, file.module, gone)])


def _is_spare(file: TestFile, dotted: str, used: Collection[str]) -> bool:
    """Whether only what is gone has used a module that is imported by its full name."""
    before = [use.dotted(use.name) for use in file.uses(dotted.partition(".")[0])]
    was_used, is_used = (
        any(f"{name}.".startswith(f"{dotted}.") for name in names) for names in (before, used)
    )
    return was_used and not is_used


def _guards(source: PythonSource, module: ModuleName, gone: Collection[str]) -> Iterator[Edit]:
    """What takes out each ``try`` that did nothing but import what is needed no more."""
    for node in source.tree.body:
        if not isinstance(node, ast.Try) or node.orelse or node.finalbody:
            continue
        span = span_of(source, node)
        is_import = all(isinstance(one, ast.Import | ast.ImportFrom) for one in node.body)
        only_ends = all(ends_module(handler.body) for handler in node.handlers)
        is_spare = bound_in_block(node, module) <= set(gone)
        if is_import and only_ends and is_spare and b"#" not in source.code[slice(*span)]:
            yield removal(source, span, only=False)
