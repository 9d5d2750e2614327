"""Status: how far a migration is, read from git alone."""

from dataclasses import replace

from migrator.app.records import Book
from migrator.app.session import is_recovery_due
from migrator.app.workspace import Workspace
from migrator.core.ledger import Landing, Ledger, Record
from migrator.core.manifest import Phase
from migrator.core.outcomes import PhaseState, StatusResult
from migrator.shell import history
from migrator.shell.run_reports import RunReports
from migrator.shell.transaction.intent import moves_between
from migrator.shell.transaction.places import Places


def status(workspace: Workspace) -> StatusResult:
    """Every phase of the manifest, and those that only the history knows."""
    git = workspace.repository.git
    book = Book(git, workspace.manifest.migration.name)
    ledger, records = book.ledger(), book.records()
    known = {phase.id: phase for phase in workspace.manifest.phases}
    states = [_state(workspace, phase.id, phase, ledger, records) for phase in known.values()]
    forgotten = dict.fromkeys(
        landing.phase for landing in ledger.standing if landing.phase not in known
    )
    states += [_state(workspace, phase, None, ledger, records) for phase in forgotten]
    name = workspace.manifest.migration.name
    reports = RunReports(Places.of(git, workspace.repository.root))
    states = [_with_refusal(state, name, reports) for state in states]
    return StatusResult(name, states, is_recovery_due(workspace.repository))


def _state(
    workspace: Workspace, name: str, phase: Phase | None, ledger: Ledger, records: list[Record]
) -> PhaseState:
    title = phase.title if phase else "no longer in the manifest"
    standing = ledger.of(name)
    if standing is not None:
        return _landed(workspace, title, standing)
    last = ledger.last_of(name)
    if last is not None and last.undone_by is not None:
        undo = last.undone_by
        return PhaseState(name, title, "rolled back", undo.id, undo.date, undo.run)
    mine = [record for record in records if record.phase == name]
    if mine and mine[-1].is_empty:
        return PhaseState(name, title, "nothing to do")
    if mine and mine[-1].undo is not None:
        return PhaseState(name, title, "dropped", mine[-1].commit)
    return PhaseState(name, title, "pending")


def _with_refusal(state: PhaseState, migration: str, reports: RunReports) -> PhaseState:
    """A pending phase that its gate has refused the last time."""
    last = reports.last_of(migration, state.id) if state.state == "pending" else None
    if last is None or last.passed:
        return state
    return replace(state, state="failed", run=last.run, report=str(last.folder))


def _landed(workspace: Workspace, title: str, landing: Landing) -> PhaseState:
    git = workspace.repository.git
    commit = landing.commit
    if not landing.base:
        return PhaseState(
            landing.phase, title, "landed", commit.id, commit.date, commit.run, 0, commit.edits,
            "is not possible in this shallow clone",
        )  # fmt: skip
    own = {move.path for move in moves_between(git, landing.base, commit.id)}
    later = {move.path for move in moves_between(git, landing.tip, "HEAD")}
    touched = own & later
    if touched:
        since = history.commits_touching(git, landing.tip, "HEAD", sorted(touched))
        rollback = f"refused: {len(touched)} of its files changed since, by {'; '.join(since[:3])}"
    elif later:
        rollback = f"gives {len(own)} files back, later work elsewhere stays"
    else:
        rollback = "brings the very tree from before back"
    return PhaseState(
        landing.phase, title, "landed", commit.id, commit.date, commit.run, len(own), commit.edits,
        rollback,
    )  # fmt: skip
