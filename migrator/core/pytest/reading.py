"""Reads a file as pytest sees it; functions are looked into only where they ask for fixtures."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from migrator.core.definitions.functions import Function
from migrator.core.definitions.scopes import Body, Bound, class_body, module_body
from migrator.core.layout import ModuleName
from migrator.core.pytest.fixtures import (
    Fixture,
    fixture_decorator,
    is_static,
    read_fixture,
    whole_span,
)
from migrator.core.pytest.marks import NO_MARKS, Marks, argument, marks_in, marks_of, words
from migrator.core.pytest.meanings import Meanings
from migrator.core.pytest.modules import Asker, Collection, Group, PytestModule
from migrator.core.pytest.requests import calls, mark_requests, parameter_requests
from migrator.core.source import PythonSource

#: What can bring fixtures that no statement defines: words that are quickly found, and the forms
#: of them that do. Those that are no methods look back, for an expression is fast if it begins
#: with the word.
_BRINGS_FIXTURES = {
    word: re.compile(form, re.MULTILINE)
    for word, form in {
        b"globals()": rb"globals\(\)",
        b"exec(": rb"exec\((?<![.\w]exec\()",
        b"setattr(": rb"setattr\((?<![.\w]setattr\()\s*(?:sys\b|\w*mod)",
        b"sys.modules[": rb"sys\.modules\[\s*__name__",
        b"import_plugin(": rb"import_plugin\(",
        b"pluginmanager.register(": rb"pluginmanager\.register\(",
        b"register_fixture(": rb"register_fixture\(",
        b"parsefactories(": rb"parsefactories\(",
        b"_arg2fixturedefs": rb"_arg2fixturedefs",
        b"target_fixture": rb"target_fixture\s*=",
        b"pytest_factoryboy": rb"pytest_factoryboy",
        b"def __getattr__": rb"^def __getattr__",
    }.items()
}
_VALUES = (
    ast.Constant,
    ast.List,
    ast.Tuple,
    ast.Set,
    ast.Dict,
    ast.JoinedStr,
    ast.Lambda,
    ast.Compare,
    ast.BinOp,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
)


def read_module(source: PythonSource, name: ModuleName) -> PytestModule:
    """What a file holds of fixtures and tests."""
    body = module_body(source, name)
    plugins = _plugins(body.bound.get("pytest_plugins", []))
    hooks = [_generated(bound.node) for bound in body.bound.get("pytest_generate_tests", [])]
    is_open = plugins is None or None in hooks or _brings_fixtures(source.code)
    group = _Reader(source, name, Meanings(body)).group(body, (), NO_MARKS)
    targets = {
        local: tuple(bound.target for bound in bounds if bound.target is not None)
        for local, bounds in body.bound.items()
    }
    return PytestModule(
        source.path,
        replace(group, is_open=is_open or group.is_open),
        {local: found for local, found in targets.items() if found},
        tuple(module for _line, module in body.stars),
        plugins or (),
        frozenset(chain.from_iterable(names or () for names in hooks)),
    )


def _brings_fixtures(code: bytes) -> bool:
    return any(word in code and form.search(code) for word, form in _BRINGS_FIXTURES.items())


class _Reader:
    """Reads the groups of one file."""

    def __init__(self, source: PythonSource, name: ModuleName, meanings: Meanings) -> None:
        self._source = source
        self._name = name
        self._meanings = meanings

    def group(self, body: Body, owner: tuple[str, ...], outer: Marks) -> Group:
        """What a module or a class binds; ``outer`` is what decorators say of the class."""
        fixtures: dict[str, tuple[Fixture, ...]] = {}
        askers: dict[str, Asker] = {}
        for name, nodes in _functions(body):
            if found := tuple(self._made(nodes, owner)):
                fixtures[name] = found
            else:
                askers[name] = self._asker(nodes, owner, outer.patches)
        said = [bound.value for bound in body.bound.get("pytestmark", [])]
        marks = marks_in(said, self._meanings).with_outer(outer)
        return Group(
            owner,
            fixtures=fixtures,
            askers=askers,
            groups={name: self._class(node, owner) for name, node in _classes(body)},
            maybe=frozenset(_maybe(body, askers)),
            marks=marks,
            requests=mark_requests(marks, self._source),
            collection=_collection(body),
            is_open=_hides_names(fixtures) or (bool(owner) and "__getattr__" in askers),
        )

    def _made(self, nodes: Sequence[Function], owner: tuple[str, ...]) -> Iterator[Fixture]:
        for node in nodes:
            decorator = fixture_decorator(node, self._meanings, self._source)
            if decorator:
                yield read_fixture(node, decorator, owner, self._meanings, self._source)

    def _asker(self, nodes: Sequence[Function], owner: tuple[str, ...], patches: int) -> Asker:
        node = nodes[-1]
        marks = marks_of(node.decorator_list, self._meanings)
        # A class that is patched patches what `unittest.mock` takes for its tests.
        if node.name.startswith("test"):
            marks = replace(marks, patches=marks.patches + patches)
        marks = replace(marks, plain=marks.plain and len(nodes) == 1)
        is_bound = bool(owner) and not is_static(node, self._meanings)
        parameters = parameter_requests(node, marks, self._source, is_bound=is_bound)
        return Asker(
            node.name,
            owner,
            node.lineno,
            whole_span(node, self._source),
            marks,
            (*parameters, *mark_requests(marks, self._source)),
            calls(node, self._source),
            bool(node.decorator_list),
        )

    def _class(self, node: ast.ClassDef, owner: tuple[str, ...]) -> Group:
        outer = marks_of(node.decorator_list, self._meanings)
        group = self.group(class_body(node, self._name), (*owner, node.name), outer)
        bases = tuple(self._meanings.of(_without_parameters(base)) for base in node.bases)
        return replace(group, line=node.lineno, bases=bases)


def _functions(body: Body) -> Iterator[tuple[str, list[Function]]]:
    for name, bounds in body.bound.items():
        nodes = [bound.node for bound in bounds]
        found = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        if found:
            yield name, found


def _classes(body: Body) -> Iterator[tuple[str, ast.ClassDef]]:
    for name, bounds in body.bound.items():
        for bound in bounds:
            if isinstance(bound.node, ast.ClassDef):
                yield name, bound.node


def _without_parameters(base: ast.expr) -> ast.expr:
    """``Base`` for ``Base[int]``."""
    return base.value if isinstance(base, ast.Subscript) else base


def _maybe(body: Body, askers: Mapping[str, Asker]) -> Iterator[str]:
    """Names that may be fixtures: what is made by calls, or by decorators that nobody knows."""
    for name, bounds in body.bound.items():
        is_wrapped = name in askers and not askers[name].marks.plain
        if is_wrapped or any(_may_be_fixture(bound) for bound in bounds):
            yield name


def _may_be_fixture(bound: Bound) -> bool:
    defines = isinstance(bound.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    if defines or bound.target is not None:
        return False
    is_declared = isinstance(bound.node, ast.AnnAssign) and bound.value is None
    return not is_declared and not isinstance(bound.value, _VALUES)


def _collection(body: Body) -> Collection:
    said = [bound.value for bound in body.bound.get("__test__", [])]
    flag = said[-1].value if said and isinstance(said[-1], ast.Constant) else None
    return Collection(
        flag if isinstance(flag, bool) else None,
        any(name in body.bound for name in ("__init__", "__new__")),
        any(_is_abstract(node) for _name, nodes in _functions(body) for node in nodes),
    )


def _is_abstract(node: Function) -> bool:
    return any(
        getattr(decorator, "attr", getattr(decorator, "id", "")).startswith("abstract")
        for decorator in node.decorator_list
    )


def _hides_names(fixtures: Mapping[str, tuple[Fixture, ...]]) -> bool:
    return any(
        fixture.decorator.has_unknown_name
        for alternatives in fixtures.values()
        for fixture in alternatives
    )


def _plugins(bounds: Sequence[Bound]) -> tuple[str, ...] | None:
    """What ``pytest_plugins`` lists; None where the text does not tell."""
    found: list[str] = []
    for bound in bounds:
        listed = words(bound.value) if bound.value else None
        if listed is None:
            return None
        found += listed
    return tuple(found)


def _generated(node: ast.stmt) -> frozenset[str] | None:
    """The names that a ``pytest_generate_tests`` parametrizes; None where they are computed."""
    if not isinstance(node, ast.FunctionDef):
        return None
    names: set[str] = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "parametrize":
            given = argument(call, 0, "argnames")
            listed = words(given) if given else None
            if listed is None:
                return None
            names.update(listed)
    return frozenset(names)
