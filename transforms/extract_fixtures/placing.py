"""Where a fixture stands, and what has to be so for it to stand there."""

import builtins
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Places, Provided, is_below, span_of
from transforms.extract_fixtures.blocks import Shape
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.creations import names_read
from transforms.extract_fixtures.extractions import Extraction, Site
from transforms.extract_fixtures.files import CONFTEST, TestFiles
from transforms.extract_fixtures.testfile import TestFile


@dataclass(frozen=True, slots=True)
class Placing:
    """Finds places for fixtures; raises `CannotTake` where there is none."""

    places: Places
    files: TestFiles

    def check(self, extraction: Extraction) -> None:
        """Raises `CannotTake` where a fixture cannot stand in its file."""
        self._refuse_clash(extraction)
        self._refuse_replaced(extraction)
        _refuse_taken_names(extraction.home)
        if extraction.moves:
            self._refuse_to_move(extraction)

    def home(self, extraction: Extraction) -> TestFile:
        """The file that its tests get it from: its own, or a ``conftest.py`` for all of them."""
        file = extraction.file
        reading = [site for _name, site in extraction.all_sites if not site.readers.is_empty]
        reached = {site.file.path for site in reading}
        reached = reached.union(*(site.readers.elsewhere for site in reading))
        if all(self._offers(file.path, path, extraction.names) for path in reached):
            return file
        folders = [posixpath.dirname(path).split("/") for path in (*reached, file.path)]
        path = self.files.conftest("/".join(_common(folders)))
        home = self.files.file(path)
        if home is None:
            raise CannotTake(f"{path}, where it should stand, cannot be worked on")
        return home

    def _offers(self, home: str, path: str, names: Iterable[str]) -> bool:
        """Whether tests of a file get the fixtures of another one."""
        suite = self.places.suite
        offered, module = suite.offers(home), suite.module(path)
        if home == path or any(level is offered for level in self.places.at(path).levels):
            return True
        stars = {suite.file(path, star) for star in module.stars} if module else set()
        return home in stars and not any(name.startswith("_") for name in names)

    def _refuse_clash(self, extraction: Extraction) -> None:
        """A fixture of the name that is there already would be hidden, or hide this one."""
        levels = self.places.at(extraction.home.path).levels
        for name in extraction.names:
            for level in levels:
                known = level.provided.get(name)
                # Something of that name that is no fixture is the instance, here or by a star.
                if known and (known.fixtures or level is levels[-1]):
                    raise CannotTake(f"there is a fixture `{name}` already{_where(known)}")
            for site in extraction.sites[name]:
                for owner in _owners(site):
                    lineage = self.places.classes.lineage(site.file.path, owner)
                    if name in lineage.level.provided:
                        raise CannotTake(f"the class `{owner[-1]}` has a fixture `{name}`")

    def _refuse_replaced(self, extraction: Extraction) -> None:
        """Fixtures that read it must not be given another one, for tests that replace the name."""
        for name in extraction.names:
            for path in (extraction.home.path, *self.places.suite.conftests(extraction.home.path)):
                module = self.places.suite.module(path)
                if module and name in module.generated:
                    raise CannotTake(f"{path} gives values to every test that asks for `{name}`")
        for name, site in extraction.all_sites:
            fixtures = [one for one in site.readers.functions if site.file.roles.fixture(one)]
            if name in extraction.names and fixtures:
                for path in self._below(extraction.home.path, name):
                    if self._replaces(path, name):
                        raise CannotTake(
                            f"{path} gives tests another `{name}`, which `{fixtures[0].name}` "
                            "would get"
                        )

    def _below(self, home: str, name: str) -> Iterator[str]:
        """The files whose tests get the fixtures of one, and that speak of a name."""
        folder, _slash, file = home.rpartition("/")
        if file != CONFTEST:
            yield home
            return
        for path in self.places.suite.tree.holding([name]):
            if is_below(path, folder) and self.files.is_test_code(path):
                yield path

    def _replaces(self, path: str, name: str) -> bool:
        """Whether a file has a fixture of a name, or tests that are parametrized by it."""
        module = self.places.suite.module(path)
        if module is None:
            return False
        groups = list(module.group.everything())
        marks = [group.marks for group in groups] + [one.marks for one in module.askers]
        return (
            any(fixture.name == name for fixture in module.fixtures)
            or any(name in one.direct for one in marks)
            or name in module.generated
        )

    def _refuse_to_move(self, extraction: Extraction) -> None:
        """What the instance is made of must be there in the other file too."""
        if extraction.shape is Shape.BLOCK or len(extraction.names) > 1:
            raise CannotTake("several files need it, and it is made in more than one statement")
        file, home = extraction.file, extraction.home
        if extraction.names[0] in home.body.bound:
            raise CannotTake(f"{home.path} has a `{extraction.names[0]}` already")
        value = extraction.creation.kept.value
        read = file.names_read_in(span_of(file.source, value))
        for name in sorted(set(names_read([value]))):
            bound = list(file.body.bound.get(name, ()))
            is_builtin = not bound and hasattr(builtins, name)
            if is_builtin or (bound and name not in read):
                continue
            is_own = bool(bound) and bound[0].target is None and self._is_library(file)
            if len(bound) != 1 or bound[0].conditional or not (bound[0].target or is_own):
                raise CannotTake(f"it is made with `{name}`, which {home.path} does not have")
            there = [one.target for one in home.body.bound.get(name, ())]
            if there and there != [bound[0].target or f"{file.module.dotted}.{name}"]:
                raise CannotTake(f"`{name}` is something else in {home.path}")

    def _is_library(self, file: TestFile) -> bool:
        """Whether others may import from a file: it is not collected itself."""
        suite = self.places.suite
        is_named = suite.file(file.path, file.module.dotted) == file.path
        return is_named and not suite.is_test_file(file.path)


def _common(folders: Sequence[Sequence[str]]) -> list[str]:
    """The beginning that the names of some folders share."""
    shared = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return shared


def _refuse_taken_names(home: TestFile) -> None:
    """What fixtures are made by must be what it is called."""
    for name in ("pytest", "pytest_asyncio"):
        if home.has_other(name):
            raise CannotTake(f"`{name}` is something else in {home.path}")


def _owners(site: Site) -> Iterator[tuple[str, ...]]:
    """The classes with functions that get the fixture."""
    for function in site.readers.functions:
        if classes := site.file.around(function):
            yield tuple(node.name for node in classes)


def _where(known: Provided) -> str:
    path = known.fixtures[0].path if known.fixtures else ""
    return f", in {path}" if path else ""
