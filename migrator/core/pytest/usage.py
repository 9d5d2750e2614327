"""Searches of a whole tree: who asks for a fixture, and where else its name is provided."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from migrator.core.pytest import words
from migrator.core.pytest.collecting import collected
from migrator.core.pytest.configuration import CONFIGURATION_FILES
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.modules import Group
from migrator.core.pytest.needs import lacks
from migrator.core.pytest.places import Places
from migrator.core.pytest.requests import Request
from migrator.core.pytest.suite import CONFTEST, folders, is_below
from migrator.core.source import is_python

#: More files than these are not parsed to find one that asks: a name so common is asked for.
_FEW = 50
_MODE = re.compile(rb"asyncio[-_]mode\b[^\n]{0,20}?\b(?:auto|legacy)\b")
_OTHER_LOOPS = re.compile(rb"(?<![A-Za-z])(?:anyio|trio)(?![A-Za-z])")
_AWAITING = ("pytest_fixture_setup", "asyncio_mode", "asyncio-mode", "anyio", "trio")
_PROSE = (".md", ".rst", ".txt", ".html", ".adoc", ".ipynb")


class Usage:
    """What a tree has to do with some names."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._suite = places.suite
        self._holding: dict[tuple[str, ...], list[str]] = {}

    def _files_with(self, *parts: str) -> list[str]:
        if parts not in self._holding:
            self._holding[parts] = self._suite.tree.holding(parts)
        return self._holding[parts]

    def _data(self, path: str) -> bytes:
        return self._suite.read(path) or b""

    # Who asks

    def is_asked_for(self, fixture: Fixture) -> bool:
        """Whether anybody may ask for a fixture, or it takes the place of another one."""
        name = fixture.name
        place = self._places.at(fixture.path, fixture.owner)
        if len(place.provided(name)) > 1 or fixture.decorator.autouse is not False:
            return True
        used = (one.usefixtures for one in self._suite.configurations(fixture.path))
        if any(name in names for names in used) or self._may_be_put_together(fixture):
            return True
        files = [path for path in self._seeing(fixture) if self._may_ask(path, name)]
        return len(files) > _FEW or any(self._asks(path, fixture) for path in files)

    def _may_be_put_together(self, fixture: Fixture) -> bool:
        """Whether names of fixtures are computed where it can be seen."""
        paths = [fixture.path, *self._suite.conftests(fixture.path)]
        modules = [module for path in paths if (module := self._suite.module(path))]
        calls = [one.calls for module in modules for one in module.fixtures]
        calls += [one.calls for module in modules for one in module.askers]
        return any(each.composed for each in calls)

    def _seeing(self, fixture: Fixture) -> Iterator[str]:
        """The files that hold its name and may see it, its own first."""
        own = fixture.path
        yield own
        folder, file = posixpath.split(own)
        is_test = self._suite.is_test_file(own)
        module = self._suite.project.layout.module(own).dotted.rpartition(".")[2].encode()
        for path in self._files_with(fixture.name):
            if file == CONFTEST:
                sees = is_below(path, folder)
            else:
                sees = not is_test or module in self._data(path)
            if sees and path != own:
                yield path

    def _may_ask(self, path: str, name: str) -> bool:
        data = self._data(path)
        return words.asks(data, [name]) or words.names_as_string(data, name)

    def _asks(self, path: str, fixture: Fixture) -> bool:
        if not is_python(path) or words.names_as_string(self._data(path), fixture.name):
            return True
        module = self._suite.module(path)
        return module is None or any(
            request.name == fixture.name
            for group in module.group.everything()
            for request in self._asked_in(path, group, fixture)
        )

    def _asked_in(self, path: str, group: Group, fixture: Fixture) -> Iterator[Request]:
        """What functions of a group ask for that are tests, or may be for somebody else."""
        configuration = self._suite.configuration(path)
        for alternatives in group.fixtures.values():
            for other in alternatives:
                if other.key != fixture.key:
                    yield from other.asked
        for asker in group.askers.values():
            is_test = configuration.is_test_function(asker.name)
            if group.owner or asker.is_decorated or is_test:
                yield from asker.asked
        yield from group.requests

    # What provides

    def is_provided_below(self, name: str, fixture: Fixture) -> bool:
        """Whether a name may be provided where a fixture is used, if not where it is defined."""
        module = self._suite.module(fixture.path)
        if module and any(_gives(group, name) for group in module.group.everything()):
            return True
        found = self._users(fixture, self._files_with(name))
        return any(words.provides(self._data(path), name) for path in found)

    def is_overridden_below(self, name: str, fixture: Fixture) -> bool:
        """Whether a fixture of a name may be defined nearer to where a fixture is used."""
        module = self._suite.module(fixture.path)
        own = sum(each.name == name for each in module.fixtures) if module else 0
        defining = self._files_with(f"def {name}(", f'name="{name}"', f"name='{name}'")
        return own > 1 or any(self._users(fixture, defining))

    def _users(self, fixture: Fixture, paths: Iterable[str]) -> Iterator[str]:
        """Those of some files in which a fixture of another one may be used."""
        folder, file = posixpath.split(fixture.path)
        for path in paths:
            is_near = file != CONFTEST or is_below(path, folder)
            if path != fixture.path and path.endswith(".py") and is_near:
                yield path

    def comes_from_elsewhere(self, name: str) -> bool:
        """Whether somebody asks for a name that nothing defines: so a plugin provides it."""
        files = [path for path in self._files_with(name) if self._may_lack(path, name)]
        return len(files) > _FEW or any(self._lacks(path, name) for path in files)

    def _may_lack(self, path: str, name: str) -> bool:
        if not path.endswith(".py") or not words.asks(self._data(path), [name]):
            return False
        is_above = any(name in level.provided for level in self._places.above(path))
        return not is_above and not words.redefines(self._data(path), name)

    def _lacks(self, path: str, name: str) -> bool:
        module = self._suite.module(path)
        found = [
            lacks(self._places.at(path, each.owner), each.asked, frozenset(), (each,))
            for each in (module.fixtures if module else ())
        ]
        found += [
            lacks(each.place, each.requests, each.given) for each in collected(self._places, path)
        ]
        return any(lack.request.name == name for some in found for lack in some)

    # What awaits

    def is_awaited(self, fixture: Fixture) -> bool:
        """Whether something may await an async fixture that pytest itself would not."""
        return any(
            self._awaits(path, self._data(path), fixture) for path in self._files_with(*_AWAITING)
        )

    def _awaits(self, path: str, data: bytes, fixture: Fixture) -> bool:
        if path.endswith(".py"):
            folder, file = posixpath.split(fixture.path)
            is_test = file != CONFTEST and self._suite.is_test_file(fixture.path)
            is_near = path == fixture.path if is_test else is_below(path, folder)
            is_above = path in self._suite.conftests(fixture.path)
            if b"pytest_fixture_setup" in data:
                return True
            return (is_near or is_above) and _OTHER_LOOPS.search(data) is not None
        folder, file = posixpath.split(path)
        holds = file not in CONFIGURATION_FILES or folder in folders(fixture.path)
        return holds and not path.endswith(_PROSE) and _MODE.search(data) is not None


def _gives(group: Group, name: str) -> bool:
    marked = (group.marks, *(asker.marks for asker in group.askers.values()))
    fixtures = (each.name for alternatives in group.fixtures.values() for each in alternatives)
    return name in fixtures or any(name in marks.direct for marks in marked)
