"""Where a dotted name ends: followed through imports, re-exports, aliases and stars."""

import ast
import builtins
import re
from collections.abc import Iterable, Sequence

from migrator.core.definitions.ends import (
    MISSING,
    UNKNOWN,
    ClassDefinition,
    Definition,
    End,
    Found,
    Module,
    Nowhere,
    Outside,
    chain,
    defined,
    either,
)
from migrator.core.definitions.export_list import ExportList, export_list
from migrator.core.definitions.members import Members
from migrator.core.definitions.scopes import Body, Bound, module_body
from migrator.core.layout import ModuleName
from migrator.core.names.values import Reading, Use
from migrator.core.project import Project
from migrator.core.source import PythonSource

#: What can put names into a module, or modules into a package, that their text does not bind.
_BRINGS_NAMES = re.compile(
    rb"\b(?:globals|vars|exec)\(|\b(?:_convert_|global_enum)\b|\bmodules\[|__path__"
    rb"|\bsetattr\(\s*(?:sys\.)?\w*mod(?:ule)?s?\b"
)
#: Modules that a build often makes, so that no tracked file holds them.
_MADE_BY_BUILDS = re.compile(r"_[^\W_]\w*\Z|\w+_pb2(?:_grpc)?\Z|version\Z")
#: What every module has.
_IMPLICIT = frozenset(
    """
    __annotations__ __builtins__ __cached__ __dict__ __doc__ __file__ __loader__ __name__
    __package__ __path__ __spec__ __warningregistry__
    """.split()
)


