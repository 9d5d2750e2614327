"""An INI file as its entries: a key, its value, and the lines that continue it."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from migrator.api import CannotReadError, Source, Span

_SECTION = re.compile(rb"\[[^\n]*\][ \t]*(?:[#;][^\n]*)?(?=\n|\Z)")
_KEY = re.compile(rb"(?P<indent>[ \t]*)(?P<key>[^\s=:\[#;!][^=:\n]*?)[ \t]*(?P<sign>[=:])[ \t]*")
#: What starts in the first column, and is no comment.
_STARTS = re.compile(rb"^[^\s#;]", re.MULTILINE)
_PROPERTIES = re.compile(rb"^[ \t]*[^\s#!]", re.MULTILINE)
_LINE = re.compile(rb"([ \t]*)([^\n]*)(?:\n|\Z)")


class Entry(NamedTuple):
    """A key with its value."""

    key: bytes
    key_span: Span
    #: From its first line on, with all lines that continue it.
    span: Span
    value: Span
    #: The number of its section: one that stands there twice has one.
    section: int


def is_properties(source: Source) -> bool:
    """Whether lines are continued by a backslash, and not by their indent."""
    return source.path.endswith(".properties")


class Entries:
    """The entries of a file, looked up by place: most of them never matter."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._code = source.code
        self._is_properties = is_properties(source)
        starts = _PROPERTIES if self._is_properties else _STARTS
        found = [match.start() for match in starts.finditer(source.code)]
        if self._is_properties:
            found = [at for at in found if not _is_continued(source.code, at - 1)]
        self._starts = found
        self._sections: list[int] = []
        self._numbers: list[int] = []
        if not self._is_properties:
            self._number_sections()
        self._last: Entry | None = None

    def _number_sections(self) -> None:
        """Number the sections; raises `CannotReadError` where one does not end."""
        known: dict[bytes, int] = {}
        for at in self._starts:
            if self._code[at] != _BRACKET:
                continue
            header = _SECTION.match(self._code, at)
            if header is None:
                raise CannotReadError(f"line {self._source.line_of(at)} is no INI file")
            name = header.group()[: header.group().rindex(b"]") + 1]
            self._sections.append(at)
            self._numbers.append(known.setdefault(name, len(known) + 1))

    def section(self, at: int) -> int:
        """The number of the section that a place lies in."""
        index = bisect_right(self._sections, at) - 1
        return self._numbers[index] if index >= 0 else 0

    def at(self, offset: int) -> Entry | None:
        """The entry that a place lies in; None for one outside of all."""
        last = self._last
        if last is None or not last.span.start <= offset < last.span.end:
            self._last = self._found(offset)
        return self._last

    def _found(self, offset: int) -> Entry | None:
        index = bisect_right(self._starts, offset) - 1
        start = self._starts[index] if index >= 0 else 0
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._code)
        if index < 0 or (self._code[start] == _BRACKET and not self._is_properties):
            return self._indented(start if index >= 0 else None, end, offset)
        return self._entry(start, end)

    def _indented(self, header: int | None, end: int, offset: int) -> Entry | None:
        """An entry of a section whose keys are indented: a line no deeper starts the next."""
        at = 0 if header is None else self._code.find(b"\n", header, end) + 1
        starts, depth = [], len(self._code)
        while 0 < at < end or (at == 0 and header is None and at < end):
            line = _LINE.match(self._code, at, end)
            if line is None:
                break
            if line[2] and not is_comment(line[2]) and len(line[1]) <= depth:
                starts.append(at)
                depth = len(line[1])
            at = line.end()
        for start, following in pairwise([*starts, end]):
            if start <= offset < following:
                return self._entry(start, following)
        return None

    def _entry(self, start: int, end: int) -> Entry | None:
        """The entry that starts in a place, without the comments and blanks behind it."""
        key = _KEY.match(self._code, start, end)
        if key is None or b"\n" in key.group():
            return None
        lines = self._code[start:end].split(b"\n")
        while len(lines) > 1 and (not lines[-1].strip() or is_comment(lines[-1].lstrip())):
            lines.pop()
        span = Span(start, start + sum(map(len, lines)) + len(lines) - 1)
        if not span.start <= key.end() <= span.end:
            return None
        value = Span(key.end(), span.end)
        return Entry(key["key"], Span(*key.span("key")), span, value, self.section(start))


_BRACKET = ord("[")


def is_comment(line: bytes) -> bool:
    """Whether a line, without blanks around it, is a comment."""
    return line[:1] in {b"#", b";", b"!"}


def _is_continued(code: bytes, end: int) -> bool:
    """Whether the line that ends in a place ends in a backslash that counts."""
    at = end
    while at > 0 and code[at - 1] == ord("\\"):
        at -= 1
    return (end - at) % 2 == 1
