"""References to what is not there, as values, and the file that they are looked for in."""

from dataclasses import dataclass, field
from functools import cached_property

from migrator.core.gate.faults import Fault
from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.references.suspicion import may_dangle, may_lead_nowhere, owners
from migrator.core.layout import ModuleName
from migrator.core.names import Import, Reading, Use, read
from migrator.core.project import Project
from migrator.core.source import PythonSource


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A reference to something that is not there."""

    path: str
    line: int
    code: str
    message: str
    #: The module or class that lacks the name; empty where a whole module is missing.
    owner: str
    #: What is missing: a name, or the dotted name of a module.
    name: str
    #: Whether the code is ready for it: an installed package may be of another version.
    is_optional: bool = False

    @property
    def fault(self) -> Fault:
        """The gap as a fault, with a remedy that needs no search."""
        return Fault(self.path, self.line, self.code, self.message, self.remedy(None))

    def remedy(self, project: Project | None) -> str:
        """What to do, with a name that is like the missing one if the project has one."""
        parent, _dot, child = self.name.rpartition(".")
        owner, name = (self.owner, self.name) if self.owner else (parent, child)
        near = project.suggestion(owner, name) if project and owner else None
        if not self.owner and "nor installed" in self.message:
            return "install it for the project's Python, or import something that is there"
        if near:
            return f"name `{near}` instead, if that is meant, or bring `{self.name}` back"
        return f"name something that is there, or bring `{self.name}` back"


@dataclass(frozen=True)
class PythonFile:
    """A file with its imports, and with the uses of the names that they bind."""

    source: PythonSource
    name: ModuleName
    lookup: Lookup = field(repr=False)

    @classmethod
    def opened(cls, lookup: Lookup, path: str) -> "PythonFile | None":
        """A file of the tree; None where it cannot be read, or is a stub."""
        source = None if path.endswith(".pyi") else lookup.view.source(path)
        if source is None:
            return None
        return cls(source, lookup.view.project.layout.module(path), lookup)

    @classmethod
    def suspected(cls, lookup: Lookup, path: str) -> "PythonFile | None":
        """The same, but only if its text shows that a closer look may find something."""
        name = lookup.view.project.layout.module(path)
        code = lookup.view.tree.read(path)
        return cls.opened(lookup, path) if code and may_dangle(lookup, name, code) else None

    @property
    def path(self) -> str:
        """The file, from the top of the repository."""
        return self.source.path

    @cached_property
    def _wordless(self) -> Reading:
        return read(self.source, self.name, frozenset())

    @property
    def imports(self) -> list[Import]:
        """All its imports."""
        return self._wordless.imports

    @cached_property
    def reading(self) -> Reading:
        """The uses of those imported names that may lead nowhere, as far as the text tells."""
        layout = self.lookup.view.project.layout
        words = {
            alias.local
            for statement in self.imports
            for alias in statement.aliases
            if alias.name != "*"
            and layout.owns(target := statement.target(alias))
            and self._may_lead_nowhere(alias.local, target)
        }
        return read(self.source, self.name, frozenset(words)) if words else self._wordless

    def _may_lead_nowhere(self, local: str, target: str) -> bool:
        code = self.source.code
        return local.encode() in self._owners or may_lead_nowhere(self.lookup, code, local, target)

    @cached_property
    def _owners(self) -> frozenset[bytes]:
        return owners(self.source.code)

    @cached_property
    def _uses(self) -> dict[int, Use]:
        return {use.span.start: use for use in self.reading.uses}

    def use_at(self, line: int, column: int) -> Use | None:
        """The use that begins at a place, as `ast` gives it."""
        return self._uses.get(self.source.offset(line, column))

    def meaning(self, use: Use) -> str | None:
        """The dotted name behind a use, if imports of one and the same thing decide it."""
        scope = self.reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return None
        bindings = [self.reading.bindings[at] for at in self.reading.scopes[scope].bound[use.name]]
        targets = {self.reading.imported(binding) for binding in bindings}
        target = targets.pop()
        return use.dotted(target) if target and not targets else None
