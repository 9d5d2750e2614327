"""Names that are keys: of dictionaries, and of calls that make or fill one."""

import ast
import re
from collections.abc import Sequence

from transforms.merge_env_vars.places import Setting
from transforms.merge_env_vars.python.access import shown_as
from transforms.merge_env_vars.python.elements import entries, index_of, without
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.values import value_of
from transforms.merge_env_vars.python.words import Inside, Occurrence

MAPS = "maps one of the two names to the other"
MIRRORS = "names a variable of the program, by which others may look it up"
_ENVIRONMENT = re.compile(r"(?i)(?:.*_)?env(?:iron(?:ment)?)?(?:_.*)?")

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
    mirrors = _is_alone(file, occurrence, around, keys) and occurrence.name in _called(value)
    if mirrors and not _is_environment(around, keys, values):
        return renamed(file, occurrence, f'"{occurrence.name}": …', MIRRORS)
    return (
        Setting(
            occurrence.name,
            occurrence.span,
            f'"{occurrence.name}": …',
            _group(file, around),
            value_of(file, occurrence.name, value),
            file.span(value),
            file.renaming(occurrence),
            without(file, spans, index) if file.is_old(occurrence.name) else (),
        ),
    )


def _is_alone(
    file: File, occurrence: Occurrence, around: Inside, keys: Sequence[ast.expr | None]
) -> bool:
    """Whether no other name of the setting is a key as well."""
    texts = file.once(("keys", around.node), lambda: {getattr(one, "value", None) for one in keys})
    new = file.names.new(occurrence.name)
    same = [name for name in file.names.all if file.names.new(name) == new]
    return not any(name in texts for name in same if name != occurrence.name)


def _is_environment(
    around: Inside, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]
) -> bool:
    """Whether a dictionary is made for the environment of a process, by what it is called."""
    spread = [value for key, value in zip(keys, values, strict=True) if key is None]
    names = _called(around.parent, *spread)
    return any(_ENVIRONMENT.fullmatch(name) for name in names)


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


def _group(file: File, around: Inside) -> int:
    """The mapping, or the call that puts it together with its keywords."""
    parent = around.parent
    if isinstance(parent, ast.Call) and _fills(parent) and around.node in parent.args:
        return file.span(parent).start
    return file.span(around.node).start
