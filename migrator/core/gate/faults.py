"""Faults: what is wrong with a tree, and which of it is new."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where, what, and what to do about it."""

    #: The file, from the top of the repository; empty where it is about none.
    path: str
    #: From 1; 0 where it is about no line.
    line: int
    #: A stable name for this sort of fault, such as ``undefined-name``.
    code: str
    #: One sentence without a line number, so that it stays the same wherever its line goes.
    message: str
    #: One sentence that says what to do.
    remedy: str

    @property
    def identity(self) -> tuple[str, str, str]:
        """By what it is the same fault before and after a phase."""
        return self.path, self.code, self.message

    @property
    def place(self) -> str:
        """``app/core.py:12``, as far as it is known."""
        return f"{self.path}:{self.line}" if self.line else self.path


def new_faults(before: Iterable[Fault], after: Iterable[Fault]) -> list[Fault]:
    """Those that were not there before; of several alike, as many as there are more now."""
    known = Counter(fault.identity for fault in before)
    found = []
    for fault in sorted(after):
        if known[fault.identity]:
            known[fault.identity] -= 1
        else:
            found.append(fault)
    return found


def grown(before: Iterable[Fault], after: Iterable[Fault]) -> list[Fault]:
    """Those by which a file has more of a sort than it had, whatever they are called now.

    A phase gives things other names: an import that nobody used is not a new one for that.
    """
    before, after = list(before), list(after)
    growth = Counter(_sort(fault) for fault in after)
    growth.subtract(_sort(fault) for fault in before)
    found = []
    for fault in new_faults(before, after):
        if growth[_sort(fault)] > 0:
            growth[_sort(fault)] -= 1
            found.append(fault)
    return found


def _sort(fault: Fault) -> tuple[str, str]:
    return fault.path, fault.code
