"""What pytest collects from a file: tests, and groups of tests, each with what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from migrator.core.pytest.classes import Lineage
from migrator.core.pytest.modules import Asker, Group
from migrator.core.pytest.places import Place, Places
from migrator.core.pytest.requests import Request, Way


@dataclass(frozen=True, slots=True)
class Asking:
    """A test, or a group of tests, that asks for fixtures."""

    #: ``Class.test_name``; empty for a whole module.
    label: str
    line: int
    place: Place
    requests: tuple[Request, ...]
    #: The names whose values ``parametrize`` gives.
    given: frozenset[str]
    #: Whether it surely asks for them.
    is_certain: bool
    is_skipped: bool


def collected(places: Places, path: str) -> Iterator[Asking]:
    """All that pytest collects from a file."""
    module = places.suite.module(path)
    if module and places.suite.is_test_file(path) and module.group.collection.said is not False:
        yield from _Collector(places, path).module(module.group)


class _Collector:
    def __init__(self, places: Places, path: str) -> None:
        self._places = places
        self._path = path
        self._configuration = places.suite.configuration(path)

    def module(self, group: Group) -> Iterator[Asking]:
        lineage = Lineage(((self._path, group),))
        yield from self._tests(lineage, (), (lineage,))
        yield from self._classes(group, (lineage,))

    def _classes(self, group: Group, around: tuple[Lineage, ...]) -> Iterator[Asking]:
        for name, inner in group.groups.items():
            lineage = self._places.classes.lineage(self._path, inner.owner)
            is_named = self._configuration.is_test_class(name) or lineage.said
            if (is_named or lineage.is_test_case) and lineage.makes_tests:
                yield from self._tests(lineage, inner.owner, (lineage, *around))
                yield from self._classes(inner, (lineage, *around))

    def _tests(
        self, lineage: Lineage, owner: tuple[str, ...], around: tuple[Lineage, ...]
    ) -> Iterator[Asking]:
        """The tests of a group, and what the group asks for on its own."""
        place = self._places.at(self._path, owner)
        groups = [group for each in around for _path, group in each.groups]
        given = frozenset().union(*(group.marks.direct for group in groups))
        is_plain = all(group.marks.plain for group in groups)
        is_skipped = any(group.marks.skipped for group in groups)
        line = lineage.groups[0][1].line
        tests = [(path, each) for path, each in lineage.askers if self._is_test(each, lineage)]
        for path, asker in tests:
            is_own = path == self._path and asker.owner == owner
            yield Asking(
                ".".join((*owner, asker.name)),
                asker.line if is_own else line,
                place,
                _asked(asker, lineage),
                given | asker.marks.direct,
                is_plain and asker.marks.plain and (is_own or not _is_patched(lineage)),
                is_skipped or asker.marks.skipped,
            )
        if tests:
            given = given.union(*(asker.marks.direct for _path, asker in tests))
            asked = tuple(request for _path, group in lineage.groups for request in group.requests)
            yield Asking(".".join(owner), line, place, asked, given, is_plain, is_skipped)

    def _is_test(self, asker: Asker, lineage: Lineage) -> bool:
        if lineage.is_test_case:
            return asker.name.startswith("test")
        return self._configuration.is_test_function(asker.name)


def _asked(asker: Asker, lineage: Lineage) -> tuple[Request, ...]:
    if lineage.is_test_case:
        return tuple(request for request in asker.asked if request.way is not Way.PARAMETER)
    return asker.asked


def _is_patched(lineage: Lineage) -> bool:
    """Whether `unittest.mock` gives parameters to the tests that a class inherits."""
    return any(group.marks.patches for _path, group in lineage.groups)
