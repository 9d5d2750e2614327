"""How expressions of scripts are written: without what wraps them, and by which name."""

import re
from collections.abc import Iterator
from itertools import islice

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.trees import around

#: What stands around an expression and leaves its value as it is.
WRAPPERS = frozenset(
    "parenthesized_expression as_expression satisfies_expression non_null_expression "
    "type_assertion".split()
)
FUNCTIONS = frozenset(
    "arrow_function function_expression function_declaration method_definition "
    "generator_function generator_function_declaration".split()
)
#: What stands between a literal and the name that it is held by.
TRANSPARENT = frozenset(
    "arguments array object parenthesized_expression as_expression satisfies_expression "
    "non_null_expression spread_element new_expression await_expression arrow_function "
    "return_statement union_type literal_type type_arguments generic_type object_type "
    "interface_body class_body enum_body call_expression pair variable_declarator "
    "ternary_expression binary_expression jsx_expression type_annotation "
    "parenthesized_type readonly_type lookup_type array_type member_expression".split()
)
_STRINGS = frozenset({"string", "template_string"})
_DEEPEST = 150
_SPACE = re.compile(r"\s+")


def text_of(node: Node | None) -> str:
    """A node as it is written."""
    return (node.text or b"").decode(errors="replace") if node is not None else ""


def near(node: Node) -> Iterator[Node]:
    """A node and what it lies in, as far as anybody writes code by hand."""
    return islice(around(node), _DEEPEST)


def field(node: Node | None, *names: str) -> Node | None:
    """What a node has in a field, or in a field of that, and so on."""
    for name in names:
        node = node.child_by_field_name(name) if node is not None else None
    return node


def parts(node: Node) -> list[Node]:
    """The named children of a node that are no comments."""
    return [child for child in node.named_children if child.type != "comment"]


def bare(node: Node) -> Node:
    """An expression without parentheses, casts and the like."""
    while node.type in WRAPPERS:
        inner = parts(node)
        if not inner:
            break
        node = inner[-1] if node.type == "type_assertion" else inner[0]
    return node


def wrapped(node: Node) -> Node:
    """An expression with all parentheses, casts and the like around it."""
    parent = node.parent
    while parent is not None and parent.type in WRAPPERS and bare(parent) == bare(node):
        node, parent = parent, parent.parent
    return node


def string_content(node: Node | None) -> Span | None:
    """What stands between the quotes of a string that nothing is put into."""
    if node is None or node.type not in _STRINGS:
        return None
    if any(child.type == "template_substitution" for child in node.named_children):
        return None
    return Span(node.start_byte + 1, node.end_byte - 1)


def string_text(node: Node | None) -> str | None:
    """The text between the quotes of a string."""
    if node is None or string_content(node) is None:
        return None
    return text_of(node)[1:-1]


def string_around(node: Node) -> Node | None:
    """The string that a piece of text belongs to."""
    for one in near(node):
        if one.type in _STRINGS:
            return one
        if one.type not in {"string_fragment", "escape_sequence"}:
            return None
    return None


def canonical(node: Node) -> str:
    """An expression as all its spellings have it: ``a?.b!["c"]`` is ``a.b.c``."""
    node = bare(node)
    owner, name = field(node, "object"), field(node, "property")
    if node.type == "member_expression" and owner is not None:
        return f"{canonical(owner)}.{text_of(name)}"
    if node.type == "subscript_expression" and owner is not None:
        key = string_text(field(node, "index"))
        if key is not None:
            return f"{canonical(owner)}.{key}"
    if node.type == "call_expression":
        function, arguments = field(node, "function"), field(node, "arguments")
        if function is not None and arguments is not None:
            return f"{canonical(function)}({', '.join(map(canonical, parts(arguments)))})"
    if node.type == "unary_expression":
        argument = field(node, "argument")
        if argument is not None:
            return f"{text_of(field(node, 'operator'))} {canonical(argument)}"
    left, right = field(node, "left"), field(node, "right")
    if node.type == "binary_expression" and left is not None and right is not None:
        return f"{canonical(left)} {text_of(field(node, 'operator'))} {canonical(right)}"
    text = string_text(node)
    return f'"{text}"' if text is not None else _SPACE.sub(" ", text_of(node))


def called(node: Node | None) -> str:
    """The last name of an expression: that of a property, a function, a class."""
    while node is not None:
        node = bare(node)
        if node.type == "member_expression":
            return text_of(field(node, "property"))
        if node.type == "subscript_expression":
            key = string_text(field(node, "index"))
            if key is not None:
                return key
            node = field(node, "object")
        elif node.type in {"call_expression", "new_expression"}:
            node = field(node, "function") or field(node, "constructor")
        elif node.type == "await_expression":
            node = node.named_children[0]
        elif node.type == "this":
            node = _class_around(node)
        else:
            is_name = node.type.endswith("identifier") or node.type == "predefined_type"
            return text_of(node) if is_name else string_text(node) or ""
    return ""


def shown_name(node: Node | None) -> str:
    """The last name of an expression, to be told: nothing that stands in quotes."""
    name = called(node)
    is_quoted = any(f"{quote}{name}{quote}" in text_of(node) for quote in "\"'`")
    return "…" if not name or is_quoted else name


def _class_around(node: Node) -> Node | None:
    for one in near(node):
        if one.type in {"class_declaration", "class", "abstract_class_declaration"}:
            return field(one, "name")
    return None


def identifiers(node: Node | None) -> Iterator[str]:
    """The words of a text that may be names."""
    yield from re.findall(r"[A-Za-z_$][\w$]*", text_of(node)[:500])
