"""Entries taken out of ``__all__``, in the form that the list has."""

import ast
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from migrator.core.arguments import Items, elements
from migrator.core.edits import Edit, in_order
from migrator.core.listing import Display, Entry, Listing
from migrator.core.source import PythonSource
from migrator.core.spans import span_of
from migrator.core.whole_lines import line_end, removal


def unlisted(source: PythonSource, found: Listing, entries: Collection[Entry]) -> list[Edit] | None:
    """Take entries out, each with the comment behind it; None where the form is in the way."""
    edits: list[Edit] = []
    for statement, group in groupby(entries, key=lambda entry: entry.statement):
        these = list(group)
        if _is_all_of(statement, found, these):
            if statement not in source.tree.body:
                return None
            edits.append(removal(source, span_of(source, statement), only=False))
            continue
        for display in {id(one.display): one.display for one in these}.values():
            some = [one.node for one in these if one.display is display]
            without = _without(source, display, some) if display else None
            if without is None:
                return None
            edits += without
    return in_order(edits)


def _is_all_of(statement: ast.stmt, found: Listing, entries: Sequence[Entry]) -> bool:
    """Whether a statement only adds entries to the list, and no others than these."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return False
    every = [entry for entry in found.entries if entry.statement is statement]
    displays = {id(entry.display): entry.display for entry in every}.values()
    is_plain = all(len(one.elts) == len(every) for one in displays if one)
    return len(displays) == 1 and is_plain and len(every) == len(entries)


def _without(
    source: PythonSource, display: Display, nodes: Collection[ast.Constant]
) -> list[Edit] | None:
    gone = {index for index, one in enumerate(display.elts) if one in nodes}
    found = elements(source, display)
    if found is None:
        return _without_brackets(source, display, gone)
    return _Display(source, display, found, gone).edits()


def _without_brackets(source: PythonSource, display: Display, gone: set[int]) -> list[Edit] | None:
    """The same for a tuple that has no brackets: what stays is written anew."""
    start, end = span_of(source, display)
    kept = [one for index, one in enumerate(display.elts) if index not in gone]
    texts = [source.code[slice(*span_of(source, one))].decode() for one in kept]
    if not isinstance(display, ast.Tuple) or source.line_of(start) != source.line_of(end):
        return None
    text = ", ".join(texts) if len(texts) != 1 else f"{texts[0]},"
    return [Edit(start, end, (text or "()").encode())]


@dataclass(frozen=True)
class _Display:
    """A display in brackets that loses some of its elements."""

    source: PythonSource
    node: Display
    found: Items
    gone: set[int]

    def edits(self) -> list[Edit] | None:
        """What takes them out."""
        lines = [self._line(item.start) for item in self.found.items]
        ends = [self._line(item.end) for item in self.found.items]
        if lines != ends:
            return None  # strings that go over several lines
        edits: list[Edit] = []
        for _line, group in groupby(range(len(lines)), key=lines.__getitem__):
            edits += self._in_line(list(group))
        return in_order([*edits, *self._last_comma(edits)])

    def _in_line(self, group: Sequence[int]) -> Iterator[Edit]:
        """What takes elements out that stand on one line."""
        if self.gone.issuperset(group) and (edit := self._whole_line(group)):
            yield edit
            return
        for is_gone, run in groupby(group, key=self.gone.__contains__):
            indices = list(run)
            if is_gone:
                yield self._run(indices[0], indices[-1], group)

    def _whole_line(self, group: Sequence[int]) -> Edit | None:
        """The line, if nothing but these elements and comments stands on it."""
        items, code = self.found.items, self.source.code
        start = self.source.line_starts[self._line(items[group[0]].start) - 1]
        end = line_end(code, items[group[-1]].comma or items[group[-1]].end)
        before = code[start : items[group[0]].start]
        behind = code[items[group[-1]].comma or items[group[-1]].end : end].strip()
        if before.strip() or (behind and not behind.startswith(b"#")):
            return None
        starts, line = self.source.line_starts, self._line(end)
        return Edit(start, starts[line] if line < len(starts) else len(code), b"")

    def _run(self, first: int, last: int, group: Sequence[int]) -> Edit:
        """What takes some of the elements of a line out, or what a bracket shares it with."""
        items = self.found.items
        if first > group[0]:
            before = items[first - 1]
            if (comma := items[last].comma) is not None or self._is_single(first - 1):
                return Edit(before.comma or before.end, comma or items[last].end, b"")
            return Edit(before.end, items[last].end, b"")
        if last < group[-1]:
            return Edit(items[first].start, items[last + 1].start, b"")
        return Edit(items[first].start, items[last].comma or items[last].end, b"")

    def _is_single(self, index: int) -> bool:
        """Whether an element is all that is left of a tuple, which needs its comma then."""
        others = set(range(len(self.found.items))) - self.gone - {index}
        return isinstance(self.node, ast.Tuple) and not others

    def _last_comma(self, edits: Sequence[Edit]) -> Iterator[Edit]:
        """The comma that the element that is last now must have, or need not have any more."""
        items = self.found.items
        kept = [index for index in range(len(items)) if index not in self.gone]
        if not kept:
            return
        last = items[kept[-1]]
        if self._is_single(kept[-1]):
            if last.comma is None:
                yield Edit(last.end, last.end, b",")
            return
        had_none = items[-1].comma is None and len(items) - 1 in self.gone
        if had_none and last.comma is not None:
            is_gone = any(edit.start < last.comma <= edit.end for edit in edits)
            if not is_gone:
                yield Edit(last.comma - 1, last.comma, b"")

    def _line(self, offset: int) -> int:
        return self.source.line_of(offset)
