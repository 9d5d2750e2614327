"""Which calls run while a module is imported."""

import pytest

from migrator.core.import_time.calls import ImportTimeCall, Where, import_time_calls
from migrator.core.import_time.text import may_call_on_import
from migrator.core.layout import ModuleName
from migrator.core.source import known_python


def calls(text: str) -> list[ImportTimeCall]:
    source = known_python("m.py", text.encode())
    found = import_time_calls(source, ModuleName("m", is_package=False))
    return [call for call in found if call.callee[-1:] == ("make",)]


RUNS = [
    "make()",
    "x = make()",
    "x: int = make()",
    "x += make()",
    "a.b.make()",
    "make().start()",
    "start(make())",
    "a, b = 1, make()",
    "a = b = make()",
    "if (x := make()): pass",
    "x = f'{make()}'",
    "x = [make() for _ in y]",
    "x = {1: make()}",
    "x = {k: v for k, v in make()}",
    "x = (y for y in make())",
    "x = list(make() for y in z)",
    "x = make() if y else None",
    "x = y and make()",
    "x[make()] = 1",
    "del x[make()]",
    "assert make()",
    "raise make()",
    "print(*make(), **make2)",
    "lambda x=make(): x",
    "(lambda: make())()",
    "if x:\n    pass\nelse:\n    make()",
    "try:\n    make()\nexcept E: pass",
    "try: pass\nexcept E:\n    make()",
    "try: pass\nfinally:\n    make()",
    "try: pass\nexcept E: pass\nelse:\n    make()",
    "with make() as x: pass",
    "with x:\n    make()",
    "for x in make(): pass",
    "for x in y:\n    make()",
    "while make(): pass",
    "match x:\n    case 1 if make(): pass",
    "match x:\n    case 1:\n        make()",
    "class A:\n    x = make()",
    "class A:\n    class B:\n        x = make()",
    "class A(make()): pass",
    "class A(metaclass=make()): pass",
    "def f(x=make()): pass",
    "def f(*, x=make()): pass",
    "async def f(x=make()): pass",
    "class A:\n    def f(self, x=make()): pass",
    "@make()\ndef f(): pass",
    "@make\ndef f(): pass",
    "@a.make\nclass A: pass",
    "@decorate(make())\ndef f(): pass",
    "@make().wrap\ndef f(): pass",
    "if __name__ != '__main__':\n    make()",
    "if __name__ == '__main__': pass\nelse:\n    make()",
    "if TYPE_CHECKING: pass\nelse:\n    make()",
    "if not TYPE_CHECKING:\n    make()",
    "def f():\n    make()\nf()",
    "def f():\n    return make()\nx = f()",
    "def g():\n    make()\ndef f():\n    g()\nf()",
    "def f():\n    global x\n    x = make()\nf()",
    "def f():\n    def g():\n        make()\n    g()\nf()",
    "@lru_cache\ndef f():\n    make()\nf()",
    "@f\ndef g(): pass\ndef f(x):\n    make()",
    "if x:\n    def f(): make()\nelse:\n    def f(): pass\nf()",
    "class A:\n    def __init__(self):\n        self.x = make()\na = A()",
    "class A:\n    def __init__(self):\n        self.g()\n    def g(self):\n        make()\nA()",
    "class B:\n    def __init__(self):\n        make()\nclass A(B): pass\nA()",
    "class A:\n    @classmethod\n    def f(cls):\n        return cls()\n"
    "    def __init__(self):\n        make()\nA.f()",
    "class A:\n    @staticmethod\n    def f(): make()\nA.f()",
    "class A:\n    def f(self): make()\na = A()\na.f()",
    "class A:\n    def f(self): make()\nA().f()",
    "@dataclass\nclass A:\n    def __post_init__(self): make()\nA()",
    "class A:\n    def f(): make()\n    x = f()",
    "class A:\n    def __init__(self): make()\nB = A\nb = B()",
    "async def f():\n    make()\nasyncio.run(f())",
    "async def g():\n    make()\nasync def f():\n    await g()\nasyncio.run(f())",
    "def f():\n    yield make()\nx = list(f())",
    "def f():\n    yield make()\nfor x in f(): pass",
]

