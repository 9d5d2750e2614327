"""What certainly is not there: modules that nothing makes, and names that nothing binds.

Where a module may get a name in a way that its text does not tell, nothing is said.
"""

import posixpath
import re
import sys
from collections import Counter
from functools import cached_property

from migrator.core.gate.references.quick_look import QuickLook, quick_look
from migrator.core.gate.view import View
from migrator.core.layout import ModuleName
from migrator.core.names import BindingKind, Reading, read
from migrator.core.project import NoEnvironment
from migrator.core.source import PythonSource

#: What gives a module names that are nowhere written down as names.
_OPEN = re.compile(
    rb"\bglobals\(\)|\b(?:locals|vars)\(\)\s*(?:\[|\.(?:update|setdefault))|(?<![.\w])exec\(|"
    rb"modules\[\s*__name__|modules\.get\(\s*__name__|_module\(\s*__name__|__dict__\.update|"
    rb"\b_convert_?\(|\bglobal_enum\b"
)
#: What gives a package modules that are no files in its folder.
_OPEN_PACKAGE = re.compile(rb"__path__|\bmeta_path\b|\bpath_hooks\b|sys\.modules\b")
#: Files that become modules when something is built.
_BUILT = (".pyx", ".c", ".cpp", ".so", ".pyd")
#: Modules that are usually written by tools and not kept in git.
_GENERATED = re.compile(r"_pb2(?:_grpc)?\Z|\A_?version\Z")


