"""The proof that an edited file is what was meant, before anybody gets to see it."""

import ast
import builtins
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from migrator.core.edits import Edit, OffsetMap
from migrator.core.layout import ModuleName
from migrator.core.names import LOCAL, Reading, Span, Use, read
from migrator.core.source import PythonSource

#: Whether a dotted name before may be another one after.
SameMeaning = Callable[[str, str], bool]

_Node = tuple[str, int, int]

#: Up to Python 3.11 the pieces of an f-string have the place of the whole: they are not compared.
_IN_FSTRINGS = frozenset({"FormattedValue", "JoinedStr", "Constant"})


def tree_defect(before: PythonSource, after: PythonSource, edits: Sequence[Edit]) -> str | None:
    """Where the trees differ although no edit says so."""
    offsets = OffsetMap(edits)
    old_ranges = [Span(edit.start, edit.end) for edit in edits]
    new_ranges = list(_written(edits))
    expected: set[_Node] = set()
    changed: set[tuple[str, int | None]] = set()
    behind = {edit.start for edit in edits if edit.start == edit.end}
    written = {node[:2] for node in _nodes(after, new_ranges, _never) if node[3]}

    def is_longer(node: _Node) -> bool:
        # What is written right behind a node may belong to it: `a=b` becomes `a=b or c`.
        return node[2] in behind and (node[0], offsets.forward(node[1])) in written

    for kind, start, end, is_touched in _nodes(before, old_ranges, is_longer):
        mapped = offsets.forward(start)
        if is_touched and _is_cut(edits, old_ranges, start, end):
            changed.add((kind, _behind(offsets, start, old_ranges) if mapped is None else mapped))
        elif not is_touched and mapped is not None:
            expected.add((kind, mapped, mapped + end - start))

    def is_changed(node: _Node) -> bool:
        # What an edit took the beginning or the end of has no byte of that edit any more.
        return node not in expected and node[:2] in changed and node[0] not in _IN_FSTRINGS

    found = {node[:3] for node in _nodes(after, new_ranges, is_changed) if not node[3]}
    for kind, start, _end in sorted(expected ^ found, key=lambda node: node[1]):
        line = after.line_of(min(start, len(after.code)))
        return f"the tree changed outside of the edits: {kind} at line {line} of the result"
    return None


def _never(_node: _Node) -> bool:
    return False


def _is_cut(edits: Sequence[Edit], ranges: Sequence[Span], start: int, end: int) -> bool:
    """Whether the beginning or the end of a node is taken out, and nothing is written there."""
    found = [
        edits[last]
        for at in (start, end - 1)
        if (last := _last(ranges, at)) >= 0 and at < ranges[last].end
    ]
    return bool(found) and not any(edit.text for edit in found)


def _behind(offsets: OffsetMap, start: int, ranges: Sequence[Span]) -> int | None:
    """Where what follows an edit stands in the new text."""
    return offsets.forward(ranges[_last(ranges, start)].end)


def _last(ranges: Sequence[Span], at: int) -> int:
    """The last of the ranges that begin at a place or before it; below zero if there is none."""
    return bisect_right(ranges, (at, sys.maxsize)) - 1


