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
from migrator.core.pytest.provided import ASKED_BY_PLUGINS
from migrator.core.pytest.requests import Calls, Request
from migrator.core.pytest.suite import CONFTEST, folders, is_below
from migrator.core.source import is_python

#: More files than these are not parsed to find one that asks: a name so common is asked for.
_FEW = 50
_WORDS = re.compile(rb"\w+")
_MODE = re.compile(rb"asyncio[-_]mode\b[^\n]{0,20}?\b(?:auto|legacy)\b")
_OTHER_LOOPS = re.compile(rb"(?<![A-Za-z])(?:anyio|trio)(?![A-Za-z])")
_AWAITING = ("pytest_fixture_setup", "asyncio_mode", "asyncio-mode", "anyio", "trio")
_PROSE = (".md", ".rst", ".txt", ".html", ".adoc", ".ipynb")


class Usage:
    """What a tree has to do with some names."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._suite = places.suite
        self._expected: set[str] = set()
        self._naming: dict[str, list[str]] = {}
        self._provided: dict[tuple[str, str], bool] = {}
        self._holding: dict[tuple[str, ...], list[str]] = {}
        self._elsewhere: dict[str, bool] = {}

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
        if len(place.provided(name)) > 1 or name in ASKED_BY_PLUGINS:
            return True
        used = (one.usefixtures for one in self._suite.configurations(fixture.path))
        calls = list(self._calls(fixture))
        is_used = fixture.decorator.autouse is not False or any(name in names for names in used)
        if is_used or any(each.composed for each in calls):
            return True
        by_any = any(each.passed for each in calls)
        found = (
            path
            for path in self._seeing(fixture)
            if words.asks_for(self._data(path), name, by_any_string=by_any)
        )
        return any(
            number > _FEW or self._asks(path, fixture, by_any_string=by_any)
            for number, path in enumerate(found)
        )

    def _calls(self, fixture: Fixture) -> Iterator[Calls]:
        """How fixtures are looked up by name where one is defined, and above."""
        for path in (fixture.path, *self._suite.conftests(fixture.path)):
            module = self._suite.module(path)
            if module:
                yield from (each.calls for each in module.fixtures)
                yield from (each.calls for each in module.askers)

    def _seeing(self, fixture: Fixture) -> Iterator[str]:
        """The files that may see a fixture, its own first."""
        yield fixture.path
        if self._is_test(fixture.path):
            yield from (path for path in self._naming_module(fixture.path) if path != fixture.path)
        else:
            yield from self._users(fixture, self._files_with(fixture.name))

    def expect(self, paths: Iterable[str]) -> None:
        """Prepare for questions about fixtures in some files: who names them is seen at once."""
        self._expected.update(self._module_word(path) for path in paths if self._is_test(path))

    def _naming_module(self, path: str) -> list[str]:
        """The files that hold the name of a test module, such as those that import from it."""
        asked = self._module_word(path)
        if asked not in self._naming:
            found: dict[str, list[str]] = {
                word: [] for word in {asked, *self._expected} - self._naming.keys()
            }
            for each in self._suite.tree.holding(sorted(found)):
                held = {word.decode() for word in _WORDS.findall(self._data(each))}
                for word in held & found.keys():
                    found[word].append(each)
            self._naming |= found
        return self._naming[asked]

    def _is_test(self, path: str) -> bool:
        is_conftest = posixpath.basename(path) == CONFTEST
        return not is_conftest and self._suite.is_test_file(path)

    def _module_word(self, path: str) -> str:
        return self._suite.project.layout.module(path).dotted.rpartition(".")[2]

    def _asks(self, path: str, fixture: Fixture, *, by_any_string: bool) -> bool:
        name = fixture.name
        if not is_python(path) or words.names_as_string(
            self._data(path), name, by_any_string=by_any_string
        ):
            return True
        module = self._suite.module(path)
        return module is None or any(
            request.name == name
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
        key = (name, fixture.path)
        if key not in self._provided:
            module = self._suite.module(fixture.path)
            groups = module.group.everything() if module else ()
            self._provided[key] = any(_gives(group, name) for group in groups) or any(
                path.endswith(".py") and words.provides(self._data(path), name)
                for path in self._users(fixture, self._files_with(name))
            )
        return self._provided[key]

    def is_overridden_below(self, name: str, fixture: Fixture) -> bool:
        """Whether a fixture of a name may be defined nearer to where a fixture is used."""
        module = self._suite.module(fixture.path)
        own = sum(each.name == name for each in module.fixtures) if module else 0
        defining = self._files_with(f"def {name}(", f'name="{name}"', f"name='{name}'")
        return own > 1 or any(self._users(fixture, defining))

    def _users(self, fixture: Fixture, paths: Iterable[str]) -> Iterator[str]:
        """Those of some other files in which a fixture may be used."""
        own = fixture.path
        folder, file = posixpath.split(own)
        near = set(self._naming_module(own)) if self._is_test(own) else None
        for path in paths:
            sees = path in near if near is not None else file != CONFTEST or is_below(path, folder)
            if path != own and sees:
                yield path

    def comes_from_elsewhere(self, name: str) -> bool:
        """Whether somebody asks for a name that nothing defines: so a plugin provides it."""
        if name not in self._elsewhere:
            files = [path for path in self._files_with(name) if self._may_lack(path, name)]
            found = len(files) > _FEW or any(self._lacks(path, name) for path in files)
            self._elsewhere[name] = found
        return self._elsewhere[name]

    def _may_lack(self, path: str, name: str) -> bool:
        if not path.endswith(".py") or not words.asks_for(self._data(path), name):
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
        folder, file = posixpath.split(path)
        if not path.endswith(".py"):
            holds = file not in CONFIGURATION_FILES or folder in folders(fixture.path)
            return holds and not path.endswith(_PROSE) and _MODE.search(data) is not None
        if b"pytest_fixture_setup" in data:
            return True
        is_above = path in self._suite.conftests(fixture.path)
        if (is_above or not folder) and _MODE.search(data):
            return True
        is_near = path == fixture.path or is_above or any(self._users(fixture, [path]))
        return is_near and _OTHER_LOOPS.search(data) is not None


def _gives(group: Group, name: str) -> bool:
    marked = (group.marks, *(asker.marks for asker in group.askers.values()))
    fixtures = (each.name for alternatives in group.fixtures.values() for each in alternatives)
    return name in fixtures or any(name in marks.direct for marks in marked)
