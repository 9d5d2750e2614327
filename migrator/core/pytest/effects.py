"""What some changes do to fixtures: which are made, which are gone, and whom that can hurt."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from migrator.core.diff import FileChange
from migrator.core.pytest import words
from migrator.core.pytest.fixtures import Fixture, FixtureKind
from migrator.core.pytest.places import Places
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.suite import CONFTEST, is_below

_Nature = tuple[FixtureScope | None, FixtureKind]


@dataclass(frozen=True, slots=True)
class Touched:
    """The names that mean something else than before, or nothing any more, below a folder."""

    folder: str
    lost: frozenset[str] = field(default_factory=frozenset)
    changed: frozenset[str] = field(default_factory=frozenset)


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
        return [each for change in self._redefining for each in self._only_in_one(change)[1]]

    @cached_property
    def gone(self) -> list[Fixture]:
        """The fixtures that are no longer there."""
        return [each for change in self._redefining for each in self._only_in_one(change)[0]]

    @cached_property
    def _redefining(self) -> list[FileChange]:
        return [
            change
            for change in self._changes
            if words.definitions(change.old or b"") != words.definitions(change.new or b"")
        ]

    def _only_in_one(self, change: FileChange) -> tuple[list[Fixture], list[Fixture]]:
        """The fixtures of a file that are only in the old one, and those only in the new one."""
        sides = [self._fixtures(places, change.path) for places in (self._before, self._after)]
        old, new = sides
        return (
            [fixture for key, fixture in old.items() if key not in new],
            [fixture for key, fixture in new.items() if key not in old],
        )

    @staticmethod
    def _fixtures(places: Places, path: str) -> Mapping[tuple[tuple[str, ...], str], Fixture]:
        module = places.suite.module(path)
        return {(each.owner, each.name): each for each in module.fixtures} if module else {}

    # Whom it can hurt

    def hurt(self) -> Iterator[str]:
        """The unchanged files that ask for what is no longer there, or no longer the same."""
        touched = [found for change in self._changes if (found := self._touched(change))]
        names = {name for each in touched for name in (*each.lost, *each.changed)}
        if not names:
            return
        for path in self._after.suite.tree.holding(names):
            is_other = path not in self._paths and path.endswith(".py")
            if is_other and any(self._can_hurt(each, path) for each in touched):
                yield path

    def _touched(self, change: FileChange) -> Touched | None:
        path = change.path
        folder, file = posixpath.split(path)
        is_test = file != CONFTEST and self._after.suite.is_test_file(path)
        is_shared = not is_test and bool(file == CONFTEST or self._after.suite.conftests(path))
        if not is_shared and change not in self._redefining:
            return None
        old, new = self._natures(self._before, path), self._natures(self._after, path)
        lost = frozenset(old.keys() - new.keys())
        changed = frozenset(name for name, nature in new.items() if old.get(name) != nature)
        return (
            Touched(folder if file == CONFTEST else "", lost, changed) if lost or changed else None
        )

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

    def _can_hurt(self, touched: Touched, path: str) -> bool:
        if not is_below(path, touched.folder):
            return False
        data = self._after.suite.read(path) or b""
        if b"scope" in data and words.asks(data, touched.changed):
            return True
        asked = [name for name in touched.lost if words.asks(data, [name])]
        levels = self._after.above(path) if asked else ()
        return any(
            not words.redefines(data, name) and not any(name in each.provided for each in levels)
            for name in asked
        )
