"""Entries that have lines of their own, taken out with the comments that are only about them."""

import re
from collections.abc import Iterator

from migrator.api import Edit, Source, Span, spans
from transforms.merge_env_vars.names import Names

#: Behind the mark of a comment: a line that parts comments, or a setting that somebody has put
#: out of use, or something that a program reads.
_NO_PROSE = re.compile(rb"[^\w]*\Z|[-=*#~]{3}|!|(?:(?:export|ENV|ARG|set)\s+)?[A-Za-z_][\w.-]*\s*=")

#: More lines than this at an end of a text do not go all at once.
_FAR = 100


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
    stands_alone = lines.is_blank(last) and (first == 1 or lines.is_blank(first - 1))
    if lines.is_open or (stands_alone and lines.may_go(last + 1, lines.count, names)):
        return tuple(_in_parts(lines, first, last, names))
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

    @property
    def is_open(self) -> bool:
        """Whether the last line has no end."""
        return not self._source.code.endswith((b"\n", b"\r"))

    def end_of(self, line: int) -> Edit:
        """Take out what ends a line."""
        text = self.text(line)
        return Edit(self.start(line) + len(text.rstrip(b"\r\n")), self.start(line + 1), b"")

    def may_go(self, first: int, last: int, names: Names) -> bool:
        """Whether all of some lines are blank, or may be taken out as well."""
        return last - first < _FAR and all(
            self.is_blank(line) or any(spans(self.text(line), names.old))
            for line in range(first, last + 1)
        )

    def is_blank(self, line: int) -> bool:
        return not self.text(line).strip()


def _up_to_the_end(lines: _Lines, first: int, names: Names) -> Edit:
    """Take out the last lines, with the blank ones above unless those may go with another entry."""
    above = first - 1
    while above and lines.is_blank(above):
        above -= 1
    is_shared = above and any(spans(lines.text(above), names.old))
    start = lines.start(first) if is_shared else lines.start(above + 1)
    return Edit(start, lines.start(lines.count + 1), b"")


def _in_parts(lines: _Lines, first: int, last: int, names: Names) -> Iterator[Edit]:
    """Take out lines in parts, some of which entries side by side share.

    In a text whose last line has no end, a line goes with the end of the one above, so that there
    is none afterwards either; but at the start of the text with its own.
    """
    top, bottom = first, last
    while lines.is_blank(bottom):
        bottom -= 1
    is_at_end = lines.may_go(last + 1, lines.count, names)
    while is_at_end and first > 1 and lines.is_blank(first - 1):
        first -= 1
    has_own_end = not lines.is_open or first == 1
    has_own_end = has_own_end or (not is_at_end and lines.may_go(1, first - 1, names))
    parts = [*((one, one) for one in range(first, top)), (top, bottom)]
    parts += ((one, one) for one in range(bottom + 1, last + 1))
    for start, end in parts:
        text = Edit(lines.start(start), lines.end_of(end).start, b"")
        line_end = lines.end_of(end) if has_own_end else lines.end_of(start - 1)
        yield from (edit for edit in (text, line_end) if edit.start < edit.end)


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
