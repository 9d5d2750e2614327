"""Places in test files: which fixtures can be asked for there, and which of several is meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from migrator.core.pytest.classes import Classes
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.provided import ALWAYS_PROVIDED, PROVIDED_BY
from migrator.core.pytest.suite import SOMETHING, Level, Provided, Suite

_PROVIDED_BY_PYTEST = {
    name: Provided((Fixture(name, scope),)) for name, scope in ALWAYS_PROVIDED.items()
}


@dataclass(frozen=True, slots=True)
class Place:
    """A module, or a class in it."""

    path: str
    owner: tuple[str, ...]
    #: What is offered to it, the nearest first.
    levels: tuple[Level, ...]

    @property
    def is_open(self) -> bool:
        """Whether there may be fixtures that nobody can know of."""
        return any(level.is_open for level in self.levels)

    def provided(self, name: str) -> list[Provided]:
        """All that goes by a name here, the nearest first."""
        return [level.provided[name] for level in self.levels if name in level.provided]

    def behind(self, name: str, chain: Sequence[Fixture] = ()) -> Provided | None:
        """What is meant by a name; a fixture that asks for its own name means the next one.

        ``chain`` are the fixtures that are being made: the first one was asked for by the test.
        """
        provided = self.provided(name)
        above = sum(fixture.name == name for fixture in chain)
        return provided[above] if above < len(provided) else None

    def defines(self, name: str) -> bool:
        """Whether a fixture of this name is surely there."""
        return any(one.fixtures for one in self.provided(name))

    @property
    def autouse(self) -> Iterator[Fixture]:
        """The fixtures that everything here uses."""
        for level in self.levels:
            for one in level.provided.values():
                yield from (each for each in one.fixtures if each.decorator.autouse)


class Places:
    """The places of a suite, each looked up once."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.classes = Classes(suite)
        self._places: dict[tuple[str, tuple[str, ...]], Place] = {}
        self._shared: dict[tuple[str, ...], tuple[Level, ...]] = {}

    def at(self, path: str, owner: tuple[str, ...] = ()) -> Place:
        """A module, or a class in it."""
        key = (path, owner)
        if key not in self._places:
            self._places[key] = Place(path, owner, tuple(self._levels(path, owner)))
        return self._places[key]

    def _levels(self, path: str, owner: tuple[str, ...]) -> Iterator[Level]:
        for length in range(len(owner), 0, -1):
            yield self.classes.lineage(path, owner[:length]).level
        yield self.suite.offers(path)
        module = self.suite.module(path)
        for plugin in self._plugins(module.plugins if module else (), path):
            yield self.suite.offers(plugin)
        yield from self.above(path)

    def above(self, path: str) -> tuple[Level, ...]:
        """What a file need not define or import: offered by folders, plugins and pytest itself."""
        conftests = tuple(self.suite.conftests(path))
        if conftests not in self._shared:
            self._shared[conftests] = tuple(self._above(path, conftests))
        return self._shared[conftests]

    def _above(self, path: str, conftests: Sequence[str]) -> Iterator[Level]:
        yield from (self.suite.offers(conftest) for conftest in conftests)
        listed = [*self.suite.configuration(path).plugins, *self.suite.own_plugins]
        plugins = self._plugins(listed, path)
        for conftest in conftests:
            module = self.suite.module(conftest)
            plugins += self._plugins(module.plugins if module else (), conftest)
        yield from (self.suite.offers(plugin) for plugin in dict.fromkeys(plugins))
        yield Level(_PROVIDED_BY_PYTEST)
        yield Level(dict.fromkeys(self._of_installed_plugins(), SOMETHING))

    def _of_installed_plugins(self) -> Iterator[str]:
        environment = self.suite.project.environment
        for module, names in PROVIDED_BY.items():
            if environment.longest_module(module) == module:
                yield from names

    def _plugins(self, listed: Iterable[str], path: str) -> list[str]:
        """The files of plugins, with those that they name themselves."""
        found: list[str] = []
        waiting = [(name, path) for name in listed]
        while waiting:
            name, here = waiting.pop()
            file = self.suite.file(here, name)
            if file and file not in found:
                found.append(file)
                module = self.suite.module(file)
                waiting += [(more, file) for more in module.plugins] if module else []
        return found
