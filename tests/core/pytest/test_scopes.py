"""Fixtures that live longer than what they need, and how narrow they have to be."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from migrator.core.edits import apply, in_order
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.needs import Key
from migrator.core.pytest.places import Places
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.scope_edits import scope_edit
from migrator.core.pytest.scopes import Narrowing, Remedy, TooWide, narrowed, too_wide
from migrator.core.source import PythonSource, read_python
from tests.core.pytest.suites import places

Texts = Mapping[str, str]
SCOPES = ["function", "class", "module", "package", "session"]


def fixture(name: str, asks: str = "", scope: str = "", more: str = "", body: str = "") -> str:
    said = ", ".join([*([f'scope="{scope}"'] if scope else []), *([more] if more else [])])
    brackets = f"({said})" if said else ""
    return f"@pytest.fixture{brackets}\ndef {name}({asks}):\n    {body or 'return 1'}\n"


def module(*parts: str) -> str:
    return "import pytest\n\n" + "\n".join(parts)


def asking(*names: str) -> str:
    return "\n".join(f"def test_{number}({name}):\n    pass\n" for number, name in enumerate(names))


@dataclass(frozen=True)
class Case:
    files: Texts
    #: Chains, with the file of the tests where it is for their sake only.
    found: tuple[str, ...] = ()
    narrowed: Texts = field(default_factory=dict)
    left: tuple[str, ...] = ()


CASES = {
    "direct": Case(
        {"test_it.py": module(fixture("a"), fixture("b", "a", "session"), asking("b"))},
        ("b > a",),
        {"b": "function"},
    ),
    "no_mismatch": Case(
        {
            "test_it.py": module(
                fixture("a", scope="session"),
                fixture("b", "a, request", "session"),
                fixture("c", "b, tmp_path"),
                asking("c"),
            )
        },
    ),
    "as_wide": Case(
        {
            "test_it.py": module(
                fixture("a", scope="module"), fixture("b", "a", "module"), asking("b")
            )
        },
    ),
    "all_the_way_up": Case(
        {
            "conftest.py": module(
                fixture("a"),
                fixture("b", "a", "session"),
                fixture("c", "b", "session"),
                fixture("d", "c", "module"),
                fixture("e", "d"),
            ),
            "test_it.py": asking("e"),
        },
        ("b > a",),
        {"b": "function", "c": "function", "d": "function"},
    ),
    "as_narrow_as_the_narrowest": Case(
        {
            "test_it.py": module(
                fixture("a", scope="module"),
                fixture("b", scope="class"),
                fixture("c", "a, b", "session"),
                fixture("d", "c", "package"),
                asking("d"),
            )
        },
        ("c > a", "c > b"),
        {"c": "class", "d": "class"},
    ),
    "package": Case(
        {
            "conftest.py": module(fixture("a", scope="package"), fixture("b", "a", "session")),
            "test_it.py": asking("b"),
        },
        ("b > a",),
        {"b": "package"},
    ),
    "of_pytest": Case(
        {
            "test_it.py": module(
                fixture("a", "tmp_path", "module"),
                fixture("b", "monkeypatch", "session"),
                fixture("c", "capsys", "class"),
                fixture("d", "request, tmp_path_factory, pytestconfig", "session"),
                asking("a", "b", "c", "d"),
            )
        },
        ("a > tmp_path", "b > monkeypatch", "c > capsys"),
        {"a": "function", "b": "function", "c": "function"},
    ),
    "through_computed": Case(
        {
            "conftest.py": module(
                fixture("a"),
                fixture("b", "a", more="scope=lambda fixture_name, config: 'function'"),
                fixture("c", "b", "session"),
            ),
            "test_it.py": asking("c"),
        },
        ("c > b > a",),
        {"c": "function"},
    ),
    "own_name": Case(
        {
            "conftest.py": module(fixture("db")),
            "sub/conftest.py": module(fixture("db", "db", "session")),
            "sub/test_it.py": asking("db"),
        },
        ("db > db",),
        {"db": "function"},
    ),
    "own_name_thrice": Case(
        {
            "conftest.py": module(fixture("db")),
            "sub/conftest.py": module(fixture("db", "db", "module")),
            "sub/test_it.py": module(
                fixture("db", "db", "module"),
                "class TestIt:\n",
                "    @pytest.fixture(scope='class')\n    def db(self, db): return db\n",
                "    def test_it(self, db): pass\n",
            ),
        },
        ("db > db",),
        {"db": "function"},
    ),
    "autouse": Case(
        {
            "conftest.py": module(fixture("a"), fixture("b", "a", "session", "autouse=True")),
            "test_it.py": "def test_it(): pass\n",
        },
        ("b > a",),
        {"b": "function"},
    ),
    "parametrized": Case(
        {
            "test_it.py": module(
                fixture("a", "request", "", "params=[1, 2]", "return request.param"),
                fixture("b", "a, request", "module", "params=[3]", "return a, request.param"),
                asking("b"),
            )
        },
        ("b > a",),
        {"b": "function"},
    ),
    "in_classes": Case(
        {
            "test_it.py": module(
                fixture("a"),
                "class TestIt:",
                '    @pytest.fixture(scope="class")\n    def b(self, a): return a\n',
                '    @pytest.fixture(scope="class")\n    def c(self, b): return b\n',
                "    def test_it(self, c): pass\n",
            )
        },
        ("b > a",),
        {"b": "function", "c": "function"},
    ),
    "marks_do_nothing": Case(
        {
            "test_it.py": module(
                fixture("a"),
                fixture("b", scope="session").replace("def", "# a is asked for by nobody\ndef"),
                asking("b"),
            )
        },
    ),
    "looked_up": Case(
        {
            "test_it.py": module(
                fixture("a"),
                fixture("b", "request", "module", body="return request.getfixturevalue('a')"),
                fixture("c", "request", body="return request.getfixturevalue('b')"),
                asking("c"),
            )
        },
        ("b > a",),
        {"b": "function"},
    ),
    "looked_up_for_the_test": Case(
        {
            "test_it.py": module(
                fixture("a"),
                fixture(
                    "b",
                    "request",
                    "module",
                    body="return request._pyfuncitem._request.getfixturevalue('a')",
                ),
                asking("b"),
            )
        },
    ),
    "overridden": Case(
        {
            "conftest.py": module(
                fixture("db", scope="session"), fixture("client", "db", "session")
            ),
            "test_it.py": asking("client"),
            "sub/conftest.py": module(fixture("db")),
            "sub/test_it.py": asking("client"),
        },
        ("client > db @sub/test_it.py",),
        left=("client > db @sub/test_it.py",),
    ),
    "overridden_but_not_used": Case(
        {
            "conftest.py": module(
                fixture("db", scope="session"), fixture("client", "db", "session")
            ),
            "test_it.py": asking("client"),
            "sub/conftest.py": module(fixture("db")),
            "sub/test_it.py": asking("db"),
        },
    ),
    "overridden_in_a_class": Case(
        {
            "conftest.py": module(
                fixture("db", scope="session"),
                fixture("pool", "db", "session"),
                fixture("client", "pool"),
            ),
            "test_it.py": module(
                "class TestIt:",
                "    @pytest.fixture\n    def db(self): return 2\n",
                "    def test_it(self, client): pass\n",
            ),
        },
        ("pool > db @test_it.py",),
        left=("pool > db @test_it.py",),
    ),
    "overridden_for_autouse": Case(
        {
            "conftest.py": module(
                fixture("db", scope="session"),
                fixture("client", "db", "session", "autouse=True"),
            ),
            "test_it.py": module(fixture("db"), "def test_it(): pass\n"),
        },
        ("client > db @test_it.py",),
        left=("client > db @test_it.py",),
    ),
    "template": Case(
        {
            "conftest.py": module(fixture("db"), fixture("client", "db", "session")),
            "sub/conftest.py": module(fixture("db", scope="session")),
            "sub/test_it.py": asking("client"),
        },
    ),
    "template_used_at_home_too": Case(
        {
            "conftest.py": module(fixture("db"), fixture("client", "db", "session")),
            "test_it.py": asking("client"),
            "sub/conftest.py": module(fixture("db", scope="session")),
            "sub/test_it.py": asking("client"),
        },
        ("client > db",),
        {"client": "function"},
    ),
    "nothing_at_home": Case(
        {
            "conftest.py": module(fixture("client", "db", "session")),
            "one/conftest.py": module(fixture("db", scope="session")),
            "one/test_it.py": asking("client"),
            "two/conftest.py": module(fixture("db")),
            "two/test_it.py": asking("client"),
        },
        ("client > db @two/test_it.py",),
        left=("client > db @two/test_it.py",),
    ),
    "narrowed_below_another": Case(
        {
            "conftest.py": module(
                fixture("db", scope="session"), fixture("client", "db", "session")
            ),
            "test_it.py": asking("client"),
            "sub/conftest.py": module(fixture("a"), fixture("db", "a", "session")),
            "sub/test_it.py": asking("db", "client"),
        },
        ("db > a",),
        {"db": "function"},
        ("client > db @sub/test_it.py",),
    ),
    "imported": Case(
        {
            "lib.py": module(
                fixture("settings", scope="session"), fixture("engine", "settings", "session")
            ),
            "conftest.py": module("from imported.lib import engine\n", fixture("settings")),
            "test_it.py": asking("engine"),
        },
        ("engine > settings",),
        {"engine": "function"},
    ),
    "imported_with_what_it_needs": Case(
        {
            "lib.py": module(fixture("settings"), fixture("engine", "settings", "session")),
            "conftest.py": module(
                "from imported_with_what_it_needs.lib import engine\n",
                fixture("settings", scope="session"),
            ),
            "test_it.py": asking("engine"),
        },
    ),
    "async_ones": Case(
        {
            "test_it.py": module(
                "import pytest_asyncio\n",
                "@pytest_asyncio.fixture\nasync def a(): return 1\n",
                '@pytest_asyncio.fixture(scope="module", loop_scope="module")\n'
                "async def b(a): return 1\n",
                '@pytest_asyncio.fixture(loop_scope="session", scope="session")\n'
                "async def c(b): yield 1\n",
                fixture("d", "c", "session"),
                '@pytest.mark.asyncio(loop_scope="session")\nasync def test_it(d): pass\n',
            )
        },
        ("b > a", "c > b"),
        {"b": "function", "c": "function", "d": "function"},
    ),
    "plugins": Case(
        {
            "test_it.py": module(
                fixture("b", "worker_id, testrun_uid, event_loop_policy", "session"),
                asking("b"),
            )
        },
    ),
}
#: What the text does not tell, or what pytest does not make.
UNTOLD = {
    "scope_of_a_name": {
        "test_it.py": module(
            'SCOPE = "session"', fixture("a"), fixture("b", "a", more="scope=SCOPE"), asking("b")
        )
    },
    "unknown_plugin": {"test_it.py": module(fixture("b", "mystery", "session"), asking("b"))},
    "several_definitions": {
        "test_it.py": module(
            "import sys\nif sys.platform == 'x':",
            "    @pytest.fixture\n    def a(): ...",
            "else:",
            '    @pytest.fixture(scope="session")\n    def a(): ...',
            fixture("b", "a", "session"),
            asking("b"),
        )
    },
    "hidden_by_a_star": {
        "conftest.py": module(fixture("a")),
        "sub/conftest.py": module("from somewhere import *", fixture("b", "a", "session")),
        "sub/test_it.py": asking("b"),
    },
    "alias_with_arguments": {
        "test_it.py": module(
            "from functools import partial",
            'shared = partial(pytest.fixture, scope="session")',
            fixture("a"),
            "@shared()\ndef b(a): ...",
            asking("b"),
        )
    },
    "usefixtures_on_a_fixture": {
        "test_it.py": module(
            fixture("a"), '@pytest.mark.usefixtures("a")\n' + fixture("b", scope="session")
        )
    },
    "computed_name": {
        "test_it.py": module(
            fixture("a"),
            fixture("b", "request", "session", body="return request.getfixturevalue(NAME)"),
        )
    },
    "by_another_object": {
        "test_it.py": module(
            fixture("a"),
            fixture("b", "request", "session", body="return other.getfixturevalue('a')"),
        )
    },
    "event_loop": {"test_it.py": module(fixture("b", "event_loop, request", "session"))},
    "unreadable": {"test_it.py": "@pytest.fixture(scope='session')\ndef b(:\n"},
}


def told(found: Iterable[TooWide]) -> tuple[str, ...]:
    return tuple(
        " > ".join(each.name for each in one.chain) + (f" @{one.only_for}" if one.only_for else "")
        for one in found
    )


def told_narrowings(remedy: Remedy) -> dict[str, str]:
    return {each.fixture.name: each.scope.word for each in remedy.narrowings.values()}


class TestTooWide:
    @pytest.mark.parametrize("name", CASES)
    def test_found_and_narrowed(self, name: str) -> None:
        case = CASES[name]
        joined = joined_files({name: case.files})
        suite = places(joined)
        found = too_wide(suite, joined)
        remedy = narrowed(suite, found)
        prefix = f"@{name}/"
        assert sorted(each.replace(prefix, "@") for each in told(found)) == sorted(case.found)
        assert told_narrowings(remedy) == case.narrowed
        assert tuple(each.replace(prefix, "@") for each in told(remedy.left)) == case.left

    @pytest.mark.parametrize("name", UNTOLD)
    def test_what_the_text_does_not_tell_is_no_mismatch(self, name: str) -> None:
        assert too_wide(places(UNTOLD[name]), UNTOLD[name]) == []

    def test_only_in_the_files_that_are_asked_for(self) -> None:
        files = CASES["direct"].files
        assert too_wide(places({**files, "test_b.py": ""}), ["test_b.py"]) == []

    def test_only_files_with_scopes_are_parsed(self) -> None:
        plain = {f"tests/test_{number}.py": asking("b") for number in range(5)}
        files = {"tests/conftest.py": CASES["direct"].files["test_it.py"], **plain}
        suite = places(files)
        assert told(too_wide(suite, files)) == ("b > a",)
        assert not any(suite.suite._modules.get(path) for path in plain)

    def test_a_narrowing_tells_what_it_comes_from(self) -> None:
        files = CASES["all_the_way_up"].files
        suite = places(files)
        remedy = narrowed(suite, too_wide(suite, files))
        chains = [[each.name for each in one.chain] for one in remedy.narrowings.values()]
        assert chains == [["b", "a"], ["c", "b", "a"], ["d", "c", "b", "a"]]

    def test_what_narrowing_mends_is_not_left(self) -> None:
        files = {
            "conftest.py": module(
                fixture("a"),
                fixture("db", scope="session"),
                fixture("client", "a, db", "session"),
            ),
            "sub/test_it.py": module(fixture("db"), asking("client")),
        }
        suite = places(files)
        found = too_wide(suite, files)
        assert told(found) == ("client > a", "client > db @sub/test_it.py")
        assert narrowed(suite, found).left == ()


# Held against pytest

#: Writes down each time that a fixture is too wide, and goes on.
PLUGIN = """
import json, os
import _pytest.fixtures as fixtures

