"""What refers to something that is not there, and what of it is new."""

from collections.abc import Mapping

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.faults import Fault
from migrator.core.gate.references.dangling import dangling, new_dangling
from tests.core.gate.views import view

Texts = Mapping[str, str | None]


class _Installed:
    """An environment with a few modules, one of which can be read."""

    _NAMES = frozenset({"os", "os.path", "lib", "alembic", "alembic.util", "app", "app._built"})

    def longest_module(self, dotted: str) -> str | None:
        while dotted and dotted not in self._NAMES:
            dotted = dotted.rpartition(".")[0]
        return dotted or None

    def defines(self, module: str, name: str) -> bool | None:
        return {"lib": name == "present", "alembic": name == "op"}.get(module)


_APP = {
    "app/__init__.py": "",
    "app/svc.py": "def run(): ...\nLIMITS = {}\nclass Api:\n    def send(self): ...\n",
    "app/deep/__init__.py": "",
    "app/deep/leaf.py": "X = 1\n",
    "space/part.py": "Y = 1\n",
}


def _found(files: Mapping[str, str], *paths: str, roots: tuple[str, ...] = (".",)) -> list[Fault]:
    return sorted(dangling(view(files, roots, _Installed()), paths))


def _of_file(text: str, others: Mapping[str, str] | None = None) -> list[str]:
    """The messages about one file beside the others."""
    files = {**_APP, **(others or {}), "app/use.py": text}
    return [fault.message for fault in _found(files, "app/use.py")]


def _new(before: Texts, after: Texts, *, installed: bool = True) -> list[tuple[str, str, str]]:
    """What is new when some of the files get other texts, or none."""
    old = {path: text for path, text in before.items() if text is not None}
    new = {path: text for path, text in {**old, **after}.items() if text is not None}
    changes = [_change(path, old.get(path), new.get(path)) for path in after]
    environment = _Installed() if installed else None
    views = view(old, environment=environment), view(new, environment=environment)
    return [(fault.path, fault.code, fault.message) for fault in new_dangling(*views, changes)]


def _change(path: str, old: str | None, new: str | None) -> FileChange:
    before, after = (text if text is None else text.encode() for text in (old, new))
    if before is None or after is None:
        return FileChange(path, before, after)
    return FileChange.edited(path, before, [Edit(0, len(before), after)])


# Imports


