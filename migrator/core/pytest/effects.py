"""What some changes do to fixtures: which are made, which are gone, and whom that can hurt."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from migrator.core.diff import FileChange
from migrator.core.pytest import words
from migrator.core.pytest.fixtures import Fixture, FixtureKind
from migrator.core.pytest.places import Places
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.suite import CONFTEST, folders

_Nature = tuple[FixtureScope | None, FixtureKind]


@dataclass(frozen=True, slots=True)
class _Touched:
    """Names that mean something else than before, or nothing any more."""

    lost: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    #: Names of fixtures that are there, but ask for one that is lost.
    weakened: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """All of them."""
        return self.lost | self.changed | self.weakened

    def joined(self, other: "_Touched") -> "_Touched":
        """Both together."""
        return _Touched(
            self.lost | other.lost, self.changed | other.changed, self.weakened | other.weakened
        )


class Effects:
    """What changes of files do to the fixtures of a tree."""

    def __init__(self, before: Places, after: Places, changes: Sequence[FileChange]) -> None:
        self._before = before
        self._after = after
        self._changes = [change for change in changes if change.path.endswith(".py")]
        self._paths = {change.path for change in changes}

    @cached_property
    def asking(self) -> list[str]:
        """The changed files that may hold tests or fixtures."""
        return [
            change.path
            for change in self._changes
            if change.new is not None
            and (b"fixture" in change.new or self._after.suite.is_test_file(change.path))
        ]

    @cached_property
    def made(self) -> list[Fixture]:
        """The fixtures that were not there before."""
        return [
            fixture
            for path, (old, _new) in self._rewritten.items()
            for fixture in _others(self._after, path, old)
        ]

    @cached_property
    def gone(self) -> list[Fixture]:
        """The fixtures that are no longer there."""
        return [
            fixture
            for path, (old, new) in self._rewritten.items()
            if not old <= new
            for fixture in _others(self._before, path, new)
        ]

    @cached_property
    def _rewritten(self) -> Mapping[str, tuple[frozenset[bytes], frozenset[bytes]]]:
        """The files whose fixtures are no longer written as they were, and how they are."""
        found = {
            change.path: (
                words.definitions(change.old or b""),
                words.definitions(change.new or b""),
            )
            for change in self._changes
        }
        return {path: sides for path, sides in found.items() if sides[0] != sides[1]}

    @cached_property
    def left(self) -> Mapping[str, list[str]]:
        """The names of functions, each with the changed files that have it no longer."""
        found: dict[str, list[str]] = {}
        for change in self._changes:
            for name in words.functions(change.old or b"") - words.functions(change.new or b""):
                found.setdefault(name, []).append(change.path)
        return found

    # Whom it can hurt

    def hurt(self) -> Iterator[str]:
        """The unchanged files that ask for what is no longer there, or no longer the same."""
        names = frozenset().union(*(each.names for each in self._touched.values()))
        for path in self._after.suite.tree.holding(names) if names else ():
            if path not in self._paths and path.endswith(".py") and self._can_hurt(path):
                yield path

    @cached_property
    def _touched(self) -> Mapping[str, _Touched]:
        """What is touched: by the folder for which a file holds, or by the name of a test module.

        Such a module holds for those only that import from it, and so name it.
        """
        found: dict[str, _Touched] = {}
        for change in self._changes:
            folder, file = posixpath.split(change.path)
            if file == CONFTEST:
                place, can_touch = f"{folder}/", True
            elif self._after.suite.is_test_file(change.path):
                # What a test module has in addition is nothing to others.
                old, new = self._rewritten.get(change.path, (frozenset(), frozenset()))
                place, can_touch = file.removesuffix(".py"), not old <= new
            else:
                is_near = bool(self._after.suite.conftests(change.path))
                place, can_touch = "/", is_near or change.path in self._rewritten
            if can_touch:
                found[place] = found.get(place, _Touched()).joined(self._touch(change.path))
        return {place: each for place, each in found.items() if each.names}

    def _touch(self, path: str) -> _Touched:
        old, new = self._natures(self._before, path), self._natures(self._after, path)
        lost = frozenset(old.keys() - new.keys())
        changed = frozenset(name for name, nature in new.items() if old.get(name) != nature)
        return _Touched(lost, changed, self._asking_for(lost, path))

    def _asking_for(self, lost: frozenset[str], path: str) -> frozenset[str]:
        """The fixtures of a file that need some of others, directly or not."""
        module = self._after.suite.module(path) if lost else None
        fixtures = list(module.fixtures) if module else []
        found: frozenset[str] = frozenset()
        for _fixture in fixtures:
            wanted = lost | found
            found |= {each.name for each in fixtures if any(r.name in wanted for r in each.asked)}
        return found - lost

    @staticmethod
    def _natures(places: Places, path: str) -> Mapping[str, tuple[_Nature, ...]]:
        """The fixtures that a file has or imports, each with its scope and kind."""
        if places.suite.read(path) is None:
            return {}
        module = places.suite.module(path)
        provided = places.suite.offers(path).provided
        own = {each.name: ((each.scope, each.kind),) for each in module.fixtures} if module else {}
        imported = {
            name: tuple((each.scope, each.kind) for each in one.fixtures)
            for name, one in provided.items()
            if one.fixtures
        }
        return own | imported

    def _can_hurt(self, path: str) -> bool:
        data = self._after.suite.read(path) or b""
        holds = {f"{folder}/" for folder in folders(path)}
        near = [
            each
            for place, each in self._touched.items()
            if (place in holds if place.endswith("/") else place.encode() in data)
        ]
        if b"scope" in data and any(
            words.asks_for(data, name) for each in near for name in each.changed
        ):
            return True
        if any(words.asks_for(data, name) for each in near for name in each.weakened):
            return True
        asked = [name for each in near for name in each.lost if words.asks_for(data, name)]
        levels = self._after.above(path) if asked else ()
        return any(
            not words.redefines(data, name) and not any(name in each.provided for each in levels)
            for name in asked
        )


def _others(places: Places, path: str, known: frozenset[bytes]) -> Iterator[Fixture]:
    """The fixtures of a file that are not among some that are written down."""
    names = words.functions(b"\n".join(known))
    module = places.suite.module(path)
    yield from (each for each in module.fixtures if each.function not in names) if module else ()
