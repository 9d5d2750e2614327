"""What means something, and is not what the manifest demands."""

from dataclasses import replace

import pytest

from tests.e2e.gate.accidents import Accident
from tests.e2e.gate.scenery import Make, check_refused

EXPORTS = """\
[[contracts.exports]]
module = "app.ws"
names = ["Context"]
"""
INTERFACE = """\
[[contracts.interface]]
class = "app.manager.Manager"
methods = ["async send", "close"]
"""
LISTING = """\
# spring
__all__ = ["Context", "Other"]


class Context: ...


class Other: ...
"""
MANAGER = """\
# spring
from app.base import Base


class Manager(Base):
    async def send(self, text):
        return text
"""
CLASSES = {
    "app/__init__.py": "",
    "app/base.py": "# spring\nclass Base:\n    def close(self):\n        return None\n",
    "app/manager.py": MANAGER,
}
OFFERS = [
    Accident(
        "a module no longer offers a name",
        {
            "app/__init__.py": "",
            "app/context.py": "class Context: ...\n\n\nclass Other: ...\n",
            "app/ws.py": "# spring\nfrom app.context import Context as Context\n",
        },
        {"app/ws.py": {"Context as Context": "Other as Other"}},
        "export-missing",
        "app/ws.py",
        "app.ws does not offer Context",
        EXPORTS,
    ),
    Accident(
        "a module no longer lists a name",
        {"app/ws.py": LISTING},
        {"app/ws.py": {'"Context", ': ""}},
        "export-unlisted",
        "app/ws.py",
        "does not list Context",
        EXPORTS,
    ),
    Accident(
        "a class loses a method that it inherits",
        CLASSES,
        {"app/base.py": {"def close": "def shut"}},
        "method-missing",
        "app/manager.py:5",
        "app.manager.Manager has no method close",
        INTERFACE,
    ),
    Accident(
        "a class loses its base",
        CLASSES,
        {"app/manager.py": {"from app.base import Base\n": "", "Manager(Base)": "Manager"}},
        "method-missing",
        "app/manager.py:4",
        "app.manager.Manager has no method close",
        INTERFACE,
    ),
    Accident(
        "a method is async no more",
        CLASSES,
        {"app/manager.py": {"async def send": "def send"}},
        "method-kind",
        "app/manager.py:6",
        "app.manager.Manager.send is sync, and has to be async",
        INTERFACE,
    ),
    Accident(
        "a class gets another name",
        CLASSES,
        {"app/manager.py": {"class Manager": "class Keeper"}},
        "class-missing",
        "app/manager.py",
        "there is no class app.manager.Manager",
        INTERFACE,
    ),
]
NAMES = """\
[[contracts.forbid]]
names = ["app.old.make"]
exclude = ["app/old.py"]
"""
PATTERNS = """\
[[contracts.forbid]]
patterns = ['os\\.environ\\[']
paths = ["app/**", "*.sh"]
"""
CLEAN = """\
[[contracts.imports_clean]]
factories = ["app.new.make"]
"""
MENTIONS = """\
[[contracts.mentions]]
paths = ["tests/test_*.py"]
names = ["agent_started", "agent_completed"]
"""
FACTORIES = {
    "app/__init__.py": "",
    "app/old.py": "def make():\n    return 1\n",
    "app/new.py": "def make():\n    return 2\n",
}
PATCHING = """\
# spring
def test_use(monkeypatch):
    monkeypatch.setattr("app.new.make", int)
"""
CALLING = """\
# spring
import app.new


def run(manager=app.new):
    return manager.make()
"""
AT_ONCE = """\
    return ours


ours = app.new.make()
"""
EVENTS = """\
# spring
EVENTS = ["agent_started", "agent_completed"]


def test_events():
    assert EVENTS
"""
FORBIDDEN = [
    Accident(
        "a forbidden name is imported",
        {**FACTORIES, "app/use.py": "# spring\nfrom app.new import make\n\nprint(make)\n"},
        {"app/use.py": {"app.new": "app.old"}},
        "forbidden",
        "app/use.py:2",
        "app.old.make",
        NAMES,
    ),
    Accident(
        "a forbidden name is used through its module",
        {**FACTORIES, "app/use.py": "# spring\nimport app.new as m\n\nprint(m.make)\n"},
        {"app/use.py": {"app.new": "app.old"}},
        "forbidden",
        "app/use.py:4",
        "app.old.make",
        NAMES,
    ),
    Accident(
        "a forbidden name is patched",
        {**FACTORIES, "tests/test_use.py": PATCHING},
        {"tests/test_use.py": {"app.new": "app.old"}},
        "forbidden",
        "tests/test_use.py:3",
        "app.old.make",
        NAMES,
    ),
    Accident(
        "a line matches a forbidden pattern",
        {"app/use.py": "# spring\nimport os\n\nprint(os.getenv('URL'))\n"},
        {"app/use.py": {"os.getenv('URL')": "os.environ['URL']"}},
        "forbidden",
        "app/use.py:4",
        "os",
        PATTERNS,
    ),
    Accident(
        "a line of a file that is no Python matches it",
        {"start.sh": "# spring\npython -c 'print(1)'\n"},
        {"start.sh": {"print(1)": 'import os; print(os.environ["A"])'}},
        "forbidden",
        "start.sh:2",
        "os",
        PATTERNS,
    ),
    Accident(
        "a factory is called while its caller is imported",
        {**FACTORIES, "app/use.py": CALLING},
        {"app/use.py": {"    return manager.make()\n": AT_ONCE}},
        "import-time-call",
        "app/use.py:9",
        "app.new.make",
        CLEAN,
    ),
    Accident(
        "a factory is called for a default value",
        {**FACTORIES, "app/use.py": CALLING},
        {"app/use.py": {"=app.new": "=app.new.make()"}},
        "import-time-call",
        "app/use.py:5",
        "app.new.make",
        CLEAN,
    ),
    Accident(
        "a test no longer names an event",
        {"tests/test_events.py": EVENTS},
        {"tests/test_events.py": {', "agent_completed"': ""}},
        "not-mentioned",
        "tests/test_events.py",
        "agent_completed",
        MENTIONS,
    ),
    Accident(
        "a test names an event in a comment only",
        {"tests/test_events.py": EVENTS},
        {"tests/test_events.py": {', "agent_completed"]': "]  # and agent_completed"}},
        "not-mentioned",
        "tests/test_events.py",
        "agent_completed",
        MENTIONS,
    ),
]
CONFTEST = """\
# spring
import pytest


@pytest.fixture
def user():
    return 1


@pytest.fixture()
def room(user):
    return user
"""
IDLE = """\
    return user


@pytest.fixture
def idle():
    return 2
"""
ROOM = {
    "tests/conftest.py": CONFTEST,
    "tests/test_room.py": "def test_room(room):\n    assert room == 1\n",
}
FIXTURES = [
    Accident(
        "a fixture asks for one of a narrower scope",
        ROOM,
        {"tests/conftest.py": {"fixture()": 'fixture(scope="session")'}},
        "fixture-scope",
        "tests/conftest.py:11",
        "user",
    ),
    Accident(
        "a fixture is async, which plain pytest does not await",
        ROOM,
        {"tests/conftest.py": {"def user": "async def user"}},
        "fixture-async",
        "tests/conftest.py:6",
        "user",
    ),
    Accident(
        "a fixture is made that nobody asks for",
        ROOM,
        {"tests/conftest.py": {"    return user\n": IDLE}},
        "fixture-unused",
        "tests/conftest.py:16",
        "idle",
    ),
    Accident(
        "a fixture is gone that an unchanged test asks for",
        ROOM,
        {"tests/conftest.py": {"def room": "def space"}},
        "fixture-missing",
        "tests/test_room.py:1",
        "room",
    ),
]
ALL = [*OFFERS, *FORBIDDEN, *FIXTURES]


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_is_refused(make: Make, accident: Accident) -> None:
    check_refused(make(accident, "contracts"), accident, "contracts")


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_stops_nothing_where_it_was_there_before(make: Make, accident: Accident) -> None:
    later = accident.later
    place = make(later, "contracts")
    place.lands()
    assert place.holds(later.after)


