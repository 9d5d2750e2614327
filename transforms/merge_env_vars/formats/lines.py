"""Entries that have lines of their own, taken out with the comments that are only about them."""

from migrator.api import Edit, Source, Span, spans
from transforms.merge_env_vars.names import Names


def without_lines(
    source: Source, span: Span, names: Names, comment: bytes = b"#"
) -> tuple[Edit, ...]:
    """Take out the lines that a span touches.

    Nothing else but the entry and a comment behind it may stand on them. Comment lines right
    above go along if they speak of an old name and of no new one.
    """
    first = source.line_of(span.start)
    last = source.line_of(max(span.start, span.end - 1))
    first = _with_comments(source, first, names, comment)
    starts = source.line_starts
    end = starts[last] if last < len(starts) else len(source.code)
    start = starts[first - 1]
    if end == len(source.code) and not source.code.endswith((b"\n", b"\r")) and start:
        # The last line of the file ends without a line end: so does the one before, then.
        start -= 2 if source.code[start - 2 : start] == b"\r\n" else 1
    return (Edit(start, end, b""),)


def _with_comments(source: Source, first: int, names: Names, comment: bytes) -> int:
    """The first line of the comment above a line, if that comment is about the old name."""
    above = first
    while above > 1 and _line(source, above - 1).lstrip().startswith(comment):
        above -= 1
    block = b"\n".join(_line(source, line) for line in range(above, first))
    is_about_it = any(spans(block, names.old))
    is_about_more = any(spans(block, names.all - names.old))
    return above if is_about_it and not is_about_more else first


def _line(source: Source, line: int) -> bytes:
    return source.line_text(line).encode()
