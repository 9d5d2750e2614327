"""Patches of names that are not there: ``mock.patch("app.svc.name")`` and its relatives."""

import ast
import builtins
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migrator.core.gate.references.expected import ATTRIBUTE_ERRORS, fails_on_purpose
from migrator.core.gate.references.gaps import Gap, PythonFile
from migrator.core.gate.references.members import lacking_member
from migrator.core.gate.references.suspicion import PATCHES
from migrator.core.source import PythonSource

_CODE = "dead-patch"
#: Keywords of ``patch.multiple`` that name no attribute.
_OPTIONS = frozenset({"target", "spec", "create", "spec_set", "autospec", "new_callable"})


@dataclass(frozen=True, slots=True)
class _Target:
    """A dotted name that a call patches."""

    dotted: str
    line: int
    #: Whether names of builtins may be patched in any module, as `mock` has it.
    takes_builtins: bool


def dead_patches(file: PythonFile) -> Iterator[Gap]:
    """The patches of a file that aim at nothing."""
    for target in _targets(file):
        found = file.lookup.lacking(target.dotted) or lacking_member(file.lookup, target.dotted)
        if found is None or fails_on_purpose(file.source, target.line, ATTRIBUTE_ERRORS):
            continue
        owner, name = found
        if not (target.takes_builtins and hasattr(builtins, name) and _is_module(file, owner)):
            message = f"a patch aims at `{target.dotted}`, but `{owner}` has no `{name}`"
            yield Gap(file.path, target.line, _CODE, message, owner, name)


def _is_module(file: PythonFile, dotted: str) -> bool:
    return file.lookup.view.project.layout.exists(dotted)


def _targets(file: PythonFile) -> Iterator[_Target]:
    if not PATCHES.search(file.source.code):
        return
    renamed = {
        alias.asname: alias.name
        for statement in file.imports
        for alias in statement.aliases
        if alias.asname and alias.name == "patch"
    }
    for call in _calls(file.source, renamed):
        callee = _callee(call.func)
        if callee and not any(keyword.arg is None for keyword in call.keywords):
            yield from _patched(file, call, [renamed.get(callee[0], callee[0]), *callee[1:]])


def _calls(source: PythonSource, more: Iterable[str]) -> Iterator[ast.Call]:
    """The calls on lines where something may be patched; nothing else is walked through."""
    pattern = b"|".join([PATCHES.pattern, *(rb"\b%b\b" % name.encode() for name in more)])
    lines = sorted({source.line_of(at.start()) for at in re.finditer(pattern, source.code)})
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            yield node
        for child in ast.iter_child_nodes(node):
            first = getattr(child, "lineno", None)
            if first is None or _holds(lines, _first_line(child, first), child):
                waiting.append(child)


def _first_line(node: ast.AST, line: int) -> int:
    decorators: Iterable[ast.expr] = getattr(node, "decorator_list", ())
    return min([line, *(decorator.lineno for decorator in decorators)])


def _holds(lines: list[int], first: int, node: ast.AST) -> bool:
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= node.end_lineno  # type: ignore[attr-defined]


def _callee(node: ast.expr) -> list[str]:
    """What is called, as names: ``["mock", "patch", "object"]``; empty for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def _patched(file: PythonFile, call: ast.Call, callee: list[str]) -> Iterator[_Target]:
    """The dotted names that a call patches, if it is one that patches at all."""
    keywords = {one.arg: one.value for one in call.keywords}
    if not _is_off(keywords.get("create")) or not _is_on(keywords.get("raising")):
        return
    match callee:
        case [*_, "patch"]:
            yield from _one(_text(_argument(call, 0, "target")), call, takes_builtins=True)
        case [*_, "patch", "dict"]:
            yield from _one(_text(_argument(call, 0, "in_dict")), call, takes_builtins=True)
        case [*_, "patch", "object"]:
            name = _text(_argument(call, 1, "attribute"))
            yield from _of(file, _argument(call, 0, "target"), [name], call, takes_builtins=True)
        case [*_, "patch", "multiple"]:
            names = [one.arg for one in call.keywords if one.arg not in _OPTIONS]
            yield from _of(file, _argument(call, 0, "target"), names, call, takes_builtins=True)
        case [_, *_, "setattr" | "delattr" as method]:
            yield from _monkeypatched(file, call, 2 if method == "setattr" else 1)


def _monkeypatched(file: PythonFile, call: ast.Call, values: int) -> Iterator[_Target]:
    """The same of pytest's: with a dotted name, or with a module and a name.

    ``values`` are the arguments that there are with a dotted name.
    """
    target, name = _argument(call, 0, "target"), _argument(call, 1, "name")
    if not _is_on(call.args[values + 1] if len(call.args) > values + 1 else None):
        return
    if _text(target) is None:
        yield from _of(file, target, [_text(name)], call, takes_builtins=False)
    elif len([*call.args, *call.keywords]) - _says(call, "raising") <= values:
        yield from _one(_text(target), call, takes_builtins=False)


def _says(call: ast.Call, keyword: str) -> bool:
    return any(one.arg == keyword for one in call.keywords)


def _one(dotted: str | None, call: ast.Call, *, takes_builtins: bool) -> Iterator[_Target]:
    if dotted and all(part.isidentifier() for part in dotted.split(".")):
        yield _Target(dotted, call.lineno, takes_builtins)


def _of(
    file: PythonFile,
    owner: ast.expr | None,
    names: Iterable[str | None],
    call: ast.Call,
    *,
    takes_builtins: bool,
) -> Iterator[_Target]:
    """Names of an owner that is itself given by a string, or as a module or class."""
    dotted = _text(owner) or _imported(file, owner)
    for name in names:
        if dotted and name:
            yield from _one(f"{dotted}.{name}", call, takes_builtins=takes_builtins)


def _imported(file: PythonFile, node: ast.expr | None) -> str | None:
    """The dotted name of something that the file imports."""
    if not isinstance(node, ast.Name | ast.Attribute):
        return None
    use = file.use_at(node.lineno, node.col_offset)
    return file.meaning(use) if use else None


def _argument(call: ast.Call, index: int, keyword: str) -> ast.expr | None:
    if len(call.args) > index:
        return call.args[index]
    return next((one.value for one in call.keywords if one.arg == keyword), None)


def _text(node: ast.expr | None) -> str | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def _is_off(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is False)


def _is_on(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is True)
