"""Run: phase by phase, each made, gated and landed as one commit, or not at all."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from migrator.app.gate.case import Benches
from migrator.app.gate.keeper import Keeper
from migrator.app.gate.questions import Watch
from migrator.app.landing import Landing, Wishes
from migrator.app.records import Book
from migrator.app.session import Session
from migrator.app.simulation import Simulation
from migrator.app.workspace import Workspace
from migrator.core.manifest import Phase
from migrator.core.outcomes import PhaseOutcome, RanPhase
from migrator.errors import RepositoryError
from migrator.shell.git import refused
from migrator.shell.memory import Memory
from migrator.shell.repository import opened
from migrator.shell.transaction.refs import Head

#: How often a phase is made when somebody else commits in the meantime.
_TRIES = 2


def new_run_id() -> str:
    """A name for a run: when it was, for people, and what no other has."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


class Run:
    """One execution of phases."""

    def __init__(
        self, workspace: Workspace, session: Session, wishes: Wishes, watch: Watch
    ) -> None:
        self._workspace = workspace
        self._session = session
        self._wishes = wishes
        self._keeper = Keeper(watch)
        self._memory = Memory(session.places.memory)
        self._head = session.head
        self.id = new_run_id()

    def phases(self, phases: Sequence[Phase]) -> Iterator[RanPhase]:
        """Carry out phases; one that fails is the last."""
        waiting = list(phases)
        tries = {phase.id: _TRIES for phase in phases}
        while waiting:
            try:
                for ran in self._from_here(waiting):
                    yield ran
                    if ran.outcome is PhaseOutcome.FAILED:
                        return
                    waiting.pop(0)
            except RepositoryError as error:
                # Somebody has committed meanwhile: once more, from what is there now.
                tries[waiting[0].id] -= 1
                if error.problems[0].code != "repo.branch-moved" or not tries[waiting[0].id]:
                    raise

    def _from_here(self, phases: Sequence[Phase]) -> Iterator[RanPhase]:
        """Carry out phases on what is checked out now."""
        self._session.check_fit()
        head = self._session.head
        if head.branch != self._head.branch:
            raise refused(
                "repo.switched",
                "another branch was checked out during the run",
                f"go back, and run again: git switch {_named(self._head)}; what has landed there "
                "stays",
            )
        worktree = self._session.worktree(head.commit)
        book = Book(self._session.git, self._workspace.manifest.migration.name)
        with opened(worktree.root) as private:
            workspace = self._workspace.on(private)
            simulation = Simulation(workspace, include_review=self._wishes.include_review)
            landing = Landing(
                self.id,
                workspace,
                self._session,
                worktree,
                book,
                self._wishes,
                self._keeper,
                Benches(self._session, worktree, self._memory),
                head,
            )
            for simulated in simulation.run(list(phases)):
                yield landing.ran(simulated, simulation.notices(simulated.results))


def _named(head: Head) -> str:
    """What was checked out, as `git switch` takes it."""
    return head.branch.removeprefix("refs/heads/") if head.branch else f"--detach {head.commit}"
