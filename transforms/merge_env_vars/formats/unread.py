"""Old names in a text that stand in no reference: nothing is done to them unasked."""

import re
from collections.abc import Iterable, Iterator

from migrator.api import Safety, Span
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

#: What stands before the name in a reference that is escaped.
_ESCAPED = re.compile(rb"[\\`]\$(?:\{[!#]?)?\Z")
_LONGEST = len(b"\\${!")
LATER = "escaped or in single quotes: a reference only for who reads it later"


def unread(
    code: bytes, names: Names, span: Span, read: Iterable[Place], reason: str
) -> Iterator[Place]:
    """Places for the old names in a range that the places in it leave out, in order."""
    covered = _Covered(read)
    for found, name in names.old_in(code[slice(*span)]):
        word = Span(span.start + found.start, span.start + found.end)
        if covered.holds(word):
            continue
        if _ESCAPED.search(code, max(word.start - _LONGEST, span.start), word.start):
            yield _escaped(names, name, word)
        else:
            yield Place(name, word, name, safety=Safety.MANUAL, reason=reason)


def _escaped(names: Names, name: str, word: Span) -> Place:
    """A reference for who reads the text after the file's own reader."""
    if names.transition:
        return Place(name, word, name, safety=Safety.MANUAL, reason=LATER)
    edits = renamed(word, names.new(name))
    return Place(name, word, f"${name}", edits, safety=Safety.REVIEW, reason=LATER)


class _Covered:
    """The ranges that places speak of, asked for in order."""

    def __init__(self, places: Iterable[Place]) -> None:
        spans = []
        for place in places:
            spans.append(place.span)
            spans += (Span(edit.start, edit.end) for edit in place.edits)
        self._waiting = sorted(spans, reverse=True)
        self._end = 0

    def holds(self, word: Span) -> bool:
        while self._waiting and self._waiting[-1].start <= word.start:
            self._end = max(self._end, self._waiting.pop().end)
        return word.end <= self._end
