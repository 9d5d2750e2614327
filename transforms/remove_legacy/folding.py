"""Between the passes: what is named is found, and what refers to it anywhere in the project."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping

from migrator.api import (
    Definitions,
    Project,
    PythonSource,
    Read,
    Reading,
    ScopeKind,
    Span,
    is_python,
    known_python,
)
from transforms.remove_legacy.deciding import REFERRED_TO, Deciding
from transforms.remove_legacy.folded import Decided, Folded, Reference, Standing
from transforms.remove_legacy.leftovers import leftovers
from transforms.remove_legacy.needs import Needs
from transforms.remove_legacy.options import LegacyOptions
from transforms.remove_legacy.parts import Part, Parts
from transforms.remove_legacy.references.computed import computed
from transforms.remove_legacy.references.fixtures import asking
from transforms.remove_legacy.references.mentions import mentions
from transforms.remove_legacy.references.readings import readings
from transforms.remove_legacy.references.sightings import Sighting, Sightings, Sort
from transforms.remove_legacy.shims.fallbacks import fallbacks, may_fall_back
from transforms.remove_legacy.statements import ModuleStatements
from transforms.remove_legacy.targets import found

_INIT = "__init__.py"


def fold(
    reads: Mapping[str, Read[Reading | None]], project: Project, options: LegacyOptions
) -> Folded:
    """What goes, what stays, and why."""
    return _Folding(reads, project, options).folded()


class _Folding:
    def __init__(
        self,
        reads: Mapping[str, Read[Reading | None]],
        project: Project,
        options: LegacyOptions,
    ) -> None:
        self._reads = reads
        self._project = project
        self._statements = ModuleStatements(project)
        self._named = found(options, project, self._statements)
        self._definitions = Definitions(project)
        self._targets = list(self._named.targets.values())
        self._names = {*self._named.targets, *options.named}
        known = {path: one.facts for path, one in reads.items() if one.facts is not None}
        self._readings = readings(known, self._targets, self._names, options, project)

    def folded(self) -> Folded:
        """All that is decided."""
        parts = list(self._parts())
        for part in parts:
            self._respect(part)
        deciding = Deciding(parts, self._project, self._members())
        deciding.add(self._sightings(parts), self._is_public, self._is_waived)
        deciding.decide()
        return self._result(parts, deciding)

    def _source(self, path: str) -> PythonSource | None:
        """A file with its tree; None if it cannot be read."""
        data = self._project.files.read(path)
        if data is None or not is_python(path, data[:80]):
            return None
        return self._project.parsed.source(path, data)

    def _parts(self) -> Iterator[Part]:
        whatever = frozenset(target.dotted for target in self._targets if target.whatever)
        make = Parts(self._project, self._definitions, self._statements, whatever)
        yield from map(make.of_target, self._targets)
        for path, reading in self._readings.items():
            source = self._source(path) if may_fall_back(reading, self._names) else None
            if source is not None:
                yield from map(make.of_fallback, fallbacks(source, self._names, self._project))

    def _respect(self, part: Part) -> None:
        """Leave alone what a person, or the manifest, wants to be left alone."""
        known = self._reads.get(part.path)
        if known is not None and not known.editable:
            part.keep("its file is excluded", "excluded path")
        elif known is not None and any(map(known.is_suppressed, part.regions or (part.span,))):
            part.keep("a person has told the step to stay away", "suppressed")
        elif known is not None and part.is_file and known.suppressed:
            part.keep("a person has told the step to stay away from a place in it", "suppressed")

    def _members(self) -> frozenset[str]:
        """All that classes define, as far as it is called like something named."""
        return frozenset(
            binding.name
            for reading in self._readings.values()
            for binding in reading.bindings
            if reading.scopes[binding.scope].kind is ScopeKind.CLASS
        )

    # What refers to it

    def _sightings(self, parts: list[Part]) -> Iterator[Sighting]:
        look = Sightings(self._project, self._definitions, self._names)
        for path, reading in self._readings.items():
            data = self._project.files.read(path) or b""
            yield from look.of(reading, known_python(path, data))
        yield from self._inside_packages()
        yield from mentions(self._targets, self._readings, self._project)
        yield from computed(self._targets, self._project)
        for part in parts:
            if part.fixture:
                yield from asking(part.dotted, part.fixture, self._project)

    def _inside_packages(self) -> Iterator[Sighting]:
        """The modules of a package, which it has to outlive."""
        packages = {
            posixpath.dirname(target.path): target
            for target in self._targets
            if not target.name and posixpath.basename(target.path) == _INIT
        }
        for path in self._project.layout.paths if packages else ():
            folder = posixpath.dirname(path)
            while folder:
                target = packages.get(folder)
                if target is not None and path != target.path:
                    yield Sighting(path, Span(0, 0), 1, target.dotted, sort=Sort.INSIDE)
                folder = posixpath.dirname(folder)

    def _is_public(self, module: str, name: str) -> bool:
        """Whether a star import of a module brings a name."""
        path = self._project.layout.path(module)
        exports = self._definitions.exports(path) if path else None
        if exports is None:
            return not name.startswith("_")
        return name in exports.names or not exports.is_whole

    def _is_waived(self, sighting: Sighting) -> bool:
        """Whether a person has told the step to stay away from a place."""
        known = self._reads.get(sighting.path)
        return known is not None and known.is_suppressed(sighting.span)

    # What comes of it

    def _result(self, parts: list[Part], deciding: Deciding) -> Folded:
        files = frozenset(part.path for part in parts if part.is_file and not part.stays)
        decided: dict[str, list[Decided]] = defaultdict(list)
        for part in parts:
            if part.is_file or part.path not in files:
                decided[part.path].append(_decided(part))
        going = {
            path: [one for one in several if not one.stays]
            for path, several in decided.items()
            if path not in files
        }
        needs = Needs(going, self._project, self._definitions)
        return Folded(
            {path: tuple(several) for path, several in decided.items()},
            self._references(parts, deciding),
            needs.taken(),
            needs.spare,
            (*self._named.notes, *self._named.left, *leftovers(files, self._project)),
            (*self._named.left, *self._untold(parts)),
        )

    def _references(
        self, parts: list[Part], deciding: Deciding
    ) -> Mapping[str, tuple[Reference, ...]]:
        """The places that keep something there, and those that ask for what is gone."""
        held = [part for part in parts if part.reason == REFERRED_TO]
        lacking = deciding.lacking(self._named.absent)
        found = [
            *(
                (one, part.dotted, Standing.KEEPS_IT)
                for part in held
                for one in deciding.keeping(part)
            ),
            *((one, part.dotted, Standing.WAIVED) for one, part in deciding.waived),
            *((one, dotted, Standing.LACKS_IT) for one, dotted in lacking),
        ]
        # One is enough for each line.
        places = {
            (one.path, one.line, dotted): (one.span, standing)
            for one, dotted, standing in reversed(found)
        }
        by_path: dict[str, list[Reference]] = defaultdict(list)
        for (path, _line, dotted), (span, standing) in reversed(places.items()):
            by_path[path].append(Reference(dotted, span, standing))
        return {path: tuple(several) for path, several in by_path.items()}

    def _untold(self, parts: list[Part]) -> Iterator[str]:
        """What stays in files of which no finding speaks."""
        for part in parts:
            known = self._reads.get(part.path)
            is_closed = known is not None and not known.editable
            if not part.edits and (is_closed or self._source(part.path) is None):
                yield f"{part.dotted} stays: {part.stays}"


def _decided(part: Part) -> Decided:
    return Decided(
        part.dotted,
        part.path,
        part.span,
        part.regions,
        bool(part.entries),
        part.what,
        part.is_file,
        part.edits,
        part.stays,
        part.reason,
        tuple(part.doubts),
        frozenset(part.needs),
    )
