"""What keeps all contracts, and loses tests without a word."""

import json
from dataclasses import replace

import pytest

from tests.e2e.gate import misbehaving
from tests.e2e.gate.accidents import Accident
from tests.e2e.gate.scenery import Make, check_refused, check_told

FILE = "tests/test_rooms.py"
ROOMS = """\
# spring
class TestRooms:
    def test_enter(self):
        assert True

    def test_leave(self):
        assert True


def test_rooms():
    assert True
"""
SIZES = """\
# spring
import pytest


@pytest.mark.parametrize("size", [1, 2])
def test_size(size):
    assert size
"""
SKIP = """\
# spring
import pytest

pytest.skip("later", allow_module_level=True)
"""
LOST = [
    Accident(
        "a test class gets a name that pytest does not know",
        {FILE: ROOMS},
        {FILE: {"TestRooms": "RoomsTest"}},
        "test-lost",
        FILE,
        f"`{FILE}::TestRooms` lost 2 tests",
    ),
    Accident(
        "a test function gets one",
        {FILE: ROOMS},
        {FILE: {"def test_rooms": "def check_rooms"}},
        "test-lost",
        FILE,
        f"`{FILE}::test_rooms` is no longer collected",
    ),
    Accident(
        "a test class gets another name that pytest knows",
        {FILE: ROOMS},
        {FILE: {"TestRooms": "TestHalls"}},
        "test-lost",
        FILE,
        f"`{FILE}::TestRooms` lost 2 tests: they are collected as `{FILE}::TestHalls` now",
    ),
    Accident(
        "a test class learns how it is made",
        {FILE: ROOMS},
        {FILE: {"def test_enter(self):\n        assert True": "def __init__(self):\n        pass"}},
        "test-lost",
        FILE,
        f"`{FILE}::TestRooms` lost 2 tests",
    ),
    Accident(
        "a test moves into the one above it",
        {FILE: ROOMS},
        {FILE: {"\n    def test_leave(self):\n    ": "\n        def test_leave():\n        "}},
        "test-lost",
        FILE,
        f"`{FILE}::TestRooms::test_leave` is no longer collected",
    ),
    Accident(
        "a case is gone from a table",
        {FILE: SIZES},
        {FILE: {"[1, 2]": "[1]"}},
        "test-lost",
        FILE,
        f"`{FILE}::test_size[2]` is no longer collected",
    ),
    Accident(
        "a whole file is skipped while it is imported",
        {FILE: ROOMS},
        {FILE: {"# spring\n": SKIP}},
        "test-lost",
        FILE,
        f"`{FILE}` lost 3 tests: its module leaves itself out",
    ),
    Accident(
        "the configuration asks for other files",
        {FILE: ROOMS, "pytest.ini": "# spring\n[pytest]\npython_files = test_*.py\n"},
        {"pytest.ini": {"test_*.py": "*_test.py"}},
        "test-lost",
        FILE,
        f"`{FILE}` lost 3 tests",
    ),
]
LAZY = """\
def __getattr__(name):
    if name == "rooms":
        return []
    raise AttributeError(name)
"""
CONFTEST = """\
# spring
from app.lazy import rooms

print(rooms)
"""
BROKEN = [
    Accident(
        "a conftest can no longer be imported",
        {FILE: ROOMS, "app/__init__.py": "", "app/lazy.py": LAZY, "tests/conftest.py": CONFTEST},
        {"tests/conftest.py": {"rooms": "halls"}},
        "collection-error",
        "tests/conftest.py",
        "halls",
    ),
    Accident(
        "a test file can no longer be imported",
        {FILE: f"{ROOMS}\n\nSIZE = int('1')\n"},
        {FILE: {"int('1')": "int('one')"}},
        "collection-error",
        FILE,
        "3 tests are lost with it",
    ),
    Accident(
        "a table of cases no longer fits the names of its cases",
        {FILE: SIZES},
        {FILE: {"[1, 2]": '[1, 2], ids=["one"]'}},
        "collection-error",
        FILE,
        "2 tests are lost with it",
    ),
]
ALL = [*LOST, *BROKEN]


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_is_refused(make: Make, accident: Accident) -> None:
    check_refused(make(accident, "collection"), accident, "collection")


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_stops_nothing_where_it_was_there_before(make: Make, accident: Accident) -> None:
    later = accident.later
    place = make(later, "collection")
    place.lands()
    assert place.holds(later.after)


# A file that gets another name

MOVED = Accident(
    "",
    {FILE: ROOMS, "notes.md": "spring\n"},
    {"notes.md": {"spring": "autumn"}},
    "test-lost",
    FILE,
    f"`{FILE}` lost 3 tests",
)


@pytest.mark.parametrize("name", ["rooms.py", "test_halls.py"])
def test_a_file_that_gets_another_name_loses_its_tests(
    make: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    misbehaving.rename_as_well(monkeypatch, FILE, f"tests/{name}")
    check_told(make(MOVED, "collection").refuses("collection"), MOVED)


def _renames(old: str, new: str) -> str:
    return f'[gate.collection]\nrenames = {{ "{old}" = "{new}" }}\n'


def test_a_renamed_file_that_is_declared_loses_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehaving.rename_as_well(monkeypatch, FILE, "tests/test_halls.py")
    declared = replace(MOVED, manifest=_renames(FILE, "tests/test_halls.py"))
    place = make(declared, "collection")
    place.lands()
    assert place.read("tests/test_halls.py") == ROOMS
    assert not (place.folder / FILE).exists()


def test_a_renamed_class_that_is_declared_loses_nothing(make: Make) -> None:
    renames = _renames(f"{FILE}::TestRooms", f"{FILE}::TestHalls")
    accident = Accident("", {FILE: ROOMS}, {FILE: {"TestRooms": "TestHalls"}}, manifest=renames)
    make(accident, "collection").lands()


def test_a_test_that_goes_on_purpose_is_not_lost(make: Make) -> None:
    gone = f'[gate.collection]\ngone = ["{FILE}::test_rooms"]\n'
    make(replace(LOST[1], manifest=gone), "collection").lands()


def test_what_is_declared_and_is_not_there_is_lost(make: Make) -> None:
    renames = _renames(f"{FILE}::TestRooms", f"{FILE}::TestHalls")
    accident = replace(LOST[0], manifest=renames)
    told = check_refused(make(accident, "collection"), accident, "collection")
    assert f"there is no `{FILE}::TestHalls`" in told.ran.out


# Nothing to collect, and nothing to collect it with


def test_a_repository_without_tests_has_none_to_lose(make: Make) -> None:
    files = {"app/core.py": "# spring\nprint(1)\n"}
    make(Accident("", files, {"app/core.py": {"print(1)": "print(2)"}}), "collection").lands()


@pytest.mark.parametrize(
    "words",
    [
        ["python", "-m", "pytest_is_not_here"],
        ["python", "-m", "pytest", "--no-such-option"],
        ["no-such-program"],
    ],
    ids=" ".join,
)
def test_tests_that_nothing_can_collect_are_refused(make: Make, words: list[str]) -> None:
    command = f"[gate.collection]\nrun = {json.dumps(words)}\n"
    accident = Accident("", {FILE: ROOMS}, {FILE: {"# spring": "# autumn"}}, manifest=command)
    told = make(accident, "collection").refuses("collection", asked=["collection"])
    assert words[-1] in told.ran.out
