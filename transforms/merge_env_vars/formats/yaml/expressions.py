"""Expressions of GitHub workflows and Azure pipelines: ``${{ env.OLD }}``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

_REGION = re.compile(rb"\$\{\{(.*?)\}\}", re.DOTALL)
_NAME = rb"([A-Za-z_][\w-]*)"
#: A reference to a variable, or a text in quotes.
_TOKEN = re.compile(
    rb"(?<![\w.-])(env|secrets|vars|variables)\s*(?:\.\s*%b|\[\s*'%b'\s*\])|'(?:[^']|'')*'"
    % (_NAME, _NAME)
)
_OR = re.compile(rb"\s*\|\|\s*")
_OPENS = re.compile(rb"(?:\A|\|\||[(,])\s*\Z")
_CLOSES = re.compile(rb"\s*(?:\Z|\|\||[),])")
_PARENTHESIS_BEFORE = re.compile(rb"(?<!\w)\(\s*\Z")
_PARENTHESIS_BEHIND = re.compile(rb"\s*\)")
#: So much of the text around a reference is looked at.
_AROUND = 200

_OUTSIDE = {"secrets": "GitHub secrets", "vars": "GitHub variables"}


@dataclass(frozen=True, slots=True)
class _Reference:
    context: str
    name: str
    name_span: Span
    span: Span

    @property
    def shown(self) -> str:
        return f"{self.context}.{self.name}"


def regions(code: bytes, span: Span) -> Iterator[Span]:
    """Where the expressions of a text stand."""
    for match in _REGION.finditer(code, *span):
        yield Span(*match.span(1))


def without_regions(code: bytes, span: Span) -> Iterator[Span]:
    """What stands between the expressions of a text."""
    start = span.start
    for match in _REGION.finditer(code, *span):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def in_expression(code: bytes, names: Names, region: Span) -> Iterator[Place]:
    """What becomes of the references in one expression."""
    chain: list[_Reference] = []
    for reference in _references(code, region):
        if chain and not _goes_on(code, names, chain[-1], reference):
            yield from _of(code, names, region, chain)
            chain = []
        chain.append(reference)
    if chain:
        yield from _of(code, names, region, chain)


def _references(code: bytes, region: Span) -> Iterator[_Reference]:
    for match in _TOKEN.finditer(code, *region):
        if match.group(1) is not None:
            which = 2 if match.group(2) is not None else 3
            name = match.group(which).decode()
            span = Span(*match.span())
            yield _Reference(match.group(1).decode(), name, Span(*match.span(which)), span)


def _goes_on(code: bytes, names: Names, one: _Reference, other: _Reference) -> bool:
    """Whether one reference falls back to the other, which is to the same setting."""
    return (
        one.context == other.context
        and names.new(one.name) == names.new(other.name)
        and _OR.fullmatch(code, one.span.end, other.span.start) is not None
    )


def _of(code: bytes, names: Names, region: Span, chain: Sequence[_Reference]) -> Iterator[Place]:
    old = [one for one in chain if one.name in names.old]
    if not old:
        return
    whole = Span(chain[0].span.start, chain[-1].span.end)
    if names.transition:
        if len(old) == len(chain):
            yield _falling_back(code, names, region, chain[0], whole)
    elif len(chain) > 1 and _is_operand(code, region, whole):
        yield _collapsed(code, names, region, chain, old[0])
    else:
        for one in old:
            edits = renamed(one.name_span, names.new(one.name))
            yield _place(one, edits)


def _is_operand(code: bytes, region: Span, whole: Span) -> bool:
    """Whether a range is evaluated by itself: nothing beside it binds closer than ``||`` does."""
    before = code[max(region.start, whole.start - _AROUND) : whole.start]
    behind = code[whole.end : min(region.end, whole.end + _AROUND)]
    return _OPENS.search(before) is not None and _CLOSES.match(behind) is not None


def _collapsed(
    code: bytes, names: Names, region: Span, chain: Sequence[_Reference], old: _Reference
) -> Place:
    """One reference for a chain of them, without the parentheses that held only the chain."""
    first, last = chain[0], chain[-1]
    new = names.new(first.name)
    start, end = first.span.start, last.span.end
    before = code[max(region.start, start - _AROUND) : start]
    opening = _PARENTHESIS_BEFORE.search(before)
    closing = _PARENTHESIS_BEHIND.match(code, end, region.end)
    edits: tuple[Edit, ...] = renamed(first.name_span, new) if first.name != new else ()
    if opening is not None and closing is not None:
        edits = (Edit(start - len(opening.group()), start, b""), *edits)
        end = closing.end()
    edits += (Edit(first.span.end, end, b""),)
    has_new = any(one.name == new for one in chain)
    note = f"{first.name} had precedence over {new}" if first.name != new and has_new else ""
    return _place(old, edits, note=note)


def _falling_back(code: bytes, names: Names, region: Span, first: _Reference, whole: Span) -> Place:
    """The new name first, and the old one where that is empty."""
    if first.context == "variables":
        return _place(first, (), safety=Safety.MANUAL, reason=NO_FALLBACK)
    written = code[slice(*first.span)]
    at = first.name_span.start - first.span.start
    head = written[:at] + names.new(first.name).encode() + written[at + len(first.name) :]
    opening, closing = (b"", b"") if _is_operand(code, region, whole) else (b"(", b")")
    edits = [Edit(whole.start, whole.start, opening + head + b" || ")]
    if closing:
        edits.append(Edit(whole.end, whole.end, closing))
    return _place(first, tuple(edits))


def _place(
    reference: _Reference,
    edits: tuple[Edit, ...],
    *,
    safety: Safety = Safety.SAFE,
    reason: str = "",
    note: str = "",
) -> Place:
    return Place(
        reference.name,
        reference.name_span,
        reference.shown,
        edits,
        safety,
        reason,
        note,
        _OUTSIDE.get(reference.context, ""),
    )
