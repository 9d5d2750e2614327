"""A chat backend with two of everything: each file holds the old in a way that real ones do."""

import json

#: The phases in their order, each with the check that proves its defect.
PHASES = ("exports", "settings", "imports", "factory", "legacy")


def _phase(phase: str) -> str:
    """A phase whose gate has a test that fails before it, and the suite that always passes."""
    pytest = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    steps = ["fixtures", "old-layer"] if phase == "legacy" else [phase]
    return f"""
[[phases]]
id = "{phase}"
steps = {json.dumps(steps)}

[[phases.gate.tests]]
name = "the defect"
run = {json.dumps([*pytest, f"checks/test_{phase}.py"])}
before = "fail"
after = "pass"

[[phases.gate.tests]]
name = "the suite"
run = {json.dumps([*pytest, "tests"])}
before = "pass"
after = "pass"
"""


_STEPS = """\
[migration]
name = "one-of-everything"

[steps.exports]
transform = "export_names"
packages = ["app.ws"]

[steps.settings]
transform = "merge_env_vars"
merge = { "OLD_WS_URL" = "WS_URL" }

[steps.imports]
transform = "move_symbols"

[steps.imports.move]
"app.ws.old_events.Event" = "app.ws.events.Event"
"app.ws.old_events.parse" = "app.ws.events.parse_event"
"app.ws.compat.ConnectionManager" = "app.ws.manager.Manager"
"app.ws.manager.OldManager" = "app.ws.manager.Manager"

[steps.factory]
transform = "replace_calls"

[steps.factory.calls."app.ws.factory.make_manager"]
to = "app.ws.manager.get_manager"
arguments = ["app.ws.context.WebSocketContext(user_id=$user_id)"]

[steps.fixtures]
transform = "extract_fixtures"
factories = ["app.ws.manager.get_manager", "app.ws.manager.Manager"]

[steps.old-layer]
transform = "remove_legacy"
names = [
    "app.ws.all_events",
    "app.ws.compat",
    "app.ws.factory",
    "app.ws.make_manager",
    "app.ws.manager.LegacyManager",
    "app.ws.manager.OldManager",
    "app.ws.old_events",
]
definitions = ["app.ws.factory.make_manager"]
tests = ["tests/test_compat.py", "tests/test_factory.py"]
require = true

[gate]
levels = ["syntax", "names", "contracts", "collection", "tests"]

[[contracts.exports]]
module = "app.ws"
names = ["WebSocketContext"]
by = "exports"

[[contracts.interface]]
class = "app.ws.manager.Manager"
methods = ["send", "close"]

[[contracts.forbid]]
names = ["app.ws.factory.make_manager"]
paths = ["app/services/**"]
by = "factory"

[[contracts.imports_clean]]
factories = ["app.ws.manager.get_manager"]
by = "legacy"
"""
MANIFEST = _STEPS + "".join(map(_phase, PHASES))

