"""Fixtures that do not fit together, and what a phase has to do with it."""

from collections.abc import Mapping

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.contracts.fixtures import faults, new_fixture_faults
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.layout import Layout
from migrator.core.project import Project
from tests.core.gate.views import Files, view

Texts = Mapping[str, str]


def told(files: Texts, *paths: str) -> list[tuple[str, str]]:
    """The codes and messages for some files, or for all."""
    found = faults(view(files), paths or [path for path in files if path.endswith(".py")])
    return [(fault.code, fault.message) for fault in found]


def codes(files: Texts, *paths: str) -> list[str]:
    return [code for code, _message in told(files, *paths)]


def new(before: Texts, changed: Mapping[str, str | None]) -> list[Fault]:
    """What is new after some files have changed; None takes a file away."""
    after = {path: text for path, text in {**before, **changed}.items() if text is not None}
    changes = [_change(path, before.get(path), text) for path, text in changed.items()]
    return new_fixture_faults(view(before), view(after), changes)


def _change(path: str, old: str | None, text: str | None) -> FileChange:
    if old is None or text is None:
        before, after = (None if side is None else side.encode() for side in (old, text))
        return FileChange(path, before, after)
    return FileChange.edited(path, old.encode(), [Edit(0, len(old.encode()), text.encode())])


def new_codes(before: Texts, changed: Mapping[str, str | None]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in new(before, changed)]


def made(text: str) -> str:
    """A module that has imported pytest."""
    return f"import pytest\n\n{text}"


DB = made("@pytest.fixture\ndef db(): ...\n")


class TestScopes:
    def test_one_that_is_too_narrow(self) -> None:
        text = made("@pytest.fixture(scope='session')\ndef engine(tmp_path): ...\n")
        (fault,) = faults(view({"conftest.py": text}), ["conftest.py"])
        assert fault == Fault(
            "conftest.py",
            4,
            "fixture-scope",
            "the session-scoped fixture `engine` asks for the function-scoped `tmp_path`",
            "give `engine` the narrower scope, or `tmp_path` the wider one",
        )

    @pytest.mark.parametrize(
        ("scope", "asked", "broken"),
        [
            ("session", "package", True),
            ("package", "module", True),
            ("module", "class", True),
            ("class", "function", True),
            ("function", "session", False),
            ("module", "module", False),
        ],
    )
    def test_wider_asks_for_narrower(self, scope: str, asked: str, broken: bool) -> None:
        text = made(
            f"@pytest.fixture(scope='{asked}')\ndef a(): ...\n\n"
            f"@pytest.fixture(scope='{scope}')\nasync def b(a): yield 1\n"
        )
        found = codes({"pytest.ini": "[pytest]\nasyncio_mode = auto\n", "conftest.py": text})
        assert found == (["fixture-scope"] if broken else [])

    @pytest.mark.parametrize("scope", ["SCOPE", "lambda **_: 'session'"])
    def test_a_scope_that_is_not_known_is_no_fault(self, scope: str) -> None:
        text = made(f"@pytest.fixture(scope={scope})\ndef engine(tmp_path): ...\n")
        assert codes({"conftest.py": text}) == []

    def test_through_one_that_is_not_known(self) -> None:
        text = made(
            "@pytest.fixture(scope='session')\ndef wide(any_scope): ...\n\n"
            "@pytest.fixture(scope=SCOPE)\ndef any_scope(tmp_path): ...\n"
        )
        ((code, message),) = told({"conftest.py": text})
        assert code == "fixture-scope"
        assert "asks for `any_scope`, which asks for the function-scoped `tmp_path`" in message

    def test_every_step_is_told_where_it_is_made(self) -> None:
        text = made(
            "@pytest.fixture(scope='session')\ndef wide(between): ...\n\n"
            "@pytest.fixture(scope='session')\ndef between(tmp_path): ...\n"
        )
        assert [message for _code, message in told({"conftest.py": text})] == [
            "the session-scoped fixture `between` asks for the function-scoped `tmp_path`"
        ]

    def test_looked_up_while_it_runs(self) -> None:
        text = made(
            "@pytest.fixture(scope='module')\ndef a(request): request.getfixturevalue('tmp_path')\n"
        )
        assert codes({"conftest.py": text}) == ["fixture-scope"]

    def test_a_parameter_that_a_decorator_fills_in(self) -> None:
        text = (
            "import pytest\nfrom app import run_with\n\n@pytest.fixture\ndef db(): ...\n\n"
            "@pytest.fixture(scope='module')\n@run_with(1)\ndef app(db): ...\n"
        )
        assert codes({"conftest.py": text}) == []

    def test_an_override_near_a_test_is_too_narrow_for_one_from_afar(self) -> None:
        files = {
            "conftest.py": made(
                "@pytest.fixture(scope='session')\ndef db(): ...\n\n"
                "@pytest.fixture(scope='session')\ndef app(db): ...\n"
            ),
            "test_it.py": DB + "def test_a(app): ...\ndef test_b(app): ...\n",
        }
        assert told(files) == [
            (
                "fixture-scope",
                "tests ask for the session-scoped fixture `app`, which here asks for "
                "the function-scoped `db`",
            )
        ]

    def test_an_override_that_is_wide_enough_mends_it(self) -> None:
        files = {
            "conftest.py": DB + "@pytest.fixture(scope='session')\ndef app(db): ...\n",
            "test_it.py": made(
                "@pytest.fixture(scope='session')\ndef db(): ...\n\ndef test_it(app): ...\n"
            ),
        }
        assert codes(files) == []

    def test_a_value_that_parametrize_gives_has_no_scope(self) -> None:
        files = {
            "test_it.py": made(
                "@pytest.fixture(scope='module')\ndef app(size): ...\n\n"
                "@pytest.mark.parametrize('size', [1])\ndef test_it(app, size): ...\n"
            )
        }
        assert codes(files) == []


