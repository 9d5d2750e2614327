"""Which lines of a text belong together: a paragraph, a list, a table, a block of code."""

import re
from collections.abc import Iterator, Sequence

from migrator.api import Span

_BLANK_LINES = re.compile(rb"(?:\A|\n)(?:[ \t>]*\r?(?:\n|\Z))+")
_ITEM = re.compile(rb"[ \t>]*(?:[-*+][ \t]|\d+[.)][ \t]|[a-z#][.)][ \t])")
_INDENTED = re.compile(rb"[ \t]+\S")


def blocks(code: bytes, span: Span, fences: re.Pattern[bytes] | None = None) -> list[Span]:
    """The blocks of a range, in order and without a gap."""
    fenced = list(_fenced(code, span, fences)) if fences is not None else []
    found: list[Span] = []
    at = span.start
    for fence in [*fenced, Span(span.end, span.end)]:
        found += _lists(code, _paragraphs(code, Span(at, fence.start)))
        found += [fence] if fence.end > fence.start else []
        at = fence.end
    return found


def _fenced(code: bytes, span: Span, fences: re.Pattern[bytes]) -> Iterator[Span]:
    """The blocks of code between marks of one kind."""
    opened: re.Match[bytes] | None = None
    for mark in fences.finditer(code, *span):
        if opened is None:
            opened = mark
        elif mark.group(1).startswith(opened.group(1)) and not mark.group(2).strip():
            yield Span(opened.start(), mark.end())
            opened = None
    if opened is not None:
        yield Span(opened.start(), span.end)


def _paragraphs(code: bytes, span: Span) -> Iterator[Span]:
    """What stands between blank lines, each with those behind it."""
    start = span.start
    for gap in _BLANK_LINES.finditer(code, *span):
        if gap.end() > start:
            yield Span(start, gap.end())
            start = gap.end()
    if start < span.end:
        yield Span(start, span.end)


def _lists(code: bytes, paragraphs: Iterator[Span]) -> Sequence[Span]:
    """The paragraphs, with all items of a list together."""
    found: list[Span] = []
    is_list = False
    for one in paragraphs:
        is_item = _ITEM.match(code, one.start) is not None
        is_indented = _INDENTED.match(code, one.start) is not None
        was_indented = bool(found) and _INDENTED.match(code, found[-1].start) is not None
        if (is_list and (is_item or is_indented)) or (is_indented and was_indented):
            found[-1] = Span(found[-1].start, one.end)
        else:
            found.append(one)
            is_list = is_item
    return found
