"""What the project knows of its modules: where names end, what is defined, who imports whom."""

from collections.abc import Mapping

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.layout import Layout
from migrator.core.project import Located, Origin, Project


class _Installed:
    """An environment with a few modules."""

    _NAMES = frozenset({"os", "os.path", "mock", "app"})

    def defines(self, module: str, name: str) -> bool | None:
        return None

    def longest_module(self, dotted: str) -> str | None:
        while dotted and dotted not in self._NAMES:
            dotted = dotted.rpartition(".")[0]
        return dotted or None


def _project(files: Mapping[str, str]) -> Project:
    data = {path: text.encode() for path, text in files.items()}
    return Project(Layout(data), MemoryTree(data), _Installed())


_APP = {"app/__init__.py": "", "app/a.py": "X = 1\n", "app/sub/b.py": ""}


@pytest.mark.parametrize(
    ("written", "module", "attributes", "origin"),
    [
        ("app.a.X", "app.a", ("X",), Origin.PROJECT),
        ("app.a.X.y", "app.a", ("X", "y"), Origin.PROJECT),
        ("app.a", "app.a", (), Origin.PROJECT),
        ("app.nothing.X", "app", ("nothing", "X"), Origin.PROJECT),
        ("app.sub.b.f", "app.sub.b", ("f",), Origin.PROJECT),
        ("app.sub.f", "app.sub", ("f",), Origin.PROJECT),
        ("os.path.join", "os.path", ("join",), Origin.ENVIRONMENT),
        ("os.getcwd", "os", ("getcwd",), Origin.ENVIRONMENT),
        ("os", "os", (), Origin.ENVIRONMENT),
        ("far.off.name", "far.off", ("name",), Origin.UNKNOWN),
        ("far", "far", (), Origin.UNKNOWN),
        ("far.off:Class.name", "far.off", ("Class", "name"), Origin.UNKNOWN),
        ("app.new:Class.name", "app.new", ("Class", "name"), Origin.PROJECT),
        ("os.path:join", "os.path", ("join",), Origin.ENVIRONMENT),
        ("os.nothing:join", "os.nothing", ("join",), Origin.UNKNOWN),
    ],
)
def test_a_name_is_cut_where_its_module_ends(
    written: str, module: str, attributes: tuple[str, ...], origin: Origin
) -> None:
    located = _project(_APP).locate(written)
    assert located == Located(module, attributes, origin)
    assert located.dotted == written.replace(":", ".")


@pytest.mark.parametrize(
    ("text", "bound", "unbound"),
    [
        ("X = 1", "X", "Y"),
        ("(X, [Y, *Z]) = a", "X Y Z", "a"),
        ("X: int = 1\nX += 1", "X", "int"),
        ("def X(Y):\n    Z = 1", "X", "Y Z"),
        ("async def X(): ...", "X", ""),
        ("class X:\n    Y = 1", "X", "Y"),
        ("import X.Y", "X", "Y"),
        ("import a.b as X", "X", "a b"),
        ("from a import X, b as Y", "X Y", "a b"),
        ("from . import X", "X", ""),
        ("for X, Y in z:\n    Z = 1\nelse:\n    W = 1", "X Y Z W", "z"),
        ("with a as X: Y = 1", "X Y", "a"),
        ("while (X := f()): Y = 1", "X Y", "f"),
        ("print(X := 1)", "X", "print"),
        ("[X := Y for Y in Z]", "X", "Y Z"),
        ("a = [X for X in b]", "a", "X b"),
        ("a = lambda X: (Y := X)", "a", "X Y"),
        ("def f(a=(X := 1)): ...", "f X", "a"),
        ("@(X := d)\nclass C(Y := B): ...", "C X Y", "d B"),
        ("if a:\n    X = 1\nelif b:\n    Y = 1\nelse:\n    Z = 1", "X Y Z", "a b"),
        ("try:\n    X = 1\nexcept E:\n    Y = 1\nelse:\n    Z = 1", "X Y Z", "E"),
        ("try:\n    X = 1\nfinally:\n    Y = 1", "X Y", "E"),
        ("match a:\n    case X: ...", "X", "a"),
        ("match a:\n    case [*X]: Y = 1", "X Y", "a"),
        ("match a:\n    case {'k': 1, **X}: ...", "X", "a k"),
        ("match a:\n    case C(b=(1 | 2) as X): ...", "X", "C b"),
        ("def f():\n    global X\n    X = 1", "f X", ""),
        ("class C:\n    def f(self):\n        global X\n        X = 1", "C X", "f"),
        ("if a:\n  def f():\n    def g():\n      global X\n      X = 1", "f X", "g"),
        ("X.Y = 1\nZ[0] = 1", "", "X Y Z"),
    ],
)  # fmt: skip
def test_a_module_defines_what_it_binds(text: str, bound: str, unbound: str) -> None:
    project = _project({"m.py": text})
    assert {name: project.defines("m", name) for name in bound.split()} == dict.fromkeys(
        bound.split(), True
    )
    assert {name: project.defines("m", name) for name in unbound.split()} == dict.fromkeys(
        unbound.split(), False
    )


