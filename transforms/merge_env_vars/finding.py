"""Pass two: the places of one file as findings."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from migrator.api import Finding, Read, Safety, Selection, Source, Span, State, generated_reason
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.meeting import Verdict, verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place

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
            span for verdict in self._verdicts for span in self._removals(verdict)
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
            if not self._goes_along(verdict):
                yield self._of_setting(verdict)

    def _of_setting(self, verdict: Verdict) -> Finding:
        setting, message, hidden = verdict.setting, verdict.message, ""
        if verdict.safety is Safety.REVIEW and verdict.other is not None:
            lines = sorted(self._source.line_of(one.span.start) for one in (setting, verdict.other))
            message += f" (lines {lines[0]} and {lines[1]})"
            hidden = " | ".join(map(self._source.excerpt, dict.fromkeys(lines)))
        place = Place(
            setting.name,
            setting.span,
            setting.shown,
            verdict.edits,
            verdict.safety,
            verdict.reason,
        )
        return self._finding(place, message, hidden)

    def _removals(self, verdict: Verdict) -> list[Span]:
        """What goes with a setting that is taken out."""
        setting = verdict.setting
        if verdict.edits != setting.removal:
            return []
        state = self._state(Place(setting.name, setting.span, "", verdict.edits, verdict.safety))
        if state is not State.APPLIED:
            return []
        return [Span(edit.start, edit.end) for edit in setting.removal]

    def _goes_along(self, verdict: Verdict) -> bool:
        """Whether a setting is part of another one that is taken out."""
        own = self._removals(verdict)
        # What holds more than all that goes with it is not its own.
        return any(
            self._removed.hold(Span(start - 1, end)) or self._removed.hold(Span(start, end + 1))
            for start, end in own or [verdict.setting.span]
        )

    def of_places(self) -> Iterator[Finding]:
        """What becomes of places that nothing else has a say in."""
        for place in self._read.facts.places.places:
            if not self._removed.hold(place.span):
                yield self._of(place)

    def _of(self, place: Place) -> Finding:
        if self._undecided.hold(place.span):
            place = replace(place, safety=Safety.MANUAL, reason=_TO_DECIDE)
        message = f"{place.shown} becomes {self._names.new(place.old)}"
        if place.safety is Safety.MANUAL:
            message = f"{place.shown}: {place.reason}"
        elif place.reason or place.note:
            message = f"{message}: {place.reason or place.note}"
        return self._finding(place, message)

    def _finding(self, place: Place, message: str, hidden: str = "") -> Finding:
        if generated := self._read.facts.generated:
            reason = generated_reason(generated)
            place = replace(place, safety=Safety.MANUAL, reason=reason)
            message = f"{place.shown}: {reason}"
        is_manual = place.safety is Safety.MANUAL
        return Finding(
            self._read.path,
            place.span,
            place.safety,
            message,
            place.old,
            None if is_manual else self._names.new(place.old),
            () if is_manual else place.edits,
            self._state(place),
            place.reason,
            place.anchor,
            excerpt=place.shown,
            hidden=hidden,
        )

    def _state(self, place: Place) -> State:
        safety = Safety.MANUAL if self._read.facts.generated else place.safety
        state = self._selection.state(self._read, place.span, safety, place.anchor)
        is_empty = safety is Safety.REVIEW and not place.edits
        return State.NEEDS_REVIEW if is_empty and state is State.APPLIED else state


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
