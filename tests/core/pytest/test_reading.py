"""Fixtures and tests as single files define them."""

import pytest

from migrator.core.pytest.collecting import collected
from migrator.core.pytest.fixtures import FixtureKind
from migrator.core.pytest.provided import FixtureScope
from tests.core.pytest.suites import asked, askings, fixtures_of, places


class TestFixtures:
    @pytest.mark.parametrize(
        "decorated",
        [
            "import pytest\n@pytest.fixture\n",
            "import pytest\n@pytest.fixture()\n",
            "import pytest as pt\n@pt.fixture\n",
            "from pytest import fixture\n@fixture\n",
            "from pytest import fixture as made\n@made()\n",
            "import pytest\nmade = pytest.fixture\n@made\n",
            "import pytest\n@pytest.yield_fixture\n",
            "import pytest_asyncio\n@pytest_asyncio.fixture\n",
            "try:\n    from pytest_asyncio import fixture\nexcept ImportError:\n"
            "    from pytest import fixture\n@fixture\n",
        ],
    )
    def test_a_decorator_makes_one(self, decorated: str) -> None:
        assert list(fixtures_of(f"{decorated}def db(): ...\n")) == ["db"]

    @pytest.mark.parametrize(
        "text",
        [
            "def db(): ...",
            "from app import fixture\n@fixture\ndef db(): ...",
            "import pytest\n@pytest.fixture\ndef db(): ...\ndef db(): ...",
            "import pytest\ndef outer():\n    @pytest.fixture\n    def db(): ...",
        ],
    )
    def test_nothing_else_does(self, text: str) -> None:
        assert fixtures_of(text) == {}

    def test_what_the_decorator_says(self) -> None:
        text = """
import pytest

@pytest.fixture(
    scope="session", autouse=True, params=[1, 2], name="database"
)
def db(request): ...
"""
        fixture = fixtures_of(text)["database"]
        assert fixture.function == "db"
        assert fixture.scope is FixtureScope.SESSION
        assert fixture.decorator.autouse is True
        assert fixture.decorator.is_parametrized
        assert (fixture.line, fixture.path) == (7, "test_it.py")
        assert text.encode()[fixture.span.start :].startswith(b"@pytest.fixture(")
        assert text.encode()[: fixture.span.end].endswith(b"...")
        decorator = fixture.decorator.span
        assert text.encode()[decorator.start : decorator.end].startswith(b"pytest.fixture(")

    @pytest.mark.parametrize(
        "arguments", ["scope=SCOPE", "scope=lambda **_: 'session'", "**OPTIONS", "scope='galaxy'"]
    )
    def test_a_scope_that_is_not_written_down_is_not_known(self, arguments: str) -> None:
        text = f"import pytest\n@pytest.fixture({arguments})\ndef db(): ...\n"
        assert fixtures_of(text)["db"].scope is None

    def test_the_scope_of_the_loop(self) -> None:
        text = (
            "import pytest_asyncio\n"
            "@pytest_asyncio.fixture(loop_scope='module')\n"
            "async def db(): ..."
        )
        decorator = fixtures_of(text)["db"].decorator
        assert decorator.loop_scope is FixtureScope.MODULE
        assert not decorator.is_plain

    @pytest.mark.parametrize(
        ("function", "kind"),
        [
            ("def db(): yield 1", FixtureKind.SYNC),
            ("async def db(): return 1", FixtureKind.COROUTINE),
            ("async def db(): yield 1", FixtureKind.ASYNC_GENERATOR),
            ("async def db():\n    def inner(): yield 1\n    return inner", FixtureKind.COROUTINE),
            ("@awaited\nasync def db(): ...", FixtureKind.UNKNOWN),
        ],
    )
    def test_the_kind(self, function: str, kind: FixtureKind) -> None:
        text = f"import pytest\nfrom app import awaited\n@pytest.fixture\n{function}\n"
        assert fixtures_of(text)["db"].kind is kind

    def test_those_in_classes_and_blocks(self) -> None:
        text = """
import pytest

class TestIt:
    @pytest.fixture
    def of_class(self, db): ...
    @pytest.fixture
    @staticmethod
    def of_nobody(db): ...
    class TestInner:
        @pytest.fixture
        def inner(self): ...

if True:
    @pytest.fixture
    def in_block(): ...
try:
    import redis
    @pytest.fixture
    def store(): ...
except ImportError:
    @pytest.fixture(scope="session")
    def store(): ...
"""
        found = fixtures_of(text)
        assert set(found) == {"of_class", "of_nobody", "inner", "in_block", "store"}
        assert found["inner"].owner == ("TestIt", "TestInner")
        assert [request.name for request in found["of_class"].requests] == ["db"]
        assert [request.name for request in found["of_nobody"].requests] == ["db"]
        module = places({"test_it.py": text}).suite.module("test_it.py")
        assert module is not None
        assert len(module.group.fixtures["store"]) == 2

    def test_what_is_looked_up_while_it_runs(self) -> None:
        text = """
import pytest

@pytest.fixture
def db(request):
    def later(request): return request.getfixturevalue("other")
    return request.getfixturevalue("engine"), request.getfixturevalue(argname="cache")

@pytest.fixture
def passed(request): return request.getfixturevalue(request.param)

@pytest.fixture
def composed(request): return request.getfixturevalue(f"{request.param}_db")
"""
        found = fixtures_of(text)
        assert {request.name for request in found["db"].calls.requests} == {"engine", "cache"}
        assert not any(request.certain for request in found["db"].calls.requests)
        assert found["passed"].calls.passed
        assert not found["passed"].calls.composed
        assert found["composed"].calls.composed


