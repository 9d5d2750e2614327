"""What a module needs from outside of the project to be imported, and cannot have."""

from migrator.api import Lookup, Project, read

#: So many modules are looked at, from the one that is to be imported on.
_FEW = 80


class Needs:
    """Tells which modules cannot be imported where only what is installed is there."""

    def __init__(self, project: Project, lookup: Lookup) -> None:
        self._project = project
        self._lookup = lookup

    def lacking(self, module: str, package: str) -> tuple[str, str] | None:
        """What a module, or one that it imports, needs in vain: who needs it, and what."""
        if not self._lookup.knows_environment():
            return None
        seen, waiting = {module}, [module]
        while waiting and len(seen) < _FEW:
            current = waiting.pop()
            for one in sorted(self._project.imported_at_once(current)):
                if self._project.layout.path(one) is None:
                    if self._is_lacking(one) and self._imports_surely(current, one):
                        known = self._project.reaches(package, current)
                        return None if known else (current, one.partition(".")[0])
                elif one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return None

    def _is_lacking(self, module: str) -> bool:
        return self._lookup.is_foreign(module) and self._lookup.absent_module(module) is not None

    def _imports_surely(self, importer: str, module: str) -> bool:
        """Whether an import fails with what it imports."""
        source = self._project.source(importer)
        if source is None:
            return False
        reading = read(source, self._project.layout.module(source.path), frozenset())
        return any(
            module in {statement.module, *(alias.name for alias in statement.aliases)}
            for statement in reading.imports
            if not statement.guarded
        )
