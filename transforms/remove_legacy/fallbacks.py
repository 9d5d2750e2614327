"""``try: from new import x`` / ``except ImportError: from old import x``: the second half."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from migrator.api import (
    Edit,
    Project,
    PythonSource,
    Span,
    bound_in_block,
    chain,
    indent_of,
    span_of,
)

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError"})


@dataclass(frozen=True, slots=True)
class Fallback:
    """A handler that is never needed, since what is tried is there."""

    path: str
    #: The whole statement, and the handler in it.
    span: Span
    handler: Span
    old: str
    text: bytes


def fallbacks(source: PythonSource, names: Collection[str], project: Project) -> Iterator[Fallback]:
    """The handlers of a file that import what is named, and that nothing needs."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Try) or not is_about_imports(node):
            continue
        module = project.layout.module(source.path)
        wanted = list(_imported(node.handlers[0].body, source, project))
        old = next((one for one in wanted if _is_in(one, names)), None)
        if old is None or not _is_there(node.body, source, project):
            continue
        before, after = (
            frozenset(name for one in block for name in bound_in_block(one, module))
            for block in (node.body, node.handlers[0].body)
        )
        text = _dedented(source, node)
        if after <= before and text is not None:
            yield Fallback(source.path, span_of(source, node), _handler(source, node), old, text)


def is_about_imports(node: ast.Try) -> bool:
    """Whether a statement only imports, and does the same otherwise where that fails."""
    if len(node.handlers) != 1 or node.orelse or node.finalbody:
        return False
    handler = node.handlers[0]
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    is_import_error = all(
        one is not None and chain(one) and chain(one)[-1] in _IMPORT_ERRORS for one in caught
    )
    return is_import_error and all(map(_is_simple, (*node.body, *handler.body)))


def _is_simple(node: ast.stmt) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Pass):
        return True
    if not isinstance(node, ast.Assign):
        return False
    is_plain = isinstance(node.value, ast.Constant) or bool(chain(node.value))
    return is_plain and node.lineno == node.end_lineno


def _imported(block: list[ast.stmt], source: PythonSource, project: Project) -> Iterator[str]:
    module = project.layout.module(source.path)
    for node in block:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.absolute(node.level, node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names if base)


def _is_there(block: list[ast.stmt], source: PythonSource, project: Project) -> bool:
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


def _dedented(source: PythonSource, node: ast.Try) -> bytes | None:
    """The body as it reads without the ``try``; None where it shares lines with it."""
    outer = indent_of(source, span_of(source, node).start)
    inner = indent_of(source, source.offset(node.body[0].lineno, node.body[0].col_offset))
    if outer is None or inner is None or node.body[0].lineno == node.lineno:
        return None
    end = max(node.body[-1].end_lineno or 0, node.body[-1].lineno)
    if end >= node.handlers[0].lineno:
        return None
    first, last = source.line_starts[node.lineno], source.line_starts[end]
    lines = source.code[first:last].splitlines(keepends=True)
    dedented = [
        outer.encode() + line.removeprefix(inner.encode()) if line.strip() else line
        for line in lines
    ]
    return b"".join(dedented).removeprefix(outer.encode()).rstrip(b"\r\n")


def _handler(source: PythonSource, node: ast.Try) -> Span:
    handler = node.handlers[0]
    return Span(source.offset(handler.lineno, handler.col_offset), span_of(source, node).end)


def taken_out(fallback: Fallback) -> Edit:
    """The edit that leaves only what is tried."""
    return Edit(*fallback.span, fallback.text)
