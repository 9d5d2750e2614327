"""What pytest makes of a function: a test, a fixture, a method of unittest's, or nothing."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from migrator.api import (
    Fixture,
    FixtureKind,
    FixtureScope,
    Function,
    Given,
    Group,
    Meanings,
    Places,
    PythonSource,
    collected,
    decorators,
    is_static,
    marks_of,
    module_body,
    parameters,
)
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.decorators import Decorators

_OF_CASES = {
    "__init__",
    "__new__",
    "setUpModule",
    "tearDownModule",
    "setUpClass",
    "tearDownClass",
}
#: What pytest, or unittest, calls by its name and without fixtures.
_SET_UP = frozenset(
    f"{step}{part}" for step in ("setup", "teardown") for part in
    ("", "_module", "_function", "_class", "_method")
) | _OF_CASES  # fmt: skip


class Role(Enum):
    """How a function comes to its parameters."""

    #: pytest passes fixtures by name: tests, and fixtures themselves.
    ASKS = auto()
    #: A method of a test case of unittest, which can only take from its object.
    TEST_CASE = auto()
    #: The code of the project calls it.
    HELPER = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """What a function is to pytest."""

    role: Role
    #: How long what it reads must live at least.
    scope: FixtureScope = FixtureScope.FUNCTION
    #: How many parameters mocks fill in from the left.
    mocks: int = 0
    given: Given = field(default_factory=Given)
    #: Whether it is given an object or a class.
    is_bound: bool = False

    @property
    def is_asking(self) -> bool:
        """Whether pytest gives it what it asks for."""
        return self.role is Role.ASKS


class Roles:
    """The functions of one file, as pytest sees them."""

    def __init__(self, places: Places, source: PythonSource, known_decorators: Decorators) -> None:
        self._places = places
        self._path = source.path
        self._source = source
        self._decorators = known_decorators

    @cached_property
    def _fixtures(self) -> Mapping[int, Fixture]:
        """By the line of their ``def``."""
        module = self._places.suite.module(self._path)
        return {one.line: one for one in (module.fixtures if module else ())}

    @cached_property
    def _tests(self) -> frozenset[str]:
        """The labels of the tests that are collected: ``Class.test_name``."""
        labels = {one.label for one in collected(self._places, self._path)}
        owners = {tuple(label.split(".")[:-1]) for label in labels} - {()}
        for owner in owners:
            # What a class inherits is collected under its own name.
            for path, group in self._places.classes.lineage(self._path, owner).groups:
                if path == self._path:
                    labels.update(".".join((*group.owner, name)) for name in group.askers)
        return frozenset(labels)

    @cached_property
    def _meanings(self) -> Meanings:
        name = self._places.suite.project.layout.module(self._path)
        return Meanings(module_body(self._source, name))

    def fixture(self, function: Function) -> Fixture | None:
        """The fixture that a function is."""
        return self._fixtures.get(function.lineno)

    def part(self, classes: tuple[ast.ClassDef, ...], function: Function) -> Part:
        """What a function is to pytest; raises `CannotTake` where it gets no fixtures."""
        owner = tuple(node.name for node in classes)
        is_bound = bool(classes) and not is_static(function, self._meanings)
        fixture = self.fixture(function)
        if fixture:
            return Part(Role.ASKS, _scope_of(fixture), is_bound=is_bound)
        lineage = self._places.classes.lineage(self._path, owner) if owner else None
        if lineage and lineage.is_test_case:
            return self._of_test_case(function)
        if function.name in _SET_UP or function.name.startswith("pytest_"):
            raise CannotTake(f"`{function.name}` cannot take fixtures")
        if self._is_test(owner, function.name):
            return self._of_test(owner, function, is_bound=is_bound)
        if owner and not self._is_collected(owner):
            raise CannotTake(f"it is read in the class `{owner[-1]}`, which is none of tests")
        if unknown := self._decorators.changing(function, self._meanings):
            raise CannotTake(
                f"`{function.name}` is decorated by `{unknown}`, which may change calls"
            )
        return Part(Role.HELPER, is_bound=is_bound)

    def _of_test_case(self, function: Function) -> Part:
        if function.name in _SET_UP or not parameters(function):
            raise CannotTake(f"`{function.name}` is called without a test's own object")
        if decorators(function) & {"classmethod", "staticmethod"}:
            raise CannotTake(f"`{function.name}` has no test's own object")
        return Part(Role.TEST_CASE, is_bound=True)

    def _of_test(self, owner: tuple[str, ...], function: Function, *, is_bound: bool) -> Part:
        if unknown := self._decorators.hiding(function, self._meanings):
            raise CannotTake(
                f"`{function.name}` is decorated by `{unknown}`, which may hide parameters"
            )
        marks = marks_of(function.decorator_list, self._meanings)
        group = self._group(owner)
        mocks = marks.patches + (group.marks.patches if group and owner else 0)
        is_given = marks.given.all or marks.given.count or marks.given.names
        # hypothesis runs a test many times, and refuses fixtures that are made but once for it.
        scope = FixtureScope.MODULE if is_given else FixtureScope.FUNCTION
        if marks.given.all:
            raise CannotTake(f"hypothesis fills in all parameters of `{function.name}`")
        return Part(Role.ASKS, scope, mocks, marks.given, is_bound=is_bound)

    def _is_test(self, owner: tuple[str, ...], name: str) -> bool:
        is_named = self._places.suite.configuration(self._path).is_test_function(name)
        return is_named and ".".join((*owner, name)) in self._tests

    def _is_collected(self, owner: tuple[str, ...]) -> bool:
        label = ".".join(owner)
        return label in self._tests or any(one.startswith(f"{label}.") for one in self._tests)

    def _group(self, owner: tuple[str, ...]) -> Group | None:
        module = self._places.suite.module(self._path)
        return module.group.at(owner) if module else None


def _scope_of(fixture: Fixture) -> FixtureScope:
    if fixture.kind is FixtureKind.UNKNOWN:
        raise CannotTake(f"the fixture `{fixture.name}` has decorators that are not known")
    if fixture.scope is None:
        raise CannotTake(f"the text does not tell the scope of the fixture `{fixture.name}`")
    return fixture.scope
