"""Phases carried out in memory, one after the other, each on what the one before left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from migrator.app.landed import finished_steps, landed_phases
from migrator.app.workspace import Workspace
from migrator.core.diff import FileChange
from migrator.core.edits import apply
from migrator.core.engine import (
    Changes,
    Overlay,
    Step,
    StepResult,
    UnusedSuppression,
)
from migrator.core.findings import Finding, State
from migrator.core.manifest import Phase
from migrator.core.residue import lines_with
from migrator.core.results import BrokenFile, Notices, broken_file
from migrator.errors import EditClashError, Problem

#: What one round leaves to the next are import cycles that moves undo: rare, and rarely nested.
_MOST_ROUNDS = 4


@dataclass(slots=True)
class Simulated:
    """A phase that was carried out in memory."""

    phase: Phase
    results: list[StepResult] = field(default_factory=list)
    changes: list[FileChange] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """What all its steps say."""
        return [finding for result in self.results for finding in result.findings]

    @property
    def edits(self) -> int:
        """How many edits it makes."""
        return sum(len(change.edits) for change in self.changes)

    @property
    def written(self) -> dict[str, bytes]:
        """Every changed file as the phase leaves it."""
        return {change.path: change.new for change in self.changes if change.new is not None}

    @property
    def removed(self) -> list[str]:
        """Every file that the phase takes away."""
        return [change.path for change in self.changes if change.new is None]

    @property
    def dropped(self) -> frozenset[str]:
        """Those of them that a step says it was told to take away."""
        applied = (one for one in self.findings if one.state is State.APPLIED)
        return frozenset(one.path for one in applied if one.removes_file)

    @property
    def prerequisites(self) -> list[str]:
        """What a person has to do before it; a later round may have nothing to say any more."""
        said = (line for result in self.results for line in result.prerequisites)
        return list(dict.fromkeys(said))

    @property
    def unmet(self) -> list[str]:
        """What the manifest demands of its steps, and they do not bring about."""
        return [said for result in self.results for said in result.unmet]


class Simulation:
    """The repository in memory, on its way through the phases."""

    def __init__(self, workspace: Workspace, *, include_review: bool = False) -> None:
        self._workspace = workspace
        self._include_review = include_review
        self.tree = Overlay(workspace.repository)
        self.changes = Changes()

    def run(self, phases: Iterable[Phase]) -> Iterator[Simulated]:
        """Carry out phases; after each of them ``tree`` is what it leaves."""
        for phase in phases:
            yield self._phase(phase)

    def _phase(self, phase: Phase) -> Simulated:
        simulated = Simulated(phase)
        steps = self._workspace.steps_of(phase)
        base = self.tree.copy()
        changes = Changes()
        for step in steps:
            self._refuse_clash(phase, step, simulated.results, base)
            for result in self._rounds(step, phase):
                simulated.results.append(result)
                self._take_over(result, changes)
        simulated.changes = file_changes(changes, self._workspace)
        return simulated

    def _rounds(self, step: Step, phase: Phase) -> Iterator[StepResult]:
        """Carry a step out until another look at what it left would change nothing more."""
        for left in reversed(range(_MOST_ROUNDS)):
            result = self._step(step, phase, self.tree)
            if not left or not result.changed or step.transform.is_settled(result.findings):
                yield result
                return
            yield result.only_applied()

    def _take_over(self, result: StepResult, changes: Changes) -> None:
        """Let the tree be what a step leaves."""
        changes.add(result, self.tree)
        self.changes.add(result, self.tree)
        self.tree.take(result)

    def _step(
        self, step: Step, phase: Phase, tree: Overlay, only: frozenset[str] | None = None
    ) -> StepResult:
        return self._workspace.engine.run(
            step,
            tree,
            self._workspace.selects(phase),
            include_review=self._include_review,
            only=only,
        )

    def _refuse_clash(
        self,
        phase: Phase,
        step: Step,
        earlier: Sequence[StepResult],
        base: Overlay,
    ) -> None:
        """Refuse two steps that want the same place of the text that the phase starts from.

        The later step may well find nothing any more in what the earlier one left: then the
        first would have won in silence.
        """
        touched = {path for done in earlier for path, out in done.outcomes.items() if out.edits}
        if not touched:
            return
        fresh = self._step(step, phase, base, frozenset(touched))
        for done in earlier:
            for path in sorted(fresh.outcomes.keys() & done.outcomes.keys()):
                before, after = done.outcomes[path].findings, fresh.outcomes[path].findings
                _refuse_overlap(phase, before, after)

    # What is to be said beside the findings

    def notices(self, results: Sequence[StepResult]) -> Notices:
        """All that a person has to know of some results."""
        repository = self._workspace.repository
        found = {finding.path for result in results for finding in result.findings}
        broken: dict[str, BrokenFile] = {}
        for result in results:
            words = _words(self._workspace.steps[result.step])
            for unreadable in result.unreadable:
                if self._workspace.editable(unreadable.path):
                    data = self.tree.read(unreadable.path) or b""
                    lines = lines_with(unreadable.path, data, words)
                    broken[unreadable.path] = broken_file(unreadable, lines)
        notes = dict.fromkeys(self._notes(results))
        notes |= dict.fromkeys(f"not looked into: {what}" for what in repository.unseen())
        large = repository.large({path for result in results for path in result.changed})
        if large:
            notes[f"kept by git-lfs, and changed like any other file: {', '.join(large)}"] = None
        return Notices(
            tuple(broken[path] for path in sorted(broken)),
            {path: why for result in results for path, why in result.defects.items()},
            tuple(dict.fromkeys([*self._idle(results), *self._aimless(results)])),
            tuple(repository.changed(found)),
            tuple(notes),
            tuple(dict.fromkeys(said for result in results for said in result.unmet)),
        )

    def _notes(self, results: Sequence[StepResult]) -> Iterator[str]:
        telling = [result for result in results if result.notes]
        if telling:
            manifest = self._workspace.manifest
            landed = landed_phases(self._workspace.repository.git, manifest)
            finished = finished_steps(manifest, landed)
            yield from (
                note for result in telling if result.step not in finished for note in result.notes
            )

    def _idle(self, results: Sequence[StepResult]) -> Iterator[UnusedSuppression]:
        """Suppressions of steps that have nothing to suppress there."""
        for result in results:
            yield from result.unused

    def _aimless(self, results: Sequence[StepResult]) -> Iterator[UnusedSuppression]:
        """Suppressions that name no step, or one that there is not."""
        for result in results:
            for path, read in sorted(result.reads.items()):
                for found in read.suppressions:
                    for step in found.steps or ("",):
                        if step not in self._workspace.steps and self._workspace.editable(path):
                            yield UnusedSuppression(path, found.line, step)


def _words(step: Step) -> frozenset[str]:
    words: frozenset[str] = step.old_names()
    return words


def file_changes(changes: Changes, workspace: Workspace) -> list[FileChange]:
    """Edits put together, as changes of files."""
    found = []
    for path in sorted(changes.base):
        old, edits = changes.base[path], tuple(changes.edits[path])
        if path in changes.removed:
            found.append(FileChange(path, old, None, mode=workspace.repository.mode(path)))
        elif path in changes.created:
            found.append(FileChange(path, None, apply(old, edits)))
        elif apply(old, edits) != old:
            mode = workspace.repository.mode(path)
            found.append(FileChange.edited(path, old, edits, mode))
    return found


def _refuse_overlap(phase: Phase, before: Sequence[Finding], after: Sequence[Finding]) -> None:
    for second in after:
        for first in before:
            both = first.state is State.APPLIED and second.state is State.APPLIED
            if both and first.span.overlaps(second.span) and first.new != second.new:
                raise EditClashError(
                    Problem(
                        "phase.clash",
                        f"the steps `{first.step}` and `{second.step}` of phase `{phase.id}` "
                        f"both change {first.old}: one to {first.new}, the other to {second.new}",
                        "take the name out of one of them, or put them into different phases",
                        file=first.path,
                        line=first.line,
                    )
                )
