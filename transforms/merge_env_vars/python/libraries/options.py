"""Options of command lines that may be given as settings: ``envvar="OLD"``."""

import ast

from migrator.api import Edit
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.elements import entries, without
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.libraries.known import KEYWORDS, METHODS
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence


def option(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that an option is given as the variable that it reads."""
    if occurrence.constant is None:
        return None
    match occurrence.inside.outer:
        case Inside(node=ast.keyword(arg=str(arg))) if arg in KEYWORDS:
            return _alone(file, occurrence, arg)
        case Inside(
            node=(ast.List() | ast.Tuple()) as row, outer=Inside(node=ast.keyword(arg=str(arg)))
        ) if KEYWORDS.get(arg):
            return _in_row(file, occurrence, row, arg)
        case Inside(node=ast.Call(func=ast.Attribute(attr=attr), args=[first, *_])) if (
            attr in METHODS and first is occurrence.constant
        ):
            return renamed(file, occurrence, f'{attr}("{occurrence.name}")')
    return None


def _alone(file: File, occurrence: Occurrence, arg: str) -> Answer:
    shown = f'{arg}="{occurrence.name}"'
    if not file.names.transition or not file.is_old(occurrence.name):
        return renamed(file, occurrence, shown)
    if not KEYWORDS[arg]:
        return manual(file, occurrence, shown, NO_FALLBACK)
    start, end = file.span(occurrence.inside.node)
    both = b"[" + _new(file, occurrence) + b", " + file.source.code[start:end] + b"]"
    return (Place(occurrence.name, occurrence.span, shown, (Edit(start, end, both),)),)


def _in_row(file: File, occurrence: Occurrence, row: ast.List | ast.Tuple, arg: str) -> Answer:
    """One of several variables, of which the first that is set counts."""
    if not file.is_old(occurrence.name):
        return ()
    new = file.names.new(occurrence.name)
    shown = f'{arg}=["{occurrence.name}", …]'
    names = [one.value if isinstance(one, ast.Constant) else None for one in row.elts]
    index = next(at for at, one in enumerate(row.elts) if one is occurrence.constant)
    same = [
        at
        for at, name in enumerate(names)
        if name == new or (at < index and isinstance(name, str) and file.names.new(name) == new)
    ]
    if file.names.transition:
        if new in names:
            return ()
        start = file.span(occurrence.inside.node).start
        edit = Edit(start, start, _new(file, occurrence) + b", ")
        return (Place(occurrence.name, occurrence.span, shown, (edit,)),)
    if not same:
        return renamed(file, occurrence, shown)
    edits = without(file, entries(file, row), index, needs_comma=isinstance(row, ast.Tuple))
    if not edits:
        return manual(file, occurrence, shown, f"{new} is there already")
    is_first = index < same[0]
    note = f"{occurrence.name} had precedence over {new}" if is_first else f"{new} is there already"
    return (Place(occurrence.name, occurrence.span, shown, edits, note=note),)


def _new(file: File, occurrence: Occurrence) -> bytes:
    """The new name as a string, in the quotes of the old one."""
    start, end = file.span(occurrence.inside.node)
    code, span = file.source.code, occurrence.span
    return (
        code[start : span.start] + file.names.new(occurrence.name).encode() + code[span.end : end]
    )
