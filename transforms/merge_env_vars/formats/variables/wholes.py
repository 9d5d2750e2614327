"""Statements that go, or stay, as a whole: nothing that stands in them is told by itself."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.variables.found import without_safety
from transforms.merge_env_vars.places import Place, Places, Setting


class _Ranges:
    """Ranges that do not overlap, to be asked which of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
            if not self._spans or span.end > self._spans[-1].end:
                self._spans.append(span)
        self._starts = [span.start for span in self._spans]

    def around(self, inner: Span) -> Span | None:
        """The range that holds a place."""
        at = bisect_right(self._starts, inner.start) - 1
        if at < 0 or self._spans[at].end < inner.end:
            return None
        return self._spans[at]


def without_wholes(places: Places, untouched: Sequence[tuple[Span, str]]) -> Places:
    """What is told of a script in which some statements are taken or left as wholes."""
    gone = _Ranges(span for place in places.places for span in _taken_out(place))
    left = _Ranges(span for span, _reason in untouched)
    reasons = dict(untouched)
    kept: list[Place] = []
    for place in places.places:
        around, around_left = gone.around(place.span), left.around(place.span)
        if around_left is not None:
            kept.append(without_safety(place, Safety.MANUAL, reasons[around_left]))
        elif around is None or around in _taken_out(place):
            kept.append(place)
    settings: list[Setting] = []
    for setting in places.settings:
        around_left = left.around(setting.span)
        if around_left is None and gone.around(setting.span) is None:
            settings.append(setting)
        elif around_left is not None and setting.renaming:
            kept.extend(_left(setting, reasons[around_left]))
    return Places(tuple(kept), tuple(settings))


def _taken_out(place: Place) -> list[Span]:
    """The ranges around a place that it takes out."""
    return [
        Span(edit.start, edit.end)
        for edit in place.edits
        if edit.text in {b"", b":"}
        and edit.start <= place.span.start
        and place.span.end <= edit.end
    ]


def _left(setting: Setting, reason: str) -> Iterator[Place]:
    if setting.renaming and setting.renaming[0].text != setting.name.encode():
        yield Place(setting.name, setting.span, setting.shown, safety=Safety.MANUAL, reason=reason)
