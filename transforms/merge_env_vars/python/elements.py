"""Entries of a display or of a call, taken out with their commas, lines and comments."""

import ast
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from migrator.api import Edit, Span, line_end
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.python.brackets import outer
from transforms.merge_env_vars.python.file import File

_BLANK = b" \t\r\n\f\\"


def entries(file: File, node: ast.AST) -> list[Span]:
    """Where the entries of a display stand, or the arguments of a call, in order."""
    return file.once(("entries", node), lambda: list(_entries(file, node)))


def index_of(spans: Sequence[Span], offset: int) -> int:
    """The entry that an offset lies in."""
    return bisect_right(spans, (offset, sys.maxsize)) - 1


def _entries(file: File, node: ast.AST) -> Iterable[Span]:
    match node:
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return (_pair(file, node, key, value) for key, value in pairs)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return (outer(file, part, node) for part in parts)
        case ast.Delete(targets=parts):
            return (outer(file, part, node) for part in parts)
        case ast.Call(args=parts, keywords=keywords):
            spans = [outer(file, part, node) for part in parts]
            return sorted([*spans, *(_keyword(file, one) for one in keywords)])
    return ()


def _pair(file: File, node: ast.AST, key: ast.expr | None, value: ast.expr) -> Span:
    end = outer(file, value, node).end
    if key is None:
        start = file.span(value).start
        return Span(file.source.code.rindex(b"**", 0, start), end)
    return Span(outer(file, key, node).start, end)


def _keyword(file: File, keyword: ast.keyword) -> Span:
    return Span(file.span(keyword).start, outer(file, keyword.value, keyword).end)


def without(
    file: File,
    spans: Sequence[Span],
    index: int,
    *,
    first: int | None = None,
    needs_comma: bool = False,
) -> tuple[Edit, ...]:
    """Take an entry out, with those before it from ``first`` on; nothing where that is unsafe.

    With ``needs_comma`` the last one that is left has to have one: it makes a tuple.
    """
    first = index if first is None else first
    code = file.source.code
    whole = Span(spans[first].start, spans[index].end)
    comma = _comma(code, whole.end)
    lines = None
    if comma is not None or index + 1 == len(spans):
        lines = _own_lines(file, Span(whole.start, comma or whole.end))
    if needs_comma and len(spans) == 2 and not (lines and index):
        return _out_of_pair(code, spans, index, lines)
    if needs_comma and len(spans) == 3 and _comma(code, spans[-1].end) is None:
        return ()  # two of them may go
    if lines is not None:
        return lines
    before = spans[first - 1] if first else None
    after = spans[index + 1] if index + 1 < len(spans) else None
    return _out_of_line(file, before, whole, comma, after)


def _own_lines(file: File, span: Span) -> tuple[Edit, ...] | None:
    """Take the lines of an entry, if nothing else stands on them but a comment."""
    source = file.source
    line = source.line_starts[source.line_of(span.start) - 1]
    behind = source.code[span.end : line_end(source.code, span.end)].strip()
    if source.code[line : span.start].strip() or (behind and not behind.startswith(b"#")):
        return None
    return without_lines(source, span, file.names)


def _out_of_line(
    file: File, before: Span | None, whole: Span, comma: int | None, after: Span | None
) -> tuple[Edit, ...]:
    """Take an entry out that shares its line; a comment behind several of them stays."""
    code = file.source.code
    # What stands before it may go as well, with all that is between the two.
    is_free = before is not None and not any(
        one.in_string and file.is_old(one.name) for one in file.within(before)
    )
    if before is not None and is_free:
        has_comment = b"#" in code[before.end : whole.start]
        is_beside = file.source.line_of(before.end) == file.source.line_of(whole.start)
        behind = _comma(code, before.end)
        if is_beside and comma is not None and behind is not None:
            return (Edit(behind, comma, b""),)
        if after is None and not has_comment:
            return (Edit(before.end, whole.end, b""),)
    if after is None or comma is None:
        return (Edit(whole.start, comma or whole.end, b""),)
    return (Edit(whole.start, _up_to(code, comma, after.start), b""),)


def _up_to(code: bytes, comma: int, following: int) -> int:
    """How far an entry reaches: to the next one, or to the end of a comment that is its own."""
    if b"#" not in code[comma:following]:
        return following
    end = line_end(code, comma)
    is_own = code[comma:end].strip().startswith(b"#")
    return following if is_own and not code[end:following].strip() else end


def _out_of_pair(
    code: bytes, spans: Sequence[Span], index: int, lines: tuple[Edit, ...] | None
) -> tuple[Edit, ...]:
    """Leave one element of a tuple, with the comma that makes it one."""
    (start, end), after = spans[index], spans[-1].end
    comma = _comma(code, end)
    if index:
        before = _comma(code, spans[0].end)
        if before is None or b"#" in code[before:start]:
            return ()
        return (Edit(before, end if comma is None else comma, b""),)
    edits = lines or (Edit(start, spans[1].start, b""),)
    if b"#" in code[start : spans[1].start] and lines is None:
        return ()
    return edits if _comma(code, after) is not None else (*edits, Edit(after, after, b","))


def _comma(code: bytes, at: int) -> int | None:
    """Where the comma behind an entry ends."""
    while at < len(code) and code[at] in _BLANK:
        at += 1
    return at + 1 if code[at : at + 1] == b"," else None
