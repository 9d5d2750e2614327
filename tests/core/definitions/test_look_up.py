"""Where dotted names end: there, surely not there, or not to be known."""

import pytest

from migrator.core.definitions.ends import Found
from migrator.core.definitions.look_up import Definitions
from tests.core.gate.views import view


def look_up(files: dict[str, str], dotted: str) -> Found:
    return Definitions(view(files).project).look_up(dotted)


def state(found: Found) -> str:
    if found.is_missing:
        return "missing"
    return "there" if found.is_there else "unknown"


APP = {
    "app/__init__.py": "",
    "app/core.py": "class New:\n    def run(self): ...\n\ndef make(): ...\n\nLIMIT = 3\n",
    "app/api.py": (
        "from app.core import make, New as Fresh\nfrom . import core as c\n"
        "Old = Fresh\nalso = c.make\n"
    ),
    "app/star.py": "from app.core import *\n",
    "app/ring_a.py": "from app.ring_b import thing\n",
    "app/ring_b.py": "from app.ring_a import thing\n",
    "app/outside.py": "from elsewhere import *\nfrom os import path\n",
    "app/broken.py": "def f(:\n",
}


@pytest.mark.parametrize(
    ("dotted", "name"),
    [
        ("app.core.make", "app.core.make"),
        ("app.core.New.run", "app.core.New.run"),
        ("app.api.make", "app.core.make"),
        ("app.api.Fresh", "app.core.New"),
        ("app.api.Old", "app.core.New"),
        ("app.api.Old.run", "app.core.New.run"),
        ("app.api.also", "app.core.make"),
        ("app.api.c.make", "app.core.make"),
        ("app.api.c.LIMIT", "app.core.LIMIT"),
        ("app.star.make", "app.core.make"),
        ("app.star.New.run", "app.core.New.run"),
    ],
)
def test_a_name_is_followed_to_its_definition(dotted: str, name: str) -> None:
    definition = Definitions(view(APP).project).find(dotted)
    assert definition is not None
    assert (definition.dotted, definition.path) == (name, "app/core.py")


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("app", "there"),
        ("app.core", "there"),
        ("app.core.gone", "missing"),
        ("app.gone", "missing"),
        ("app.gone.name", "missing"),
        ("app.core.New.gone", "missing"),
        ("app.star.gone", "missing"),
        ("app.ring_a.thing", "unknown"),
        ("app.outside.anything", "unknown"),
        ("app.outside.path", "unknown"),
        ("app.broken.f", "unknown"),
        ("elsewhere.name", "unknown"),
        ("app.core.__name__", "unknown"),
        ("app.core.LIMIT.real", "unknown"),
    ],
)
def test_what_is_there_is_told_from_what_is_not_and_what_cannot_be_known(
    dotted: str, expected: str
) -> None:
    assert state(look_up(APP, dotted)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def __getattr__(name): ...\n", "unknown"),
        ("__getattr__ = lazy(__name__)\n", "unknown"),
        ("globals().update(table)\n", "unknown"),
        ("for n in 'ab':\n    globals()[n] = 1\n", "unknown"),
        ("import sys\nsys.modules[__name__] = object()\n", "unknown"),
        ("exec('thing = 1')\n", "unknown"),
        ("IntEnum._convert_('S', __name__, f)\n", "unknown"),
        ("@enum.global_enum\nclass A(IntEnum):\n    X = 1\n", "unknown"),
        ("vars()['thing'] = 1\n", "unknown"),
        ("from nowhere import *\n", "unknown"),
        ("from .. import *\n", "unknown"),
        ("class A:\n    def __getattr__(self, n): ...\n", "missing"),
        ("thing: int\n", "missing"),
        ("thing = 1\ndel thing\n", "missing"),
        ("thing = 1\nif thing:\n    del thing\n", "there"),
        ("del thing\nthing = 1\n", "there"),
        ("try:\n    pass\nexcept E as thing:\n    pass\n", "missing"),
        ("if TYPE_CHECKING:\n    from x import thing\n", "missing"),
        ("if TYPE_CHECKING:\n    from x import thing\nelse:\n    thing = 1\n", "there"),
        ("if not TYPE_CHECKING:\n    thing = 1\n", "there"),
        ("if 0:\n    thing = 1\n", "missing"),
        ("def f():\n    thing = 1\n", "missing"),
        ("def f():\n    global thing\n    thing = 1\n", "there"),
        ("(thing := 1)\n", "there"),
        ("x = [thing := y for y in z]\n", "there"),
        ("x = [thing for thing in z]\n", "missing"),
        ("x = lambda: (thing := 1)\n", "missing"),
        ("a, *thing = 1, 2\n", "there"),
        ("for thing in (): pass\n", "there"),
        ("with a as (b, thing): pass\n", "there"),
        ("match a:\n    case {'k': thing}: pass\n", "there"),
        ("import thing.part\n", "unknown"),
        ("import other.thing\n", "missing"),
        ("while x:\n    async def thing(): ...\n", "there"),
    ],
)
def test_whatever_binds_a_name_in_a_module_is_seen(text: str, expected: str) -> None:
    assert state(look_up({"m.py": text}, "m.thing")) == expected


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("from .part import thing\n", "there"),
        ("from .part import lost\nthing = lost\n", "missing"),
        (
            "try:\n    from .part import lost as thing\nexcept ImportError:\n    thing = None\n",
            "there",
        ),
        ("from . import part\nthing = part.thing\n", "there"),
        ("from . import gone as thing\n", "missing"),
        ("from . import _built as thing\n", "unknown"),
        ("from ._version import thing\n", "unknown"),
        ("from .schema_pb2 import thing\n", "unknown"),
        ("from .gone import thing\n", "missing"),
        ("from ... import thing\n", "unknown"),
        ("thing = thing\n", "there"),
        ("import sys\nsys.modules['p.thing'] = 1\n", "unknown"),
    ],
)
def test_re_exports_hold_as_long_as_what_they_import(package: str, expected: str) -> None:
    files = {"p/__init__.py": package, "p/part.py": "def thing(): ...\n"}
    assert state(look_up(files, "p.thing")) == expected


