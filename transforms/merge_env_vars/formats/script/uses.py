"""Where the environment is asked for one of its names."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.script.environment import Owner
from transforms.merge_env_vars.formats.script.naming import is_named_after
from transforms.merge_env_vars.formats.script.script import NOT_KNOWN, Script, Use
from transforms.merge_env_vars.formats.script.syntax import (
    bare,
    called,
    canonical,
    field,
    near,
    parts,
    shown_name,
    string_content,
    text_of,
    wrapped,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Place, renamed

#: What a call of one of these says is meant for people.
_TALKING = frozenset(
    "describe it test specify context suite error warn info log debug trace fail Error TypeError "
    "RangeError fatal print step".split()
)
_BOTH_TAKEN = "both names are taken out of one object here"
_BOTH_HANDED = "both names are handed to one call"
_NO_FALLBACK = "has no form that falls back from one name to the other"
_EXPORTED = "a name that a module exports"
#: Calls of these can be written twice: they give nothing where nothing is set.
_REPEATABLE = frozenset({"get", "has", "env"})


_PATH = re.compile(r"""[\w$]+(?:(?:[?!]*\.)?[\w$]+|[?!.]*\[["'`]\w+["'`]\])*""")


def shown(node: Node, name: str) -> str:
    """A property as it is written, if there is nothing but names in it."""
    text = "".join(text_of(node)[:80].split())
    return text if len(text) <= 60 and _PATH.fullmatch(text) else f"….{name}"


def property_use(script: Script, name: str, span: Span, node: Node, owner: Node) -> Use | Place:
    """A property of an object, by name or by a string."""
    kind = script.environment.owner(owner)
    label = shown(node, name)
    if kind is Owner.MODULE:
        return Place(name, span, label, safety=Safety.MANUAL, reason=_EXPORTED)
    doubt = "" if kind.is_environment else NOT_KNOWN
    return Use(name, span, node, kind, label, script.names.new(name), doubt=doubt)


def contained(script: Script, name: str, span: Span, string: Node) -> Use | None:
    """``"OLD" in process.env``; nothing if the string is no such question."""
    node = wrapped(string).parent
    if node is None or text_of(field(node, "operator")) != "in":
        return None
    right = field(node, "right")
    if right is None or field(node, "left") != wrapped(string):
        return None
    owner = script.environment.owner(right)
    doubt = "" if owner.is_environment else NOT_KNOWN
    label = f'"{name}" in {shown_name(right)}'
    return Use(name, span, node, owner, label, script.names.new(name), doubt=doubt)


def argument(script: Script, name: str, span: Span, string: Node) -> Use | Place | None:
    """A name that is handed to a function; nothing if that only talks about it."""
    arguments = string.parent
    call = arguments.parent if arguments is not None else None
    if arguments is None or call is None:
        return None
    function = field(call, "function") or field(call, "constructor")
    label = f'{shown_name(function)}("{name}")'
    if is_talk(call):
        return None
    direct = [one for one in parts(arguments) if string_content(one) is not None]
    if any(
        text_of(one)[1:-1] in script.names.all - {name}
        and script.names.new(text_of(one)[1:-1]) == script.names.new(name)
        for one in direct
    ):
        return Place(name, span, label, safety=Safety.MANUAL, reason=_BOTH_HANDED)
    owner = _owner_of_call(script, function, arguments)
    alone = len(parts(arguments)) == 1 and called(function) in _REPEATABLE
    doubt = "" if owner.is_environment else "handed to a function that nobody knows here"
    return Use(name, span, call, owner, label, script.names.new(name), alone, doubt)


def is_talk(call: Node) -> bool:
    """Whether a call's texts are meant for people."""
    function = field(call, "function") or field(call, "constructor")
    return called(function) in _TALKING or canonical(function or call).startswith("console.")


def _owner_of_call(script: Script, function: Node | None, arguments: Node) -> Owner:
    """Whose name a call asks for."""
    if function is None:
        return Owner.UNKNOWN
    if script.environment.is_among(arguments) or is_named_after(called(function)):
        return Owner.NAMED
    receiver = field(bare(function), "object")
    if receiver is None:
        return Owner.UNKNOWN
    if script.environment.is_config_service(receiver):
        return Owner.NAMED
    owner = script.environment.owner(receiver)
    return owner if owner.is_environment else Owner.UNKNOWN


def destructured(script: Script, name: str, span: Span, node: Node) -> Place | None:
    """A name that is taken out of an object; its variable keeps its own name."""
    pattern = next((one for one in near(node) if one.type == "object_pattern"), None)
    if pattern is None or name not in script.names.old:
        return None
    new = script.names.new(name)
    is_shorthand = node.type == "shorthand_property_identifier_pattern"
    edits: tuple[Edit, ...] = renamed(span, new)
    if is_shorthand:
        edits = (Edit(span.start, span.start, f"{new}: ".encode()),)
    label = f"{{ {name} }}"
    if new in _keys(pattern):
        return Place(name, span, label, safety=Safety.MANUAL, reason=_BOTH_TAKEN)
    if not _is_taken_from_environment(script, pattern):
        if script.names.transition:
            return None
        return Place(name, span, label, edits, Safety.REVIEW, NOT_KNOWN)
    if script.names.transition:
        return Place(name, span, label, safety=Safety.MANUAL, reason=_NO_FALLBACK)
    return Place(name, span, label, edits)


def _keys(pattern: Node) -> Iterator[str]:
    """The names that a pattern takes out of its object."""
    for one in parts(pattern):
        key = field(one, "key") or field(one, "left") or one
        yield text_of(key).strip("[]'\"`")


def _is_taken_from_environment(script: Script, pattern: Node) -> bool:
    """Whether what a pattern takes apart is the environment."""
    holder = wrapped(pattern).parent
    if holder is not None and holder.type in {"assignment_pattern", "object_assignment_pattern"}:
        right = field(holder, "right")
        if right is not None and script.environment.owner(right).is_environment:
            return True
        pattern, holder = holder, holder.parent
    if holder is None:
        return False
    if holder.type == "pair_pattern":
        return is_named_after(text_of(field(holder, "key")).strip("[]'\""))
    for source in ("value", "right"):
        value = field(holder, source)
        if value is not None and value != pattern:
            return script.environment.owner(value).is_environment
    annotation = field(holder, "type")
    return annotation is not None and is_named_after("".join(text_of(annotation)[:200].split()))


def source_of(pattern: Node) -> Node | None:
    """What a pattern takes apart, if that stands beside it."""
    holder = wrapped(pattern).parent
    return field(holder, "value") or field(holder, "right")


def transition_of(use: Use) -> Place | None:
    """The new name first, and the old one where that is not set; nothing if there is no need."""
    whole = span_of(use.node)
    if not use.can_fall_back:
        return Place(use.name, use.span, use.shown, safety=Safety.MANUAL, reason=_NO_FALLBACK)
    asks = use.node.type == "binary_expression" or called(field(use.node, "function")) == "has"
    operator = "||" if asks else "??"
    text = use.node.text or b""
    at = use.span.start - whole.start
    new = text[:at] + use.text.encode() + text[at + len(use.name) :]
    opening, closing = (b"(", b")") if _needs_parentheses(use.node, operator) else (b"", b"")
    edits = [Edit(whole.start, whole.start, opening + new + f" {operator} ".encode())]
    if closing:
        edits.append(Edit(whole.end, whole.end, closing))
    doubt = use.doubt
    if not doubt and use.owner is not Owner.PROCESS:
        doubt = "the object has to know the new name"
    safety = Safety.REVIEW if doubt else Safety.SAFE
    return Place(use.name, use.span, use.shown, tuple(edits), safety, doubt)


#: An expression in one of these needs no parentheses, whatever it is.
_OPEN = frozenset(
    "variable_declarator arguments return_statement assignment_expression pair array "
    "template_substitution parenthesized_expression arrow_function jsx_expression "
    "expression_statement assignment_pattern object_assignment_pattern ternary_expression "
    "augmented_assignment_expression public_field_definition field_definition enum_assignment "
    "throw_statement yield_expression required_parameter sequence_expression "
    "computed_property_name export_statement".split()
)


def _needs_parentheses(node: Node, operator: str) -> bool:
    parent = node.parent
    if parent is None or parent.type in _OPEN:
        return False
    if parent.type == "subscript_expression":
        return field(parent, "index") != node
    if parent.type == "binary_expression":
        return text_of(field(parent, "operator")) != operator
    return True
