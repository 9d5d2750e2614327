"""What a gate finds wrong with a phase.

Of each level, one phase goes wrong in every way at once. So a gate is asked only once for all that
it can find.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from migrator.core.manifest import Level
from tests.e2e.gate import misbehaving
from tests.e2e.gate.accidents import Accident, manifest
from tests.errors.provoking import CASES, Case, Ground, Told

_END = 'levels = ["syntax"]'
_QUESTION = re.compile(r"  \w+: not so: .*")
_FAULT = re.compile(r"    .*\[([\w-]+)\]")


@dataclass(frozen=True, slots=True)
class Fault(Case):
    """One fault that a gate finds."""

    level: str = ""

    @property
    def family(self) -> str:
        """The level that finds it."""
        return f"gate: {self.level}"

    def mine(self, lines: list[str]) -> Iterator[str]:
        """The question, the first fault of this code, and what to do about it."""
        question = ""
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if _QUESTION.fullmatch(line):
                question = line
            if (found := _FAULT.fullmatch(line)) and found.group(1) == self.code:
                yield from (question, line, following)
                return


class Ruin:
    """A phase that goes wrong in many ways, up to the level that finds them."""

    def __init__(self, level: Level, more: str = "") -> None:
        self._level = level
        self._more = more
        self._files: dict[str, str | bytes] = {"app/__init__.py": ""}
        self._wrong: dict[str, dict[str, str]] = {}
        self._told: Told | None = None

    def fault(
        self,
        code: str,
        why: str,
        files: Mapping[str, str],
        wrong: Mapping[str, Mapping[str, str]],
        *,
        repeats: bool = False,
    ) -> None:
        """One more way: files, and what is written over what in them."""
        self._files |= files
        self._wrong |= {path: dict(texts) for path, texts in wrong.items()}
        name = f"fault_{len(CASES)}"
        CASES.append(Fault(code, name, why, self._provoked, 1, repeats, self._level))

    def _provoked(self, ground: Ground) -> Told:
        if self._told is None:
            self._told = self._ran(ground)
        return self._told

    def _ran(self, ground: Ground) -> Told:
        accident = Accident(
            "", self._files, self._wrong, manifest=self._more.replace("CHECKOUT", str(ground.root))
        )
        for path, data in accident.before.items():
            ground.write(path, data)
        ground.write("migration.toml", manifest(accident, (self._level,)).encode())
        ground.commit()
        misbehaving.register(ground.patch)
        misbehaving.take_proofs_down(ground.patch)
        ground.patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        self._prepare(ground)
        return ground.migrator("run", "it")

    def _prepare(self, ground: Ground) -> None:
        """What the repository is like beside its files."""


# Syntax


class _Form(Ruin):
    def _prepare(self, ground: Ground) -> None:
        misbehaving.commit_as_well(ground.patch, "update-index", "--chmod=+x", "app/program.py")
        misbehaving.commit_as_well(ground.patch, "rm", "--quiet", "--cached", "notes.txt")
        ground.config("filter.tidy.clean=sed s/mess/order/", "filter.tidy.smudge=cat")


_syntax = _Form("syntax")
_syntax.fault(
    "syntax-error",
    "A file compiled, and does not any more; or not for the oldest Python of the project.",
    {"app/compiled.py": "x = [1]\n"},
    {"app/compiled.py": {"[1]": "[1"}},
    repeats=True,
)
_syntax.fault(
    "comment-lost",
    "A comment is gone, and the code that it is about is still there.",
    {"app/comments.py": "old = 1  # never 2\nnew = 2\n"},
    {"app/comments.py": {"old = 1  # never 2\nnew = 2": "old = 1\nnew = 3"}},
)
_syntax.fault(
    "encoding-changed",
    "A file has got other bytes than its encoding has.",
    {"app/encoding.py": "# coding: utf-8\nx = 1\n"},
    {"app/encoding.py": {"utf-8": "latin-1"}},
)
_syntax.fault(
    "line-ends-changed",
    "A file that ended its lines in one way ends some in another.",
    {"app/lines.py": "x = 1\ny = 2\n"},
    {"app/lines.py": {"1\n": "1\r\n"}},
)
_syntax.fault(
    "last-newline-changed",
    "A file has lost, or got, the newline at its end.",
    {"app/newline.py": "x = 1\n"},
    {"app/newline.py": {"1\n": "2"}},
)
_syntax.fault(
    "other-bytes",
    "Git writes something else than what was proved: a filter of the repository rewrites it.",
    {".gitattributes": "app/filtered.py filter=tidy\n", "app/filtered.py": "x = 'x'\n"},
    {"app/filtered.py": {"'x'": "'mess'"}},
)
_syntax.fault(
    "mode-changed",
    "A file has become a program, or is one no longer.",
    {"app/program.py": "x = 1\n"},
    {"app/program.py": {"1": "2"}},
)
_syntax.fault("other-file", "The commit holds a file that no step has changed.", {}, {})

# Names

_names = Ruin("names")
_names.fault(
    "undefined-name",
    "A name is used that nothing binds.",
    {"app/undefined.py": "from os import sep\n\nprint(sep)\n"},
    {"app/undefined.py": {"from os import sep\n\n": ""}},
    repeats=True,
)
_names.fault(
    "undefined-export",
    "`__all__` lists a name that nothing binds.",
    {"app/exports.py": '__all__ = ["make"]\n\n\ndef make(): ...\n'},
    {"app/exports.py": {"def make": "def get"}},
    repeats=True,
)
_names.fault(
    "undefined-local",
    "A function reads a name of its own before it binds it.",
    {"app/local.py": "x = y = 0\n\n\ndef f():\n    print(y)\n    x = 1\n    return x\n"},
    {"app/local.py": {"print(y)": "print(x)"}},
    repeats=True,
)
_names.fault(
    "unused-import",
    "A file has one unused import more.",
    {"app/unused.py": "import json\n\nprint(json)\n"},
    {"app/unused.py": {"print(json)": "print()"}},
    repeats=True,
)
_names.fault(
    "redefined-while-unused",
    "Two things have got one name, and the first is lost.",
    {"app/twice.py": "def make(): ...\n\n\ndef get(): ...\n"},
    {"app/twice.py": {"def get": "def make"}},
    repeats=True,
)
_names.fault(
    "unresolved-import",
    "An import names something that is not there.",
    {"app/imports.py": "from app.new import make\n\nmake()\n"},
    {"app/imports.py": {"import make": "import made as make"}},
)
_names.fault(
    "unresolved-attribute",
    "A module is asked for something that it does not have.",
    {"app/attributes.py": "import app.new\n\napp.new.make()\n"},
    {"app/attributes.py": {"new.make": "new.made"}},
)
_names.fault(
    "dead-patch",
    "A test replaces something that is not there.",
    {"app/test_patch.py": 'from unittest.mock import patch\n\npatch("app.new.make")\n'},
    {"app/test_patch.py": {"new.make": "new.made"}},
)
_names.fault(
    "import-cycle",
    "Two modules import each other that did not before.",
    {"app/first.py": "import app.new\n", "app/second.py": "import app.first\n"},
    {"app/first.py": {"app.new": "app.second"}},
)
_names.fault(
    "sync-awaited",
    "What is awaited is a plain function now.",
    {"app/sync.py": "async def make():\n    return 1\n\n\nasync def use():\n    await make()\n"},
    {"app/sync.py": {"async def make": "def make"}},
)
_names.fault(
    "coroutine-lost",
    "What is called is an async function now, and nobody awaits it.",
    {"app/lost.py": "def make(): ...\n\n\ndef use():\n    make()\n"},
    {"app/lost.py": {"def make": "async def make"}},
)

# Contracts

_contracts = Ruin(
    "contracts",
    """