class TestParameters:
    @pytest.mark.parametrize(
        ("signature", "names"),
        [
            ("a, b", ["a", "b"]),
            ("a, b=1", ["a"]),
            ("a, *args, **kw", ["a"]),
            ("a, *, b, c=1", ["a", "b"]),
            ("a, /, b", ["b"]),
            ("a: Callable[[int], str], b: 'B | None'", ["a", "b"]),
            ("a=1, b=2", []),
        ],
    )
    def test_of_a_function(self, signature: str, names: list[str]) -> None:
        assert asked(f"def test_it({signature}): ...") == {"test_it": names}

    def test_of_methods(self) -> None:
        text = """
class TestIt:
    def test_a(self, a): ...
    def test_whatever_it_is_called(this, a): ...
    @staticmethod
    def test_static(a): ...
    @classmethod
    def test_class(cls, a): ...
    def test_any(*args): ...
    def helper(self, a): ...
"""
        assert asked(text) == {
            "TestIt.test_a": ["a"],
            "TestIt.test_whatever_it_is_called": ["a"],
            "TestIt.test_static": ["a"],
            "TestIt.test_class": ["a"],
            "TestIt.test_any": [],
            "TestIt": [],
        }


def given(decorators: str, signature: str = "a, b, c") -> list[str]:
    """What a test with decorators asks for, apart from what `parametrize` gives."""
    text = (
        "import pytest\nfrom unittest import mock\nfrom unittest.mock import patch, DEFAULT\n"
        "from hypothesis import given, settings, strategies as st\n"
        f"{decorators}\ndef test_it({signature}): ..."
    )
    asking = askings(text)["test_it"]
    return [one.name for one in asking.requests if one.name not in asking.given]


class TestParametrize:
    @pytest.mark.parametrize(
        ("arguments", "names"),
        [
            ("'a', [1]", ["b", "c"]),
            ("'a, b', [(1, 2)]", ["c"]),
            ("['a', 'b'], []", ["c"]),
            ("('a', 'b'), []", ["c"]),
            ("argvalues=[1], argnames='a'", ["b", "c"]),
            ("'a', [1], indirect=True", ["a", "b", "c"]),
            ("'a, b', [], indirect=['b']", ["b", "c"]),
            ("'a, b', [], True", ["a", "b", "c"]),
        ],
    )
    def test_names_that_get_values_are_no_requests(self, arguments: str, names: list[str]) -> None:
        assert given(f"@pytest.mark.parametrize({arguments})") == names

    def test_on_a_class_and_a_module(self) -> None:
        text = """
import pytest
pytestmark = [pytest.mark.slow, pytest.mark.parametrize("a", [1])]

@pytest.mark.parametrize("b", [1])
class TestIt:
    pytestmark = pytest.mark.parametrize("c", [1])
    def test_it(self, a, b, c, d): ...
"""
        assert askings(text)["TestIt.test_it"].given == {"a", "b", "c"}

    @pytest.mark.parametrize(
        "decorator",
        [
            "@pytest.mark.parametrize(NAMES, [1])",
            "@pytest.mark.parametrize(*ARGUMENTS)",
            "@pytest.mark.parametrize('a', [1], indirect=WHICH)",
            "@cases('a', [1])",
            "@pytest.mark.skipif('x')",
        ],
    )
    def test_where_names_are_computed_nothing_is_certain(self, decorator: str) -> None:
        text = f"import pytest\nfrom app import cases, NAMES\n{decorator}\ndef test_it(b): ..."
        assert not askings(text)["test_it"].is_certain

    def test_an_alias_of_a_mark_is_the_mark(self) -> None:
        text = """
import pytest
cases = pytest.mark.parametrize
both = pytest.mark.parametrize("a", [1])

@cases("b", [1])
@both
def test_it(a, b): ...
"""
        assert askings(text)["test_it"].given == {"a", "b"}


