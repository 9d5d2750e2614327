"""What a transform is: four pure functions over values.

`Transform.needles` says which files can matter, `Transform.read` reads each of them alone,
`Transform.fold` puts what was read together, and `Transform.find` speaks of each file again,
now knowing the others.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from migrator.core.findings import Finding, Safety, State
from migrator.core.layout import ModuleName
from migrator.core.names.values import Reading, Span
from migrator.core.project import Project
from migrator.core.source import Source

OptionsT = TypeVar("OptionsT", bound=BaseModel)
FactsT = TypeVar("FactsT")
FoldedT = TypeVar("FoldedT")


@dataclass(frozen=True, slots=True)
class Needles:
    """What a file must contain to matter at all, and which files are looked at."""

    #: A file matters if it contains one of these.
    words: frozenset[str]
    #: Patterns of further files, beside Python, that the transform can edit.
    other_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read(Generic[FactsT]):
    """What was read of one file."""

    path: str
    facts: FactsT
    #: Places where a person told the step to stay away.
    suppressed: tuple[Span, ...]
    #: Whether the manifest allows the file to be changed at all.
    editable: bool

    def is_suppressed(self, span: Span) -> bool:
        """Whether a person told the step to stay away from a place."""
        return any(covered.overlaps(span) for covered in self.suppressed)


@dataclass(frozen=True, slots=True)
class Edited:
    """A file as it was and as its edits leave it."""

    before: Source
    after: Source
    module: ModuleName


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings a phase takes."""

    #: The files whose findings it takes, and with them whatever follows those files.
    anchors: frozenset[str]
    include_review: bool = False

    def state(self, read: Read[FactsT], span: Span, safety: Safety, anchor: str = "") -> State:
        """What comes of a finding at a place of a file; ``anchor`` is the file that it follows."""
        if read.is_suppressed(span):
            return State.SUPPRESSED
        if (anchor or read.path) not in self.anchors:
            return State.ELSEWHERE
        if safety is Safety.MANUAL:
            return State.MANUAL
        if safety is Safety.REVIEW and not self.include_review:
            return State.NEEDS_REVIEW
        return State.APPLIED


@dataclass(frozen=True, slots=True)
class Example:
    """A migration in miniature, for the documentation."""

    title: str
    before: str
    after: str


class Transform(ABC, Generic[OptionsT, FactsT, FoldedT]):
    """A rule: given one file and facts about the project, which findings does it have."""

    #: What manifests call it.
    name: str
    #: Whether the lines it speaks of may hold secrets, which no report is to print.
    is_discreet: bool = False
    #: One imperative sentence.
    summary: str
    options: type[OptionsT]
    examples: tuple[Example, ...] = ()

    @abstractmethod
    def needles(self, options: OptionsT) -> Needles:
        """What a file must contain to matter."""

    @abstractmethod
    def read(self, source: Source, module: ModuleName, options: OptionsT) -> FactsT:
        """Pass one: the facts of one file, alone."""

    @abstractmethod
    def fold(
        self,
        reads: Mapping[str, Read[FactsT]],
        project: Project,
        options: OptionsT,
    ) -> FoldedT:
        """Between the passes: the facts of all files as one frozen value."""

    def further_files(self, folded: FoldedT) -> frozenset[str]:  # noqa: ARG002 - for those that need it
        """Files that hold no needle and have findings nevertheless; one may not be there yet.

        Where one of them cannot be changed, or a person has told the step to stay away from a
        place in it, all is folded again, with what was read of it.
        """
        return frozenset()

    @abstractmethod
    def find(
        self,
        source: Source,
        read: Read[FactsT],
        folded: FoldedT,
        options: OptionsT,
        selection: Selection,
    ) -> list[Finding]:
        """Pass two: the findings of one file."""

    def is_settled(self, findings: Sequence[Finding]) -> bool:  # noqa: ARG002 - for those that need it
        """Whether a second look at the result would find nothing more to change."""
        return True

    def flaw(
        self,
        edited: Edited,  # noqa: ARG002 - all of them are for those that need it
        read: Read[FactsT],  # noqa: ARG002
        options: OptionsT,  # noqa: ARG002
    ) -> str | None:
        """What is wrong with a file after its edits, beside what must hold for all Python.

        Raises `CannotReadError` where it is no text of its format any more.
        """
        return None

    def prerequisites(self, folded: FoldedT) -> tuple[str, ...]:  # noqa: ARG002 - the same
        """What a person has to do outside of the repository before the step may land."""
        return ()

    def notes(self, folded: FoldedT) -> tuple[str, ...]:  # noqa: ARG002 - for those that need it
        """What is to be said once for the whole project."""
        return ()

    def unmet(
        self,
        findings: Sequence[Finding],  # noqa: ARG002 - all of them are for those that need it
        folded: FoldedT,  # noqa: ARG002
        options: OptionsT,  # noqa: ARG002
    ) -> tuple[str, ...]:
        """What the manifest demands of the step and its findings do not bring about.

        Each is a sentence; where there is one, the phase does not land.
        """
        return ()

    @abstractmethod
    def old_names(self, options: OptionsT) -> frozenset[str]:
        """The words that should be gone after the migration."""

    def is_new_name(self, dotted: str, options: OptionsT) -> bool:  # noqa: ARG002
        """Whether a dotted name is, or is in, what old names move to."""
        return False

    def reading(self, facts: FactsT) -> Reading | None:  # noqa: ARG002 - for those that need it
        """The names read of a file, for the check of the result and for the residue."""
        return None

    def same_meaning(self, old: str, new: str, folded: FoldedT) -> bool:  # noqa: ARG002
        """Whether what a name meant before is what another one means after the migration.

        Both are dotted names, or `LOCAL` for what the file itself binds.
        """
        return old == new
