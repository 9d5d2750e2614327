"""The words of an instruction, and what Docker makes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import Span

_BLANK = b" \t\v\f\r\n"


def _patterns(escape: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    one = re.escape(escape)
    parts = (
        rb"(?P<escaped>" + one + rb".)"
        rb"|(?P<double>\"(?:" + one + rb".|[^\"" + one + rb"])*+\")"
        rb"|(?P<single>'[^']*+')"
    )
    word = rb"(?:" + re.sub(rb"\?P<\w+>", b"?:", parts) + rb"|[^\s\"'" + one + rb"])++"
    return re.compile(parts, re.DOTALL), re.compile(word, re.DOTALL)


_PATTERNS = {escape: _patterns(escape) for escape in (b"\\", b"`")}


class OpenQuoteError(Exception):
    """A quote that is never closed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name, and what it is set to."""

    span: Span
    name: Span
    #: None where a name stands alone.
    value: Span | None


def words(text: bytes, span: Span, escape: bytes) -> Iterator[Span]:
    """The words in a range, without what joins lines at their ends."""
    at = span.start
    _parts, pattern = _PATTERNS[escape]
    while True:
        while at < span.end and (text[at : at + 1].isspace() or text[at] == 0):
            at += 1
        if at == span.end:
            return
        found = pattern.match(text, at, span.end)
        if found is None or (found.end() < span.end and text[found.end()] not in _BLANK):
            if text[at : span.end].strip(b"\0 \t" + escape):
                raise OpenQuoteError
            return
        end = found.end()
        while text[end - 1] == 0:
            end -= 1
        yield Span(at, end)
        at = found.end()


def pairs(text: bytes, span: Span, escape: bytes, keyword: bytes) -> list[Pair] | None:
    """What ``ENV`` or ``ARG`` sets; None where that is not well-formed."""
    found = [_pair(text, word) for word in words(text, span, escape)]
    if keyword == b"ARG" or all(one.value is not None for one in found):
        return found
    if found[0].value is None and len(found) > 1:
        # The older form: the first word, and all of the rest.
        rest = Span(found[1].span.start, found[-1].span.end)
        return [Pair(Span(found[0].span.start, rest.end), found[0].name, rest)]
    return None


def _pair(text: bytes, word: Span) -> Pair:
    sign = text.find(b"=", *word)
    if sign < 0:
        return Pair(word, word, None)
    return Pair(word, Span(word.start, sign), Span(sign + 1, word.end))


def single_quoted(text: bytes, span: Span, escape: bytes) -> list[Span]:
    """The ranges in which no reference is replaced."""
    parts, _word = _PATTERNS[escape]
    found = parts.finditer(text, *span)
    return [Span(*one.span()) for one in found if one.lastgroup == "single"]


def unquoted(text: bytes, span: Span, escape: bytes) -> bytes:
    """A value without its quotes; what is no reference has its dollar escaped."""
    parts, _word = _PATTERNS[escape]

    def bare(found: re.Match[bytes]) -> bytes:
        part = found.group()
        if found.lastgroup == "single":
            return part[1:-1].replace(b"$", b"\\$")
        if found.lastgroup == "double":
            return re.sub(
                re.escape(escape) + rb"([\"$" + re.escape(escape) + rb"])", kept, part[1:-1]
            )
        return b"\\$" if part[1:] == b"$" else part[1:]

    def kept(found: re.Match[bytes]) -> bytes:
        return b"\\$" if found[1] == b"$" else found[1]

    return parts.sub(bare, text[slice(*span)].replace(b"\0", b""))
