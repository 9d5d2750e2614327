"""A case before the gate: the tree of a phase, and the one before it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from migrator.app.session import Session
from migrator.core.diff import FileChange
from migrator.core.gate.view import Earlier, View
from migrator.core.layout import Layout
from migrator.core.manifest import Gate, Manifest
from migrator.core.parsed import Parsed
from migrator.core.project import Project
from migrator.core.pytest.configuration import configuration
from migrator.core.python_version import oldest_python
from migrator.shell.environment import InstalledModules
from migrator.shell.history import tree_of
from migrator.shell.interpreter import Interpreter, project_python
from migrator.shell.memory import Memory
from migrator.shell.private_worktree import PrivateWorktree
from migrator.shell.repository import Repository


@dataclass(frozen=True)
class Bench:
    """What commands of the gate need, whatever they ask."""

    session: Session
    worktree: PrivateWorktree
    memory: Memory
    given_python: str | None

    @cached_property
    def interpreter(self) -> Interpreter:
        """The project's own Python."""
        return project_python(self.session.repository.root, self.given_python)

    @cached_property
    def environment(self) -> InstalledModules:
        """What is installed there."""
        return InstalledModules(list(self.interpreter.sys_path))


@dataclass
class Benches:
    """A bench for each Python that gates ask for, set up once."""

    session: Session
    worktree: PrivateWorktree
    memory: Memory
    _made: dict[str | None, Bench] = field(default_factory=dict)

    def of(self, gate: Gate) -> Bench:
        """The bench with the Python of a gate."""
        if gate.python not in self._made:
            bench = Bench(self.session, self.worktree, self.memory, gate.python)
            self._made[gate.python] = bench
        return self._made[gate.python]


#: For the sources of some hundred changed files, before and after.
_ROOM = 6_000_000


@dataclass(frozen=True)
class Case:
    """What the levels look at."""

    bench: Bench
    manifest: Manifest
    gate: Gate
    #: The phases that have landed when this one has: what contracts hold from there on is due.
    due: frozenset[str]
    changes: Sequence[FileChange]
    #: The commits before and after; the same, where the repository is looked at as it is.
    base: str
    tip: str
    #: The files of the tree after it, checked out.
    repository: Repository
    #: The Python files that are looked at one by one.
    paths: Sequence[str]
    #: Whether tests are held against what they have to do after the phase, or before it.
    landed: bool = True
    #: The files that a step was told to take away, and that their tests go with.
    dropped: frozenset[str] = frozenset()

    @property
    def root(self) -> Path:
        """Where they are."""
        return self.repository.root

    # Memory

    def recall(self, commit: str, question: str) -> str | None:
        """What is known of the tree of a commit."""
        return self.bench.memory.recall(self._tree(commit), question)

    def remember(self, commit: str, question: str, answer: str) -> None:
        """Keep what was found out about the tree of a commit."""
        self.bench.memory.remember(self._tree(commit), question, answer)

    def note(self, commit: str, question: str, answer: str) -> None:
        """Keep it for this run only."""
        self.bench.memory.note(self._tree(commit), question, answer)

    def _tree(self, commit: str) -> str:
        return tree_of(self.bench.worktree.git, commit)

    # What is looked at

    @cached_property
    def choices(self) -> dict[str, tuple[list[str], str]]:
        """The words of each test's command, and why they are these, once they are known."""
        return {}

    @cached_property
    def _parsed(self) -> Parsed:
        """Both trees' files: most are the same in both."""
        return Parsed(_ROOM)

    @cached_property
    def after(self) -> View:
        """The tree of the phase."""
        layout = Layout(self.repository.paths, self.manifest.migration.roots)
        tree = self.repository
        return View(tree, Project(layout, tree, self.bench.environment, parsed=self._parsed))

    @cached_property
    def before(self) -> View:
        """The tree that it starts from."""
        tree = Earlier(self.repository, self.changes)
        added = {change.path for change in self.changes if change.old is None}
        deleted = [change.path for change in self.changes if change.new is None]
        paths = [path for path in self.repository.paths if path not in added] + deleted
        layout = (
            Layout(paths, self.manifest.migration.roots)
            if added or deleted
            else self.after.project.layout
        )
        return View(tree, Project(layout, tree, self.bench.environment, parsed=self._parsed))

    @cached_property
    def python(self) -> str:
        """The oldest Python that the code is for, such as ``3.9``."""
        said = self.manifest.migration.python or oldest_python(self.repository.read)
        return said or self.bench.interpreter.version

    @contextmanager
    def old_files(self) -> Iterator[Path]:
        """A folder with the changed files as they were."""
        with TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            for change in self.changes:
                if change.old is not None:
                    place = root / change.path
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(change.old)
            yield root

    @cached_property
    def test_files(self) -> list[str]:
        """The files in which pytest looks for tests."""
        settings = configuration(self.repository.read, "")
        return [path for path in self.repository.paths if settings.is_test_file(path)]