_STARS = {
    "app/__init__.py": "from .public import *\nfrom .exported import *\n",
    "app/public.py": "A = 1\n_B = 2\n",
    "app/exported.py": "__all__ = ['C', '_D']\nC = 1\n_D = 2\nE = 3\n",
    "app/odd.py": "from  app.public  import  *\n",
    "app/bracketed.py": "from app.public import\t*\n",
    "app/outside.py": "from numpy import *\n",
    "app/round.py": "from .about import *\nF = 1\n",
    "app/about.py": "from .round import *\nG = 1\n",
    "app/lazy.py": "def __getattr__(name): ...\n",
    "app/written.py": "globals().update(a=1)\n",
    "app/broken.py": "def (:\n    H\n",
    "app/space/leaf.py": "",
}


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("app", "A", True),
        ("app", "_B", False),
        ("app", "C", True),
        ("app", "_D", True),
        ("app", "E", False),
        ("app.odd", "A", True),
        ("app.bracketed", "A", True),
        ("app.outside", "A", None),
        ("app.outside", "array", None),
        ("app.round", "F", True),
        ("app.round", "G", True),
        ("app.about", "F", True),
        ("app.lazy", "anything", None),
        ("app.written", "a", None),
        ("app.written", "b", None),
        ("app.broken", "H", None),
        ("app.broken", "I", False),
        ("app", "public", True),
        ("app", "space", True),
        ("app.space", "leaf", True),
        ("app.space", "X", False),
        ("app.gone", "X", None),
        ("elsewhere", "X", None),
    ],
)
def test_what_a_module_has_is_known_known_not_to_be_or_unknown(
    module: str, name: str, expected: bool | None
) -> None:
    assert _project(_STARS).defines(module, name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("create_manger", "m.create_manager"),
        ("Manager", "m.manager"),
        ("leef", "m.leaf"),
        ("zzz", None),
    ],
)
def test_a_name_like_the_missing_one_is_suggested(name: str, expected: str | None) -> None:
    files = {"m/__init__.py": "def create_manager(): ...\nmanager = 1\n", "m/leaf.py": ""}
    assert _project(files).suggestion("m", name) == expected


# Who imports whom

