"""Plan: the phases in their order, what each would do, and what each would leave behind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from migrator.app.records import Book
from migrator.app.simulation import Simulated, Simulation
from migrator.app.workspace import Workspace
from migrator.core.baseline import BASELINE
from migrator.core.engine import Overlay, Step, StepResult
from migrator.core.findings import Finding
from migrator.core.manifest import Phase
from migrator.core.residue import BASELINE_FILE, MANIFEST, Leftovers, in_python, in_text, untouched
from migrator.core.results import PhaseResult, PlanResult, Residue
from migrator.core.source import is_python


def plan(workspace: Workspace, *, include_review: bool = False) -> PlanResult:
    """What all phases would do, one after the other."""
    simulation = Simulation(workspace, include_review=include_review)
    ledger = Book(workspace.repository.git, workspace.manifest.migration.name).ledger()
    phases = []
    results = []
    for simulated in simulation.run(workspace.manifest.phases):
        results += simulated.results
        standing = ledger.of(simulated.phase.id)
        phase = _phase_result(workspace, simulation, simulated)
        phases.append(replace(phase, landed=standing.commit.id if standing else None))
    return PlanResult(workspace.manifest.migration.name, phases, simulation.notices(results))


def _phase_result(
    workspace: Workspace, simulation: Simulation, simulated: Simulated
) -> PhaseResult:
    phase = simulated.phase
    gate = workspace.manifest.gate_of(phase)
    return PhaseResult(
        phase.id,
        phase.title,
        phase.steps,
        simulated.findings,
        simulated.changes,
        list(residue(workspace, phase, simulation.tree)),
        gate.levels,
        [test.name for test in gate.tests],
        simulation.notices(simulated.results),
        simulated.prerequisites,
    )


def residue(workspace: Workspace, phase: Phase, tree: Overlay) -> Iterator[Residue]:
    """Every old name of a phase's steps that is still in a tree, with the reason."""
    steps = workspace.steps_of(phase)
    discreet = frozenset(
        word for step in steps if step.transform.is_discreet for word in step.old_names()
    )
    for found in _residue(workspace, phase, steps, tree):
        if found.word in discreet:
            yield replace(found, excerpt=found.word, hidden=found.excerpt)
        else:
            yield found


def _residue(
    workspace: Workspace, phase: Phase, steps: Sequence[Step], tree: Overlay
) -> Iterator[Residue]:
    # A second look, as if every file were selected, says what is left and why.
    looks = [workspace.engine.run(step, tree, lambda _path: True) for step in steps]
    words = frozenset(word for step in steps for word in step.old_names())
    later = _reason_to_wait(workspace, phase)
    for path in tree.holding(words):
        data = tree.read(path)
        if data is not None:
            yield from _in_file(workspace, path, data, words, looks, later)
    for path in sorted(workspace.repository.untracked_holding(words)):
        data = workspace.repository.read(path)
        if data is not None:
            yield from untouched(path, data, words, _of_ours(workspace, path) or "untracked file")


def _in_file(
    workspace: Workspace,
    path: str,
    data: bytes,
    words: frozenset[str],
    looks: list[StepResult],
    later: Callable[[Finding], str],
) -> Iterator[Residue]:
    if reason := _of_ours(workspace, path):
        yield from untouched(path, data, words, reason)
        return
    if not workspace.editable(path):
        yield from untouched(path, data, words, "excluded path")
        return
    broken = next(
        (found for look in looks for found in look.unreadable if found.path == path), None
    )
    if broken is not None:
        text = data.replace(b"\0", b" ")
        yield from untouched(path, text, words, f"unreadable: {broken.reason}")
        return
    found = _leftovers(workspace, path, looks)
    look = in_python if is_python(path, data[:80]) else in_text
    yield from look(path, data, words, found, later)


def _of_ours(workspace: Workspace, path: str) -> str | None:
    """What a file is that speaks of old names because it is ours."""
    ours = {workspace.manifest_file: MANIFEST, BASELINE: BASELINE_FILE}
    return ours.get(path)


def _leftovers(workspace: Workspace, path: str, looks: list[StepResult]) -> Leftovers:
    findings: list[Finding] = []
    reading = None
    for look in looks:
        step: Step = workspace.steps[look.step]
        if path in look.outcomes:
            findings += look.outcomes[path].findings
        if path in look.reads:
            reading = reading or step.transform.reading(look.reads[path].facts)

    def is_new_name(dotted: str) -> bool:
        steps = [workspace.steps[look.step] for look in looks]
        return any(step.transform.is_new_name(dotted, step.options) for step in steps)

    module = workspace.engine.layout.module(path).dotted
    return Leftovers(reading, tuple(findings), is_new_name, module)


def _reason_to_wait(workspace: Workspace, phase: Phase) -> Callable[[Finding], str]:
    """Why an edit that could be made is not made in a phase."""
    phases = list(workspace.manifest.phases)
    following = [(later, workspace.selects(later)) for later in phases[phases.index(phase) + 1 :]]

    def reason(finding: Finding) -> str:
        for later, selects in following:
            if finding.step in later.steps and selects(finding.anchor):
                return f"later phase: {later.id}"
        return "no phase selects this file"

    return reason