@pytest.mark.parametrize(
    "text",
    [
        "import app.svc",
        "import app.deep.leaf as leaf",
        "import app.svc, app.deep",
        "import app.__init__",
        "from app import svc, deep",
        "from app.svc import run, LIMITS as limits",
        "from app.svc import *",
        "from app.svc import __doc__, __file__",
        "from . import svc",
        "from .svc import run",
        "from .deep.leaf import X",
        "from space import part",
        "import space.part",
        "from space.part import Y",
        "import os, os.path",
        "import sys, winreg",
        "from lib import present",
        "import __main__",
        "from app import _built",
        "import app._built",
        "from app import messages_pb2",
    ],
)
def test_what_is_there_can_be_imported(text: str) -> None:
    assert _of_file(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import app.gone", "`app.gone` is no module"),
        ("import app.gone.deeper", "`app.gone` is no module"),
        ("import app.svc.run", "`app.svc.run` is no module"),
        ("from app import gone", "`app` has no `gone`"),
        ("from app.gone import x", "`app.gone` is no module"),
        ("from app.gone import *", "`app.gone` is no module"),
        ("from app.svc import gone", "`app.svc` has no `gone`"),
        ("from app.svc import run, gone as x", "`app.svc` has no `gone`"),
        ("from .svc import gone", "`app.svc` has no `gone`"),
        ("from . import gone", "`app` has no `gone`"),
        ("from .gone import x", "`app.gone` is no module"),
        ("from space import gone", "`space` has no `gone`"),
        ("import space.gone", "`space.gone` is no module"),
        ("def f():\n    from app.svc import gone", "`app.svc` has no `gone`"),
        ("try:\n    from app.svc import gone\nexcept ImportError:\n    gone = None",
         "`app.svc` has no `gone`"),
        ("if TYPE_CHECKING:\n    from app.svc import gone", "`app.svc` has no `gone`"),
        ("\ufeffimport app.gone", "`app.gone` is no module"),
        ("x = 1\rimport app.gone\r", "`app.gone` is no module"),
        ("x = 1; import app.gone", "`app.gone` is no module"),
        ("if x: import app.gone", "`app.gone` is no module"),
        ("import os, \\\n    app.gone", "`app.gone` is no module"),
        ("from app.svc \\\n    import run, \\\n    gone", "`app.svc` has no `gone`"),
        ("from.svc import(gone)", "`app.svc` has no `gone`"),
        ("from app.svc import (\n    run,\n    gone,  # why\n)", "`app.svc` has no `gone`"),
        ("import nowhere.at.all",
         "`nowhere` is neither a module of the project nor installed"),
        ("from lib import absent", "`lib` has no `absent`"),
        ("import lib.absent", "`lib.absent` is neither a module of the project nor installed"),
        ("from ... import x", "`from ... import` leads out of the top package"),
        ("from ...far import x", "`from ...far import` leads out of the top package"),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot(text: str, message: str) -> None:
    assert _of_file(text) == [message]


@pytest.mark.parametrize(
    ("text", "of_svc"),
    [
        ("from app.svc import gone", "def __getattr__(name): ..."),
        ("from app.svc import gone", "globals()['go' + 'ne'] = 1"),
        ("from app.svc import gone", "import sys\nsys.modules[__name__] = object()"),
        ("from app.svc import gone", "exec(text)"),
        ("from app.svc import gone", "from nowhere import *"),
        ("from app.svc import gone", "from os import *"),
        ("from app.svc import gone", "def (\n# gone"),
        ("from app.svc import gone", "try:\n    gone = 1\nexcept ImportError:\n    pass"),
        ("from app.svc import gone", "try: pass\nexcept ImportError:\n    gone = None"),
        ("from app.svc import gone", "if a:\n    from b import gone"),
        ("from app.svc import gone", "def f():\n    global gone\n    gone = 1"),
        ("from app.svc import gone", "for gone in (): ..."),
        ("from app.svc import gone", "import gone.deeper"),
        ("from app.svc import gone", "from x import (a as b,  # c\n  d as gone)"),
        ("from app.svc import gone", "class Api:\n    pass\ngone: int"),
        ("from app.svc import gone", "del gone\ngone = 1"),
        ("from app.svc import gone", "gone = 1\nif a:\n    del gone"),
        ("from app.svc import gone", "gone = 1\ndel gone\ndef f():\n    global gone\n    gone = 2"),
    ],
)
def test_what_a_module_may_get_in_its_own_way_is_not_missing(text: str, of_svc: str) -> None:
    assert _of_file(text, {"app/svc.py": of_svc}) == []


def test_a_name_that_a_module_deletes_again_is_missing() -> None:
    assert _of_file("from app.svc import i", {"app/svc.py": "for i in (): ...\ndel i\n"}) == [
        "`app.svc` has no `i`"
    ]


def test_a_name_comes_through_chains_of_stars_and_of_lists() -> None:
    stars = {
        "app/a.py": "from .b import *",
        "app/b.py": "from .c import *\n__all__ = ['one', '_two']\n_two = 1",
        "app/c.py": "one = 1\n_four = 2",
    }
    assert _of_file("from app.a import one, _two", stars) == []
    assert _of_file("from app.c import _four\nfrom app.a import _four", stars) == [
        "`app.a` has no `_four`"
    ]


def test_a_star_takes_along_the_modules_of_a_package() -> None:
    files = {"app/all.py": "from app.deep import *", "app/deep/__init__.py": "from .leaf import X"}
    assert _of_file("from app.all import leaf", files) == []


def test_nothing_is_said_of_a_stub_nor_of_what_only_a_stub_tells() -> None:
    files = {**_APP, "app/fast.pyi": "def f(): ...", "app/use.py": "from app.fast import g"}
    assert _found(files, "app/use.py") == []
    assert _found({"a.pyi": "from _typeshed import X\nimport gone"}, "a.pyi") == []


def test_an_optional_module_from_outside_may_be_missing() -> None:
    assert _of_file("try:\n    import ujson\nexcept ImportError:\n    import json") == []
    assert _of_file("if TYPE_CHECKING:\n    from _typeshed import X") == []


def test_an_installed_package_may_be_of_another_version() -> None:
    text = "try:\n    from lib import present\nexcept ImportError:\n    from lib import gone\n"
    assert _of_file(text) == []
    assert _of_file("if TYPE_CHECKING:\n    from lib import gone\n") == []
    assert _of_file("from lib import gone") == ["`lib` has no `gone`"]
    assert _of_file("try:\n    from app.svc import gone\nexcept ImportError: ...") != []
    # What a phase writes has to be there, whoever is ready for its absence.
    changed = {"app/use.py": text.replace("present", "lost")}
    assert _new({**_APP, "app/use.py": text}, changed) == [
        ("app/use.py", "unresolved-import", "`lib` has no `lost`")
    ]


@pytest.mark.parametrize("name", ["__name__", "'app.old'", '"app.old"'])
def test_a_module_may_hand_out_old_names(name: str) -> None:
    handing = f"deprecated(\n    {name},\n    {{'gone': new, 'other': new}},\n)\n"
    use = "from app.old import gone"
    assert _of_file(use, {"app/old.py": handing}) == []
    assert _of_file(use, {"app/old.py": handing.replace("gone", "lost")}) != []
    assert _of_file(use, {"app/old.py": "log(__name__)\nTABLE = {'gone': 1}\n"}) != []


def test_a_folder_of_the_project_does_not_hide_an_installed_package() -> None:
    files = {"alembic/env.py": "", "a.py": "from alembic import op, env, util\nimport alembic.util"}
    assert _found(files, "a.py") == []
    assert [fault.message for fault in _found({**files, "a.py": "from alembic import x"}, "a.py")]


def test_a_module_that_lies_somewhere_else_in_the_repository_may_be_on_the_path() -> None:
    files = {**_APP, "tools/lib/helper.py": "", "a.py": "import helper\nfrom helper import x"}
    assert _found(files, "a.py") == []


def test_a_script_takes_its_neighbours() -> None:
    files = {"tests/test_a.py": "from helpers import make, gone", "tests/helpers.py": "make = 1"}
    assert [fault.message for fault in _found(files, "tests/test_a.py")] == [
        "`tests.helpers` has no `gone`"
    ]


def test_a_relative_import_below_no_root_goes_by_folders() -> None:
    files = {"src/app.py": "", "tests/__init__.py": "", "tests/help.py": "x = 1"}
    text = "from .help import x\nfrom . import help\nfrom .. import tests"
    assert _found({**files, "tests/test_a.py": text}, "tests/test_a.py", roots=("src",)) == []
    text = "from .gone import x"
    assert _found({**files, "tests/test_a.py": text}, "tests/test_a.py", roots=("src",))


def test_of_two_modules_with_one_name_nothing_is_known() -> None:
    files = {"one/app.py": "x = 1", "two/app.py": "y = 1", "two/use.py": "from app import y"}
    assert _found(files, "two/use.py", roots=("one", "two")) == []


def test_sources_of_another_language_may_become_a_module() -> None:
    files = {**_APP, "app/fast.pyx": "", "app/use.py": "from app.fast import f\nimport app.fast"}
    assert _found(files, "app/use.py") == []


@pytest.mark.parametrize(
    "text",
    [
        "with pytest.raises(ImportError):\n    from app.svc import gone",
        "class T(TestCase):\n    def test(self):\n        with self.assertRaises((OSError, "
        "ModuleNotFoundError)):\n            import app.gone",
        "with suppress(ImportError):\n    import app.gone",
        "try:\n    import app.gone\n    assert False\nexcept ImportError:\n    pass",
        "try:\n    import app.gone\nexcept ImportError:\n    pass\nelse:\n    pytest.fail('back')",
        "import sys\nsys.modules['app.gone'] = object()\nimport app.gone",
    ],
)
def test_a_test_may_prove_that_a_module_is_gone(text: str) -> None:
    assert _of_file(text) == []


# Attributes of modules


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import app.svc as s\ns.gone", "`app.svc` has no `gone`"),
        ("import app.svc\napp.svc.gone()", "`app.svc` has no `gone`"),
        ("import app\napp.gone", "`app` has no `gone`"),
        ("import app.svc as app\napp.gone", "`app.svc` has no `gone`"),
        ("from app import svc\nsvc.gone.more", "`app.svc` has no `gone`"),
        ("from . import svc\ndef f():\n    return svc.gone", "`app.svc` has no `gone`"),
        ("def f():\n    from app import svc as s\n    return s . gone", "`app.svc` has no `gone`"),
        ("from app import svc\nsvc.gone.x = 1", "`app.svc` has no `gone`"),
        ("from app import svc\ndef f(x: 'svc.Gone'): ...", "`app.svc` has no `Gone`"),
    ],
)
def test_an_attribute_that_a_module_does_not_have(text: str, message: str) -> None:
    assert _of_file(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "import app.svc as s\ns.run, s.LIMITS, s.__name__",
        "import app\napp.svc.run",
        "from app import svc\nsvc.gone = 1\nsvc.gone",
        "from app import svc\nhasattr(svc, 'gone') and svc.gone",
        "from app import svc\ntry:\n    svc.gone\nexcept AttributeError:\n    pass",
        "from app import svc\nwith raises(AttributeError):\n    svc.gone",
        "from app import svc\ndef f(svc):\n    svc.gone",
        "from app import svc\nsvc = object()\nsvc.gone",
        "try:\n    from app import svc\nexcept ImportError:\n    svc = Stub()\nsvc.gone",
        "from app import svc\n[svc.gone for svc in ()]",
        "from app.svc import Api\nApi.gone",
        "class C:\n    svc = 1\n    def f(self):\n        self.svc.gone",
    ],
)
def test_an_attribute_that_a_module_has_or_that_is_none_of_it(text: str) -> None:
    assert _of_file(text) == []


