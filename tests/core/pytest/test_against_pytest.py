"""What is read from texts, held against what pytest itself makes of the same files."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from migrator.core.pytest.collecting import Asking, collected
from migrator.core.pytest.needs import lacks, mismatches, needed
from migrator.core.pytest.requests import Way
from tests.core.pytest.suites import places

#: Writes down what pytest knows of every test, and why its fixtures cannot be set up.
PLUGIN = """
import inspect, json, os
import pytest

ASKED, HOMES, FAILED = {}, {}, {}

def home(definition, root):
    function = inspect.unwrap(definition.func)
    path = os.path.relpath(function.__code__.co_filename, root)
    return ["" if path.startswith("..") else path, definition.scope]

@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    for item in items:
        test, info = item.nodeid.partition("[")[0], item._fixtureinfo
        ASKED[test] = sorted(info.argnames)
        HOMES[test] = {
            name: home(definitions[-1], config.rootpath)
            for name, definitions in info.name2fixturedefs.items()
            if not name.startswith("_")
        }

def pytest_runtest_logreport(report):
    if report.failed:
        FAILED[report.nodeid.partition("[")[0]] = str(report.longrepr)

def pytest_sessionfinish(session):
    with open(os.environ["TOLD"], "w") as file:
        json.dump([ASKED, HOMES, FAILED], file)
"""
FILES = {
    "pytest.ini": "[pytest]\npython_classes = Test *Suite\nusefixtures = everywhere\n",
    "conftest.py": """
import pytest
from shared.by_name import db, machine as engine
from shared.by_star import *

pytest_plugins = ["shared.plugin"]

@pytest.fixture
def everywhere(): ...

@pytest.fixture(scope="session")
def wide(narrow): ...

@pytest.fixture(scope="session")
def narrow(): ...

@pytest.fixture(scope="session")
def template(supplied): ...

@pytest.fixture(scope=lambda fixture_name, config: "module")
def computed(narrow): ...

def pytest_generate_tests(metafunc):
    if "backend" in metafunc.fixturenames:
        metafunc.parametrize("backend", ["a", "b"])
""",
    "shared/__init__.py": "",
    "shared/by_name.py": """
import pytest

@pytest.fixture
def db(tmp_path): ...

@pytest.fixture(scope="session")
def machine(): ...
""",
    "shared/by_star.py": """
import pytest

@pytest.fixture(name="starred")
def make_starred(): ...
""",
    "shared/plugin.py": """
import pytest

@pytest.fixture
def plugged(db): ...
""",
    "shared/base.py": """
import pytest

class Base:
    @pytest.fixture
    def of_base(self, db): ...

    def test_inherited(self, of_base, own): ...
""",
    "tests/conftest.py": """
import pytest

@pytest.fixture
def db(db): ...
""",
    "tests/test_fine.py": """
import unittest
from unittest import mock
from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from shared.base import Base

pytestmark = pytest.mark.usefixtures("starred")

@pytest.fixture
def own(db): ...

@pytest.fixture(scope="session")
def supplied(): ...

def test_plain(db, own, plugged, engine): ...

def test_defaults(db, other=1, *args, engine, **kw): ...

def test_positional(x=1, /, y=None): ...

def test_generated(backend): ...

def test_template(template): ...

def test_computed(computed): ...

@pytest.mark.parametrize("a, b", [(1, 2)])
@pytest.mark.parametrize(["c"], [[3]])
def test_parametrized(a, b, c, db): ...

@pytest.fixture
def through(request): return request.param

@pytest.mark.parametrize("through, direct", [(1, 2)], indirect=["through"])
def test_indirect(through, direct): ...

@pytest.mark.parametrize("nothing", [1])
def test_value_for_a_fixture(asks_nothing): ...

@pytest.fixture
def asks_nothing(nothing): ...

@patch("os.getcwd")
@patch("os.getpid", new=1)
@mock.patch.object(unittest, "main")
@patch("os.getppid", new_callable=mock.Mock)
@patch.dict("os.environ", {})
def test_patched(a, b, c, db): ...

