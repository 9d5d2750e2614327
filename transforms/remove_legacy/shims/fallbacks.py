"""``try: from new import x`` / ``except ImportError: from old import x``: the second half."""

import ast
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from migrator.api import (
    Edit,
    Project,
    PythonSource,
    Reading,
    Span,
    bound_in_block,
    chain,
    indent_of,
    line_end,
)

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError"})


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is done where an import fails, and never needed, since what is tried is there."""

    path: str
    handlers: Span
    old: str
    #: What leaves only what is tried.
    edits: tuple[Edit, ...]


def may_fall_back(reading: Reading, names: Collection[str]) -> bool:
    """Whether a file imports what is named where something may fail."""
    return any(
        statement.guarded and _is_in(statement.target(alias), names)
        for statement in reading.imports
        for alias in statement.aliases
    )


def fallbacks(source: PythonSource, names: Collection[str], project: Project) -> Iterator[Fallback]:
    """The statements of a file that fall back to what is named, and never have to."""
    module = project.layout.module(source.path)
    within: set[ast.AST] = set()
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Try) or node in within or not is_about_imports(node):
            continue
        handled = [one for handler in node.handlers for one in handler.body]
        wanted = _imported(handled, source, project)
        old = next((one for one in wanted if _is_in(one, names)), None)
        if old is None or not _is_there(node.body, source, project):
            continue
        before, after = (
            frozenset(name for one in block for name in bound_in_block(one, module))
            for block in (node.body, handled)
        )
        edits = tuple(_unwrapped(source, node))
        if after <= before and edits:
            within.update(inner for one in handled for inner in ast.walk(one))
            first = node.handlers[0]
            start = source.offset(first.lineno, first.col_offset)
            yield Fallback(source.path, Span(start, _end(source, node)), old, edits)


def is_about_imports(node: ast.Try) -> bool:
    """Whether a statement only imports, and does the same otherwise where that fails."""
    if not node.handlers or node.orelse or node.finalbody:
        return False
    if not all(map(_catches_imports, node.handlers)) or not all(map(_is_simple, node.body)):
        return False
    return all(
        _is_simple(one) or (isinstance(one, ast.Try) and is_about_imports(one))
        for handler in node.handlers
        for one in handler.body
    )


def _catches_imports(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = [chain(one) if one is not None else () for one in caught]
    return all(one and one[-1] in _IMPORT_ERRORS for one in names)


def _is_simple(node: ast.stmt) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Pass):
        return True
    if not isinstance(node, ast.Assign):
        return False
    is_plain = isinstance(node.value, ast.Constant) or bool(chain(node.value))
    return is_plain and node.lineno == node.end_lineno


def _imported(block: Sequence[ast.stmt], source: PythonSource, project: Project) -> Iterator[str]:
    """What statements import, those in other statements too."""
    module = project.layout.module(source.path)
    for node in (inner for one in block for inner in ast.walk(one)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.absolute(node.level, node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names if base)


def _is_there(block: Sequence[ast.stmt], source: PythonSource, project: Project) -> bool:
    """Whether the project has all that a block imports."""
    names = list(_imported(block, source, project))
    for dotted in names:
        module, _dot, name = dotted.rpartition(".")
        if not project.layout.exists(dotted) and not project.defines(module, name):
            return False
    return bool(names)


def _is_in(dotted: str, names: Collection[str]) -> bool:
    while dotted:
        if dotted in names:
            return True
        dotted = dotted.rpartition(".")[0]
    return False


def _unwrapped(source: PythonSource, node: ast.Try) -> Iterator[Edit]:
    """What leaves only the body of a ``try``; nothing where the two share lines."""
    start = source.offset(node.lineno, node.col_offset)
    outer = indent_of(source, start)
    inner = indent_of(source, source.offset(node.body[0].lineno, node.body[0].col_offset))
    last = max(one.end_lineno or one.lineno for one in node.body)
    shares_lines = node.body[0].lineno == node.lineno or last >= node.handlers[0].lineno
    if outer is None or inner is None or shares_lines:
        return
    deeper = inner.encode()
    lines = [line for line in range(node.lineno + 1, last + 1) if source.line_text(line).strip()]
    starts = [source.line_starts[line - 1] for line in lines]
    if not source.code.startswith(deeper, starts[0]):
        return
    yield Edit(start, starts[0] + len(deeper), b"")
    for at in starts[1:]:
        if source.code.startswith(deeper, at):
            yield Edit(at + len(outer.encode()), at + len(deeper), b"")
    yield Edit(line_end(source.code, starts[-1]), _end(source, node), b"")


def _end(source: PythonSource, node: ast.stmt) -> int:
    return source.offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
