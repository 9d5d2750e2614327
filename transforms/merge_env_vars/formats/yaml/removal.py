"""Entries taken out of their mapping or sequence, so that all else stays what it is."""

import re

from tree_sitter import Node

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.yaml.nodes import (
    FLOWS,
    following,
    is_only,
    last_leaf,
    preceding,
)
from transforms.merge_env_vars.formats.yaml.stream import Stream
from transforms.merge_env_vars.names import Names

_ANCHOR = re.compile(rb"&([^\s,\[\]{}]+)")
_COMMENT = b"#"
#: What no line starts with.
_NO_COMMENT = b"\0"
_SPACE = re.compile(rb"[ \t]*")
_NOTHING_BEHIND = re.compile(rb"[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z)")
_BLANK_LINES = re.compile(rb"(?:[ \t]*(?:\r\n|\r|\n))*")


def removal(stream: Stream, entry: Node, names: Names) -> tuple[Edit, ...]:
    """What takes an entry out, whole; nothing where that cannot be done."""
    if is_only(entry) or _is_used_elsewhere(stream, entry):
        return ()
    parent = entry.parent
    if parent is not None and parent.type in FLOWS:
        return _out_of_flow(stream, entry, names)
    return _out_of_block(stream, entry, names)


def _is_used_elsewhere(stream: Stream, entry: Node) -> bool:
    """Whether an anchor in an entry has an alias outside of it."""
    start, end = entry.start_byte, entry.end_byte
    return any(
        not start <= alias < end
        for anchor in _ANCHOR.findall(stream.text(entry))
        for alias in stream.aliases.get(anchor, ())
    )


def _out_of_block(stream: Stream, entry: Node, names: Names) -> tuple[Edit, ...]:
    source, code = stream.source, stream.code
    start, end = entry.start_byte, _end_of(stream, entry)
    line = source.line_starts[source.line_of(start) - 1]
    if code[line:start].strip(b" "):
        return _behind_a_dash(stream, entry, end)
    if _is_content_before(stream, entry, end):
        last = source.line_of(end - 1)
        starts = source.line_starts
        below = starts[last] if last < len(starts) else len(code)
        return (Edit(line, _past(_BLANK_LINES, code, below), b""),)
    return without_lines(source, Span(start, end), names, _mark_of_comments(stream, start))


def _end_of(stream: Stream, entry: Node) -> int:
    """Where an entry ends, with the comments that are nested in it, and nothing else."""
    source = stream.source
    leaf = last_leaf(entry)
    end = leaf.start_byte + len(stream.text(leaf).rstrip())
    column = entry.start_byte - source.line_starts[source.line_of(entry.start_byte) - 1]
    line = source.line_of(max(end - 1, 0)) + 1
    while line <= len(source.line_starts):
        text = source.line_text(line).encode()
        bare = text.lstrip(b" ")
        if not bare.startswith(_COMMENT) or len(text) - len(bare) <= column:
            break
        end = source.line_starts[line - 1] + len(text)
        line += 1
    return end


def _behind_a_dash(stream: Stream, entry: Node, end: int) -> tuple[Edit, ...]:
    """An entry on the line of the dash in front of its mapping: the next one moves up."""
    behind = following(entry)
    if behind is None or stream.source.line_of(behind.start_byte) == stream.source.line_of(end):
        return ()
    line = stream.source.line_of(end - 1)
    starts = stream.source.line_starts
    below = _past(_BLANK_LINES, stream.code, starts[line] if line < len(starts) else end)
    return (Edit(entry.start_byte, _past(_SPACE, stream.code, below), b""),)


def _is_content_before(stream: Stream, entry: Node, end: int) -> bool:
    """Whether blank lines around an entry belong to the text of the entry above."""
    above = preceding(entry)
    leaf = last_leaf(above) if above is not None else None
    if leaf is None or leaf.type != "block_scalar":
        return False
    header = stream.text(leaf).split(b"\n", 1)[0].split(b"#", 1)[0]
    is_last = not stream.code[end:].strip() if len(stream.code) - end < 1_000 else False
    is_without_end = is_last and not stream.code.endswith((b"\n", b"\r"))
    return b"+" in header or (is_without_end and b"-" not in header)