SOCKETS = {
    "app/ws/__init__.py": '''\
"""WebSockets."""

from .factory import make_manager
from .manager import Manager, get_manager

__all__ = [
    "Manager",
    "get_manager",
    "make_manager"
]
''',
    "app/ws/context.py": """\
class WebSocketContext:
    def __init__(self, user_id, room=None):
        self.user_id = user_id
        self.room = room
""",
    "app/ws/manager.py": """\
class Manager:
    def __init__(self, context, mode):
        self.context = context
        self.mode = mode
        self.sent = []

    def send(self, text):
        self.sent.append(text)
        return f"{self.context.user_id}: {text}"

    def close(self):
        self.sent.clear()


def get_manager(context, mode="unified"):
    \"\"\"The one way to a manager.\"\"\"
    return Manager(context, mode)


OldManager = Manager


class LegacyManager(Manager):
    \"\"\"As it was called in the first version.\"\"\"
""",
    "app/ws/factory.py": '''\
"""The old way to a manager."""

import warnings

from app.ws.context import WebSocketContext
from app.ws.manager import get_manager


def make_manager(user_id):
    warnings.warn("ask for a manager by its context", DeprecationWarning, stacklevel=2)
    return get_manager(WebSocketContext(user_id=user_id))
''',
    "app/ws/compat.py": '''\
"""What clients of the first version import."""

from app.ws.factory import make_manager
from app.ws.manager import Manager as ConnectionManager

__all__ = ["ConnectionManager", "make_manager"]
''',
    "app/ws/events.py": """\
class Event:
    def __init__(self, kind, text=""):
        self.kind = kind
        self.text = text


def parse_event(line):
    kind, _, text = line.partition(" ")
    return Event(kind, text)
""",
    "app/ws/all_events.py": '"""Events, for all."""\n\nfrom app.ws.events import *  # noqa: F403\n',
    "app/ws/old_events.py": """\
import warnings

from app.ws.events import Event
from app.ws.events import parse_event as parse

warnings.warn("events have moved", DeprecationWarning, stacklevel=2)

__all__ = ["Event", "parse"]
""",
}
APPLICATION = {
    "app/__init__.py": "",
    "app/config.py": """\
import os

#: Set OLD_WS_URL for clients of the first version.
REQUIRED = ["DATABASE_URL", "OLD_WS_URL", "WS_URL"]
MY_OLD_WS_URL = os.getenv("MY_OLD_WS_URL", "ws://neighbour")


def url():
    return os.environ["OLD_WS_URL"]


def url_or_default(env=os.environ):
    return env.get("WS_URL") or env.get("OLD_WS_URL") or "ws://localhost"
""",
    "app/main.py": """\
from app import config
from app.services import handlers, rooms


def main():
    print(config.url_or_default(), handlers.handle("ann", "hello"), rooms.enter("ann", "attic"))


if __name__ == "__main__":
    main()
""",
    "app/services/__init__.py": "",
    "app/services/alerts.py": """\
from app.ws.compat import ConnectionManager, make_manager


def alert(user_id, *, manager: "ConnectionManager | None" = None):
    manager = manager or make_manager(user_id=user_id)
    return manager.send("!")
""",
    "app/services/audit.py": """\
from app.ws import Manager, WebSocketContext


def entry(context: WebSocketContext, manager: Manager):
    return context.user_id, len(manager.sent)
""",
    "app/services/batch.py": """\
from app.ws import factory


def all_of(user_ids):
    return [factory.make_manager(one) for one in user_ids]
""",
    "app/services/export.py": """\
def context_of(user_id):
    from app.ws import WebSocketContext

    return WebSocketContext(user_id)
""",
    "app/services/feed.py": """\
from app.ws.old_events import (
    Event,  # what a line becomes
    parse,
)


def feed(lines):
    return [parse(line) for line in lines] or [Event("nothing")]
""",
    "app/services/handlers.py": """\
from app.ws.factory import make_manager


def handle(user_id, text):
    # One manager for each user.
    return make_manager(user_id).send(text)
""",
    "app/services/history.py": """\
class History:
    def make_manager(self, user_id):
        return [user_id]

    def of(self, user_id):
        return self.make_manager(user_id)
""",
    "app/services/notify.py": """\
def notify(user_id, text):
    from app.ws.factory import make_manager

    manager = make_manager(
        user_id,  # who is told
    )
    return manager.send(text)
""",
    "app/services/presence.py": """\
def online(user_id):
    try:
        from app.ws.factory import make_manager
    except ImportError:
        return None
    return make_manager(user_id).context.user_id
""",
    "app/services/replay.py": """\
try:
    from app.ws.events import parse_event
except ImportError:
    from app.ws.all_events import parse_event


def replay(lines):
    return [parse_event(line).text for line in lines]
""",
    "app/services/rooms.py": """\
from app.ws import Manager, make_manager


def enter(user_id, room) -> Manager:
    manager = make_manager(user_id)
    manager.context.room = room
    return manager
""",
    "app/services/sessions.py": """\
from __future__ import annotations

from typing import TYPE_CHECKING

from app.ws.factory import make_manager as new_manager

if TYPE_CHECKING:
    from app.ws.manager import OldManager
    from app.ws.old_events import Event


class Session:
    def __init__(self, user_id: str) -> None:
        self.manager: OldManager = new_manager(user_id)

    def on(self, event: Event) -> str:
        return self.manager.send(event.text)
""",
    "app/services/typing.py": """\
from app.ws.manager import OldManager


class TypingManager(OldManager):
    pass
""",
}
TESTS = {
    "pytest.ini": "[pytest]\npythonpath = .\ntestpaths = tests\n",
    "tests/__init__.py": "",
    "tests/test_alerts.py": """\
from unittest import mock

from app.services import alerts


@mock.patch("app.services.alerts.make_manager")
def test_alert(make):
    make.return_value.send.return_value = "sent"
    assert alerts.alert("ann") == "sent"
""",
    "tests/test_batch.py": """\
from app.services.batch import all_of


def test_each_has_its_own():
    assert [one.context.user_id for one in all_of(["ann", "bob"])] == ["ann", "bob"]
""",
    "tests/test_compat.py": """\
from app.ws import compat


def test_what_the_first_version_had():
    assert compat.__all__ == ["ConnectionManager", "make_manager"]
""",
    "tests/test_config.py": """\
import os
from unittest.mock import patch

from app import config


def test_url(monkeypatch):
    monkeypatch.setenv("WS_URL", "ws://a")
    monkeypatch.setenv("OLD_WS_URL", "ws://a")
    assert config.url() == "ws://a"


def test_default():
    assert config.url_or_default({}) == "ws://localhost"


@patch.dict(os.environ, {"OLD_WS_URL": "ws://b"})
def test_patched():
    assert config.url_or_default() == "ws://b"
""",
    "tests/test_factory.py": """\
import pytest

from app.ws.factory import make_manager


def test_a_user_is_needed():
    with pytest.raises(TypeError):
        make_manager()
""",
    "tests/test_feed.py": """\
from app.services.feed import feed
from app.ws.old_events import Event


def test_feed():
    (event,) = feed(["said hello"])
    assert isinstance(event, Event)
    assert (event.kind, event.text) == ("said", "hello")
""",
    "tests/test_handlers.py": """\
from unittest.mock import patch

from app.services.handlers import handle


def test_handle():
    with patch("app.services.handlers.make_manager") as make:
        make.return_value.send.return_value = "sent"
        assert handle("ann", "hello") == "sent"


def test_handle_for_real():
    assert handle("ann", "hello") == "ann: hello"
""",
    "tests/test_history.py": """\
from app.services.history import History


def test_a_method_of_the_same_name():
    assert History().of("ann") == ["ann"]
""",
    "tests/test_manager.py": """\
from app.ws.context import WebSocketContext
from app.ws.manager import get_manager

manager = get_manager(WebSocketContext(user_id="ann"))


def say(text):
    return manager.send(text)


def test_say():
    assert say("hello") == "ann: hello"


def test_mode():
    assert manager.mode == "unified"


def test_nothing():
    assert True
""",
    "tests/test_notify.py": """\
from app.services.notify import notify
from app.services.presence import online


def test_notify():
    assert notify("ann", "hello") == "ann: hello"


def test_online():
    assert online("ann") == "ann"
""",
    "tests/test_replay.py": """\
from app.services.replay import replay


def test_replay():
    assert replay(["said hello"]) == ["hello"]
""",
    "tests/test_rooms.py": """\
from app.services import rooms
from app.ws import make_manager


def test_enter():
    assert rooms.enter("ann", "attic").context.room == "attic"


def test_nobody(monkeypatch):
    nobody = make_manager("nobody")
    monkeypatch.setattr("app.services.rooms.make_manager", lambda _: nobody)
    assert rooms.enter("ann", "attic") is nobody
""",
    "tests/test_sessions.py": """\
from app.services.sessions import Session
from app.ws.events import Event


def test_session():
    assert Session("ann").on(Event("said", "hello")) == "ann: hello"
""",
    "tests/test_typing.py": """\
from app.services.typing import TypingManager
from app.ws.context import WebSocketContext
from app.ws.manager import get_manager as get_unified_manager

manager = get_unified_manager(WebSocketContext("bob"), mode="typing")


def test_a_kind_of_manager():
    assert issubclass(TypingManager, type(manager))
""",
}
CHECKS = {
    "checks/__init__.py": "",
    "checks/test_exports.py": """\
from app.services.audit import entry
from app.services.export import context_of
from app.ws import get_manager


def test_the_package_has_its_names():
    ann = context_of("ann")
    assert entry(ann, get_manager(ann)) == ("ann", 0)
""",
    "checks/test_settings.py": """\
from app import config


def test_one_name_is_enough(monkeypatch):
    monkeypatch.setenv("WS_URL", "ws://new")
    assert config.url() == "ws://new"
    assert config.REQUIRED == ["DATABASE_URL", "WS_URL"]
""",
    "checks/test_imports.py": """\
import importlib
import pkgutil
import warnings

import app.services


def test_nobody_imports_what_has_moved():
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        for one in pkgutil.iter_modules(app.services.__path__, "app.services."):
            importlib.import_module(one.name)
""",
    "checks/test_factory.py": """\
import warnings

from app.services import alerts, batch, handlers, notify, presence, rooms, sessions


def test_nobody_calls_what_is_deprecated():
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        assert alerts.alert("ann") == "ann: !"
        assert batch.all_of(["ann"])[0].context.user_id == "ann"
        assert handlers.handle("ann", "hello") == "ann: hello"
        assert notify.notify("ann", "hello") == "ann: hello"
        assert presence.online("ann") == "ann"
        assert rooms.enter("ann", "attic").context.room == "attic"
        assert sessions.Session("ann").manager.sent == []
""",
    "checks/test_legacy.py": """\
import importlib
from pathlib import Path
from unittest.mock import patch

from app import ws
from app.ws import manager


def test_the_old_layer_is_gone():
    modules = sorted(path.stem for path in Path("app/ws").glob("*.py"))
    assert modules == ["__init__", "context", "events", "manager"]
    assert not hasattr(ws, "make_manager")
    assert not hasattr(manager, "LegacyManager")


def test_no_manager_is_made_when_tests_are_imported():
    with patch("app.ws.manager.Manager", side_effect=RuntimeError):
        for path in Path("tests").glob("test_*.py"):
            importlib.import_module(f"tests.{path.stem}")
""",
}
DEPLOYMENT = {
    ".env.example": """\
# Where the socket is.
WS_URL=ws://localhost:8000
OLD_WS_URL=ws://localhost:8000
DATABASE_URL=postgres://localhost
""",
    "Dockerfile": """\
FROM python:3.12
ARG WS_URL
ENV WS_URL=$WS_URL \\
    OLD_WS_URL=$WS_URL
CMD ["python", "-m", "app.main"]
""",
    "docker-compose.yml": """\
services:
  web:
    environment:
      WS_URL: ws://api:8000
      OLD_WS_URL: ws://api:8000  # old clients
  api:
    environment:
      - OLD_WS_URL=${OLD_WS_URL:-ws://api:8000}
""",
    "docs/settings.md": "Set `OLD_WS_URL` to the address of the socket.\n",
    "web/socket.ts": """\
export const url: string = process.env.WS_URL ?? process.env.OLD_WS_URL ?? 'ws://localhost';
""",
}
FILES = {
    "migration.toml": MANIFEST,
    **SOCKETS,
    **APPLICATION,
    **TESTS,
    **CHECKS,
    **DEPLOYMENT,
}
