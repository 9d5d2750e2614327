"""Scan: every finding in the repository as it is."""

from migrator.app.simulation import Simulation
from migrator.app.workspace import Workspace
from migrator.core.findings import Finding
from migrator.core.results import PlacedFinding, ScanResult


def scan(workspace: Workspace) -> ScanResult:
    """All findings of all steps, each with the first phase that takes it."""
    simulation = Simulation(workspace)
    used = dict.fromkeys(name for phase in workspace.manifest.phases for name in phase.steps)
    results = [
        workspace.engine.run(workspace.steps[name], simulation.tree, lambda _path: True)
        for name in used
    ]
    selections = [(phase, workspace.selects(phase)) for phase in workspace.manifest.phases]

    def placed(finding: Finding) -> PlacedFinding:
        phase = next(
            (
                phase.id
                for phase, selects in selections
                if finding.step in phase.steps and selects(finding.anchor)
            ),
            None,
        )
        return PlacedFinding(finding, phase, workspace.priority(finding.anchor))

    return ScanResult(
        workspace.manifest.migration.name,
        [phase.id for phase in workspace.manifest.phases],
        [placed(finding) for result in results for finding in result.findings],
        simulation.notices(results),
    )