def test_what_a_package_binds_to_a_name_of_its_modules_is_not_that_module() -> None:
    package = {"app/__init__.py": "from .svc import run as svc\n"}
    assert _of_file("from app import svc\nsvc.delay\nimport app\napp.svc.delay", package) == []
    package = {"app/__init__.py": "from . import svc\n"}
    assert _of_file("from app import svc\nsvc.delay", package) == ["`app.svc` has no `delay`"]


# Patches


@pytest.mark.parametrize(
    "text",
    [
        'mock.patch("app.svc.gone")',
        '@patch("app.svc.gone")\ndef test(gone): ...',
        'with patch("app.svc.gone") as gone, patch("app.svc.run"): ...',
        'def test(mocker):\n    mocker.patch("app.svc.gone", return_value=1)',
        'def test(monkeypatch):\n    monkeypatch.setattr("app.svc.gone", 1)',
        'def test(monkeypatch):\n    monkeypatch.delattr("app.svc.gone")',
        'patch.dict("app.svc.gone", {})',
        'patch.multiple("app.svc", gone=DEFAULT, run=DEFAULT)',
        'from app import svc\npatch.object(svc, "gone")',
        'import app.svc\nmock.patch.object(app.svc, "gone")',
        'from app import svc\nmonkeypatch.setattr(svc, "gone", 1)',
        'from app import svc\nmonkeypatch.setattr(target=svc, name="gone", value=1)',
        'from app import svc\nmonkeypatch.delattr(svc, "gone")',
        'from unittest.mock import patch as p\nwith p("app.svc.gone"): ...',
        'patch("app.svc."\n      "gone")',
        'patch(target="app.svc.gone", create=False)',
        'class T:\n    @patch("app.svc.gone")\n    def test(self, gone): ...',
    ],
)
def test_a_patch_that_aims_at_nothing(text: str) -> None:
    assert _of_file(text) == ["a patch aims at `app.svc.gone`, but `app.svc` has no `gone`"]