def _written(edits: Sequence[Edit]) -> Iterator[Span]:
    """The ranges that edits leave in the new text."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - (edit.end - edit.start)


def _nodes(
    source: PythonSource, ranges: Sequence[Span], is_changed: Callable[[_Node], bool]
) -> Iterator[tuple[str, int, int, bool]]:
    """The statements that no range touches, and the parts of the others, with whether it does."""
    starts = [span.start for span in ranges]

    def touched(start: int, end: int) -> bool:
        # Ranges are in order and do not overlap: before these, only the last one can reach in.
        first = max(bisect_left(starts, start) - 1, 0)
        near = ranges[first : bisect_left(starts, end)]
        return any(other.start < end and start < other.end for other in near)

    waiting: list[ast.AST] = [source.tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            line = getattr(node, "lineno", None)
            if line is None:
                waiting.append(node)
                continue
            kind = type(node).__name__
            start = source.offset(line, node.col_offset)  # type: ignore[attr-defined]
            end = source.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
            for decorator in getattr(node, "decorator_list", ()):
                start = min(start, source.offset(decorator.lineno, decorator.col_offset) - 1)
            if touched(start, end) or is_changed((kind, start, end)):
                waiting.append(node)
                yield kind, start, end, True
            elif kind not in _IN_FSTRINGS:
                yield kind, start, end, False


def names_defect(
    before: PythonSource,
    after: PythonSource,
    module: ModuleName,
    edits: Sequence[Edit],
    reading: Reading,
    same: SameMeaning,
) -> str | None:
    """A name that means something else after the edits, or nothing."""
    changed = _identifiers(before, after, edits)
    words = frozenset(reading.words | changed)
    old = reading if words == reading.words else read(before, module, words)
    new = read(after, module, words)
    new_uses = {use.span.start: use for use in new.uses}
    starts = {edit.start: edit for edit in edits}
    offsets = OffsetMap(edits)
    lost = _lost_import(old, new, same)
    if lost is not None:
        return lost
    for use in old.uses:
        mapped = _new_place(use, offsets, starts)
        if mapped is None:
            continue
        now = new_uses.get(mapped)
        if now is None:
            continue  # written by an edit as something that is no name
        reason = _difference(old, use, new, now, same)
        if reason:
            return f"line {after.line_of(mapped)} of the result: {reason}"
    return None


def _lost_import(old: Reading, new: Reading, same: SameMeaning) -> str | None:
    """A name that was imported and not used here, and that is not imported any more.

    Others may import it from here; names that are used are looked at one by one.
    """
    used = {use.name for use in old.uses}
    here = {dotted for dotted in map(new.imported, new.bindings) if dotted is not None}
    for binding in old.bindings:
        dotted = old.imported(binding)
        if dotted is None or binding.name in used:
            continue
        if not any(dotted == known or same(dotted, known) for known in here):
            is_builtin = any(same(dotted, f"builtins.{name}") for name in dir(builtins))
            if not is_builtin:
                return f"the import of {dotted} is lost"
    return None


def _identifiers(
    before: PythonSource, after: PythonSource, edits: Sequence[Edit]
) -> frozenset[str]:
    """The names that edits take out or put in."""
    found: set[str] = set()
    for edit, span in zip(edits, _written(edits), strict=True):
        for text in (before.code[edit.start : edit.end], after.code[slice(*span)]):
            words = "".join(c if c.isalnum() or c == "_" else " " for c in text.decode()).split()
            found.update(word for word in words if word.isidentifier())
    return frozenset(found - {"from", "import", "as", "pass"})


def _new_place(use: Use, offsets: OffsetMap, starts: dict[int, Edit]) -> int | None:
    mapped = offsets.forward(use.span.start)
    if mapped is None and use.span.start in starts:
        edit = starts[use.span.start]
        end = use.chain[-1][1] if use.chain else use.span.end
        if not edit.text and edit.end >= end:
            return None  # it is gone, and what stands there now is something else
        before = use.span.start - 1
        shifted = offsets.forward(before) if before >= 0 else -1
        return None if shifted is None else shifted + 1
    return mapped


def _difference(
    old: Reading, before: Use, new: Reading, after: Use, same: SameMeaning
) -> str | None:
    was, now = _meanings(old, before), _meanings(new, after)
    if was is None:
        return None  # nothing bound it, or a star import did
    if now is None:
        return f"nothing binds `{after.name}`"
    if was == now:
        return None
    for meaning in now:
        if not any(meaning == known or same(known, meaning) for known in was):
            return f"`{after.name}` means {meaning} and meant {', '.join(sorted(was))}"
    return None


def _meanings(reading: Reading, use: Use) -> frozenset[str] | None:
    """What a use with all its attributes may stand for."""
    roots = reading.meanings(use)
    if roots is None:
        return None
    return frozenset(root if root == LOCAL else use.dotted(root) for root in roots)
