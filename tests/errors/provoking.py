"""What provokes an error: a function for each, which says in its docstring how one comes to it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.errors.ground import Ground, Provoke, Told

_ERROR = re.compile(r"error\[(.+?)\]: .*")


@dataclass(frozen=True, slots=True)
class Case:
    """One way to come to an error."""

    code: str
    name: str
    #: How one comes to it, in a sentence or two.
    why: str
    provoke: Provoke
    status: int = 2
    #: Whether it repeats what another program says, each version in its own words.
    repeats: bool = False

    @property
    def id(self) -> str:
        """What it is called, and no other one."""
        return f"{self.code}-{self.name}"

    @property
    def family(self) -> str:
        """What it is about: the first word of its code."""
        return self.code.partition(".")[0]

    def excerpt(self, said: str) -> str:
        """What is said of this error, without what is said of others."""
        return "\n".join(self.mine(said.splitlines())) if said else ""

    def mine(self, lines: list[str]) -> Iterator[str]:
        """The lines about this error."""
        is_mine = False
        for line in lines:
            if found := _ERROR.match(line):
                is_mine = found.group(1) == self.code
            elif not line.startswith(" "):
                is_mine = is_mine and not line.startswith(("next:", "note:", "gate of"))
            if is_mine:
                yield line


CASES: list[Case] = []


def provokes(code: str, *, status: int = 2, repeats: bool = False) -> Callable[[Provoke], Provoke]:
    """Note a function as one that provokes an error with this code."""

    def note(provoke: Provoke) -> Provoke:
        why = " ".join((provoke.__doc__ or "").split())
        CASES.append(Case(code, provoke.__name__, why, provoke, status, repeats))
        return provoke

    return note


__all__ = ["CASES", "Case", "Ground", "Told", "provokes"]