class Lookup:
    """Tells what is missing in one tree, and keeps what it has found out."""

    def __init__(self, view: View, gone: frozenset[str] = frozenset()) -> None:
        self.view = view
        #: Modules that were in the project once: nothing else stands behind their names.
        self._gone = gone
        self._layout = view.project.layout
        self._environment = view.project.environment
        self._open: dict[str, bool] = {}
        self._looks: dict[str, QuickLook] = {}
        self._sources: dict[str, PythonSource | None] = {}

    # Modules

    def absent_module(self, dotted: str) -> str | None:
        """The shortest beginning of a dotted name that certainly is no module."""
        found = self._layout.longest_module(dotted)
        if found == dotted:
            return None
        if found is None:
            return self._absent_elsewhere(dotted)
        if self._layout.path(found) is None and self.is_installed(found):
            return self._absent_elsewhere(dotted)
        child = dotted[len(found) + 1 :].partition(".")[0]
        absent = f"{found}.{child}"
        # What was built of other sources lies among the installed modules, with copies of ours.
        is_built = absent not in self._gone and self.is_installed(absent)
        return None if is_built or self._may_hold_module(found, child) else absent

    def is_foreign(self, dotted: str) -> bool:
        """Whether a module is none of the project."""
        top = dotted.partition(".")[0]
        return not self._layout.exists(top) and top not in self._gone

    def meant(self, importer: ModuleName, module: str) -> str:
        """A module as the project calls it, where a script means the file beside it."""
        top = module.partition(".")[0]
        if not self.is_foreign(module) or self._environment.longest_module(top):
            return module
        beside = f"{importer.package}.{module}"
        # No file means itself: it only has the name of what it imports.
        is_other = beside != importer.dotted and self._layout.exists(beside)
        return beside if is_other else module

    def exists_at(self, place: str) -> bool:
        """Whether a module or a folder of modules lies at a path, given without a suffix."""
        return place in self._places

    def _absent_elsewhere(self, dotted: str) -> str | None:
        found = self._environment.longest_module(dotted)
        if found == dotted:
            return None
        if found is None:
            top = dotted.partition(".")[0]
            return None if self._may_be_found(top) else top
        child = dotted[len(found) + 1 :].partition(".")[0]
        is_absent = self._environment.defines(found, child) is False
        return f"{found}.{child}" if is_absent else None

    def _may_be_found(self, top: str) -> bool:
        """Whether there may be a module that is neither in the project nor installed."""
        if top in self._gone:
            return False
        return top == "__main__" or top in sys.stdlib_module_names or top in self._components

    def is_installed(self, dotted: str) -> bool:
        """Whether an installed module has this name."""
        return self._environment.longest_module(dotted) == dotted

    def _may_hold_module(self, package: str, child: str) -> bool:
        """Whether a package of the project may have a module that no Python file makes."""
        path = self._layout.path(package)
        if child == "__init__" or _GENERATED.search(child) or package in self._rivals:
            return True
        if path is None:
            return False
        data = self.view.tree.read(path)
        if data is None or path.endswith(".pyi") or _OPEN_PACKAGE.search(data):
            return True
        if not path.endswith("/__init__.py"):
            return False
        place = posixpath.join(posixpath.dirname(path), child)
        return any(self.view.tree.read(place + suffix) is not None for suffix in _BUILT)

    @cached_property
    def _places(self) -> frozenset[str]:
        """The paths of all modules and of the folders around them, without suffixes."""
        found: set[str] = set()
        for path in self._layout.paths:
            place = posixpath.splitext(path)[0]
            while place and place not in found:
                found.add(place)
                place = posixpath.dirname(place)
        return frozenset(found)

    @cached_property
    def _components(self) -> frozenset[str]:
        """What files and folders of modules are called: any may be on somebody's path."""
        return frozenset(posixpath.basename(place) for place in self._places)

    @cached_property
    def _rivals(self) -> frozenset[str]:
        """Modules that files in several places lay claim to."""
        places = {path: posixpath.splitext(path)[0] for path in self._layout.paths}
        claims = {
            (self._layout.module(path).dotted, place.removesuffix("/__init__"))
            for path, place in places.items()
        }
        counts = Counter(dotted for dotted, _place in claims)
        return frozenset(dotted for dotted, count in counts.items() if count > 1)

    # Names

    def lacking(self, dotted: str) -> tuple[str, str] | None:
        """Where a dotted name certainly breaks off: a module of the project, and a name."""
        module = self._layout.longest_module(dotted)
        if module is None or module == dotted:
            return None
        name = dotted[len(module) + 1 :].partition(".")[0]
        return (module, name) if self.lacks(module, name) and not self.is_hidden(module) else None

    def is_hidden(self, module: str) -> bool:
        """Whether a package on the way to a module may bind its name to something else."""
        package, _dot, child = module.rpartition(".")
        if not package:
            return False
        return self._is_something_else(package, child) or self.is_hidden(package)

    def _is_something_else(self, package: str, child: str) -> bool:
        if self._layout.path(package) is None:
            return False
        names = self.view.project.names(package)
        if names is None or self._is_open(package):
            return True
        if child not in names.bound:
            return False
        reading = self.reading(package, child)
        bound = reading.scopes[0].bound.get(child, []) if reading else []
        targets = {reading.imported(reading.bindings[at]) for at in bound} if reading else set()
        return targets != {f"{package}.{child}"}

    def lacks(self, module: str, name: str) -> bool:
        """Whether a module certainly has no such name."""
        if name.startswith("__") or self._layout.exists(f"{module}.{name}"):
            return False
        if self._layout.path(module) is None:
            return self._lacks_elsewhere(module, name)
        if self._is_deleted(module, name):
            return not self._may_have(module, name)
        if name in self.plainly_bound(module):
            return False
        is_missing = self.view.project.defines(module, name) is False
        return is_missing and not self._may_have(module, name)

    def _lacks_elsewhere(self, module: str, name: str) -> bool:
        """The same of a folder of modules, or of an installed module."""
        if self._layout.exists(module):
            return self.absent_module(f"{module}.{name}") is not None
        if not self.is_installed(module) or self.is_installed(f"{module}.{name}"):
            return False
        return self._environment.defines(module, name) is False

    def _may_have(self, module: str, name: str) -> bool:
        """Whether a module that does not bind a name may have it all the same."""
        seen: set[str] = set()
        waiting = [module]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            # A star takes along the modules that a package happens to have imported.
            if self._is_open(current) or self._layout.exists(f"{current}.{name}"):
                return True
            names = self.view.project.names(current)
            waiting += names.stars if names else ()
        is_package = (self._layout.path(module) or "").endswith("/__init__.py")
        return is_package and self.absent_module(f"{module}.{name}") is None

    def _is_deleted(self, module: str, name: str) -> bool:
        """Whether the last that a module does with a name is to delete it."""
        if name not in self._quick_look(module).deleted:
            return False
        reading = self.reading(module, name)
        bound = reading.scopes[0].bound.get(name) if reading else None
        if reading is None or not bound or reading.declarations:
            return False
        last = max((reading.bindings[index] for index in bound), key=lambda one: one.order)
        return last.kind is BindingKind.DELETION and not last.conditional

    def reading(self, module: str, name: str) -> Reading | None:
        """How a module of the project binds a name; None where it cannot be read."""
        source = self.source(module)
        if source is None:
            return None
        return read(source, self._layout.module(source.path), frozenset({name}))

    def source(self, module: str) -> PythonSource | None:
        """The source of a module of the project, parsed once."""
        if module not in self._sources:
            self._sources[module] = self.view.project.source(module)
        return self._sources[module]

    def text(self, module: str) -> bytes:
        """The bytes of a module of the project; none where it has no file."""
        path = self._layout.path(module)
        return (self.view.tree.read(path) if path else None) or b""

    def _is_open(self, module: str) -> bool:
        if module not in self._open:
            path = self._layout.path(module)
            data = self.view.tree.read(path) if path else b""
            self._open[module] = (
                data is None
                or module in self._rivals
                or (path or "").endswith(".pyi")
                or _OPEN.search(data) is not None
            )
        return self._open[module]

    def plainly_bound(self, module: str) -> frozenset[str]:
        """Names that a module of the project binds beyond doubt: the quick look at it."""
        return self._quick_look(module).bound

    def _quick_look(self, module: str) -> QuickLook:
        if module not in self._looks:
            self._looks[module] = quick_look(self.text(module))
        return self._looks[module]

    def knows_environment(self) -> bool:
        """Whether it can be told what is installed."""
        return not isinstance(self._environment, NoEnvironment)