FOUND, FAILED = [], []
check = fixtures.SubRequest._check_scope

def record(self, needed, scope):
    try:
        check(self, needed, scope)
    except BaseException as error:
        assert "ScopeMismatch" in str(error)
        FOUND.append([self._fixturedef.func, needed.func])

def home(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    path = os.path.relpath(function.__code__.co_filename, os.environ["ROOT"])
    return ["" if path.startswith("..") else path, function.__name__]

def pytest_configure():
    fixtures.SubRequest._check_scope = record

def pytest_runtest_logreport(report):
    if report.failed:
        FAILED.append([report.nodeid, str(report.longrepr)])

def pytest_sessionfinish(session):
    found = [[*home(one), *home(other)] for one, other in FOUND]
    with open(os.environ["TOLD"], "w") as file:
        json.dump([found, FAILED, session.testscollected], file)
"""
Pair = tuple[str, str, str, str]


def joined_files(suites: Mapping[str, Texts]) -> dict[str, str]:
    return {
        f"{name}/{path}": text for name, files in suites.items() for path, text in files.items()
    }


def generated(seed: int) -> Texts:
    """A suite of some fixtures that ask for each other, and tests that ask for each of them."""
    draw = random.Random(seed)
    names = "abcdef"

    def some(places_of: str) -> str:
        made = []
        for name in sorted(draw.sample(names, draw.randint(2, 5))):
            # Nobody asks for a later name, so no two ask for each other.
            asks = [each for each in names[: names.index(name)] if draw.random() < 0.4]
            own = [name] if places_of == "below" and draw.random() < 0.3 else []
            made.append(fixture(name, ", ".join([*asks, *own]), draw.choice(SCOPES)))
        return module(*made)

    every = module(*[fixture(name, scope="session") for name in names])
    below = some("below")
    return {
        "conftest.py": every,
        "one/conftest.py": some("below"),
        "one/test_one.py": asking(*names),
        "one/two/conftest.py": below,
        "one/two/test_two.py": asking(*names),
        "three/test_three.py": some("below") + "\n" + asking(*names),
    }


SUITES: Mapping[str, Texts] = {
    **{name: case.files for name, case in CASES.items() if name != "plugins"},
    **{f"generated_{seed}": generated(seed) for seed in range(25)},
}


@dataclass(frozen=True)
class Outcome:
    pairs: set[Pair]
    failed: list[list[str]]
    tests: int


def run(root: Path, files: Texts) -> Outcome:
    """What pytest finds too wide in some suites."""
    for path, text in {**files, "recording.py": PLUGIN}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "pytest.ini").write_text("[pytest]\n")
    result = root / "told.json"
    options = (
        "-q --import-mode=importlib -p recording -p no:cacheprovider -p no:randomly -p no:xdist"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options.split(), "-p", "no:cov"],
        cwd=root,
        env={**os.environ, "TOLD": str(result), "ROOT": str(root), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.exists(), done.stdout + done.stderr
    found, failed, tests = json.loads(result.read_text())
    return Outcome({tuple(pair) for pair in found}, failed, tests)


def pairs(found: Iterable[TooWide]) -> set[Pair]:
    """As pytest tells of them, who knows the scopes between the two, and names the nearest."""
    return {(*home(one.fixture), *home(one.chain[1])) for one in found}


def home(one: Fixture) -> tuple[str, str]:
    return one.path, one.function or one.name


def mended(suite: Places, files: Texts, narrowings: Mapping[Key, Narrowing]) -> dict[str, str]:
    """Some texts with the new scopes in them."""
    changed = dict(files)
    for path in {each.fixture.path for each in narrowings.values()}:
        source = read_python(path, files[path].encode())
        assert isinstance(source, PythonSource)
        edits = []
        for each in narrowings.values():
            if each.fixture.path == path:
                edit = scope_edit(source, each.fixture, each.scope)
                assert edit is not None
                edits += edit
        changed[path] = apply(source.code, in_order(edits)).decode()
    return changed


class TestAgainstPytest:
    def test_what_pytest_finds_before_and_after(self, tmp_path: Path) -> None:
        files = joined_files(SUITES)
        suite = places(files)
        found = too_wide(suite, files)
        before = run(tmp_path / "before", files)
        assert before.tests > 300
        assert before.pairs == pairs(found)

        remedy = narrowed(suite, found)
        assert len(remedy.narrowings) > 50
        assert len(remedy.left) > 10
        new = mended(suite, files, remedy.narrowings)
        after = run(tmp_path / "after", new)
        assert after.tests == before.tests
        assert not after.failed
        assert after.pairs == pairs(remedy.left) == pairs(too_wide(places(new), new))

    def test_scopes_are_ordered_as_pytest_orders_them(self) -> None:
        assert [scope.word for scope in sorted(FixtureScope)] == SCOPES