class TestMocks:
    @pytest.mark.parametrize(
        ("decorators", "names"),
        [
            ("@patch('x.y')", ["b", "c"]),
            ("@mock.patch('x.y')\n@patch('x.z')", ["c"]),
            ("@patch('x.y', autospec=True)", ["b", "c"]),
            ("@patch('x.y', new=1)", ["a", "b", "c"]),
            ("@patch('x.y', None)", ["a", "b", "c"]),
            ("@patch('x.y', DEFAULT)", ["b", "c"]),
            ("@patch('x.y', new=mock.DEFAULT)", ["b", "c"]),
            ("@patch('x.y', new_callable=dict)", ["b", "c"]),
            ("@patch.object(x, 'y')", ["b", "c"]),
            ("@mock.patch.object(x, 'y', 1)", ["a", "b", "c"]),
            ("@patch.dict(x, {})", ["a", "b", "c"]),
            ("@patch('x.y')\n@pytest.mark.parametrize('b', [1])", ["c"]),
        ],
    )
    def test_they_fill_in_from_the_left(self, decorators: str, names: list[str]) -> None:
        assert given(decorators) == names

    def test_on_a_class_they_fill_in_its_tests(self) -> None:
        text = """
from unittest.mock import patch

@patch("x.y")
class TestIt:
    @patch("x.z")
    def test_it(self, z, y, a): ...
    def helper(self): ...
"""
        assert asked(text)["TestIt.test_it"] == ["a"]

    @pytest.mark.parametrize(
        "decorator", ["@patch.multiple('x', y=DEFAULT)", "@patch('x', **HOW)", "@own_patch"]
    )
    def test_where_it_does_not_show_nothing_is_certain(self, decorator: str) -> None:
        text = f"from unittest.mock import patch, DEFAULT\n{decorator}\ndef test_it(y): ..."
        assert not askings(text)["test_it"].is_certain


class TestHypothesis:
    @pytest.mark.parametrize(
        ("decorators", "names"),
        [
            ("@given(st.text())", ["a", "b"]),
            ("@given(st.text(), st.text())", ["a"]),
            ("@given(b=st.text())", ["a", "c"]),
            ("@settings(max_examples=1)\n@given(c=st.text())", ["a", "b"]),
            ("@given(...)", []),
        ],
    )
    def test_it_fills_in_from_the_right_or_by_name(self, decorators: str, names: list[str]) -> None:
        assert given(decorators) == names


class TestGroups:
    def test_usefixtures_everywhere(self) -> None:
        text = """
import pytest
pytestmark = pytest.mark.usefixtures("of_module")

@pytest.mark.usefixtures("of_class", "more")
class TestIt:
    @pytest.mark.usefixtures("of_test")
    def test_it(self, a): ...
"""
        assert asked(text) == {"TestIt.test_it": ["a", "of_test"], "TestIt": ["of_class", "more"]}
        assert askings(text + "\ndef test_b(): ...")[""].requests[0].name == "of_module"

    def test_what_is_no_test_is_left_out(self) -> None:
        text = """
import abc
import unittest
import pytest

__all__ = ["test_data"]
test_data = make()

def helper(a): ...

class Helper:
    def test_it(self, a): ...

class TestWithState:
    def __init__(self): ...
    def test_it(self, a): ...

class TestOff:
    __test__ = False
    def test_it(self, a): ...

class TestBase(abc.ABC):
    @abc.abstractmethod
    def make(self): ...
    def test_it(self, a): ...

class Other:
    __test__ = True
    def test_it(self, a): ...

class Old(unittest.TestCase):
    @pytest.mark.usefixtures("db")
    def test_it(self, a): ...
"""
        assert asked(text) == {
            "Other.test_it": ["a"],
            "Other": [],
            "Old.test_it": ["db"],
            "Old": [],
        }

    def test_tests_that_classes_inherit(self) -> None:
        base = """
import pytest

class Shared:
    def test_shared(self, a): ...
    def test_other(self, b): ...
"""
        text = """
from base import Shared

class TestIt(Shared):
    def test_other(self, c): ...

class TestNested:
    class TestInner(Shared): ...
"""
        found = places({"tests/base.py": base, "tests/test_it.py": text})
        labels = {
            each.label: [request.name for request in each.requests]
            for each in collected(found, "tests/test_it.py")
        }
        assert labels["TestIt.test_shared"] == ["a"]
        assert labels["TestIt.test_other"] == ["c"]
        assert labels["TestNested.TestInner.test_other"] == ["b"]

    def test_a_module_can_be_no_test_at_all(self) -> None:
        assert askings("__test__ = False\ndef test_it(a): ...") == {}
        assert askings("def test_it(a): ...", path="helpers.py") == {}
