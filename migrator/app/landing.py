"""A landing: a phase, carried out in memory, becomes a commit, is gated, and is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from migrator.app.gate.case import Benches, Case
from migrator.app.gate.keeper import Keeper, verdict
from migrator.app.gate.record import recorded
from migrator.app.records import Book
from migrator.app.session import Session
from migrator.app.simulation import Simulated
from migrator.app.workspace import Workspace
from migrator.core import ledger
from migrator.core.blame import BLAME_FILE, with_ignored
from migrator.core.findings import State
from migrator.core.gate.view import python_after
from migrator.core.manifest import Phase
from migrator.core.outcomes import Check, PhaseOutcome, RanPhase
from migrator.core.results import Notices
from migrator.errors import Problem, UnmetError
from migrator.shell import history
from migrator.shell.commit_hooks import CommitHooks
from migrator.shell.private_worktree import PrivateWorktree
from migrator.shell.repository import opened
from migrator.shell.run_reports import RunReports
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.refs import Head
from migrator.shell.transaction.refusals import branch_moved


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants a run to be."""

    include_review: bool = False
    #: Whether `git blame` is told to look through the commits.
    blame_ignore: bool = False
    #: Whether the commit hooks are asked.
    hooks: bool = True


@dataclass(slots=True)
class Landing:
    """All that the phases of a run need to land one after the other."""

    run: str
    #: The manifest, on the private worktree.
    workspace: Workspace
    session: Session
    worktree: PrivateWorktree
    book: Book
    wishes: Wishes
    keeper: Keeper
    benches: Benches
    #: What the next phase starts from: what it would change was found there.
    base: Head

    def ran(self, simulated: Simulated, notices: Notices) -> RanPhase:
        """What became of a phase."""
        phase = simulated.phase
        if self.session.head != self.base:
            raise branch_moved("what is checked out")
        if simulated.unmet:
            raise _unmet(phase, simulated.unmet)
        if not simulated.changes:
            return RanPhase(phase.id, self._nothing(phase), notices=notices)
        self.session.refuse_uncommitted(change.path for change in simulated.changes)
        ran = self._landed(simulated)
        return replace(
            ran,
            files=len(simulated.changes),
            edits=simulated.edits,
            notices=notices,
        )

    def _nothing(self, phase: Phase) -> PhaseOutcome:
        if self.book.ledger().of(phase.id) or self.book.is_known_empty(phase.id):
            return PhaseOutcome.DONE
        self.book.empty(phase.id, self.base.commit, self.workspace.manifest_text)
        return PhaseOutcome.EMPTY

    def _landed(self, simulated: Simulated) -> RanPhase:
        phase = simulated.phase
        case = self._case(simulated)
        self.keeper.watch.opening(phase.id)
        checks = self.keeper.before(case)
        if not verdict(case, checks).passed:
            return self._refused(simulated, case, checks)
        # What tests and hooks leave behind is no part of the phase.
        self.worktree.clean(self.base.commit)
        hooks = self.session.hooks(asked=self.wishes.hooks)
        commit = self._committed(simulated, hooks)
        tip = self._with_companion(phase, commit, hooks)
        self.worktree.take_back(simulated.written, tip)
        with opened(self.worktree.root) as made:
            case = replace(case, tip=tip, repository=made)
            checks += self.keeper.after(case)
        if not verdict(case, checks).passed:
            return self._refused(simulated, case, checks)
        self.worktree.clean(tip)
        rescued = self._publish(phase, commit, tip)
        self._recorded(simulated, case, checks)
        return RanPhase(
            phase.id,
            PhaseOutcome.LANDED,
            commit,
            verdict=verdict(case, checks),
            hook_complaint=hooks.landed(),
            rescued=tuple(rescued),
        )

    # The gate

    def _case(self, simulated: Simulated) -> Case:
        manifest = self.workspace.manifest
        gate = manifest.gate_of(simulated.phase)
        return Case(
            self.benches.of(gate),
            manifest,
            gate,
            manifest.due_with(simulated.phase),
            simulated.changes,
            self.base.commit,
            self.base.commit,
            self.workspace.repository,
            python_after(simulated.changes),
            dropped=simulated.dropped,
        )

    def _refused(self, simulated: Simulated, case: Case, checks: list[Check]) -> RanPhase:
        folder = self._recorded(simulated, case, checks)
        return RanPhase(
            simulated.phase.id,
            PhaseOutcome.FAILED,
            verdict=verdict(case, checks),
            report=str(folder),
        )

    def _recorded(self, simulated: Simulated, case: Case, checks: list[Check]) -> Path:
        reports = RunReports(self.session.places)
        name = self.workspace.manifest.migration.name
        return recorded(reports, name, self.run, simulated, verdict(case, checks))

    def _publish(self, phase: Phase, commit: str, tip: str) -> list[str]:
        records = self.book.landed(phase.id, self.base.commit, commit, self.workspace.manifest_text)
        what = f"Phase {phase.id} of run {self.run}"
        target = Target(
            self.base.branch, self.base.commit, tip, records, what, keeps_originals=True
        )
        rescued = self.session.publish(self.worktree, target)
        self.base = Head(self.base.branch, tip)
        return rescued

    # The commits

    def _committed(self, simulated: Simulated, hooks: CommitHooks) -> str:
        self.worktree.write(simulated.written, simulated.removed)
        trailers = {
            **self._trailers(simulated.phase),
            ledger.MANIFEST: ledger.digest(self.workspace.manifest_text),
            ledger.BASE_TREE: history.tree_of(self.worktree.git, self.base.commit),
            ledger.EDITS: str(simulated.edits),
            ledger.TOOL: f"migrator {version('migrator')}",
        }
        if self.wishes.include_review:
            trailers[ledger.REVIEW] = "included"
        if left_out := self.workspace.manifest.gate_of(simulated.phase).left_out:
            trailers[ledger.LEFT_OUT] = ", ".join(left_out)
        text = ledger.message(_title(simulated.phase), _moved(simulated), trailers)
        return self.worktree.commit(text, hooks)

    def _with_companion(self, phase: Phase, commit: str, hooks: CommitHooks) -> str:
        """The phase's last commit: with a wish for it, one that names the first to `git blame`."""
        if not self.wishes.blame_ignore:
            return commit
        place = self.worktree.root / BLAME_FILE
        old = place.read_bytes() if place.is_file() else None
        new = with_ignored(old, commit, _title(phase))
        self.worktree.write({BLAME_FILE: new})
        trailers = {**self._trailers(phase), ledger.IGNORES: commit}
        text = ledger.message(f"Let blame look through: {_title(phase)}", (), trailers)
        return self.worktree.commit(text, hooks)

    def _trailers(self, phase: Phase) -> dict[str, str]:
        return {
            ledger.MIGRATION: self.workspace.manifest.migration.name,
            ledger.PHASE: phase.id,
            ledger.RUN: self.run,
        }


def _unmet(phase: Phase, unmet: Sequence[str]) -> UnmetError:
    some = "; ".join(unmet[:3]) + (f"; and {len(unmet) - 3} more" if len(unmet) > 3 else "")
    return UnmetError(
        Problem(
            "phase.unmet",
            f"phase `{phase.id}` would land half done: {some}",
            f"see to what is listed by: migrator plan; then run again: migrator run {phase.id}",
        )
    )


def _title(phase: Phase) -> str:
    return phase.title or f"Migrate: {phase.id}"


def _moved(simulated: Simulated) -> Iterator[str]:
    """What moved, step by step."""
    for step in simulated.phase.steps:
        applied = [
            finding
            for finding in simulated.findings
            if finding.step == step and finding.state is State.APPLIED
        ]
        if applied:
            files = len({finding.path for finding in applied})
            yield f"{step}: {_count(len(applied), 'place')} in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
