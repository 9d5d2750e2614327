"""Between the passes: what has to be set outside of the repository before the names are merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from migrator.api import Project, Read
from transforms.merge_env_vars.facts import Facts, Outside
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Kind, Place
from transforms.merge_env_vars.python.libraries.prefixes import prefix_places
from transforms.merge_env_vars.python.settings_classes.places import settings_places
from transforms.merge_env_vars.python.through.barring import sending
from transforms.merge_env_vars.python.through.sending import Sending

#: So many places are named; the rest is counted.
_SHOWN = 3
#: Files that show people what to set, and set nothing.
_SAMPLES = ("example", "sample", "template", "dist")


@dataclass(frozen=True, slots=True)
class Folded:
    """What all files say together."""

    prerequisites: tuple[str, ...] = ()
    #: Places that speak of a name as others are to be read with them, by file.
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    sending: Sending | None = None

    def completed(self, read: Read[Facts]) -> Read[Facts]:
        """What was read of a file, with what only the others show of it."""
        more = self.places.get(read.path, ())
        if not more:
            return read
        own = read.facts.places
        spoken = [one.span for one in more]
        places = [one for one in own.places if not any(map(one.span.overlaps, spoken))]
        settings = [one for one in own.settings if not any(map(one.span.overlaps, spoken))]
        together = replace(own, places=(*places, *more), settings=tuple(settings))
        return replace(read, facts=replace(read.facts, places=together))


def fold(reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions) -> Folded:
    """What all files say together."""
    names = Names(options.merge, options.transition)
    found = _places(reads, project, options)
    whole = Folded(places=found, sending=_sending(reads, project, options))
    if options.transition:
        return whole  # whatever is set now goes on working
    fields = {path: list(_read_by_fields(path, places, project)) for path, places in found.items()}
    return replace(whole, prerequisites=tuple(_prerequisites(reads, fields, names)))


def _places(
    reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions
) -> dict[str, tuple[Place, ...]]:
    """What is said of names that one file alone does not show."""
    names = Names(options.merge, options.transition)
    if not names.old:
        return {}
    found = settings_places(project, options, reads)
    for path, places in prefix_places(project, names).items():
        found[path] = (*found.get(path, ()), *places)
    return found


def _sending(
    reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions
) -> Sending | None:
    paths = [path for path, read in reads.items() if read.facts.direct]
    return sending(options.through, project, paths) if options.through and paths else None


def _read_by_fields(path: str, places: Iterable[Place], project: Project) -> Iterator[Outside]:
    """The old names that fields of settings classes are given from the environment."""
    code = project.files.read(path) or b""
    for place in places:
        if place.edits:
            yield Outside(place.old, code.count(b"\n", 0, place.span.start) + 1)


def _prerequisites(
    reads: Mapping[str, Read[Facts]], fields: Mapping[str, list[Outside]], names: Names
) -> Iterator[str]:
    """Which new names a person has to set, and where."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted({*reads, *fields}):
        read = reads.get(path)
        if read is not None and read.facts.generated:
            continue
        for found in (*(read.facts.outside if read else ()), *fields.get(path, ())):
            places[found.old, found.where].append(f"{path}:{found.line}")
    set_here = {name for name in names.all if _is_set(reads.values(), name)}
    for (old, where), at in sorted(places.items()):
        if old not in names.old:
            continue
        new = names.new(old)
        if where:
            yield f"set {new} where {old} is set in {where}: it is used in {_some(at)}"
        elif not {old, new} & set_here:
            yield (
                f"set {new} where {old} is set outside of the repository: nothing in it sets "
                f"{old}, which is read in {_some(at)}"
            )


def _is_set(reads: Iterable[Read[Facts]], name: str) -> bool:
    """Whether a file that is no test and no sample gives a name a value."""
    return any(
        setting.name == name and setting.value.kind in {Kind.TEXT, Kind.UNKNOWN}
        for read in reads
        if read.facts.format != "python" and not read.path.endswith(_SAMPLES)
        for setting in read.facts.places.settings
    )


def _some(places: list[str]) -> str:
    rest = len(places) - _SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(places[:_SHOWN]) + more
