"""Variables that get a value: ``OLD=x``, ``export OLD=x``, ``OLD=x command``."""

import re
from dataclasses import replace

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import (
    Reference,
    references,
    value_of,
    with_new_names,
)
from transforms.merge_env_vars.formats.shell.script import (
    Script,
    block_of,
    group_of,
    has_others,
    statement_of,
    unquoted,
    without_statement,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.formats.variables.found import Assignment, Found, Role
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

#: Statements that set what they set whatever comes before them.
_ALWAYS = frozenset(
    {"variable_assignment", "variable_assignments", "declaration_command", "command"}
)
_FALLS_BACK = frozenset({b":-", b"-", b":=", b"="})
_RUNS = re.compile(rb"\$\(|`|<\(|\$RANDOM|\$SECONDS|\$\{?(?:RANDOM|SECONDS|EPOCH)|\$[$!?]")
_PLAIN = re.compile(rb"[^\\$`\"'\s~*?\[{;&|<>()#]*")
_LINE_BREAK = re.compile(rb"(?<!\\)\n")

#: The kinds of groups that statements of one block can meet in.
VALUES, NAMES, ENTRIES, TAKEN_AWAY = range(4)
#: Likewise for the parts of one command.
PREFIX, ARGUMENTS = 4, 5


def read_assignment(script: Script, found: Found, node: Node, span: Span, name: str) -> None:
    """A place that gives a variable a value."""
    parent = node.parent
    if parent is not None and parent.type == "command" and not _breaks_off(script, parent):
        found.settings.append(_of_command(script, parent, node, span, name))
        return
    if parent is not None and parent.type not in _STATEMENT_PARENTS:
        found.used(name, Role.WRITE, span.start)
        if name in script.names.old:
            found.own.append(_unknown(name, span))
        return
    assignment = _of_statement(script, node, span, name)
    found.used(name, assignment.role, span.start)
    found.assignments.append(assignment)


_STATEMENT_PARENTS = frozenset(
    "program compound_statement do_group subshell if_statement elif_clause else_clause case_item "
    "command_substitution process_substitution declaration_command variable_assignments list "
    "command redirected_statement negated_command while_statement pipeline".split()
)


def _unknown(name: str, span: Span) -> Place:
    reason = "is set in a way that is not known here"
    return Place(name, span, f"{name}=…", safety=Safety.MANUAL, reason=reason)


def _breaks_off(script: Script, command: Node) -> bool:
    """Whether what looks like one command has its name on a later line: those are two."""
    name = command.child_by_field_name("name")
    if name is None:
        return False
    first = command.start_byte
    last = name.prev_sibling.end_byte if name.prev_sibling is not None else first
    return _LINE_BREAK.search(script.code, last, name.start_byte) is not None


def _of_command(script: Script, command: Node, node: Node, span: Span, name: str) -> Setting:
    value = node.child_by_field_name("value")
    following = node.next_sibling
    removal = () if following is None else (Edit(node.start_byte, following.start_byte, b""),)
    return Setting(
        name,
        span,
        f"{name}=… before a command",
        (command.start_byte + 1) * 8 + PREFIX,
        _value(script, node, value, name),
        None if value is None else span_of(value),
        renamed(span, script.names.new(name)),
        removal,
    )


def _of_statement(script: Script, node: Node, span: Span, name: str) -> Assignment:
    value = node.child_by_field_name("value")
    declaration = node.parent if node.parent and node.parent.type == "declaration_command" else None
    keyword = _keyword(script, declaration)
    shown = f"{keyword} {name}" if keyword else f"{name}="
    setting = Setting(
        name,
        span,
        shown,
        group_of(block_of(node), VALUES),
        Value(Kind.UNKNOWN) if keyword == "readonly" else _value(script, node, value, name),
        None if value is None else span_of(value),
        renamed(span, script.names.new(name)),
        _removal(script, node),
    )
    role = _role(script, node, value, name)
    if statement_of(node).type not in _ALWAYS:
        # It may not come to it, so that nothing can be said of the value.
        setting = replace(setting, value=Value(Kind.UNKNOWN))
        role = Role.KEPT if role is Role.COPY else role
    return Assignment(setting, role, statement_of(node), keyword, script.stops_at_unset)


def _keyword(script: Script, declaration: Node | None) -> str:
    """How a variable is declared; ``declare -x`` is another way to export it."""
    if declaration is None:
        return ""
    word: Node | None = declaration.child(0)
    first, options = "", b""
    while word is not None and word.type != "variable_assignment":
        first, options = first or script.text(word).decode(), options + b" " + script.text(word)
        word = word.next_sibling
    if first in {"declare", "typeset", "local"}:
        if re.search(rb"-\w*x", options):
            return "export"
        return "readonly" if re.search(rb"-\w*r", options) else first
    return first


def _removal(script: Script, node: Node) -> tuple[Edit, ...]:
    """Take an assignment out: with its statement, if it is all there is of it."""
    parent = node.parent
    if parent is None:
        return ()
    if parent.type in {"declaration_command", "variable_assignments", "command"}:
        if not has_others(node, _declares):
            return without_statement(script, parent)
        if parent.type == "command":
            return ()
        before = node.prev_sibling
        if before is None or (parent.type == "variable_assignments" and before is None):
            following = node.next_sibling
            return () if following is None else (Edit(node.start_byte, following.start_byte, b""),)
        return (Edit(before.end_byte, node.end_byte, b""),)
    return without_statement(script, node)


def _declares(node: Node) -> bool:
    return node.type not in {"word", "comment"} or not (node.text or b"").startswith(b"-")


def chain(script: Script, value: Node | None, name: str) -> list[Reference] | None:
    """The references of a value that is nothing but references to one setting, and a default."""
    if value is None:
        return None
    span = unquoted(value)
    if value.type == "raw_string":
        return None
    found: list[Reference] = []
    while (only := next(references(script.code, span), None)) is not None and only.span == span:
        if not script.is_one(only.name, name) or _is_marked(script, only):
            break
        found.append(only)
        if only.operand is None:
            return found
        if only.operator not in _FALLS_BACK:
            return None
        span = _bare(script.code, only.operand)
    return found or None


def _is_marked(script: Script, reference: Reference) -> bool:
    """Whether it is the length of a value, or what a value names."""
    return script.code[reference.name_span.start - 1 : reference.name_span.start] in {b"#", b"!"}


def _bare(code: bytes, span: Span) -> Span:
    text = code[slice(*span)]
    is_quoted = len(text) >= 2 and text[:1] == text[-1:] == b'"' and b'"' not in text[1:-1]
    return Span(span.start + 1, span.end - 1) if is_quoted else span


def hands_on(script: Script, value: Node | None, name: str) -> bool:
    """Whether a value is that of the setting itself, whether it has one or not."""
    found = chain(script, value, name)
    if not found:
        return False
    operand = found[-1].operand
    return operand is None or operand.start == operand.end


def has_default(script: Script, value: Node | None, name: str) -> bool:
    """Whether a value of the setting itself is nothing where the setting has none: ``${OLD:-}``."""
    found = chain(script, value, name)
    return found is not None and found[-1].operand is not None


def _role(script: Script, node: Node, value: Node | None, name: str) -> Role:
    if script.code[node.start_byte : node.end_byte].split(b"=", 1)[0].endswith((b"+", b"]")):
        return Role.WRITE
    if hands_on(script, value, name) and not has_default(script, value, name):
        references = chain(script, value, name)
        is_own = references is not None and references[0].name == name
        return Role.KEPT if is_own else Role.COPY
    return Role.DEFAULT if chain(script, value, name) else Role.WRITE


def _value(script: Script, node: Node, value: Node | None, name: str) -> Value:
    """What a variable is set to, written in one way whatever its quotes."""
    if value is None:
        return Value(Kind.TEXT)
    target = node.child_by_field_name("name")
    is_plain = target is not None and target.type == "variable_name"
    text = script.text(value)
    if not is_plain or value.type == "array" or script.text(node).split(b"=", 1)[0].endswith(b"+"):
        return Value(Kind.UNKNOWN)
    if _RUNS.search(text) is not None and value.type != "raw_string":
        return Value(Kind.UNKNOWN)
    span = unquoted(value)
    inner = script.code[slice(*span)]
    if value.type == "raw_string":
        mark = b"" if _PLAIN.fullmatch(inner) or not re.search(rb'[\\$`"]', inner) else b"\0"
        return Value(Kind.TEXT, with_new_names(mark + inner, script.names))
    if value.type in {"ansi_c_string", "translated_string"}:
        return Value(Kind.TEXT, with_new_names(text, script.names))
    return value_of(script.code, script.names, name, span)


def by_statement(node: Node) -> Node | None:
    """The assignment that a name of a variable is the target of."""
    parent = node.parent
    if parent is not None and parent.type == "subscript":
        parent = parent.parent
    if parent is None or parent.type != "variable_assignment":
        return None
    target = parent.child_by_field_name("name")
    return parent if target is not None and target.end_byte >= node.end_byte else None
