"""Long files, parsed in parts: the grammar counts no more than some 32,000 lines.

Each part is parsed together with the lines that it is nested in, so its tree is that of the file,
and offsets are those of the file too.
"""

import re
from bisect import bisect_left

from tree_sitter import Point, Range, Tree

from migrator.api import CannotReadError, Source
from transforms.merge_env_vars.formats.trees import parsed

#: So many lines the grammar takes, and some more.
_LINES = 30_000
#: So many lines a part has at least; a tree of many documents is slow to ask.
_FEW = 1_000
_MANY = 100
#: The last lines of a part, among which the next one may start.
_CHOICE = 5_000
_ENTRY = re.compile(rb" *(?:- |[\w.\"'/$-]+ *:(?=\s))")
_ITEM = re.compile(rb" *-(?=\s)")
_DOCUMENT = re.compile(rb"(?:---|\.\.\.)(?=\s|\Z)")
#: No line is indented so far; what says nothing is.
_NOTHING = 1 << 30
#: The grammar keeps some 240 levels, and writes beyond its memory if there are more.
_DEEPEST = 100
_FAR = re.compile(rb"[\r\n][ ?-]{%d}" % _DEEPEST)
_BEFORE_CONTENT = re.compile(rb"(?:[?-][ \t]+| )*")


def windows(source: Source) -> list[tuple[int, Tree]]:
    """The trees of a file, each with the offset from which on it is to be asked."""
    if _FAR.search(source.code) is not None or not source.code[:_DEEPEST].strip(b" ?-"):
        _refuse_depth(source)
    documents = source.code.count(b"\n---")
    if len(source.line_starts) <= _LINES and documents < _MANY:
        return [(0, parsed(source, "yaml"))]
    lines = _Lines(source)
    found, first = [], 0
    while first < lines.count:
        last = lines.cut(first)
        ranges = [*lines.above(first), lines.range(first, last)]
        found.append((lines.start(first), parsed(source, "yaml", ranges)))
        first = last
    return found


def _refuse_depth(source: Source) -> None:
    """Raise `CannotReadError` where lines are nested deeper than the grammar can take."""
    columns: list[int] = []
    for number, line in enumerate(source.code.splitlines(), 1):
        bare = line.lstrip(b" ")
        if not bare or bare.startswith(b"#"):
            continue
        column = len(line) - len(bare)
        while columns and columns[-1] > column:
            columns.pop()
        match = _BEFORE_CONTENT.match(bare)
        dashes = bare[: match.end()].translate(None, b" \t") if match else b""
        columns += [column + further for further in range(len(dashes) + 1)]
        columns = sorted(set(columns))
        if len(columns) > _DEEPEST:
            raise CannotReadError(f"line {number} is nested too deeply")


class _Lines:
    """The lines of a file, from 0."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.count = len(source.line_starts)
        lines = source.code.splitlines()
        #: The lines at which documents start, and no directive of one.
        self._documents = [
            line
            for line, text in enumerate(lines)
            if text.startswith(b"---") and _DOCUMENT.match(text) and lines[line - 1][:1] != b"%"
        ]
        bare = [line.lstrip() for line in lines]
        self._indents = [
            len(line) - len(rest) if rest and rest[:1] != b"#" else _NOTHING
            for line, rest in zip(lines, bare, strict=True)
        ]

    def start(self, line: int) -> int:
        starts = self._source.line_starts
        return starts[line] if line < self.count else len(self._source.code)

    def range(self, first: int, last: int) -> Range:
        start, end = self.start(first), self.start(last)
        return Range(Point(first, 0), Point(last, 0), start, end)

    def cut(self, first: int) -> int:
        """The line before which a part ends: a document, or an entry that is nested little."""
        last = first + _LINES
        document = bisect_left(self._documents, first + _FEW)
        if document < len(self._documents) and self._documents[document] <= last:
            return self._documents[document]
        if last >= self.count:
            return self.count
        entries = (line for line in range(last, last - _CHOICE, -1) if self._is(_ENTRY, line))
        return min(entries, key=self._indents.__getitem__, default=last)

    def above(self, first: int) -> list[Range]:
        """The lines that hold what a line is nested in."""
        found = []
        line, indent, is_item = first, self._indents[first], self._is(_ITEM, first)
        while line > 0 and (indent > 0 or is_item):
            line -= 1
            # A list may stand as far to the left as the key whose value it is.
            if self._indents[line] >= indent + is_item:
                continue
            if self._is(_DOCUMENT, line):
                break
            if self._indents[line] == indent and self._is(_ITEM, line):
                continue
            found.append(self.range(line, line + 1))
            indent, is_item = self._indents[line], self._is(_ITEM, line)
        return found[::-1]

    def _is(self, pattern: re.Pattern[bytes], line: int) -> bool:
        return pattern.match(self._source.code, self.start(line)) is not None
