"""Do the fixtures of pytest fit together? Scopes, async ones, missing ones, idle ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from migrator.core.diff import FileChange
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.pytest.collecting import Asking, collected
from migrator.core.pytest.effects import Effects
from migrator.core.pytest.fixtures import Fixture, FixtureKind
from migrator.core.pytest.needs import Key, Lack, Mismatch, lacks, mismatches, needed
from migrator.core.pytest.places import Places
from migrator.core.pytest.requests import Request
from migrator.core.pytest.suite import Parsed, Suite
from migrator.core.pytest.usage import Usage

#: When so many unchanged files are broken, no more of them are looked at.
_ENOUGH = 25
#: Nor are more looked at than these.
_MANY = 150


def faults(view: View, paths: Iterable[str]) -> list[Fault]:
    """What is wrong with the fixtures and tests of some files."""
    paths = list(paths)
    look = _Look(view, Parsed())
    look.usage.expect(paths)
    gaps = (gap for path in paths for gap in look.gaps(path))
    return _told(gap for gap in gaps if gap.is_certain and gap.holds())


def new_fixture_faults(before: View, after: View, changes: Sequence[FileChange]) -> list[Fault]:
    """What some changes have broken: in their own files, and in those that ask for them."""
    parsed = Parsed()
    return _Comparison(_Look(before, parsed), _Look(after, parsed), changes).faults()


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Gap:
    """A fault, as far as a file and what it imports tell."""

    fault: Fault
    #: The last part of the name of who is at fault.
    who: str
    #: The name that is missing, if that is the fault, and the classes where it is asked for.
    lacking: str = ""
    owner: tuple[str, ...] = ()
    is_certain: bool = True
    #: The fault of a fixture that this one comes from.
    source: tuple[str, str, str] | None = None
    #: Whether other files, which it takes longer to ask, say nothing else.
    holds: Callable[[], bool] = _always


def _told(gaps: Iterable[_Gap]) -> list[Fault]:
    """The faults, those left out that only come from others among them."""
    gaps = list(gaps)
    known = {gap.fault.identity for gap in gaps}
    return sorted(gap.fault for gap in gaps if gap.source not in known)


class _Look:
    """A tree, looked at file by file."""

    def __init__(self, view: View, parsed: Parsed) -> None:
        self.suite = Suite(view.tree, view.project, parsed)
        self.places = Places(self.suite)
        self.usage = Usage(self.places)
        self._gaps: dict[str, list[_Gap]] = {}
        self._own: dict[Key, frozenset[Key]] = {}
        #: The names that can be had at a place, with all that they need.
        self._fine: set[tuple[int, str]] = set()

    def gaps(self, path: str) -> list[_Gap]:
        """What seems to be wrong in a file."""
        if path not in self._gaps:
            self._gaps[path] = [*self._of_fixtures(path), *self._of_tests(path)]
        return self._gaps[path]

    # Fixtures, where they are defined

    def _of_fixtures(self, path: str) -> Iterator[_Gap]:
        module = self.suite.module(path)
        for fixture in module.fixtures if module else ():
            place = self.places.at(path, fixture.owner)
            if self._is_left_alone(fixture):
                yield self._not_awaited(fixture)
            for mismatch in mismatches(place, fixture, frozenset()):
                yield self._too_narrow(mismatch)
            for lack in lacks(place, fixture.asked, frozenset(), (fixture,)):
                if len(lack.chain) == 1:
                    yield self._missing(fixture, lack)

    def _is_left_alone(self, fixture: Fixture) -> bool:
        """Whether an async fixture is pytest's own, and no setting makes a plugin await it."""
        is_async = fixture.kind in {FixtureKind.COROUTINE, FixtureKind.ASYNC_GENERATOR}
        return (
            is_async
            and fixture.decorator.is_plain
            and all(
                one.asyncio_mode == "strict" and not one.other_async_mode
                for one in self.suite.configurations(fixture.path)
            )
        )

    def _not_awaited(self, fixture: Fixture) -> _Gap:
        message = (
            f"the fixture `{_label(fixture)}` is async, and in strict mode nobody awaits what "
            "plain pytest.fixture makes"
        )
        remedy = 'make it with @pytest_asyncio.fixture, or set asyncio_mode = "auto"'
        return _Gap(
            Fault(fixture.path, fixture.line, "fixture-async", message, remedy),
            fixture.function,
            holds=lambda: not self.usage.is_awaited(fixture),
        )

    def _too_narrow(self, mismatch: Mismatch) -> _Gap:
        fixture, needed_one = mismatch.fixture, mismatch.needed
        message = f"the {_scope(fixture)} fixture `{_label(fixture)}` {_asks_for(mismatch)}"
        return _Gap(
            Fault(fixture.path, fixture.line, "fixture-scope", message, _scope_remedy(mismatch)),
            fixture.function,
            holds=lambda: not self.usage.is_overridden_below(needed_one.name, fixture),
        )

    def _missing(self, fixture: Fixture, lack: Lack) -> _Gap:
        name = lack.request.name
        return _Gap(
            _missing_for_fixture(fixture, name),
            fixture.function,
            name,
            fixture.owner,
            lack.is_certain,
            holds=lambda: not self.usage.is_provided_below(name, fixture),
        )

    # Tests, with the fixtures that they get

    def _of_tests(self, path: str) -> Iterator[_Gap]:
        told: set[tuple[Key, str | Key] | None] = set()
        for asking in collected(self.places, path):
            for request in () if asking.is_skipped else asking.requests:
                # Most tests ask for the same: what is fine for one is fine for all of a place.
                key = (id(asking.place), request.name)
                if key not in self._fine:
                    gaps = [*self._lacking(asking, request), *self._narrow(asking, request)]
                    yield from (gap for what, gap in gaps if what not in told)
                    told.update(what for what, _gap in gaps if what)
                    if not gaps and request.name not in asking.given:
                        self._fine.add(key)

    def _lacking(
        self, asking: Asking, request: Request
    ) -> Iterator[tuple[tuple[Key, str] | None, _Gap]]:
        """What is missing, with the fixture that lacks it: that is told once a file."""
        for lack in lacks(asking.place, [request], asking.given, is_certain=asking.is_certain):
            if lack.chain:
                what = (lack.chain[-1].key, lack.request.name)
                yield what, self._missing_through(asking, lack)
            else:
                yield None, self._missing_for_test(asking, lack)

    def _narrow(self, asking: Asking, request: Request) -> Iterator[tuple[tuple[Key, Key], _Gap]]:
        """Where a definition near a test is too narrow for a fixture that it gets from afar."""
        for fixture in needed(asking.place, [request], asking.given):
            for mismatch in mismatches(asking.place, fixture, asking.given):
                if mismatch.needed.key not in self._known_at_home(fixture):
                    what = (fixture.key, mismatch.needed.key)
                    yield what, self._narrow_here(asking, mismatch)

    def _missing_for_test(self, asking: Asking, lack: Lack) -> _Gap:
        name = lack.request.name
        message = f"{_who(asking)} asks for `{name}`, which no fixture provides"
        return _Gap(
            Fault(asking.place.path, asking.line, "fixture-missing", message, _provide(name)),
            asking.label.rpartition(".")[2],
            name,
            asking.place.owner,
            lack.is_certain,
        )

    def _missing_through(self, asking: Asking, lack: Lack) -> _Gap:
        """A fixture that a test gets, and that asks for what is not there; told once a file."""
        name, fixture = lack.request.name, lack.chain[-1]
        message = (
            f"tests ask for the fixture `{_label(fixture)}`, which asks for `{name}`, "
            "which no fixture provides here"
        )
        return _Gap(
            Fault(asking.place.path, asking.line, "fixture-missing", message, _provide(name)),
            fixture.function,
            name,
            asking.place.owner,
            lack.is_certain,
            _missing_for_fixture(fixture, name).identity,
        )

    def _narrow_here(self, asking: Asking, mismatch: Mismatch) -> _Gap:
        fixture = mismatch.fixture
        message = (
            f"tests ask for the {_scope(fixture)} fixture `{_label(fixture)}`, "
            f"which here {_asks_for(mismatch)}"
        )
        path, remedy = asking.place.path, _scope_remedy(mismatch)
        fault = Fault(path, asking.line, "fixture-scope", message, remedy)
        return _Gap(fault, fixture.function)

    def _known_at_home(self, fixture: Fixture) -> frozenset[Key]:
        """What is too narrow for a fixture wherever it is used."""
        if fixture.key not in self._own:
            place = self.places.at(fixture.path, fixture.owner)
            found = mismatches(place, fixture, frozenset())
            self._own[fixture.key] = frozenset(each.needed.key for each in found)
        return self._own[fixture.key]


