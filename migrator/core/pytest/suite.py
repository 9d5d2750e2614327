"""The test files of a tree: each read once, with what it offers to others by imports."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from migrator.core.project import Project
from migrator.core.pytest.configuration import PytestConfiguration, folder_configuration
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.modules import PytestModule
from migrator.core.pytest.plugins import own_plugins
from migrator.core.pytest.reading import read_module
from migrator.core.source import Unreadable, read_python
from migrator.core.tree import Tree

CONFTEST = "conftest.py"
_STANDARD = PytestConfiguration()


@dataclass(frozen=True, slots=True)
class Provided:
    """What is behind the name of a fixture on one level."""

    #: Several where it is defined under conditions; none where no more is known.
    fixtures: tuple[Fixture, ...] = ()


#: Something that may be a fixture, of which no more is known.
SOMETHING = Provided()


@dataclass(frozen=True, slots=True)
class Level:
    """The fixtures that a class, a module or a plugin offers."""

    provided: Mapping[str, Provided]
    #: Whether it may offer others.
    is_open: bool = False


class Parsed:
    """The files that have been read, by path and bytes: two trees of one project share them."""

    def __init__(self) -> None:
        self._modules: dict[tuple[str, bytes], PytestModule | None] = {}

    def module(self, project: Project, path: str, data: bytes) -> PytestModule | None:
        """A file as pytest sees it; None where it cannot be read."""
        key = (path, data)
        if key not in self._modules:
            source = read_python(path, data)
            name = project.layout.module(path)
            self._modules[key] = (
                None if isinstance(source, Unreadable) else read_module(source, name)
            )
        return self._modules[key]


class Suite:
    """What pytest sees in one tree."""

    def __init__(self, tree: Tree, project: Project, parsed: Parsed) -> None:
        self.tree = tree
        self.project = project
        self._parsed = parsed
        self._data: dict[str, bytes | None] = {}
        self._modules: dict[str, PytestModule | None] = {}
        self._configurations: dict[str, PytestConfiguration | None] = {}
        self._offers: dict[str, Level] = {}

    # Files

    @cached_property
    def paths(self) -> frozenset[str]:
        """All Python files."""
        return frozenset(self.project.layout.paths)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        if path not in self._data:
            self._data[path] = self.tree.read(path)
        return self._data[path]

    def module(self, path: str) -> PytestModule | None:
        """A file as pytest sees it; None where it cannot be read."""
        if path not in self._modules:
            data = self.read(path)
            found = None if data is None else self._parsed.module(self.project, path, data)
            self._modules[path] = found
        return self._modules[path]

    def conftests(self, path: str) -> list[str]:
        """The ``conftest.py`` files that hold for a file, the nearest first; not itself."""
        found = (posixpath.join(folder, CONFTEST) for folder in folders(path))
        return [conftest for conftest in found if conftest in self.paths and conftest != path]

    # Configuration

    def configurations(self, path: str) -> Iterator[PytestConfiguration]:
        """Those of the folders above, the nearest first; which holds depends on the call."""
        for folder in folders(path):
            if folder not in self._configurations:
                self._configurations[folder] = folder_configuration(self.read, folder)
            if found := self._configurations[folder]:
                yield found

    def configuration(self, path: str) -> PytestConfiguration:
        """The nearest configuration above a file, or what pytest has without one."""
        return next(self.configurations(path), _STANDARD)

    def is_test_file(self, path: str) -> bool:
        """Whether pytest looks for tests in a file."""
        return self.configuration(path).is_test_file(path)

    @cached_property
    def own_plugins(self) -> tuple[str, ...]:
        """The modules that the project is a plugin by."""
        return own_plugins(self.read)

    # Imports

    def file(self, path: str, dotted: str) -> str | None:
        """The file of a module of the project, as a file imports it."""
        if found := self.project.layout.path(dotted):
            return found
        place = dotted.replace(".", "/")
        for folder in self._import_folders(path) if dotted else ():
            for end in (f"{place}.py", f"{place}/__init__.py"):
                if (found := posixpath.join(folder, end)) in self.paths:
                    return found
        return None

    def _import_folders(self, path: str) -> Iterator[str]:
        """The folders that may be on Python's path when a file is tested."""
        for folder in folders(path):
            # Of those above a test, pytest puts the first one that is no package on the path.
            if posixpath.join(folder, "__init__.py") not in self.paths:
                yield folder
                yield posixpath.join(folder, "src")

    def offers(self, path: str) -> Level:
        """The fixtures that a module has as its own names."""
        if path not in self._offers:
            # For modules that import each other: what they get that way is not known.
            self._offers[path] = Level({}, is_open=True)
            self._offers[path] = self._offered(path)
        return self._offers[path]

    def _offered(self, path: str) -> Level:
        module = self.module(path)
        if module is None:
            return Level({}, is_open=True)
        provided: dict[str, Provided] = {}
        is_open = module.group.is_open
        for star in module.stars:
            file = self.file(path, star)
            inner = self.offers(file) if file else Level({}, is_open=True)
            provided.update(inner.provided)
            is_open = is_open or inner.is_open
        for local, targets in module.imports.items():
            for target in targets:
                provided.update(self._imported(path, local, target))
        provided.update(dict.fromkeys((*module.group.maybe, *module.generated), SOMETHING))
        for alternatives in module.group.fixtures.values():
            provided[alternatives[0].name] = Provided(alternatives)
        return Level(provided, is_open)

    def _imported(self, path: str, local: str, target: str) -> Iterator[tuple[str, Provided]]:
        """The fixture that an import brings, under the name that it goes by here."""
        dotted, _dot, name = target.rpartition(".")
        file = self.file(path, dotted)
        found = self._named(file, name, 0) if file else SOMETHING
        is_module = not dotted or self.file(path, target) is not None
        if is_module and not (found and found.fixtures):
            return
        if found and found.fixtures:
            named = tuple(
                replace(fixture, name=fixture.decorator.name or local) for fixture in found.fixtures
            )
            yield named[0].name, Provided(named)
        elif found:
            yield local, found

    def _named(self, path: str, name: str, depth: int) -> Provided | None:
        """The fixture whose function has a name in a module; None where it is something else."""
        data = self.read(path) or b""
        is_plain = b"fixture" not in data and _binds(data, name)
        module = None if is_plain or depth > _DEPTH else self.module(path)
        if module is None:
            return None
        if name in module.group.fixtures:
            return Provided(module.group.fixtures[name])
        for target in module.imports.get(name, ()):
            dotted, _dot, inner = target.rpartition(".")
            file = self.file(path, dotted)
            return self._named(file, inner, depth + 1) if file else SOMETHING
        for star in module.stars:
            file = self.file(path, star)
            if file is None or (found := self._named(file, name, depth + 1)):
                return found if file else SOMETHING
        return SOMETHING if name in module.group.maybe else None


#: How far names are followed from module to module.
_DEPTH = 8


def _binds(data: bytes, name: str) -> bool:
    """Whether a module defines a name itself, as its lines tell."""
    word = re.escape(name.encode())
    pattern = rb"^(?:(?:async[ \t]+)?def|class)[ \t]+%b\b|^%b[ \t]*[:=]" % (word, word)
    return re.search(pattern, data, re.MULTILINE) is not None


def is_below(path: str, folder: str) -> bool:
    """Whether a file lies in a folder, or in one of those in it."""
    return not folder or path.startswith(f"{folder}/")


def folders(path: str) -> Iterator[str]:
    """The folders above a file, the nearest first, down to the top of the repository."""
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""
