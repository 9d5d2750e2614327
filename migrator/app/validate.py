"""Validate: what the gate says of the repository as it is."""

from collections.abc import Iterator, Sequence

from migrator.app.gate.case import Benches, Case
from migrator.app.gate.keeper import Keeper, verdict
from migrator.app.gate.questions import Watch
from migrator.app.landed import landed_phases
from migrator.app.session import Session
from migrator.app.workspace import Workspace
from migrator.core.manifest import Phase
from migrator.core.outcomes import Verdict
from migrator.core.source import is_python
from migrator.shell.memory import Memory
from migrator.shell.repository import Repository, opened


def validate(
    workspace: Workspace, session: Session, phases: Sequence[Phase], watch: Watch
) -> Iterator[tuple[str, Verdict]]:
    """The verdict about each phase's own files by its own gate; about all, if none is named."""
    commit = session.head.commit
    worktree = session.worktree(commit)
    manifest = workspace.manifest
    landed = landed_phases(session.git, manifest)
    benches = Benches(session, worktree, Memory(session.places.memory))
    with opened(worktree.root) as files:
        chosen: Sequence[Phase | None] = phases or [None]
        for phase in chosen:
            worktree.clean(commit)
            watch.opening(phase.id if phase else manifest.migration.name)
            gate = manifest.gate_of(phase) if phase else manifest.gate
            ids = {phase.id} if phase else {one.id for one in manifest.phases}
            case = Case(
                benches.of(gate),
                manifest,
                gate,
                landed,
                (),
                commit,
                commit,
                files,
                _python_files(workspace, files, phase),
                landed=ids <= landed,
            )
            yield (
                phase.id if phase else manifest.migration.name,
                verdict(case, Keeper(watch).now(case)),
            )


def _python_files(workspace: Workspace, files: Repository, phase: Phase | None) -> list[str]:
    selects = workspace.selects(phase) if phase else workspace.editable
    return [
        path
        for path in files.paths
        if is_python(path) and workspace.editable(path) and selects(path)
    ]
