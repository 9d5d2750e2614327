"""Which words a file must be read for."""

import re
from collections.abc import Iterable

from migrator.api import present

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
        near = _near(code, leaves)
        for expression in _around(leaves):
            words.update(expression.findall(near))
        return frozenset(word.decode() for word in words - _NEVER_IMPORTED if word)


_NAME = rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*"
_CHAIN = rb"(?:\s*\.\s*%s)" % _NAME
_START = rb"(?<![\w\x80-\xff.])"


def _near(code: bytes, leaves: frozenset[bytes]) -> bytes:
    """The text around the leaves: all that can hold a word that stands with one."""
    pieces = []
    for leaf in leaves:
        at = code.find(leaf)
        while at >= 0:
            pieces.append(code[max(0, at - 400) : at + len(leaf) + 80])
            at = code.find(leaf, at + len(leaf))
    return b"\n;\n".join(pieces)


def _around(leaves: frozenset[bytes]) -> tuple[re.Pattern[bytes], ...]:
    leaf = rb"(?:%s)(?![\w\x80-\xff])" % b"|".join(re.escape(leaf) for leaf in sorted(leaves))
    sources = (
        # The root of an attribute chain: `m` in `m.a.leaf`.
        _START + rb"(%s)%s*?\s*\.\s*" % (_NAME, _CHAIN) + leaf,
        # A name given beside the leaf as a string: `m` in `patch.object(m, "leaf")`.
        rb"\(\s*(%s)%s*\s*,\s*[rbuRBU]{0,2}[\"']" % (_NAME, _CHAIN) + leaf,
        rb"\(\s*(?:target\s*=\s*)?(%s)%s*\s*,\s*(?:attribute|name)\s*=\s*[\"']" % (_NAME, _CHAIN)
        + leaf,
        # `m` in `patch.multiple(m, leaf=…)`.
        rb"multiple\(\s*(%s)(?=[^()]*?[\s,(]" % _NAME + leaf + rb"\s*=)",
        # Another name for it: `leaf as m`.
        _START + leaf + rb"\s+as\s+(%s)" % _NAME,
    )
    return tuple(re.compile(source) for source in sources)
