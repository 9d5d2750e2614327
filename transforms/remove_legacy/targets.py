"""What the manifest names, found in the project."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from migrator.api import Project, PythonSource
from transforms.remove_legacy.options import LegacyOptions
from transforms.remove_legacy.statements import ModuleStatements

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Target:
    """A module, or a name in one, that is to go."""

    module: str
    #: Empty for the module itself.
    name: str
    path: str
    #: Whether it may go whatever it does.
    whatever: bool = False
    is_test: bool = False

    @property
    def dotted(self) -> str:
        """The whole name."""
        return f"{self.module}.{self.name}" if self.name else self.module

    @property
    def leaf(self) -> str:
        """Its last word, which whoever speaks of it has to write."""
        return self.dotted.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Named:
    """All that is named."""

    #: By dotted name.
    targets: dict[str, Target]
    #: Dotted names of the project that lead to nothing: they may have gone before.
    absent: frozenset[str]
    notes: tuple[str, ...]
    #: What is there, and cannot be taken out, in sentences.
    left: tuple[str, ...] = ()


def found(options: LegacyOptions, project: Project, statements: ModuleStatements) -> Named:
    """What the names of the manifest stand for."""
    finding = _Finding(project, statements)
    for names, whatever in ((options.definitions, True), (options.names, False)):
        for written in names:
            finding.take(written, whatever=whatever)
    for path in options.tests:
        finding.take_test(path)
    return Named(
        finding.targets,
        frozenset(name for name in map(_bare, finding.absent) if _is_gone(name, project)),
        (*_absence([*finding.absent, *finding.absent_tests]), *finding.notes),
        tuple(finding.left),
    )


class _Finding:
    """Looks names up."""

    def __init__(self, project: Project, statements: ModuleStatements) -> None:
        self._project = project
        self._statements = statements
        self.targets: dict[str, Target] = {}
        self.absent: list[str] = []
        self.absent_tests: list[str] = []
        self.notes: list[str] = []
        self.left: list[str] = []

    def take(self, written: str, *, whatever: bool) -> None:
        """Find all that a name of the manifest stands for."""
        several = list(self._meant(written, whatever=whatever))
        for target in several:
            self.targets.setdefault(target.dotted, target)
        if not several:
            self._note_absence(written)

    def take_test(self, path: str) -> None:
        """Find a test file."""
        if self._project.files.read(path) is None:
            self.absent_tests.append(path)
            return
        module = self._project.layout.module(path).dotted
        target = Target(module, "", path, whatever=True, is_test=True)
        self.targets.setdefault(module, target)

    def _meant(self, written: str, *, whatever: bool) -> Iterator[Target]:
        if written.endswith(".*"):
            yield from self._below(_bare(written), whatever=whatever)
            return
        layout = self._project.layout
        module = layout.longest_module(written) or ""
        path = layout.path(module)
        if path is None:
            return
        name = written[len(module) + 1 :]
        if not name:
            yield Target(module, "", path, whatever)
        elif name != "__all__" and name in self._bound(module):
            yield Target(module, name, path, whatever)

    def _below(self, dotted: str, *, whatever: bool) -> Iterator[Target]:
        layout = self._project.layout
        for module in sorted(layout.names()):
            path = layout.path(module)
            is_inside = module.startswith(f"{dotted}.")
            if path is None or not (is_inside or module == dotted):
                continue
            if is_inside:
                yield Target(module, "", path, whatever)
            elif layout.module(path).is_package:
                continue  # what is below it goes, not what it says itself
            for name, nodes in sorted(self._bound(module).items()):
                if any(_defines(node, name) for node in nodes) and not name.startswith("__"):
                    yield Target(module, name, path, whatever)

    def _bound(self, module: str) -> Mapping[str, Sequence[ast.stmt]]:
        """The statements of a module by the names that they bind."""
        source = self._project.source(module)
        return self._statements.of(source) if source else {}

    def _note_absence(self, written: str) -> None:
        layout = self._project.layout
        dotted = _bare(written)
        module = layout.longest_module(dotted.rpartition(".")[0])
        rest = dotted[len(module) + 1 :] if module else dotted
        source = self._project.source(module) if module else None
        if module and "." in rest:
            self.notes.append(f"{written}: only modules, and names of modules, can be removed")
        elif source and "__getattr__" in self._bound(module or "") and rest in _words(source):
            self.left.append(
                f"{written} comes from `__getattr__` in {source.path}: take it out there by hand"
            )
        else:
            self.absent.append(written)


def _absence(names: Sequence[str]) -> Iterator[str]:
    """In one sentence, what is not there; after the removal that is all of it."""
    more = len(names) - _SHOWN
    several = ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
    if names:
        yield f"{several} {'is' if len(names) == 1 else 'are'} not there: nothing to remove"


def _is_gone(dotted: str, project: Project) -> bool:
    """Whether something of the project surely is not there."""
    module, _dot, name = dotted.rpartition(".")
    is_ours = project.layout.owns(dotted) and not project.layout.exists(dotted)
    return is_ours and (not project.layout.exists(module) or project.defines(module, name) is False)


def _bare(written: str) -> str:
    return written.removesuffix(".*")


def _defines(node: ast.stmt, name: str) -> bool:
    """Whether a statement, or one in it, does more for a name than to import it."""
    return any(
        (
            isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and inner.name == name
        )
        or (isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store))
        for inner in ast.walk(node)
    )


def _words(source: PythonSource) -> frozenset[str]:
    """All strings of a file that are names."""
    return frozenset(
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
