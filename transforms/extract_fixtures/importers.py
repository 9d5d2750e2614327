"""Who takes a name from a module: by importing it, through the module, or to patch it."""

import re
from collections.abc import Iterator
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
    def local(self) -> str:
        """What the name is called there."""
        return self.imported.aliases[self.alias].local


@dataclass(frozen=True, slots=True)
class Taking:
    """All who take a name."""

    imports: tuple[Taken, ...] = ()
    #: The files that read it as an attribute of the module, or take all names by a star.
    through: tuple[str, ...] = ()
    #: The files that name it in a string: ``patch("package.module.name")``.
    patching: tuple[str, ...] = ()


class Importers:
    """The importers of names in a project; each name is looked for once."""

    def __init__(self, project: Project, suite: Suite) -> None:
        self._project = project
        self._suite = suite
        self._known: dict[tuple[str, str], Taking] = {}

    def paths(self, path: str, name: str) -> set[str]:
        """The files that take a name from a module in any way but patching it."""
        taking = self.of(path, name)
        return {taken.path for taken in taking.imports} | set(taking.through)

    def of(self, path: str, name: str) -> Taking:
        """All who take a name from the module that a file is."""
        key = path, name
        if key not in self._known:
            self._known[key] = self._of(path, name)
        return self._known[key]

    def _of(self, path: str, name: str) -> Taking:
        module = self._project.layout.module(path)
        stem = module.dotted.rpartition(".")[2]
        imports: list[Taken] = []
        through: list[str] = []
        patching: list[str] = []
        for other, data in self._candidates(path, module, stem, name):
            if _patches(data, module.dotted, stem, name):
                patching.append(other)
            modules = self._project.imported_by_lines(other) if other != path else ()
            if not any(self._is_or_holds(other, dotted, path) for dotted in modules):
                continue
            source = self._project.parsed.source(other, data)
            if source is not None:
                found = list(self._imports(source, path, name))
                imports += found
                if self._goes_through(source, path, name):
                    through.append(other)
        return Taking(tuple(imports), tuple(through), tuple(patching))

    def _candidates(
        self, path: str, module: ModuleName, stem: str, name: str
    ) -> Iterator[tuple[str, bytes]]:
        folder = path.rpartition("/")[0]
        for other in self._project.files.holding([name]):
            data = self._project.files.read(other)
            if data is None or not is_python(other, data[:80]):
                continue
            is_below = module.is_package and other.startswith(f"{folder}/")
            if is_below or stem.encode() in data:
                yield other, data

    def _is_or_holds(self, other: str, dotted: str, path: str) -> bool:
        """Whether a module that is imported is the one, or a package around it."""
        if self._suite.file(other, dotted) == path:
            return True
        own = self._project.layout.module(path).dotted
        return own.startswith(f"{dotted}.")

    def _imports(self, source: PythonSource, path: str, name: str) -> Iterator[Taken]:
        reading = self._reading(source, frozenset({name}))
        for index, statement in enumerate(reading.imports):
            if statement.module and self._suite.file(source.path, statement.module) == path:
                for position, alias in enumerate(statement.aliases):
                    if alias.name == name:
                        yield Taken(source.path, reading, index, position)

    def _goes_through(self, source: PythonSource, path: str, name: str) -> bool:
        """Whether a name is read as an attribute of the module, or comes by a star."""
        locals_of_module: dict[str, str] = {}
        reading = self._reading(source, frozenset())
        for statement in reading.imports:
            for alias in statement.aliases:
                target = statement.target(alias)
                if alias.name == "*" and statement.module:
                    if self._suite.file(source.path, statement.module) == path:
                        return True
                else:
                    locals_of_module[alias.local] = target
        return any(
            self._reaches(source.path, locals_of_module[use.name], use, path, name)
            for use in self._reading(source, frozenset(locals_of_module)).uses
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
    quoted = re.compile(
        rb"""['"]((?:\w+\.)*%b\.%b)(?:\.\w+)*['"]""" % (stem.encode(), name.encode())
    )
    full = f"{module}.{name}"
    found = (text.decode() for text in quoted.findall(data))
    return any(f".{full}".endswith(f".{text}") or text.endswith(full) for text in found)