_PREFIX = {
    "pkg/__init__.py": "",
    "pkg/b.py": "",
    "pkg/sub/__init__.py": "",
    "pkg/sub/c.py": "",
    "ünder.py": "",
    "z.py": "",
}


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("import pkg.b", "pkg.b"),
        ("import pkg.sub.c", "pkg.sub.c"),
        ("import z, pkg.b as q", "pkg.b"),
        ("import z ,\tpkg.b", "pkg.b"),
        ("from pkg import b", "pkg.b"),
        ("from pkg import (\n    x,\n    b,\n)", "pkg.b"),
        ("from pkg import x as y, b as c", "pkg.b"),
        ("from pkg.b import x", "pkg.b"),
        ("from pkg.b import *", "pkg.b"),
        ("from . import b", "pkg.b"),
        ("from .b import x", "pkg.b"),
        ("from .sub import c", "pkg.sub.c"),
        ("class C:\n\tfrom .sub import c", "pkg.sub.c"),
        ("\x0cimport pkg.b", "pkg.b"),
        ("x = 1\r\nimport pkg.b\r\n", "pkg.b"),
        ("x = 1\rimport pkg.b\r", "pkg.b"),
        ("x = 1; import pkg.b", "pkg.b"),
        ("if x: import pkg.b", "pkg.b"),
        ("try: from pkg import b\nexcept ImportError: b = None", "pkg.b"),
        ("import z, \\\n    pkg.b", "pkg.b"),
        ("from pkg import x, \\\n    b", "pkg.b"),
        ("from pkg \\\n    import b", "pkg.b"),
        ("from pkg import (\n    x,  # one (or two)\n    b,\n)", "pkg.b"),
        ("from pkg import(b)", "pkg.b"),
        ("from.import b", "pkg.b"),
        ("from.b import x", "pkg.b"),
        ("from . b import x", "pkg.b"),
        ("import ünder", "ünder"),
        ("from ünder import x", "ünder"),
        ("from z import x  # then\nimport pkg.b  # yes", "pkg.b"),
    ],
)
def test_an_import_is_seen_however_it_is_written(text: str, goal: str) -> None:
    compile(text, "a.py", "exec")
    project = _project({**_PREFIX, "pkg/a.py": text})
    assert project.reaches("pkg.a", goal)


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    import pkg.b",
        "async def f():\n    from . import b",
        "class C:\n    def f(self):\n        from .b import x",
        "x = 'import pkg.b'",
        "'''\nimport pkg.b\n'''",
        "# import pkg.b",
        "",
    ],
)
def test_what_does_not_run_at_import_imports_nothing(text: str) -> None:
    compile(text, "a.py", "exec")
    project = _project({**_PREFIX, "pkg/a.py": text})
    assert not project.reaches("pkg.a", "pkg.b")


def test_a_module_reaches_what_its_imports_reach() -> None:
    files = {
        "a.py": "import b",
        "b.py": "from c import x",
        "c.py": "import d.e",
        "d/__init__.py": "import f",
        "d/e.py": "",
        "f.py": "",
        "g.py": "import a",
    }
    project = _project(files)
    reached = {name for name in ("a", "b", "c", "d.e", "f", "g") if project.reaches("a", name)}
    assert reached == {"b", "c", "d.e", "f"}


def test_a_circle_of_imports_is_walked_once() -> None:
    project = _project({"a.py": "import b", "b.py": "import c", "c.py": "import a", "d.py": ""})
    assert project.reaches("b", "a")
    assert project.reaches("a", "c")
    assert not project.reaches("a", "d")
    assert not project.reaches("d", "a")


def test_nothing_is_known_of_modules_outside_of_the_project() -> None:
    project = _project({"a.py": "import mock.b", "b.py": ""})
    assert not project.reaches("mock.b", "a")
    assert not project.reaches("a", "b")


def test_a_package_that_no_root_leads_to_is_found() -> None:
    layout = Layout(["src/chat/__init__.py", "src/chat/hub.py", "tests/test_hub.py"])
    assert layout.other_root("chat") == "src"
    assert layout.other_root("chat.hub") == "src"
    assert layout.other_root("hub") is None


def test_a_package_in_a_package_that_no_root_leads_to_is_found() -> None:
    layout = Layout(["src/app/__init__.py", "src/app/chat/__init__.py"])
    assert layout.other_root("app.chat") == "src"
    assert layout.other_root("app.hub") is None
