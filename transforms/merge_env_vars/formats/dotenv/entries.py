"""The entries of a ``.env`` file, by the rules on which its readers agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import CannotReadError, Source, Span

#: A name with what it is set to. Quoted values are read as python-dotenv does, those in
#: backticks as node's dotenv; what is not quoted goes on to the end of the line. Node and
#: docker compose also take a colon.
_ENTRY = re.compile(
    rb"""
    (?:export[^\S\r\n]+)?
    (?:'(?P<quoted_key>[^']+)'|(?!')(?P<key>[^=\#\s]+?))
    [^\S\r\n]*
    (?:
        (?: = | (?<=[\w.-]):(?=[^\S\r\n]) )
        [^\S\r\n]*
        (?:
            '(?P<single>(?:\\.|[^'\\])*+)' (?=[^\S\r\n]*(?:[\#\r\n]|\Z))
          | "(?P<double>(?:\\.|[^"\\])*+)" (?=[^\S\r\n]*(?:[\#\r\n]|\Z))
          | `(?P<backtick>[^`]*)` (?=[^\S\r\n]*(?:[\#\r\n]|\Z))
          | (?<=[^\S\r\n])(?P<nothing>)(?=\#)
          | (?!['"])(?P<plain>[^\r\n]*+)
        )
    )?
    [^\S\r\n]*
    (?:\#[^\r\n]*)?
    (?=[\r\n]|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
#: What stands between entries; and whole lines of the simplest sort, many at a time.
_BETWEEN = re.compile(rb"(?:\s++|\#[^\r\n]*+)*+")
_SIMPLE = re.compile(rb"(?:\s++|\#[^\r\n]*+|[\w.-]++=(?:[^\s'\"`][^\r\n]*+)?[\r\n])*+")
_COMMENT = re.compile(rb"\s+#")
_QUOTES = {"single": b"'", "double": b'"', "backtick": b"`", "plain": b"", "nothing": b""}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, and what it is set to."""

    #: All of it, with a comment behind the value.
    span: Span
    key: Span
    #: Without quotes; None where the name stands alone.
    value: Span | None
    quote: bytes

    def text(self, code: bytes) -> bytes:
        """The value as it is written."""
        return b"" if self.value is None else code[slice(*self.value)]

    def is_read_by_quote(self, code: bytes) -> bool:
        """Whether the value would be another one in other quotes, for one reader or another."""
        text = self.text(code)
        return b"\\" in text or b"#" in text or (self.quote == b"'" and b"$" in text)


def entries(source: Source, words: Sequence[Span]) -> Iterator[Entry]:
    """The entries of a file that hold one of some words, which are given in order.

    Raises `CannotReadError` at a line that is no entry.
    """
    code = source.code
    waiting = list(reversed(words))
    at = 0
    while at < len(code):
        while waiting and waiting[-1].start < at:
            waiting.pop()
        # Up to the line with the next word, lines are only looked at for what they are.
        until = _line_start(source, waiting[-1]) if waiting else len(code)
        at = _end_of(_BETWEEN, code, _end_of(_SIMPLE, code, at, until))
        if at == len(code):
            return
        found = _ENTRY.match(code, at)
        if found is None:
            raise CannotReadError(f"line {source.line_of(at)} is no setting")
        at = found.end()
        if waiting and waiting[-1].start < at:
            key = Span(*found.span("quoted_key" if found["key"] is None else "key"))
            yield Entry(Span(*found.span()), key, *_value(found))


def _value(found: re.Match[bytes]) -> tuple[Span | None, bytes]:
    """Where the value stands, and its quotes."""
    group = found.lastgroup
    if group not in _QUOTES:
        return None, b""
    start, end = found.span(group)
    if group == "plain":
        text = found[group]
        comment = _COMMENT.search(text) if b"#" in text else None
        end = start + len((text[: comment.start()] if comment else text).rstrip())
    return Span(start, end), _QUOTES[group]


def _line_start(source: Source, word: Span) -> int:
    return source.line_starts[source.line_of(word.start) - 1]


def _end_of(pattern: re.Pattern[bytes], code: bytes, at: int, until: int | None = None) -> int:
    found = pattern.match(code, at, len(code) if until is None else until)
    return found.end() if found else at
