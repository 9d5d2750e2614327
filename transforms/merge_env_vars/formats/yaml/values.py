"""Which of some settings has a place in its value."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from transforms.merge_env_vars.places import Place, Setting


class Values:
    """The values of some settings; they may lie in each other."""

    def __init__(self, settings: Iterable[Setting]) -> None:
        known = [(one.value_span, one) for one in settings if one.value_span is not None]
        known.sort(key=lambda pair: pair[0])
        self._settings = [one for _span, one in known]
        self._starts = [span.start for span, _one in known]
        self._ends = [span.end for span, _one in known]
        #: The last end of a value up to each.
        self._furthest = list(accumulate(self._ends, max))

    def holding(self, place: Place) -> Setting | None:
        """The setting in whose value a place lies; the innermost, if there are several."""
        at = place.span.start
        which = bisect_right(self._starts, at) - 1
        while which >= 0 and self._furthest[which] > at:
            if self._ends[which] > at:
                return self._settings[which]
            which -= 1
        return None