DOES_NOT_RUN = [
    "def f(): make()",
    "async def f(): make()",
    "x = lambda: make()",
    "x = make",
    "x = partial(make)",
    "x = field(default_factory=make)",
    "x = (make() for y in z)",
    "class A:\n    def f(self): make()",
    "if __name__ == '__main__':\n    make()",
    "if '__main__' == __name__:\n    make()",
    "if __name__ == '__main__' and x:\n    make()",
    "if TYPE_CHECKING:\n    make()",
    "if typing.TYPE_CHECKING:\n    make()",
    "if False:\n    make()",
    "def f():\n    make()\nif __name__ == '__main__':\n    f()",
    "def f():\n    make()\nx = f",
    "async def f():\n    make()\nx = f()",
    "def f():\n    yield make()\nx = f()",
    "@fixture\ndef f():\n    make()\nf()",
    "def f(): make()\ndef g(f):\n    f()\ng(print)",
    "def f(): make()\ndef g():\n    f = print\n    f()\ng()",
    "def f():\n    return\n    make()\nf()",
    "def f(x: make()): pass",
    "def f() -> make(): pass",
    "x: make() = 1",
    "class A:\n    def __init__(self): make()",
    "class A(metaclass=Single):\n    def __init__(self): make()\nA()",
    "class A:\n    def f(): make()\n    def g(self):\n        f()\nA().g()",
    "class A:\n    def __post_init__(self): make()\nA()",
    "raise SystemExit\nmake()",
    "pytest.skip('x', allow_module_level=True)\nmake()",
    "def f(): f()\nf()",
]


@pytest.mark.parametrize("text", RUNS)
def test_these_run_on_import(text: str) -> None:
    assert len(calls(f"{text}\n")) == 1
    assert may_call_on_import(text.encode(), ["make"])


@pytest.mark.parametrize("text", DOES_NOT_RUN)
def test_these_do_not_run_on_import(text: str) -> None:
    assert not calls(f"{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "def f(): pass\n\ndef g():\n    make()\n",
        "class A:\n    def f(self):\n        make()\n\n    def g(self):\n        make()\n",
        "from m import make\n\nasync def f():\n    with x:\n        make()\n",
        "def make():\n    pass\n",
        "def f(\n    a,\n    b,\n):\n    make()\n",
        "def f() -> dict[str, int]:\n    make()\n",
        "remake()\nx.make\nmake = 1\n",
        "def f():\n    make()\n\ndef g():\n    f()\n",
    ],
)
def test_most_files_are_told_from_their_lines(text: str) -> None:
    assert not may_call_on_import(text.encode(), ["make"])


@pytest.mark.parametrize(
    "text",
    [
        "def f(\n    a=make(),\n):\n    pass\n",
        "def f():\n    make()\n\ndef g():\n    f()\n\ng()\n",
        "class A:\n    def __init__(self):\n        make()\n\na = A()\n",
        "class A:\n    x = make()\n",
        "if x:\n    y = make()\n",
        "x = [\n    make(),\n]\n",
        "@x.make\ndef f(): pass\n",
    ],
)
def test_lines_that_may_run_are_not_passed_over(text: str) -> None:
    assert may_call_on_import(text.encode(), ["make"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = make()", ("x",)),
        ("a = b = make()", ("a", "b")),
        ("a, b = 1, make()", ("b",)),
        ("a, (b, c) = 1, (2, make())", ("c",)),
        ("x: int = make()", ("x",)),
        ("print(x := make())", ("x",)),
        ("y = (x := make())", ("y", "x")),
        ("x = None or make()", ("x",)),
        ("x = make() if y else z", ("x",)),
        ("a, b = make()", ()),
        ("x = [make()]", ()),
        ("x = start(make())", ()),
        ("make()", ()),
        ("Config.x = make()", ("Config.x",)),
        ("class A:\n    x = make()", ("A.x",)),
        ("class A:\n    class B:\n        x = make()", ("A.B.x",)),
        ("def f():\n    global x\n    x = make()\nf()", ("x",)),
        ("def f():\n    x = make()\nf()", ()),
    ],
)
def test_what_a_result_is_assigned_to_is_told(text: str, names: tuple[str, ...]) -> None:
    [call] = calls(f"{text}\n")
    assert call.assigned_to == names


@pytest.mark.parametrize(
    ("text", "where", "through"),
    [
        ("make()", Where.MODULE, ()),
        ("if x:\n    make()", Where.MODULE, ()),
        ("class A:\n    x = make()", Where.CLASS, ()),
        ("class A(make()): ...", Where.HEAD, ()),
        ("@make()\ndef f(): ...", Where.DECORATOR, ()),
        ("def f(x=make()): ...", Where.DEFAULT, ()),
        ("def g(): make()\ndef f(): g()\nf()", Where.FUNCTION, ("f", "g")),
    ],
)
def test_how_a_call_is_reached_is_told(text: str, where: Where, through: tuple[str, ...]) -> None:
    [call] = calls(f"{text}\n")
    assert (call.where, call.through) == (where, through)


def test_the_place_of_a_call_is_its_own() -> None:
    text = "\u00fc = 1; x = (\n    app.make(1)\n)\n"
    [call] = calls(text)
    assert text.encode()[slice(*call.span)] == b"app.make(1)"
    assert (call.line, call.start, call.callee) == (2, call.span.start, ("app", "make"))