@pytest.mark.parametrize(
    "text",
    [
        'patch("app.svc.run")',
        'patch("app.svc")',
        'patch("app.svc.gone", create=True)',
        'patch("app.svc.gone", **options)',
        'patch("app.svc.open")',
        'from app import svc\npatch.object(svc, "open")',
        'monkeypatch.setattr("app.svc.gone", 1, raising=False)',
        'from app import svc\nmonkeypatch.setattr(svc, "gone", 1, False)',
        'from app import svc\nmonkeypatch.delattr(svc, "gone", raising=False)',
        'patch(f"app.svc.{name}")',
        'patch("app.svc." + name)',
        'patch("os.gone")',
        'client.patch("app.svc/gone")',
        'with raises(AttributeError):\n    patch("app.svc.gone").start()',
        'patch("app.svc.LIMITS.gone")',
        'def test(svc):\n    patch.object(svc, "gone")',
        'setattr(thing, "gone", 1)',
        'patch.object(Api(), "gone")',
    ],
)
def test_a_patch_that_aims_at_something_or_that_cannot_be_known(text: str) -> None:
    assert _of_file(text) == []


def test_what_mock_takes_for_a_builtin_pytest_does_not() -> None:
    assert _of_file('monkeypatch.setattr("app.svc.open", 1)') == [
        "a patch aims at `app.svc.open`, but `app.svc` has no `open`"
    ]


