"""Which of some words a text holds, and where."""

import re
from collections.abc import Iterable, Iterator

from migrator.core.names.values import Span

#: The bytes that can be part of an identifier, each by itself.
_PARTS = frozenset(
    bytes([byte]) for byte in range(256) if byte >= 0x80 or chr(byte).isalnum() or byte == ord("_")
)
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
    found = [span for word in words for span in _of_one(code, word.encode())]
    found.sort()
    return found


def _of_one(code: bytes, word: bytes) -> Iterator[Span]:
    # To look for one word after the other is several times faster than an expression for all.
    at = code.find(word)
    while at >= 0:
        end = at + len(word)
        # In a string, the letter of an escape is no part of the word behind it: "\\nword".
        starts = code[at - 1 : at] not in _PARTS or code[at - 2 : at - 1] == b"\\"
        ends = code[end : end + 1] not in _PARTS
        if (starts or _is_mark(code[max(at - 4, 0) : at], -1)) and (
            ends or _is_mark(code[end : end + 4], 0)
        ):
            yield Span(at, end)
        at = code.find(word, end)


def _is_mark(around: bytes, index: int) -> bool:
    """Whether what stands beside a word is a character that no identifier has, as \u201c is."""
    if around[index] < 0x80:
        return False
    text = around.decode(errors="ignore")
    return bool(text) and not ("a" + text[index]).isidentifier()
