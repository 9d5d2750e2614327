"""Fixtures that live longer than what they need: where they are, and how wide they may be."""

import codecs
import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from migrator.core.pytest import words
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.needs import Key
from migrator.core.pytest.overriding import Overriding
from migrator.core.pytest.places import Place, Places
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.requests import Request, Way

#: What gives a fixture a scope, and what gives it one that is surely wide.
_SCOPED = re.compile(rb"\bscope\s*=|fixture\(\s*['\"]")
_WIDE = re.compile(
    rb"(?:\bscope\s*=[\s(]*|fixture\(\s*)[uUrR]?['\"]{1,3}(?:session|package|module|class)\b"
)
#: What stands before the name that a fixture looks up by the request that it was given itself.
_BY_OWN_REQUEST = re.compile(rb"(?<![\w.])request\s*\.\s*getfixturevalue\(\s*(?:argname\s*=\s*)?\Z")
_LONGEST_CALL = 200


@dataclass(frozen=True, slots=True)
class TooWide:
    """A fixture that lives longer than one that it needs."""

    fixture: Fixture
    #: The narrower one; its path is empty where it is pytest's own.
    needed: Fixture
    #: From the one that asks to the one that it needs, both included.
    chain: tuple[Fixture, ...]
    #: A file whose tests get a nearer definition than the fixture has at home, and so this one;
    #: empty where the fixture is too wide at home.
    only_for: str = ""

    @property
    def is_at_home(self) -> bool:
        """Whether narrowing the fixture is the remedy: nothing but its own definition is wrong."""
        return not self.only_for


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The scope that a fixture must get."""

    fixture: Fixture
    scope: FixtureScope
    #: From the fixture to one that is as narrow as that for its own reasons.
    chain: tuple[Fixture, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What makes fixtures as narrow as they have to be."""

    narrowings: Mapping[Key, Narrowing]
    #: What stays too wide for some tests: there, a definition near them is narrower than others.
    left: tuple[TooWide, ...]


def too_wide(places: Places, paths: Iterable[str]) -> list[TooWide]:
    """All fixtures defined in some files that need a narrower one, wherever they are used."""
    look = _Look(places)
    wide = [fixture for path in dict.fromkeys(paths) for fixture in look.wide(path)]
    look.overriding.expect(name for fixture in wide for name in look.asked_names(fixture))
    return [found for fixture in wide for found in look.findings(fixture)]


def narrowed(places: Places, found: Sequence[TooWide]) -> Remedy:
    """How narrow each fixture must be, and each that asks for one made narrower, to the end."""
    look = _Look(places)
    left = {_pair(each): each for each in found if not each.is_at_home}
    waiting = [each for each in found if each.is_at_home]
    while waiting:
        each = waiting.pop(0)
        if not look.narrow(each):
            continue
        for fixture in look.asking_for(each.fixture):
            for new in look.findings(fixture):
                if new.is_at_home:
                    waiting.append(new)
                else:
                    left.setdefault(_pair(new), new)
    still = (each for each in left.values() if look.is_too_wide(each.fixture, each.needed))
    return Remedy(look.narrowings, tuple(still))


def _pair(found: TooWide) -> tuple[Key, Key]:
    return found.fixture.key, found.needed.key