def test_a_function_hides_the_module_of_its_name_once_the_package_imports_it() -> None:
    files = {"p/__init__.py": "from .make import make\n", "p/make.py": "def make(): ...\n"}
    definition = Definitions(view(files).project).find("p.make")
    assert definition is not None
    assert definition.path == "p/make.py"


def test_what_is_imported_from_a_module_does_not_come_from_its_namesake() -> None:
    files = {
        "p/__init__.py": "from .deep import util\n",
        "p/util.py": "def f(): ...\n",
        "p/deep/util.py": "",
        "use.py": "from p.util import f\n",
    }
    assert look_up(files, "use.f").is_there


def test_a_package_that_imports_its_own_module_has_it() -> None:
    files = {"p/__init__.py": "from . import part\n", "p/part.py": "x = 1\n"}
    assert look_up(files, "p.part.x").is_there


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("", "there"),
        ("__all__ = ['thing']\n", "there"),
        ("__all__ = ['other']\n", "missing"),
        ("__all__ = ['other', *more]\n", "there"),
        ("__all__ = ['other']\n__all__ += ['thing']\n", "there"),
    ],
)
def test_a_star_brings_what_is_listed(listed: str, expected: str) -> None:
    files = {"a.py": "from b import *\n", "b.py": f"{listed}thing = 1\n"}
    assert state(look_up(files, "a.thing")) == expected


