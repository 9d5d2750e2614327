"""New import statements in a file whose imports are sorted: its team wants them so."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from migrator.core.edits import Edit
from migrator.core.imports.rows import SORTED, Key, Row, blocks, row_of
from migrator.core.source import PythonSource

_Order = Callable[[Row], Key]
#: Whether it does not matter which of two import statements runs first.
MaySwap = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class _Line:
    """A statement as it is to be written."""

    row: Row
    text: str
    #: The row that it comes from, by its start.
    origin: int
    #: Whether it may go elsewhere: its place in the order is not that of its row.
    is_new: bool


@dataclass(frozen=True, slots=True)
class SortedGroup:
    """Import statements line by line below each other, sorted as isort sorts."""

    source: PythonSource
    rows: Sequence[Row]
    #: The orders that they are in.
    orders: Sequence[_Order]

    def edits(
        self, changed: Mapping[int, Sequence[str]], may_swap: MaySwap
    ) -> dict[int, list[Edit]] | None:
        """The edits that change some rows and leave all of them sorted, by the rows' starts.

        ``changed`` says what each of them becomes: nothing, or one statement or more. None is
        given back where nothing has to leave its place, and where something must not.
        """
        lines = [line for row in self.rows for line in self._lines(row, changed.get(row.start))]
        rows = [line.row for line in lines]
        if any(_is_sorted(rows, order) for order in self.orders):
            return None
        order = self.orders[0]
        fixed = [line for line in lines if not line.is_new]
        slots: dict[int, list[_Line]] = defaultdict(list)
        for line in lines:
            if line.is_new:
                slots[sum(order(one.row) <= order(line.row) for one in fixed)].append(line)
        after: list[_Line] = []
        for number in range(len(fixed) + 1):
            slots[number].sort(key=lambda line: (order(line.row), line.text))
            after += [*slots[number], *fixed[number : number + 1]]
        if not all(may_swap(one.row, two.row) for one, two in _swapped(lines, after)):
            return None
        return self._written(changed, fixed, slots)

    def _lines(self, row: Row, texts: Sequence[str] | None) -> Iterator[_Line]:
        if texts is None:
            yield _Line(row, "", row.start, is_new=False)
        for number, text in enumerate(texts or ()):
            new = new_row(text)
            is_same = number == 0 and (new.is_from, new.module) == (row.is_from, row.module)
            yield _Line(new, text, row.start, is_new=not is_same)

    def _written(
        self,
        changed: Mapping[int, Sequence[str]],
        fixed: Sequence[_Line],
        slots: Mapping[int, list[_Line]],
    ) -> dict[int, list[Edit]]:
        ends = {row.start: row.end for row in self.rows}
        newline = self.source.newline
        found: dict[int, list[Edit]] = {start: [] for start in changed}
        leaving = {start for start in changed if start not in {line.origin for line in fixed}}
        for line in (line for line in fixed if line.text):
            edit = Edit(line.origin, ends[line.origin], f"{line.text}{newline}".encode())
            found[line.origin].append(edit)
        for number, slot in slots.items():
            place = ends[fixed[number - 1].origin] if number else self.rows[0].start
            text = "".join(f"{line.text}{newline}" for line in slot)
            # What leaves from there makes room for what comes.
            end = ends[place] if place in leaving and slot else place
            leaving.discard(place if slot else -1)
            for line in slot:
                found[line.origin].append(Edit(place, end, text.encode()))
        for start in leaving:
            found[start].append(Edit(start, ends[start], b""))
        return found


def sorted_groups(source: PythonSource) -> Iterator[SortedGroup]:
    """All such groups of a file that have lines to themselves.

    A statement by itself is sorted if all others are.
    """
    found = list(blocks(source, lambda _module: True, source.tree.body))
    groups = [rows for block in found for rows in _side_by_side(block)]
    orders = [[one for one in SORTED if _is_sorted(rows, one)] for rows in groups]
    for rows, sorted_by in zip(groups, orders, strict=True):
        code = source.code[rows[0].start : rows[-1].end]
        is_plain = b";" not in code and code.endswith((b"\n", b"\r"))
        if is_plain and sorted_by and (len(rows) > 1 or all(orders)):
            yield SortedGroup(source, rows, sorted_by)


def new_row(text: str) -> Row:
    """A statement that is still to be written, as a row."""
    return row_of(ast.parse(text).body[0], lambda _module: True)


def _side_by_side(block: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows with nothing between them, neither a blank line nor a comment."""
    rows: list[Row] = []
    for row in block:
        if rows and rows[-1].end != row.start:
            yield rows
            rows = []
        rows.append(row)
    yield rows


def _is_sorted(rows: Sequence[Row], order: _Order) -> bool:
    return all(order(one) <= order(two) for one, two in pairwise(rows))


def _swapped(before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """The pairs that stand the other way round."""
    places = {id(line): place for place, line in enumerate(after)}
    for one, two in combinations(before, 2):
        if places[id(one)] > places[id(two)]:
            yield one, two
