"""References that the shell itself expands: ``$OLD``, ``${OLD:-x}``, ``$((OLD + 1))``."""

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import (
    NO_FALLBACK,
    Reference,
    interpolated,
    references,
)
from transforms.merge_env_vars.formats.shell.script import Script, without_statement
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.formats.variables.found import Found, Role
from transforms.merge_env_vars.places import Place, renamed

_EXPANSIONS = frozenset({"simple_expansion", "expansion"})
_FALLS_BACK = frozenset({b":-", b"-", b":=", b"="})
_ASSIGNS = frozenset({b":=", b"="})
_GOES = "the statement only falls back from one name to the other, and goes"
BY_PREFIX = "finds variables by the beginning of their names"
NOT_PLAIN = "is written in a way that cannot be taken apart"


def expansion_of(node: Node) -> Node | None:
    """The expansion whose variable a node is."""
    parent = node.parent
    if parent is not None and parent.type == "subscript":
        parent = parent.parent
    return parent if parent is not None and parent.type in _EXPANSIONS else None


def outermost(expansion: Node) -> Node:
    """The expansion that an expansion lies in, as its fallback or deeper."""
    result = expansion
    for node in around(expansion):
        if node.type in _EXPANSIONS:
            result = node
        elif node.type not in {"string", "concatenation", "array"}:
            break
    return result


def is_first(script: Script, expansion: Node, name: str) -> bool:
    """Whether an expansion is not what another one of the same setting falls back to."""
    for node in around(expansion):
        if node.type in _EXPANSIONS and node != expansion:
            outer = next(references(script.code, _whole(script, node)), None)
            return (
                outer is None
                or not script.is_one(outer.name, name)
                or outer.operator not in _FALLS_BACK
            )
        if node.type not in {"string", *_EXPANSIONS}:
            break
    return True


def read_expansion(script: Script, found: Found, root: Node) -> None:
    """What becomes of an expansion and of all that lies in it."""
    whole = _whole(script, root)
    reference = next(references(script.code, whole), None)
    if reference is None or reference.span != whole:
        for span, name in _named_in(script, whole):
            found.own.append(_manual(name, span, NOT_PLAIN))
        return
    if reference.name in script.names.old and _is_by_prefix(script, reference):
        found.own.append(_manual(reference.name, reference.name_span, BY_PREFIX))
        return
    assigned = _collapsed_default(script, reference)
    if assigned is not None:
        found.own.append(_without_command(script, root, assigned))
        return
    found.own += interpolated(script.code, script.names, whole)


def _whole(script: Script, expansion: Node) -> Span:
    # The grammar takes blanks before an expansion in a string for a part of it.
    return Span(script.code.index(b"$", expansion.start_byte), expansion.end_byte)


def _named_in(script: Script, span: Span) -> list[tuple[Span, str]]:
    inner = script.names.old_in(script.code[slice(*span)])
    return [(Span(at.start + span.start, at.end + span.start), name) for at, name in inner]


def _manual(name: str, span: Span, reason: str) -> Place:
    return Place(name, span, f"${{{name}…}}", safety=Safety.MANUAL, reason=reason)


def _is_by_prefix(script: Script, reference: Reference) -> bool:
    start, end = reference.name_span
    return script.code[start - 1 : start] == b"!" and script.code[end : end + 2] in {b"@}", b"*}"}


def _collapsed_default(script: Script, first: Reference) -> Place | None:
    """``${NEW:=$OLD}``: it falls back to the variable itself, which may have a default."""
    if first.operator not in _ASSIGNS or first.operand is None or script.names.transition:
        return None
    code = script.code
    span = _without_quotes(code, first.operand)
    last = next(references(code, span), None)
    if last is None or last.span != span or not script.is_one(last.name, first.name):
        return None
    old = next((one for one in (first, last) if one.name in script.names.old), None)
    if old is None or (last.operator and last.operator not in _FALLS_BACK):
        return None
    new = script.names.new(first.name)
    edits = renamed(first.name_span, new) if first.name != new else ()
    if last.operand is None:
        edits += (Edit(first.name_span.end, first.span.end - 1, b""),)
    else:
        edits += (
            Edit(first.operand.start, last.operand.start, b""),
            Edit(last.operand.end, first.operand.end, b""),
        )
    note = f"{first.name} had precedence over {new}" if first.name != new else ""
    return Place(old.name, old.name_span, first.shown, edits, note=note)


def _without_command(script: Script, root: Node, place: Place) -> Place:
    """``: "${NEW:=$OLD}"`` does nothing any more: it goes as a whole."""
    command = next((one for one in around(root) if one.type == "command"), None)
    if command is None or len(command.named_children) != 2:
        return place
    is_idle = script.text(command.named_children[0]) in {b":", b"true"}
    argument = script.text(command.named_children[1]).strip(b'"')
    edits = without_statement(script, command)
    if not is_idle or argument != script.text(root).strip() or not edits or _has_default(place):
        return place
    return Place(place.old, place.span, place.shown, edits, note=_GOES)


def _has_default(place: Place) -> bool:
    """Whether a reference keeps a default of its own."""
    return sum(not edit.text for edit in place.edits) > 1


def _without_quotes(code: bytes, span: Span) -> Span:
    text = code[slice(*span)]
    if len(text) >= 2 and text[:1] == text[-1:] == b'"' and b'"' not in text[1:-1]:
        return Span(span.start + 1, span.end - 1)
    return span


def read_arithmetic(script: Script, found: Found, node: Node, name: str) -> None:
    """A variable that is named without a dollar: in arithmetic, by ``read`` or ``for``."""
    role = Role.READ
    parent = node.parent
    if parent is not None and parent.type in {"postfix_expression", "for_statement"}:
        role = Role.WRITE
    elif parent is not None and parent.type in {"binary_expression", "unary_expression"}:
        operator = parent.child_by_field_name("operator")
        text = script.text(operator) if operator is not None else script.text(parent)[:2]
        is_target = parent.child_by_field_name("left") in {node, None}
        if is_target and (
            text in {b"++", b"--"} or (text.endswith(b"=") and text not in _COMPARISONS)
        ):
            role = Role.WRITE
    found.used(name, role, node.start_byte)
    read_name(script, found, span_of(node), name)


_COMPARISONS = frozenset({b"==", b"!=", b"<=", b">="})


def read_name(script: Script, found: Found, span: Span, name: str) -> None:
    """The bare name of a variable of the script."""
    if name not in script.names.old:
        return
    if script.names.transition:
        place = Place(name, span, name, safety=Safety.MANUAL, reason=NO_FALLBACK)
    else:
        place = Place(name, span, name, renamed(span, script.names.new(name)))
    found.own.append(place)
