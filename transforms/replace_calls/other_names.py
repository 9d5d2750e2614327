"""Files that know an old callable by another name: ``from app.factory import make as build``."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from migrator.api import Project, PythonSource, Read, Reading, chain, read, takers
from transforms.replace_calls.meetings import Meetings
from transforms.replace_calls.words import Words

Reads = Mapping[str, Read[Reading]]


@dataclass(slots=True)
class OtherNames:
    """Finds the names that modules give to old callables, and who takes them by those."""

    project: Project
    meetings: Meetings
    words: Words
    #: The dotted names that were found.
    found: set[str] = field(default_factory=set)
    #: What was read of files again, or for the first time.
    readings: dict[str, Reading] = field(default_factory=dict)

    def followed(self, reads: Reads) -> Reads:
        """The files of a project, those among them that speak of it by other names."""
        fresh = {name for one in reads.values() for name in self._given(one.facts)}
        while fresh:
            self.found |= fresh
            names: dict[str, set[str]] = defaultdict(set)
            for dotted in fresh:
                module, _dot, name = dotted.rpartition(".")
                names[name].add(module)
            paths = {*takers(self.project, names), *self._homes(fresh)}
            readings = {path: self._read(path) for path in paths}
            self.readings |= {path: one for path, one in readings.items() if one is not None}
            again = (one for one in readings.values() if one is not None)
            fresh = {name for one in again for name in self._given(one)} - self.found
        return {**reads, **{path: self._as_read(reads, path) for path in self.readings}}

    def _homes(self, dotted: set[str]) -> Iterator[str]:
        """The files of the modules that give the names."""
        for name in dotted:
            path = self.project.layout.path(name.rpartition(".")[0])
            if path is not None:
                yield path

    def _read(self, path: str) -> Reading | None:
        source = self._source(path)
        words = self.words.with_others(self.found).of(source.code) if source else None
        if source is None or words is None:
            return None
        return read(source, self.project.layout.module(path), words)

    def _as_read(self, reads: Reads, path: str) -> Read[Reading]:
        known = reads.get(path, Read(path, self.readings[path], (), editable=True))
        return replace(known, facts=self.readings[path])

    def _source(self, path: str) -> PythonSource | None:
        data = self.project.files.read(path)
        return self.project.parsed.source(path, data) if data else None

    # The names that a module gives

    def _given(self, reading: Reading) -> Iterator[str]:
        """The dotted names by which a file gives old callables to others, besides their own."""
        names = {*self._imported(reading), *self._assigned(reading)}
        yield from (f"{reading.module}.{name}" for name in names - self.meetings.words)

    def _imported(self, reading: Reading) -> Iterator[str]:
        for statement in reading.imports:
            for alias in statement.aliases if statement.scope == 0 else ():
                if alias.asname and self.meetings.imported(statement.target(alias)) is not None:
                    yield alias.asname

    def _assigned(self, reading: Reading) -> Iterator[str]:
        """``build = make``, in the code of a module."""
        words = self.meetings.words | {one.rpartition(".")[2] for one in self.found}
        called = {
            word
            for use in reading.uses
            if use.scope == 0
            for word in (use.name, *(name for name, _end in use.chain))
        }
        if words.isdisjoint(called):
            return
        source = self._source(reading.path)
        for node in ast.walk(source.tree) if source else ():
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if chain(value):
                    is_one = chain(value)[-1] in words
                    if is_one and self.meetings.imported(f"{reading.module}.{name}") is not None:
                        yield name
