"""Between the passes: what has to be set outside of the repository before the names are merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from migrator.api import Project, Read
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Kind

#: So many places are named; the rest is counted.
_SHOWN = 3
#: Files that show people what to set, and set nothing.
_SAMPLES = ("example", "sample", "template", "dist")


@dataclass(frozen=True, slots=True)
class Folded:
    """What all files say together."""

    prerequisites: tuple[str, ...] = ()


def fold(reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions) -> Folded:
    """What all files say together."""
    if options.transition:
        return Folded()  # whatever is set now goes on working
    names = Names(options.merge)
    return Folded(tuple(_prerequisites(reads, names)))


def _prerequisites(reads: Mapping[str, Read[Facts]], names: Names) -> Iterator[str]:
    """Which new names a person has to set, and where."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, read in sorted(reads.items()):
        for found in read.facts.outside if not read.facts.generated else ():
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
