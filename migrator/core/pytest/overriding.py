"""Where fixtures are used, and where tests see other definitions than they see at home."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from migrator.core.names import Span
from migrator.core.pytest.collecting import Asking, collected
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.needs import Key, needed
from migrator.core.pytest.places import Place, Places
from migrator.core.pytest.requests import Request, Way
from migrator.core.pytest.suite import CONFTEST, is_below

_DEFINED = re.compile(rb"\bdef[ \t]+(\w+)[ \t]*\(|\bname[ \t]*=[ \t]*['\"](\w+)['\"]")
_IMPORTS = rb"^[ \t]*(?:from|import)\b[^\n]*\b%b\b|['\"](?:[\w.]*\.)?%b['\"]"
_NO_SPAN = Span(0, 0)


class Overriding:
    """The definitions of a suite by name, and the tests that use them."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._suite = places.suite
        #: The files that define a fixture of a name.
        self._defining: dict[str, list[str]] = {}
        self._naming: dict[str, list[str]] = {}
        self._homes: dict[Key, list[Place]] = {}
        self._seeing: dict[str, list[str]] = {}
        self._used: dict[str, list[tuple[Place, frozenset[Key]]]] = {}

    def expect(self, names: Iterable[str]) -> None:
        """Look up at once where some names are defined."""
        new = set(names) - self._defining.keys()
        self._defining |= {name: [] for name in new}
        shapes = (f"def {name}(" for name in new)
        named = (f"{quote}{name}{quote}" for name in new for quote in "'\"")
        for path in self._suite.tree.holding((*shapes, *named)) if new else ():
            data = self._suite.read(path) or b""
            if path.endswith(".py") and b"fixture" in data:
                defined = {name.decode() for pair in _DEFINED.findall(data) for name in pair}
                for name in defined & new:
                    self._defining[name].append(path)

    # Where a fixture is at home

    def homes(self, fixture: Fixture) -> list[Place]:
        """Where a fixture takes its first look around: in its file, or in those that import it."""
        if fixture.key not in self._homes:
            own = self._places.at(fixture.path, fixture.owner)
            others = [] if self._is_known_to_pytest(fixture.path) else self._importing(fixture)
            self._homes[fixture.key] = others or [own]
        return self._homes[fixture.key]

    def _importing(self, fixture: Fixture) -> list[Place]:
        """The test files that see a fixture of a module which pytest does not look at by itself."""
        if fixture.owner:
            return []
        signs = (fixture.function.encode(), b"import *", b"pytest_plugins")
        paths = [
            path
            for path in self._importers(fixture.path)
            if any(sign in (self._suite.read(path) or b"") for sign in signs)
        ]
        places = [self._places.at(path) for path in paths]
        return [place for place in places if fixture.key in _keys(place, fixture.name)]

    def _importers(self, path: str) -> list[str]:
        """The test files that name a module where they import, or list it as a plugin."""
        word = self._suite.project.layout.module(path).dotted.rpartition(".")[2]
        if word not in self._naming:
            imports = re.compile(_IMPORTS % ((re.escape(word.encode()),) * 2), re.MULTILINE)
            self._naming[word] = [
                each
                for each in self._suite.tree.holding((word,))
                if self._is_known_to_pytest(each) and imports.search(self._suite.read(each) or b"")
            ]
        return [each for each in self._naming[word] if each != path]

    def _is_known_to_pytest(self, path: str) -> bool:
        return posixpath.basename(path) == CONFTEST or self._suite.is_test_file(path)

    # Where others are nearer

    def tests(
        self, fixture: Fixture, names: Iterable[str], is_asked: Callable[[Fixture], bool]
    ) -> list[str]:
        """The test files that may see a fixture, and one of some names from elsewhere."""
        names = sorted(names)
        self.expect(names)
        homes = self.homes(fixture)
        home = {key for name in names for place in homes for key in _keys(place, name)}
        found: dict[str, None] = {}
        for name in names:
            for path in self._defining[name]:
                if self.is_related(path, fixture.path) and any(
                    each.name == name and each.key not in home and is_asked(each)
                    for each in self._fixtures(path)
                ):
                    found |= dict.fromkeys(self.tests_seeing(path))
        return [path for path in found if self._may_see(path, fixture)]

    def is_related(self, path: str, other: str) -> bool:
        """Whether some test may see the fixtures of both files."""
        folder, near = posixpath.dirname(path), posixpath.dirname(other)
        is_above = is_below(path, near) or is_below(other, folder)
        return is_above or not all(map(self._is_known_to_pytest, (path, other)))

    def _fixtures(self, path: str) -> Iterator[Fixture]:
        module = self._suite.module(path)
        yield from module.fixtures if module else ()

    def users(self, fixture: Fixture) -> list[str]:
        """The test files that may see a fixture."""
        return [path for path in self.tests_seeing(fixture.path) if self._may_see(path, fixture)]

    def tests_seeing(self, path: str) -> list[str]:
        """The test files for which the fixtures of a file may hold."""
        if path not in self._seeing:
            self._seeing[path] = list(self._found_seeing(path))
        return self._seeing[path]

    def _found_seeing(self, path: str) -> Iterator[str]:
        folder, file = posixpath.split(path)
        is_test = self._suite.is_test_file(path)
        if file == CONFTEST:
            yield from (each for each in self._tests if is_below(each, folder))
            return
        if is_test:
            yield path
        for each in self._importers(path):
            if posixpath.basename(each) != CONFTEST:
                yield each
            elif not is_test:
                yield from self.tests_seeing(each)

    @cached_property
    def _tests(self) -> list[str]:
        return sorted(path for path in self._suite.paths if self._suite.is_test_file(path))

    def _may_see(self, path: str, fixture: Fixture) -> bool:
        folder, file = posixpath.split(fixture.path)
        return path == fixture.path or (
            is_below(path, folder)
            if file == CONFTEST
            else not self._suite.is_test_file(fixture.path) or path in self._importers(fixture.path)
        )

    # Who uses it

    def places_using(self, path: str, fixture: Fixture) -> list[Place]:
        """The places of the tests of a file that need a fixture."""
        if path not in self._used:
            self._used[path] = [
                (asking.place, frozenset(self._needed(asking)))
                for asking in collected(self._places, path)
                if not asking.is_skipped
            ]
        return [place for place, keys in self._used[path] if fixture.key in keys]

    def _needed(self, asking: Asking) -> Iterator[Key]:
        """All that a test needs, and what is made for it without being asked for."""
        place, given = asking.place, asking.given
        everywhere = self._suite.configuration(place.path).usefixtures
        listed = (Request(name, Way.MARK, 0, _NO_SPAN) for name in everywhere)
        yield from (each.key for each in needed(place, (*asking.requests, *listed), given))
        for fixture in place.autouse:
            yield fixture.key
            yield from (each.key for each in needed(place, fixture.asked, given))


def _keys(place: Place, name: str) -> set[Key]:
    return {fixture.key for one in place.provided(name) for fixture in one.fixtures}
