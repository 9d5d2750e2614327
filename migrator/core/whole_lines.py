"""Statements taken out of their lines, and the lines with them where nothing else stands there."""

from migrator.core.edits import Edit
from migrator.core.imports import DIRECTIVE
from migrator.core.names.values import Span
from migrator.core.source import Source


def removal(source: Source, span: Span, *, only: bool) -> Edit:
    """Take a statement out: with its line, if the line holds nothing else.

    ``only`` says that it is all there is in its block. A comment behind it stays.
    """
    start, end = span
    code = source.code
    indent = indent_of(source, start)
    behind = code[end : line_end(code, end)].decode().strip()
    if only:
        return Edit(start, end, b"pass")
    if behind.startswith(";"):
        after = code.index(b";", end) + 1
        while code[after : after + 1] in {b" ", b"\t"}:
            after += 1
        return Edit(start, after, b"")
    if indent is None:
        return Edit(code.rindex(b";", 0, start), end, b"")
    if behind and not DIRECTIVE.match(behind):
        return Edit(start, code.index(b"#", end), b"")
    return _lines(source, start - len(indent.encode()), end)


def indent_of(source: Source, offset: int) -> str | None:
    """What stands before a statement; None if that is more than white space."""
    line = source.line_of(offset)
    before = source.code[source.line_starts[line - 1] : offset].decode()
    return before if not before.strip() else None


def line_end(code: bytes, offset: int) -> int:
    """Where the line of an offset ends, before its line end."""
    ends = [at for at in (code.find(b"\n", offset), code.find(b"\r", offset)) if at >= 0]
    return min(ends, default=len(code))


def _lines(source: Source, start: int, end: int) -> Edit:
    """Take whole lines out, and with them a blank line that would stand beside another."""
    starts, line = source.line_starts, source.line_of(end)
    after = starts[line] if line < len(starts) else len(source.code)
    first = source.line_of(start)
    is_blank_after = not source.code[after : line_end(source.code, after)].strip()
    if first > 2 and not source.line_text(first - 1).strip() and is_blank_after:
        start = starts[first - 2]
    if after == len(source.code) and not source.code.endswith((b"\n", b"\r")):
        # The file ended without a line end; so does the line before, then.
        start = len(source.code[:start].removesuffix(b"\n").removesuffix(b"\r"))
    return Edit(start, after, b"")
