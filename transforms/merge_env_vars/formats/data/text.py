"""A string as it is meant, and where each of its bytes stands in the file."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from migrator.api import Edit, Span
from transforms.merge_env_vars.places import Place, Setting

_ESCAPE = re.compile(
    rb"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\r?\n[ \t\r\n]*|(.))", re.DOTALL
)
_MEANINGS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class Text:
    """A string without its quotes and escapes."""

    code: bytes
    #: Where it stands, without the quotes.
    outer: Span
    #: Where each byte begins and ends; nothing if they stand one after the other.
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, span: Span) -> Span:
        """Where a part of it stands."""
        if not self.starts:
            return Span(self.outer.start + span.start, self.outer.start + span.end)
        start = self.starts[span.start] if span.start < len(self.code) else self.outer.end
        return Span(start, self.ends[span.end - 1] if span.start < span.end else start)

    def is_plain(self, span: Span) -> bool:
        """Whether a part of it is written without escapes."""
        start, end = self.span(span)
        return end - start == span.end - span.start

    def place(self, place: Place) -> Place:
        """A place in the text as a place in the file."""
        return replace(place, span=self.span(place.span), edits=self._edits(place.edits))

    def setting(self, setting: Setting, group: int) -> Setting:
        """A setting in the text as one in the file."""
        value = setting.value_span
        return replace(
            setting,
            group=group,
            span=self.span(setting.span),
            value_span=None if value is None else self.span(value),
            renaming=self._edits(setting.renaming),
            removal=self._edits(setting.removal),
        )

    def _edits(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        return tuple(Edit(*self.span(Span(one.start, one.end)), one.text) for one in edits)


def unescaped(code: bytes, outer: Span) -> Text:
    """The text of a string in which a backslash escapes."""
    raw = code[slice(*outer)]
    if b"\\" not in raw:
        return Text(raw, outer)
    text = bytearray()
    starts, ends = array("q"), array("q")
    at = 0
    for escape in _ESCAPE.finditer(raw):
        _as_it_is(text, starts, ends, raw, Span(at, escape.start()), outer.start)
        meaning = _meaning(escape)
        text += meaning
        starts.extend([outer.start + escape.start()] * len(meaning))
        ends.extend([outer.start + escape.end()] * len(meaning))
        at = escape.end()
    _as_it_is(text, starts, ends, raw, Span(at, len(raw)), outer.start)
    return Text(bytes(text), outer, starts, ends)


def _as_it_is(
    text: bytearray, starts: "array[int]", ends: "array[int]", raw: bytes, span: Span, shift: int
) -> None:
    text += raw[slice(*span)]
    starts.extend(range(shift + span.start, shift + span.end))
    ends.extend(range(shift + span.start + 1, shift + span.end + 1))


def _meaning(escape: re.Match[bytes]) -> bytes:
    digits = escape.group(1) or escape.group(2)
    if digits:
        number = int(digits, 16)
        return chr(min(number, 0x10FFFF)).encode(errors="surrogatepass")
    letter: bytes = escape.group(3) or b""
    return _MEANINGS.get(letter, letter)
