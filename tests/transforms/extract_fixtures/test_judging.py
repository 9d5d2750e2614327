"""Changes that people made by hand, and that were wrong: each is noticed."""

from collections.abc import Mapping

import pytest

from tests.transforms.extract_fixtures.expectations import Expectation
from tests.transforms.extract_fixtures.judging import faults, oddities
from tests.transforms.extract_fixtures.projects import Runner

MANAGER = """
class Manager:
    def __init__(self, context):
        self.ids = [context]

def get_manager(context=None):
    if context is None:
        raise RuntimeError("nobody is signed in")
    return Manager(context)

async def connect(context=None):
    return get_manager(context)
"""
BEFORE = """
from app import get_manager

manager = get_manager()

def helper():
    return manager.ids

def test_a():
    assert helper()

def test_b():
    assert 1
"""
AFTER = """
import pytest
from app import get_manager

@pytest.fixture
def manager():
    return get_manager("u")

def helper(manager):
    return manager.ids

def test_a(manager):
    assert helper(manager)

def test_b():
    assert 1
"""


def told(runner: Runner, before: str, after: str) -> list[str]:
    old = project(before)
    new = project(after)
    return [*faults(runner.run(old), runner.run(new), Expectation()), *oddities(old, new)]


def project(text: str) -> Mapping[str, bytes]:
    return {"app.py": MANAGER.encode(), "test_it.py": text.encode()}


def test_what_is_right_is_not_blamed(runner: Runner) -> None:
    assert told(runner, BEFORE, AFTER) == []


ASYNC = AFTER.replace("get_manager", "connect").replace("def manager", "async def manager")
WRONG = {
    "nothing was done": (BEFORE, "cannot be collected"),
    "no context": (AFTER.replace('"u"', ""), "test_a error"),
    "the parameter is missing": (AFTER.replace("test_a(manager)", "test_a()"), "test_a failed"),
    "a parameter too many": (AFTER.replace("test_b()", "test_b(manager)"), "does not need it"),
    "a call forgotten": (AFTER.replace("assert helper(manager)", "assert helper()"), "test_a f"),
    "a test lost": (AFTER.replace("def test_b", "def check_b"), "has lost test_b"),
    "a coroutine": (AFTER.replace("get_manager", "connect"), "'coroutine' object"),
    "async def under a plain fixture": (
        ASYNC.replace("return connect", "return await connect"),
        "test_a error",
    ),
    "a fixture that nobody asks for": (
        AFTER.replace("(manager)", "()").replace("manager.ids", "1"),
        "nobody asks for manager",
    ),
    "the file skips itself": (
        f"import pytest\npytest.skip('', allow_module_level=True)\n{AFTER}",
        "skips itself",
    ),
}


@pytest.mark.parametrize(("after", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_noticed(runner: Runner, after: str, expected: str) -> None:
    assert any(expected in fault for fault in told(runner, BEFORE, after))


def test_a_test_that_ran_is_missed(runner: Runner) -> None:
    fewer = AFTER.replace("def test_b", "def check_b")
    assert "test_it.py::test_b is lost" in told(runner, AFTER, fewer)


def test_what_passed_must_not_be_said_to_fail(runner: Runner) -> None:
    good, bad = project(AFTER), project(AFTER.replace("assert 1", "assert 0"))
    said = Expectation(fails=frozenset({"test_it.py::test_b"}))
    assert list(faults(runner.run(good), runner.run(bad), said))


def test_what_is_said_to_fail_has_to(runner: Runner) -> None:
    good = runner.run(project(AFTER))
    assert list(faults(good, good, Expectation(fails=frozenset({"test_it.py::test_b"}))))
    assert list(faults(good, good, Expectation(blocked_after=frozenset({"test_it.py"}))))
