"""What is the environment, what is made from it, and what may be anything."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tree_sitter import Node, Tree

from transforms.merge_env_vars.formats.script.exposure import Exposure, name_of_function
from transforms.merge_env_vars.formats.script.naming import (
    is_ban,
    is_named_after,
    is_type_of_it,
    words_of,
)
from transforms.merge_env_vars.formats.script.origins import aliases, imported, made_from_it, types
from transforms.merge_env_vars.formats.script.syntax import (
    FUNCTIONS,
    TRANSPARENT,
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
#: Their keys are variables of the program.
_DEFINING = frozenset({"define", "DefinePlugin", "globals"})
_MODULES = re.compile(
    rb"\bimport\s*\*\s*as\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=\s*await\s+import\s*\("
)
_REQUIRED = re.compile(rb"\b(?:const|let|var)\s+([\w$]+)\s*=\s*require\s*\(")
_OWN_EXPORTS = frozenset({"exports", "module.exports"})
TYPES = frozenset({"object_type", "interface_body"})
#: What may stand around an object on the way to what it is known by.
_HOLDING = (
    TRANSPARENT
    | FUNCTIONS
    | frozenset(
        "statement_block assignment_expression export_statement public_field_definition "
        "field_definition".split()
    )
)


@dataclass(frozen=True, slots=True)
class About:
    """What is to be known of an object, an array or a type."""

    is_environment: bool
    #: Whether it lists names that are not to be used.
    is_banning: bool
    #: Whether its keys are variables of the program.
    is_defining: bool
    #: Whether it is an array of texts, and not one of several such.
    is_of_names: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether its keys may be those of something else."""
        return not self.is_environment


class Environment:
    """What one file calls the environment."""

    def __init__(self, code: bytes, tree: Tree, path: str) -> None:
        self._stem = path.rpartition("/")[2].partition(".")[0]
        self._exposure = Exposure(code, tree, self._stem)
        made = {*made_from_it(code, tree), *imported(code), *self._made_by_name()}
        kept = {one for one in made if not self._is_handed_on(one)}
        self._from_environment = kept.union(aliases(code))
        self._has_config_service = b"@nestjs/config" in code
        self._types = frozenset(types(code))
        self._modules = frozenset(
            (found.group(1) or found.group(2)).decode() for found in _MODULES.finditer(code)
        )
        self._about: dict[int, About] = {}
        self._exports = _OWN_EXPORTS | {
            found.group(1).decode() for found in _REQUIRED.finditer(code)
        }

    def _made_by_name(self) -> Iterator[str]:
        """What is made from something that is named after the environment."""
        return (local for local, source in self._exposure.sources if is_named_after(source))

    def _is_handed_on(self, local: str) -> bool:
        """Whether others know a variable by a name that says nothing of the environment."""
        return not all(map(is_named_after, self._exposure.names_of(local)))

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
        if node.type == "identifier" and self._is_from_environment(spelled):
            return Owner.NAMED
        if is_named_after(called(node)) or self._is_given_it(node):
            return Owner.NAMED
        return Owner.UNKNOWN

    def _is_from_environment(self, local: str) -> bool:
        if local in self._from_environment:
            return True
        names = self._exposure.names_of(local)
        return bool(names) and all(map(is_named_after, names))

    def _is_given_it(self, node: Node) -> bool:
        arguments = field(node, "arguments") if node.type == "call_expression" else None
        return arguments is not None and self.is_among(arguments)

    def is_config_service(self, node: Node) -> bool:
        """Whether an expression is the service of NestJS that is asked for settings by name."""
        return self._has_config_service and "config" in words_of(called(node))

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
        inside = parts(literal)
        is_known = any(map(self._is_known, holders)) or any(
            map(self._is_environment_spread, inside)
        )
        return About(
            is_environment=self._is_type_of_it(literal, holders)
            or (is_known and all(map(is_named_after, self._asked_as(literal)))),
            is_banning=any(map(is_ban, holders)),
            is_defining=bool(holders) and holders[0] in _DEFINING,
            is_of_names=literal.type == "array" and _is_list_of_texts(literal, inside),
        )

    def _is_type_of_it(self, literal: Node, holders: Sequence[str]) -> bool:
        if literal.type not in TYPES:
            return False
        return any(is_type_of_it(name) or name in self._types for name in holders)

    def made_from(self, literal: Node) -> Iterator[str]:
        """How the objects are called that have the names which a literal declares."""
        for name in self.holders(literal):
            yield from self._exposure.made_from(name)

    def _is_known(self, holder: str) -> bool:
        return is_named_after(holder) or self._is_from_environment(holder)

    def _asked_as(self, literal: Node) -> Iterator[str]:
        """By which names others ask for what an object holds; nothing if only the script does."""
        if literal.type != "object":
            return
        inner, key = literal, ""
        for one in near(literal):
            if one.type == "array" or (one is not literal and one.type not in _HOLDING):
                return
            if one.type == "pair" and not is_named_after(key):
                key = called(field(one, "key"))
            elif one.type in {"call_expression", "new_expression"}:
                # What is made from a declaration has its names, wherever they stand in that.
                key = "" if any(map(is_named_after, _names_of_call(one))) else key
            elif (name := self._name_for_others(one, inner)) is not None:
                yield from (key,) if key else name
                return
            inner = one

    def _name_for_others(self, node: Node, inner: Node) -> Sequence[str] | frozenset[str] | None:
        """By which names others know what a node holds; nothing if something around it does."""
        target = field(node, "left") or field(node, "name")
        if node.type in {"variable_declarator", "assignment_expression"} and target is not None:
            if target.type == "identifier":
                return self._exposure.names_of(text_of(target))
            return [called(target)]
        if node.type in {"public_field_definition", "field_definition"}:
            return [called(field(node, "name") or field(node, "property"))]
        if node.type == "export_statement":
            return [self._stem]
        if node.type in FUNCTIONS and inner.type != "formal_parameters":
            name = name_of_function(node)
            return [name] if name else []
        return None

    def _is_environment_spread(self, node: Node) -> bool:
        return node.type == "spread_element" and self.owner(parts(node)[0]).is_environment

    def holders(self, literal: Node) -> Iterator[str]:
        """The names under which a literal is known, from the inside out."""
        inner = literal
        for one in near(literal):
            yield from self._names_of(one, inner)
            if one is not literal and one.type not in TRANSPARENT and not _is_body(one, inner):
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


def _is_body(node: Node, inner: Node) -> bool:
    """Whether a node is the body of a function that gives back what is inside."""
    return node.type == "statement_block" and inner.type == "return_statement"


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
