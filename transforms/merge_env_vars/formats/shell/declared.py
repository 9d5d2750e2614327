"""Names that a statement lists: ``export OLD``, ``local OLD``, ``unset OLD NEW``."""

from tree_sitter import Node

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.shell.assignments import NAMES, TAKEN_AWAY
from transforms.merge_env_vars.formats.shell.script import (
    Script,
    block_of,
    group_of,
    has_others,
    statement_of,
    without_statement,
)
from transforms.merge_env_vars.formats.variables.found import Assignment, Found, Role
from transforms.merge_env_vars.places import Kind, Setting, Value, renamed

_SAME_KEYWORD = {"declare": 0, "typeset": 0, "export": 1, "readonly": 2, "local": 3}


def read_declared(script: Script, found: Found, node: Node, span: Span, name: str) -> None:
    """A name that is declared, or taken away, without a value."""
    command = node.parent
    if command is None:
        return
    keyword = script.text(command.children[0]).decode()
    is_unset = command.type == "unset_command"
    if is_unset:
        group, kind, role = group_of(block_of(node), TAKEN_AWAY), Kind.UNSET, Role.UNSET
    else:
        group, kind, role = _group(command, keyword), Kind.LISTED, Role.DECLARED
    setting = Setting(
        name,
        span,
        f"{keyword} {name}",
        group,
        Value(kind),
        None,
        renamed(span, script.names.new(name)),
        _removal(script, command, node),
    )
    found.used(name, role, span.start)
    found.assignments.append(Assignment(setting, role, statement_of(node), keyword))


def _group(command: Node, keyword: str) -> int:
    # Names meet where the same is said of them; one keyword does not stand for another.
    block = group_of(block_of(command), NAMES)
    return -(block * 4 + _SAME_KEYWORD.get(keyword, 0)) - 1


def _removal(script: Script, command: Node, node: Node) -> tuple[Edit, ...]:
    if not has_others(node, lambda one: one.type != "word"):
        return without_statement(script, command)
    before = node.prev_sibling
    return () if before is None else (Edit(before.end_byte, node.end_byte, b""),)
