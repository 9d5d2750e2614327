"""Projects migrated in memory."""

from collections.abc import Callable, Mapping, Sequence

from migrator.core.cases import Case, MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.project import Environment, NoEnvironment
from migrator.shell.environment import InstalledModules
from tests.transforms.replace_calls.running import Files
from transforms import Catalogue

TRANSFORM = Catalogue().transform("replace_calls")


def everywhere(_path: str) -> bool:
    """Every file."""
    return True


def step(calls: Mapping[str, object]) -> Step:
    """A step that replaces calls."""
    return Step("calls", TRANSFORM, TRANSFORM.options.model_validate({"calls": calls}))


def migrated(
    files: Files,
    steps: Sequence[Step],
    selects: Callable[[str], bool] = everywhere,
    editable: Callable[[str], bool] = everywhere,
    *,
    include_review: bool = False,
    environment: Environment | None = None,
) -> tuple[Files, list[StepResult]]:
    """A project after some steps, and what they say."""
    engine = Engine(Layout(files), editable, environment or NoEnvironment(), Serial())
    tree = Overlay(MemoryTree(files))
    results = []
    for one in steps:
        results.append(engine.run(one, tree, selects, include_review=include_review))
        tree.take(results[-1])
    return {**files, **tree.changed}, results


def of_case(case: Case) -> Files:
    """What a case leaves."""
    return migrated(
        case.before,
        case.steps,
        include_review=case.include_review,
        environment=InstalledModules(),
    )[0]
