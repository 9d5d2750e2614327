"""What is the environment, what is named after it, and what may be anything."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tree_sitter import Node

from transforms.merge_env_vars.formats.script.syntax import (
    FUNCTIONS,
    bare,
    called,
    canonical,
    field,
    identifiers,
    near,
    parts,
    string_content,
    string_text,
    text_of,
)


class Owner(Enum):
    """Whose names are spoken of."""

    #: The environment of the process, or of the build.
    PROCESS = auto()
    #: An object that is named after it, or made from it.
    NAMED = auto()
    #: An object that may hold anything.
    UNKNOWN = auto()
    #: The names that a module exports: they are bound elsewhere, as variables.
    MODULE = auto()

    @property
    def is_environment(self) -> bool:
        """Whether the names are settings for sure."""
        return self in {Owner.PROCESS, Owner.NAMED}


_ENVIRONMENTS = frozenset(
    f"{root}{env}"
    for root in ("", "globalThis.", "global.", "window.", "self.")
    for env in ("process.env", "Bun.env", "Deno.env")
) | {"import.meta.env"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NAMED = frozenset("env envs environ environment environments dotenv envvar envvars".split())
_NAMED_WHOLE = frozenset({"publicRuntimeConfig", "serverRuntimeConfig"})
_BANNED = frozenset(
    "forbidden deprecated banned removed legacy obsolete disallowed unsupported blocked blocklist "
    "blacklist denylist retired stale renamed renames aliases".split()
)
#: Their keys are variables of the program.
_DEFINING = frozenset({"define", "DefinePlugin", "globals"})
#: The environment itself, not one of its names.
_HANDED_OVER = re.compile(
    rb"\b(?:process|import\.meta|Bun|Deno)\??\.env\b(?!\s*(?:[!?]*\.|[!?.]*\[|=[^=]))"
)
_MODULES = re.compile(
    rb"\bimport\s*\*\s*as\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=\s*await\s+import\s*\("
)
_REQUIRED = re.compile(rb"\b(?:const|let|var)\s+([\w$]+)\s*=\s*require\s*\(")
_OWN_EXPORTS = frozenset({"exports", "module.exports"})
_IDENTIFIER = re.compile(rb"[A-Za-z_$][\w$]*")
#: What stands between a literal and the name that it is held by.
_TRANSPARENT = frozenset(
    "arguments array object parenthesized_expression as_expression satisfies_expression "
    "non_null_expression spread_element new_expression await_expression arrow_function "
    "return_statement union_type literal_type type_arguments generic_type object_type "
    "interface_body class_body enum_body call_expression pair variable_declarator "
    "ternary_expression binary_expression jsx_expression type_annotation "
    "parenthesized_type readonly_type lookup_type array_type member_expression".split()
)


def words_of(name: str) -> frozenset[str]:
    """The words that a name is made of."""
    return frozenset(word.lower() for word in _WORD.findall(name))


def is_named_after(name: str) -> bool:
    """Whether a name says that it is about the environment."""
    return name in _NAMED_WHOLE or not _NAMED.isdisjoint(words_of(name))


def is_ban(name: str) -> bool:
    """Whether a name is that of names which are not to be used."""
    return not _BANNED.isdisjoint(words_of(name))


@dataclass(frozen=True, slots=True)
class About:
    """What is to be known of an object, an array or a type."""

    is_environment: bool
    #: Whether it lists names that are not to be used.
    is_banning: bool
    #: Whether its keys are variables of the program.
    is_defining: bool
    #: Whether it is what a module exports by name.
    is_exported: bool
    #: Whether it is an array of texts, and not one of several such.
    is_of_names: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether its keys may be those of something else."""
        return self.is_exported or not self.is_environment


