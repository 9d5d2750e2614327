"""Whether imports that are to be made would come too early: circles of modules."""

from collections import defaultdict
from collections.abc import Sequence

from migrator.api import Project, PythonSource
from transforms.export_names.importing import Failure, Imports

#: So many modules outside of the package are tried as the one that is imported first.
_FEW = 40


class Circles:
    """Imports packages in thought, as they are and as they would be."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._imports = Imports(project)
        #: What packages import in addition, and their texts with that: together, they may close
        #: a circle.
        self._made: dict[str, set[str]] = defaultdict(set)
        self._changed: dict[str, PythonSource] = {}
        self._loaded: dict[str, frozenset[str]] = {}

    def settle(self, package: str, after: PythonSource, modules: Sequence[str]) -> None:
        """Take it that a package has got another text, and so imports some modules."""
        self._changed[package] = after
        self._made[package].update(modules)

    def may_load(self, package: str, path: str) -> bool:
        """Whether a file may be imported with a package: yes rather too often."""
        if package not in self._loaded:
            self._loaded[package] = self._may_be_loaded(package)
        return self._project.layout.module(path).dotted in self._loaded[package]

    def _may_be_loaded(self, package: str) -> frozenset[str]:
        """All modules that import lines lead to, those inside functions too."""
        layout = self._project.layout
        found, waiting = {package}, [package]
        while waiting:
            path = layout.path(waiting.pop())
            imported = self._project.imported_by_lines(path) if path else ()
            entered = {one for name in imported for one in self._project.with_packages(name)}
            waiting += entered - found
            found |= entered
        return frozenset(found)

    def leads_back(self, package: str, module: str) -> bool:
        """Whether a module imports a package when it is imported itself."""
        return self._project.reaches(module, package, self._made)

    def is_closed_already(self, package: str, module: str) -> bool:
        """Whether a package imports a module as it is."""
        return self._project.reaches(package, module)

    def failures(self, package: str, after: PythonSource, name: str) -> Sequence[Failure] | None:
        """The imports that fail once the package has another text; None if that is not known.

        Those are the ones that do not fail today, and those of a name that it is to have.
        """
        changed = {**self._changed, package: after}
        entries = [package, *self._outside(package, changed)]
        now, then = self._imports.failures(entries), self._imports.failures(entries, changed)
        if now is None or then is None:
            return None
        missed = {one for one in then if (one.module, one.name) == (package, name)}
        return sorted((then - now) | missed)

    def _outside(self, package: str, changed: dict[str, PythonSource]) -> list[str]:
        """Modules that the package loads, and that load it: any may be the first."""
        loaded = self._imports.loaded(package, changed)
        outside = [one for one in loaded if not f"{one}.".startswith(f"{package}.")]
        others = [one for one in outside if not f"{package}.".startswith(f"{one}.")]
        return [one for one in others if self._project.reaches(one, package, self._made)][:_FEW]
