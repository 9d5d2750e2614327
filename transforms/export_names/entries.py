"""Entries put into ``__all__`` and taken out of it, in the list's own form."""

import ast
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from migrator.api import Edit, Items, PythonSource, Span, elements, line_end, member_key, span_of
from transforms.export_names.listing import Display, Entry, Listing, unit_of

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
    source: PythonSource, listing: Listing, name: str, homes: Mapping[str, str], home: str
) -> Edit | None:
    """Put a name into ``__all__``; None where that cannot be done.

    ``homes`` are the modules that names come from: names of one module stand together.
    """
    display = _fitting(listing, homes, home)
    if listing.appending and (display is None or not display.elts):
        return _appended(source, listing, name)
    if display is None:
        return None
    found = elements(source, display)
    if found is None:
        return _bare(source, display, name)
    return _Display(source, display, found).with_entry(name, homes, home)


def _fitting(listing: Listing, homes: Mapping[str, str], home: str) -> Display | None:
    """The display that holds most names of the same module; else the first with entries."""
    if not listing.displays:
        return None
    near = {
        id(display): sum(homes.get(name) == home for name in _strings(display))
        for display in listing.displays
    }
    filled = [display for display in listing.displays if display.elts]
    best = max(listing.displays, key=lambda display: near[id(display)])
    return best if near[id(best)] else (filled or listing.displays)[0]


def _strings(display: Display) -> list[str]:
    return [str(one.value) for one in display.elts if isinstance(one, ast.Constant)]


def _appended(source: PythonSource, listing: Listing, name: str) -> Edit:
    """One more statement like those that append names."""
    last = listing.appending[-1]
    start, end = span_of(source, last)
    end = line_end(source.code, end)
    quote = _quote(source, source.code[start:end])
    return Edit(end, end, f"{source.newline}__all__.append({quote}{name}{quote})".encode())


def _bare(source: PythonSource, display: Display, name: str) -> Edit | None:
    """The same for a tuple without parentheses: all of it stands on one logical line."""
    if not isinstance(display, ast.Tuple) or len(display.elts) < 2:
        return None
    start, end = span_of(source, display.elts[-1])
    text = source.code[start:end]
    quote = _quote(source, text)
    return Edit(start, end, text + f", {quote}{name}{quote}".encode())


def _quote(source: PythonSource, text: bytes) -> str:
    """The quotation mark of some entries, or of the file."""
    found = _QUOTED.search(text)
    if found:
        return found.group(1).decode()
    return "'" if source.code.count(b"'") > source.code.count(b'"') else '"'