[[contracts.exports]]
module = "app.offers"
names = ["make"]
[[contracts.exports]]
module = "app.listed"
names = ["make"]
[[contracts.exports]]
module = "app.module"
names = ["make"]
[[contracts.interface]]
class = "app.classes.Manager"
methods = ["async send", "close"]
[[contracts.interface]]
class = "app.named.Keeper"
methods = ["close"]
[[contracts.forbid]]
names = ["app.old.make"]
paths = ["app/forbidden.py"]
[[contracts.imports_clean]]
factories = ["app.new.make"]
paths = ["app/clean.py"]
[[contracts.mentions]]
paths = ["app/events.py"]
names = ["agent_started"]
[[contracts.mentions]]
paths = ["app/nowhere.py"]
names = ["agent_started"]
""",
)
_contracts.fault(
    "export-missing",
    "A module does not offer a name any more that `contracts.exports` demands.",
    {"app/offers.py": "def make(): ...\n"},
    {"app/offers.py": {"make": "made"}},
)
_contracts.fault(
    "export-unlisted",
    "A module offers the name, and its `__all__` does not list it.",
    {"app/listed.py": '__all__ = ["make"]\n\n\ndef make(): ...\n'},
    {"app/listed.py": {'"make"': ""}},
)
_contracts.fault(
    "class-missing",
    "A class of `contracts.interface` is not there.",
    {"app/named.py": "class Keeper:\n    def close(self): ...\n"},
    {"app/named.py": {"Keeper": "Holder"}},
)
_contracts.fault(
    "method-missing",
    "A class neither has nor inherits a method that it has to have.",
    {"app/classes.py": "class Manager:\n    async def send(self): ...\n    def close(self): ...\n"},
    {"app/classes.py": {"def close": "def shut", "async def": "def"}},
)
_contracts.fault(
    "method-kind", "A method has to be async and is not, or the other way round.", {}, {}
)
_contracts.fault(
    "forbidden",
    "Something refers to a name of `contracts.forbid`, or a line matches one of its patterns.",
    {"app/forbidden.py": "from app.new import make\n"},
    {"app/forbidden.py": {"app.new": "app.old"}},
)
_contracts.fault(
    "import-time-call",
    "A module calls a factory of `contracts.imports_clean` while it is imported.",
    {"app/clean.py": "import app.new\n\nx = app.new\n"},
    {"app/clean.py": {"x = app.new": "x = app.new.make()"}},
)
_contracts.fault(
    "not-mentioned",
    "A file does not name a word of `contracts.mentions`.",
    {"app/events.py": 'EVENT = "agent_started"\n'},
    {"app/events.py": {"agent_started": "started"}},
)
_contracts.fault(
    "fixture-scope",
    "A fixture asks for one that lives shorter than itself.",
    {
        "tests/scope/conftest.py": "import pytest\n\n\n@pytest.fixture\ndef one(): ...\n\n\n"
        "@pytest.fixture()\ndef two(one): ...\n",
        "tests/scope/test_it.py": "def test_it(two): ...\n",
    },
    {"tests/scope/conftest.py": {"fixture()": 'fixture(scope="session")'}},
)
_contracts.fault(
    "fixture-async",
    "A fixture is async, and nothing awaits it.",
    {
        "tests/colour/conftest.py": "import pytest\n\n\n@pytest.fixture\ndef one(): ...\n",
        "tests/colour/test_it.py": "def test_it(one): ...\n",
    },
    {"tests/colour/conftest.py": {"def one": "async def one"}},
)
_contracts.fault(
    "fixture-missing",
    "A test asks for a fixture that is not there.",
    {
        "tests/missing/conftest.py": "import pytest\n\n\n@pytest.fixture\ndef one(): ...\n",
        "tests/missing/test_it.py": "def test_it(one): ...\n",
    },
    {"tests/missing/conftest.py": {"def one": "def other"}},
)
_contracts.fault(
    "fixture-unused",
    "A fixture is made that nobody asks for.",
    {"tests/unused/conftest.py": "import pytest\n"},
    {"tests/unused/conftest.py": {"pytest\n": "pytest\n\n\n@pytest.fixture\ndef one(): ...\n"}},
)

_gone = Ruin(
    "contracts",
    """
