"""Classes of tests: pytest's own, and unittest's."""

import re
from collections.abc import Mapping

from tests.properties.suites.drawing import Helper, Instance, Lines, indented
from tests.properties.suites.functions import Around, body, fixture, written_test
from tests.properties.suites.reads import kind

#: Methods that other methods call: ``F`` is the name, ``R`` a read, ``H`` the class.
_METHODS: Mapping[str, tuple[str, str]] = {
    "method": ("def F(self):\n    return R", "self.F()"),
    "method with parameters": (
        "def F(self, first, *rest, key=3):\n    assert (first, rest, key) == (1, (2,), 4)\n"
        "    return R",
        "self.F(1, 2, key=4)",
    ),
    "static method": ("@staticmethod\ndef F():\n    return R", "self.F()"),
    "static method of the class": ("@staticmethod\ndef F():\n    return R", "H.F()"),
    "method of the class": ("@classmethod\ndef F(cls):\n    return R", "self.F()"),
    "property": ("@property\ndef F(self):\n    return R", "self.F"),
    "method called through the class": ("def F(self):\n    return R", "H.F(self)"),
    "method as a value": ("def F(self):\n    return R", "(lambda held: held())(self.F)"),
    "method with a parameter of the name": ("def F(self, N):\n    return N.kind", "self.F(N)"),
    "recursion": (
        "def F(self, n=1):\n    return self.F(n - 1) if n else R",
        "self.F()",
    ),
    "coroutine": ("async def F(self):\n    return R", "await self.F()"),
}
_UNITTEST_ONLY: Mapping[str, str] = {
    "setUp": "def setUp(self):\n    assert R == K",
    "setUp that keeps it": "def setUp(self):\n    self.held = N",
    "setUp and tearDown": "def setUp(self):\n    self.held = N\n\n"
    "def tearDown(self):\n    assert R == K",
    "setUpClass": "@classmethod\ndef setUpClass(cls):\n    assert R == K",
    "addCleanup": "def setUp(self):\n    self.addCleanup(lambda: N.kind)",
}
_PYTEST_ONLY: Mapping[str, str] = {
    "setup_method": "def setup_method(self):\n    self.held = N",
    "setup_class": "@classmethod\ndef setup_class(cls):\n    assert R == K",
}
#: What stands at the head of a class.
_HEADS: Mapping[str, str] = {
    "nothing": "",
    "docstring": '"""What is tested of N."""',
    "attribute": "limit = 3",
    "attribute of the name": "N = DECOY",
    "annotation of the name": "N: object",
    "read of the name": "held_kind = N.kind",
}
#: Decorators of a class.
_DRESSES: Mapping[str, str] = {
    "mark": "@pytest.mark.filterwarnings('ignore')",
    "fixtures": "@pytest.mark.usefixtures('tmp_path')",
    "asyncio": "@pytest.mark.asyncio",
}
_RARE_HEADS = ("attribute of the name", "annotation of the name", "read of the name")


def pytest_class(around: Around) -> Lines:
    """A class that pytest collects, or one below another, or one that inherits."""
    drawing = around.drawing
    name = drawing.fresh("TestOf")
    sort = drawing.named("class", ["plain", "plain", "nested", "inherits", "inherits tests"])
    lines, helpers = _head(around), list(around.helpers)
    base = ""
    before: Lines = []
    if sort.startswith("inherits") and around.instances:
        base = drawing.fresh("Base" if sort == "inherits" else "TestBase")
        inherited, found = _method(around, base)
        tests = written_test(around, receiver="self") if sort != "inherits" else []
        before = [f"class {base}:", *indented([*inherited, "", *tests]), "", ""]
        helpers.append(found)
    elif around.instances and drawing.chance(60):
        method, found = _method(around, name)
        lines += [*method, ""]
        helpers.append(found)
    within = Around(drawing, around.is_auto, around.instances, helpers, around.fixtures[:])
    lines += _rest(within, _PYTEST_ONLY)
    if drawing.chance(20):
        lines += [*_fixture_method(within), ""]
    for _ in range(drawing.number(1, 2)):
        lines += [*written_test(within, receiver="self"), ""]
    if sort == "nested":
        inner = [*written_test(Around(drawing, around.is_auto, around.instances), receiver="self")]
        lines += ["class TestInner:", *indented(inner)]
    dress = [drawing.shape("class is", _DRESSES)] if drawing.chance(20) else []
    head = f"class {name}{f'({base})' if base else ''}:"
    return [*before, *dress, head, *indented(_trimmed(lines))]


