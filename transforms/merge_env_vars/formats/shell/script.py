"""A parsed script, and what stands around a node of its tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node, Tree

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.names import Names

#: Nodes whose children are statements that run one after the other.
BLOCKS = frozenset(
    "program compound_statement do_group subshell if_statement elif_clause else_clause case_item "
    "command_substitution process_substitution".split()
)
#: Children of a block that are no statements.
_NO_STATEMENTS = frozenset({"comment", ";", "\n", "&", ";;"})
_NOTHING_BEHIND = re.compile(rb"[ \t]*;?[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_NEXT_ON_LINE = re.compile(rb"[ \t]*;[ \t]*(?![;&\n#])")
_AFTER_ANOTHER = re.compile(rb";[ \t]*\Z")
#: ``set -eu``, ``set -o nounset``, ``#!/bin/sh -u``: who reads what is not set fails.
_STOPS_AT_UNSET = re.compile(
    rb"(?:\A#!.*|^[^#\n]*\bset)[ \t](?:[^#;&|\n]*[ \t])?(?:-[A-Za-z]*u|-[A-Za-z]*o[ \t]+nounset\b)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Script:
    """A script and the names that are looked for in it."""

    source: Source
    names: Names
    tree: Tree

    @property
    def code(self) -> bytes:
        """The text."""
        return self.source.code

    def text(self, node: Node) -> bytes:
        """What a node is written as."""
        return self.code[node.start_byte : node.end_byte]

    @cached_property
    def stops_at_unset(self) -> bool:
        """Whether it fails where it reads a variable that is not set."""
        return _STOPS_AT_UNSET.search(self.code) is not None

    def is_one(self, name: str, other: str) -> bool:
        """Whether two names are of one setting."""
        return self.names.new(name) == self.names.new(other)


def block_of(node: Node) -> Node:
    """The list of statements that a node belongs to."""
    return next(one for one in around(node) if one.type in BLOCKS or one.parent is None)


def statement_of(node: Node) -> Node:
    """The statement of a block that a node lies in."""
    below = node
    for one in around(node):
        if one.type in BLOCKS:
            break
        below = one
    return below


def is_in_function(node: Node) -> bool:
    """Whether a node lies in a function, which is run when it is called."""
    return any(one.type == "function_definition" for one in around(node))


def group_of(block: Node, kind: int) -> int:
    """A number for the settings of one kind in a block, which no other has."""
    start = block.start_byte + 1 if block.parent is not None else 0
    return start * 8 + kind


def without_statement(script: Script, node: Node) -> tuple[Edit, ...]:
    """Take a statement out; nothing where something else depends on it."""
    block = node.parent
    if block is None or block.type not in BLOCKS or _is_condition(block, node):
        return ()
    start, end = span_of(node)
    code = script.code
    if block.type != "program" and _is_only(node):
        return (Edit(start, end, b":"),)
    line = code.rfind(b"\n", 0, start) + 1
    before = code[line:start]
    if not before.strip() and _NOTHING_BEHIND.match(code, end):
        return without_lines(script.source, span_of(node), script.names)
    if (following := _NEXT_ON_LINE.match(code, end)) is not None:
        return (Edit(start, following.end(), b""),)
    if (another := _AFTER_ANOTHER.search(before)) is not None and not before.rstrip().endswith(
        b";;"
    ):
        return (Edit(line + another.start(), end, b""),)
    return ()


def _is_condition(block: Node, node: Node) -> bool:
    if block.type not in {"if_statement", "elif_clause"}:
        return False
    then = condition_end(block)
    return then is None or node.start_byte < then.start_byte


def condition_end(statement: Node) -> Node | None:
    """The ``then`` of an ``if``."""
    child: Node | None = statement.child(0)
    while child is not None and child.type != "then":
        child = child.next_sibling
    return child


def _is_only(node: Node) -> bool:
    return not any(_has_statement(node, forward=forward) for forward in (True, False))


def _has_statement(node: Node, *, forward: bool) -> bool:
    for sibling in _siblings(node, forward=forward):
        if sibling.type in _NO_STATEMENTS:
            continue
        return sibling.is_named and sibling.type not in {"elif_clause", "else_clause"}
    return False


def has_others(node: Node, counts: Callable[[Node], bool]) -> bool:
    """Whether there is a named node beside a node that counts."""
    both = (_siblings(node, forward=forward) for forward in (True, False))
    return any(one.is_named and counts(one) for siblings in both for one in siblings)


def _siblings(node: Node, *, forward: bool) -> Iterator[Node]:
    sibling = node.next_sibling if forward else node.prev_sibling
    while sibling is not None:
        yield sibling
        sibling = sibling.next_sibling if forward else sibling.prev_sibling


def without_word(node: Node, *, with_option: bool = False) -> tuple[Edit, ...]:
    """Take one word of a command out, with the blanks before it and the option it belongs to."""
    first = node
    if with_option and node.prev_sibling is not None:
        first = node.prev_sibling
    if first.prev_sibling is None or (
        not first.prev_sibling.is_named and first.prev_sibling.type == "("
    ):
        following = node.next_named_sibling
        end = node.end_byte if following is None else following.start_byte
        return (Edit(first.start_byte, end, b""),)
    return (Edit(first.prev_sibling.end_byte, node.end_byte, b""),)


def unquoted(node: Node) -> Span:
    """Where the text of a word stands, without the quotes around it."""
    start, end = span_of(node)
    if node.type in {"string", "raw_string"} and end - start >= 2:
        return Span(start + 1, end - 1)
    if node.type in {"ansi_c_string", "translated_string"} and end - start >= 3:
        return Span(start + 2, end - 1)
    return Span(start, end)
