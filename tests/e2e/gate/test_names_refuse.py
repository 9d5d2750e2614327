"""What compiles, and means nothing any more."""

import pytest

from tests.e2e.gate.accidents import Accident
from tests.e2e.gate.scenery import Make, check_refused

CORE = {"app/__init__.py": "", "app/core.py": "# spring\ndef make():\n    return 1\n"}
USE = "# spring\nfrom app.core import make\n\nprint(make())\n"
TOTAL = """\
# spring
def total(rows):
    result = sum(rows)
    print(result)
"""
CLASS = """\
# spring
class Row:
    width = 2
    def widen(self, wide=width):
        self.wide = wide
"""
LIMIT = """\
# spring
limit = 1


def more():
    print(limit)
"""
UNBOUND = [
    Accident(
        "an import is lost, and its use stays",
        {**CORE, "app/use.py": USE},
        {"app/use.py": {"from app.core import make\n": ""}},
        "undefined-name",
        "app/use.py:3",
        "`make`",
    ),
    Accident(
        "a statement moves out of its function",
        {"app/core.py": TOTAL},
        {"app/core.py": {"    print(result)": "print(result)"}},
        "undefined-name",
        "app/core.py:4",
        "`result`",
    ),
    Accident(
        "a method moves out of its class",
        {"app/core.py": CLASS},
        {"app/core.py": {"    def widen": "def widen", "        self": "    self"}},
        "undefined-name",
        "app/core.py:4",
        "`width`",
    ),
    Accident(
        "a name is assigned below its use",
        {"app/core.py": LIMIT},
        {"app/core.py": {"    print(limit)": "    print(limit)\n    limit = 2"}},
        "undefined-local",
        "app/core.py:6",
        "`limit`",
    ),
    Accident(
        "a list of exports names what nothing binds",
        {"app/core.py": "# spring\n__all__ = ['make']\n\n\ndef make(): ...\n"},
        {"app/core.py": {"['make']": "['make', 'create']"}},
        "undefined-export",
        "app/core.py:2",
        "`create`",
    ),
    Accident(
        "an unused import is made",
        {**CORE, "app/use.py": USE},
        {"app/use.py": {"print(make())": "print(1)"}},
        "unused-import",
        "app/use.py:2",
        "`app.core.make`",
    ),
    Accident(
        "a block is pasted twice",
        CORE,
        {"app/core.py": {"    return 1\n": "    return 1\n\n\ndef make():\n    return 1\n"}},
        "redefined-while-unused",
        "app/core.py:6",
        "`make`",
    ),
]
SKIPPING = """\
# spring
import pytest

try:
    from app.core import make
except ImportError:
    pytest.skip("there is no core", allow_module_level=True)


def test_make():
    assert make() == 1
"""
PATCHING = """\
# spring
from unittest.mock import patch


@patch("app.use.make")
def test_use(make):
    assert make
"""
MONKEY = """\
# spring
def test_use(monkeypatch):
    monkeypatch.setattr("app.core.make", int)
"""
IMPORTS = [
    Accident(
        "an import asks a module for a name that it has not",
        {**CORE, "app/use.py": USE},
        {"app/use.py": {"make": "create"}},
        "unresolved-import",
        "app/use.py:2",
        "`app.core` has no `create`",
    ),
    Accident(
        "such an import hides behind a skip",
        {**CORE, "tests/test_core.py": SKIPPING},
        {"tests/test_core.py": {"import make": "import create", "assert make": "assert create"}},
        "unresolved-import",
        "tests/test_core.py:5",
        "`app.core` has no `create`",
    ),
    Accident(
        "such an import stands in a function",
        {**CORE, "app/use.py": "# spring\ndef run():\n    from app.core import make\n    make()\n"},
        {"app/use.py": {"make": "create"}},
        "unresolved-import",
        "app/use.py:3",
        "`app.core` has no `create`",
    ),
    Accident(
        "an import asks for a module that there is not",
        {**CORE, "app/use.py": USE},
        {"app/use.py": {"app.core": "app.nucleus"}},
        "unresolved-import",
        "app/use.py:2",
        "`app.nucleus`",
    ),
    Accident(
        "a relative import has a dot too few",
        {**CORE, "app/ws/__init__.py": "", "app/ws/use.py": USE.replace("app.core", "..core")},
        {"app/ws/use.py": {"..core": ".core"}},
        "unresolved-import",
        "app/ws/use.py:2",
        "`app.ws.core`",
    ),
    Accident(
        "a name is lost that an unchanged module imports",
        {**CORE, "app/use.py": USE},
        {"app/core.py": {"def make": "def create"}},
        "unresolved-import",
        "app/use.py:2",
        "`app.core` has no `make`",
    ),
    Accident(
        "a re-export is lost that an unchanged module imports",
        {
            **CORE,
            "app/ws.py": "# spring\nfrom app.core import make as make\n",
            "app/use.py": USE.replace("core", "ws"),
        },
        {"app/ws.py": {"from app.core import make as make": "__all__ = []"}},
        "unresolved-import",
        "app/use.py:2",
        "`app.ws` has no `make`",
    ),
]
USES = [
    Accident(
        "a name is lost that an unchanged module takes by a star",
        {**CORE, "app/use.py": "from app.core import *\n\nprint(make())\n"},
        {"app/core.py": {"def make": "def create"}},
        "undefined-name",
        "app/use.py:3",
        "`make`",
    ),
    Accident(
        "a name is lost that an unchanged module uses through its module",
        {**CORE, "app/use.py": "import app.core\n\nprint(app.core.make())\n"},
        {"app/core.py": {"def make": "def create"}},
        "unresolved-attribute",
        "app/use.py:3",
        "`app.core` has no `make`",
    ),
    Accident(
        "a module is used by a name that it has not",
        {**CORE, "app/use.py": "# spring\nimport app.core\n\nprint(app.core.make())\n"},
        {"app/use.py": {"core.make": "core.create"}},
        "unresolved-attribute",
        "app/use.py:4",
        "`app.core` has no `create`",
    ),
    Accident(
        "an unchanged patch aims at a name that its module imports no longer",
        {**CORE, "app/use.py": USE, "tests/test_use.py": PATCHING},
        {"app/use.py": {"make": "create"}, "app/core.py": {"make": "create"}},
        "dead-patch",
        "tests/test_use.py:5",
        "`app.use.make`",
    ),
    Accident(
        "an unchanged patch aims at a name that its module imports as another one",
        {**CORE, "app/use.py": USE, "tests/test_use.py": PATCHING},
        {"app/use.py": {"import make": "import make as create", "print(make": "print(create"}},
        "dead-patch",
        "tests/test_use.py:5",
        "`app.use.make`",
    ),
    Accident(
        "a patch string is written that aims at nothing",
        {**CORE, "tests/test_use.py": MONKEY},
        {"tests/test_use.py": {"app.core.make": "app.core.create"}},
        "dead-patch",
        "tests/test_use.py:3",
        "`app.core.create`",
    ),
]
BACK = "from app.core import make\n\n\ndef run():\n    return make()\n"
SYNC = "# spring\nimport app.core\n\n\nasync def run():\n    return app.core.make()\n"
AWAITING = SYNC.replace("return app", "return await app")
ASYNC = {"app/__init__.py": "", "app/core.py": "# spring\nasync def make():\n    return 1\n"}
AT_RUN_TIME = [
    Accident(
        "two modules import each other",
        {**CORE, "app/use.py": BACK},
        {"app/core.py": {"def make": "from app.use import run\n\nprint(run)\n\n\ndef make"}},
        "import-cycle",
        "app/core.py:2",
        "`app.core` imports `app.use`",
    ),
    Accident(
        "a sync function is awaited",
        {**CORE, "app/use.py": SYNC},
        {"app/use.py": {"return app": "return await app"}},
        "sync-awaited",
        "app/use.py:6",
        "make",
    ),
    Accident(
        "a function that an unchanged module awaits is sync now",
        {**ASYNC, "app/use.py": AWAITING},
        {"app/core.py": {"async def make": "def make"}},
        "sync-awaited",
        "app/use.py:6",
        "make",
    ),
    Accident(
        "a coroutine is never awaited",
        {**ASYNC, "app/use.py": AWAITING.replace("return await", "await")},
        {"app/use.py": {"    await app": "    app"}},
        "coroutine-lost",
        "app/use.py:6",
        "make",
    ),
]
ALL = [*UNBOUND, *IMPORTS, *USES, *AT_RUN_TIME]


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_is_refused(make: Make, accident: Accident) -> None:
    check_refused(make(accident, "names"), accident, "names")


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_stops_nothing_where_it_was_there_before(make: Make, accident: Accident) -> None:
    later = accident.later
    place = make(later, "names")
    place.lands()
    assert place.holds(later.after)


