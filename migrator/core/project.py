"""What a transform may ask about the whole project while it puts facts together."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import Protocol

from migrator.core.layout import Layout
from migrator.core.names.module_names import (
    ModuleNames,
    import_time_imports,
    module_names,
)
from migrator.core.parsed import Parsed
from migrator.core.source import PythonSource
from migrator.core.tree import Tree


class Environment(Protocol):
    """The modules that are installed, looked up without importing them."""

    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is an installed module."""
        ...

    def defines(self, module: str, name: str) -> bool | None:
        """Whether an installed module has a name; None where that cannot be known."""
        ...


class NoEnvironment:
    """An environment in which nothing is installed."""

    def longest_module(self, dotted: str) -> str | None:  # noqa: ARG002 - the port's shape
        """Nothing is known."""
        return None

    def defines(self, module: str, name: str) -> bool | None:  # noqa: ARG002 - the port's shape
        """Nothing is known."""
        return None


class Origin(Enum):
    """Where a dotted name was found."""

    PROJECT = auto()
    ENVIRONMENT = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Located:
    """A dotted name with the place where its module ends."""

    module: str
    attributes: tuple[str, ...]
    origin: Origin

    @property
    def dotted(self) -> str:
        """The whole name."""
        return ".".join((self.module, *self.attributes))


#: Imports as far as an expression can see them; what it takes for one and is none does no harm.
_FROM_IMPORT = re.compile(
    rb"\bfrom((?:[.\w\x80-\xff]|[\s\\]){1,200}?)\bimport\b"
    rb"[\s\\]*(\((?:[^)#]|#[^\r\n]*)*\)|(?:\\\r?\n|[^\r\n;#])*)"
)
_PLAIN_IMPORT = re.compile(rb"\bimport\b[\s\\]+((?:\\\r?\n|[^\r\n;#(])*)")
_AT_THE_MARGIN = re.compile(rb"(?m)^(?:from|import)\b[^\r\n(#]*(?:\([^)]*\))?")
_SPACE = re.compile(rb"[\s\\]+")
_COMMENT = re.compile(rb"#[^\r\n]*")
_NAME = re.compile(rb"[\w\x80-\xff]+|\*")
_DOTTED = re.compile(rb"[\w\x80-\xff][.\w\x80-\xff]*")
#: What can bring a name into a module whose text does not hold it.
_BRINGS_NAMES = re.compile(rb"import[\s\\(]*\*|__getattr__|globals\(\)")


