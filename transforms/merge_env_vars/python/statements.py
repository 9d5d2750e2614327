"""Statements that set a name, or take it away, one after the other in a block."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from migrator.api import Edit, Safety
from transforms.merge_env_vars.places import Kind, Place, Setting, Value
from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.blocks import Block, block_of, statement_removal
from transforms.merge_env_vars.python.brackets import outer
from transforms.merge_env_vars.python.elements import entries, index_of, without
from transforms.merge_env_vars.python.environment import OTHER_MAPPING, is_known
from transforms.merge_env_vars.python.file import Answer, File, InBlock
from transforms.merge_env_vars.python.values import UNKNOWN, UNSET, value_of
from transforms.merge_env_vars.python.words import Inside, Occurrence

BELONGS = "goes with a setting that a person has to decide about"

_SETS = frozenset({Way.STORE, Way.SET_DEFAULT})
_TAKES = frozenset({Way.DELETE, Way.POP})


def statement(file: File, occurrence: Occurrence) -> Answer | None:
    """A statement that sets the name or takes it away."""
    access = file.accesses.at(occurrence)
    if access is None or access.way not in _SETS | _TAKES:
        return None
    found = access.inside.statement()
    if found is None or not _is_all_of(access, found):
        return None
    here = block_of(file, found)
    value = _value(file, access, found)
    setting = Setting(
        occurrence.name,
        occurrence.span,
        access.shown + _assigns(found.node),
        file.group((here.run, access.receiver)),
        value,
        None if access.given is None or access.way is Way.POP else file.span(access.given),
        file.renaming(occurrence),
        _removal(file, access, here) if file.is_old(occurrence.name) else (),
    )
    place = None if is_known(file, access) else _doubted(setting)
    file.in_blocks.append(InBlock(id(here.statements), access.receiver, setting, place))
    return (setting,)


def _doubted(setting: Setting) -> Place | None:
    """What becomes of a setting that may be an entry of something else."""
    if not setting.renaming:
        return None
    safety, reason = Safety.REVIEW, OTHER_MAPPING
    return Place(setting.name, setting.span, setting.shown, setting.renaming, safety, reason)


def _is_all_of(access: Access, found: Inside) -> bool:
    """Whether a statement does nothing but what the access does."""
    match found.node:
        case ast.Expr(value=value):
            return value is access.node
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            return access.node in targets
        case ast.AugAssign(target=target):
            return target is access.node
    return False


def _assigns(node: ast.AST) -> str:
    return " = …" if isinstance(node, ast.Assign | ast.AugAssign) else ""


def _value(file: File, access: Access, found: Inside) -> Value:
    if access.way in _TAKES:
        return UNSET
    if isinstance(found.node, ast.AugAssign):
        return UNKNOWN
    value = value_of(file, access.name, access.given)
    if access.way is Way.SET_DEFAULT:
        # What sets it in any case is something else, whatever the value.
        return replace(value, text=f"if not set: {value.text}")
    return value


def _removal(file: File, access: Access, here: Block) -> tuple[Edit, ...]:
    node = here.node
    if isinstance(node, ast.Assign | ast.Delete) and len(node.targets) > 1:
        return _without_target(file, access, node)
    if isinstance(node, ast.AugAssign):
        return ()
    return (statement_removal(file, node, only=len(here.statements) == 1),)


def _without_target(file: File, access: Access, node: ast.Assign | ast.Delete) -> tuple[Edit, ...]:
    """Take one of several targets out; nothing where the others may go as well."""
    others = [one for one in node.targets if one is not access.node]
    if all(any(file.is_old(one.name) for one in file.within(file.span(other))) for other in others):
        return ()
    if isinstance(node, ast.Delete):
        spans = entries(file, node)
        return without(file, spans, index_of(spans, access.occurrence.span.start))
    index = node.targets.index(access.node)  # type: ignore[arg-type]
    following = [*node.targets, node.value][index + 1]
    start = outer(file, access.node, node).start
    return (Edit(start, outer(file, following, node).start, b""),)


def decided(file: File, settings: Sequence[Setting]) -> tuple[list[Place], list[Setting]]:
    """The settings of blocks, those together that a person has to look at together.

    In one run of statements equal ones can go. Over a whole block only a difference counts:
    with something in between, a name that is set twice is right.
    """
    moved: dict[int, Setting | Place | None] = {}
    blocks: dict[tuple[int, str, str], list[Setting]] = {}
    doubted: dict[int, Place] = {}
    for one in file.in_blocks:
        key = (one.block, one.receiver, file.names.new(one.setting.name))
        blocks.setdefault(key, []).append(one.setting)
        if one.doubted is not None:
            doubted[id(one.setting)] = one.doubted
    for key, members in blocks.items():
        if _differ(members):
            moved.update(_together(file, members, file.group(key)))
        elif len({one.name for one in members}) == 1 and not file.names.transition:
            moved.update((id(one), doubted[id(one)]) for one in members if id(one) in doubted)
    kept = [moved.get(id(one), one) for one in settings]
    places = [one for one in kept if isinstance(one, Place)]
    return places, [one for one in kept if isinstance(one, Setting)]


def _differ(members: Sequence[Setting]) -> bool:
    """Whether both names are given values here, and not the same."""
    given = [one for one in members if one.value.kind is not Kind.UNSET]
    is_unknown = any(one.value.kind is Kind.UNKNOWN for one in given)
    is_different = is_unknown or len({one.value for one in given}) > 1
    is_apart = len({one.group for one in given}) > 1
    is_both = len({one.name for one in given}) > 1
    return is_both and is_different and (is_apart or _is_set_anew(given))


def _is_set_anew(given: Sequence[Setting]) -> bool:
    """Whether one of the names has one value here, and another one there."""
    values = {(one.name, one.value) for one in given}
    return len(values) > len({one.name for one in given})


def _together(
    file: File, members: Sequence[Setting], group: int
) -> Iterator[tuple[int, Setting | Place]]:
    is_anew = _is_set_anew([one for one in members if one.value.kind is not Kind.UNSET])
    for one in members:
        if one.value.kind is not Kind.UNSET:
            # Which of several values counts depends on where one asks.
            value = UNKNOWN if is_anew and file.is_old(one.name) else one.value
            yield id(one), replace(one, group=group, value=value)
        elif file.is_old(one.name):
            safety = Safety.REVIEW
            yield id(one), Place(one.name, one.span, one.shown, one.renaming, safety, BELONGS)
