"""Imports that may fail, with what stands in for the names: ``try … except ImportError``."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import (
    DIRECTIVE,
    Destination,
    Edit,
    ImportLayoutError,
    PythonSource,
    indent_of,
    line_end,
    member_key,
    rewrite,
    span_of,
)
from transforms.export_names.style import Style

_ERRORS = frozenset({"ImportError", "ModuleNotFoundError", "Exception"})


@dataclass(frozen=True, slots=True, eq=False)
class Guard:
    """A ``try`` around imports, and what it does when they fail."""

    node: ast.Try
    imports: Sequence[ast.ImportFrom]
    handler: ast.ExceptHandler
    #: The stand-ins: `Name = None`.
    stand_ins: Sequence[ast.Assign]
    #: Why nobody but a person can say what stands in for one more name.
    obstacle: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names that it imports."""
        return frozenset(alias.asname or alias.name for one in self.imports for alias in one.names)


def guards(style: Style) -> list[Guard]:
    """All such statements of a module."""
    tries = [node for node in style.source.tree.body if isinstance(node, ast.Try)]
    return [guard for node in tries if (guard := _guard(style, node))]


def guard_for(style: Style, module: str) -> Guard | None:
    """The statement that an import of a module goes into, or is made like."""
    found = guards(style)
    for guard in found:
        if any(style.target(node) == module for node in guard.imports):
            plain = any(style.target(node) == module for node in style.own)
            return None if plain else guard
    below = f"{style.module.package}."
    has_plain = any(style.target(node).startswith(below) for node in style.own)
    guarded = [one for one in found if any(style.target(x).startswith(below) for x in one.imports)]
    return guarded[-1] if guarded and not has_plain else None


def guard_of(style: Style, name: str) -> Guard | None:
    """The statement that imports a name."""
    return next((one for one in guards(style) if name in one.names), None)


def guarded_names(style: Style) -> frozenset[str]:
    """All names that are imported by such statements."""
    return frozenset().union(*(one.names for one in guards(style)))


def _guard(style: Style, node: ast.Try) -> Guard | None:
    imports = [one for one in node.body if one in style.all_own and isinstance(one, ast.ImportFrom)]
    catching = [handler for handler in node.handlers if _catches(handler)]
    if not imports or not catching:
        return None
    names = {alias.asname or alias.name for one in imports for alias in one.names}
    body = catching[0].body
    stand_ins = [
        one
        for one in body
        if isinstance(one, ast.Assign)
        and all(isinstance(x, ast.Name) and x.id in names for x in one.targets)
    ]
    return Guard(node, imports, catching[0], stand_ins, _obstacle(node, stand_ins, names))


def _obstacle(node: ast.Try, stand_ins: Sequence[ast.Assign], names: set[str]) -> str | None:
    if len(node.handlers) != 1 or node.finalbody:
        return "the imports beside it stand in a `try` that does more than that"
    if len({ast.dump(one.value) for one in stand_ins}) > 1:
        return "the names beside it have different stand-ins"
    others = [one for one in node.handlers[0].body if one not in stand_ins]
    bound = {
        getattr(inner, "name", getattr(inner, "asname", None) or getattr(inner, "id", None))
        for one in others
        for inner in ast.walk(one)
        if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.alias)
        or (isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store))
    }
    if bound & names or any(isinstance(one, ast.Import | ast.ImportFrom) for one in others):
        return "the names beside it have stand-ins of their own"
    return None


def _catches(handler: ast.ExceptHandler) -> bool:
    named = {
        getattr(inner, "attr", getattr(inner, "id", ""))
        for inner in ast.walk(handler.type or ast.Name("Exception"))
    }
    return not named.isdisjoint(_ERRORS)


def guarded(style: Style, guard: Guard, wanted: Destination) -> list[Edit] | None:
    """Import a name as those beside it are; None where their text does not allow it."""
    module = style.module.absolute(*_level(wanted.module or ""))
    for node in guard.imports:
        if style.target(node) == module:
            return _joined(style.source, guard, node, wanted)
    return _own_block(style.source, guard, wanted)


def _level(written: str) -> tuple[int, str]:
    bare = written.lstrip(".")
    return len(written) - len(bare), bare


def _joined(
    source: PythonSource, guard: Guard, node: ast.ImportFrom, wanted: Destination
) -> list[Edit] | None:
    span = span_of(source, node)
    text = _extended(source, node, source.code[slice(*span)].decode(), wanted)
    if text is None:
        return None
    edits = [Edit(*span, text.encode())]
    if guard.stand_ins:
        last = guard.stand_ins[-1]
        start = span_of(source, last).start
        end = line_end(source.code, span_of(source, last).end)
        line = f"{source.newline}{_indent(source, last)}{_stand_in(source, guard, wanted)}"
        edits.append(Edit(start, end, source.code[start:end] + line.encode()))
    return edits


def _extended(
    source: PythonSource, node: ast.ImportFrom, text: str, wanted: Destination
) -> str | None:
    """A statement that imports one name more."""
    clauses = [Destination(None, one.name, one.asname).clause() for one in node.names]
    head, _import, names = text.partition(" import ")
    if names == ", ".join(clauses) and clauses == sorted(clauses, key=member_key):
        return f"{head} import {', '.join(sorted([*clauses, wanted.clause()], key=member_key))}"
    indent = _indent(source, node)
    unit = source.unit
    try:
        return rewrite(text, {}, [wanted], newline=source.newline, indent=indent, unit=unit).main
    except ImportLayoutError:
        return None


def _indent(source: PythonSource, node: ast.stmt) -> str:
    return indent_of(source, source.offset(node.lineno, node.col_offset)) or ""


def _stand_in(source: PythonSource, guard: Guard, wanted: Destination) -> str:
    value = source.code[slice(*span_of(source, guard.stand_ins[-1].value))].decode()
    ends = [one.end_lineno or one.lineno for one in guard.stand_ins]
    return f"{wanted.asname or wanted.name} = {value}{_directive(source, ends)}"


def _directive(source: PythonSource, lines: Sequence[int]) -> str:
    """The comment for a tool that stands behind all of some lines."""
    found = {
        text[match.start() :] if (match := DIRECTIVE.search(text)) else ""
        for text in map(source.line_text, lines)
    }
    directive = found.pop().rstrip() if len(found) == 1 else ""
    return f"  {directive}" if directive else ""


def _own_block(source: PythonSource, guard: Guard, wanted: Destination) -> list[Edit] | None:
    """A `try` of its own, behind the last one."""
    is_silent = all(isinstance(one, ast.Pass) for one in guard.handler.body)
    is_plain = len(guard.stand_ins) == len(guard.handler.body) or is_silent
    if not is_plain or guard.node.orelse:
        return None
    newline = source.newline
    inner = _indent(source, guard.handler.body[0])
    kind = guard.handler.type
    error = f" {source.code[slice(*span_of(source, kind))].decode()}" if kind else ""
    rest = _stand_in(source, guard, wanted) if guard.stand_ins else "pass"
    mark = _directive(source, [one.end_lineno or one.lineno for one in guard.imports])
    excepting = f"except{error}:{_directive(source, [guard.handler.lineno])}"
    lines = ["", "try:", f"{inner}{wanted.statement()}{mark}", excepting, f"{inner}{rest}"]
    end = line_end(source.code, span_of(source, guard.node).end)
    text = "".join(f"{newline}{line}" for line in lines)
    return [Edit(end, end, text.encode())]
