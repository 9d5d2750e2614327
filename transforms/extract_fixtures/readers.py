"""Who reads a name of a module, directly or through the functions that they call."""

import ast
from collections.abc import Collection
from dataclasses import dataclass, field

from migrator.api import FixtureScope, Function, Use, parameters, span_of
from transforms.extract_fixtures.bindings import refuse_other_meanings
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.importers import Importers
from transforms.extract_fixtures.objects import (
    binds,
    is_hidden,
    own_attributes,
    rebinds,
    refuse_taken_attribute,
)
from transforms.extract_fixtures.places import Standing
from transforms.extract_fixtures.roles import Part, Role
from transforms.extract_fixtures.testfile import TestFile


@dataclass(slots=True)
class Readers:
    """All that changes in a file when a name of it becomes a fixture."""

    #: The functions that get a parameter.
    functions: dict[Function, Part] = field(default_factory=dict)
    #: The calls that pass it on, with the text that they pass.
    calls: dict[ast.Call, str] = field(default_factory=dict)
    #: The test cases of unittest that get it as an attribute.
    test_cases: dict[ast.ClassDef, None] = field(default_factory=dict)
    #: The places that read it from there, with the name of the object.
    attributes: dict[Use, str] = field(default_factory=dict)
    #: The statements at module level that read it and that become fixtures themselves.
    fixtures: dict[ast.stmt, None] = field(default_factory=dict)
    #: Other files in which tests get what reads it here.
    elsewhere: set[str] = field(default_factory=set)
    scope: FixtureScope = FixtureScope.FUNCTION

    @property
    def is_empty(self) -> bool:
        """Whether nobody reads it."""
        return not (self.functions or self.test_cases or self.fixtures)


def readers(
    file: TestFile,
    name: str,
    own: Collection[ast.stmt],
    becoming: Collection[ast.stmt],
    importers: Importers,
) -> Readers:
    """Everyone who reads a name; raises `CannotTake` where one of them cannot get a fixture.

    ``own`` are the statements that bind the name, ``becoming`` those that become fixtures too.
    """
    return _Search(file, name, own, becoming, importers).run()


