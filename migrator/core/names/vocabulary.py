"""Which words a file must be read for, when some dotted names are looked for in it."""

import re
from collections.abc import Iterable, Iterator

from migrator.core.names.words import present

_NEVER_IMPORTED = frozenset({b"self", b"cls"})


class Vocabulary:
    """The words of a table of moves, prepared once for all files."""

    def __init__(self, moves: Iterable[tuple[str, str]]) -> None:
        leaves: set[bytes] = set()
        new_words: set[str] = set()
        for old, new in moves:
            parts = new.replace(":", ".").split(".")
            leaf = old.replace(":", ".").rpartition(".")[2]
            leaves.add(leaf.encode())
            # What an import of the new name may bind: its first, its last parts.
            new_words.update((parts[0], *parts[-3:]))
        self._leaves = frozenset(leaves)
        self._all = frozenset(word.encode() for word in new_words) | leaves

    def of(self, code: bytes) -> frozenset[str]:
        """The words that matter in one text."""
        words = set(present(code, self._all))
        leaves = self._leaves.intersection(words)
        if not leaves:
            return frozenset()
        words.update(_beside(_near(code, leaves), leaves))
        return frozenset(word.decode() for word in words - _NEVER_IMPORTED if word)


_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_CHAIN = rb"(?:\s*\.\s*%s)" % _NAME
_START = rb"(?<![\w\x80-\xff.])"
_WORD = re.compile(_NAME)
#: An attribute chain: `m` stands at its root in `m.a.leaf`.
_ATTRIBUTES = re.compile(_START + rb"%s%s+" % (_NAME, _CHAIN))
#: Each has the name that matters, and the one that says whether it does.
_PAIRS = (
    # A name given beside a string: `m` in `patch.object(m, "leaf")`.
    re.compile(rb"\(\s*(%s)%s*\s*,\s*[rbuRBU]{0,2}[\"'](%s)" % (_NAME, _CHAIN, _NAME)),
    re.compile(
        rb"\(\s*(?:target\s*=\s*)?(%s)%s*\s*,\s*(?:attribute|name)\s*=\s*[\"'](%s)"
        % (_NAME, _CHAIN, _NAME)
    ),
)
#: Another name: `m` in `leaf as m`.
_RENAMED = re.compile(_START + rb"(%s)\s+as\s+(%s)" % (_NAME, _NAME))
#: `m` in `patch.multiple(m, leaf=…)`.
_MULTIPLE = re.compile(rb"multiple\(\s*(%s)([^()]*)" % _NAME)
#: How far from a leaf something can stand that goes with it.
_BEFORE, _BEHIND = 400, 120
_KEYWORD = re.compile(rb"(?<=[\s,(])(%s)\s*=" % _NAME)


def _near(code: bytes, leaves: frozenset[bytes]) -> bytes:
    """The text around the leaves: all that can hold a word that stands with one."""
    pieces = []
    start = end = 0
    for at in sorted(at for leaf in leaves for at in _places(code, leaf)):
        if at - _BEFORE > end:
            pieces.append(code[start:end])
            start = at - _BEFORE
        end = max(end, at + _BEHIND)
    return b"\n;\n".join([*pieces, code[start:end]])


def _places(code: bytes, leaf: bytes) -> Iterator[int]:
    at = code.find(leaf)
    while at >= 0:
        yield at
        at = code.find(leaf, at + len(leaf))


def _beside(near: bytes, leaves: frozenset[bytes]) -> Iterator[bytes]:
    """The words by which a file may speak of a leaf."""
    for found in _ATTRIBUTES.finditer(near):
        root, *names = _WORD.findall(found.group())
        if not leaves.isdisjoint(names):
            yield root
    for pairs in _PAIRS:
        yield from (root for root, leaf in pairs.findall(near) if leaf in leaves)
    yield from (local for leaf, local in _RENAMED.findall(near) if leaf in leaves)
    for root, given in _MULTIPLE.findall(near):
        if not leaves.isdisjoint(_KEYWORD.findall(given)):
            yield root
