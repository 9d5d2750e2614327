"""Entries that have lines of their own, taken out with the comments that are only about them."""

import re

from migrator.api import Edit, Source, Span, spans
from transforms.merge_env_vars.names import Names

#: Behind the mark of a comment: a line that parts comments, or a setting that somebody has put
#: out of use, or something that a program reads.
_NO_PROSE = re.compile(rb"[^\w]*\Z|[-=*#~]{3}|!|(?:(?:export|ENV|ARG|set)\s+)?[A-Za-z_][\w.-]*\s*=")


def without_lines(
    source: Source, span: Span, names: Names, comment: bytes = b"#"
) -> tuple[Edit, ...]:
    """Take out the lines that a span touches.

    Nothing else but the entry and a comment behind it may stand on them. Comment lines right
    above go along if they speak of an old name and of no new one. Where the entry stood between
    blank lines, those below go along.
    """
    lines = _Lines(source)
    first = source.line_of(span.start)
    last = source.line_of(max(span.start, span.end - 1))
    first = _with_comments(lines, first, names, comment)
    if first == 1 or lines.is_blank(first - 1):
        while last < lines.count and lines.is_blank(last + 1):
            last += 1
    if last < lines.count:
        return (Edit(lines.start(first), lines.start(last + 1), b""),)
    return (_up_to_the_end(lines, first, names),)


def start_with_comments(source: Source, span: Span, names: Names, comment: bytes = b"#") -> int:
    """Where the line of an entry starts, or the comment above it that goes along."""
    lines = _Lines(source)
    return lines.start(_with_comments(lines, source.line_of(span.start), names, comment))


class _Lines:
    """The lines of a text, from 1."""

    def __init__(self, source: Source) -> None:
        self._source = source
        # A line end at the end of the text starts no line.
        self.count = source.line_of(max(len(source.code) - 1, 0))

    def start(self, line: int) -> int:
        starts = self._source.line_starts
        return starts[line - 1] if line <= len(starts) else len(self._source.code)

    def text(self, line: int) -> bytes:
        return self._source.code[self.start(line) : self.start(line + 1)]

    def is_blank(self, line: int) -> bool:
        return not self.text(line).strip()


def _up_to_the_end(lines: _Lines, first: int, names: Names) -> Edit:
    """Take out the last lines, so that the text ends as it did."""
    above = first - 1
    while above and lines.is_blank(above):
        above -= 1
    end = lines.start(lines.count + 1)
    if above and any(spans(lines.text(above), names.old)):
        # That line may go as well, with its own end.
        return Edit(lines.start(first), end, b"")
    start = lines.start(above + 1)
    if above and not lines.text(lines.count).endswith((b"\n", b"\r")):
        start -= len(lines.text(above)) - len(lines.text(above).rstrip(b"\r\n"))
    return Edit(start, end, b"")


def _with_comments(lines: _Lines, first: int, names: Names, comment: bytes) -> int:
    """The first line of the comment above a line, if that comment is about the old name."""
    above = first
    while above > 1 and _is_prose(lines.text(above - 1).strip(), comment):
        above -= 1
    block = b"".join(lines.text(line) for line in range(above, first))
    is_about_it = any(spans(block, names.old))
    is_about_more = any(spans(block, names.all - names.old))
    return above if is_about_it and not is_about_more else first


def _is_prose(line: bytes, comment: bytes) -> bool:
    """Whether a line is a comment in words."""
    if not line.startswith(comment):
        return False
    return _NO_PROSE.match(line[len(comment) :].lstrip()) is None
