"""Questions of the gate, and who asks them."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from migrator.core.gate.faults import Fault
from migrator.core.manifest import Level
from migrator.core.outcomes import Check
from migrator.core.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found out; without faults, what was asked holds."""

    faults: tuple[Fault, ...] = ()
    output: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked of a tree."""

    level: Level
    #: As a statement, which holds or does not.
    claim: str
    ask: Callable[[], Answer]


class Watch(Protocol):
    """Somebody who wants to see how it goes."""

    def opening(self, what: str) -> None:
        """Questions about a phase follow."""
        ...

    def asking(self, level: Level, claim: str) -> None:
        """A question is being asked."""
        ...

    def answered(self, check: Check) -> None:
        """It has been answered."""
        ...


class NobodyWatches:
    """Nobody wants to see it."""

    def opening(self, what: str) -> None:
        """Nothing is shown."""

    def asking(self, level: Level, claim: str) -> None:
        """Nothing is shown."""

    def answered(self, check: Check) -> None:
        """Nothing is shown."""


def asked(questions: Iterable[Question], watch: Watch) -> Iterator[Check]:
    """The answers, each as soon as it is there."""
    for question in questions:
        watch.asking(question.level, question.claim)
        began = time.monotonic()
        with uncollected():
            answer = question.ask()
        took = time.monotonic() - began
        check = Check(
            question.level, question.claim, answer.faults, answer.output, answer.remarks, took
        )
        watch.answered(check)
        yield check