# What looks like an accident, and is none

OPTIONAL = """\
try:
    import json
except ImportError:
    json = None
print(json)
"""
EXPECTING = """\
import pytest


def test_gone():
    with pytest.raises(ImportError):
        from app.core import make  # noqa: F401
"""
HEALTHY = [
    Accident(
        "an import that nobody used gets another name",
        {**CORE, "app/use.py": "from app.core import gone\n"},
        {"app/use.py": {"gone": "make"}},
    ),
    Accident(
        "an import that its file used is still taken by others from there",
        {
            **CORE,
            "app/use.py": USE,
            "app/other.py": "from app import use\n\nprint(use.make())\n",
        },
        {"app/use.py": {"make())": "int())"}},
    ),
    Accident(
        "what may not be installed is asked for with care",
        {"app/use.py": OPTIONAL},
        {"app/use.py": {"json": "faster_json_that_is_not_installed"}},
    ),
    Accident(
        "a module makes its names when it is asked for them",
        {**CORE, "app/lazy.py": "def __getattr__(name):\n    return name\n", "app/use.py": USE},
        {"app/use.py": {"app.core": "app.lazy"}},
    ),
    Accident(
        "a module goes around a cycle by importing late",
        {**CORE, "app/use.py": BACK},
        {"app/core.py": {"    return 1": "    from app.use import run\n\n    return run"}},
    ),
    Accident(
        "a test awaits the failure of an import",
        {**CORE, "tests/test_core.py": EXPECTING},
        {"tests/test_core.py": {"import make": "import create"}},
    ),
    Accident(
        "a coroutine is kept for later",
        {**ASYNC, "app/use.py": f"{SYNC.replace('return', 'job =')}    return await job\n"},
        {"app/use.py": {"job": "task"}},
    ),
]


@pytest.mark.parametrize("accident", HEALTHY, ids=lambda accident: accident.what)
def test_what_is_no_accident_lands(make: Make, accident: Accident) -> None:
    place = make(accident, "names")
    place.lands()
    assert place.holds(accident.after)