class Project:
    """The modules of the project, what they define and what they import."""

    def __init__(
        self,
        layout: Layout,
        files: Tree,
        environment: Environment | None = None,
        beyond: Mapping[str, bytes] | None = None,
        parsed: Parsed | None = None,
    ) -> None:
        self.layout = layout
        self.parsed = parsed or Parsed(room=0)
        self.environment = environment or NoEnvironment()
        #: Files of a newer Python, which may take any name from anywhere.
        self.beyond = beyond or {}
        self.files = files
        self._names: dict[str, ModuleNames | None] = {}
        self._imports: dict[str, frozenset[str]] = {}
        self._at_once: dict[str, frozenset[str]] = {}

    def misplaced(self, package: str) -> str | None:
        """What is to be said of a package that is here, outside of every source root."""
        root = self.layout.other_root(package)
        if root is None:
            return None
        return f'{package} is in {root}, which is no source root: say roots = ["{root}"]'

    def locate(self, written: str) -> Located:
        """Where the module ends in ``package.module.name`` or ``package.module:name``."""
        module, colon, rest = written.partition(":")
        if colon:
            origin = Origin.UNKNOWN
            if self.layout.owns(module):
                origin = Origin.PROJECT
            elif self.environment.longest_module(module) == module:
                origin = Origin.ENVIRONMENT
            return Located(module, tuple(rest.split(".")), origin)
        return self._split(written)

    def _split(self, dotted: str) -> Located:
        found = self.layout.longest_module(dotted)
        origin = Origin.PROJECT
        if found is None:
            found = self.environment.longest_module(dotted)
            origin = Origin.ENVIRONMENT
        if found is None:
            module, _dot, name = dotted.rpartition(".")
            return Located(module or name, (name,) if module else (), Origin.UNKNOWN)
        rest = dotted[len(found) + 1 :]
        return Located(found, tuple(rest.split(".")) if rest else (), origin)

    def source(self, module: str) -> PythonSource | None:
        """The source of a module of the project, if it can be read."""
        path = self.layout.path(module)
        data = self.files.read(path) if path else None
        if path is None or data is None:
            return None
        return self.parsed.source(path, data)

    def names(self, module: str) -> ModuleNames | None:
        """What a module binds; None where that cannot be known from its text."""
        own = self._own_names(module)
        if own is None:
            return None
        seen, waiting = {module}, list(own.stars)
        while waiting:
            star = waiting.pop()
            if star in seen:
                continue
            seen.add(star)
            inner = self._own_names(star)
            if inner is None:
                return None
            waiting += inner.stars
            own = own.with_star(inner)
        return own

    def _own_names(self, module: str) -> ModuleNames | None:
        """What a module binds without the names that stars bring."""
        if module not in self._names:
            path = self.layout.path(module)
            source = self.source(module)
            if path is None:
                found = ModuleNames() if self.layout.exists(module) else None
            else:
                found = module_names(source, self.layout.module(path)) if source else None
            self._names[module] = None if found is None or found.dynamic else found
        return self._names[module]

    def defines(self, module: str, name: str) -> bool | None:
        """Whether a module has a name; None where that cannot be known."""
        if self.layout.exists(f"{module}.{name}"):
            return True
        if self._cannot_hold(module, name):
            return False
        names = self.names(module)
        return None if names is None else name in names.bound

    def _cannot_hold(self, module: str, name: str) -> bool:
        """Whether a module's text rules a name out: it is not there, and nothing could bring it."""
        path = self.layout.path(module)
        data = self.files.read(path) if path else None
        if data is None or name.encode() in data:
            return False
        return _BRINGS_NAMES.search(data) is None

    def suggestion(self, module: str, name: str) -> str | None:
        """A name like the one that is missing."""
        names = self.names(module)
        prefix = f"{module}."
        siblings = {
            dotted[len(prefix) :]
            for dotted in self.layout.names()
            if dotted.startswith(prefix) and "." not in dotted[len(prefix) :]
        }
        known = sorted(siblings | set(names.bound if names else ()))
        close = get_close_matches(name, known, n=1, cutoff=0.6)
        return f"{module}.{close[0]}" if close else None

    # Import cycles

    def reaches(self, start: str, goal: str, more: Mapping[str, set[str]] | None = None) -> bool:
        """Whether importing one module imports another one, as far as the text tells.

        The import lines are looked at first, those inside functions too, which is fast; only
        if they say yes, the trees are asked what is imported at once. ``more`` are imports
        that are still to be made.
        """
        more = more or {}

        def by_lines(module: str) -> frozenset[str]:
            path = self.layout.path(module)
            found = self.imported_by_lines(path) if path else frozenset()
            return found | more.get(module, set())

        def by_trees(module: str) -> frozenset[str]:
            return self.imported_at_once(module) | more.get(module, set())

        return self._walk(start, goal, by_lines) and self._walk(start, goal, by_trees)

    def _walk(self, start: str, goal: str, imported_by: Callable[[str], frozenset[str]]) -> bool:
        # What contains a module has been imported before it: on the way from there, a package
        # is entered only from outside of it.
        waiting = [name for name in self.with_packages(start) if not _is_in(goal, name)]
        waiting += [start] if start not in waiting else []
        seen = {*waiting, goal}
        waiting = [name for name in waiting if name != goal]
        while waiting:
            current = waiting.pop()
            for module in imported_by(current):
                entered = [name for name in self.with_packages(module) if not _is_in(current, name)]
                if module == goal or goal in entered:
                    return True
                fresh = [name for name in entered if name not in seen]
                seen.update(fresh)
                waiting += fresh
        return False

    def imported_at_once(self, module: str) -> frozenset[str]:
        """The modules that a module imports while it is imported itself."""
        if module not in self._at_once:
            source = self.source(module)
            found = import_time_imports(source, self.layout.module(source.path)) if source else ()
            self._at_once[module] = self._modules(found)
        return self._at_once[module]

    def imported_by_lines(self, path: str) -> frozenset[str]:
        """The modules that the import lines of a file name, those inside functions too.

        It may be too many, for an expression finds the lines in strings as well; never too few.
        """
        if path not in self._imports:
            data = self.files.read(path)
            found = self._import_lines(path, data) if data else ()
            self._imports[path] = self._modules(found)
        return self._imports[path]

    def imported_at_the_margin(self, path: str) -> frozenset[str]:
        """The modules that import lines without an indent name."""
        lines = b"\n".join(_AT_THE_MARGIN.findall(self.files.read(path) or b""))
        return self._modules(self._import_lines(path, lines))

    def _modules(self, imported: Iterable[tuple[str, str]]) -> frozenset[str]:
        """The modules behind pairs of a module and a name: the name may be a module itself."""
        found = set()
        for module, name in imported:
            dotted = f"{module}.{name}" if name else module
            found.add(dotted if self.layout.exists(dotted) else module)
        return frozenset(found)

    def _import_lines(self, path: str, data: bytes) -> Iterator[tuple[str, str]]:
        here = self.layout.module(path)
        for written, names in _FROM_IMPORT.findall(data):
            source = _SPACE.sub(b"", written).decode(errors="replace")
            bare = source.lstrip(".")
            module = here.absolute(len(source) - len(bare), bare)
            for name in _NAME.findall(_COMMENT.sub(b"", names)) if module else ():
                yield module or "", name.decode(errors="replace")
        for found in _PLAIN_IMPORT.finditer(data):
            for name in _DOTTED.findall(found.group(1)) if _begins(data, found.start()) else ():
                yield name.decode(errors="replace"), ""

    def with_packages(self, dotted: str) -> list[str]:
        """A module and the packages that are imported before it, as far as they have a file."""
        names = []
        while dotted:
            if self.layout.path(dotted) is not None:
                names.append(dotted)
            dotted = dotted.rpartition(".")[0]
        return names


def _begins(data: bytes, at: int) -> bool:
    """Whether a statement may begin here: not in the middle of ``from a import b``."""
    line = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    before = data[line:at].strip()
    return not before or before.endswith((b";", b":", b"\\"))


def _is_in(module: str, package: str) -> bool:
    return module.startswith(f"{package}.")
