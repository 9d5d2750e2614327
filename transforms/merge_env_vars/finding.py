"""Pass two: the places of one file as findings."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from migrator.api import Edit, Finding, Read, Safety, Selection, Source, Span, State
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Setting

_TO_DECIDE = "stands in a value that a person has to decide about"


def findings(
    source: Source, read: Read[Facts], names: Names, selection: Selection
) -> list[Finding]:
    """Every place in a file that speaks of an old name."""
    file = _File(source, read, names, selection)
    found = [*file.of_settings(), *file.of_places()]
    found.sort(key=lambda finding: finding.span)
    return found


class _File:
    """One file on its way to its findings."""

    def __init__(
        self, source: Source, read: Read[Facts], names: Names, selection: Selection
    ) -> None:
        self._source = source
        self._read = read
        self._names = names
        self._selection = selection
        places = read.facts.places
        # While reads fall back, settings stay as they are.
        self._verdicts = [] if names.transition else list(verdicts(places.settings, names))
        self._removed = _Ranges(
            Span(edit.start, edit.end)
            for verdict in self._verdicts
            if self._state(verdict.setting.span, verdict.safety, verdict.edits) is State.APPLIED
            for edit in verdict.setting.removal
            if verdict.edits == verdict.setting.removal
        )
        self._undecided = _Ranges(
            one.value_span
            for verdict in self._verdicts
            if not verdict.edits
            for one in (verdict.setting, verdict.other)
            if one is not None and one.value_span is not None
        )

    def of_settings(self) -> Iterator[Finding]:
        """What becomes of settings."""
        for verdict in self._verdicts:
            setting = verdict.setting
            message = verdict.message
            hidden = ""
            if verdict.safety is Safety.REVIEW and verdict.other is not None:
                lines = sorted(map(self._line, (setting, verdict.other)))
                message += f" (lines {lines[0]} and {lines[1]})"
                hidden = " | ".join(map(self._source.excerpt, dict.fromkeys(lines)))
            found = self._finding(
                setting.span,
                setting.shown,
                setting.name,
                verdict.safety,
                message,
                verdict.edits,
                verdict.reason,
            )
            yield replace(found, hidden=hidden)

    def _line(self, setting: Setting) -> int:
        return self._source.line_of(setting.span.start)

    def of_places(self) -> Iterator[Finding]:
        """What becomes of places that nothing else has a say in."""
        for place in self._read.facts.places.places:
            if not self._removed.hold(place.span):
                yield self._of(place)

    def _of(self, place: Place) -> Finding:
        safety, reason, edits = place.safety, place.reason, place.edits
        if self._undecided.hold(place.span):
            safety, reason, edits = Safety.MANUAL, _TO_DECIDE, ()
        message = f"{place.shown} becomes {self._names.new(place.old)}"
        if safety is Safety.MANUAL:
            message = f"{place.shown}: {reason}"
        elif reason or place.note:
            message = f"{message}: {reason or place.note}"
        return self._finding(
            place.span, place.shown, place.old, safety, message, edits, reason, place.anchor
        )

    def _finding(
        self,
        span: Span,
        shown: str,
        old: str,
        safety: Safety,
        message: str,
        edits: tuple[Edit, ...],
        reason: str,
        anchor: str = "",
    ) -> Finding:
        generated = self._read.facts.generated
        if generated:
            safety, edits, reason = Safety.MANUAL, (), f"a generated file: {generated}"
            message = f"{shown}: {reason}"
        return Finding(
            self._read.path,
            span,
            safety,
            message,
            old,
            None if safety is Safety.MANUAL else self._names.new(old),
            edits if safety is not Safety.MANUAL else (),
            self._state(span, safety, edits, anchor),
            reason,
            anchor,
            excerpt=shown,
        )

    def _state(self, span: Span, safety: Safety, edits: Sequence[Edit], anchor: str = "") -> State:
        if self._read.is_suppressed(span):
            return State.SUPPRESSED
        if (anchor or self._read.path) not in self._selection.anchors:
            return State.ELSEWHERE
        if safety is Safety.MANUAL or self._read.facts.generated:
            return State.MANUAL
        if safety is Safety.REVIEW and not (self._selection.include_review and edits):
            return State.NEEDS_REVIEW
        return State.APPLIED


class _Ranges:
    """Ranges of a text, and whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        #: How far those reach that start no later.
        self._ends = [*accumulate((span.end for span in ordered), max)]

    def hold(self, span: Span) -> bool:
        before = bisect_right(self._starts, span.start)
        return bool(before) and span.end <= self._ends[before - 1]
