"""Where new imports go among those that are there, and how they are written."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from migrator.core.edits import Edit
from migrator.core.imports import DIRECTIVE
from migrator.core.imports.rows import ORDERS, Key, Row, Section, first_line, next_line
from migrator.core.imports.wrapping import Wrapping
from migrator.core.source import PythonSource

#: Comments that have to stay at the top of a file.
_TOP = re.compile(
    rf"#!|#.*?(?:coding[:=]|copyright|licen[cs]e|spdx)|{DIRECTIVE.pattern}", re.IGNORECASE
)


class Header:
    """The lines of imports of a module, or of a function, and where others go between them."""

    def __init__(
        self,
        source: PythonSource,
        blocks: Sequence[Sequence[Row]],
        path_change: int | None = None,
        indent: str = "",
    ) -> None:
        self._source = source
        self._wrapping = Wrapping.of(source)
        self._blocks = blocks
        #: Behind the last code that changes where modules are found.
        self._path_change = path_change
        self._indent = indent
        pairs = [pair for block in self._blocks for pair in pairwise(block)]
        mixed = [(one, two) for one, two in pairs if one.section != two.section]
        close = [(one, two) for one, two in mixed if not self._is_apart(one.end, two.start)]
        self._is_separated = not mixed or len(close) < len(mixed)
        #: Sections that the file does not tell from each other count as one.
        self._group = {section: section for section in Section}
        if self._is_separated:
            for one, two in close:
                self._join(one.section, two.section)
        self._rows = [row for block in self._blocks for row in block]

    def insertions(self, rows: Iterable[Row]) -> list[Edit]:
        """New rows, each in its place: one edit for each place."""
        places: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            places[self._place(row)].append(row)
        return [self._insertion(offset, found) for offset, found in places.items()]

    def _join(self, one: Section, other: Section) -> None:
        first, second = sorted((self._group[one], self._group[other]))
        for section, group in self._group.items():
            if group == second:
                self._group[section] = first

    # Places

    def _place(self, row: Row) -> int:
        """The start of the line that a new row goes to."""
        for block in self._blocks:
            if any(self._group[one.section] == self._group[row.section] for one in block):
                return self._place_in(block, row)
        blocks = self._blocks
        if self._path_change is not None and row.section >= Section.THIRD_PARTY:
            blocks = [block for block in blocks if block[0].start >= self._path_change]
            if not blocks:
                return _spaced(self._source, self._path_change)
        if not blocks:
            return _spaced(self._source, _after_header(self._source))
        is_usual = [any(one.section is not Section.FUTURE for one in block) for block in blocks]
        return self._place_in(blocks[is_usual.index(True) if any(is_usual) else 0], row)

    def _place_in(self, block: Sequence[Row], row: Row) -> int:
        group = self._group[row.section]
        members = [one for one in block if self._group[one.section] == group]
        if members:
            order = self._order(block)
            smaller = [one for one in members if order(one) <= order(row)]
            return smaller[-1].end if smaller else members[0].start
        lower = [one for one in block if self._group[one.section] < group]
        return lower[-1].end if lower else self._above(block[0])

    def _order(self, block: Sequence[Row]) -> Callable[[Row], Key]:
        """How the rows of each group are sorted."""
        for order in ORDERS[:-1]:
            pairs = [
                (order(one), order(two))
                for group in set(self._group.values())
                for one, two in pairwise(row for row in block if self._group[row.section] == group)
            ]
            if all(one <= two for one, two in pairs):
                return order
        return ORDERS[-1]

    def _above(self, row: Row) -> int:
        """Above the comments on a row, but below those at the top of the file."""
        line = first = self._source.line_of(row.start)
        while first > 1 and self._source.line_text(first - 1).lstrip().startswith("#"):
            first -= 1
        return self._source.line_starts[(line if first == 1 else first) - 1]

    def _is_apart(self, start: int, end: int) -> bool:
        lines = self._source.code[start:end].splitlines()
        return not all(line.strip() for line in lines)

    # Text

    def _insertion(self, offset: int, rows: Iterable[Row]) -> Edit:
        above = next((row for row in self._rows if row.end == offset), None)
        below = next((row for row in self._rows if offset in {row.start, self._above(row)}), None)
        block = next((one for one in self._blocks if above in one or below in one), ())
        order = self._order(block)
        ordered = sorted(rows, key=lambda row: (self._group[row.section], order(row)))
        unit = self._source.unit
        lines = self._written(ordered[0], unit)
        for one, two in pairwise(ordered):
            lines += [""] * self._parts(one, two) + self._written(two, unit)
        if not block:
            lines = _on_their_own(self._source, offset, lines)
        if above is not None and self._parts(above, ordered[0]):
            lines.insert(0, "")
        if below is not None and self._parts(ordered[-1], below):
            lines.append("")
        return self._lines_at(offset, lines)

    def _lines_at(self, offset: int, lines: Iterable[str]) -> Edit:
        newline, code = self._source.newline, self._source.code
        indented = (f"{self._indent}{line}" if line else line for line in lines)
        text = "".join(f"{line}{newline}" for line in indented)
        if offset == len(code) and code and not code.endswith((b"\n", b"\r")):
            text = newline + text.removesuffix(newline)
        return Edit(offset, offset, text.encode())

    def _written(self, row: Row, unit: str) -> list[str]:
        if not row.is_from:
            return [f"import {row.clauses[0]}"]
        return self._wrapping.lines(row.module, row.clauses, self._indent, unit)

    def _parts(self, one: Row, two: Row) -> bool:
        """Whether a blank line stands between two rows."""
        is_other = self._group[one.section] != self._group[two.section]
        return self._is_separated and is_other


def _after_header(source: PythonSource) -> int:
    """Behind the docstring, or the comments at the top of a file."""
    body = source.tree.body
    if not body:
        return len(source.code)
    if ast.get_docstring(source.tree, clean=False) is not None:
        return next_line(source, body[0])
    line = 0
    kept = 0
    texts = [source.line_text(number).strip() for number in range(1, first_line(body[0]))]
    while line < len(texts):
        end = next((at for at in range(line, len(texts)) if not texts[at]), len(texts))
        is_top = [at for at in range(line, end) if _TOP.match(texts[at])]
        if end < len(texts) and (is_top or not kept):
            kept = end
        elif is_top:
            kept = is_top[-1] + 1
        line = end + 1
    return source.line_starts[kept]


def _on_their_own(source: PythonSource, offset: int, lines: list[str]) -> list[str]:
    """Lines with the blank lines around them that code and comments need."""
    above = source.code[:offset].splitlines()
    blanks, needed = _blank_lines(source, offset)
    before = [""] if above and above[-1].strip() else []
    return [*before, *lines, *[""] * max(0, needed - blanks)]


def _spaced(source: PythonSource, offset: int) -> int:
    """Where lines leave so many of the blank lines below them as are needed."""
    blanks, needed = _blank_lines(source, offset)
    if blanks <= needed:
        return offset
    return source.line_starts[source.line_of(offset) - 1 + blanks - needed]


def _blank_lines(source: PythonSource, offset: int) -> tuple[int, int]:
    """How many blank lines the code below a place has above it, and how many it needs."""
    below = [line.strip() for line in source.code[offset:].splitlines()]
    code = next((line for line in below if line), None)
    if code is None:
        return 0, 0
    is_definition = code.startswith((b"def ", b"class ", b"async def ", b"@"))
    return below.index(code), 2 if is_definition else 1
