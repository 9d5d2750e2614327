"""Modules that import each other, and did not before."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from migrator.core.diff import FileChange, hunks
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.names import read
from migrator.core.project import Project

_CODE = "import-cycle"
_REMEDY = "import it inside the function that needs it, or move what both need to a third module"


def new_cycles(before: View, after: View, changes: Sequence[FileChange]) -> list[Fault]:
    """The imports that have closed a circle of modules that import each other at once.

    What is asked of each new import is whether its target reaches the module that it stands in.
    All importers of one target are asked about together.
    """
    later, earlier = _AtOnce(after.project), _AtOnce(before.project)
    found = []
    for (target, package), importers in _new_imports(before, after, changes).items():
        chains = later.chains(target, package, set(importers)) or {}
        known = earlier.chains(target, package, set(chains)) if chains else {}
        for module, chain in chains.items():
            if known is not None and not (module in known and earlier.reaches(module, target)):
                found.append(_fault(after, importers[module], (module, *chain)))
    return sorted(found)


def _new_imports(
    before: View, after: View, changes: Sequence[FileChange]
) -> dict[tuple[str, str], dict[str, str]]:
    """The files of new importers by module, by their target and the package they share with it."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for change in changes:
        module = after.project.layout.module(change.path).dotted
        if change.new is None or after.project.layout.path(module) != change.path:
            continue
        for target in _newly_imported(before, after, change, module):
            key = target, _shared_package(module, target)
            found.setdefault(key, {})[module] = change.path
    return found


def _newly_imported(before: View, after: View, change: FileChange, module: str) -> Iterator[str]:
    """The modules of the project that a module imports at once, and did not.

    Most files name no module that they did not name, and have moved no import: that is seen
    without parsing them.
    """
    layout = after.project.layout
    old = before.project.imported_by_lines(change.path) if change.old is not None else frozenset()
    now = {one for one in after.project.imported_by_lines(change.path) if layout.path(one)}
    has_moved = _has_moved_imports(change)
    if not has_moved and now <= old:
        return
    new = after.project.imported_at_once(module) & now
    known = before.project.imported_at_once(module) if has_moved else old
    yield from new - known - {module}


def _has_moved_imports(change: FileChange) -> bool:
    """Whether an import stands in another block now, or its block is another one."""
    lines = [(mark, line) for hunk in hunks(change, 0) for mark, line in hunk.lines]
    removed = {line.strip() for mark, line in lines if mark == b"-" and b"import" in line}
    added = {line.strip() for mark, line in lines if mark == b"+" and b"import" in line}
    guards = (b"TYPE_CHECKING", b"def ")
    return bool(removed & added) or any(
        guard in line for mark, line in lines if mark == b"-" for guard in guards
    )


def _shared_package(module: str, target: str) -> str:
    """The innermost package of the target that runs already when the module imports it."""
    parts = []
    for one, other in zip(module.split("."), target.split(".")[:-1], strict=False):
        if one != other:
            break
        parts.append(one)
    return ".".join(parts)


class _AtOnce:
    """Which modules import which when they are imported themselves.

    Import lines tell it fast, and take in those inside functions. So a module is parsed only
    when it lies on a chain that has been found, and the chain is looked for again without what
    the module does not import at once.
    """

    #: So many modules are parsed at most: what would need more is not known.
    _LIMIT = 400

    def __init__(self, project: Project) -> None:
        self._project = project
        self._exact: set[str] = set()

    def reaches(self, start: str, goal: str) -> bool:
        """Whether one module imports another one; yes where it is not known."""
        chains = self.chains(start, _shared_package(goal, start), {goal})
        return chains is None or bool(chains)

    def chains(self, start: str, shared: str, goals: set[str]) -> dict[str, tuple[str, ...]] | None:
        """The shortest chain to each goal that a module reaches; None where it is not known."""
        while len(self._exact) < self._LIMIT:
            reached = self._paths(start, shared, goals)
            unsure = {module for path in reached.values() for module in path[:-1]} - self._exact
            if not unsure:
                return reached
            self._exact |= unsure
        return None

    def _paths(self, start: str, shared: str, goals: set[str]) -> dict[str, tuple[str, ...]]:
        origins: dict[str, str | None] = {start: None}
        origins.update((name, start) for name in self._entered(start, shared) if name != start)
        waiting = deque(origins)
        found: dict[str, tuple[str, ...]] = {}
        while waiting and len(found) < len(goals):
            current = waiting.popleft()
            for module in self._imported(current):
                entered = self._entered(module, current)
                for goal in goals.intersection([module, *entered]) - found.keys():
                    found[goal] = (*_path(origins, current), goal)
                fresh = [name for name in entered if name not in origins]
                origins.update(dict.fromkeys(fresh, current))
                waiting += fresh
        return found

    def _entered(self, module: str, inside: str) -> list[str]:
        """What an import runs: the module and its packages, but for those that run already."""
        return [
            name
            for name in self._project.with_packages(module)
            if name != inside and not inside.startswith(f"{name}.")
        ]

    def _imported(self, module: str) -> Iterable[str]:
        if module in self._exact:
            return sorted(self._project.imported_at_once(module))
        path = self._project.layout.path(module)
        return sorted(self._project.imported_by_lines(path)) if path else ()


def _path(origins: Mapping[str, str | None], goal: str) -> tuple[str, ...]:
    path = [goal]
    while (origin := origins[path[-1]]) is not None:
        path.append(origin)
    return tuple(reversed(path))


def _fault(after: View, path: str, chain: tuple[str, ...]) -> Fault:
    module, target = chain[0], chain[1]
    message = f"`{module}` imports `{target}`, which imports it in turn: {' → '.join(chain)}"
    return Fault(path, _line(after, path, target), _CODE, message, _REMEDY)


def _line(view: View, path: str, target: str) -> int:
    """Where a file imports a module."""
    source = view.source(path)
    if source is None:
        return 0
    for statement in read(source, view.project.layout.module(path), frozenset()).imports:
        names = [alias.name for alias in statement.aliases]
        if target in {statement.module, *names, *(f"{statement.module}.{name}" for name in names)}:
            return source.line_of(statement.span.start)
    return 0
