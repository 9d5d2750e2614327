"""The names in a text, and what of them can be changed in any text."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.tokens import IS_PART, NAMES_BOTH, is_part
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

_OUT_OF_USE = "is said to be out of use"
_SAYS_SO = re.compile(
    rb"(?i)\b(?:deprecat|obsolete|formerly|renamed|no longer|superseded|replaced by|used to be)"
)
#: So far around a name, a remark is about it.
_NEAR = 200


@dataclass(frozen=True, slots=True)
class Word:
    """An old name in a text."""

    name: str
    span: Span
    block: Span
    #: Whether the block speaks of the new name, too.
    is_beside: bool


def words(code: bytes, names: Names, span: Span, blocks: Sequence[Span]) -> list[Word]:
    """The old names in a range."""
    starts = [block.start for block in blocks]
    named: dict[int, set[str]] = defaultdict(set)
    found = []
    for part, name in names.in_text(code[slice(*span)]):
        where = Span(span.start + part.start, span.start + part.end)
        block = bisect_right(starts, where.start) - 1
        named[block].add(name)
        if name in names.old:
            found.append((name, where, block))
    return [
        Word(name, where, blocks[block], names.new(name) in named[block])
        for name, where, block in found
    ]


def place(code: bytes, names: Names, word: Word, reason: str = "") -> Place:
    """What becomes of a name; a reason keeps it as it is."""
    reason = reason or _reason(code, word)
    if reason:
        return Place(word.name, word.span, word.name, safety=Safety.MANUAL, reason=reason)
    edits = renamed(word.span, names.new(word.name))
    return Place(word.name, word.span, word.name, edits)


def _reason(code: bytes, word: Word) -> str:
    """Why a name has to stay in any text."""
    if word.is_beside:
        return NAMES_BOTH
    if is_part(code, word.span):
        return IS_PART
    start = max(word.block.start, word.span.start - _NEAR)
    end = min(word.block.end, word.span.end + _NEAR)
    return _OUT_OF_USE if _SAYS_SO.search(code, start, end) else ""