def test_a_star_brings_no_private_names() -> None:
    files = {"a.py": "from b import *\n", "b.py": "_thing = 1\n"}
    assert look_up(files, "a._thing").is_missing


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("class f: ...\nfrom fast import *\n", False),
        ("from fast import *\nclass f: ...\n", True),
        ("class f: ...\nfrom b import *\n", True),
    ],
)
def test_a_star_below_a_definition_may_put_another_in_its_place(
    text: str, is_certain: bool
) -> None:
    found = look_up({"a.py": text, "b.py": "x = 1\n"}, "a.f")
    assert found.is_there
    assert found.is_certain is is_certain


def test_stars_may_go_round_in_a_ring() -> None:
    files = {"a.py": "from b import *\n", "b.py": "from a import *\nthing = 1\n"}
    assert look_up(files, "a.thing").is_there
    assert not look_up(files, "a.gone").is_there


def test_a_name_with_two_definitions_has_both_ends_and_is_not_found_as_one() -> None:
    files = {"m.py": "if x:\n    def f(): ...\nelse:\n    async def f(): ...\n"}
    definitions = Definitions(view(files).project)
    assert len(definitions.look_up("m.f").definitions) == 2
    assert definitions.find("m.f") is None


def test_the_last_of_several_definitions_counts() -> None:
    definition = Definitions(view({"m.py": "def f(): ...\nasync def f(): ...\n"}).project).find(
        "m.f"
    )
    assert definition is not None
    assert definition.node.lineno == 2


def test_stubs_do_not_say_what_is_not_there() -> None:
    assert state(look_up({"m.pyi": "def f(): ...\n"}, "m.g")) == "unknown"


def test_only_modules_on_the_way_are_parsed() -> None:
    files = {**APP, "app/huge.py": "x = 1\n"}
    definitions = Definitions(view(files).project)
    definitions.look_up("app.api.Old")
    assert "app/huge.py" not in definitions._sources


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ("class C: ...\n", "missing"),
        ("class C(object): ...\n", "missing"),
        ("class B:\n    def run(self): ...\nclass C(B): ...\n", "there"),
        ("class B:\n    def run(self): ...\nA = B\nclass C(A): ...\n", "there"),
        ("from typing import Generic\nclass C(Generic[T]): ...\n", "missing"),
        ("import abc\nclass C(abc.ABC, metaclass=abc.ABCMeta): ...\n", "missing"),
        ("from enum import Enum\nclass C(Enum):\n    A = 1\n", "missing"),
        ("class C(Exception): ...\n", "missing"),
        ("from elsewhere import Base\nclass C(Base): ...\n", "unknown"),
        ("class C(make_base()): ...\n", "unknown"),
        ("class C(metaclass=Meta): ...\n", "unknown"),
        ("class C(C): ...\n", "unknown"),
        ("@decorated\nclass C: ...\n", "unknown"),
        ("from dataclasses import dataclass\n@dataclass(frozen=True)\nclass C: ...\n", "missing"),
        ("class C:\n    def __getattr__(self, name): ...\n", "unknown"),
        ("class B:\n    def __init_subclass__(cls): ...\nclass C(B): ...\n", "unknown"),
        ("class C:\n    def __init__(self):\n        self.run = 1\n", "unknown"),
        ("class C:\n    def __init__(self, **kw):\n        self.__dict__.update(kw)\n", "unknown"),
        ("class C:\n    run: object\n", "there"),
        ("class C: ...\nC.run = print\n", "unknown"),
        ("class C: ...\nsetattr(C, name, print)\n", "unknown"),
        ("class C: ...\nadd_property(C, 'run')\n", "unknown"),
        ("class C:\n    if x:\n        def run(self): ...\n", "there"),
    ],
)
def test_members_of_classes_are_inherited(classes: str, expected: str) -> None:
    assert state(look_up({"m.py": classes}, "m.C.run")) == expected


def test_bases_of_a_nested_class_are_looked_up_in_the_class_around() -> None:
    text = "class Outer:\n    class Base:\n        def run(self): ...\n    class Inner(Base): ...\n"
    assert look_up({"m.py": text}, "m.Outer.Inner.run").is_there
