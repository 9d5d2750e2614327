"""Entries put into ``__all__``, in the list's own form."""

import ast
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from migrator.api import Edit, Items, PythonSource, elements, line_end, member_key, span_of
from transforms.export_names.listing import Display, Listing

#: Longer lines are broken, unless the file has longer ones.
_WIDTH = 88
_QUOTED = re.compile(rb"[rRuU]?([\"'])")

Key = Callable[[str], tuple[object, ...]]
#: How lists are sorted; the first that fits one is taken to be its own.
_ORDERS: tuple[Key, ...] = (
    lambda name: (name,),
    lambda name: (name.casefold(),),
    member_key,
)


def added(
    source: PythonSource, listing: Listing, names: Sequence[str], homes: Mapping[str, str]
) -> list[Edit]:
    """Put names into an ``__all__`` that is open to them.

    ``homes`` are the modules that names come from: names of one module stand together.
    """
    edits: list[Edit] = []
    by_display: dict[int, list[str]] = defaultdict(list)
    fitting = {name: _fitting(listing, homes, homes.get(name)) for name in names}
    appended = [name for name in names if _is_appended(listing, fitting[name])]
    if appended:
        edits.append(_appended(source, listing, appended))
    for name, display in fitting.items():
        if display is not None and name not in appended:
            by_display[id(display)].append(name)
    for display in listing.displays:
        if found := by_display.get(id(display)):
            edits += _List(source, display, homes).with_entries(found)
    return edits


def _is_appended(listing: Listing, display: Display | None) -> bool:
    return bool(listing.appending) and (display is None or not display.elts)


def _fitting(listing: Listing, homes: Mapping[str, str], home: str | None) -> Display | None:
    """The display that holds most names of the same module; else the first with entries."""
    if not listing.displays:
        return None
    near = {
        id(display): sum(homes.get(name) == home for name in _strings(display))
        for display in listing.displays
    }
    filled = [display for display in listing.displays if display.elts]
    best = max(listing.displays, key=lambda display: near[id(display)])
    return best if home and near[id(best)] else (filled or listing.displays)[0]


def _strings(display: Display) -> list[str]:
    return [str(one.value) for one in display.elts if isinstance(one, ast.Constant)]


def _appended(source: PythonSource, listing: Listing, names: Sequence[str]) -> Edit:
    """More statements like those that append names."""
    start, end = span_of(source, listing.appending[-1])
    quote = _quote(source, source.code[start:end])
    line_start = source.line_starts[source.line_of(start) - 1]
    before = source.code[line_start:start].decode()
    indent = before[: len(before) - len(before.lstrip())]
    at = line_end(source.code, end)
    lines = (f"{source.newline}{indent}__all__.append({quote}{name}{quote})" for name in names)
    return Edit(at, at, "".join(lines).encode())


