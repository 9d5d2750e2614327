"""Comments that a change has lost, though the code that they are about is still there."""

import io
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.faults import Fault
from migrator.core.source import is_python

_REMEDY = "this is a fault of the transform: report it, or leave the file out of the phase"


def lost_comments(change: FileChange) -> Iterator[Fault]:
    """A comment may go with the code that it is about, and not without it."""
    if not change.old or not change.new or not is_python(change.path, change.old[:80]):
        return
    if change.new.count(b"#") >= change.old.count(b"#"):
        return
    every = _comments(change.old)
    old = [one for one in every if not any(_takes_both(edit, one) for edit in change.edits)]
    known = [one.text for one in _comments(change.new)]
    spare = Counter(known)
    # A comment that was rewritten is not lost.
    missing = len(old) - len(known)
    still_there = {
        line.partition(b"#")[0].strip(): number
        for number, line in reversed(list(enumerate(change.new.splitlines(), 1)))
    }
    for comment in old:
        if spare[comment.text]:
            spare[comment.text] -= 1
        elif missing > 0 and comment.code in still_there:
            missing -= 1
            text = comment.text if len(comment.text) <= 60 else f"{comment.text[:60]}…"
            message = f"this has lost its comment: {text}"
            yield Fault(change.path, still_there[comment.code], "comment-lost", message, _REMEDY)


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment with the code of its line, or of the next line that has some."""

    text: str
    code: bytes
    #: From the one to the end of the other.
    start: int
    end: int


def _takes_both(edit: Edit, comment: _Comment) -> bool:
    """Whether an edit takes a comment out with its code, which may well stand elsewhere too."""
    return not edit.text and edit.start <= comment.start and comment.end <= edit.end


def _comments(data: bytes) -> Iterator[_Comment]:
    lines = data.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    try:
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            if token.type == tokenize.COMMENT:
                first = token.start[0] - 1
                rows = ((row, _code(lines[row])) for row in range(first, len(lines)))
                row, code = next((one for one in rows if one[1]), (first, b""))
                at = lines[row].find(code)
                start = min(starts[first] + lines[first].find(b"#"), starts[row] + at)
                yield _Comment(token.string, code, start, starts[row] + at + len(code))
    except (tokenize.TokenError, SyntaxError):
        return  # what cannot be read to its end has other faults


def _code(line: bytes) -> bytes:
    return line.partition(b"#")[0].strip()