ASYNC = made("@pytest.fixture\nasync def client(): ...\n")


class TestAsync:
    @pytest.mark.parametrize("body", ["return 1", "yield 1"])
    def test_plain_pytest_awaits_nothing(self, body: str) -> None:
        text = made(f"@pytest.fixture\nasync def client(): {body}\n")
        (fault,) = faults(view({"test_it.py": text}), ["test_it.py"])
        assert (fault.code, fault.line) == ("fixture-async", 4)
        assert "`client` is async" in fault.message
        assert "pytest_asyncio.fixture" in fault.remedy

    @pytest.mark.parametrize(
        "files",
        [
            {"pytest.ini": "[pytest]\nasyncio_mode = auto\n"},
            {"pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--asyncio-mode=auto"\n'},
            {"pytest.ini": "[pytest]\nasyncio_mode = legacy\n"},
            {"pytest.ini": "[pytest]\ntrio_mode = true\n"},
            {"Makefile": "test:\n\tpytest --asyncio-mode=auto\n"},
            {".github/workflows/ci.yml": "run: pytest --asyncio-mode auto\n"},
            {"noxfile.py": "session.run('pytest', '--asyncio-mode=auto')\n"},
            {"conftest.py": "@pytest.fixture\ndef anyio_backend(): ...\n"},
            {"conftest.py": "def pytest_fixture_setup(fixturedef, request): ...\n"},
            {"tests/pytest.ini": "[pytest]\n", "pytest.ini": "[pytest]\nasyncio_mode = auto\n"},
        ],
    )
    def test_somebody_may_await_it(self, files: Texts) -> None:
        assert codes({"tests/test_it.py": ASYNC, **files}, "tests/test_it.py") == []

    @pytest.mark.parametrize(
        "files",
        [
            {"pytest.ini": "[pytest]\nasyncio_mode = strict\n"},
            {"README.md": "Run `pytest --asyncio-mode=auto`.\n"},
            {"other/pytest.ini": "[pytest]\nasyncio_mode = auto\n"},
            {"other/test_it.py": "pytestmark = pytest.mark.anyio\n"},
            {"app/core.py": "import anyio\n"},
        ],
    )
    def test_what_is_elsewhere_does_not_count(self, files: Texts) -> None:
        found = codes({"tests/test_it.py": ASYNC, **files}, "tests/test_it.py")
        assert found == ["fixture-async"]

    @pytest.mark.parametrize("mark", ["anyio", "trio"])
    def test_tests_of_another_loop(self, mark: str) -> None:
        text = f"{ASYNC}pytestmark = pytest.mark.{mark}\n"
        assert codes({"test_it.py": text}) == []
        files = {"tests/conftest.py": ASYNC, "tests/unit/test_it.py": text}
        assert codes(files, "tests/conftest.py") == []

    @pytest.mark.parametrize(
        "decorators",
        [
            "@pytest_asyncio.fixture",
            "@pytest_asyncio.fixture(loop_scope='module', scope='module')",
            "@pytest.fixture\n@run_in_loop",
            "@fixture",
        ],
    )
    def test_other_makers(self, decorators: str) -> None:
        text = (
            "import pytest, pytest_asyncio\nfrom app import run_in_loop\n"
            "try:\n    from pytest_asyncio import fixture\n"
            "except ImportError:\n    from pytest import fixture\n\n"
            f"{decorators}\nasync def client(): ...\n"
        )
        assert codes({"test_it.py": text}) == []


class TestMissing:
    def test_for_a_test_and_for_a_fixture(self) -> None:
        text = made(
            "@pytest.fixture\ndef app(engine): ...\n\n"
            "class TestIt:\n    def test_it(self, db, tmp_path): ...\n"
        )
        found = faults(view({"test_it.py": text}), ["test_it.py"])
        assert [(fault.line, fault.message) for fault in found] == [
            (4, "the fixture `app` asks for `engine`, which no fixture provides"),
            (7, "`TestIt.test_it` asks for `db`, which no fixture provides"),
        ]

    def test_by_marks(self) -> None:
        text = made(
            "pytestmark = pytest.mark.usefixtures('of_module')\n\n"
            "@pytest.mark.usefixtures('of_class')\nclass TestIt:\n"
            "    @pytest.mark.usefixtures('of_test')\n    def test_it(self): ...\n\n"
            "def test_other(): ...\n"
        )
        assert [message for _code, message in told({"test_it.py": text})] == [
            "the module asks for `of_module`, which no fixture provides",
            "`TestIt` asks for `of_class`, which no fixture provides",
            "`TestIt.test_it` asks for `of_test`, which no fixture provides",
        ]

    def test_one_that_each_module_supplies_itself(self) -> None:
        conftest = made("@pytest.fixture\ndef app(engine): ...\n")
        supplied = made("@pytest.fixture\ndef engine(): ...\n\ndef test_it(app): ...\n")
        files = {
            "conftest.py": conftest,
            "test_fine.py": supplied,
            "test_wrong.py": "def test_a(app): ...\ndef test_b(app): ...\n",
        }
        assert told(files) == [
            (
                "fixture-missing",
                "tests ask for the fixture `app`, which asks for `engine`, "
                "which no fixture provides here",
            )
        ]

    def test_what_comes_from_a_fixture_is_told_once(self) -> None:
        files = {
            "conftest.py": made("@pytest.fixture\ndef app(engine): ...\n"),
            "test_it.py": "def test_a(app): ...\ndef test_b(app): ...\n",
        }
        assert [message for _code, message in told(files)] == [
            "the fixture `app` asks for `engine`, which no fixture provides"
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "from library import *\ndef test_it(db): ...",
            "from library import db\ndef test_it(db): ...",
            "db = make_fixture()\ndef test_it(db): ...",
            "from app import wrapped\n@wrapped\ndef test_it(db): ...",
            "import pytest\n@pytest.mark.parametrize(NAMES, [])\ndef test_it(db): ...",
            "import pytest\n@pytest.mark.skip\ndef test_it(db): ...",
            "import pytest\n@pytest.mark.xfail\ndef test_it(db): ...",
            "from library import Base\nclass TestIt(Base):\n    def test_it(self, db): ...",
            "def test_it(request): request.getfixturevalue('db')",
            "pytest_plugins = plugins()\ndef test_it(db): ...",
            "globals()['db'] = 1\ndef test_it(db): ...",
            "import unittest\nclass TestIt(unittest.TestCase):\n    def test_it(self, db): ...",
        ],
    )
    def test_where_it_cannot_be_known_there_is_no_fault(self, text: str) -> None:
        assert codes({"test_it.py": text}) == []

    def test_files_without_tests_ask_for_nothing(self) -> None:
        files = {"app/core.py": "def test_connection(db): ...\n", "broken.py": "def (:"}
        assert codes(files) == []


