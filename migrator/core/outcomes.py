"""What runs, rollbacks and proofs come to, as values for the reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from migrator.core.gate.faults import Fault
from migrator.core.manifest import Level
from migrator.core.results import Notices


@dataclass(frozen=True, slots=True)
class Check:
    """One answer of the gate."""

    level: Level
    #: What is asked, as a statement.
    claim: str
    #: What shows that it does not hold.
    faults: tuple[Fault, ...] = ()
    #: The last that a command printed, where that tells more.
    output: str = ""
    #: What is to be known though it holds, such as what was left out of the question.
    remarks: tuple[str, ...] = ()
    #: How long it took to find out.
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether it holds."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Verdict:
    """All answers of the gate about a phase."""

    checks: tuple[Check, ...] = ()
    #: Levels that the manifest leaves out.
    left_out: tuple[Level, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the phase may land."""
        return all(check.passed for check in self.checks)

    @property
    def seconds(self) -> dict[Level, float]:
        """How long each level took."""
        spent: dict[Level, float] = {}
        for check in self.checks:
            spent[check.level] = spent.get(check.level, 0.0) + check.seconds
        return spent


class PhaseOutcome(StrEnum):
    """What became of a phase in a run."""

    LANDED = "landed"
    #: It had nothing to do, and that is recorded.
    EMPTY = "nothing to do"
    #: It had landed before, and has nothing left to do.
    DONE = "done already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RanPhase:
    """One phase of a run."""

    id: str
    outcome: PhaseOutcome
    commit: str | None = None
    files: int = 0
    edits: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    notices: Notices = field(default_factory=Notices)
    #: Where the report of a refusal is, with the diff of what was refused.
    report: str | None = None
    #: What the person's hook that follows a commit complained of.
    hook_complaint: str | None = None
    #: Paths that somebody still wrote to in the file that the phase displaced.
    rescued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase as the history has it."""

    id: str
    title: str
    #: ``landed``, ``nothing to do``, ``rolled back``, ``dropped``, ``failed`` or ``pending``.
    state: str
    commit: str | None = None
    date: str | None = None
    run: str | None = None
    files: int = 0
    edits: int = 0
    #: What rolling it back would do.
    rollback: str | None = None
    #: Where the report of its last refusal is.
    report: str | None = None

    @property
    def is_pending(self) -> bool:
        """Whether a run would have something to do, as far as is known."""
        return self.state not in {"landed", "nothing to do"}


@dataclass(frozen=True, slots=True)
class StatusResult:
    """How far a migration is."""

    migration: str
    phases: Sequence[PhaseState]
    #: Whether a run was cut short and waits for recovery.
    unfinished: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A phase that was taken back."""

    phase: str
    commit: str
    #: The commit that undoes it; None if it was dropped from the history.
    undo: str | None
    files: int


@dataclass(frozen=True, slots=True)
class RollbackResult:
    """What was taken back, newest first, and what was verified of it."""

    phases: Sequence[TakenBack]
    #: The tree that the checkout has now.
    tree: str
    #: Whether that is the very tree from before the oldest of the phases.
    is_tree_from_before: bool
    #: Whether each path is byte for byte what it was; a merge gives no such promise.
    is_exact: bool
    #: What the person's hook that follows a commit complained of.
    hook_complaint: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What `verify` found out about one landing."""

    phase: str
    commit: str
    #: What does not agree; nothing if all does.
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """Whether what is recorded is what git holds."""

    migration: str
    proofs: Sequence[Proof]

    @property
    def failed(self) -> bool:
        """Whether anything does not agree."""
        return any(proof.faults for proof in self.proofs)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of one transaction that had been cut short."""

    #: One sentence.
    said: str
    #: Paths that were left alone, because somebody has changed them since.
    left: tuple[str, ...] = ()
    #: Where the files are that those paths have displaced.
    aside: str | None = None