[[contracts.exports]]
module = "app.module"
names = ["make"]
by = "it"
[[contracts.mentions]]
paths = ["app/nowhere.py"]
names = ["agent_started"]
by = "it"
""",
)
_gone.fault(
    "export-module-missing",
    "A module of `contracts.exports` is not there.",
    {"app/core.py": "x = 1\n"},
    {"app/core.py": {"1": "2"}},
)
_gone.fault("nothing-to-mention", "No file matches the paths of `contracts.mentions`.", {}, {})

# Collection

_collection = Ruin("collection")
_collection.fault(
    "test-lost",
    "A test was collected before the phase, and is not any more.",
    {"tests/test_lost.py": "def test_it(): ...\n"},
    {"tests/test_lost.py": {"def test_it": "def check_it"}},
)
_collection.fault(
    "collection-error",
    "A test file could be collected before the phase, and cannot any more.",
    {"tests/test_error.py": "def test_it(): ...\n"},
    {"tests/test_error.py": {"def test_it(): ...": "raise RuntimeError('no settings')"}},
    repeats=True,
)


def _not_collected(name: str, why: str, *words: str) -> None:
    collection = f"[gate.collection]\nrun = {json.dumps(words)}\n"
    ruin = Ruin("collection", collection)
    ruin.fault("not-collected", why, {"tests/test_it.py": "def test_it(): ...\n"}, {})
    ruin.fault("not-collected", why, {"app/core.py": "x = 1\n"}, {"app/core.py": {"1": "2"}})
    CASES.pop()


_not_collected(
    "no_program",
    "The command that runs all tests cannot be started, ends early, or takes too long.",
    "py.tests",
)
_not_collected(
    "no_pytest",
    "What it starts is not pytest, or pytest does not get the words that are added.",
    "true",
)

# Tests

_SUITE = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]


def _command(name: str, script: str, more: str = "") -> str:
    """A command that does nothing until the phase is there."""
    run = ["sh", "-c", f"grep -q after app/state.py || exit 0; {script}"]
    return f'[[gate.tests]]\nname = "{name}"\nrun = {json.dumps(run)}\n{more}\n'


class _Tests(Ruin):
    def _prepare(self, ground: Ground) -> None:
        ground.write("data/rows.csv", b"1\n")
        ground.write(".git/info/exclude", b"/data/\n")


_tests = _Tests(
    "tests",
    'link = ["data"]\n'
    + f'[[gate.tests]]\nname = "suite"\nrun = {json.dumps(_SUITE)}\n'
    + _command("slow", "sleep 60", 'timeout = "0.2s"')
    + _command("writes", "echo 2 > data/rows.csv")
    + _command(
        "imports", "python -c 'import sys; sys.path.insert(0, \"CHECKOUT\"); import app.state'"
    )
    + _command("in place", "echo >> app/state.py; echo >> notes.txt", 'workspace = "checkout"'),
)
_tests.fault(
    "test-failed",
    "A test passed before the phase, and fails now; or a command does not end as it has to.",
    {
        "app/state.py": 'STATE = "before"\n',
        "tests/test_state.py": "def test_it():\n    assert 'before'\n",
        "tests/test_skip.py": "import pytest\n\n\ndef test_it():\n    str(pytest)\n",
    },
    {
        "app/state.py": {"before": "after"},
        "tests/test_state.py": {"'before'": "not 'before'"},
        "tests/test_skip.py": {"str(pytest)": "pytest.skip()"},
    },
    repeats=True,
)
_tests.fault("test-not-run", "A test passed before the phase, and is skipped or gone now.", {}, {})
_tests.fault(
    "test-unfinished", "A command could not be started, or has not ended in its time.", {}, {}
)
_tests.fault(
    "loan-disturbed", "A command has written into a folder that is only lent to it.", {}, {}
)
_tests.fault(
    "foreign-code",
    "What was tested is not the phase, but an installed copy, or the checkout.",
    {},
    {},
)
_tests.fault(
    "trial-written",
    "A command in the checkout has written to a file that the phase changes.",
    {},
    {},
)
_tests.fault("trial-left", "A command in the checkout has left other files changed.", {}, {})
