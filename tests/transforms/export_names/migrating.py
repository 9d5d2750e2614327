"""Projects migrated in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from migrator.core.cases import MemoryTree
from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.findings import Finding, State
from migrator.core.gate.cycles import new_cycles
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment, Project
from tests.transforms.export_names.importing import Files
from transforms import Catalogue

TRANSFORM = Catalogue().transform("export_names")


@dataclass(frozen=True)
class Migrated:
    """What became of a project."""

    before: Files
    after: Files
    result: StepResult
    roots: Sequence[str]

    @property
    def applied(self) -> list[Finding]:
        """What was done."""
        return [one for one in self.result.findings if one.state is State.APPLIED]

    @property
    def new_cycles(self) -> list[Fault]:
        """Circles of imports that the gate would not let pass."""
        changes = [
            FileChange(path, self.before[path], data, (Edit(0, len(self.before[path]), data),))
            for path, data in self.after.items()
            if self.before[path] != data
        ]
        return new_cycles(self._view(self.before), self._view(self.after), changes)

    def _view(self, files: Files) -> View:
        tree = MemoryTree(files)
        return View(tree, Project(Layout(files, self.roots), tree))


def migrated(
    files: Files,
    options: Mapping[str, object],
    *,
    include_review: bool = False,
    roots: Sequence[str] = (".",),
    locked: Sequence[str] = (),
) -> Migrated:
    """A project with the names that its packages lack."""
    step = Step("step", TRANSFORM, TRANSFORM.options.model_validate(dict(options)))
    layout = Layout(files, roots)
    engine = Engine(layout, lambda path: path not in locked, NoEnvironment(), Serial())
    tree = Overlay(MemoryTree(files))
    result = engine.run(step, tree, lambda _path: True, include_review=include_review)
    tree.take(result)
    return Migrated(files, {**files, **tree.changed}, result, roots)
