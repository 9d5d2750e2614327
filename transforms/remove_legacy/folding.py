"""Between the passes: what is named is found, and what refers to it anywhere in the project."""

import ast
import posixpath
from collections.abc import Iterable, Iterator, Mapping

from migrator.api import (
    Definitions,
    Project,
    PythonSource,
    Read,
    Reading,
    ScopeKind,
    Span,
    Vocabulary,
    is_python,
    read,
)
from transforms.remove_legacy.deciding import Deciding
from transforms.remove_legacy.fallbacks import fallbacks
from transforms.remove_legacy.folded import Decided, Folded
from transforms.remove_legacy.mentions import mentions
from transforms.remove_legacy.options import LegacyOptions
from transforms.remove_legacy.parts import Part, Parts
from transforms.remove_legacy.sightings import Sighting, Sightings
from transforms.remove_legacy.targets import Named, found

_INIT = "__init__.py"


def fold(
    reads: Mapping[str, Read[Reading | None]], project: Project, options: LegacyOptions
) -> Folded:
    """What goes, what stays, and why."""
    return _Folding(reads, project, found(options, project)).folded()


class _Folding:
    def __init__(
        self, reads: Mapping[str, Read[Reading | None]], project: Project, named: Named
    ) -> None:
        self._reads = reads
        self._project = project
        self._named = named
        self._definitions = Definitions(project)
        self._targets = list(named.targets.values())
        self._leaves = frozenset(target.leaf for target in self._targets)
        self._readings = {path: one.facts for path, one in reads.items() if one.facts is not None}

    def folded(self) -> Folded:
        """All that is decided."""
        if not self._targets:
            return Folded({}, notes=self._named.notes)
        self._read_further()
        parts = self._parts()
        for part in parts:
            self._respect(part)
        members = frozenset(
            binding.name
            for reading in self._readings.values()
            for binding in reading.bindings
            if reading.scopes[binding.scope].kind is ScopeKind.CLASS
        )
        deciding = Deciding(parts, self._project, members)
        deciding.add(self._sightings(), self._is_public)
        deciding.decide()
        return self._result(parts)

    # What is read

    def _source(self, path: str) -> PythonSource | None:
        data = self._project.files.read(path)
        if data is None or not is_python(path, data[:80]):
            return None
        return self._project.parsed.source(path, data)

    def _read_further(self) -> None:
        """The files of the targets, those beside them, and star imports: they need no needle."""
        layout = self._project.layout
        packages = {posixpath.dirname(one.path) for one in self._targets if not one.name}
        further = {target.path for target in self._targets}
        further |= {path for path in layout.paths if posixpath.dirname(path) in packages}
        modules = {target.module for target in self._targets}
        for path in self._project.files.holding(("import *", "import  *", "import*", "import\t*")):
            if is_python(path) and modules & self._project.imported_by_lines(path):
                further.add(path)
        vocabulary = Vocabulary((one.dotted, one.dotted) for one in self._targets)
        for path in sorted(further):
            source = self._source(path)
            if source is not None:
                words = vocabulary.of(source.code)
                self._readings[path] = read(source, layout.module(path), words)

    def _parts(self) -> list[Part]:
        whatever = {target.dotted for target in self._targets if target.whatever}
        make = Parts(self._project, self._definitions, whatever)
        parts = [make.of_target(target) for target in self._targets]
        for path in self._readings:
            source = self._source(path) if self._may_fall_back(path) else None
            if source is not None:
                several = fallbacks(source, self._named.targets, self._project)
                parts += map(make.of_fallback, several)
        return parts

    def _may_fall_back(self, path: str) -> bool:
        data = self._project.files.read(path) or b""
        return b"ImportError" in data or b"ModuleNotFoundError" in data

    def _respect(self, part: Part) -> None:
        """Leave alone what a person, or the manifest, wants to be left alone."""
        known = self._reads.get(part.path)
        if known is not None and not known.editable:
            part.keep("its file is excluded", "excluded path")
        elif known is not None and any(map(known.is_suppressed, part.regions or (part.span,))):
            part.keep("a person has told the step to stay away", "suppressed")
        elif known is not None and part.is_file and known.suppressed:
            part.keep("a place in it is suppressed", "suppressed")

    # What refers to it

    def _sightings(self) -> Iterator[Sighting]:
        look = Sightings(self._project, self._definitions, self._leaves)
        for path, reading in self._readings.items():
            source = self._source(path)
            if source is not None:
                yield from look.of(reading, source.code)
        yield from self._unreadable()
        yield from self._inside_packages()
        yield from mentions(self._targets, self._readings, self._project)

    def _unreadable(self) -> Iterator[Sighting]:
        """Python files that hold a last word, and that nobody can read."""
        for path in self._project.files.holding(self._leaves):
            data = self._project.files.read(path) or b""
            if path in self._readings or not is_python(path, data[:80]):
                continue
            for target in self._targets:
                if target.leaf.encode() in data and self._source(path) is None:
                    yield Sighting(path, Span(0, 0), 1, target.dotted)

    def _inside_packages(self) -> Iterator[Sighting]:
        """The modules of a package, which it has to outlive."""
        for target in self._targets:
            folder, name = posixpath.split(target.path)
            if target.name or name != _INIT:
                continue
            for path in self._project.layout.paths:
                if path.startswith(f"{folder}/") and path != target.path:
                    yield Sighting(path, Span(0, 0), 1, target.dotted)

    def _is_public(self, module: str, name: str) -> bool:
        """Whether a star import of a module brings a name."""
        path = self._project.layout.path(module)
        exports = self._definitions.exports(path) if path else None
        if exports is None:
            return not name.startswith("_")
        return name in exports.names or not exports.is_whole

    # What comes of it

    def _result(self, parts: list[Part]) -> Folded:
        files = {part.path for part in parts if part.is_file and not part.stays}
        decided: dict[str, list[Decided]] = {}
        untold = []
        for part in parts:
            if part.path in files and not part.is_file:
                continue
            one = _decided(part)
            decided.setdefault(part.path, []).append(one)
            known = self._reads.get(part.path)
            is_untold = known is not None and not known.editable
            if part.edit is None and (is_untold or self._source(part.path) is None):
                untold.append(f"{part.dotted} stays: {part.stays}")
        taken = {}
        spare: set[str] = set()
        for path, several in decided.items():
            regions = [span for one in several if not one.stays for span in one.regions]
            if regions and path not in files:
                names = self._needed_by(path, regions)
                spare.update(names.values(), self._imported(path, regions))
                taken[path] = frozenset(self._taken(path, names))
        return Folded(
            {path: tuple(several) for path, several in decided.items()},
            taken,
            frozenset(spare),
            (*self._named.notes, *self._emptied(files)),
            tuple(untold),
        )

    def _needed_by(self, path: str, regions: list[Span]) -> dict[str, str]:
        """Imported names that what goes uses, each with what it stands for."""
        source = self._source(path)
        if source is None:
            return {}
        names = frozenset(names_in(source, regions))
        reading = read(source, self._project.layout.module(path), names)
        bound = {name: reading.scopes[0].bound.get(name, ()) for name in names}
        return {
            name: dotted
            for name, several in bound.items()
            for index in several
            if (dotted := reading.imported(reading.bindings[index])) is not None
        }

    def _imported(self, path: str, regions: list[Span]) -> Iterator[str]:
        """What imports bring that go by themselves, or with all around them."""
        source = self._source(path)
        here = self._project.layout.module(path)
        reading = read(source, here, frozenset()) if source else None
        for statement in reading.imports if reading else ():
            for alias in statement.aliases:
                if any(span.overlaps(alias.span) for span in regions):
                    yield statement.target(alias)

    def _taken(self, path: str, names: Iterable[str]) -> Iterator[str]:
        """Those names that other files take from a module, or that it exports."""
        names = sorted(names)
        here = self._project.layout.module(path)
        last = here.dotted.rpartition(".")[2].encode()
        wanted = {f"{here.dotted}.{name}": name for name in names}
        exports = self._definitions.exports(path)
        yield from (name for name in names if exports and name in exports.names)
        look = Sightings(self._project, self._definitions, names)
        vocabulary = Vocabulary((dotted, dotted) for dotted in wanted)
        for other in self._project.files.holding(names) if names else ():
            data = self._project.files.read(other) or b""
            if other == path or not (here.is_package or last in data):
                continue
            source = self._source(other)
            if source is None:
                yield from (name for name in names if is_python(other) and name.encode() in data)
                continue
            words = vocabulary.of(source.code)
            reading = read(source, self._project.layout.module(other), words)
            for sighting in look.of(reading, source.code):
                yield from (
                    name
                    for dotted, name in wanted.items()
                    if f"{sighting.dotted}.".startswith(f"{dotted}.")
                )

    def _emptied(self, files: set[str]) -> Iterator[str]:
        """Packages of which only an empty ``__init__.py`` is left."""
        for folder in sorted({posixpath.dirname(path) for path in files}):
            init = posixpath.join(folder, _INIT)
            data = self._project.files.read(init)
            others = [
                path
                for path in self._project.layout.paths
                if path.startswith(f"{folder}/") and path not in files
            ]
            if folder and others == [init] and data is not None and not data.strip():
                yield f"{init} is all that is left of its package, and is empty: it stays"


def _decided(part: Part) -> Decided:
    return Decided(
        part.dotted,
        part.path,
        part.span,
        part.regions,
        part.what,
        part.is_file,
        part.edit,
        part.stays,
        part.reason,
        tuple(part.doubts),
        frozenset(part.needs),
    )


def names_in(source: PythonSource, regions: Iterable[Span]) -> Iterator[str]:
    """The names that some places of a file hold."""
    regions = list(regions)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name):
            at = source.offset(node.lineno, node.col_offset)
            if any(span.start <= at < span.end for span in regions):
                yield node.id
