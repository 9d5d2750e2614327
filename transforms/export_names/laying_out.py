"""New entries written into a list as those beside them are."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from migrator.api import Edit, Items, PythonSource, elements, span_of
from transforms.export_names.listing import Display
from transforms.export_names.placing import Placed

#: Longer lines are broken, unless the file has longer ones.
_WIDTH = 88
#: Runs of entries: the first, and behind the last.
_Groups = Sequence[tuple[int, int]]


def laid_out(source: PythonSource, node: Display, groups: _Groups, placed: Placed) -> list[Edit]:
    """Put texts in their places."""
    found = elements(source, node)
    if found is None:
        return [_without_brackets(source, node, placed)]
    row = _Row(source, node, found)
    lines = _Lines(source, found, groups)
    return row.with_entries(placed) if row.is_fitting else lines.with_entries(placed)


def groups_of(source: PythonSource, node: Display) -> _Groups:
    """Runs of entries that comments or blank lines part."""
    found = elements(source, node)
    if found is None or not found.items:
        return []
    items = found.items
    gaps = [source.code[one.end : two.start] for one, two in pairwise(items)]
    starts = [0, *(at for at, gap in enumerate(gaps, 1) if len(gap.splitlines()) > 2)]
    return list(zip(starts, [*starts[1:], len(items)], strict=True))


def _without_brackets(source: PythonSource, node: Display, placed: Placed) -> Edit:
    """A tuple that stands on one logical line."""
    new = {place.index: texts for place, texts in placed.items()}
    start, end = span_of(source, node)
    text, at = "", start
    for index, one in enumerate(node.elts):
        begin, after = span_of(source, one)
        text += source.code[at:begin].decode()
        text += "".join(f"{each}, " for each in new.get(index, ()))
        text += source.code[begin:after].decode()
        at = after
    text += "".join(f", {each}" for each in new.get(len(node.elts), ()))
    return Edit(start, end, (text + source.code[at:end].decode()).encode())


@dataclass(frozen=True)
class _Row:
    """A display in brackets that has all its entries on one line, or none."""

    source: PythonSource
    node: Display
    found: Items

    @property
    def is_fitting(self) -> bool:
        """Whether the display is one."""
        return not self.found.items or not _has_line_end(
            self.source.code[self.found.start : self.found.end]
        )

    def with_entries(self, placed: Placed) -> list[Edit]:
        """Put entries in; all get lines of their own where the line gets too long."""
        texts = list(self._texts(placed))
        if self._is_too_long(placed):
            return [self._exploded(texts)]
        if not self.found.items:
            is_open = _has_line_end(self.source.code[self.found.start : self.found.end])
            return [self._exploded(texts) if is_open else self._first_ones(texts)]
        if len(self.found.items) == 1:
            return [self._rewritten(texts)]
        return list(self._insertions(placed))

    def _texts(self, placed: Placed) -> Iterator[str]:
        """All entries, the new ones at their places."""
        new = {place.index: texts for place, texts in placed.items()}
        for index, item in enumerate(self.found.items):
            yield from new.get(index, ())
            yield self.source.code[item.start : item.end].decode()
        yield from new.get(len(self.found.items), ())

    def _is_too_long(self, placed: Placed) -> bool:
        line = self.source.line_text(self.source.line_of(self.found.start))
        grown = len(line) + sum(len(text) + 2 for texts in placed.values() for text in texts)
        return grown > max(_WIDTH, _longest_line(self.source))

    def _exploded(self, texts: Sequence[str]) -> Edit:
        line = self.source.line_text(self.source.line_of(self.found.start))
        newline = self.source.newline + line[: len(line) - len(line.lstrip())]
        lines = "".join(f"{newline}{self.source.unit}{text}," for text in texts)
        end = self.found.end if self.found.items else self.found.start
        is_closed = _has_line_end(self.source.code[end : self.found.end])
        return Edit(self.found.start, end, (lines if is_closed else lines + newline).encode())

    def _first_ones(self, texts: Sequence[str]) -> Edit:
        """Entries of a display that has none."""
        comma = "," if isinstance(self.node, ast.Tuple) and len(texts) == 1 else ""
        return Edit(self.found.start, self.found.start, f"{', '.join(texts)}{comma}".encode())

    def _rewritten(self, texts: Sequence[str]) -> Edit:
        """All entries of a display that has one."""
        item = self.found.items[0]
        keeps_comma = item.comma is not None and not isinstance(self.node, ast.Tuple)
        end = item.end if keeps_comma else item.comma or item.end
        return Edit(item.start, end, ", ".join(texts).encode())

    def _insertions(self, placed: Placed) -> Iterator[Edit]:
        items = self.found.items
        gap = self.source.code[items[0].comma or 0 : items[1].start].decode()
        for place, texts in placed.items():
            if place.index < len(items):
                at, text = items[place.index].start, "".join(f"{one},{gap}" for one in texts)
            elif items[-1].comma is None:
                at, text = items[-1].end, "".join(f",{gap}{one}" for one in texts)
            else:
                at, text = items[-1].comma, "".join(f"{gap}{one}," for one in texts)
            yield Edit(at, at, text.encode())


@dataclass(frozen=True)
class _Lines:
    """A display in brackets that has several lines."""

    source: PythonSource
    found: Items
    groups: _Groups

    def with_entries(self, placed: Placed) -> list[Edit]:
        """Put entries in, on lines of their own where the others have such."""
        edits: list[Edit] = []
        inserted: dict[int, list[str]] = defaultdict(list)
        for place, texts in placed.items():
            edit = self._below_heading(place.index, texts) if place.is_head else None
            if edit:
                edits.append(edit)
            else:
                inserted[place.index] += texts
        if behind := inserted.pop(len(self.found.items), []):
            edits.append(self._behind_the_last(behind))
        return [*edits, *(self.found.insertion(at, texts) for at, texts in inserted.items())]

    def _below_heading(self, index: int, texts: Sequence[str]) -> Edit | None:
        """Before an entry, but behind the comment above it, if that speaks of a whole group."""
        item = self.found.items[index]
        start = self.source.line_starts[self.source.line_of(item.start) - 1]
        indent = self.source.code[start : item.start].decode()
        above = self.source.line_text(self.source.line_of(start) - 1)
        has_comment = above.lstrip().startswith("#")
        length = next((last - first for first, last in self.groups if first == index), 0)
        if indent.strip() or (length == 1 and has_comment):
            return None
        lines = "".join(f"{indent}{text},{self.source.newline}" for text in texts)
        return Edit(start, start, lines.encode())

    def _behind_the_last(self, texts: Sequence[str]) -> Edit:
        last = self.found.items[-1]
        start = self.source.line_starts[self.source.line_of(last.start) - 1]
        indent = self.source.code[start : last.start].decode()
        if indent.strip() and self._is_packed:
            return self._packed(indent[: len(indent) - len(indent.lstrip())], texts)
        edit = self.found.insertion(len(self.found.items), texts)
        # A single entry does not tell whether the list ends in a comma: most do.
        if len(self.found.items) == 1 and last.comma is None and not indent.strip():
            return Edit(edit.start, edit.end, edit.text + b",")
        return edit

    @property
    def _is_packed(self) -> bool:
        """Whether entries share lines."""
        lines = [self.source.line_of(item.start) for item in self.found.items]
        return len(set(lines)) < len(lines)

    def _packed(self, indent: str, texts: Sequence[str]) -> Edit:
        """On the last line as far as they fit, and then on more such lines."""
        last = self.found.items[-1]
        width = max(_WIDTH, _longest_line(self.source))
        length = len(self.source.line_text(self.source.line_of(last.end)))
        text = ""
        for one in texts:
            length += len(one) + 2
            if length > width:
                indent = indent or self.source.unit
                text += f",{self.source.newline}{indent}{one}"
                length = len(indent) + len(one) + 1
            else:
                text += f", {one}"
        if last.comma is None:
            return Edit(last.end, last.end, text.encode())
        return Edit(last.comma, last.comma, f"{text.removeprefix(',')},".encode())


def _longest_line(source: PythonSource) -> int:
    return max(map(len, source.code.splitlines()), default=0)


def _has_line_end(code: bytes) -> bool:
    return b"\n" in code or b"\r" in code
