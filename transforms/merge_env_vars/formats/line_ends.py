"""Texts with CRLF, read as if their lines ended in LF.

Grammars and line patterns need to know one line end only; what they find is put back in its place.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Places, Setting

Reader = Callable[[Source, Names], Places]


def with_line_feeds(read: Reader, source: Source, names: Names) -> Places:
    """What a reader that knows one line end finds in a text with any."""
    if b"\r\n" not in source.code:
        return read(source, names)
    text = source.code.replace(b"\r\n", b"\n")
    return _Back(source.code).places(read(Source(source.path, text), names))


class _Back:
    """Offsets in the text without carriage returns, as offsets in the text as it is."""

    def __init__(self, code: bytes) -> None:
        self._dropped: list[int] = []
        at = code.find(b"\r\n")
        while at >= 0:
            self._dropped.append(at - len(self._dropped))
            at = code.find(b"\r\n", at + 2)

    def places(self, found: Places) -> Places:
        """What was found, where it stands."""
        return Places(
            tuple(map(self._place, found.places)), tuple(map(self._setting, found.settings))
        )

    def _place(self, place: Place) -> Place:
        return replace(place, span=self._span(place.span), edits=self._edits(place.edits))

    def _setting(self, setting: Setting) -> Setting:
        value = setting.value_span
        return replace(
            setting,
            span=self._span(setting.span),
            value_span=None if value is None else self._span(value),
            renaming=self._edits(setting.renaming),
            removal=self._edits(setting.removal),
        )

    def _edits(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        return tuple(Edit(self._at(e.start), self._at(e.end), e.text) for e in edits)

    def _span(self, span: Span) -> Span:
        return Span(self._at(span.start), self._at(span.end))

    def _at(self, offset: int) -> int:
        return offset + bisect_left(self._dropped, offset)
