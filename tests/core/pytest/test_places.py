"""Which fixtures can be asked for at a place, and which of several is meant."""

from migrator.core.pytest.needs import lacks, mismatches
from migrator.core.pytest.places import Place
from migrator.core.pytest.provided import FixtureScope
from tests.core.pytest.suites import places

FIXTURE = "import pytest\n\n@pytest.fixture\ndef {name}({asks}): ...\n"


def fixture(name: str, asks: str = "") -> str:
    return FIXTURE.format(name=name, asks=asks)


def at(files: dict[str, str], path: str, *owner: str) -> Place:
    return places(files).at(path, owner)


def homes(place: Place, name: str) -> list[str]:
    """The files of the definitions behind a name, the nearest first."""
    return [one.fixtures[0].path if one.fixtures else "?" for one in place.provided(name)]


class TestFolders:
    def test_the_nearest_conftest_wins(self) -> None:
        files = {
            "conftest.py": fixture("db"),
            "tests/conftest.py": fixture("db", "db"),
            "tests/unit/test_it.py": "",
            "tests/other/conftest.py": fixture("db"),
        }
        place = at(files, "tests/unit/test_it.py")
        assert homes(place, "db") == ["tests/conftest.py", "conftest.py"]

    def test_one_that_asks_for_its_own_name_means_the_next(self) -> None:
        files = {"conftest.py": fixture("db"), "test_it.py": fixture("db", "db")}
        place = at(files, "test_it.py")
        own = place.provided("db")[0].fixtures[0]
        found = place.behind("db", (own,))
        assert found is not None
        assert found.fixtures[0].path == "conftest.py"
        assert place.behind("db", (own, own)) is None

    def test_classes_see_their_own_and_those_around(self) -> None:
        text = """
import pytest

@pytest.fixture
def a(): ...

class TestOuter:
    @pytest.fixture
    def a(self, a): ...
    @pytest.fixture
    def b(self): ...
    class TestInner:
        @pytest.fixture
        def c(self, a, b): ...
"""
        files = {"test_it.py": text}
        assert len(at(files, "test_it.py", "TestOuter", "TestInner").provided("a")) == 2
        assert at(files, "test_it.py", "TestOuter", "TestInner").defines("c")
        assert not at(files, "test_it.py", "TestOuter").defines("c")
        assert not at(files, "test_it.py").defines("b")

    def test_pytest_has_its_own(self) -> None:
        place = at({"test_it.py": ""}, "test_it.py")
        found = place.behind("tmp_path")
        assert found is not None
        assert found.fixtures[0].scope is FixtureScope.FUNCTION
        assert place.defines("request")
        assert not place.defines("mocker")


class TestImports:
    def test_by_name_under_another_name_and_by_a_star(self) -> None:
        files = {
            "tests/__init__.py": "",
            "tests/fixtures/__init__.py": "from .db import db, engine as machine\n",
            "tests/fixtures/db.py": fixture("db") + fixture("engine"),
            "tests/fixtures/web.py": fixture("client"),
            "tests/conftest.py": "from tests.fixtures import db, machine\n"
            "from .fixtures.web import *\n",
            "tests/test_it.py": "",
        }
        place = at(files, "tests/test_it.py")
        assert homes(place, "db") == ["tests/fixtures/db.py"]
        assert homes(place, "machine") == ["tests/fixtures/db.py"]
        assert homes(place, "client") == ["tests/fixtures/web.py"]
        assert homes(place, "engine") == []

    def test_a_name_that_the_decorator_gives_goes_along(self) -> None:
        named = "import pytest\n@pytest.fixture(name='db')\ndef make_db(): ...\n"
        files = {"helpers.py": named, "test_it.py": "from helpers import make_db\n"}
        place = at(files, "test_it.py")
        assert homes(place, "db") == ["helpers.py"]
        assert homes(place, "make_db") == []

    def test_modules_beside_a_test_that_is_in_no_package(self) -> None:
        files = {
            "checks/unit/helpers.py": fixture("db"),
            "checks/unit/test_it.py": "from helpers import db\n",
        }
        assert homes(at(files, "checks/unit/test_it.py"), "db") == ["checks/unit/helpers.py"]

    def test_what_comes_from_outside_is_something_and_a_star_may_be_anything(self) -> None:
        place = at({"test_it.py": "from library.testing import db\n"}, "test_it.py")
        assert homes(place, "db") == ["?"]
        assert not place.is_open
        assert at({"test_it.py": "from library.testing import *\n"}, "test_it.py").is_open

    def test_functions_and_classes_of_the_project_are_no_fixtures(self) -> None:
        files = {
            "app/core.py": "def db(): ...\nclass client: ...\n",
            "test_it.py": "from app.core import db, client\nimport app.core as store\n",
        }
        place = at(files, "test_it.py")
        assert [homes(place, name) for name in ("db", "client", "store")] == [[], [], []]

    def test_modules_that_import_each_other_do_no_harm(self) -> None:
        files = {
            "a.py": "from b import *\nfrom b import db\n",
            "b.py": "from a import *\nfrom a import db\n",
            "test_it.py": "from a import db, fixture\n",
        }
        assert homes(at(files, "test_it.py"), "db") == []


