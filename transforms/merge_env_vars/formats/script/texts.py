"""Names inside of longer texts: ``"OLD=v"``, ``"$OLD"``, and an expression in a template."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, interpolated, references
from transforms.merge_env_vars.formats.script.entries import element
from transforms.merge_env_vars.formats.script.ranges import Ranges
from transforms.merge_env_vars.formats.script.script import Found, Script
from transforms.merge_env_vars.formats.script.syntax import wrapped
from transforms.merge_env_vars.places import Place, renamed

_ASSIGNMENT = re.compile(rb"=(?![=>~])")
#: What an assignment may stand behind in a command, or in a text of lines.
_BEFORE_ASSIGNMENT = re.compile(rb"(?:\A|\\n|[\r\n]|(?:-e|--env|--build-arg|export|set|env) )\Z")
_IN_COMMAND = re.compile(rb"[ \t;&]\Z")
_ESCAPED = re.compile(rb"\\\$\{\Z")
_BOTH = "both names stand in one text"
_MAYBE = "a command, or a message"


def in_text(script: Script, name: str, span: Span, string: Node) -> Iterator[Found]:
    """What becomes of a name in a longer text; other text is prose."""
    start, end = string.start_byte + 1, string.end_byte - 1
    before = script.code[max(start, span.start - 12) : span.start]
    is_old = name in script.names.old
    if _ASSIGNMENT.match(script.code, span.end, end):
        array = wrapped(string).parent
        if span.start == start and array is not None and array.type == "array":
            found = element(script, name, span, string, Span(span.end + 1, end))
            yield from () if found is None else (found,)
        elif is_old and not script.names.transition:
            yield from _assignment(script, name, span, Span(start, end), before)
    elif is_old and _ESCAPED.search(before):
        yield _escaped(script, name, span, Span(start, end))


def _assignment(
    script: Script, name: str, span: Span, content: Span, before: bytes
) -> Iterator[Place]:
    label, edits = f"{name}=…", renamed(span, script.names.new(name))
    is_one = span.start == content.start or _BEFORE_ASSIGNMENT.search(before)
    if not is_one and not _IN_COMMAND.search(before):
        return
    if script.holds_both(content, name):
        yield Place(name, span, label, safety=Safety.MANUAL, reason=_BOTH)
    elif is_one:
        yield Place(name, span, label, edits)
    else:
        yield Place(name, span, label, edits, Safety.REVIEW, _MAYBE)


def _escaped(script: Script, name: str, span: Span, content: Span) -> Place:
    """``\\${OLD}`` in a template: what is written there is a reference."""
    label = f"${{{name}}}"
    if script.names.transition or script.holds_both(content, name):
        reason = NO_FALLBACK if script.names.transition else _BOTH
        return Place(name, span, label, safety=Safety.MANUAL, reason=reason)
    return Place(name, span, label, renamed(span, script.names.new(name)))


def referred(script: Script, string: Node) -> Iterator[Place]:
    """What becomes of references as shells write them."""
    for piece in _pieces(string):
        if b"$" in script.code[slice(*piece)]:
            yield from interpolated(script.code, script.names, piece)


def references_in(script: Script, string: Node) -> Ranges[bool]:
    """Where such references stand in a text."""
    return Ranges(
        (reference.span, True)
        for piece in _pieces(string)
        if b"$" in script.code[slice(*piece)]
        for reference in references(script.code, piece)
    )


def _pieces(string: Node) -> Iterator[Span]:
    """The text of a string, without the expressions in it."""
    at, end = string.start_byte + 1, string.end_byte - 1
    if string.type == "template_string":
        for child in string.named_children:
            if child.type in {"template_substitution", "escape_sequence"}:
                yield Span(at, child.start_byte)
                at = child.end_byte
    yield Span(at, end)