def unittest_class(around: Around) -> Lines:
    """A TestCase."""
    drawing = around.drawing
    name = drawing.fresh("Case")
    sort = drawing.named("unittest", ["plain", "plain", "async", "inherits"])
    base = "unittest.IsolatedAsyncioTestCase" if sort == "async" else "unittest.TestCase"
    helpers, before = list(around.helpers), Lines()
    lines = _head(around)
    if around.instances and drawing.chance(60):
        owner = drawing.fresh("Base") if sort == "inherits" else name
        method, found = _method(around, owner)
        helpers.append(found)
        if sort == "inherits":
            before = [f"class {owner}({base}):", *indented(method), "", ""]
            base = owner
        else:
            lines += [*method, ""]
    within = Around(drawing, around.is_auto, around.instances, helpers)
    lines += _rest(within, _UNITTEST_ONLY)
    receiver = "async self" if sort == "async" else "self"
    for _ in range(drawing.number(1, 2)):
        lines += [*written_test(within, receiver=receiver, may_ask=False), ""]
    return [*before, f"class {name}({base}):", *indented(_trimmed(lines))]


def _head(around: Around) -> Lines:
    drawing = around.drawing
    names = [name for name in _HEADS if name not in _RARE_HEADS]
    if around.instances and drawing.chance(8):
        names = list(_RARE_HEADS)
    found = _HEADS[drawing.named("head of a class", names)]
    if not found:
        return []
    name = drawing.of(around.instances).name if around.instances else "nothing"
    return [_with(found, {"N": name}), ""]


def _method(around: Around, owner: str) -> tuple[Lines, Helper]:
    """A method that other methods call."""
    drawing = around.drawing
    sort = drawing.named("method", _METHODS)
    template, call = _METHODS[sort]
    instance, name = drawing.of(around.instances), drawing.fresh("find")
    is_async = sort == "coroutine"
    read = kind(drawing, instance, is_async=is_async)
    words = {"F": name, "R": read, "N": instance.name, "H": owner}
    plain = _with(call.removeprefix("await "), words)
    return _with(template, words).split("\n"), Helper(
        plain, plain, instance.kind, is_async, about=instance.name
    )


def _rest(around: Around, table: Mapping[str, str]) -> Lines:
    """A method that the framework calls, now and then."""
    drawing = around.drawing
    if not around.instances or not drawing.chance(12):
        return []
    instance: Instance = drawing.of(around.instances)
    read = kind(drawing, instance, is_async=False)
    words = {"N": instance.name, "R": read, "K": f'"{instance.kind}"'}
    return [*_with(drawing.shape("set-up", table), words).split("\n"), ""]


def _fixture_method(around: Around) -> Lines:
    lines = fixture(around)
    at = next((at for at, line in enumerate(lines) if "def " in line), None)
    if at is None:
        return body(Around(around.drawing, around.is_auto), is_async=False)
    around.drawing.shapes.append("fixture: in a class")
    head, bracket, rest = lines[at].partition("(")
    receiver = "self" if rest.startswith(")") else "self, "
    return [*lines[:at], head + bracket + receiver + rest, *lines[at + 1 :]]


def _with(template: str, words: Mapping[str, str]) -> str:
    pattern = re.compile(rf"\b[{''.join(words)}]\b")
    return pattern.sub(lambda match: words[match.group()], template)


def _trimmed(lines: Lines) -> Lines:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines
