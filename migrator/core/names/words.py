"""Which of some words a text holds, and where."""

import re
from collections.abc import Iterable

from migrator.core.names.values import Span

_IDENTIFIER = re.compile(rb"[A-Za-z0-9_\x80-\xff]+")


#: Up to so many words are looked for one by one; beyond, all identifiers are listed once.
_FEW = 40


def present(code: bytes, words: frozenset[bytes]) -> frozenset[bytes]:
    """The words that may occur as identifiers: never one too few."""
    if len(words) <= _FEW:
        return frozenset(word for word in words if word in code)
    return words.intersection(_IDENTIFIER.findall(code))


def pattern(words: Iterable[str]) -> re.Pattern[bytes]:
    """An expression for any of the words as a whole identifier."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = b"|".join(re.escape(word.encode()) for word in longest_first)
    return re.compile(rb"(?<![A-Za-z0-9_\x80-\xff])(?:%s)(?![A-Za-z0-9_\x80-\xff])" % alternatives)


def spans(code: bytes, words: Iterable[str]) -> list[Span]:
    """Where any of the words occurs."""
    words = list(words)
    if not words:
        return []
    return [Span(*match.span()) for match in pattern(words).finditer(code)]