class TestPlugins:
    def test_pytest_plugins_of_a_conftest_and_what_they_name_themselves(self) -> None:
        files = {
            "conftest.py": "pytest_plugins = ['tests.plugin', 'library.plugin']\n",
            "tests/plugin.py": "pytest_plugins = 'tests.more'\n" + fixture("db"),
            "tests/more.py": fixture("client"),
            "tests/unit/test_it.py": "",
        }
        place = at(files, "tests/unit/test_it.py")
        assert homes(place, "db") == ["tests/plugin.py"]
        assert homes(place, "client") == ["tests/more.py"]

    def test_options_and_entry_points(self) -> None:
        files = {
            "pytest.ini": "[pytest]\naddopts = -p tests.plugin\n",
            "pyproject.toml": "[project.entry-points.pytest11]\nit = 'app.testing'\n",
            "tests/plugin.py": fixture("db"),
            "src/app/testing.py": fixture("client"),
            "tests/test_it.py": "",
        }
        place = at(files, "tests/test_it.py")
        assert homes(place, "db") == ["tests/plugin.py"]
        assert homes(place, "client") == ["src/app/testing.py"]

    def test_those_that_are_installed(self) -> None:
        class Installed:
            def longest_module(self, dotted: str) -> str | None:
                return dotted if dotted == "pytest_mock" else None

            def defines(self, module: str, name: str) -> bool | None:
                return None

        place = places({"test_it.py": ""}, Installed()).at("test_it.py")
        assert homes(place, "mocker") == ["?"]
        assert homes(place, "benchmark") == []


class TestWhatMayBe:
    def test_names_that_are_made_by_calls_or_decorators(self) -> None:
        text = """
import pytest
from app import own_fixture, make

db = make()
engine = pytest.fixture(make)
VALUE = 3
@own_fixture
def client(): ...
@pytest.mark.slow
def plain(): ...
"""
        place = at({"test_it.py": text}, "test_it.py")
        names = ("db", "engine", "client", "VALUE", "plain", "make", "own_fixture")
        assert [bool(place.provided(name)) for name in names] == [
            True, True, True, False, False, True, True,
        ]  # fmt: skip

    def test_names_that_hooks_generate(self) -> None:
        hook = """
def pytest_generate_tests(metafunc):
    if "backend" in metafunc.fixturenames:
        metafunc.parametrize("backend", [1, 2])
"""
        place = at({"conftest.py": hook, "test_it.py": ""}, "test_it.py")
        assert place.provided("backend")
        assert not place.is_open
        computed = hook.replace('"backend", [', "name, [")
        assert at({"conftest.py": computed, "test_it.py": ""}, "test_it.py").is_open

    def test_what_defines_fixtures_without_a_statement_leaves_all_open(self) -> None:
        for text in (
            "globals()['db'] = 1",
            "setattr(sys.modules[__name__], 'db', 1)",
            "pytest_plugins = plugins()",
            "pytest_plugins = ['a']\npytest_plugins += more()",
            "import pytest\n@pytest.fixture(name=NAME)\ndef db(): ...",
            "def pytest_configure(config): config.pluginmanager.register(Plugin())",
            "def broken(:",
        ):
            assert at({"conftest.py": text, "test_it.py": ""}, "test_it.py").is_open, text

    def test_what_only_looks_like_it_does_not(self) -> None:
        text = "def test_it(monkeypatch): monkeypatch.setattr(sys, 'argv', []); session.exec(x)"
        assert not at({"test_it.py": text}, "test_it.py").is_open


class TestClasses:
    def test_fixtures_of_bases_here_and_elsewhere(self) -> None:
        files = {
            "tests/__init__.py": "from tests.base import Base\n",
            "tests/base.py": "import pytest\n\nclass Deep:\n    @pytest.fixture\n"
            "    def db(self): ...\n\nclass Base(Deep): ...\n",
            "tests/test_it.py": "from tests import Base\n\nclass Local(Base): ...\n\n"
            "class TestIt(Local):\n    def test_it(self, db): ...\n",
        }
        place = at(files, "tests/test_it.py", "TestIt")
        assert homes(place, "db") == ["tests/base.py"]
        assert not place.is_open

    def test_a_base_from_outside_leaves_all_open(self) -> None:
        text = "from library import Base\n\nclass TestIt(Base): ...\n"
        assert at({"test_it.py": text}, "test_it.py", "TestIt").is_open
        plain = "import abc, unittest, typing\n\nclass TestIt(abc.ABC, typing.Generic[T]): ...\n"
        assert not at({"test_it.py": plain}, "test_it.py", "TestIt").is_open


class TestNeeds:
    def test_what_is_missing_is_found_through_others(self) -> None:
        files = {"conftest.py": fixture("app", "engine"), "test_it.py": fixture("client", "app")}
        place = at(files, "test_it.py")
        client = place.provided("client")[0].fixtures[0]
        (lack,) = lacks(place, client.requests, frozenset())
        assert lack.request.name == "engine"
        assert [each.name for each in lack.chain] == ["app"]
        assert not list(lacks(place, client.requests, frozenset({"engine"})))

    def test_fixtures_that_ask_for_each_other_end(self) -> None:
        text = fixture("a", "b") + fixture("b", "a")
        place = at({"test_it.py": text}, "test_it.py")
        found = place.provided("a")[0].fixtures[0]
        assert [lack.request.name for lack in lacks(place, found.requests, frozenset())] == ["b"]
        assert not list(mismatches(place, found, frozenset()))

    def test_scopes_through_one_that_is_not_known(self) -> None:
        text = """
import pytest

@pytest.fixture(scope="session")
def wide(unknown): ...

@pytest.fixture(scope=SCOPE)
def unknown(tmp_path, wide): ...
"""
        place = at({"test_it.py": text}, "test_it.py")
        wide = place.provided("wide")[0].fixtures[0]
        (mismatch,) = mismatches(place, wide, frozenset())
        assert mismatch.needed.name == "tmp_path"
        assert [each.name for each in mismatch.through] == ["unknown"]
