"""Statements that set one name of a setting from the other: after the merge they do nothing."""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from migrator.api import Safety
from transforms.merge_env_vars.formats.script.asked import Asked
from transforms.merge_env_vars.formats.script.chains import Collapse
from transforms.merge_env_vars.formats.script.removal import without_statement
from transforms.merge_env_vars.formats.script.script import Script, Use
from transforms.merge_env_vars.formats.script.shapes import operands
from transforms.merge_env_vars.formats.script.statements import BLOCKS
from transforms.merge_env_vars.formats.script.syntax import (
    bare,
    field,
    near,
    parts,
    text_of,
    wrapped,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Place

_GOES = "a statement that sets one name from the other goes"
_STAYS = "sets one name from the other, and more hangs on it"
_SETS_DEFAULT = frozenset({"", "=", "??=", "||="})


def bridges(script: Script, uses: Sequence[Use], asked: Asked) -> Iterator[Collapse]:
    """What becomes of all such statements of a script."""
    seen: set[int] = set()
    for use in uses:
        assignment = _assignment(use.node)
        if assignment is None or assignment.id in seen or not _is_bridge(assignment, asked):
            continue
        seen.add(assignment.id)
        if not script.holds_both(span_of(assignment), use.name):
            continue
        statement = _removable(assignment, use, asked)
        edits = without_statement(script.source, statement, script.names) if statement else ()
        covers = span_of(statement or assignment)
        if edits and not use.doubt:
            place = Place(use.name, use.span, use.shown, edits, note=_GOES)
        else:
            reason = use.doubt or _STAYS
            place = Place(use.name, use.span, use.shown, safety=Safety.MANUAL, reason=reason)
        yield Collapse(place, covers)


def _assignment(node: Node) -> Node | None:
    """The assignment that an expression is part of."""
    for one in near(node):
        if one.type in {"assignment_expression", "augmented_assignment_expression"}:
            return one
        if one.type == "arguments" or one.type.endswith(("statement", "statement_block")):
            return None
    return None


def _is_bridge(assignment: Node, asked: Asked) -> bool:
    """Whether the same stands on both sides once the names are merged."""
    left, right = field(assignment, "left"), field(assignment, "right")
    if left is None or right is None:
        return False
    if text_of(field(assignment, "operator")) not in _SETS_DEFAULT:
        return False
    target = asked.normal(left)
    right = bare(right)
    sides = operands(right) if text_of(field(right, "operator")) in {"??", "||"} else [right]
    return all(asked.normal(side) == target for side in sides)


def _removable(assignment: Node, use: Use, asked: Asked) -> Node | None:
    """The statement that can go: the assignment, or the condition around it."""
    statement = wrapped(assignment).parent
    if statement is None or statement.type != "expression_statement":
        return None
    outer = statement.parent
    if outer is not None and outer.type == "statement_block" and parts(outer) == [statement]:
        outer = outer.parent
    if outer is not None and outer.type == "if_statement":
        condition = field(outer, "condition")
        if field(outer, "alternative") is not None or condition is None:
            return None
        is_in_block = outer.parent is not None and outer.parent.type in BLOCKS
        return outer if is_in_block and asked.is_only_about(condition, use.name) else None
    is_in_block = statement.parent is not None and statement.parent.type in BLOCKS
    return statement if is_in_block else None