SUITE: Texts = {
    "tests/conftest.py": DB,
    "tests/test_a.py": "def test_a(db): ...\n",
    "tests/test_b.py": DB + "def test_b(db): ...\n",
    "tests/unit/conftest.py": made("@pytest.fixture\ndef app(db): ...\n"),
    "tests/unit/test_c.py": "def test_c(app): ...\n",
    "other/test_d.py": "def helper(db): ...\n",
}


class TestLost:
    def test_whoever_asked_for_it_is_hurt(self) -> None:
        found = new(SUITE, {"tests/conftest.py": "import pytest\n"})
        assert [(fault.path, fault.message) for fault in found] == [
            ("tests/test_a.py", "`test_a` asks for `db`, which no fixture provides"),
            (
                "tests/unit/conftest.py",
                "the fixture `app` asks for `db`, which no fixture provides",
            ),
        ]

    def test_another_name_is_as_good_as_none(self) -> None:
        changed = {"tests/conftest.py": DB.replace("db", "database")}
        assert ("tests/test_a.py", "fixture-missing") in new_codes(SUITE, changed)
        both = {**changed, "tests/test_a.py": "def test_a(database): ...\n"}
        assert ("tests/test_a.py", "fixture-missing") not in new_codes(SUITE, both)

    def test_a_file_that_goes_takes_its_fixtures_along(self) -> None:
        assert ("tests/test_a.py", "fixture-missing") in new_codes(
            SUITE, {"tests/conftest.py": None}
        )

    def test_a_conftest_that_imports_it_instead_is_fine(self) -> None:
        changed = {"tests/conftest.py": "from tests.db import db\n", "tests/db.py": DB}
        assert new_codes(SUITE, changed) == []

    def test_a_module_that_a_conftest_imports_from(self) -> None:
        files = {
            "tests/__init__.py": "",
            "tests/fixtures.py": DB + "@pytest.fixture\ndef other(): ...\n",
            "tests/conftest.py": "from tests.fixtures import *\n",
            "tests/test_a.py": "def test_a(db, other): ...\n",
        }
        changed = {"tests/fixtures.py": DB.replace("def db", "def store")}
        found = [fault.message for fault in new(files, changed)]
        assert "`test_a` asks for `db`, which no fixture provides" in found
        assert "`test_a` asks for `other`, which no fixture provides" in found

    def test_one_without_its_decorator_is_lost(self) -> None:
        found = new_codes(SUITE, {"tests/conftest.py": "def db(): ...\n"})
        assert ("tests/test_a.py", "fixture-missing") in found

    def test_a_star_that_names_nothing_can_be_told_from_what_was_there(self) -> None:
        files = {
            "conftest.py": DB + "from library import *\n",
            "test_a.py": "from app import wrapped\n\n@wrapped\ndef test_a(db): ...\n",
        }
        changed = {"conftest.py": "import pytest\nfrom library import *\n"}
        assert new_codes(files, changed) == [("test_a.py", "fixture-missing")]
        opened = {"conftest.py": DB}, {"conftest.py": "from library import *\n"}
        assert new_codes({**files, **opened[0]}, opened[1]) == []

    def test_a_test_of_the_phase_that_asks_for_nothing_that_is_there(self) -> None:
        changed = {"tests/test_a.py": "def test_a(db, nothing): ...\n"}
        (fault,) = new(SUITE, changed)
        assert (fault.path, fault.line) == ("tests/test_a.py", 1)
        assert fault.message == "`test_a` asks for `nothing`, which no fixture provides"

    def test_what_a_plugin_provides_is_known_by_those_who_asked_before(self) -> None:
        files = {**SUITE, "tests/test_e.py": "def test_e(mocker): ...\n"}
        changed = {"tests/test_a.py": "def test_a(db, mocker): ...\n"}
        assert new_codes(files, changed) == []
        override = made("@pytest.fixture\ndef mocker(mocker): ...\n")
        files = {**SUITE, "tests/unit/conftest.py": override}
        assert new_codes(files, changed) == []

    def test_a_helper_with_a_parameter_of_the_name_is_no_such_sign(self) -> None:
        files = {**SUITE, "tests/test_e.py": "def helper(nothing): ...\n"}
        changed = {"tests/test_a.py": "def test_a(db, nothing): ...\n"}
        assert new_codes(files, changed) == [("tests/test_a.py", "fixture-missing")]

    def test_what_was_missing_before_is_not_new(self) -> None:
        files = {"test_a.py": "def test_a(nothing): ...\n"}
        assert new(files, {"test_a.py": "import os\n\n\ndef test_a(nothing): ...\n"}) == []
        assert new(files, {"test_a.py": None, "test_b.py": "def test_a(nothing): ...\n"}) == []

    def test_a_fixture_that_the_class_of_other_files_gave(self) -> None:
        base = made("class Base:\n    @pytest.fixture\n    def db(self): ...\n")
        files = {
            "tests/__init__.py": "",
            "tests/test_base.py": base,
            "tests/test_a.py": "from tests.test_base import Base\n\n"
            "class TestIt(Base):\n    def test_a(self, db): ...\n",
            "tests/test_z.py": "def test_z(helper): helper(db)\n",
        }
        changed = {"tests/test_base.py": base.replace("def db", "def store")}
        found = new_codes(files, changed)
        assert ("tests/test_a.py", "fixture-missing") in found