@dataclass
class _Look:
    """A suite, with the scopes that its fixtures have or are to get."""

    places: Places
    narrowings: dict[Key, Narrowing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.overriding = Overriding(self.places)

    def scope(self, fixture: Fixture) -> FixtureScope | None:
        """How long a fixture lives, once it has been narrowed."""
        new = self.narrowings.get(fixture.key)
        return new.scope if new else fixture.scope

    def is_too_wide(self, fixture: Fixture, needed: Fixture) -> bool:
        """Whether one fixture outlives another."""
        wide, narrow = self.scope(fixture), self.scope(needed)
        return wide is not None and narrow is not None and wide > narrow

    def narrow(self, found: TooWide) -> bool:
        """Make a fixture as narrow as what it needs; tells whether it was not before."""
        scope = self.scope(found.needed)
        if scope is None or not self.is_too_wide(found.fixture, found.needed):
            return False
        reason = self.narrowings.get(found.needed.key)
        chain = (*found.chain, *reason.chain[1:]) if reason else found.chain
        self.narrowings[found.fixture.key] = Narrowing(found.fixture, scope, chain)
        return True

    # Which fixtures

    def wide(self, path: str) -> Iterator[Fixture]:
        """The fixtures of a file that surely live longer than one test."""
        data = self.places.suite.read(path) or b""
        if not path.endswith(".py") or b"fixture" not in data or not _WIDE.search(data):
            return
        module = self.places.suite.module(path)
        for fixture in module.fixtures if module else ():
            scope = self.scope(fixture)
            if scope is not None and scope > FixtureScope.FUNCTION:
                yield fixture

    def asking_for(self, fixture: Fixture) -> Iterator[Fixture]:
        """The wide fixtures that may ask for one, directly or through such of unknown scope."""
        waiting, seen = [fixture], {fixture.key}
        while waiting:
            for each in self._naming(waiting.pop()):
                if each.key not in seen:
                    seen.add(each.key)
                    if self.scope(each) is None:
                        waiting.append(each)
                    else:
                        yield each

    def _naming(self, asked: Fixture) -> Iterator[Fixture]:
        """The fixtures with a scope of their own that ask for what goes by the name of one."""
        name = asked.name
        for path in self.places.suite.tree.holding((name,)):
            if not self.overriding.is_related(path, asked.path):
                continue
            data = self.places.suite.read(path) or b""
            is_near = path.endswith(".py") and b"fixture" in data and _SCOPED.search(data)
            module = self.places.suite.module(path) if is_near else None
            if module and words.asks_for(data, name):
                for fixture in module.fixtures:
                    if any(request.name == name for request in self._surely_asked(fixture)):
                        yield fixture

    def asked_names(self, fixture: Fixture) -> set[str]:
        """What a fixture asks for at home, directly or through such of unknown scope."""
        names: set[str] = set()
        for place in self.overriding.homes(fixture):
            waiting = [_line_at(place, fixture)]
            while waiting:
                chain = waiting.pop()
                for request in self._surely_asked(chain[-1]):
                    names.add(request.name)
                    needed = _meant(place, request.name, chain)
                    if needed and self.scope(needed) is None and needed.key not in _keys(chain):
                        waiting.append((*chain, needed))
        return names - {"request"}

    # What is wrong with one

    def findings(self, fixture: Fixture) -> Iterator[TooWide]:
        """What a fixture needs that is narrower: at home, or else in the eyes of some tests."""
        at_home = [
            (place, dict(self._narrower(place, fixture)))
            for place in self.overriding.homes(fixture)
        ]
        known: set[Key] = set()
        if all(found for _place, found in at_home):
            for key, chain in ChainMap(*(found for _place, found in at_home)).items():
                if self._holds(fixture, chain):
                    known.add(key)
                    yield TooWide(fixture, chain[-1], chain)
        for path in self._doubtful(fixture, [place for place, found in at_home if found]):
            for chain in self._in_tests(path, fixture):
                if chain[-1].key not in known:
                    known.add(chain[-1].key)
                    yield TooWide(fixture, chain[-1], chain, path)

    def _doubtful(self, fixture: Fixture, homes: Sequence[Place]) -> Iterator[str]:
        """The files whose tests may get something narrower than others do."""
        names = self.asked_names(fixture)
        for place in homes:
            if place.path != fixture.path:
                yield from self.overriding.tests_seeing(place.path)
        yield from self.overriding.tests(
            fixture, names, lambda each: self.is_too_wide(fixture, each)
        )

    def _holds(self, fixture: Fixture, chain: Sequence[Fixture]) -> bool:
        """Whether tests get what the fixture gets at home, or some do."""
        names = {each.name for each in chain[1:]}
        paths = self.overriding.tests(fixture, names, lambda each: each.key != chain[-1].key)
        if not paths:
            return True
        everyone = self.overriding.users(fixture)
        return any(
            found[-1].key == chain[-1].key
            for path in everyone
            for found in self._in_tests(path, fixture)
        )

    def _in_tests(self, path: str, fixture: Fixture) -> Iterator[tuple[Fixture, ...]]:
        """The chains from a fixture to narrower ones in the eyes of the tests of a file."""
        for place in self.overriding.places_using(path, fixture):
            yield from dict(self._narrower(place, fixture)).values()

    def _narrower(
        self, place: Place, fixture: Fixture
    ) -> Iterator[tuple[Key, tuple[Fixture, ...]]]:
        """The chains to all narrower fixtures that one needs at a place."""
        line = _line_at(place, fixture)
        for chain in self._to_known(place, line):
            if self.is_too_wide(fixture, chain[-1]):
                yield chain[-1].key, chain[len(line) - 1 :]

    def _to_known(self, place: Place, chain: tuple[Fixture, ...]) -> Iterator[tuple[Fixture, ...]]:
        """The chains to the nearest fixtures whose scope is known."""
        for request in self._surely_asked(chain[-1]):
            needed = _meant(place, request.name, chain)
            if needed is None or needed.key in _keys(chain):
                continue
            if self.scope(needed) is not None:
                yield (*chain, needed)
            else:
                yield from self._to_known(place, (*chain, needed))

    def _surely_asked(self, fixture: Fixture) -> Iterator[Request]:
        for request in fixture.asked:
            if request.way is Way.CALL:
                if self._is_by_own_request(fixture, request):
                    yield request
            elif request.certain:
                yield request

    def _is_by_own_request(self, fixture: Fixture, request: Request) -> bool:
        """Whether a name is looked up for the fixture, and not for a test it has got hold of."""
        data = (self.places.suite.read(fixture.path) or b"").removeprefix(codecs.BOM_UTF8)
        before = data[max(request.span.start - _LONGEST_CALL, 0) : request.span.start]
        is_given = any(each.name == "request" for each in fixture.requests)
        return is_given and _BY_OWN_REQUEST.search(before) is not None


def _keys(chain: Iterable[Fixture]) -> set[Key]:
    return {each.key for each in chain}


def _line_at(place: Place, fixture: Fixture) -> tuple[Fixture, ...]:
    """The definitions of its name up to a fixture, the nearest first, as they ask for each other.

    That is the fixture alone where it is the nearest, or where it is not seen from the place.
    """
    line: list[Fixture] = []
    for one in place.provided(fixture.name):
        if any(each.key == fixture.key for each in one.fixtures):
            return (*line, fixture)
        line += one.fixtures[:1]
    return (fixture,)


def _meant(place: Place, name: str, chain: Sequence[Fixture]) -> Fixture | None:
    """The one fixture that is meant by a name; None where there may be another."""
    above = sum(each.name == name for each in chain)
    is_hidden = False
    for level in place.levels:
        one = level.provided.get(name)
        if one is None:
            is_hidden = is_hidden or level.is_open
        elif above:
            above -= 1
        else:
            is_one = len(one.fixtures) == 1 and (not is_hidden or not one.fixtures[0].path)
            return one.fixtures[0] if is_one else None
    return None
