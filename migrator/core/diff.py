"""Diffs: what the edits do to the lines of a file, as values and as a patch for ``git apply``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from itertools import accumulate, takewhile
from typing import Self

from migrator.core.edits import Edit, apply

#: A mark (``b" "``, ``b"-"`` or ``b"+"``) and a line with its newline, if it has one.
Line = tuple[bytes, bytes]

_NO_NEWLINE = b"\n\\ No newline at end of file\n"
_LETTERS = dict(zip(b'\a\b\t\n\v\f\r"\\', b'abtnvfr"\\', strict=True))


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; None where it is not there, ``edits`` (in order) between."""

    path: str
    old: bytes | None
    new: bytes | None
    edits: tuple[Edit, ...] = ()
    mode: str = "100644"

    def __post_init__(self) -> None:
        if self.old is None or self.new is None:
            if self.edits or self.old == self.new:
                raise ValueError(f"neither an added, a deleted nor an edited file: {self.path!r}")
        elif apply(self.old, self.edits) != self.new:
            raise ValueError(f"the edits do not lead from old to new: {self.path!r}")

    @classmethod
    def edited(cls, path: str, old: bytes, edits: Sequence[Edit], mode: str = "100644") -> Self:
        """The change that the edits, which must be in order, make to a file."""
        return cls(path, old, apply(old, edits), tuple(edits), mode)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that change, with those around them; starts are as in its header, so 0 in no lines."""

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    lines: tuple[Line, ...]

    @property
    def header(self) -> bytes:
        """Where the hunk stands, as git writes it."""
        old, new = _span(self.old_start, self.old_count), _span(self.new_start, self.new_count)
        return b"@@ -%b +%b @@" % (old, new)


@dataclass(frozen=True, slots=True)
class Stat:
    """How many lines of a file come and go."""

    path: str
    added: int
    removed: int


def unified(change: FileChange, context: int = 3) -> bytes:
    """The change as ``git apply`` takes it (without context: only with ``--unidiff-zero``)."""
    if change.old == change.new:
        return b""
    found = hunks(change, context)
    parts = [*_file_lines(change), *(_name_lines(change) if found else ())]
    for hunk in found:
        parts += hunk.header, b"\n"
        for mark, line in hunk.lines:
            parts += mark, line, b"" if line.endswith(b"\n") else _NO_NEWLINE
    return b"".join(parts)


def stat(change: FileChange) -> Stat:
    """The counts of the lines that `unified` shows as added and removed."""
    marks = [mark for hunk in hunks(change, 0) for mark, _ in hunk.lines]
    return Stat(change.path, marks.count(b"+"), marks.count(b"-"))


def hunks(change: FileChange, context: int = 3) -> list[Hunk]:
    """What changes, with ``context`` lines around it; near changes share a hunk."""
    result: list[Hunk] = []
    shift = 0
    for group in _grouped(_differences(change), 2 * context):
        result.append(_hunk(change.old or b"", group, shift, context))
        shift += result[-1].new_count - result[-1].old_count
    return result


@dataclass(frozen=True, slots=True)
class _Difference:
    """Lines that give way to others; ``line`` and ``start`` count lines and bytes before them."""

    line: int
    start: int
    removed: list[bytes]
    added: list[bytes]


def _differences(change: FileChange) -> Iterator[_Difference]:
    """All that differs, in order; an edit's lines are compared with what it makes of them only."""
    if change.old == change.new:
        return
    old = change.old or b""
    line = position = 0
    for start, end, edits in _windows(old, change.edits or [Edit(0, len(old), change.new or b"")]):
        line += old.count(b"\n", position, start)
        position = start
        window = old[start:end]
        after = apply(window, [edit.shifted(-start) for edit in edits])
        yield from _compared(line, start, _lines(window), _lines(after))


