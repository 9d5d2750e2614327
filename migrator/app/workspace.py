"""A repository with its manifest, opened and ready for a use case."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from migrator.app.manifest_file import PROJECT_TABLE, ManifestFile, manifest_file
from migrator.core.baseline import BASELINE
from migrator.core.engine import Engine, Executor, Step
from migrator.core.globs import matcher
from migrator.core.layout import Layout
from migrator.core.manifest import Manifest, Phase, load
from migrator.core.project import Environment
from migrator.errors import Problem, UsageError
from migrator.shell.executors import Processes, cores
from migrator.shell.project_modules import ProjectModules
from migrator.shell.repository import Repository, opened
from transforms import Catalogue


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every use case needs."""

    repository: Repository
    manifest: Manifest
    #: How messages call the manifest's file: its path, if it is in the repository.
    manifest_file: str
    steps: Mapping[str, Step]
    engine: Engine
    #: Whether the manifest lets a file be changed.
    editable: Callable[[str], bool]
    #: The manifest as it is written.
    manifest_text: str
    _executor: Executor

    def on(self, repository: Repository) -> "Workspace":
        """The same manifest on another checkout."""
        written = ManifestFile(self.manifest_text, self.manifest_file, ())
        return self._assembled(repository, self.manifest, written)

    def reading(self, text: str, repository: Repository) -> "Workspace":
        """Another manifest on another checkout."""
        table = () if "migration" in tomllib.loads(text) else PROJECT_TABLE
        manifest = load(text, self.manifest_file, Catalogue(), table)
        return self._assembled(repository, manifest, ManifestFile(text, self.manifest_file, table))

    def _assembled(
        self, repository: Repository, manifest: Manifest, written: ManifestFile
    ) -> "Workspace":
        # Another checkout has no environment of its own.
        environment = self.engine.environment
        paths = repository.paths
        return assembled(repository, paths, manifest, written, self._executor, environment)

    def phase(self, name: str) -> Phase:
        """A phase by its id."""
        for phase in self.manifest.phases:
            if phase.id == name:
                return phase
        known = [phase.id for phase in self.manifest.phases]
        raise UsageError(_unknown_phase(name, known))

    def phases(self, names: tuple[str, ...]) -> list[Phase]:
        """The named phases in the manifest's order; all, if none is named."""
        chosen = [self.phase(name) for name in names]
        return [phase for phase in self.manifest.phases if not names or phase in chosen]

    def priority(self, path: str) -> str | None:
        """The priority of a file: the first that matches, else the last there is."""
        for name, test in self._priorities().items():
            if test(path):
                return name
        return self._last_priority

    @property
    def _last_priority(self) -> str | None:
        names = list(self.manifest.priorities)
        return names[-1] if names else None

    def _priorities(self) -> dict[str, Callable[[str], bool]]:
        return {name: matcher(globs) for name, globs in self.manifest.priorities.items()}

    def selects(self, phase: Phase) -> Callable[[str], bool]:
        """Which files a phase takes."""
        included, excluded = matcher(phase.include), matcher(phase.exclude)
        tests = self._priorities()
        last = self._last_priority

        def selected(path: str) -> bool:
            if not included(path) or excluded(path):
                return False
            if not phase.priorities:
                return True
            priority = next((name for name, test in tests.items() if test(path)), last)
            return priority in phase.priorities

        return selected

    def steps_of(self, phase: Phase) -> list[Step]:
        """The steps of a phase, in its order."""
        return [self.steps[name] for name in phase.steps]


@contextmanager
def workspace(folder: Path, manifest: Path | None, jobs: int | None) -> Iterator[Workspace]:
    """Open the repository that a folder lies in, with its manifest."""
    with opened(folder) as repository:
        written = manifest_file(repository.root, manifest)
        manifest_read = load(written.text, written.name, Catalogue(), written.table)
        processes = Processes(jobs or cores())
        try:
            environment = ProjectModules(repository.root, manifest_read.gate.python)
            yield assembled(
                repository, repository.paths, manifest_read, written, processes, environment
            )
        finally:
            processes.close()


def assembled(
    repository: Repository,
    paths: Iterable[str],
    manifest: Manifest,
    written: ManifestFile,
    executor: Executor,
    environment: Environment,
) -> Workspace:
    """A manifest on some files of a repository."""
    included = matcher(manifest.migration.include)
    excluded = matcher(manifest.migration.exclude)

    # What speaks of old names because it is ours; in a pyproject.toml we are only guests.
    ours = {BASELINE} if written.table else {BASELINE, written.name}

    def editable(path: str) -> bool:
        return included(path) and not excluded(path) and path not in ours

    layout = Layout(paths, manifest.migration.roots)
    engine = Engine(layout, editable, environment, executor)
    catalogue = Catalogue()
    steps = {
        name: Step(name, catalogue.transform(step.transform), step.options)
        for name, step in manifest.steps.items()
    }
    return Workspace(
        repository, manifest, written.name, steps, engine, editable, written.text, executor
    )


def _unknown_phase(name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches  # noqa: PLC0415 - only to say what went wrong

    close = get_close_matches(name, known, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"the phases are: {', '.join(known)}"
    return Problem("phase.unknown", f"there is no phase `{name}`", hint)
