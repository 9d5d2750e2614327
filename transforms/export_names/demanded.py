"""Who asks the packages of a step for names, in all files of the project."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from migrator.api import Definitions, Project, Read
from transforms.export_names.demands import SILENT, Demand, Manner, demands

Reads = Mapping[str, Read[tuple[Demand, ...]]]
#: Demands with the files that they stand in.
Placed = list[tuple[str, Demand]]


@dataclass(slots=True)
class Demanded:
    """The demands for the names of one package."""

    asked: dict[str, Placed] = field(default_factory=lambda: defaultdict(list))
    #: Those of which a person has said that nothing is to be done about them.
    suppressed: dict[str, Placed] = field(default_factory=lambda: defaultdict(list))
    #: Names that tests prove not to be there, with the tests.
    disproved: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Names that the package is given from outside, while the program runs.
    given: set[str] = field(default_factory=set)

    def add(self, path: str, demand: Demand, *, is_suppressed: bool) -> None:
        """Take one more demand."""
        if demand.manner is Manner.GIVEN:
            self.given.add(demand.name)
        elif demand.is_disproof:
            self.disproved[demand.name].add(path)
        elif is_suppressed:
            self.suppressed[demand.name].append((path, demand))
        else:
            self.asked[demand.name].append((path, demand))


def demanded(
    reads: Reads, project: Project, definitions: Definitions, packages: Sequence[str]
) -> Mapping[str, Demanded]:
    """All demands, by package."""
    found = {package: Demanded() for package in packages}
    for path, read in reads.items():
        for demand in read.facts:
            if _is_real(path, demand, definitions):
                is_suppressed = read.is_suppressed(demand.span)
                found[demand.package].add(path, demand, is_suppressed=is_suppressed)
    for path in _silent_files(reads, project, packages):
        source = definitions.source(path)
        module = project.layout.module(path)
        for demand in demands(source, module, frozenset(packages)) if source else ():
            found[demand.package].add(path, demand, is_suppressed=False)
    return found


def _is_real(path: str, demand: Demand, definitions: Definitions) -> bool:
    """Whether nothing else gives a file the bare name that a star import may bring."""
    if demand.manner is not Manner.STAR:
        return True
    return definitions.inside(path, demand.name).is_missing


def _silent_files(reads: Reads, project: Project, packages: Sequence[str]) -> Iterator[str]:
    """Files inside of the packages that do not name them: `from . import name`."""
    files = [project.layout.path(package) for package in packages]
    folders = tuple(f"{posixpath.dirname(file)}/" for file in files if file)
    for path in project.layout.paths if folders else ():
        is_inside = path.startswith(folders) and path not in reads
        if is_inside and SILENT.search(project.files.read(path) or b""):
            yield path