def _windows(old: bytes, edits: Iterable[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """The byte ranges of the whole lines that edits touch; edits on adjoining lines share one."""
    start = end = 0
    together: list[Edit] = []
    for edit in edits:
        if together and edit.start > end:
            yield start, end, together
            together = []
        if not together:
            start = old.rfind(b"\n", 0, edit.start) + 1
        together.append(edit)
        end = _line_end(old, edit.end)
    yield start, end, together


def _compared(line: int, start: int, old: list[bytes], new: list[bytes]) -> Iterator[_Difference]:
    """The differences between two runs of lines that begin at one place."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    offsets = list(accumulate(map(len, old), initial=start))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        if tag != "equal":
            yield _Difference(line + head + i1, offsets[head + i1], old[i1:i2], new[j1:j2])


def _opcodes(old: list[bytes], new: list[bytes]) -> Iterable[tuple[str, int, int, int, int]]:
    """What difflib finds; all replaced where it would take more than a second or two."""
    ours, theirs = Counter(old), Counter(new)
    equal_pairs = sum(count * theirs[line] for line, count in ours.items())
    changes = 1 + len(old) - (ours & theirs).total()
    # Difflib looks at all pairs of equal lines again for each change: hours in a large rewrite.
    if equal_pairs * changes > 100_000_000:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _common(old: Sequence[bytes], new: Sequence[bytes]) -> int:
    """How many lines the two begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))


def _grouped(differences: Iterable[_Difference], gap: int) -> Iterator[list[_Difference]]:
    """The differences with at most ``gap`` lines from one to the next, together."""
    group: list[_Difference] = []
    for difference in differences:
        if group and difference.line - group[-1].line - len(group[-1].removed) > gap:
            yield group
            group = []
        group.append(difference)
    if group:
        yield group


def _hunk(old: bytes, group: list[_Difference], shift: int, context: int) -> Hunk:
    before = _lines_before(old, group[0].start, context)
    lines = _marked(b" ", before)
    position = group[0].start
    for difference in group:
        lines += _marked(b" ", _lines(old[position : difference.start]))
        lines += _marked(b"-", difference.removed)
        lines += _marked(b"+", difference.added)
        position = difference.start + sum(map(len, difference.removed))
    lines += _marked(b" ", _lines_after(old, position, context))
    first = group[0].line - len(before)
    olds, news = (sum(mark != other for mark, _ in lines) for other in (b"+", b"-"))
    return Hunk(first + bool(olds), olds, first + shift + bool(news), news, tuple(lines))


def _marked(mark: bytes, lines: Iterable[bytes]) -> list[Line]:
    return [(mark, line) for line in lines]


def _lines(text: bytes) -> list[bytes]:
    """The lines as git sees them: a newline ends one, a carriage return does not."""
    return BytesIO(text).readlines()


def _line_end(text: bytes, at: int) -> int:
    return text.find(b"\n", at) + 1 or len(text)


def _lines_before(text: bytes, end: int, count: int) -> list[bytes]:
    start = end
    for _ in range(count):
        start = text.rfind(b"\n", 0, max(start - 1, 0)) + 1
    return _lines(text[start:end])


def _lines_after(text: bytes, start: int, count: int) -> list[bytes]:
    end = start
    for _ in range(count):
        end = _line_end(text, end)
    return _lines(text[start:end])


def _file_lines(change: FileChange) -> Iterator[bytes]:
    yield b"diff --git %b %b\n" % (_name(b"a/", change.path), _name(b"b/", change.path))
    if change.old is None:
        yield b"new file mode %b\n" % change.mode.encode()
    if change.new is None:
        yield b"deleted file mode %b\n" % change.mode.encode()


def _name_lines(change: FileChange) -> Iterator[bytes]:
    for mark, prefix, content in (b"---", b"a/", change.old), (b"+++", b"b/", change.new):
        name = b"/dev/null" if content is None else _name(prefix, change.path)
        # The tab keeps `patch` from reading what follows a space as a date.
        yield b"%b %b%b\n" % (mark, name, b"\t" if b" " in name else b"")


def _name(prefix: bytes, path: str) -> bytes:
    """The name as git writes it: in quotes, as in C, if any byte of it needs that."""
    name = prefix + path.encode("utf-8", "surrogateescape")
    escaped = b"".join(map(_escaped, name))
    # Git up to 2.39 at least loses its way in "a/x /y b/x /y" if it has no other line to go by.
    return name if escaped == name and b" /" not in name else b'"%b"' % escaped


def _escaped(byte: int) -> bytes:
    if byte in _LETTERS:
        return b"\\%c" % _LETTERS[byte]
    return b"%c" % byte if 0x20 <= byte < 0x7F else b"\\%03o" % byte


def _span(start: int, count: int) -> bytes:
    return b"%d" % start if count == 1 else b"%d,%d" % (start, count)
