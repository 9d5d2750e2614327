"""What the manifest names, found in the project."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import Project, bound_in_block
from transforms.remove_legacy.options import LegacyOptions


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
    #: Names that lead to nothing, or to what this cannot take out.
    notes: tuple[str, ...]


def found(options: LegacyOptions, project: Project) -> Named:
    """What the names of the manifest stand for."""
    finding = _Finding(project)
    targets: dict[str, Target] = {}
    notes = []
    given = [(name, True) for name in options.definitions]
    given += [(name, False) for name in options.names]
    for written, whatever in given:
        several = list(finding.meant(written, whatever=whatever))
        if not several:
            notes.append(_absent(written, project))
        for target in several:
            targets.setdefault(target.dotted, target)
    for path in options.tests:
        if project.files.read(path) is None:
            notes.append(f"{path} is not there: nothing to remove")
        else:
            module = project.layout.module(path).dotted
            targets.setdefault(module, Target(module, "", path, whatever=True, is_test=True))
    return Named(targets, tuple(notes))


class _Finding:
    """Looks names up; a module's statements are looked through once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        #: By module: each name that it binds, and whether it does more than to import it.
        self._known: dict[str, dict[str, bool]] = {}

    def meant(self, written: str, *, whatever: bool) -> Iterator[Target]:
        """All that a name of the manifest stands for."""
        if written.endswith(".*"):
            yield from self._below(written.removesuffix(".*"), whatever=whatever)
            return
        layout = self._project.layout
        module = layout.longest_module(written) or ""
        path = layout.path(module)
        if path is None:
            return
        name = written[len(module) + 1 :]
        if not name:
            yield Target(module, "", path, whatever)
        elif name in self._bound(module):
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
            for name, is_defined in sorted(self._bound(module).items()):
                if is_defined:
                    yield Target(module, name, path, whatever)

    def _bound(self, module: str) -> dict[str, bool]:
        """The names that a module binds by its own statements."""
        if module not in self._known:
            self._known[module] = dict(self._names(module))
        return self._known[module]

    def _names(self, module: str) -> Iterator[tuple[str, bool]]:
        source = self._project.source(module)
        if source is None:
            return
        here = self._project.layout.module(source.path)
        for node in source.tree.body:
            is_import = isinstance(node, ast.Import | ast.ImportFrom)
            for name in bound_in_block(node, here):
                if not name.startswith("__"):
                    yield name, not is_import


def _absent(written: str, project: Project) -> str:
    module = project.layout.longest_module(written.removesuffix(".*").rpartition(".")[0])
    rest = written[len(module) + 1 :] if module else written
    if module and "." in rest.removesuffix(".*"):
        return f"{written}: only modules, and names of modules, can be removed"
    return f"{written} is not there: nothing to remove"