def _past(pattern: re.Pattern[bytes], code: bytes, offset: int) -> int:
    match = pattern.match(code, offset)
    return offset if match is None else match.end()


def _mark_of_comments(stream: Stream, start: int) -> bytes:
    """What starts the comments above an entry; nothing if one is part of a text."""
    line = first = stream.source.line_of(start)
    while line > 1 and stream.starts_with_mark(line - 1):
        line -= 1
    return _COMMENT if line == first or stream.is_comment(line) else _NO_COMMENT


def _out_of_flow(stream: Stream, entry: Node, names: Names) -> tuple[Edit, ...]:
    before, behind = entry.prev_sibling, entry.next_sibling
    if before is None or behind is None or "comment" in {before.type, behind.type}:
        return _out_of_commented_flow(stream, entry, names)
    start, end = entry.start_byte, entry.end_byte
    own_end = behind.end_byte if behind.type == "," else end
    if _has_own_lines(stream, start, own_end):
        lines = without_lines(
            stream.source, Span(start, own_end), names, _mark_of_comments(stream, start)
        )
        is_comma_spare = behind.type != "," and not _may_go_too(before.prev_sibling, names)
        return (*_comma(before), *lines) if is_comma_spare else lines
    if behind.type == ",":
        return (Edit(*_with_comma(stream, entry, own_end, names), b""),)
    if _may_go_too(before.prev_sibling, names):
        # It takes the space between them along; a comma may stay at the end.
        return (Edit(start, end, b""),)
    return (Edit(before.start_byte, end, b""),) if before.type == "," else ()


def _out_of_commented_flow(stream: Stream, entry: Node, names: Names) -> tuple[Edit, ...]:
    """An entry beside a comment goes only with lines of its own; a comma may stay at the end."""
    behind = entry.next_sibling
    has_comma = behind is not None and behind.type == ","
    end = behind.end_byte if has_comma and behind is not None else entry.end_byte
    span = Span(entry.start_byte, end)
    if (not has_comma and _is_comma_behind(entry)) or not _has_own_lines(stream, *span):
        return ()
    mark = _mark_of_comments(stream, entry.start_byte)
    return without_lines(stream.source, span, names, mark)


def _is_comma_behind(entry: Node) -> bool:
    """Whether a comma follows an entry behind a comment."""
    behind = entry.next_sibling
    while behind is not None and behind.type == "comment":
        behind = behind.next_sibling
    return behind is not None and behind.type == ","


def _has_own_lines(stream: Stream, start: int, end: int) -> bool:
    """Whether nothing but a comment stands beside a range on its lines."""
    before = start
    while before > 0 and stream.code[before - 1] in b" \t":
        before -= 1
    is_first = before == 0 or stream.code[before - 1] in b"\r\n"
    return is_first and _NOTHING_BEHIND.match(stream.code, end) is not None


def _comma(before: Node) -> tuple[Edit, ...]:
    return (Edit(before.start_byte, before.end_byte, b""),) if before.type == "," else ()


def _with_comma(stream: Stream, entry: Node, end: int, names: Names) -> Span:
    """An entry with the comma behind it, and the space on the side where the next one stands."""
    start, before = entry.start_byte, entry.prev_sibling
    next_start = _past(_SPACE, stream.code, end)
    if stream.code[next_start : next_start + 1] not in {b"\r", b"\n", b"}", b"]", b"#"}:
        return Span(start, next_start)
    if before is None or before.type != "," or _may_go_too(before.prev_sibling, names):
        return Span(start, end)
    is_same_line = not stream.code[before.end_byte : start].strip(b" \t")
    return Span(before.end_byte if is_same_line else start, end)


def _may_go_too(entry: Node | None, names: Names) -> bool:
    """Whether an entry speaks of an old name, so that it may be taken out itself."""
    return entry is not None and any(names.old_in(entry.text or b""))
