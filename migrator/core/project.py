"""What a transform may ask about the whole project while it puts facts together."""

import re
from collections.abc import Callable, Iterable, Mapping
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
from migrator.core.source import PythonSource, Unreadable, read_python


class Environment(Protocol):
    """The modules that are installed, looked up without importing them."""

    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is an installed module."""
        ...


class NoEnvironment:
    """An environment in which nothing is installed."""

    def longest_module(self, dotted: str) -> str | None:  # noqa: ARG002 - the port's shape
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


_IMPORT_LINE = re.compile(
    rb"^[ \t\f]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\r\n#;]*))"
    rb"|import[ \t]+([^\r\n#;]+))",
    re.MULTILINE,
)
_WORD = re.compile(rb"\w+")
_STAR = re.compile(r"\*")


class Project:
    """The modules of the project, what they define and what they import."""

    def __init__(
        self,
        layout: Layout,
        read: Callable[[str], bytes | None],
        environment: Environment | None = None,
        beyond: Mapping[str, bytes] | None = None,
    ) -> None:
        self.layout = layout
        self.environment = environment or NoEnvironment()
        #: Files of a newer Python, which may take any name from anywhere.
        self.beyond = beyond or {}
        self._read = read
        self._names: dict[str, ModuleNames | None] = {}
        self._imports: dict[str, frozenset[str]] = {}
        self._at_once: dict[str, frozenset[str]] = {}

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
        data = self._read(path) if path else None
        if path is None or data is None:
            return None
        source = read_python(path, data)
        return None if isinstance(source, Unreadable) else source

    def names(self, module: str) -> ModuleNames | None:
        """What a module binds; None where that cannot be known from its text."""
        if module not in self._names:
            self._names[module] = None  # what imports itself by a star adds nothing to itself
            self._names[module] = self._module_names(module)
        return self._names[module]

    def _module_names(self, module: str) -> ModuleNames | None:
        path = self.layout.path(module)
        if path is None:
            return ModuleNames() if self.layout.exists(module) else None
        source = self.source(module)
        if source is None:
            return None
        found = module_names(source, self.layout.module(path))
        for star in found.stars:
            inner = self.names(star)
            if inner is None:
                return None
            found = found.with_star(inner)
        return None if found.dynamic else found

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
        data = self._read(path) if path else None
        if data is None or name.encode() in data:
            return False
        return not any(mark in data for mark in (b"import *", b"__getattr__", b"globals()"))

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

    def reaches(self, start: str, goal: str) -> bool:
        """Whether importing one module imports another one, as far as the text tells.

        The import lines are looked at first, those inside functions too, which is fast; only
        if they say yes, the trees are asked what is imported at once.
        """
        return self._walk(start, goal, self._import_lines_of) and self._walk(
            start, goal, self._imported_at_once
        )

    def _walk(self, start: str, goal: str, imported_by: Callable[[str], frozenset[str]]) -> bool:
        # What contains the goal is being imported already when the goal is.
        running = set(self._with_parents(goal))
        waiting = [name for name in self._with_parents(start) if name not in running]
        seen = {*waiting, *running}
        while waiting:
            for module in imported_by(waiting.pop()):
                if module == goal:
                    return True
                fresh = [name for name in self._with_parents(module) if name not in seen]
                seen.update(fresh)
                waiting += fresh
        return False

    def _imported_at_once(self, module: str) -> frozenset[str]:
        if module not in self._at_once:
            source = self.source(module)
            found = import_time_imports(source, self.layout.module(source.path)) if source else ()
            self._at_once[module] = self._modules(found)
        return self._at_once[module]

    def _import_lines_of(self, module: str) -> frozenset[str]:
        if module not in self._imports:
            path = self.layout.path(module)
            data = self._read(path) if path else None
            found = self._import_lines(path, data) if path and data else ()
            self._imports[module] = self._modules(found)
        return self._imports[module]

    def _modules(self, imported: Iterable[tuple[str, str]]) -> frozenset[str]:
        """The modules behind pairs of a module and a name: the name may be a module itself."""
        found = set()
        for module, name in imported:
            dotted = f"{module}.{name}" if name else module
            found.add(dotted if self.layout.exists(dotted) else module)
        return frozenset(found)

    def _import_lines(self, path: str, data: bytes) -> set[tuple[str, str]]:
        here = self.layout.module(path)
        found: set[tuple[str, str]] = set()
        for source, inside, behind, plain in _IMPORT_LINE.findall(data):
            if plain:
                names = (part.split()[0].decode() for part in plain.split(b",") if part.split())
                found.update((name, "") for name in names)
                continue
            written = source.decode(errors="replace")
            bare = written.lstrip(".")
            module = here.absolute(len(written) - len(bare), bare)
            if module:
                names = (name.decode(errors="replace") for name in _WORD.findall(inside or behind))
                found.update((module, name) for name in [*names, *_STAR.findall(behind.decode())])
        return found

    def _with_parents(self, dotted: str) -> list[str]:
        names = []
        while dotted:
            if self.layout.path(dotted) is not None:
                names.append(dotted)
            dotted = dotted.rpartition(".")[0]
        return names
