"""Statements that set a name, or take it away."""

from tree_sitter import Node

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.script.removal import without_statement
from transforms.merge_env_vars.formats.script.script import Entry, Script
from transforms.merge_env_vars.formats.script.syntax import (
    called,
    field,
    near,
    parts,
    shown_name,
    string_content,
    text_of,
    wrapped,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Kind, Setting, Value, renamed

BLOCKS = frozenset({"program", "statement_block", "switch_case", "switch_default"})
_SETTERS = frozenset({"set", "stubEnv", "exportVariable", "setEnv", "setEnvVar", "replaceProperty"})
_DELETERS = frozenset({"delete", "deleteProperty"})


def assigned(script: Script, name: str, span: Span, node: Node, shown: str) -> Entry | None:
    """``process.env.OLD = v``, ``delete process.env.OLD``; nothing if it is only asked for."""
    whole = wrapped(node)
    parent = whole.parent
    if parent is None:
        return None
    if parent.type in {"assignment_expression", "augmented_assignment_expression"}:
        if field(parent, "left") != whole:
            return None
        value = field(parent, "right")
        operator = text_of(field(parent, "operator")) or "="
        kind = Kind.TEXT if value is not None else Kind.UNKNOWN
        return _entry(script, name, span, parent, f"{shown} {operator} …", kind, value, operator)
    if parent.type == "unary_expression" and text_of(field(parent, "operator")) == "delete":
        return _entry(script, name, span, parent, f"delete {shown}", Kind.UNSET)
    return None


def called_to_set(script: Script, name: str, span: Span, string: Node) -> Entry | None:
    """``Deno.env.set("OLD", v)``, ``vi.stubEnv("OLD", v)``; nothing if the call does not set."""
    arguments = string.parent
    call = arguments.parent if arguments is not None else None
    if arguments is None or call is None or call.type != "call_expression":
        return None
    function = called(field(call, "function"))
    given = parts(arguments)
    at = given.index(string)
    label = f'{shown_name(field(call, "function"))}("{name}")'
    if function in _DELETERS:
        return _entry(script, name, span, call, label, Kind.UNSET)
    if function not in _SETTERS or at + 2 != len(given):
        return None
    if string_content(given[at + 1]) is None and given[at + 1].type == "spread_element":
        return None
    return _entry(script, name, span, call, label, Kind.TEXT, given[at + 1], function)


def _entry(
    script: Script,
    name: str,
    span: Span,
    node: Node,
    label: str,
    kind: Kind,
    value: Node | None = None,
    prefix: str = "",
) -> Entry:
    statement, block = _statement(node)
    is_old = name in script.names.old
    removal: tuple[Edit, ...] = ()
    if is_old and statement is not None:
        removal = without_statement(script.source, statement, script.names)
    setting = Setting(
        name,
        span,
        label,
        _group(block, kind),
        Value(kind),
        span_of(value) if value is not None else None,
        renamed(span, script.names.new(name)) if is_old else (),
        removal,
    )
    opposite = _group(block, Kind.TEXT if kind is Kind.UNSET else Kind.UNSET)
    value_span = setting.value_span if kind is Kind.TEXT else None
    return Entry(setting, value_span, prefix, opposite=opposite)


def _group(block: Node, kind: Kind) -> int:
    """What is set in a block meets, and what is taken away in it does."""
    return -(block.start_byte * 100 + (98 if kind is Kind.UNSET else 99))


def _statement(node: Node) -> tuple[Node | None, Node]:
    """The statement that an expression is, if it is one in a block, and that block."""
    statement = wrapped(node).parent
    if statement is not None and statement.type == "expression_statement":
        block = statement.parent
        if block is not None and block.type in BLOCKS:
            return statement, block
    for one in near(node):
        if one.type in BLOCKS:
            return None, one
    return None, node
