"""Who takes a name from a module: by importing it, through the module, or to patch it."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from migrator.api import (
    Import,
    ModuleName,
    Project,
    PythonSource,
    Reading,
    Suite,
    Use,
    is_python,
    read,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An import of a name from a module."""

    path: str
    reading: Reading
    #: Which import statement, and which of its names.
    statement: int
    alias: int

    @property
    def imported(self) -> Import:
        """The statement."""
        return self.reading.imports[self.statement]

    @property
    def is_used(self) -> bool:
        """Whether the file also speaks of it."""
        return any(use.name == self.local for use in self.reading.uses)

    @property
    def local(self) -> str:
        """What the name is called there."""
        return self.imported.aliases[self.alias].local


@dataclass(frozen=True, slots=True)
class Taking:
    """All who take a name."""

    imports: tuple[Taken, ...] = ()
    #: The files that read it as an attribute of the module.
    through: tuple[str, ...] = ()
    #: The files that speak of it and take all names of the module by a star.
    stars: tuple[str, ...] = ()
    #: The files that name it in a string: ``patch("package.module.name")``.
    patching: tuple[str, ...] = ()


class Importers:
    """The importers of names from some modules; files are searched but once for all of them."""

    def __init__(self, project: Project, suite: Suite, paths: Iterable[str]) -> None:
        self._project = project
        self._suite = suite
        self._stems = {self._stem(path) for path in paths}
        self._holding: dict[str, dict[str, bytes]] = {}
        self._known: dict[tuple[str, str], Taking] = {}

    def _stem(self, path: str) -> str:
        """The last name of a module: who imports from it has that word, or lies below it."""
        return self._project.layout.module(path).dotted.rpartition(".")[2]

    def paths(self, path: str, name: str) -> set[str]:
        """The files that take a name from a module in any way but patching it."""
        taking = self.of(path, name)
        return {taken.path for taken in taking.imports} | {*taking.through, *taking.stars}

    def holds(self, path: str, name: str) -> bool:
        """Whether a file speaks of a name at all."""
        data = self._project.files.read(path) or b""
        return re.search(rb"(?<!\w)%b(?!\w)" % re.escape(name.encode()), data) is not None

    def is_taken(self, path: str, name: str) -> bool:
        """Whether anybody takes a name from a module, or patches it there."""
        taking = self.of(path, name)
        return bool(taking.patching or self.paths(path, name))

    def of(self, path: str, name: str) -> Taking:
        """All who take a name from the module that a file is."""
        key = path, name
        if key not in self._known:
            self._known[key] = self._of(path, name)
        return self._known[key]

    def _of(self, path: str, name: str) -> Taking:
        module = self._project.layout.module(path)
        stem = self._stem(path)
        imports: list[Taken] = []
        through: list[str] = []
        stars: list[str] = []
        patching: list[str] = []
        for other, data in self._candidates(path, module, stem, name):
            if _patches(data, module.dotted, stem, name):
                patching.append(other)
            modules = self._project.imported_by_lines(other)
            if not any(self._is_or_holds(other, dotted, path) for dotted in modules):
                continue
            source = self._project.parsed.source(other, data)
            if source is not None:
                found = list(self._imports(source, path, name))
                imports += found
                if self._goes_through(source, path, name) or self._may_take(source, path, name):
                    through.append(other)
                if self._takes_all(source, path):
                    stars.append(other)
        return Taking(tuple(imports), tuple(through), tuple(stars), tuple(patching))

    def _candidates(
        self, path: str, module: ModuleName, stem: str, name: str
    ) -> Iterator[tuple[str, bytes]]:
        """The files that hold the names of a module and of something in it."""
        word = name.encode()
        for other, data in self._speaking_of(stem).items():
            if word in data:
                yield other, data
        folder = posixpath.dirname(path)
        # What lies below a package, and the module itself, need not name it.
        below = [
            other
            for other in self._project.layout.paths
            if other == path or (module.is_package and other.startswith(f"{folder}/"))
        ]
        for other in below:
            data = self._project.files.read(other) or b""
            if word in data and other not in self._speaking_of(stem):
                yield other, data

    def _speaking_of(self, stem: str) -> Mapping[str, bytes]:
        """The Python files that hold a module's last name."""
        if stem not in self._holding:
            self._search(self._stems | {stem})
        return self._holding[stem]

    def _search(self, stems: set[str]) -> None:
        new = stems - self._holding.keys()
        self._holding.update((stem, {}) for stem in new)
        words = {stem: stem.encode() for stem in new}
        for path in self._project.files.holding(sorted(new)):
            data = self._project.files.read(path) or b""
            for stem in new if is_python(path, data[:80]) else ():
                if words[stem] in data:
                    self._holding[stem][path] = data

    def _is_or_holds(self, other: str, dotted: str, path: str) -> bool:
        """Whether a module that is imported is the one, or a package around it."""
        own = self._project.layout.module(path).dotted
        is_own = self._suite.file(other, dotted) == path or own.startswith(f"{dotted}.")
        return is_own or self._may_be(other, dotted, path)

    def _may_be(self, other: str, dotted: str, path: str) -> bool:
        """Whether a module that nobody knows may be the one, from a folder put on the path."""
        is_known = self._suite.file(other, dotted) or self._project.layout.owns(dotted)
        return not is_known and dotted.rpartition(".")[2] == self._stem(path)

    def _imports(self, source: PythonSource, path: str, name: str) -> Iterator[Taken]:
        reading = self._reading(source, frozenset({name, *self._locals(source, name)}))
        for index, statement in enumerate(reading.imports):
            if statement.module and self._suite.file(source.path, statement.module) == path:
                for position, alias in enumerate(statement.aliases):
                    if alias.name == name:
                        yield Taken(source.path, reading, index, position)

    def _locals(self, source: PythonSource, name: str) -> Iterator[str]:
        """What a file may call a name that it imports."""
        for statement in self._reading(source, frozenset()).imports:
            yield from (alias.local for alias in statement.aliases if alias.name == name)

    def _may_take(self, source: PythonSource, path: str, name: str) -> bool:
        """Whether a file takes a name from what may be the module."""
        return any(
            statement.module is not None
            and self._may_be(source.path, statement.module, path)
            and any(alias.name == name for alias in statement.aliases)
            for statement in self._reading(source, frozenset()).imports
        )

    def _takes_all(self, source: PythonSource, path: str) -> bool:
        """Whether a file imports all names of the module."""
        reading = self._reading(source, frozenset())
        modules = (statement.module for statement in reading.stars())
        return any(module and self._suite.file(source.path, module) == path for module in modules)

    def _goes_through(self, source: PythonSource, path: str, name: str) -> bool:
        """Whether a file reads a name as an attribute of the module."""
        targets = {
            alias.local: statement.target(alias)
            for statement in self._reading(source, frozenset()).imports
            for alias in statement.aliases
            if alias.name != "*"
        }
        return any(
            self._reaches(source.path, targets[use.name], use, path, name)
            for use in self._reading(source, frozenset(targets)).uses
        )

    def _reaches(self, here: str, target: str, use: Use, path: str, name: str) -> bool:
        """Whether one of the attributes that are taken from an import is the name."""
        words = target.split(".")
        for attribute, _end in use.chain:
            if attribute == name and self._suite.file(here, ".".join(words)) == path:
                return True
            words.append(attribute)
        return False

    def _reading(self, source: PythonSource, words: frozenset[str]) -> Reading:
        return read(source, self._project.layout.module(source.path), words)


def _patches(data: bytes, module: str, stem: str, name: str) -> bool:
    """Whether a string names the name in the module, from whatever folder it is seen."""
    word = re.escape(name.encode())
    if re.search(rb"\{__name__\}\.%b\b" % word, data):
        return True
    if re.search(rb"""['"]%b['"]""" % re.escape(module.encode()), data):
        return True
    quoted = re.compile(
        rb"""['"]((?:\w+\.)*%b\.%b)(?:\.\w+)*['"]""" % (re.escape(stem.encode()), word)
    )
    full = f"{module}.{name}"
    found = (text.decode() for text in quoted.findall(data))
    return any(f".{full}".endswith(f".{text}") or text.endswith(full) for text in found)
