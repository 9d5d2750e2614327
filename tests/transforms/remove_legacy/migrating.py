"""Projects on their way through `remove_legacy`, in memory."""

from collections.abc import Mapping

from migrator.core.cases import Case, MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.shell.environment import InstalledModules
from transforms.remove_legacy import LegacyOptions, RemoveLegacy

Files = Mapping[str, bytes]
ENVIRONMENT = InstalledModules()


def of_case(case: Case) -> dict[str, bytes]:
    """A case's files after its steps."""
    tree = Overlay(MemoryTree(case.before))
    engine = Engine(Layout(case.before, case.roots), lambda _path: True, ENVIRONMENT, Serial())
    for step in case.steps:
        tree.take(engine.run(step, tree, lambda _path: True, include_review=case.include_review))
    return left(case.before, tree)


def removed(
    files: Files,
    options: Mapping[str, object],
    *,
    excluded: frozenset[str] = frozenset(),
    selected: frozenset[str] | None = None,
) -> tuple[dict[str, bytes], StepResult]:
    """Files after the step, and what it says."""
    step = Step("old", RemoveLegacy(), LegacyOptions.model_validate(dict(options)))
    tree = Overlay(MemoryTree(files))
    engine = Engine(Layout(files), lambda path: path not in excluded, ENVIRONMENT, Serial())
    result = engine.run(step, tree, lambda path: selected is None or path in selected)
    tree.take(result)
    return left(files, tree), result


def left(files: Files, tree: Overlay) -> dict[str, bytes]:
    """The files that are there after some steps."""
    there = {path: data for path, data in files.items() if path not in tree.removed}
    return {**there, **tree.changed}
