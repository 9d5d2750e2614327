"""Which test files reach what was changed."""

from collections.abc import Mapping, Sequence

import pytest

from migrator.core.gate.affected import Affected, affected
from tests.core.gate.views import view

_FILES = {
    "app/__init__.py": "",
    "app/svc.py": "from app import db\n",
    "app/db.py": "",
    "app/other.py": "",
    "tests/test_svc.py": "from app.svc import run\n",
    "tests/test_other.py": "import app.other\n",
    "tests/test_none.py": "",
}


def _affected(
    changed: str, more: Mapping[str, str] | None = None, roots: Sequence[str] = (".",)
) -> Affected:
    files = {**_FILES, **(more or {})}
    tests = [path for path in files if path.rpartition("/")[2].startswith("test_")]
    return affected(view(files, tuple(roots)), changed.split(), tests)


def _names(found: Affected) -> list[str]:
    return [path.rpartition("/")[2].removesuffix(".py") for path in found.tests]


def test_those_that_reach_a_changed_file_are_run_and_counted() -> None:
    found = _affected("app/db.py")
    assert found.tests == ("tests/test_svc.py",)
    assert found.reason == "1 of 3 test files reach what changed"


def test_a_changed_test_file_is_run_itself() -> None:
    assert _names(_affected("tests/test_none.py")) == ["test_none"]


def test_a_package_runs_before_its_modules() -> None:
    assert _names(_affected("app/__init__.py")) == ["test_svc", "test_other"]
    assert _names(_affected("tests/__init__.py", {"tests/__init__.py": ""})) == [
        "test_svc",
        "test_other",
        "test_none",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "from app.db import x",
        "def test():\n    from app import db",
        "try:\n    import app.db\nexcept ImportError:\n    pass",
        "import importlib\nimportlib.import_module('app.db')",
        "pytest.importorskip('app.db')",
        "pytest_plugins = ['app.db']",
        "patch('app.db.connect')",
        "from app.svc import *",
        "from tests.test_svc import helper",
        "from .helper import x",
        "from . import helper",
        "from helper import x",
        "import top_plugin",
        "pytest_plugins = 'top_plugin'",
    ],
)
def test_whatever_leads_to_a_file_reaches_it(text: str) -> None:
    more = {
        "tests/helper.py": "import app.db",
        "top_plugin.py": "import app.db",
        "tests/test_new.py": text,
    }
    assert "test_new" in _names(_affected("app/db.py", more))
    assert "test_new" not in _names(_affected("app/other.py", more))


@pytest.mark.parametrize(
    "text",
    [
        "importlib.import_module(f'app.{name}')",
        "importlib.import_module(name)",
        "__import__(name)",
        "exec('import app.db')",
        "runpy.run_module('app')",
        "subprocess.run([sys.executable, '-m', 'app'])",
        "subprocess.run(['python', '-m', 'app'])",
        "def test(pytester): ...",
    ],
)
def test_what_may_run_anything_is_always_run(text: str) -> None:
    found = _affected("app/db.py", {"tests/test_new.py": text, "tests/helper.py": text})
    assert _names(found) == ["test_svc", "test_new"]
    more = {"tests/helper.py": text, "tests/test_new.py": "import tests.helper"}
    assert "test_new" in _names(_affected("app/db.py", more))


def test_what_the_program_starts_does_not_count() -> None:
    more = {"app/other.py": "subprocess.run(['python', '-m', 'tool'])"}
    assert _names(_affected("app/db.py", more)) == ["test_svc"]


def test_a_conftest_is_loaded_for_all_tests_below_it() -> None:
    more = {
        "conftest.py": "",
        "tests/deep/conftest.py": "import app.other\n",
        "tests/deep/test_deep.py": "",
    }
    assert _names(_affected("app/other.py", more)) == ["test_other", "test_deep"]
    assert _names(_affected("tests/deep/conftest.py", more)) == ["test_deep"]
    assert len(_affected("conftest.py", more).tests) == 4


def test_plugins_that_settings_name_are_loaded_for_all_tests() -> None:
    settings = '[tool.pytest.ini_options]\naddopts = "-q -p app.plug"\n'
    more = {"pyproject.toml": settings, "app/plug.py": "import app.db"}
    assert len(_affected("app/db.py", more).tests) == 3
    settings = '[project.entry-points.pytest11]\nplug = "app.plug"\n[tool.x]\ny = "app.other"\n'
    more["pyproject.toml"] = settings
    assert len(_affected("app/plug.py", more).tests) == 3
    assert _names(_affected("app/other.py", more)) == ["test_other"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ("app/data.json", "all: app/data.json changed, which is no module"),
        ("pyproject.toml app/db.py", "all: pyproject.toml changed, which is no module"),
        ("setup.py", "all: setup.py changed, which says how things are run"),
        ("app/unused.py", "all: nothing shows which tests reach app/unused.py"),
        ("app/db.py tools/run.py", "all: nothing shows which tests reach tools/run.py"),
    ],
)
def test_all_are_run_where_it_cannot_be_known(changed: str, why: str) -> None:
    found = _affected(changed, {"app/unused.py": "", "tools/run.py": ""})
    assert found == Affected(tuple(path for path in _FILES if "test_" in path), why)


def test_a_file_that_is_not_there_yet_is_reached_by_what_was_changed_for_it() -> None:
    assert _names(_affected("app/new.py tests/test_none.py")) == ["test_none"]
    assert _affected("app/db/__init__.py").reason.startswith("all: ")
    assert len(_affected("conftest.py").tests) == 3


def test_tests_of_other_folders_matter_to_themselves_alone() -> None:
    tests = ["tests/test_svc.py", "tests/test_none.py"]
    changed = ["tests/test_other.py", "more/conftest.py", "more/test_more.py"]
    files = {**_FILES, "more/conftest.py": "", "more/test_more.py": ""}
    assert affected(view(files), changed, tests).tests == ()


def test_tests_below_no_root_find_their_neighbours_by_folders() -> None:
    more = {
        "src/lib.py": "",
        "tests/help/__init__.py": "",
        "tests/help/make.py": "import lib",
        "tests/unit/test_a.py": "from ..help import make",
        "tests/unit/test_b.py": "from ..help.make import x",
        "tests/unit/test_c.py": "from tests.help.make import x",
        "tests/unit/test_d.py": "from help import make",
        "tests/unit/test_e.py": "import nothing",
    }
    found = _affected("src/lib.py", more, roots=("src",))
    assert _names(found) == ["test_a", "test_b", "test_c", "test_d"]
