"""The installed modules, found without importing them."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from migrator.shell.environment import InstalledModules


def _texts(folder: Path, files: Mapping[str, str]) -> InstalledModules:
    for path, text in files.items():
        full = folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text)
    return InstalledModules([str(folder)])


def _installed(folder: Path, paths: Sequence[str]) -> InstalledModules:
    for path in paths:
        full = folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(b"raise RuntimeError('imported')\n")
    return InstalledModules([str(folder)])


_PATHS = [
    "single.py",
    "typed.pyi",
    f"native{EXTENSION_SUFFIXES[0]}",
    "compiled.pyc",
    "pkg/__init__.py",
    "pkg/a.py",
    "pkg/sub/__init__.py",
    "pkg/sub/b.py",
    "pkg/data/notes.txt",
    "space/leaf.py",
    "google/cloud/storage/__init__.py",
    "google/cloud/storage/client.py",
    "data/notes.txt",
    "both/notes.txt",
    "both.py",
]


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("single", "single"),
        ("single.name", "single"),
        ("typed.name", "typed"),
        ("native.name", "native"),
        ("compiled.name", "compiled"),
        ("pkg", "pkg"),
        ("pkg.name", "pkg"),
        ("pkg.a.name.attribute", "pkg.a"),
        ("pkg.sub.b.name", "pkg.sub.b"),
        ("pkg.sub.c.name", "pkg.sub"),
        ("pkg.data.name", "pkg"),
        ("space.leaf.name", "space.leaf"),
        ("google.cloud.storage.client.Client", "google.cloud.storage.client"),
        ("google.cloud.storage.Bucket", "google.cloud.storage"),
        ("both.name", "both"),
        ("data.name", None),
        ("missing.name", None),
        ("missing", None),
        ("", None),
    ],
)
def test_the_module_ends_where_the_files_say(
    tmp_path: Path, dotted: str, expected: str | None
) -> None:
    assert _installed(tmp_path, _PATHS).longest_module(dotted) == expected


def test_the_standard_library_is_known_without_a_path() -> None:
    installed = InstalledModules([])
    assert installed.longest_module("os.path.join") == "os"
    assert installed.longest_module("sys.argv") == "sys"
    assert installed.longest_module("missing.name") is None


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("json.decoder.JSONDecoder", "json.decoder"),
        ("sys.argv", "sys"),
        ("pytest.raises", "pytest"),
        ("xml.etree.ElementTree.parse", "xml.etree.ElementTree"),
    ],
)
def test_what_is_running_is_looked_at_by_default(dotted: str, expected: str) -> None:
    assert InstalledModules().longest_module(dotted) == expected


def test_a_module_may_be_spread_over_several_folders(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    _installed(first, ["space/a.py"])
    _installed(second, ["space/b.py"])
    installed = InstalledModules([str(first), str(tmp_path / "missing"), "", str(second)])
    assert installed.longest_module("space.a.x") == "space.a"
    assert installed.longest_module("space.b.x") == "space.b"


def test_nothing_is_imported(tmp_path: Path) -> None:
    installed = _installed(tmp_path, _PATHS)
    before = set(sys.modules)
    assert installed.longest_module("pkg.sub.b.name") == "pkg.sub.b"
    assert not {name for name in set(sys.modules) - before if name.startswith("pkg")}


def test_an_extension_for_another_python_is_a_module(tmp_path: Path) -> None:
    installed = _installed(tmp_path, ["pkg/__init__.py", "pkg/fast.cpython-38-x86_64-linux-gnu.so"])
    assert installed.longest_module("pkg.fast.run") == "pkg.fast"


class TestDefines:
    """Names of installed modules, told from their texts."""

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("make", True),
            ("Old", True),
            ("path", True),
            ("sub", True),
            ("native", True),
            ("inner", True),
            ("missing", False),
            ("mentioned", False),
            ("__version__", None),
        ],
    )
    def test_a_package(self, tmp_path: Path, name: str, expected: bool | None) -> None:
        files = {
            "pkg/__init__.py": "import os.path as path  # mentioned\ndef make(): ...\nOld = make\n",
            "pkg/sub.py": "",
            "pkg/native.cpython-38-x86_64-linux-gnu.so": "",
            "pkg/inner/__init__.py": "",
        }
        assert _texts(tmp_path, files).defines("pkg", name) is expected

    @pytest.mark.parametrize(
        "text",
        [
            "def __getattr__(name): ...",
            "__getattr__, __dir__, __all__ = attach(__name__)",
            "globals()['x'] = 1",
            "globals().update(x=1)",
            "for name in names: setattr(here, name, 1)",
            "import sys\nsys.modules[__name__] = Lazy()",
            "vars()['x'] = 1",
            "exec('x = 1')",
            "IntEnum._convert_('Signals', __name__, lambda name: True)",
            "deprecated(\n    value,\n    __name__,\n)",
            "register(module=__name__)",
            "__path__ = extend_path(__path__, __name__)",
            "@global_enum\nclass Flag(Enum): ...",
            "from _native import *",
            "from somewhere.else_ import *",
            "def broken(:",
        ],
    )
    def test_of_what_a_text_does_not_tell_nothing_is_said(self, tmp_path: Path, text: str) -> None:
        files = {"lib.py": f"known = 1\n{text}\n", "_native.cpython-39-darwin.so": ""}
        assert _texts(tmp_path, files).defines("lib", "x") is None

    def test_what_the_text_binds_is_told_even_so(self, tmp_path: Path) -> None:
        installed = _texts(tmp_path, {"lib.py": "known = 1\ndef __getattr__(name): ...\n"})
        assert installed.defines("lib", "known") is True

    def test_stars_are_followed(self, tmp_path: Path) -> None:
        files = {
            "pkg/__init__.py": "from .a import *\nfrom pkg.b import *\n",
            "pkg/a.py": "from .b import *\none = 1\n",
            "pkg/b.py": "from .a import *\ntwo = 2\n",
        }
        installed = _texts(tmp_path, files)
        assert [installed.defines("pkg", name) for name in ("one", "two", "three")] == [
            True,
            True,
            False,
        ]

    def test_a_list_of_exports_that_is_put_together_hides_nothing(self, tmp_path: Path) -> None:
        files = {
            "pkg/__init__.py": "from .a import *\n__all__ = a.__all__\n",
            "pkg/a.py": "from .b import *\n__all__ = b.__all__ + ('one',)\none = 1\n",
            "pkg/b.py": "__all__ = ('two',)\ntwo = 2\n",
        }
        assert _texts(tmp_path, files).defines("pkg", "two") is True

    @pytest.mark.parametrize(
        ("files", "name", "expected"),
        [
            ({"m.pyi": "def f() -> None: ..."}, "f", True),
            ({"m.pyi": "def f() -> None: ..."}, "g", None),
            ({"m.py": "f = 1", "m.pyi": "g: int"}, "g", False),
            ({"m.cpython-311-x86_64-linux-gnu.so": "", "m.py": "f = 1"}, "g", None),
            ({"m.so": "", "m.pyi": "def f() -> None: ..."}, "f", None),
            ({"m.pyc": ""}, "f", None),
            ({"m/a.py": ""}, "a", True),
            ({"m/a.py": ""}, "b", None),
            ({"m.py": "f = 1", "m/__init__.py": "g = 1"}, "g", True),
            ({"m.py": "f = 1", "m/__init__.py": "g = 1"}, "f", False),
            ({}, "f", None),
        ],
    )
    def test_the_file_that_python_would_take_counts(
        self, tmp_path: Path, files: Mapping[str, str], name: str, expected: bool | None
    ) -> None:
        assert _texts(tmp_path, files).defines("m", name) is expected

    def test_the_first_folder_of_the_path_counts(self, tmp_path: Path) -> None:
        first, second = tmp_path / "one", tmp_path / "two"
        _texts(first, {"space/a.py": "x = 1"})
        _texts(second, {"space/a.py": "y = 1", "space/b.py": "z = 1"})
        installed = InstalledModules([str(first), str(second)])
        assert installed.defines("space.a", "y") is False
        assert installed.defines("space.b", "z") is True

    @pytest.mark.parametrize(
        ("module", "name", "expected"),
        [
            ("json", "dumps", True),
            ("json", "dumbs", False),
            ("os", "path", True),
            ("xml.etree.ElementTree", "parse", True),
            ("collections.abc", "Mapping", True),
            ("typing", "Protocol", True),
            ("ssl", "PROTOCOL_TLS", None),
            ("signal", "SIGINT", None),
            ("re", "IGNORECASE", None),
            ("sys", "argv", None),
            ("itertools", "chain", None),
        ],
    )
    def test_the_standard_library(self, module: str, name: str, expected: bool | None) -> None:
        assert InstalledModules().defines(module, name) is expected


@pytest.mark.parametrize(
    "module",
    """
    argparse ast asyncio collections concurrent.futures ctypes dataclasses datetime decimal enum
    email functools hashlib http.client importlib.machinery inspect io json logging math
    multiprocessing operator os pathlib pickle queue random re shutil signal socket sqlite3 ssl
    string struct subprocess threading time typing unittest unittest.mock uuid warnings
    xml.dom.minidom pytest pydantic libcst typer rich git
    """.split(),
)
def test_a_name_that_is_there_is_never_denied(module: str) -> None:
    names = [name for name in vars(import_module(module)) if name.isidentifier()]
    installed = InstalledModules()
    assert names
    assert [name for name in names if installed.defines(module, name) is False] == []
