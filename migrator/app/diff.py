"""Diff: what phases would change, shown and not done."""

from migrator.app.simulation import Simulation, file_changes
from migrator.app.workspace import Workspace
from migrator.core.results import DiffResult


def diff(
    workspace: Workspace, names: tuple[str, ...] = (), *, include_review: bool = False
) -> DiffResult:
    """The changes of some phases, all if none is named, as one change of each file."""
    simulation = Simulation(workspace, include_review=include_review)
    phases = list(simulation.run(workspace.phases(names)))
    results = [result for phase in phases for result in phase.results]
    return DiffResult(
        [phase.phase.id for phase in phases],
        file_changes(simulation.changes, workspace),
        [finding for phase in phases for finding in phase.findings],
        simulation.notices(results),
    )
