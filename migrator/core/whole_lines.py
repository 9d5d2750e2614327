"""Statements taken out of their lines, and the lines with them where nothing else stands there."""

from migrator.core.edits import Edit
from migrator.core.imports import DIRECTIVE
from migrator.core.names.values import Span
from migrator.core.source import Source


def removal(source: Source, span: Span, *, only: bool) -> Edit:
    """Take a statement out: with its line, if the line holds nothing else.

    ``only`` says that it is all there is in its block. A comment behind it stays. With whole lines
    a blank line goes that would stand beside another.
    """
    if only:
        return Edit(*span, b"pass")
    edit = cut(source, span)
    code, first = source.code, source.line_of(edit.start)
    is_whole = edit.end == len(code) or code[edit.end - 1 : edit.end] in {b"\n", b"\r"}
    is_blank_after = not code[edit.end : line_end(code, edit.end)].strip()
    if is_whole and is_blank_after and first > 2 and not source.line_text(first - 1).strip():
        edit = Edit(source.line_starts[first - 2], edit.end, b"")
    return _as_the_file_ends(source, edit) if is_whole else edit


def _as_the_file_ends(source: Source, edit: Edit) -> Edit:
    """Whole lines: if the file has ended without a line end, so does the line before them."""
    code = source.code
    if edit.end < len(code) or code.endswith((b"\n", b"\r")):
        return edit
    before = code[: edit.start].removesuffix(b"\n").removesuffix(b"\r")
    return Edit(len(before), edit.end, b"")


def cut(source: Source, span: Span) -> Edit:
    """The same for a statement that is not all there is, and with no blank line."""
    start, end = span
    code = source.code
    indent = indent_of(source, start)
    behind = code[end : line_end(code, end)].decode().strip()
    if behind.startswith(";"):
        after = code.index(b";", end) + 1
        while code[after : after + 1] in {b" ", b"\t"}:
            after += 1
        return Edit(start, after, b"")
    if indent is None:
        return Edit(code.rindex(b";", 0, start), end, b"")
    if behind and not DIRECTIVE.match(behind):
        return Edit(start, code.index(b"#", end), b"")
    starts, line = source.line_starts, source.line_of(end)
    return Edit(
        start - len(indent.encode()), starts[line] if line < len(starts) else len(code), b""
    )


def indent_of(source: Source, offset: int) -> str | None:
    """What stands before a statement; None if that is more than white space."""
    line = source.line_of(offset)
    before = source.code[source.line_starts[line - 1] : offset].decode()
    return before if not before.strip() else None


def line_end(code: bytes, offset: int) -> int:
    """Where the line of an offset ends, before its line end."""
    ends = [at for at in (code.find(b"\n", offset), code.find(b"\r", offset)) if at >= 0]
    return min(ends, default=len(code))