def _quote(source: PythonSource, text: bytes) -> str:
    """The quotation mark of some entries, or of the file."""
    found = _QUOTED.search(text)
    if found:
        return found.group(1).decode()
    return "'" if source.code.count(b"'") > source.code.count(b'"') else '"'


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a new entry goes: before the entry of an index, or behind the last."""

    index: int
    #: Whether as the first one of a group.
    is_head: bool = False


#: New entries, by where they go.
_Placed = Mapping[_Place, Sequence[str]]


@dataclass(frozen=True)
class _List:
    """A display of names."""

    source: PythonSource
    node: Display
    homes: Mapping[str, str]

    def with_entries(self, names: Sequence[str]) -> list[Edit]:
        """Put names in their places."""
        found = elements(self.source, self.node)
        placed = self._placed(names)
        if found is None:
            return [self._bare(placed)]
        row = _Row(self.source, self.node, found)
        return row.with_entries(placed) if row.is_fitting else self._on_lines(found, placed)

    def _bare(self, placed: _Placed) -> Edit:
        """The same for a tuple without brackets: all of it stands on one logical line."""
        new = {place.index: texts for place, texts in placed.items()}
        start, end = span_of(self.source, self.node)
        text, at = "", start
        for index, one in enumerate(self.node.elts):
            begin, after = span_of(self.source, one)
            text += self.source.code[at:begin].decode()
            text += "".join(f"{each}, " for each in new.get(index, ()))
            text += self.source.code[begin:after].decode()
            at = after
        text += "".join(f", {each}" for each in new.get(len(self.node.elts), ()))
        return Edit(start, end, (text + self.source.code[at:end].decode()).encode())

    # Where

    def _placed(self, names: Sequence[str]) -> _Placed:
        quote = _quote(self.source, self.source.code[slice(*span_of(self.source, self.node))])
        placed: dict[_Place, list[str]] = defaultdict(list)
        for name in sorted(names, key=self._order) if self._order else names:
            placed[self._place(name)].append(f"{quote}{name}{quote}")
        return placed

    @cached_property
    def _names(self) -> list[str]:
        """The entries, if all of them can be read."""
        names = _strings(self.node)
        return names if len(names) == len(self.node.elts) else []

    @cached_property
    def _order(self) -> Key | None:
        """How the whole list is sorted."""
        return _order_of(self._names) if self._names else None

    @cached_property
    def _keys(self) -> list[tuple[object, ...]]:
        return [self._order(name) for name in self._names] if self._order else []

    def _place(self, name: str) -> _Place:
        if self._order:
            index = bisect_right(self._keys, self._order(name))
            return _Place(index, is_head=index == 0)
        first, end = self._group(self.homes.get(name))
        order = _order_of(self._names[first:end])
        if order is None or first == end:
            return _Place(end)
        keys = [order(one) for one in self._names[first:end]]
        index = bisect_right(keys, order(name)) + first
        return _Place(index, is_head=index == first)

    def _group(self, home: str | None) -> tuple[int, int]:
        """The group that holds most names of a module; else the end of the list."""
        end = len(self.node.elts)
        near = {
            (first, last): sum(self.homes.get(one) == home for one in self._names[first:last])
            for first, last in self._groups
        }
        best = max(near, key=lambda group: near[group], default=(end, end))
        return best if home and near.get(best) else (end, end)

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        """Runs of entries that comments or blank lines part."""
        found = elements(self.source, self.node)
        items = found.items if found and self._names else ()
        if not items:
            return []
        starts = [0]
        for at in range(1, len(items)):
            between = self.source.code[items[at - 1].end : items[at].start]
            if len(between.splitlines()) > 2:
                starts.append(at)
        return list(zip(starts, [*starts[1:], len(items)], strict=True))

    # On lines of their own

    def _on_lines(self, found: Items, placed: _Placed) -> list[Edit]:
        below: list[Edit] = []
        inserted: dict[int, list[str]] = defaultdict(list)
        for place, texts in placed.items():
            edit = self._below_heading(found, place.index, texts) if place.is_head else None
            if edit:
                below.append(edit)
            else:
                inserted[place.index] += texts
        behind = inserted.pop(len(found.items), [])
        edits = [found.insertion(index, texts) for index, texts in inserted.items()]
        return [
            *below,
            *edits,
            *([_End(self.source, found).with_entries(behind)] if behind else ()),
        ]

    def _below_heading(self, found: Items, index: int, texts: Sequence[str]) -> Edit | None:
        """Before an entry, but behind the comment above it, if that speaks of a whole group."""
        start = self.source.line_starts[self.source.line_of(found.items[index].start) - 1]
        indent = self.source.code[start : found.items[index].start].decode()
        above = self.source.line_text(self.source.line_of(start) - 1)
        has_comment = above.lstrip().startswith("#")
        length = next((last - first for first, last in self._groups if first == index), 0)
        if indent.strip() or (length == 1 and has_comment):
            return None
        lines = "".join(f"{indent}{text},{self.source.newline}" for text in texts)
        return Edit(start, start, lines.encode())


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

    def with_entries(self, placed: _Placed) -> list[Edit]:
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

    def _texts(self, placed: _Placed) -> Iterator[str]:
        """All entries, the new ones at their places."""
        new = {place.index: texts for place, texts in placed.items()}
        for index, item in enumerate(self.found.items):
            yield from new.get(index, ())
            yield self.source.code[item.start : item.end].decode()
        yield from new.get(len(self.found.items), ())

    def _is_too_long(self, placed: _Placed) -> bool:
        line = self.source.line_text(self.source.line_of(self.found.start))
        grown = len(line) + sum(len(text) + 2 for texts in placed.values() for text in texts)
        return grown > max(_WIDTH, _longest_line(self.source))

    def _exploded(self, texts: Sequence[str]) -> Edit:
        newline = self.source.newline
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

    def _insertions(self, placed: _Placed) -> Iterator[Edit]:
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
class _End:
    """The end of a display in brackets that has several lines."""

    source: PythonSource
    found: Items

    def with_entries(self, texts: Sequence[str]) -> Edit:
        """Put entries behind the last one."""
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


def _order_of(names: Sequence[str]) -> Key | None:
    """How some names are sorted; None if they are not."""
    for order in _ORDERS:
        keys = [order(one) for one in names]
        if keys == sorted(keys):
            return order
    return None
