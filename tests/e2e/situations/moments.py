"""Acting at an exact moment of a run: the tool tells them as audit events."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_PATIENT: "list[Moment]" = []


@dataclass(slots=True)
class Moment:
    """Something to be done when a moment comes, each time up to a number of times."""

    name: str
    action: Callable[[], object]
    times: int = 1
    seen: int = 0
    is_acting: bool = field(default=False, repr=False)

    def come(self) -> None:
        if self.is_acting or self.seen >= self.times:
            return
        self.seen += 1
        self.is_acting = True
        try:
            self.action()
        finally:
            self.is_acting = False


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if event == "migrator.reached":
        for moment in [found for found in _PATIENT if found.name == arguments[0]]:
            moment.come()


# A hook of this kind cannot be taken away again, so there is one for all tests.
sys.addaudithook(_listen)


@contextmanager
def at(name: str, action: Callable[[], object], times: int = 1) -> Iterator[Moment]:
    """Do something when a moment comes; it has to come."""
    moment = Moment(name, action, times)
    _PATIENT.append(moment)
    try:
        yield moment
    finally:
        _PATIENT.remove(moment)
    assert moment.seen, f"the moment `{name}` has not come"