WIDE = made("@pytest.fixture(scope='session')\ndef db(): ...\n")
APP = made("@pytest.fixture(scope='module')\ndef app(db): ...\n")
SCOPED: Texts = {
    "conftest.py": WIDE,
    "a/conftest.py": APP,
    "a/test_a.py": "def test_a(app, db): ...\n",
}


class TestNarrowed:
    def test_whoever_lives_longer_is_hurt(self) -> None:
        assert new_codes(SCOPED, {"conftest.py": DB}) == [("a/conftest.py", "fixture-scope")]

    def test_a_new_definition_in_between_counts_as_well(self) -> None:
        assert new_codes(SCOPED, {"a/b.py": "", "a/conftest.py": APP + DB}) == [
            ("a/conftest.py", "fixture-scope")
        ]

    def test_one_that_was_too_narrow_before_is_not_new(self) -> None:
        files = {**SCOPED, "conftest.py": DB}
        changed = {"a/conftest.py": "import os\n" + APP}
        assert new(files, changed) == []

    def test_widening_is_fine(self) -> None:
        files = {**SCOPED, "conftest.py": DB}
        assert new(files, {"conftest.py": WIDE}) == []

    def test_a_fixture_that_becomes_async(self) -> None:
        changed = {"conftest.py": WIDE.replace("def db", "async def db")}
        assert new_codes(SCOPED, changed) == [("conftest.py", "fixture-async")]
        assert (
            new(
                {**SCOPED, "conftest.py": changed["conftest.py"]},
                {"conftest.py": "import os\n" + changed["conftest.py"]},
            )
            == []
        )