class Environment:
    """What one file calls the environment."""

    def __init__(self, code: bytes, path: str) -> None:
        self._stem = path.rpartition("/")[2].partition(".")[0]
        self._from_environment = frozenset(
            word.decode()
            for found in _HANDED_OVER.finditer(code)
            for word in _IDENTIFIER.findall(_line_before(code, found.start()))
        )
        self._modules = frozenset(
            (found.group(1) or found.group(2)).decode() for found in _MODULES.finditer(code)
        )
        self._about: dict[int, About] = {}
        self._exports = _OWN_EXPORTS | {
            found.group(1).decode() for found in _REQUIRED.finditer(code)
        }

    def owner(self, node: Node) -> Owner:
        """What an expression is, whose properties have a name of a setting."""
        node = bare(node)
        spelled = canonical(node)
        if spelled in _ENVIRONMENTS:
            return Owner.PROCESS
        if spelled in self._modules:
            return Owner.MODULE
        if spelled in self._exports:
            return Owner.UNKNOWN
        if node.type == "identifier" and spelled in self._from_environment:
            return Owner.NAMED
        if is_named_after(called(node)) or self._is_given_it(node):
            return Owner.NAMED
        return Owner.UNKNOWN

    def _is_given_it(self, node: Node) -> bool:
        arguments = field(node, "arguments") if node.type == "call_expression" else None
        return arguments is not None and self.is_among(arguments)

    def is_among(self, arguments: Node) -> bool:
        """Whether the environment is one of the arguments of a call."""
        return any(canonical(one) in _ENVIRONMENTS for one in parts(arguments))

    def about(self, literal: Node) -> "About":
        """What is to be known of a literal, or of a type; looked at once."""
        if literal.id not in self._about:
            self._about[literal.id] = self._looked_at(literal)
        return self._about[literal.id]

    def _looked_at(self, literal: Node) -> "About":
        holders = list(self.holders(literal))
        left = field(literal.parent, "left")
        inside = parts(literal)
        return About(
            is_environment=any(
                is_named_after(name) or name in self._from_environment for name in holders
            )
            or any(map(self._is_environment_spread, inside)),
            is_banning=any(map(is_ban, holders)),
            is_defining=bool(holders) and holders[0] in _DEFINING,
            is_exported=left is not None and canonical(left) == "module.exports",
            is_of_names=literal.type == "array" and _is_list_of_texts(literal, inside),
        )

    def _is_environment_spread(self, node: Node) -> bool:
        return node.type == "spread_element" and self.owner(parts(node)[0]).is_environment

    def holders(self, literal: Node) -> Iterator[str]:
        """The names under which a literal is known, from the inside out."""
        inner = literal
        for one in near(literal):
            yield from self._names_of(one, inner)
            if one is not literal and one.type not in _TRANSPARENT:
                return
            inner = one

    def _names_of(self, node: Node, inner: Node) -> Iterator[str]:
        kind = node.type
        if kind == "pair":
            if inner == field(node, "value"):
                yield called(field(node, "key")).strip("[]\"'")
        elif kind in {"call_expression", "new_expression"}:
            yield from _names_of_call(node)
        elif kind == "assignment_expression":
            yield called(field(node, "left"))
        elif kind == "export_statement":
            yield self._stem
        elif kind in {"as_expression", "satisfies_expression"}:
            yield from identifiers(parts(node)[-1])
        elif kind in {"lookup_type", "generic_type"}:
            yield from identifiers(node)
        else:
            yield from _names_of_declaration(node)


def _line_before(code: bytes, at: int) -> bytes:
    """What stands before a place on its line."""
    start = max(at - 200, 0)
    return code[start:at].rpartition(b"\n")[2]


def _is_list_of_texts(array: Node, elements: Sequence[Node]) -> bool:
    if array.parent is not None and array.parent.type == "array":
        return False
    return all(one.type == "spread_element" or string_content(one) is not None for one in elements)


def _names_of_call(node: Node) -> Iterator[str]:
    yield called(node)
    arguments = field(node, "arguments")
    for one in parts(arguments) if arguments is not None else ():
        text = string_text(one) or (canonical(one) if canonical(one) in _ENVIRONMENTS else None)
        if text is not None and len(text) < 50:
            yield text


def _names_of_declaration(node: Node) -> Iterator[str]:
    """The name and the type of what is declared."""
    if node.type in FUNCTIONS or node.type.endswith(("_declaration", "_definition")):
        yield text_of(field(node, "name"))
    elif node.type in {"variable_declarator", "property_signature", "jsx_attribute", "class"}:
        yield text_of(field(node, "name") or node.child(0))
    elif node.type in {"required_parameter", "optional_parameter", "assignment_pattern"}:
        yield text_of(field(node, "pattern") or field(node, "left"))
    yield from identifiers(field(node, "type"))
