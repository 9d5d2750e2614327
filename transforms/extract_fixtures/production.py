"""Instances that production code makes when it is imported: told, with all who depend on them."""

from migrator.api import Project, PythonSource, read
from transforms.extract_fixtures.creations import Creation, made_here
from transforms.extract_fixtures.importers import Importers
from transforms.extract_fixtures.wording import listed


def told(creation: Creation, project: Project, importers: Importers, source: PythonSource) -> str:
    """What a person has to know to take it out."""
    message = made_here(creation)
    parts: list[str] = []
    for name in creation.names:
        taking = importers.of(creation.path, name)
        taken = sorted({one.path for one in taking.imports} | {*taking.through, *taking.stars})
        here = _readers(source, project, name)
        parts.append(
            f"`{name}` is read in {here} places here" if here else f"`{name}` is not read here"
        )
        if taken:
            parts.append(f"imported by {listed(taken)}")
        if taking.patching:
            parts.append(f"patched in {listed(sorted(taking.patching))}")
    return f"{message}; {', '.join(parts)}" if parts else message


def _readers(source: PythonSource, project: Project, name: str) -> int:
    reading = read(source, project.layout.module(source.path), frozenset({name}))
    return sum(reading.lookup(use.name, use.scope, use.order) == 0 for use in reading.uses)
