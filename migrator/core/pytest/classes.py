"""Test classes with their bases: what they inherit of tests and fixtures."""

from collections.abc import Iterator
from dataclasses import dataclass

from migrator.core.pytest.modules import Asker, Group
from migrator.core.pytest.suite import SOMETHING, Level, Provided, Suite

_DEPTH = 8
#: Bases from outside of the project that bring no fixtures.
_PLAIN_BASES = frozenset({"object", "abc.ABC", "typing.Generic", "typing.Protocol"})


@dataclass(frozen=True, slots=True)
class Lineage:
    """A class and its bases."""

    #: The nearest first, each with its file.
    groups: tuple[tuple[str, Group], ...]
    #: Whether some of its bases cannot be looked into.
    is_open: bool = False
    #: Whether it is one of unittest's: its tests are given no fixtures by their parameters.
    is_test_case: bool = False

    def with_base(self, base: "Lineage") -> "Lineage":
        """With what one more base brings."""
        known = {(path, group.owner) for path, group in self.groups}
        others = [(path, group) for path, group in base.groups if (path, group.owner) not in known]
        return Lineage(
            (*self.groups, *others),
            self.is_open or base.is_open,
            self.is_test_case or base.is_test_case,
        )

    @property
    def said(self) -> bool | None:
        """What ``__test__`` says of it, where that is set."""
        said = (group.collection.said for _path, group in self.groups)
        return next((flag for flag in said if flag is not None), None)

    @property
    def makes_tests(self) -> bool:
        """Whether pytest makes tests of a class that has a name for it."""
        collections = [group.collection for _path, group in self.groups]
        is_made = self.is_test_case or not any(one.has_constructor for one in collections)
        return self.said is not False and is_made and not collections[0].is_abstract

    @property
    def askers(self) -> Iterator[tuple[str, Asker]]:
        """Its functions, inherited ones among it, each with its file."""
        seen: set[str] = set()
        for path, group in self.groups:
            for name, asker in group.askers.items():
                if name not in seen:
                    yield path, asker
            seen.update(group.askers, group.fixtures, group.maybe)

    @property
    def level(self) -> Level:
        """The fixtures that it offers."""
        provided: dict[str, Provided] = {}
        for _path, group in reversed(self.groups):
            provided.update(dict.fromkeys(group.maybe, SOMETHING))
            for alternatives in group.fixtures.values():
                provided[alternatives[0].name] = Provided(alternatives)
        is_open = self.is_open or any(group.is_open for _path, group in self.groups)
        return Level(provided, is_open)


_UNKNOWN = Lineage((), is_open=True)


class Classes:
    """The classes of a suite, each looked up once."""

    def __init__(self, suite: Suite) -> None:
        self._suite = suite
        self._found: dict[tuple[str, tuple[str, ...]], Lineage] = {}

    def lineage(self, path: str, owner: tuple[str, ...]) -> Lineage:
        """A class of a file with its bases."""
        key = (path, owner)
        if key not in self._found:
            self._found[key] = _UNKNOWN  # for classes that inherit from themselves
            self._found[key] = self._lineage(path, owner)
        return self._found[key]

    def _lineage(self, path: str, owner: tuple[str, ...]) -> Lineage:
        module = self._suite.module(path)
        group = module.group.at(owner) if module else None
        if group is None:
            return _UNKNOWN
        found = Lineage(((path, group),))
        for names in group.bases:
            for base in [self._base(path, owner, name) for name in names] or [_UNKNOWN]:
                found = found.with_base(base)
        return found

    def _base(self, path: str, owner: tuple[str, ...], dotted: str) -> Lineage:
        names = tuple(dotted.split("."))
        place = self._class(path, (*owner[:-1], *names), 0) if owner[:-1] else None
        if place := place or self._class(path, names, 0):
            return self.lineage(*place)
        if dotted in _PLAIN_BASES:
            return Lineage(())
        is_test_case = dotted.endswith("TestCase")
        return Lineage((), is_open=not dotted.startswith("unittest."), is_test_case=is_test_case)

    def _class(
        self, path: str, names: tuple[str, ...], depth: int
    ) -> tuple[str, tuple[str, ...]] | None:
        """The file and the names of a class of the project, as a file means its dotted name."""
        module = self._suite.module(path) if depth < _DEPTH else None
        if module is None:
            return None
        if module.group.at(names):
            return path, names
        if depth:
            for target in module.imports.get(names[0], ()):
                return self._class(path, (*target.split("."), *names[1:]), depth + 1)
        for cut in range(len(names) - 1, 0, -1):
            if file := self._suite.file(path, ".".join(names[:cut])):
                return self._class(file, names[cut:], depth + 1)
        for star in module.stars:
            file = self._suite.file(path, star)
            if file and (found := self._class(file, names, depth + 1)):
                return found
        return None
