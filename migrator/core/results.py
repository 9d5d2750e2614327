"""What the use cases find out, as values for the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from migrator.core.diff import FileChange
from migrator.core.engine import UnusedSuppression
from migrator.core.findings import Finding
from migrator.core.source import Unreadable


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that holds old names and cannot be worked on."""

    path: str
    code: str
    reason: str
    #: The lines in which an old name stands.
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """What a person has to know beside the findings; nothing is left out in silence."""

    broken: tuple[BrokenFile, ...] = ()
    #: Files whose edits did not stand the check, with the reason: faults of the tool.
    defects: Mapping[str, str] = field(default_factory=dict)
    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    #: Files with findings that differ from the last commit.
    dirty: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    #: What the manifest demands and steps do not bring about: their phases will not land.
    unmet: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a file could not be handled."""
        return bool(self.broken or self.defects)


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the phase that takes it, if one does, and the priority of its file."""

    finding: Finding
    phase: str | None
    priority: str | None


@dataclass(frozen=True, slots=True)
class ScanResult:
    """All findings of a migration in the repository as it is."""

    migration: str
    phases: Sequence[str]
    findings: Sequence[PlacedFinding]
    notices: Notices

    def revealed(self) -> "ScanResult":
        """With the lines that may hold secrets."""
        return replace(
            self,
            findings=[
                replace(placed, finding=placed.finding.revealed()) for placed in self.findings
            ],
        )


@dataclass(frozen=True, slots=True)
class Residue:
    """An old name that a phase leaves behind."""

    path: str
    line: int
    column: int
    word: str
    reason: str
    excerpt: str
    #: The line, where the excerpt does not show it; only for those who ask.
    hidden: str = ""

    def revealed(self) -> "Residue":
        """The old name as it is for those who asked to see values."""
        return replace(self, excerpt=self.hidden) if self.hidden else self


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """What a phase would do."""

    id: str
    title: str
    steps: Sequence[str]
    findings: Sequence[Finding]
    changes: Sequence[FileChange]
    residue: Sequence[Residue]
    levels: Sequence[str]
    tests: Sequence[str]
    notices: Notices
    #: What a person has to do outside of the repository before it may run.
    prerequisites: Sequence[str] = ()
    #: The commit that it has landed as.
    landed: str | None = None

    def revealed(self) -> "PhaseResult":
        """With the lines that may hold secrets."""
        return replace(
            self,
            findings=[finding.revealed() for finding in self.findings],
            residue=[residue.revealed() for residue in self.residue],
        )

    @property
    def is_done(self) -> bool:
        """Whether nothing is left for it to change."""
        return not self.changes and not any(
            finding.state in {"applied", "needs-review"} for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class PlanResult:
    """What all phases would do, one after the other."""

    migration: str
    phases: Sequence[PhaseResult]
    notices: Notices

    def revealed(self) -> "PlanResult":
        """With the lines that may hold secrets."""
        return replace(self, phases=[phase.revealed() for phase in self.phases])


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What the chosen phases would change, as one change of each file."""

    phases: Sequence[str]
    changes: Sequence[FileChange]
    findings: Sequence[Finding]
    notices: Notices


@dataclass(frozen=True, slots=True)
class TransformPage:
    """All about a transform."""

    name: str
    summary: str
    #: Name, kind and description of each option.
    options: Sequence[tuple[str, str, str]]
    #: Title and patch of each example.
    examples: Sequence[tuple[str, str]]


def broken_file(unreadable: Unreadable, lines: Sequence[int]) -> BrokenFile:
    """A file that cannot be worked on, with what in it would have mattered."""
    return BrokenFile(unreadable.path, unreadable.code, unreadable.reason, tuple(lines))
