"""What is done to a scene: which command, from where, and what it may leave at the branch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Side = Literal["old", "new"]
"""Whether the phase's files are as before the phase, or as after it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A command that changes the repository."""

    name: str
    arguments: tuple[str, ...]
    start: "Operation | None" = None
    """What has to be done before, undisturbed."""
    lands: Side = "new"
    commits: int = 1
    """How many commits it puts on the branch; none where it takes them off."""
    blames: bool = False
    """Whether the file of revisions that blame ignores comes or goes with it."""
    lasts: bool = True
    """Whether anything is to be seen of it when it has ended."""

    def __str__(self) -> str:
        return self.name

    @property
    def leaves(self) -> Side:
        """The side it starts from."""
        return "old" if self.lands == "new" else "new"


RUN = Operation("run", ("run",))
BLAME = Operation("blame", ("run", "--blame-ignore"), commits=2, blames=True)
ROLLBACK = Operation("rollback", ("rollback", "p0"), RUN, "old")
DROP = Operation("drop", ("rollback", "p0", "--drop"), RUN, "old", commits=0)
UNBLAME = Operation("unblame", ("rollback", "p0"), BLAME, "old", blames=True)
_PREPARE = Operation("prepare", ("prepare",))
TRIAL = Operation("trial", ("trial",), _PREPARE, commits=0, lasts=False)

OPERATIONS: Mapping[str, Operation] = {
    operation.name: operation for operation in (RUN, BLAME, ROLLBACK, DROP, UNBLAME, TRIAL)
}