_CLASSES = {
    "app/svc.py": "from app.models import Base, Other as Seen\n"
    "class Api(Base):\n    def send(self):\n        self.inner = 1\n"
    "    if a:\n        close = 1\n    __slots__ = ('slot',)\n"
    "class Foreign(lib.Model): ...\n"
    "class Meta(metaclass=M): ...\n"
    "@register\nclass Registered: ...\n"
    "class Filled: ...\nFilled.later = 1\n",
    "app/models.py": "class Root: ...\nclass Base(Root):\n    async def load(self): ...\n"
    "class Other: ...\n",
}


@pytest.mark.parametrize(
    "name",
    [
        "Api.send",
        "Api.load",
        "Api.close",
        "Api.slot",
        "Api.__init__",
        "Api.mro",
        "Foreign.x",
        "Meta.x",
        "Registered.x",
        "Filled.later",
        "Api.send.x",
    ],
)
def test_a_class_has_what_it_binds_and_may_have_what_cannot_be_seen(name: str) -> None:
    assert _of_file(f"patch('app.svc.{name}')", _CLASSES) == []


@pytest.mark.parametrize("name", ["Api.gone", "Api.inner", "Base.gone", "Seen.gone"])
def test_a_class_that_lacks_what_is_patched(name: str) -> None:
    owner = f"app.svc.{name.partition('.')[0]}"
    message = f"but `{owner}` has no `{name.partition('.')[2]}`"
    (found,) = _of_file(f"patch('app.svc.{name}')", _CLASSES)
    assert found.endswith(message)


def test_a_class_is_patched_by_its_name_too() -> None:
    text = "from app.svc import Api\npatch.object(Api, 'send')\npatch.object(Api, 'gone')"
    assert _of_file(text, _CLASSES) == [
        "a patch aims at `app.svc.Api.gone`, but `app.svc.Api` has no `gone`"
    ]


# What is new


_BEFORE = {
    **_APP,
    "app/ws.py": "def make(): ...\ndef other(): ...\n",
    "app/use.py": "from app.ws import make\n",
    "tests/test_use.py": 'patch("app.use.make")\npatch("app.use.dead")\n',
}


def test_a_patch_that_was_dead_before_is_not_new() -> None:
    text = 'x = 1\npatch("app.use.make")\npatch("app.use.dead")\n'
    assert _new(_BEFORE, {"tests/test_use.py": text}) == []


def test_a_patch_dies_because_another_file_was_changed() -> None:
    assert _new(_BEFORE, {"app/use.py": "from app.ws import other\n"}) == [
        (
            "tests/test_use.py",
            "dead-patch",
            "a patch aims at `app.use.make`, but `app.use` has no `make`",
        )
    ]


def test_a_module_loses_the_last_definition_of_what_others_import() -> None:
    assert _new(_BEFORE, {"app/ws.py": "def other(): ...\n"}) == [
        ("app/use.py", "unresolved-import", "`app.ws` has no `make`")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "from app.new import make\ndef other(): ...\n",
        "make = 1\ndef other(): ...\n",
        "def other(): ...\ntry:\n    make = other\nexcept E:\n    pass\n",
        "from app.elsewhere import *\ndef other(): ...\n",
    ],
)
def test_a_lost_definition_that_the_module_still_offers(text: str) -> None:
    more = {"app/new.py": "make = 1\n", "app/elsewhere.py": "make = 1\n"}
    assert _new({**_BEFORE, **more}, {"app/ws.py": text}) == []


def test_a_name_that_moves_into_a_function_is_lost() -> None:
    before = {**_BEFORE, "app/ws.py": "from app.svc import run as make\n"}
    after = "def f():\n    from app.svc import run as make\n"
    assert _new(before, {"app/ws.py": after}) == [
        ("app/use.py", "unresolved-import", "`app.ws` has no `make`")
    ]


def test_a_name_is_lost_through_a_star() -> None:
    before = {
        **_BEFORE,
        "app/front.py": "from app.middle import *\n",
        "app/middle.py": "from .ws import *\n",
        "app/use.py": "from app.front import make\n",
    }
    assert _new(before, {"app/ws.py": "def other(): ...\n"}) == [
        ("app/use.py", "unresolved-import", "`app.front` has no `make`")
    ]


