"""Statements that ask whether a variable is set: fallbacks to another name, and guards."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.shell.assignments import hands_on
from transforms.merge_env_vars.formats.shell.script import (
    BLOCKS,
    Script,
    condition_end,
    without_statement,
)
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.formats.variables.found import Found
from transforms.merge_env_vars.places import Place

GUARD = "is about the old name on purpose"
MORE_THAN_FALLBACK = "falls back from one name to the other, and does more"

_AND = re.compile(rb"\]\]?\s*&&\s*\[\[?|\s&&\s+(?:test\s)?|\s-a\s")
_BRACKETS = re.compile(rb"\A\s*(?:\[\[?|test)\s+|\s+\]\]?\s*\Z")
_ASKED = re.compile(
    rb"(?P<not>(?:!\s*)*)(?P<how>-[nzv]\s+)?\"?(?:\$\{?)?(?P<name>[A-Za-z_]\w*)"
    rb"(?::?[-+][A-Za-z0-9_]*)?\}?\"?"
)
_ENDS = re.compile(
    rb"\b(?:exit|return)\s+[1-9$]|\b(?:die|fail|abort|fatal|bail|panic|usage)\w*\b|\bfalse\b"
)
_GONE = re.compile(rb"(?i)deprecat|no longer|obsolete|renamed|not supported|unsupported|removed")
_TESTS = frozenset({"test_command", "list", "negated_command"})


def candidate(node: Node) -> Node | None:
    """The ``if``, or the list of ``&&`` and ``||``, whose condition a node stands in."""
    below, seen = node, None
    for one in around(node):
        if one.type == "list":
            seen = one
        elif one.type == "if_statement" and _is_condition_of(one, below):
            return one
        elif one.type in BLOCKS:
            return seen
        below = one
    return seen


def _is_condition_of(statement: Node, part: Node) -> bool:
    # Bodies are long, conditions are not: only these are gone through.
    then = condition_end(statement)
    return then is not None and part.start_byte < then.start_byte


def read_condition(script: Script, found: Found, statement: Node) -> None:
    """What becomes of a whole statement that asks for a variable; nothing of most of them."""
    parts = _parts(statement)
    if parts is None:
        return
    condition, body, only, runs_if_true = parts
    asked = list(_asked(script, condition))
    if script.names.transition:
        pass
    elif only and body and asked and all(_is_handed_on(script, one) for one in body):
        if not _is_idle(script, asked, body, runs_if_true=runs_if_true):
            return
        edits = without_statement(script, statement)
        if edits:
            found.own.append(_gone(script, statement, asked, edits))
            return
    for name, is_set in asked:
        if name not in script.names.old:
            continue
        bodies = b"\n".join(script.text(one) for one in body)
        if is_set == runs_if_true and _is_guard(script, bodies, name):
            found.untouched.append((span_of(statement), GUARD))
            return
    if only and _falls_back(script, body) and len(body) > 1:
        found.untouched.append((span_of(statement), MORE_THAN_FALLBACK))


def _parts(statement: Node) -> tuple[Node, list[Node], bool, bool] | None:
    """Condition and body, whether there is no other branch, and when the body runs."""
    if statement.type == "if_statement":
        condition = statement.child_by_field_name("condition")
        if condition is None:
            return None
        then = condition_end(statement)
        if then is None:
            return None
        inner = [one for one in statement.named_children if one.start_byte > then.start_byte]
        body = [one for one in inner if one.type not in {"comment", "elif_clause", "else_clause"}]
        is_only = not any(one.type in {"elif_clause", "else_clause"} for one in inner)
        return condition, body, is_only, True
    first, last = statement.named_children[0], statement.named_children[-1]
    operator = statement.children[1].type
    body = last.named_children if last.type == "compound_statement" else [last]
    return first, body, True, operator == "&&"


def _asked(script: Script, condition: Node) -> Iterator[tuple[str, bool]]:
    """The names that a condition asks for, and whether it holds when they are set.

    Nothing if it asks for anything else.
    """
    result = []
    text = script.text(condition)
    if b"$(" in text or b"`" in text or b"||" in text or b" -o " in text:
        return
    if condition.type not in _TESTS and not text.startswith(b"test "):
        return
    outer_not = text.startswith(b"!")
    for part in _AND.split(text.lstrip(b"! ")):
        match = _ASKED.fullmatch(_BRACKETS.sub(b"", _BRACKETS.sub(b"", part)).strip())
        if match is None:
            return
        is_set = (match["how"] or b"-n").strip() != b"-z"
        flips = match["not"].count(b"!") + outer_not
        result.append((match["name"].decode(), is_set == (flips % 2 == 0)))
    yield from result


def _is_idle(
    script: Script, asked: list[tuple[str, bool]], body: list[Node], *, runs_if_true: bool
) -> bool:
    """Whether nothing changes without statements that hand on a value, even if there is none."""
    if any(is_set == runs_if_true for _name, is_set in asked):
        return True
    return not script.stops_at_unset and not any(b"-}" in script.text(one) for one in body)


def _is_handed_on(script: Script, statement: Node) -> bool:
    """Whether a statement gives a setting what it has already."""
    if statement.type == "declaration_command" and script.text(statement).startswith(b"export"):
        inner = [one for one in statement.named_children if one.type != "word"]
        return bool(inner) and all(_is_handed_on(script, one) for one in inner)
    if statement.type != "variable_assignment":
        return False
    target = statement.child_by_field_name("name")
    if target is None or target.type != "variable_name":
        return False
    name = script.text(target).decode()
    value = statement.child_by_field_name("value")
    return name in script.names.all and hands_on(script, value, name)


def _falls_back(script: Script, body: list[Node]) -> bool:
    return any(_is_handed_on(script, one) for one in body)


def _gone(
    script: Script, statement: Node, asked: list[tuple[str, bool]], edits: tuple[Edit, ...]
) -> Place:
    whole = span_of(statement)
    inner = list(script.names.in_text(script.code[slice(*whole)]))
    span, old = next(found for found in inner if found[1] in script.names.old)
    new = script.names.new(old)
    note = "the statement only falls back from one name to the other, and goes"
    had_precedence = any(name == old and is_set for name, is_set in asked) and not any(
        name == new and not is_set for name, is_set in asked
    )
    if had_precedence:
        note += f"; {old} had precedence over {new}"
    place = Span(span.start + whole.start, span.end + whole.start)
    return Place(old, place, f"a fallback from {new} to {old}", edits, note=note)


def _is_guard(script: Script, body: bytes, name: str) -> bool:
    is_read = re.search(rb"\$\{?%s\b" % name.encode(), body) is not None
    if _GONE.search(body):
        return True
    names_new = any(found == script.names.new(name) for _span, found in script.names.in_text(body))
    ends = _ENDS.search(body) is not None
    return not is_read and (ends or (names_new and b"echo" in body))