class Definitions:
    """The definitions of a project; a module is parsed when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._layout = project.layout
        self._sources: dict[str, PythonSource | None] = {}
        self._bodies: dict[str, Body | None] = {}
        self._exports: dict[str, ExportList | None] = {}
        self._members = Members(self)
        #: What has been found, or is being looked for and so cannot be known.
        self._found: dict[tuple[str, str], Found] = {}

    def add(self, source: PythonSource) -> None:
        """Take a file that has been read already, also one that no name leads to."""
        self._sources[source.path] = source

    def find(self, dotted: str) -> Definition | None:
        """The definition of a name, if it surely is this one."""
        found = self.look_up(dotted)
        return found.definitions[0] if found.is_certain and len(found.ends) == 1 else None

    def look_up(self, dotted: str) -> Found:
        """Where a dotted name ends, as an import of it would find it.

        What it is imported from is a module, whatever else a package may bind to its name.
        """
        module = self._layout.longest_module(dotted.rpartition(".")[0])
        if module is not None:
            names = dotted[len(module) + 1 :].split(".")
            return self.attributes(Found((Module(module),)), names)
        first, *rest = dotted.split(".")
        top = Module(first) if self._layout.exists(first) else Outside(first)
        return self.attributes(Found((top,)), rest)

    def module_named(self, dotted: str) -> Found:
        """A module, whatever else its package binds to its name; or what there is instead."""
        if self._layout.exists(dotted):
            return Found((Module(dotted),))
        return self.look_up(dotted)

    def attributes(self, found: Found, names: Iterable[str]) -> Found:
        """Where attributes of something end, each taken from the one before."""
        for name in names:
            found = either(self._attribute(end, name) for end in found.ends)
        return found

    def member(self, owner: ClassDefinition, name: str) -> Found:
        """Where an attribute of a class ends; if several bases have it, at each of theirs."""
        return self._members.of(owner, name)

    def of_use(self, reading: Reading, use: Use) -> Found:
        """What a name that is read in a file, with its attributes, stands for."""
        if reading.is_private(use.name, use.scope):
            return UNKNOWN
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope:
            bound = [reading.bindings[index] for index in reading.scopes[scope].bound[use.name]]
            targets = [reading.imported(binding) for binding in bound]
            found = either(self.look_up(target) if target else UNKNOWN for target in targets)
        else:
            found = self.inside(reading.path, use.name)
        return self.attributes(found, [name for name, _end in use.chain])

    def inside(self, path: str, name: str) -> Found:
        """What a name means in the code of a module: something of its own, or a builtin."""
        found = self._named(path, name)
        if found.is_missing and hasattr(builtins, name):
            return Found((Outside(f"builtins.{name}"),))
        return found

    def module(self, path: str) -> ModuleName:
        """The module that a file is."""
        return self._layout.module(path)

    def source(self, path: str) -> PythonSource | None:
        """The source of a module's file, if it can be read."""
        if path not in self._sources:
            source = self._project.source(self.module(path).dotted)
            self._sources[path] = source if source and source.path == path else None
        return self._sources[path]

    def exports(self, path: str) -> ExportList | None:
        """What a module lists in ``__all__``."""
        if path not in self._exports:
            source = self.source(path)
            self._exports[path] = export_list(source) if source else None
        return self._exports[path]

    def bindings(self, path: str, name: str) -> Sequence[Bound]:
        """The statements of a module that can be what binds a name in the end."""
        body = self._body(path)
        return body.bound.get(name, ()) if body else ()

    # Modules

    def _attribute(self, end: End, name: str) -> Found:
        match end:
            case Module(dotted=dotted):
                return self._of_module(dotted, name)
            case Outside(dotted=dotted):
                return Found((Outside(f"{dotted}.{name}"),))
            case ClassDefinition():
                return self.member(end, name)
            case Nowhere.MISSING:
                return MISSING
        return UNKNOWN

    def _of_module(self, module: str, name: str) -> Found:
        path = self._layout.path(module)
        body = self._body(path) if path else None
        if path and body and name in body.deleted:
            return MISSING
        found = self._named(path, name) if path else MISSING
        if not found.is_there and self._layout.exists(f"{module}.{name}"):
            return Found((Module(f"{module}.{name}"),))
        return self._absent(module, name) if found.is_missing else found

    def _absent(self, module: str, name: str) -> Found:
        """What it means that a module neither binds a name nor has a module of that name."""
        path = self._layout.path(module)
        dotted = f"{module}.{name}"
        if path is None:
            is_installed = self._project.environment.longest_module(dotted) == dotted
            return Found((Outside(dotted),)) if is_installed else MISSING
        may_be_made = self.module(path).is_package and _MADE_BY_BUILDS.match(name)
        return UNKNOWN if may_be_made or path.endswith(".pyi") else MISSING

    def _named(self, path: str, name: str) -> Found:
        """What the text of a module binds a name to."""
        key = path, name
        if key not in self._found:
            self._found[key] = UNKNOWN
            self._found[key] = self._bound(path, name)
        return self._found[key]

    def _bound(self, path: str, name: str) -> Found:
        body = self._body(path)
        if body is None or name in _IMPLICIT:
            return UNKNOWN
        bound = body.bound.get(name, ())
        found = [self._end(path, name, one) for one in bound]
        found += [self._from_star(star, name) for star in body.stars_for(name)]
        together = either(found)
        return UNKNOWN if together.is_missing and self._is_dynamic(path, body) else together

    def _end(self, path: str, name: str, bound: Bound) -> Found:
        """Where one binding leads."""
        module = self.module(path).dotted
        if bound.target is not None:
            own = f"{module}.{name}"
            if bound.target == own and not self._layout.exists(own):
                return self._absent(module, name)  # `from . import name`
            if isinstance(bound.node, ast.Import):
                return self.module_named(bound.target)
            return self.look_up(bound.target) if bound.target else UNKNOWN
        names = chain(bound.value) if bound.value else ()
        if names and names[0] != name:
            found = self.attributes(self.inside(path, names[0]), names[1:])
            if not found.is_unknown:
                return found
        return Found((defined(module, path, name, bound.node, bound.value),))

    def _from_star(self, star: str, name: str) -> Found:
        """What a star import of a module brings under a name."""
        found = self.module_named(star) if star else UNKNOWN
        return either(self._brought(end, name) for end in found.ends)

    def _brought(self, end: End, name: str) -> Found:
        if isinstance(end, Outside):
            is_there = self._project.environment.defines(end.dotted, name)
            return MISSING if is_there is False else Found((Outside(f"{end.dotted}.{name}"),))
        if not isinstance(end, Module):
            return Found((end,)) if isinstance(end, Nowhere) else UNKNOWN
        path = self._layout.path(end.dotted)
        if path is None:
            return MISSING
        exports = self.exports(path)
        is_brought = not name.startswith("_") if exports is None else name in exports.names
        if is_brought:
            return self._of_module(end.dotted, name)
        return self._named(path, name) if exports and not exports.is_whole else MISSING

    def _body(self, path: str) -> Body | None:
        if path not in self._bodies:
            source = self.source(path)
            self._bodies[path] = module_body(source, self.module(path)) if source else None
        return self._bodies[path]

    def _is_dynamic(self, path: str, body: Body) -> bool:
        """Whether a module may have names that its text does not bind."""
        source = self.source(path)
        is_told = source is not None and _BRINGS_NAMES.search(source.code) is None
        return "__getattr__" in body.bound or not is_told