class _Comparison:
    """Two trees, and what is wrong in the second one only."""

    def __init__(self, before: _Look, after: _Look, changes: Sequence[FileChange]) -> None:
        self._before = before
        self._after = after
        self._effects = Effects(before.places, after.places, changes)
        for look in (before, after):
            look.usage.expect(change.path for change in changes)

    def faults(self) -> list[Fault]:
        """What is new."""
        found = [gap for path in self._effects.asking for gap in self._new(path)]
        broken: set[str] = set()
        hurt = list(islice(self._effects.hurt(), _MANY))
        self._after.usage.expect(hurt)
        for path in hurt:
            new = list(self._new(path))
            found += new
            broken.update(gap.fault.path for gap in new)
            if len(broken) >= _ENOUGH:
                break
        return sorted((*_told(found), *self._idle()))

    def _new(self, path: str) -> Iterator[_Gap]:
        gaps = self._after.gaps(path)
        if not gaps:
            return
        known = Counter(gap.fault.identity for gap in self._before.gaps(path))
        for gap in gaps:
            if known[gap.fault.identity]:
                known[gap.fault.identity] -= 1
            elif self._is_sure(gap) and gap.holds() and not self._has_moved(gap):
                yield gap

    def _is_sure(self, gap: _Gap) -> bool:
        """Whether a missing name is no plugin's, and was there before where that is in doubt."""
        if not gap.lacking:
            return True
        if not gap.is_certain and not self._was_there(gap):
            return False
        return not self._before.usage.comes_from_elsewhere(gap.lacking)

    def _was_there(self, gap: _Gap) -> bool:
        path = gap.fault.path
        if self._before.suite.read(path) is None:
            return False
        before, after = (look.places.at(path, gap.owner) for look in (self._before, self._after))
        return before.defines(gap.lacking) and before.is_open >= after.is_open

    def _has_moved(self, gap: _Gap) -> bool:
        """Whether the same was wrong in a file that the function has left."""
        return any(
            gap.fault.identity[1:] == each.fault.identity[1:]
            for path in self._effects.left.get(gap.who, ())
            for each in self._before.gaps(path)
        )

    def _idle(self) -> Iterator[Fault]:
        """The fixtures that were made for nobody; those that were idle before may stay so."""
        made = [each for each in self._effects.made if not self._after.usage.is_asked_for(each)]
        gone = self._effects.gone if made else []
        were = [each for each in gone if not self._before.usage.is_asked_for(each)]
        for fixture in made:
            same = [each for each in were if fixture.name == each.name]
            same += [each for each in were if fixture.path == each.path]
            if same:
                were.remove(same[0])
            else:
                yield _nobody_asks(fixture)