# Contracts that have to hold from some phase on

#: One of each sort of contract.
DUE = list({accident.manifest: accident for accident in [*OFFERS, *FORBIDDEN]}.values())
THEN = '[[phases]]\nid = "then"\nsteps = ["go"]\ninclude = ["nothing/**"]\n'


def _due(accident: Accident, phase: str) -> Accident:
    """What is wrong has been so for long, and a phase is to have mended it."""
    return replace(accident.later, manifest=f'{accident.manifest}by = "{phase}"\n{THEN}')


@pytest.mark.parametrize("accident", DUE, ids=lambda accident: accident.what)
def test_what_a_phase_is_to_have_mended_stops_it(make: Make, accident: Accident) -> None:
    told = make(_due(accident, "it"), "contracts").refuses("contracts")
    assert f"{accident.said}" in told.ran.out
    assert f"[{accident.code}]" in told.ran.out


@pytest.mark.parametrize("accident", DUE, ids=lambda accident: accident.what)
def test_what_a_later_phase_is_to_mend_stops_none_before_it(make: Make, accident: Accident) -> None:
    make(_due(accident, "then"), "contracts").lands()


# What is told, and what is left alone


def test_who_names_which_word_is_shown_where_all_is_well(make: Make) -> None:
    wrong = {"tests/test_events.py": {"# spring": "# autumn"}}
    accident = Accident("", {"tests/test_events.py": EVENTS}, wrong, manifest=MENTIONS)
    out = make(accident, "contracts").lands("-v").out
    assert "    tests/test_events.py: +agent_started +agent_completed\n" in out


def test_fixtures_can_be_left_alone(make: Make) -> None:
    for accident in FIXTURES:
        alone = replace(accident, manifest="[contracts]\nfixtures = false\n")
        make(alone, "contracts").lands()
