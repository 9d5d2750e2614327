"""Edits: byte ranges of a text and what replaces them, applied and put together."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes from ``start`` up to ``end`` by ``text``."""

    start: int
    end: int
    text: bytes

    def shifted(self, by: int) -> "Edit":
        """The same edit in a text that begins ``by`` bytes earlier."""
        return Edit(self.start + by, self.end + by, self.text)


def is_made_for(edit: Edit, place: int, wanted: Iterable[Edit]) -> bool:
    """Whether an edit does what was wanted for a place, or takes that place out."""
    touches = any(edit.start <= one.end and one.start <= edit.end for one in wanted)
    return touches or edit.start <= place < edit.end


class OverlapError(Exception):
    """Two edits that cannot both be made."""

    def __init__(self, first: Edit, second: Edit) -> None:
        super().__init__(first, second)
        self.first = first
        self.second = second


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits by place, each once; raises `OverlapError` where two of them collide.

    Two different insertions at one place collide too: nothing says which comes first.
    """
    ordered = sorted(set(edits))
    for first, second in pairwise(ordered):
        if second.start < first.end or (first.start, first.end) == (second.start, second.end):
            raise OverlapError(first, second)
    return ordered


def apply(text: bytes, edits: Sequence[Edit]) -> bytes:
    """The text with the edits made; they must be in order."""
    pieces: list[bytes] = []
    position = 0
    for edit in edits:
        pieces += text[position : edit.start], edit.text
        position = edit.end
    pieces.append(text[position:])
    return b"".join(pieces)


class OffsetMap:
    """Where a byte of the old text stands after some edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        growths = (len(edit.text) - (edit.end - edit.start) for edit in edits)
        self._shifts = [0, *accumulate(growths)]

    def forward(self, offset: int) -> int | None:
        """The new offset of an old one; None inside a replaced range."""
        before = bisect_right(self._starts, offset)
        if before and offset < self._edits[before - 1].end:
            return None
        return offset + self._shifts[before]


#: A stretch of the old text that is still there, or bytes that were written.
_Piece = tuple[int, int] | bytes
_END = 1 << 62


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One list of edits that does what ``first`` and then ``second`` do.

    ``second`` speaks of the text that ``first`` leaves. Where it touches something that
    ``first`` wrote, the two become one edit.
    """
    pieces = _pieces(first)
    result: list[_Piece] = []
    position = 0
    for edit in second:
        _copy(pieces, edit.start - position, result)
        _copy(pieces, edit.end - edit.start, [])
        result.append(edit.text)
        position = edit.end
    return _edits([*result, *reversed(pieces)])


def _pieces(edits: Sequence[Edit]) -> list[_Piece]:
    """What the edited text is made of, the first piece last (so that it can be popped)."""
    pieces: list[_Piece] = []
    position = 0
    for edit in edits:
        pieces += (position, edit.start), edit.text
        position = edit.end
    pieces.append((position, _END))
    pieces.reverse()
    return pieces


def _copy(pieces: list[_Piece], length: int, into: list[_Piece]) -> None:
    """Move the first ``length`` bytes of the pieces over, cutting the last one if need be."""
    while length > 0:
        piece = pieces.pop()
        size = len(piece) if isinstance(piece, bytes) else piece[1] - piece[0]
        if size > length:
            head, tail = _cut(piece, length)
            pieces.append(tail)
            piece, size = head, length
        into.append(piece)
        length -= size


def _cut(piece: _Piece, at: int) -> tuple[_Piece, _Piece]:
    if isinstance(piece, bytes):
        return piece[:at], piece[at:]
    start, end = piece
    return (start, start + at), (start + at, end)


def _edits(pieces: Iterable[_Piece]) -> list[Edit]:
    edits = []
    position = 0
    written = b""
    for piece in pieces:
        if isinstance(piece, bytes):
            written += piece
        elif piece[0] < piece[1]:
            if written or position < piece[0]:
                edits.append(Edit(position, piece[0], written))
            written, position = b"", piece[1]
    return edits
