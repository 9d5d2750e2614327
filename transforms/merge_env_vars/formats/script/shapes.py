"""How expressions that ask for more than one name are built."""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.script.script import Script
from transforms.merge_env_vars.formats.script.syntax import (
    bare,
    called,
    field,
    near,
    parts,
    text_of,
)

_LOGICAL = frozenset({"??", "||", "&&"})
COMPARISONS = frozenset({"==", "===", "!=", "!=="})
_ENDS = frozenset({"expression_statement", "statement_block", "program"})
#: Functions that give the same again.
_PURE = frozenset(
    "String Number Boolean BigInt parseInt parseFloat trim toLowerCase toUpperCase toString split "
    "get has includes startsWith endsWith replace hasOwnProperty hasOwn parse stringify".split()
)


def tops(node: Node) -> Iterator[Node]:
    """The expressions that may fall back from one name to the other, from the inside out."""
    found: Node | None = None
    for one in near(node):
        operator = text_of(field(one, "operator")) if one.type == "binary_expression" else ""
        if found is not None and text_of(field(found, "operator")) != operator:
            yield found
            found = None
        if operator in _LOGICAL:
            found = one
        elif operator in COMPARISONS or one.type == "ternary_expression" or default_of(one):
            yield one
        elif one.type in _ENDS:
            return


def operands(node: Node) -> Iterator[Node]:
    """What a chain of one operator is made of, as it stands."""
    operator = text_of(field(node, "operator"))
    chain = []
    while node.type == "binary_expression" and text_of(field(node, "operator")) == operator:
        left, right = field(node, "left"), field(node, "right")
        if left is None or right is None:
            break
        chain.append(right)
        node = left
    yield node
    yield from reversed(chain)


def default_of(call: Node) -> Node | None:
    """The call that another call has as its second and last argument."""
    arguments = field(call, "arguments") if call.type == "call_expression" else None
    given = parts(arguments) if arguments is not None else []
    return given[1] if len(given) == 2 and given[1].type == "call_expression" else None


def is_negative(node: Node) -> bool:
    """Whether an expression is true where a setting is not there."""
    node = bare(node)
    if node.type == "unary_expression":
        inner = field(node, "argument")
        is_not = text_of(field(node, "operator")) == "!"
        return is_not and not (inner is not None and is_negative(inner))
    return text_of(field(node, "operator")) in {"==", "==="}


def is_pure(node: Node) -> bool:
    """Whether an expression gives the same again when it is asked again."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.type in {"await_expression", "new_expression", "update_expression"}:
            return False
        if one.type.endswith(("assignment_expression", "function", "function_expression")):
            return False
        if one.type == "call_expression":
            name = called(field(one, "function"))
            if name not in _PURE and "env" not in name.lower():
                return False
        waiting += one.named_children
    return True


def superfluous(script: Script, top: Node, kept: Node) -> Node | None:
    """The parentheses around a chain, if what is left of it needs none."""
    parent = top.parent
    outer = parent.parent if parent is not None else None
    if parent is None or outer is None or parent.type != "parenthesized_expression":
        return None
    code = script.code[parent.start_byte : parent.end_byte]
    before = script.code[max(parent.start_byte - 1, 0) : parent.start_byte]
    behind = script.code[parent.end_byte : parent.end_byte + 1]
    is_on_one_line = not any(mark in code for mark in (b"\n", b"//", b"/*"))
    is_apart = not _is_word(before) and not _is_word(behind)
    return parent if is_on_one_line and is_apart and _needs_none(kept, outer) else None


def _needs_none(kept: Node, outer: Node) -> bool:
    """Whether what is kept needs no parentheses in what is around it."""
    operator = text_of(field(outer, "operator"))
    if outer.type.endswith("_statement") or outer.type == "new_expression" or operator == "delete":
        return False
    if kept.type == "binary_expression":
        return text_of(field(kept, "operator")) == "in" and operator in _LOGICAL
    if kept.type not in {"member_expression", "subscript_expression", "call_expression"}:
        return False
    is_cut_short = b"?." in (kept.text or b"")
    return not (is_cut_short and outer.type in {"member_expression", "subscript_expression"})


def _is_word(byte: bytes) -> bool:
    return byte.isalnum() or byte in {b"_", b"$"}


def has_comment(script: Script, span: Span, between: Sequence[Node]) -> bool:
    """Whether a comment stands between some expressions of a range."""
    at = span.start
    for node in sorted(between, key=lambda one: one.start_byte):
        gap = script.code[at : node.start_byte]
        if b"//" in gap or b"/*" in gap:
            return True
        at = max(at, node.end_byte)
    return False
