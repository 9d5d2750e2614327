"""Names that are keys: of dictionaries, and of calls that make or fill one."""

import ast

from migrator.api import Edit
from transforms.merge_env_vars.places import Setting
from transforms.merge_env_vars.python.access import shown_as
from transforms.merge_env_vars.python.elements import entries, index_of, without
from transforms.merge_env_vars.python.environment import (
    OTHER_MAPPING,
    is_filled_so,
    is_known,
    is_made_for_environment,
    keys_in,
)
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.values import value_of
from transforms.merge_env_vars.python.words import Inside, Occurrence

MAPS = "maps one of the two names to the other"
MIRRORS = "names a variable of the program, by which others may look it up"

#: Calls whose keywords are entries of a mapping, beside those of a dictionary that they are given.
_FILLING = frozenset({"update", "dict"})


def entry(file: File, occurrence: Occurrence) -> Answer | None:
    """A key of a dictionary, or a keyword of a call that fills one."""
    around = occurrence.inside.outer
    if occurrence.constant is not None and around is not None:
        match around.node:
            case ast.Dict(keys=keys, values=values):
                return _of_dict(file, occurrence, around, keys, values)
    if occurrence.keyword is not None and around is not None:
        return _of_call(file, occurrence, occurrence.keyword, around)
    return None


def _of_dict(
    file: File,
    occurrence: Occurrence,
    around: Inside,
    keys: list[ast.expr | None],
    values: list[ast.expr],
) -> Answer | None:
    spans = entries(file, around.node)
    index = index_of(spans, occurrence.span.start)
    if keys[index] is not occurrence.inside.node:
        return _as_value(file, occurrence, keys[index])
    value = values[index]
    if _is_other_name(file, occurrence, value):
        return manual(file, occurrence, f'"{occurrence.name}": …', MAPS)
    reason = _doubt(file, occurrence, around, value)
    if reason:
        return renamed(file, occurrence, f'"{occurrence.name}": …', reason)
    return (
        Setting(
            occurrence.name,
            occurrence.span,
            f'"{occurrence.name}": …',
            file.span(_whole(around).node).start,
            value_of(file, occurrence.name, value),
            file.span(value),
            file.renaming(occurrence),
            _removal(file, around, index) if file.is_old(occurrence.name) else (),
        ),
    )


def _doubt(file: File, occurrence: Occurrence, around: Inside, value: ast.expr) -> str:
    """Why a key that no other name of its setting stands beside may be none of a setting."""
    if file.names.transition or not _is_alone(file, occurrence, around):
        return ""
    whole = _whole(around)
    if any(is_made_for_environment(file, one) for one in (around, whole)):
        return ""
    if isinstance(whole.node, ast.Dict) and occurrence.name in _called(value):
        return MIRRORS
    is_filled = any(_is_filled(file, one.node) for one in (around, whole))
    return "" if is_filled or _is_read(file, occurrence, value) else OTHER_MAPPING


def _is_read(file: File, occurrence: Occurrence, value: ast.expr) -> bool:
    """Whether a value is what the environment has by the same name, or will have."""
    access, new = file.accesses.of(value), file.names.new
    is_same = access is not None and new(access.name) == new(occurrence.name)
    return access is not None and is_same and is_known(file, access)


def _is_filled(file: File, node: ast.AST) -> bool:
    return isinstance(node, ast.expr) and is_filled_so(file, node)


def _is_alone(file: File, occurrence: Occurrence, around: Inside) -> bool:
    """Whether no other name of the setting is a key as well."""
    whole = _whole(around).node
    keys = file.once(("keys", whole), lambda: frozenset(keys_in(whole)))
    new = file.names.new(occurrence.name)
    same = (name for name in file.names.all if file.names.new(name) == new)
    return not any(name in keys for name in same if name != occurrence.name)


def _called(*nodes: ast.AST | None) -> list[str]:
    """What variables, attributes and arguments are called, and what is assigned to."""
    found: list[str] = []
    for node in nodes:
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                found.append(name)
            case ast.Assign(targets=targets):
                found += _called(*targets)
            case ast.AnnAssign(target=target):
                found += _called(target)
    return found


def _as_value(file: File, occurrence: Occurrence, key: ast.expr | None) -> Answer | None:
    if key is not None and _is_other_name(file, occurrence, key):
        return manual(file, occurrence, f'"{occurrence.name}"', MAPS)
    return None


def _is_other_name(file: File, occurrence: Occurrence, node: ast.expr) -> bool:
    """Whether an expression is the other name of the same setting, as a text."""
    text = node.value if isinstance(node, ast.Constant) else None
    is_name = isinstance(text, str) and text in file.names.all and text != occurrence.name
    return is_name and file.names.new(str(text)) == file.names.new(occurrence.name)


def _of_call(
    file: File, occurrence: Occurrence, keyword: ast.keyword, around: Inside
) -> Answer | None:
    call = around.node
    if not isinstance(call, ast.Call):
        return None
    shown = f"{shown_as(call.func)}({occurrence.name}=…)"
    if not _fills(call):
        reason = f"a keyword argument of `{shown_as(call.func)}`"
        return manual(file, occurrence, shown, reason)
    reason = _doubt(file, occurrence, around, keyword.value)
    if reason:
        return renamed(file, occurrence, shown, reason)
    spans = entries(file, call)
    index = index_of(spans, occurrence.span.start)
    return (
        Setting(
            occurrence.name,
            occurrence.span,
            shown,
            file.span(call).start,
            value_of(file, occurrence.name, keyword.value),
            file.span(keyword.value),
            file.renaming(occurrence),
            without(file, spans, index) if file.is_old(occurrence.name) else (),
        ),
    )


def _fills(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name in _FILLING


def _whole(around: Inside) -> Inside:
    """The mapping, or the call that puts it together with its keywords."""
    outer = around.outer
    is_given = outer is not None and isinstance(outer.node, ast.Call) and _fills(outer.node)
    if outer is not None and is_given and around.node in outer.node.args:  # type: ignore[attr-defined]
        return outer
    return around


def _removal(file: File, around: Inside, index: int) -> tuple[Edit, ...]:
    """Take an entry out, and with the last one the dictionary, if keywords say the rest."""
    spans = entries(file, around.node)
    call = _whole(around).node
    if len(spans) == 1 and isinstance(call, ast.Call) and call.keywords:
        arguments = entries(file, call)
        return without(file, arguments, index_of(arguments, spans[0].start))
    return without(file, spans, index)
