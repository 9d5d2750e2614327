"""References as shells write them, in texts of any format: ``$OLD``, ``${OLD}``, ``${OLD:-x}``.

A reference that falls back from one name of a setting to the other collapses into one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Value, renamed

_START = re.compile(rb"\$(?:(\{)[!#]?)?([A-Za-z_][A-Za-z0-9_]*)")
_OPERATOR = re.compile(rb":?[-=?+]|[^}]")
_FALLS_BACK = frozenset({b":-", b"-"})
NO_FALLBACK = "cannot fall back from one name to the other"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference to a variable."""

    name: str
    name_span: Span
    span: Span
    braced: bool
    operator: bytes = b""
    #: What stands behind the operator.
    operand: Span | None = None

    @property
    def shown(self) -> str:
        """The reference without what it falls back to."""
        if not self.braced:
            return f"${self.name}"
        return f"${{{self.name}{'…' if self.operator else ''}}}"


def references(code: bytes, span: Span) -> Iterator[Reference]:
    """The references in a range, without those inside of others."""
    at = span.start
    while (match := _START.search(code, at, span.end)) is not None:
        name_span = Span(*match.span(2))
        name = match.group(2).decode()
        if match.group(1) is None:
            yield Reference(name, name_span, Span(*match.span()), braced=False)
            at = match.end()
            continue
        end = _closing(code, match.end(), span.end)
        if end is None:
            at = match.end()
            continue
        operator = _OPERATOR.match(code, match.end(), end)
        whole = Span(match.start(), end + 1)
        if operator is None:
            yield Reference(name, name_span, whole, braced=True)
        else:
            operand = Span(operator.end(), end)
            yield Reference(name, name_span, whole, True, operator.group(), operand)  # noqa: FBT003
        at = end + 1


def _closing(code: bytes, at: int, end: int) -> int | None:
    """Where the brace that was opened before a place closes."""
    depth = 1
    while at < end:
        byte = code[at : at + 1]
        if byte == b"\\":
            at += 1
        elif byte == b"$" and code[at + 1 : at + 2] == b"{":
            depth += 1
            at += 1
        elif byte == b"}":
            depth -= 1
            if not depth:
                return at
        at += 1
    return None


def interpolated(code: bytes, names: Names, span: Span) -> Iterator[Place]:
    """What becomes of the references in a range."""
    for reference in references(code, span):
        yield from _place(code, names, reference)


def _place(code: bytes, names: Names, first: Reference) -> Iterator[Place]:
    chain = [first]
    while (following := _fallback(code, chain[-1])) is not None:
        if names.new(following.name) != names.new(first.name):
            break
        chain.append(following)
    last = chain[-1]
    old = next((one for one in chain if one.name in names.old), None)
    is_collapse = len({one.name for one in chain}) > 1
    if old is not None and (is_collapse or not names.transition):
        if not names.transition:
            yield _collapsed(names, chain, old)
    elif old is not None:
        yield _falling_back(code, names, old)
    if last.operand is not None:
        yield from interpolated(code, names, last.operand)


def _fallback(code: bytes, reference: Reference) -> Reference | None:
    """What a reference falls back to, if that is one other reference and nothing else."""
    if reference.operand is None or reference.operator not in _FALLS_BACK:
        return None
    inner = next(references(code, reference.operand), None)
    return inner if inner is not None and inner.span == reference.operand else None


def _collapsed(names: Names, chain: list[Reference], old: Reference) -> Place:
    """One reference for all of a chain, which keeps what the last one falls back to."""
    first, last = chain[0], chain[-1]
    new = names.new(first.name)
    edits = renamed(first.name_span, new) if first.name != new else ()
    note = ""
    if len(chain) > 1:
        edits += (Edit(first.name_span.end, last.name_span.end, b""),)
        # One brace closes what is left: the last one's own, or that of the first.
        end = first.span.end if last.braced else first.span.end - 1
        if last.span.end < end:
            edits += (Edit(last.span.end, end, b""),)
        if first.name != new:
            note = f"{first.name} had precedence over {new}"
    return Place(old.name, old.name_span, first.shown, edits, note=note)


def _falling_back(code: bytes, names: Names, reference: Reference) -> Place:
    """The new name first, and the old one where that is not set."""
    if reference.operator and reference.operator not in _FALLS_BACK | {b":?", b"?"}:
        return Place(
            reference.name,
            reference.name_span,
            reference.shown,
            safety=Safety.MANUAL,
            reason=NO_FALLBACK,
        )
    start, end = reference.span
    edits = (
        Edit(start, start, f"${{{names.new(reference.name)}:-".encode()),
        Edit(end, end, b"}"),
    )
    return Place(reference.name, reference.name_span, reference.shown, edits)


def value_of(code: bytes, names: Names, name: str, span: Span) -> Value:
    """The value that a text gives a name, where references are to names of the same file."""
    only = next(references(code, span), None)
    if (
        only is not None
        and only.span == span
        and not only.operator
        and only.name != name
        and names.new(only.name) == names.new(name)
    ):
        return Value(Kind.OTHER_NAME)
    return Value(Kind.TEXT, with_new_names(code[slice(*span)], names))


def with_new_names(text: bytes, names: Names) -> str:
    """A text as it reads after the merge."""
    pieces, at = [], 0
    for span, name in names.old_in(text):
        pieces += text[at : span.start], names.new(name).encode()
        at = span.end
    return b"".join([*pieces, text[at:]]).decode(errors="replace")