class _Search:
    def __init__(
        self,
        file: TestFile,
        name: str,
        own: Collection[ast.stmt],
        becoming: Collection[ast.stmt],
        importers: Importers,
    ) -> None:
        self._file = file
        self._name = name
        self._own = own
        self._becoming = becoming
        self._importers = importers
        self._found = Readers()
        self._waiting: list[tuple[tuple[ast.ClassDef, ...], Function]] = []

    def run(self) -> Readers:
        refuse_other_meanings(self._file, self._name, self._own)
        for use in self._file.uses(self._name):
            self._read(use)
        while self._waiting:
            self._follow(*self._waiting.pop(0))
        return self._found

    # Places that read the name

    def _read(self, use: Use) -> None:
        place = self._file.standing(use)
        if not place.classes and any(one in self._own for one in place.statements):
            return
        if place.function is None and place.statements and place.statements[-1] in self._becoming:
            self._found.fixtures[place.statements[-1]] = None
            return
        function = self._function(place, f"`{self._name}` is read")
        if self._file.hides_parameter(use):
            raise CannotTake(f"a class in `{function.name}` binds `{self._name}` too")
        if self._needs(place.classes, function) is Role.TEST_CASE:
            self._found.attributes[use] = self._object(place, function, use.span.start)

    def _function(self, place: Standing, what: str) -> Function:
        if place.function is None:
            raise CannotTake(f"{what} {place.where}")
        return place.function

    def _object(self, place: Standing, function: Function, offset: int) -> str:
        """What the object of a test case is called at a place of its method."""
        name = parameters(function)[0]
        if is_hidden(self._file, function, name, offset) or rebinds(function, name):
            raise CannotTake(f"`{name}` is another one where `{self._name}` is read")
        refuse_taken_attribute(place.classes[-1], self._name)
        return name

    # Functions that need it

    def _needs(self, classes: tuple[ast.ClassDef, ...], function: Function) -> Role:
        """Note that a function needs the name; tells how it comes to it."""
        known = self._found.functions.get(function)
        part = known or self._file.roles.part(classes, function)
        if part.role is Role.TEST_CASE:
            self._found.test_cases[classes[-1]] = None
            taken = self._importers.paths(self._file.path, classes[0].name)
            if speaking := sorted(
                path for path in taken if self._importers.holds(path, self._name)
            ):
                raise CannotTake(f"{speaking[0]} inherits the class, and speaks of `{self._name}`")
            self._found.elsewhere |= taken
        elif known is None:
            if self._name in parameters(function):
                raise CannotTake(f"`{function.name}` has a parameter `{self._name}` already")
            self._found.functions[function] = part
            self._found.scope = max(self._found.scope, part.scope)
            self._waiting.append((classes, function))
        return part.role

    def _share(self, function: Function) -> None:
        """Note who takes a test or a fixture elsewhere; only pytest may call it there."""
        taking = self._importers.of(self._file.path, function.name)
        is_fixture = self._file.roles.fixture(function) is not None
        imports = [taken.path for taken in taking.imports if taken.is_used and not is_fixture]
        for path in (*taking.through, *imports):
            raise CannotTake(f"`{function.name}`, which reads it, is used by {path}")
        self._found.elsewhere |= self._importers.paths(self._file.path, function.name)

    def _follow(self, classes: tuple[ast.ClassDef, ...], function: Function) -> None:
        part = self._found.functions[function]
        if classes:
            self._refuse_made_by_hand(classes[0].name)
            self._found.elsewhere |= self._importers.paths(self._file.path, classes[0].name)
        if part.role is Role.ASKS:
            if classes:
                self._refuse_calls_of_method(classes, function)
            else:
                self._share(function)
                self._refuse_calls(function)
        elif classes:
            self._follow_method(classes, function)
        else:
            self._follow_helper(function)

    def _refuse_made_by_hand(self, owner: str) -> None:
        """Objects that no test runner makes are given no fixtures."""
        for use in self._file.uses(owner):
            statements = self._file.standing(use).statements
            if not statements or not isinstance(statements[-1], ast.ClassDef):
                line = self._file.source.line_of(use.span.start)
                raise CannotTake(f"`{owner}` is used by name, line {line}")

    def _refuse_calls(self, function: Function) -> None:
        for use in self._file.uses(function.name):
            line = self._file.source.line_of(use.span.start)
            raise CannotTake(f"`{function.name}` is used by name, line {line}")

    def _refuse_calls_of_method(
        self, classes: tuple[ast.ClassDef, ...], function: Function
    ) -> None:
        for node, _call, _caller in own_attributes(self._file, classes, function.name):
            raise CannotTake(f"`{function.name}` is used by name, line {node.lineno}")

    def _follow_helper(self, function: Function) -> None:
        """All calls of a function pass the instance on, so their functions need it too."""
        file, name = self._file, function.name
        if len(file.bindings(name)) > 1 or file.is_exported(name) or file.has_string(name):
            raise CannotTake(f"`{name}`, which reads it, has other definitions or is looked up")
        if patching := self._importers.of(file.path, name).patching:
            raise CannotTake(f"`{name}`, which reads it, is patched by {patching[0]}")
        taken = sorted(self._importers.paths(file.path, name))
        if taken:
            raise CannotTake(f"`{name}`, which reads it, is imported by {taken[0]}")
        for use in file.uses(name):
            place, call = file.standing(use), file.call_of(use)
            caller = self._function(place, f"`{name}`, which reads it, is used")
            if call is None:
                line = file.source.line_of(use.span.start)
                raise CannotTake(f"`{name}`, which reads it, is passed around, line {line}")
            if not file.sees(self._name, use):
                raise CannotTake(f"`{self._name}` is something else where `{name}` is called")
            self._pass(call, place, caller)

    def _follow_method(self, classes: tuple[ast.ClassDef, ...], function: Function) -> None:
        name, owner = function.name, classes[-1].name
        taken = sorted(self._importers.paths(self._file.path, classes[0].name))
        if taken or self._file.has_subclass(owner):
            raise CannotTake(f"`{owner}.{name}`, which reads it, is inherited")
        if self._file.has_string(name):
            raise CannotTake(f"`{owner}.{name}`, which reads it, is looked up")
        for node, call, place in own_attributes(self._file, classes, name):
            if call is None or place.function is None:
                raise CannotTake(f"`{name}`, which reads it, is passed around, line {node.lineno}")
            if place.function is not function and binds(place.function, self._name):
                raise CannotTake(f"`{self._name}` is something else where `{name}` is called")
            self._pass(call, place, place.function)

    def _pass(self, call: ast.Call, place: Standing, caller: Function) -> None:
        role = self._needs(place.classes, caller)
        text = self._name
        if role is Role.TEST_CASE:
            offset = span_of(self._file.source, call).start
            text = f"{self._object(place, caller, offset)}.{self._name}"
        self._found.calls[call] = text