def test_a_name_that_leaves_a_list_is_lost_to_stars_alone() -> None:
    before = {
        **_APP,
        "app/ws.py": "__all__ = ['other', 'make']\nother = make = 1\n",
        "app/front.py": "from app.ws import *\n",
        "app/use.py": "from app.ws import make\n",
        "app/more.py": "from app.front import make, other\n",
    }
    after = {"app/ws.py": "__all__ = ['other']\nother = make = 1\n"}
    assert _new(before, after) == [
        ("app/more.py", "unresolved-import", "`app.front` has no `make`")
    ]


def test_a_name_is_lost_to_those_that_go_through_the_package() -> None:
    before = {**_APP, "app/use.py": "import app\napp.deep.leaf.X\n", "app/ws.py": ""}
    assert _new(before, {"app/deep/leaf.py": "Y = 1\n"}) == [
        ("app/use.py", "unresolved-attribute", "`app.deep.leaf` has no `X`")
    ]
    assert _new(before, {"app/deep/leaf.py": None}) == [
        ("app/use.py", "unresolved-attribute", "`app.deep` has no `leaf`")
    ]


def test_a_helper_that_lies_beside_a_test_loses_a_name() -> None:
    before = {"tests/helpers.py": "make = 1\n", "tests/test_a.py": "from helpers import make\n"}
    assert _new(before, {"tests/helpers.py": "build = 1\n"}) == [
        ("tests/test_a.py", "unresolved-import", "`tests.helpers` has no `make`")
    ]


def test_a_name_that_a_middle_man_binds_is_lost_to_him_alone() -> None:
    before = {**_BEFORE, "app/more.py": "from app.use import make\nimport app.use\napp.use.make"}
    assert [path for path, _, _ in _new(before, {"app/ws.py": ""})] == ["app/use.py"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("import app.ws", "unresolved-import"),
        ("from app import ws", "unresolved-import"),
        ("from . import ws", "unresolved-import"),
        ("from .ws import other", "unresolved-import"),
        ("def f():\n    import app.ws as w", "unresolved-import"),
        ("import app\napp.ws.make()", "unresolved-attribute"),
        ("patch('app.ws.make')", "dead-patch"),
    ],
)
def test_a_deleted_module_hurts_all_that_take_it(text: str, code: str) -> None:
    before = {**_BEFORE, "app/use.py": "", "tests/test_use.py": "", "app/more.py": text}
    assert [(path, found) for path, found, _ in _new(before, {"app/ws.py": None})] == [
        ("app/more.py", code)
    ]


@pytest.mark.parametrize("installed", [True, False])
def test_a_deleted_module_at_the_top_is_missing_whatever_is_installed(installed: bool) -> None:
    before = {"ws.py": "x = 1", "use.py": "import ws\nimport requests", "lib/ws.py": ""}
    found = _new(before, {"ws.py": None}, installed=installed)
    assert [message for _, _, message in found] == ["`ws` is no module"]


def test_a_package_that_loses_its_init_loses_its_names() -> None:
    before = {"pkg/__init__.py": "name = 1", "pkg/a.py": "from . import name", "pkg/b.py": ""}
    assert _new(before, {"pkg/__init__.py": None}) == [
        ("pkg/a.py", "unresolved-import", "`pkg` has no `name`")
    ]


def test_a_package_that_could_have_had_any_name_is_a_mere_folder_now() -> None:
    text = "def __getattr__(name): ...\ntry:\n    from .b import name\nfinally: ...\n"
    before = {"pkg/__init__.py": text, "pkg/b.py": "name = 1", "use.py": "import pkg\npkg.name"}
    assert _new(before, {"pkg/__init__.py": None}) == [
        ("use.py", "unresolved-attribute", "`pkg` has no `name`")
    ]


def test_a_package_takes_the_place_of_a_module() -> None:
    found = _new(_BEFORE, {"app/ws/__init__.py": "def other(): ...\n"})
    assert found == [("app/use.py", "unresolved-import", "`app.ws` has no `make`")]


