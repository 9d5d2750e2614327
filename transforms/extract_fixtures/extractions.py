"""Creations that are taken out of their modules, and what becomes of them."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from migrator.api import FixtureScope
from transforms.extract_fixtures.blocks import Shape
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.importers import Taken
from transforms.extract_fixtures.readers import Readers
from transforms.extract_fixtures.testfile import TestFile


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A file in which a name stands for the instance."""

    file: TestFile
    local: str
    readers: Readers
    #: The import that brings it; None where it is created.
    taken: Taken | None = None

    @property
    def asks(self) -> bool:
        """Whether a test or a fixture gets it here."""
        return bool(
            self.readers.test_cases
            or any(part.is_asking for part in self.readers.functions.values())
        )


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """A creation that is taken out of its module."""

    file: TestFile
    creation: Creation
    shape: Shape
    #: The creations that stand in one block with it, itself among them.
    together: tuple[Creation, ...]
    #: All files in which its names are known.
    sites: Mapping[str, Sequence[Site]]
    #: The names that are read, and so become fixtures.
    names: tuple[str, ...]
    #: The file that gets the fixtures.
    home: TestFile
    scope: FixtureScope

    @property
    def all_sites(self) -> Iterator[tuple[str, Site]]:
        """Every file with each name."""
        for name, sites in self.sites.items():
            for site in sites:
                yield name, site

    def feeds(self, other: "Extraction") -> bool:
        """Whether another one is made with this one."""
        statement = other.creation.statement
        return other is not self and any(
            statement in site.readers.fixtures for _name, site in self.all_sites
        )

    @property
    def moves(self) -> bool:
        """Whether the fixture stands in another file."""
        return bool(self.names) and self.home is not self.file

    @property
    def paths(self) -> set[str]:
        """The files that change with it."""
        here = {site.file.path for _name, site in self.all_sites}
        return here | {self.file.path, self.home.path}

    @property
    def going(self) -> ast.stmt:
        """The statement that its file loses, or that becomes the fixture."""
        return self.whole if self.shape is Shape.BLOCK else self.creation.statement

    @property
    def whole(self) -> ast.stmt:
        """The statement at module level that it stands in."""
        return (*self.creation.around, self.creation.statement)[0]


def without_unread(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Those that nobody reads but such as nobody reads themselves become no fixtures."""
    found = list(extractions)
    while True:
        going = {one.creation.statement for one in found if not one.names}
        unread = [
            one
            for one in found
            if one.names
            and all(
                not site.readers.functions
                and not site.readers.test_cases
                and site.readers.fixtures.keys() <= going
                for _name, site in one.all_sites
            )
        ]
        if not unread:
            return found
        found = [replace(one, names=()) if one in unread else one for one in found]


def widened(extractions: Sequence[Extraction]) -> list[Extraction]:
    """What a wider fixture is made with has to be as wide."""
    found = list(extractions)
    for _round in extractions:
        for index, one in enumerate(found):
            made_with_it = [other.scope for other in found if one.feeds(other) and other.names]
            found[index] = replace(one, scope=max([one.scope, *made_with_it]))
    return found


def anchors(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The file with which each file changes: those that share an extraction change together."""
    groups: list[set[str]] = []
    for extraction in extractions:
        paths = extraction.paths
        touching = [group for group in groups if group & paths]
        groups = [group for group in groups if group not in touching]
        groups.append(paths.union(*touching))
    origins = {extraction.file.path for extraction in extractions}
    return {path: min(group & origins) for group in groups for path in group}