@given(st.integers())
def test_from_the_right(capsys, number): ...

@given(number=st.integers())
def test_by_name(number, capsys): ...

class TestClass(Base):
    @pytest.fixture
    def own(self, own): ...

    @pytest.fixture(autouse=True)
    def always(self): ...

    def test_method(self, own, always): ...

    @staticmethod
    def test_static(db): ...

    @classmethod
    def test_of_class(cls, db): ...

    def helper(self, nowhere): ...

    class TestInner:
        @pytest.mark.usefixtures("plugged")
        def test_deep(self, own, request): ...

@patch("os.getcwd")
class DatabaseSuite:
    @patch("os.getpid")
    def test_both(self, pid, cwd, db): ...

class TestWithState:
    def __init__(self): ...
    def test_never(self, nowhere): ...

class Old(unittest.TestCase):
    @pytest.mark.usefixtures("db")
    def test_old(self): ...

def check(nowhere): ...
""",
    "tests/test_wrong.py": """
import pytest

def test_missing(nowhere): ...

@pytest.fixture
def lacks(nowhere): ...

def test_missing_further(lacks): ...

@pytest.mark.usefixtures("nowhere")
def test_missing_by_mark(): ...

@pytest.fixture
def alone(alone): ...

def test_alone(alone): ...

def test_not_supplied(template): ...

@pytest.fixture(scope="session")
def too_wide(tmp_path): ...

def test_too_wide(too_wide): ...

class TestNarrow:
    @pytest.fixture
    def narrow(self): ...

    def test_here(self, wide): ...

@pytest.fixture(scope="class")
def of_class(request): return request.getfixturevalue("tmp_path")

def test_looked_up(of_class): ...
""",
}


@dataclass(frozen=True)
class Told:
    """What pytest says, by the ids of tests."""

    asked: dict[str, list[str]]
    #: File and scope of the fixture behind each name that a test needs.
    homes: dict[str, dict[str, list[str]]]
    failed: dict[str, str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("suite")
    for path, text in {**FILES, "dumping.py": PLUGIN}.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text)
    environment = {**os.environ, "TOLD": str(root / "told.json"), "PYTHONPATH": str(root)}
    options = "-q --setup-only -p dumping -p no:cacheprovider -p no:randomly -p no:xdist"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options.split()],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (root / "told.json").exists(), run.stdout + run.stderr
    return Told(*json.loads((root / "told.json").read_text()))


@pytest.fixture(scope="module")
def read() -> dict[str, Asking]:
    """What is read from the texts, by the same ids."""
    found = places(FILES)
    return {
        "::".join((path, *asking.label.split("."))): asking
        for path in FILES
        for asking in collected(found, path)
        if asking.label.rpartition(".")[2].startswith("test_")
    }


def test_the_same_tests_are_collected(told: Told, read: dict[str, Asking]) -> None:
    assert set(read) == set(told.asked)


def test_the_same_parameters_are_requests(told: Told, read: dict[str, Asking]) -> None:
    asked = {
        test: sorted(one.name for one in asking.requests if one.way is Way.PARAMETER)
        for test, asking in read.items()
    }
    assert asked == told.asked


def test_the_same_definitions_are_meant(told: Told, read: dict[str, Asking]) -> None:
    for test, homes in told.homes.items():
        for name, (path, scope) in homes.items():
            provided = read[test].place.behind(name)
            is_given = name in read[test].given or name == "backend"
            if not is_given and provided:
                (found,) = provided.fixtures
                assert (found.path, found.scope and found.scope.word) in {
                    (path, scope),
                    (path, None),
                }, (test, name)
            else:
                assert is_given, (test, name)


def test_the_same_tests_cannot_be_set_up(told: Told, read: dict[str, Asking]) -> None:
    assert {test for test, asking in read.items() if is_broken(asking)} == set(told.failed)


def is_broken(asking: Asking) -> bool:
    place, given = asking.place, asking.given
    return any(lacks(place, asking.requests, given)) or any(
        mismatch
        for fixture in needed(place, asking.requests, given)
        for mismatch in mismatches(place, fixture, given)
    )
