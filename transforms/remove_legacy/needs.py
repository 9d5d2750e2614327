"""The imports that only what goes has needed, and those of them that others take from there."""

import ast
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from migrator.api import (
    Definitions,
    Project,
    PythonSource,
    Vocabulary,
    is_python,
    present,
    read,
)
from transforms.remove_legacy.folded import Decided
from transforms.remove_legacy.sightings import Sightings


def needed_by(source: PythonSource, going: Iterable[Decided]) -> frozenset[str]:
    """The names that some things use, or that they give a second meaning where an import fails."""
    regions = sorted((*span, bool(one.edits)) for one in going for span in one.regions)
    found = set()
    for node in ast.walk(source.tree):
        for name, is_bound in _names(node):
            at = source.offset(*_place(node))
            before = bisect_right(regions, (at, len(source.code), True)) - 1
            _start, end, is_fallback = regions[before] if before >= 0 else (0, 0, False)
            if at < end and (is_fallback or not is_bound):
                found.add(name)
    return frozenset(found)


def _names(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """The name that a node uses, or binds."""
    if isinstance(node, ast.Name):
        yield node.id, isinstance(node.ctx, ast.Store)
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition(".")[0], True


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
        self._needed[source.path] = {
            name: frozenset(filter(None, map(reading.imported, several)))
            for name, several in bound.items()
        }
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
        wanted: dict[str, tuple[str, str]] = {}
        for path, needed in self._needed.items():
            exports = self._definitions.exports(path)
            module = self._project.layout.module(path).dotted
            for name in sorted(name for name, dotted in needed.items() if dotted):
                if exports and name in exports.names:
                    found[path].add(name)
                wanted[f"{module}.{name}"] = path, name
        for dotted in self._asked_for(wanted):
            path, name = wanted[dotted]
            found[path].add(name)
        return {path: frozenset(names) for path, names in found.items()}

    def _asked_for(self, wanted: Mapping[str, tuple[str, str]]) -> Iterator[str]:
        """Those names that some other file speaks of."""
        by_name: dict[bytes, list[str]] = defaultdict(list)
        for dotted, (_path, name) in wanted.items():
            by_name[name.encode()].append(dotted)
        names = frozenset(by_name)
        for path in self._project.files.holding([one.decode() for one in names]) if names else ():
            data = self._project.files.read(path) or b""
            near = [dotted for name in present(data, names) for dotted in by_name[name]]
            near = [one for one in near if self._may_speak_of(path, data, wanted[one][0])]
            if near:
                yield from self._spoken_of(path, data, near)

    def _may_speak_of(self, path: str, data: bytes, home: str) -> bool:
        """Whether a file names the module that a name is in, or lies in it."""
        here = self._project.layout.module(home)
        is_inside = here.is_package and path.startswith(home.rpartition("/")[0])
        is_near = is_inside or here.dotted.rpartition(".")[2].encode() in data
        return path != home and is_python(path, data[:80]) and is_near

    def _spoken_of(self, path: str, data: bytes, near: list[str]) -> Iterator[str]:
        source = self._project.parsed.source(path, data)
        if source is None:
            yield from near
            return
        leaves = [dotted.rpartition(".")[2] for dotted in near]
        words = Vocabulary((dotted, dotted) for dotted in near).of(source.code)
        reading = read(source, self._project.layout.module(path), words)
        for sighting in Sightings(self._project, self._definitions, leaves).of(reading, source):
            yield from (one for one in near if f"{sighting.dotted}.".startswith(f"{one}."))
