"""While a setting has two names: reads try the new one, and fall back to the old one."""

import ast
from dataclasses import replace

from migrator.api import Edit, Safety
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.access import Access, Way, is_steady
from transforms.merge_env_vars.python.brackets import needs_brackets, outer
from transforms.merge_env_vars.python.environment import OTHER_MAPPING, is_known
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual


def falling_back(file: File, access: Access) -> Answer:
    """A read that tries the new name first."""
    edits = _edits(file, access)
    if not edits:
        return manual(file, access.occurrence, access.shown, NO_FALLBACK)
    place = Place(access.name, access.occurrence.span, access.shown, edits)
    if not is_known(file, access):
        place = replace(place, safety=Safety.REVIEW, reason=OTHER_MAPPING)
    return (place,)


def _edits(file: File, access: Access) -> tuple[Edit, ...]:
    if isinstance(access.inside.parent, ast.Expr | ast.Await):
        return ()
    match access.way, access.node:
        case Way.GET, ast.Call() as call:
            return _of_call(file, access, call)
        case Way.POP, ast.Call() as call if access.given is not None:
            return _of_call(file, access, call)
        case Way.LOAD, ast.Subscript(value=value) if is_steady(value):
            return _of_subscript(file, access, value)
        case ((Way.CONTAINS | Way.LACKS), ast.Compare(comparators=[right])) if is_steady(right):
            return _of_question(file, access)
    return ()


def _of_call(file: File, access: Access, call: ast.Call) -> tuple[Edit, ...]:
    """``get("OLD", d)``: the whole of it is the default of another one."""
    name = access.occurrence.inside
    has_more = len(call.args) + len(call.keywords) > 2
    is_plain = call.args[:1] == [name.node] and is_steady(call.func) and not has_more
    if not is_plain:
        return ()
    start, end = file.span(call)
    opening = file.source.code[start : file.span(name.node).start]
    if b"#" in opening:
        return ()
    return (
        Edit(start, start, opening + _new(file, access) + b", "),
        Edit(end, end, b")"),
    )


def _of_subscript(file: File, access: Access, value: ast.expr) -> tuple[Edit, ...]:
    mapping = file.source.code[slice(*outer(file, value, access.node))]
    new = _new(file, access)
    before = mapping + b"[" + new + b"] if " + new + b" in " + mapping + b" else "
    return _enclosed(file, access, before, ast.IfExp)


def _of_question(file: File, access: Access) -> tuple[Edit, ...]:
    end = file.span(access.node).end
    name = access.occurrence.inside
    rest = file.source.code[file.span(name.node).end : end]
    joining = b" or " if access.way is Way.CONTAINS else b" and "
    return _enclosed(file, access, _new(file, access) + rest + joining, ast.BoolOp)


def _enclosed(file: File, access: Access, before: bytes, kind: type[ast.expr]) -> tuple[Edit, ...]:
    """What the old access is put behind, in parentheses where they are needed."""
    start, end = file.span(access.node)
    if not needs_brackets(access.inside, kind):
        return (Edit(start, start, before),)
    return Edit(start, start, b"(" + before), Edit(end, end, b")")


def _new(file: File, access: Access) -> bytes:
    """The new name as a string, in the quotes of the old one."""
    span, code = access.occurrence.span, file.source.code
    start, end = file.span(access.occurrence.inside.node)
    new = file.names.new(access.name).encode()
    return code[start : span.start] + new + code[span.end : end]
