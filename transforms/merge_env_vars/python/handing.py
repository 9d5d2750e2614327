"""Statements that hand the value of one name of a setting over to the other."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from migrator.api import Safety
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.blocks import block_of, statement_removal
from transforms.merge_env_vars.python.environment import OTHER_MAPPING, is_known
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual
from transforms.merge_env_vars.python.words import Inside, Occurrence

HANDS = "hands the value of one name over to the other"
GOES = "it only hands the value over, and goes"
_SETS = frozenset({Way.STORE, Way.SET_DEFAULT})
_MANY = 100


def handing_over(file: File, occurrence: Occurrence) -> Answer | None:
    """A name in a statement that hands over, or in a condition for one."""
    found = occurrence.inside.statement()
    if found is None or occurrence.constant is None:
        return None
    new = file.names.new(occurrence.name)
    guard = _guard(file, found, new)
    if guard is not None and file.is_old(occurrence.name):
        access = file.accesses.at(occurrence)
        shown = access.shown if access is not None else f'"{occurrence.name}"'
        return _taken(file, occurrence, shown)
    if guard is not None or not _hands_over(file, found.node, new):
        return None
    return _statement(file, found, new)


def _taken(file: File, occurrence: Occurrence, shown: str) -> Answer:
    file.take([occurrence])
    return manual(file, occurrence, shown, HANDS)


def _statement(file: File, found: Inside, new: str) -> Answer:
    accesses = list(_accesses(file, found.node, new))
    old = next(one for one in accesses if file.is_old(one.name))
    target = next(one for one in accesses if one.way in _SETS)
    file.take(one.occurrence for one in accesses)
    is_plain = isinstance(found.node, ast.Assign) and len(found.node.targets) == 1
    shown = f"{target.shown} = …" if is_plain else target.shown
    source = accesses[-1]
    is_same = target.receiver == source.receiver and source.given is None
    if not is_plain or not is_same or len(accesses) != 2:
        return manual(file, old.occurrence, shown, HANDS)
    if file.names.transition:
        return ()
    block = block_of(file, found)
    others = (one for one in block.statements if one is not block.node)
    # One of those that may go leaves something behind, so that the block is none without.
    only = block.index == 0 and all(file.within(file.span(one)) for one in others)
    edits = (statement_removal(file, block.node, only=only),)
    place = Place(old.name, old.occurrence.span, shown, edits, note=GOES)
    if not is_known(file, target):
        place = replace(place, safety=Safety.REVIEW, reason=f"{OTHER_MAPPING}; {GOES}")
    return (place,)


def _accesses(file: File, node: ast.AST, new: str) -> Iterator[Access]:
    for one in file.within(file.span(node)):
        access = file.accesses.at(one)
        if access is not None and file.names.new(one.name) == new:
            yield access


def _hands_over(file: File, node: ast.AST, new: str) -> bool:
    """Whether a statement sets one name to what the other one is, in some way."""
    if not isinstance(node, ast.Assign | ast.Expr):
        return False
    if len(file.within(file.span(node))) > _MANY:
        return False
    accesses = list(_accesses(file, node, new))
    written = {one.name for one in accesses if one.way in _SETS}
    read = {one.name for one in accesses if one.way not in _SETS}
    return bool(written) and bool(read - written)


def _is_for_handing(file: File, condition: ast.If, new: str) -> bool:
    return any(_hands_over(file, one, new) for one in condition.body)


def _guard(file: File, found: Inside, new: str) -> ast.AST | None:
    """The condition around a statement, if it is one for handing over."""
    for inside in found.around():
        match inside.node:
            case ast.If(orelse=[]) as condition:
                if file.once((condition, new), lambda: _is_for_handing(file, condition, new)):
                    return condition
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return None
    return None
