"""Comments that a change has lost, though the code that they are about is still there."""

import io
import tokenize
from collections import Counter
from collections.abc import Iterator

from migrator.core.diff import FileChange
from migrator.core.gate.faults import Fault
from migrator.core.source import is_python

_REMEDY = "this is a fault of the transform: report it, or leave the file out of the phase"


def lost_comments(change: FileChange) -> Iterator[Fault]:
    """A comment may go with the code that it is about, and not without it."""
    if not change.old or not change.new or not is_python(change.path, change.old[:80]):
        return
    if change.new.count(b"#") >= change.old.count(b"#"):
        return
    known = [comment for comment, _code in _comments(change.new)]
    spare = Counter(known)
    # A comment that was rewritten is not lost.
    missing = len(list(_comments(change.old))) - len(known)
    still_there = {
        line.partition(b"#")[0].strip(): number
        for number, line in reversed(list(enumerate(change.new.splitlines(), 1)))
    }
    for comment, code in _comments(change.old):
        if spare[comment]:
            spare[comment] -= 1
        elif missing > 0 and code in still_there:
            missing -= 1
            text = comment if len(comment) <= 60 else f"{comment[:60]}…"
            message = f"this has lost its comment: {text}"
            yield Fault(change.path, still_there[code], "comment-lost", message, _REMEDY)


def _comments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each comment, with the code of its line, or of the next line that has some."""
    lines = data.splitlines()
    try:
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            if token.type == tokenize.COMMENT:
                row = token.start[0] - 1
                code = (line.partition(b"#")[0].strip() for line in lines[row:])
                yield token.string, next(filter(None, code), b"")
    except (tokenize.TokenError, SyntaxError):
        return  # what cannot be read to its end has other faults
