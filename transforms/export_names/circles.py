"""Whether imports that are to be made would come too early: circles of modules."""

from collections import defaultdict, deque
from collections.abc import Collection, Sequence

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
        self._led_to: dict[str, frozenset[str]] = {}
        self._leads_back: dict[tuple[str, str], bool] = {}

    def settle(self, package: str, after: PythonSource, modules: Sequence[str]) -> None:
        """Take it that a package has got another text, and so imports some modules."""
        self._changed[package] = after
        self._made[package].update(modules)
        self._led_to.clear()
        self._leads_back.clear()

    def may_load(self, package: str, path: str) -> bool:
        """Whether a file may be imported with a package: yes rather too often."""
        module = self._project.layout.module(path).dotted
        return any(module in self._leading(one) for one in self._project.with_packages(package))

    def may_lead_back(self, package: str, module: str) -> bool:
        """Whether a module may ask a package, or one around it, for something: the same."""
        return not self._leading(module).isdisjoint(self._project.with_packages(package))

    def _leading(self, module: str) -> frozenset[str]:
        """All modules that import lines lead to from one, those inside functions too.

        A package around a module is among them only if it is named: it has begun to run already.
        """
        if module not in self._led_to:
            found: set[str] = set()
            waiting = [module]
            while waiting:
                fresh = self._imported_by(waiting.pop()) - found
                found |= fresh
                waiting += fresh
            self._led_to[module] = frozenset(found)
        return self._led_to[module]

    def _imported_by(self, module: str) -> set[str]:
        path = self._project.layout.path(module)
        named = {*(self._project.imported_by_lines(path) if path else ()), *self._made[module]}
        around = {one for name in named for one in self._project.with_packages(name)}
        return named | {one for one in around if not _is_in(module, one)}

    def leads_back(self, package: str, module: str) -> bool:
        """Whether a module imports a package when it is imported itself."""
        if (package, module) not in self._leads_back:
            found = self._project.reaches(module, package, self._made)
            self._leads_back[package, module] = found
        return self._leads_back[package, module]

    def closing(self, package: str, module: str) -> str:
        """On the way from a module that leads back to a package: the one that imports that."""
        around = [one for one in self._project.with_packages(module) if not _is_in(package, one)]
        waiting = deque([module, *(one for one in around if one != module)])
        seen = set(waiting)
        while waiting:
            current = waiting.popleft()
            for name in sorted(self._project.imported_at_once(current) | self._made[current]):
                entered = self._project.with_packages(name)
                fresh = [one for one in entered if not _is_in(current, one)]
                if package in {name, *fresh}:
                    return current
                waiting += [one for one in fresh if one not in seen]
                seen.update(fresh)
        return module

    def is_closed_already(self, package: str, module: str) -> bool:
        """Whether a package imports a module as it is."""
        return self._project.reaches(package, module)

    def failures(
        self, package: str, after: PythonSource, names: Collection[str]
    ) -> Sequence[Failure] | None:
        """The imports that fail once the package has another text; None if that is not known.

        Those are the ones that do not fail today, and those of names that it is to have.
        """
        changed = {**self._changed, package: after}
        entries = [package, *self._outside(package, changed)]
        now, then = self._imports.failures(entries), self._imports.failures(entries, changed)
        if now is None or then is None:
            return None
        missed = {one for one in then if one.module == package and one.name in names}
        return sorted((then - now) | missed)

    def _outside(self, package: str, changed: dict[str, PythonSource]) -> list[str]:
        """Modules that the package loads, and that load it: any may be the first."""
        loaded = self._imports.loaded(package, changed)
        outside = [one for one in loaded if not _is_in(one, package)]
        others = [one for one in outside if not _is_in(package, one)]
        return [one for one in others if self.leads_back(package, one)][:_FEW]


def _is_in(module: str, package: str) -> bool:
    """Whether a module is a package, or lies in it."""
    return f"{module}.".startswith(f"{package}.")
