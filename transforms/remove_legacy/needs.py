"""The imports that only what goes has needed, and those of them that others take from there."""

import ast
import posixpath
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from migrator.api import (
    Definitions,
    Project,
    PythonSource,
    Vocabulary,
    holds_line,
    is_python,
    read,
)
from transforms.remove_legacy.folded import Decided
from transforms.remove_legacy.references.sightings import Sightings

#: An annotation in quotes is no longer than this.
_LONG = 500
_WORD = re.compile(rb"[\w\x80-\xff]+")


def needed_by(source: PythonSource, going: Iterable[Decided]) -> frozenset[str]:
    """The names that some things use, or that they give a second meaning where an import fails."""
    regions = sorted((*span, bool(one.edits)) for one in going for span in one.regions)
    found = set()
    for node in _near(source, [(start, end) for start, end, _is_fallback in regions]):
        for name, is_bound in _names(node):
            at = source.offset(*_place(node))
            before = bisect_right(regions, (at, len(source.code), True)) - 1
            _start, end, is_fallback = regions[before] if before >= 0 else (0, 0, False)
            if at < end and (is_fallback or not is_bound):
                found.add(name)
    return frozenset(found)


def _near(source: PythonSource, regions: Sequence[tuple[int, int]]) -> Iterator[ast.AST]:
    """The nodes of the statements that some places lie in."""
    lines = sorted({source.line_of(at) for start, end in regions for at in (start, end)})
    for node in source.tree.body:
        if holds_line(node, lines):
            yield from ast.walk(node)


def _names(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """The names that a node uses, in quotes too, or binds."""
    match node:
        case ast.Name(id=name):
            yield name, isinstance(node.ctx, ast.Store)
        case ast.alias():
            yield node.asname or node.name.partition(".")[0], True
        case ast.Constant(value=str(text)) if len(text) < _LONG:
            yield from ((name, False) for name in _quoted(text))


def _quoted(text: str) -> Iterator[str]:
    """The names in a text, if it is an expression, as quoted annotations are."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return
    yield from (node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def _place(node: ast.AST) -> tuple[int, int]:
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


class Needs:
    """What some places need, by the files that they are in."""

    def __init__(
        self,
        going: Mapping[str, Sequence[Decided]],
        project: Project,
        definitions: Definitions,
    ) -> None:
        self._project = project
        self._definitions = definitions
        #: By path, the imported names that are used there, each with what it stands for.
        self._needed: dict[str, dict[str, frozenset[str]]] = {}
        #: What imports bring that go by themselves, or with all around them.
        self._going: set[str] = set()
        for path, several in going.items():
            data = project.files.read(path) or b""
            source = project.parsed.source(path, data)
            if source is not None:
                self._read(source, several)

    def _read(self, source: PythonSource, going: Sequence[Decided]) -> None:
        names = needed_by(source, going)
        spans = [span for one in going for span in one.regions]
        reading = read(source, self._project.layout.module(source.path), names)
        bound = {
            name: [reading.bindings[one] for one in reading.scopes[0].bound.get(name, ())]
            for name in names
        }
        imported = {
            name: frozenset(filter(None, map(reading.imported, several)))
            for name, several in bound.items()
        }
        self._needed[source.path] = {name: dotted for name, dotted in imported.items() if dotted}
        for statement in reading.imports:
            for alias in statement.aliases:
                if any(span.overlaps(alias.span) for span in spans):
                    self._going.add(statement.target(alias))

    @property
    def spare(self) -> frozenset[str]:
        """What is imported only for what goes."""
        several = (dotted for names in self._needed.values() for dotted in names.values())
        return frozenset(self._going).union(*several)

    def taken(self) -> Mapping[str, frozenset[str]]:
        """By path, the names that other files take from there, or that are exported."""
        found: dict[str, set[str]] = defaultdict(set)
        for path, needed in self._needed.items():
            exports = self._definitions.exports(path)
            found[path].update(needed.keys() & (exports.names if exports else frozenset()))
        for path, name in self._asked_for():
            found[path].add(name)
        return {path: frozenset(names) for path, names in found.items()}

    def _asked_for(self) -> Iterator[tuple[str, str]]:
        """The names that some other file speaks of, each with its own file."""
        homes = _Homes(self._needed, self._project)
        names = {name for needed in self._needed.values() for name in needed}
        for path in self._project.files.holding(sorted(names)) if names else ():
            data = self._project.files.read(path) or b""
            if is_python(path, data[:80]):
                words = frozenset(_WORD.findall(data))
                wanted = {
                    f"{self._project.layout.module(home).dotted}.{name}": (home, name)
                    for home in homes.near(path, words) - {path}
                    for name in self._needed[home]
                    if name.encode() in words
                }
                yield from map(wanted.__getitem__, self._spoken_of(path, data, wanted))

    def _spoken_of(self, path: str, data: bytes, near: Collection[str]) -> Iterator[str]:
        source = self._project.parsed.source(path, data) if near else None
        if source is None:
            yield from near
            return
        words = Vocabulary((dotted, dotted) for dotted in near).of(source.code)
        reading = read(source, self._project.layout.module(path), words)
        for sighting in Sightings(self._project, self._definitions, near).of(reading, source):
            yield from (one for one in near if f"{sighting.dotted}.".startswith(f"{one}."))


class _Homes:
    """Finds the modules that a file may take names from."""

    def __init__(self, paths: Iterable[str], project: Project) -> None:
        self._by_word: dict[bytes, list[str]] = defaultdict(list)
        self._packages: dict[str, str] = {}
        for path in paths:
            module = project.layout.module(path)
            self._by_word[module.dotted.rpartition(".")[2].encode()].append(path)
            if module.is_package:
                self._packages[posixpath.dirname(path)] = path

    def near(self, path: str, words: frozenset[bytes]) -> set[str]:
        """The files of the modules that a file names, or lies in."""
        found = {home for word in self._by_word.keys() & words for home in self._by_word[word]}
        folder = posixpath.dirname(path)
        while folder:
            found.update({self._packages[folder]} if folder in self._packages else ())
            folder = posixpath.dirname(folder)
        return found
