"""The projects of the cases: migrated in memory, and run by pytest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from migrator.app.snapshots import case_folders
from migrator.core.cases import Case, MemoryTree
from migrator.core.engine import Engine, Overlay, Serial
from migrator.core.layout import Layout
from migrator.core.pytest.configuration import CONFIGURATION_FILES
from migrator.shell.environment import InstalledModules
from tests.forked_pytest import ForkedPytest, Ran
from tests.transforms.extract_fixtures.expectations import expectation

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "extract_fixtures"
ENVIRONMENT = InstalledModules()

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Situation:
    """A case in a mode of pytest-asyncio; in its own, if it says one."""

    folder: Path
    mode: str | None

    def __str__(self) -> str:
        return f"{self.folder.name}-{self.mode or 'own'}"

    @property
    def configuration(self) -> Files:
        """The file that sets the mode."""
        if self.mode is None:
            return {}
        return {"pytest.ini": f"[pytest]\nasyncio_mode = {self.mode}\n".encode()}


def situations() -> Iterator[Situation]:
    """All cases in all modes."""
    for folder in case_folders(SNAPSHOTS):
        if any((folder / "before" / name).exists() for name in CONFIGURATION_FILES):
            yield Situation(folder, None)
        else:
            yield from (Situation(folder, mode) for mode in expectation(folder).modes)


def migrated(files: Files, case: Case) -> Files:
    """A project after the steps of a case."""
    tree = Overlay(MemoryTree(files))
    engine = Engine(Layout(files, case.roots), lambda _path: True, ENVIRONMENT, Serial())
    for step in case.steps:
        result = engine.run(step, tree, lambda _path: True, include_review=case.include_review)
        tree.changed.update(
            (path, outcome.after)
            for path, outcome in result.outcomes.items()
            if outcome.after is not None
        )
    return {**files, **tree.changed}


@dataclass(frozen=True)
class Runner:
    """Runs pytest over projects, each in a folder of its own."""

    folder: Path
    server: ForkedPytest
    numbers: Iterator[int] = field(default_factory=count)

    def run(self, files: Files) -> Ran:
        """What pytest makes of a project."""
        project = self.folder / str(next(self.numbers))
        for path, data in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(data)
        # What lies beside the project is none of its business; that, long tracebacks and a look
        # for what nobody awaited take more time than the tests.
        only = [f"--confcutdir={project}", "--tb=native", "-p", "no:unraisableexception"]
        return self.server.run(project, *only)