MANAGER = made("@pytest.fixture\ndef manager(): return make()\n")


class TestIdle:
    @pytest.mark.parametrize(
        "tests",
        [
            "def test_a(): ...\n",
            "def test_a():\n    with patch('app.other.manager'): ...\n",
            "def test_a(monkeypatch): monkeypatch.setattr(app, 'manager', 1)\n",
            "def helper(manager): ...\n",
            "MANAGERS = {'manager': 1}\n",
            "@pytest.mark.parametrize('manager', [1])\ndef test_a(): ...\n",
        ],
    )
    def test_one_that_nobody_asks_for(self, tests: str) -> None:
        (fault,) = new({"test_a.py": tests}, {"test_a.py": MANAGER + tests})
        assert (fault.line, fault.code) == (4, "fixture-unused")
        assert fault.message == "nobody asks for the new fixture `manager`"

    @pytest.mark.parametrize(
        "tests",
        [
            "def test_a(manager): ...\n",
            "class TestA:\n    def test_a(self, manager): ...\n",
            "class TestA:\n    def prepare(self, manager): ...\n",
            "@pytest.fixture(autouse=True)\ndef other(manager): ...\n",
            "@pytest.mark.usefixtures('manager')\ndef test_a(): ...\n",
            "pytestmark = [pytest.mark.usefixtures('manager')]\n",
            "def test_a(request): request.getfixturevalue('manager')\n",
            "def test_a(request): request.getfixturevalue(f'{kind}ager')\n",
            "NAMES = ['manager']\n\ndef test_a(request, n): request.getfixturevalue(n)\n",
            "@pytest.mark.parametrize('m', [pytest.lazy_fixture('manager')])\ndef test_a(m): ...\n",
            "@pytest.mark.parametrize('manager', [1], indirect=True)\ndef test_a(manager): ...\n",
            "@given('a manager')\ndef step(manager): ...\n",
        ],
    )
    def test_ways_to_ask(self, tests: str) -> None:
        assert new({"test_a.py": tests}, {"test_a.py": MANAGER + tests}) == []

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("tests/unit/test_b.py", "def test_b(manager): ...\n"),
            ("tests/unit/conftest.py", made("@pytest.fixture\ndef app(manager): ...\n")),
            ("tests/test_b.py", "@pytest.mark.usefixtures('manager')\ndef test_b(): ...\n"),
            ("tests/guide.rst", ">>> manager = getfixture('manager')\n"),
            ("pytest.ini", "[pytest]\nusefixtures = manager\n"),
        ],
    )
    def test_one_of_a_conftest_may_be_asked_for_below(self, path: str, text: str) -> None:
        files = {"tests/conftest.py": "", path: text}
        assert new_codes(files, {"tests/conftest.py": MANAGER}) == []

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("other/test_b.py", "def test_b(manager): ...\n"),
            ("tests/test_b.py", "def test_b(): manager = 1\n"),
            ("tests/test_b.py", "def helper(manager): ...\ndef test_b(): helper(manager)\n"),
        ],
    )
    def test_what_cannot_see_it_or_does_not_ask(self, path: str, text: str) -> None:
        files = {"tests/conftest.py": "", path: text}
        assert new_codes(files, {"tests/conftest.py": MANAGER}) == [
            ("tests/conftest.py", "fixture-unused")
        ]

    def test_a_module_that_others_import_it_from(self) -> None:
        files = {
            "tests/__init__.py": "",
            "tests/fixtures.py": "",
            "tests/test_a.py": "from tests.fixtures import *\n\ndef test_a(manager): ...\n",
            "tests/test_b.py": "",
            "tests/test_c.py": "from tests.test_b import *\n\ndef test_c(manager): ...\n",
        }
        assert new(files, {"tests/fixtures.py": MANAGER}) == []
        assert new(files, {"tests/test_b.py": MANAGER}) == []

    def test_an_override_is_asked_for_by_the_name_of_the_other(self) -> None:
        files = {"conftest.py": MANAGER, "test_a.py": "def test_a(): ...\n"}
        assert new(files, {"test_a.py": MANAGER + files["test_a.py"]}) == []

    @pytest.mark.parametrize(
        "fixture",
        [
            "@pytest.fixture(autouse=True)\ndef manager(): ...\n",
            "@pytest.fixture(autouse=AUTOUSE)\ndef manager(): ...\n",
            "@pytest.fixture\ndef event_loop_policy(): ...\n",
            "@pytest.fixture\ndef vcr_config(): ...\n",
        ],
    )
    def test_ones_that_need_not_be_asked_for(self, fixture: str) -> None:
        assert new({"test_a.py": ""}, {"test_a.py": made(fixture)}) == []

    def test_one_that_was_idle_before_may_stay_so(self) -> None:
        moved = {"test_a.py": "import pytest\n", "conftest.py": MANAGER}
        assert new({"test_a.py": MANAGER}, moved) == []
        renamed = {"test_a.py": MANAGER.replace("def manager", "def the_manager")}
        assert new({"test_a.py": MANAGER}, renamed) == []
        grown = {"test_a.py": renamed["test_a.py"] + "@pytest.fixture\ndef more(): ...\n"}
        assert len(new({"test_a.py": MANAGER}, grown)) == 1

    def test_one_that_lost_those_who_asked_and_was_there_before_is_not_made(self) -> None:
        files = {"test_a.py": MANAGER + "def test_a(manager): ...\n"}
        assert new(files, {"test_a.py": MANAGER + "def test_a(): ...\n"}) == []

    def test_an_idle_one_in_three_files_of_four(self) -> None:
        files = {f"test_{name}.py": f"def test_{name}(): ...\n" for name in "abcd"}
        changed = {path: MANAGER + text for path, text in files.items()}
        changed["test_d.py"] = MANAGER + "def test_d(manager): ...\n"
        assert [path for path, _code in new_codes(files, changed)] == [
            "test_a.py",
            "test_b.py",
            "test_c.py",
        ]


class TestCost:
    def test_files_that_have_nothing_to_do_with_it_are_not_read(self) -> None:
        files = {
            "conftest.py": DB,
            "test_a.py": "from app import old\n\ndef test_a(db): ...\n",
            **{f"test_{number}.py": "def test_it(db): ...\n" for number in range(50)},
            **{f"app/m{number}.py": "db = 1\n" for number in range(50)},
        }
        after = {**files, "test_a.py": "from app import new\n\ndef test_a(db): ...\n"}
        tree = Noted(after)
        project = Project(Layout(sorted(after)), tree)
        change = _change("test_a.py", files["test_a.py"], after["test_a.py"])
        assert new_fixture_faults(view(files), View(tree, project), [change]) == []
        assert tree.read_paths == {"test_a.py", "conftest.py", "setup.py"}


class Noted(Files):
    """A tree that notes which of its Python files are read."""

    def __init__(self, files: Texts) -> None:
        super().__init__(files)
        self.read_paths: set[str] = set()

    def read(self, path: str) -> bytes | None:
        if path.endswith(".py"):
            self.read_paths.add(path)
        return super().read(path)