def _missing_for_fixture(fixture: Fixture, name: str) -> Fault:
    message = f"the fixture `{_label(fixture)}` asks for `{name}`, which no fixture provides"
    return Fault(fixture.path, fixture.line, "fixture-missing", message, _provide(name))


def _nobody_asks(fixture: Fixture) -> Fault:
    message = f"nobody asks for the new fixture `{_label(fixture)}`"
    remedy = "take it out, or let the tests that need it ask for it"
    return Fault(fixture.path, fixture.line, "fixture-unused", message, remedy)


def _label(fixture: Fixture) -> str:
    return ".".join((*fixture.owner, fixture.name))


def _who(asking: Asking) -> str:
    return f"`{asking.label}`" if asking.label else "the module"


def _scope(fixture: Fixture) -> str:
    return f"{fixture.scope.word}-scoped" if fixture.scope else ""


def _asks_for(mismatch: Mismatch) -> str:
    through = "".join(f"`{_label(each)}`, which asks for " for each in mismatch.through)
    return f"asks for {through}the {_scope(mismatch.needed)} `{_label(mismatch.needed)}`"


def _scope_remedy(mismatch: Mismatch) -> str:
    wide, narrow = _label(mismatch.fixture), _label(mismatch.needed)
    return f"give `{wide}` the narrower scope, or `{narrow}` the wider one"


def _provide(name: str) -> str:
    return f"bring the fixture `{name}` back where it can be seen, or ask for another one"
