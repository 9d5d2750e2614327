"""Ranges of a text with what is to be said of them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from migrator.api import Span

_Meaning = TypeVar("_Meaning")


class Ranges(Generic[_Meaning]):
    """Ranges that do not overlap: of those that do, the one that starts first is kept."""

    def __init__(self, ranges: Iterable[tuple[Span, _Meaning]]) -> None:
        self._ranges: list[tuple[Span, _Meaning]] = []
        for span, meaning in sorted(ranges, key=lambda one: (one[0].start, -one[0].end)):
            if not self._ranges or span.start >= self._ranges[-1][0].end:
                self._ranges.append((span, meaning))
        self._starts = [span.start for span, _meaning in self._ranges]

    def holding(self, span: Span) -> _Meaning | None:
        """What is to be said of the range that holds a place."""
        before = bisect_right(self._starts, span.start)
        if not before:
            return None
        outer, meaning = self._ranges[before - 1]
        return meaning if span.end <= outer.end else None

    def kept(self) -> list[_Meaning]:
        """What is said of the ranges, in order."""
        return [meaning for _span, meaning in self._ranges]