def test_a_method_is_lost_to_patches_in_files_that_stay() -> None:
    before = {
        "app/svc.py": "class Api:\n    def send(self): ...\n    def close(self): ...\n",
        "tests/test_a.py": "patch('app.svc.Api.send')\npatch('app.svc.Api.close')\n",
    }
    after = {"app/svc.py": "class Api:\n    def close(self): ...\n"}
    assert _new(before, after) == [
        (
            "tests/test_a.py",
            "dead-patch",
            "a patch aims at `app.svc.Api.send`, but `app.svc.Api` has no `send`",
        )
    ]


def test_a_method_that_moves_to_a_base_is_not_lost() -> None:
    before = {
        "app/svc.py": "class Base: ...\nclass Api(Base):\n    def send(self): ...\n",
        "tests/test_a.py": "patch('app.svc.Api.send')\n",
    }
    text = "class Base:\n    def send(self): ...\nclass Api(Base): ...\n"
    assert _new(before, {"app/svc.py": text}) == []


def test_an_import_that_is_new_and_leads_nowhere() -> None:
    after = {"app/use.py": "from app.ws import make\nfrom app.ws import maker\n"}
    assert _new(_BEFORE, after) == [("app/use.py", "unresolved-import", "`app.ws` has no `maker`")]


def test_the_remedy_names_what_was_probably_meant() -> None:
    text = "\nfrom app.ws import maker\n"
    change = _change("app/new.py", None, text)
    (fault,) = new_dangling(view(_BEFORE), view({**_BEFORE, "app/new.py": text}), [change])
    assert fault.remedy == "name `app.ws.make` instead, if that is meant, or bring `maker` back"
    assert fault.place == "app/new.py:2"


def test_code_that_moves_takes_what_is_dead_in_it_along() -> None:
    text = "def f():\n    from app.gone import x\n"
    assert _new({**_APP, "app/a.py": text}, {"app/a.py": "", "app/b.py": text}) == []
    assert _new({**_APP, "app/a.py": text}, {"app/a.py": None, "app/b.py": text}) == []
    assert _new({**_APP, "app/a.py": text}, {"app/b.py": text}) != []


def test_what_another_file_gives_to_a_module_is_not_missing() -> None:
    before = {**_APP, "conftest.py": "import app.svc\napp.svc.db = 1\n", "app/use.py": ""}
    assert _new(before, {"app/use.py": "from app import svc\nsvc.db\n"}) == []
    before["conftest.py"] = "setattr(app.svc, 'db', 1)\n"
    assert _new(before, {"app/use.py": "from app.svc import db\n"}) == []
    before["conftest.py"] = "self.db = 1\nother.db = 2\nimport app.svc\n"
    assert _new(before, {"app/use.py": "from app.svc import db\n"}) != []


def test_a_module_that_lives_on_under_its_old_name_is_not_missing() -> None:
    after = {"app/ws.py": None, "app/__init__.py": "import sys\nsys.modules['app.ws'] = x\n"}
    assert _new(_BEFORE, after) == []
    after = {"app/ws.py": None, "app/svc.py": "sys.modules['app.ws'] = x\n"}
    assert _new(_BEFORE, after) == []


def test_where_nothing_is_known_of_what_is_installed_nothing_from_outside_is_missing() -> None:
    after = {"app/use.py": "from app.ws import make\nimport requests\n"}
    assert _new(_BEFORE, after, installed=False) == []
    assert _new(_BEFORE, after) != []


def test_a_deleted_module_is_gone_though_a_copy_of_it_is_installed() -> None:
    before = {"app/__init__.py": "", "app/_built.py": "x = 1", "app/use.py": "import app._built"}
    assert _new(before, {"app/_built.py": None}) == [
        ("app/use.py", "unresolved-import", "`app._built` is no module")
    ]


def test_files_that_are_no_python_or_do_not_parse_are_left_to_others() -> None:
    before = {**_APP, "a.md": "x"}
    assert _new(before, {"a.md": "import app.gone", "app/deep/leaf.py": "import app.gone ("}) == []


def test_a_file_is_not_taken_for_the_module_whose_name_it_has() -> None:
    files = {"app/__init__.py": "", "app/eventlet.py": "from eventlet import greenthread\n"}
    assert list(dangling(view(files), ["app/eventlet.py"])) == []


def test_what_is_not_installed_is_to_be_installed() -> None:
    (fault,) = dangling(view({"a.py": "import nowhere\n"}), ["a.py"])
    assert fault.remedy.startswith("install it")
