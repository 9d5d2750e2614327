"""What one file holds of fixtures and tests, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from migrator.core.names import Span
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.marks import NO_MARKS, Marks
from migrator.core.pytest.requests import Calls, Request


@dataclass(frozen=True, slots=True)
class Asker:
    """A function that is no fixture, and may be a test."""

    name: str
    #: The classes around it, the outermost first.
    owner: tuple[str, ...]
    #: The line of its ``def``.
    line: int
    #: From its first decorator to its end.
    span: Span
    marks: Marks
    requests: tuple[Request, ...]
    calls: Calls
    #: Whether it has decorators: other tools than pytest may ask for its parameters.
    is_decorated: bool

    @property
    def asked(self) -> tuple[Request, ...]:
        """All that it asks for, if it is a test."""
        return (*self.requests, *self.calls.requests)

    @property
    def label(self) -> str:
        """``Class.method``, or the name of the function."""
        return ".".join((*self.owner, self.name))


@dataclass(frozen=True, slots=True)
class Collection:
    """What a class says of whether pytest makes tests of it."""

    #: ``__test__``, where it is set.
    said: bool | None = None
    #: pytest makes no objects of a class with ``__init__`` or ``__new__``.
    has_constructor: bool = False
    is_abstract: bool = False


_UNSAID = Collection()


@dataclass(frozen=True, slots=True)
class Group:
    """What a module or a class holds."""

    #: The classes around it and itself; none for a module.
    owner: tuple[str, ...] = ()
    line: int = 0
    #: By the name of the function; several where it is bound under conditions.
    fixtures: Mapping[str, tuple[Fixture, ...]] = field(default_factory=dict)
    askers: Mapping[str, Asker] = field(default_factory=dict)
    groups: Mapping[str, "Group"] = field(default_factory=dict)
    #: Names that may be fixtures for all that the text tells.
    maybe: frozenset[str] = frozenset()
    marks: Marks = NO_MARKS
    #: What all tests in it ask for by ``usefixtures``.
    requests: tuple[Request, ...] = ()
    #: The bases of a class: the dotted names that each may stand for, none where it is no name.
    bases: tuple[frozenset[str], ...] = ()
    collection: Collection = _UNSAID
    #: Whether it may have fixtures that are nowhere written down.
    is_open: bool = False

    def everything(self) -> Iterator["Group"]:
        """This group, and all classes in it."""
        yield self
        for group in self.groups.values():
            yield from group.everything()

    def at(self, owner: tuple[str, ...]) -> "Group | None":
        """A class in it by its names."""
        group: Group | None = self
        for name in owner:
            group = group.groups.get(name) if group else None
        return group


@dataclass(frozen=True, slots=True)
class PytestModule:
    """A file as pytest sees it."""

    path: str
    group: Group
    #: The names that imports at module level bind, with the dotted names behind them.
    imports: Mapping[str, tuple[str, ...]]
    #: The modules whose names are imported with a star; empty where one leaves the top.
    stars: tuple[str, ...]
    #: What ``pytest_plugins`` lists.
    plugins: tuple[str, ...]
    #: Names that ``pytest_generate_tests`` gives values to.
    generated: frozenset[str]

    @property
    def fixtures(self) -> Iterator[Fixture]:
        """All the fixtures that are defined in it."""
        for group in self.group.everything():
            for alternatives in group.fixtures.values():
                yield from alternatives

    @property
    def askers(self) -> Iterator[Asker]:
        """All functions that may be tests."""
        for group in self.group.everything():
            yield from group.askers.values()