@dataclass(frozen=True)
class _Display:
    """A display in brackets, with its elements."""

    source: PythonSource
    node: Display
    found: Items

    def with_entry(self, name: str, homes: Mapping[str, str], home: str) -> Edit:
        """Put a name in its place."""
        quote = _quote(self.source, self.source.code[self.found.start : self.found.end])
        text = f"{quote}{name}{quote}"
        if not self.found.items:
            return self._into_nothing(text)
        index, is_head = self._place(name, homes, home)
        if self._is_on_one_line:
            return self._on_the_line(index, text)
        if index == len(self.found.items):
            return self._behind_the_last(text)
        if is_head and (edit := self._below_heading(index, text)):
            return edit
        return self.found.insertion(index, [text])

    # Where

    def _place(self, name: str, homes: Mapping[str, str], home: str) -> tuple[int, bool]:
        """Before which entry, and whether as the first one of a group."""
        names = _strings(self.node)
        if len(names) == len(self.node.elts):
            if (place := _sorted_place(names, name)) is not None:
                return place, place == 0
            if group := self._group(names, homes, home):
                place = _sorted_place(names[slice(*group)], name)
                return (group[1], False) if place is None else (group[0] + place, place == 0)
        return len(self.node.elts), False

    def _group(
        self, names: Sequence[str], homes: Mapping[str, str], home: str
    ) -> tuple[int, int] | None:
        """The group that holds most names of the same module."""
        near = {
            (first, end): sum(homes.get(one) == home for one in names[first:end])
            for first, end in self._groups()
        }
        best = max(near, key=lambda group: near[group])
        return best if near[best] else None

    def _groups(self) -> list[tuple[int, int]]:
        """Runs of entries that comments or blank lines part."""
        items = self.found.items
        starts = [0]
        for at in range(1, len(items)):
            between = self.source.code[items[at - 1].end : items[at].start]
            if len(between.splitlines()) > 2:
                starts.append(at)
        return list(zip(starts, [*starts[1:], len(items)], strict=True))

    # How

    @property
    def _is_on_one_line(self) -> bool:
        return b"\n" not in self._text and b"\r" not in self._text

    @property
    def _text(self) -> bytes:
        return self.source.code[self.found.start - 1 : self.found.end + 1]

    def _into_nothing(self, text: str) -> Edit:
        at = self.found.start
        comma = "," if isinstance(self.node, ast.Tuple) else ""
        return Edit(at, at, f"{text}{comma}".encode())

    def _on_the_line(self, index: int, text: str) -> Edit:
        items = self.found.items
        line = self.source.line_text(self.source.line_of(self.found.start))
        if len(line) + len(text) + 2 > max(_WIDTH, self._longest_line):
            return self._exploded(index, text)
        is_single = isinstance(self.node, ast.Tuple) and len(items) == 1
        if is_single and index == 1 and items[0].comma is not None:
            return Edit(items[0].comma, items[0].comma, f" {text}".encode())
        if is_single and items[0].comma is not None:
            written = f"{text}, {self._item(0)}"
            return Edit(items[0].start, items[0].comma, written.encode())
        return self.found.insertion(index, [text])

    @property
    def _longest_line(self) -> int:
        return max(map(len, self.source.code.splitlines()), default=0)

    def _item(self, index: int) -> str:
        item = self.found.items[index]
        return self.source.code[item.start : item.end].decode()

    def _exploded(self, index: int, text: str) -> Edit:
        """All entries on lines of their own."""
        texts = [self._item(at) for at in range(len(self.found.items))]
        texts.insert(index, text)
        newline, unit = self.source.newline, unit_of(self.source)
        lines = "".join(f"{newline}{unit}{one}," for one in texts)
        return Edit(self.found.start, self.found.end, f"{lines}{newline}".encode())

    def _below_heading(self, index: int, text: str) -> Edit | None:
        """Before an entry, but behind the comment above it, if that speaks of a whole group."""
        start = self.source.line_starts[self.source.line_of(self.found.items[index].start) - 1]
        indent = self.source.code[start : self.found.items[index].start].decode()
        above = self.source.line_text(self.source.line_of(start) - 1)
        has_comment = above.lstrip().startswith("#")
        length = next(end - first for first, end in self._groups() if first == index)
        if indent.strip() or (length == 1 and has_comment):
            return None
        return Edit(start, start, f"{indent}{text},{self.source.newline}".encode())

    def _behind_the_last(self, text: str) -> Edit:
        items = self.found.items
        last = items[-1]
        start = self.source.line_starts[self.source.line_of(last.start) - 1]
        indent = self.source.code[start : last.start].decode()
        if not indent.strip() or not self._is_packed:
            edit = self.found.insertion(len(items), [text])
            # A single entry does not tell whether the list ends in a comma: most do.
            if len(items) == 1 and last.comma is None and not indent.strip():
                edit = Edit(edit.start, edit.end, edit.text + b",")
            return edit
        line = self.source.line_text(self.source.line_of(last.end))
        if len(line) + len(text) + 2 <= max(_WIDTH, self._longest_line):
            return self.found.insertion(len(items), [text])
        indent = indent[: len(indent) - len(indent.lstrip())] or unit_of(self.source)
        return self._on_a_new_line(indent, text)

    @property
    def _is_packed(self) -> bool:
        """Whether entries share lines."""
        lines = [self.source.line_of(item.start) for item in self.found.items]
        return len(set(lines)) < len(lines)

    def _on_a_new_line(self, indent: str, text: str) -> Edit:
        last = self.found.items[-1]
        newline = self.source.newline
        if last.comma is None:
            return Edit(last.end, last.end, f",{newline}{indent}{text}".encode())
        at = last.comma
        return Edit(at, at, f"{newline}{indent}{text},".encode())


def _sorted_place(names: Sequence[str], name: str) -> int | None:
    """Where a name belongs among sorted ones; None if they are not sorted."""
    for order in _ORDERS:
        keys = [order(one) for one in names]
        if keys == sorted(keys):
            return bisect_right(keys, order(name))
    return None


# Taking out


def removed(source: PythonSource, entry: Entry) -> Edit | None:
    """Take an entry out; None where a comment or the form of the list is in the way."""
    found = elements(source, entry.display) if entry.display else None
    if found is None or entry.display is None:
        return None
    at = next(index for index, one in enumerate(entry.display.elts) if one is entry.node)
    item = found.items[at]
    has_comment = b"#" in source.code[item.end : line_end(source.code, item.end)]
    if has_comment or (isinstance(entry.display, ast.Tuple) and len(found.items) < 3):
        return None
    line = _own_line(source, found, at)
    is_last = at == len(found.items) - 1
    if line is not None and not (is_last and at > 0 and item.comma is None):
        return Edit(*line, b"")
    if not is_last:
        return _gap(source, item.start, found.items[at + 1].start)
    return _gap(source, found.items[at - 1].end if at else item.start, item.end)


def _own_line(source: PythonSource, found: Items, at: int) -> Span | None:
    """The line of an entry that has one for itself."""
    item = found.items[at]
    number = source.line_of(item.start)
    starts = source.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(source.code)
    around = source.code[start : item.start] + source.code[item.comma or item.end : end]
    return Span(start, end) if not around.strip() and start > found.start - 1 else None


def _gap(source: PythonSource, start: int, end: int) -> Edit | None:
    """Take out what holds no comment."""
    return None if b"#" in source.code[start:end] else Edit(start, end, b"")
