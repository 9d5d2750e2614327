"""A small repository, and what a person does in it, really run."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from migrator.cli import app

#: Nothing here depends on who runs it, or when: so commits have the same ids everywhere.
_PERSON = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_AUTHOR_DATE": "2025-06-02T09:00:00Z",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_DATE": "2025-06-02T09:00:00Z",
}
_KEPT = {"HOME", "LANG", "LC_ALL", "TMPDIR"}
_RUN = "20250602-090000-c0ffee"
FILES: Mapping[str, str] = {
    "migration.toml": """\
[migration]
name = "one-manager"
python = "3.11"

[steps.canonical]
transform = "move_symbols"
[steps.canonical.move]
"app.ws.factory.make_manager" = "app.ws.manager.get_manager"

[[phases]]
id = "imports"
title = "Take the manager from its canonical module"
steps = ["canonical"]

[[gate.tests]]
name = "golden path"
run = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
""",
    "app/__init__.py": "",
    "app/ws/__init__.py": "",
    "app/ws/manager.py": """\
class Manager:
    def send(self, message):
        return len(message)


def get_manager():
    return Manager()
""",
    "app/ws/factory.py": """\
from app.ws.manager import get_manager


def make_manager():
    return get_manager()
""",
    "app/chat.py": """\
from app.ws.factory import make_manager


def greet(name):
    return make_manager().send(f"Hello, {name}!")
""",
    "tests/test_chat.py": """\
from app.chat import greet


def test_greet():
    assert greet("Ada") == 11
""",
    "docs/guide.md": "`make_manager()` gives a manager.\n",
}
COMMANDS = ("plan", "diff imports", "run", "rollback imports")
#: How long something takes is another matter everywhere.
_TIME = re.compile(r"\(\d+\.\d s\)")
#: Of the gate's many questions some are shown.
_LEFT_OUT = re.compile(r"(^  (?:syntax|names): .*\n)+", re.MULTILINE)


def played() -> Iterator[tuple[str, str]]:
    """Each command as it is typed, with what it prints, in colour."""
    with _repository():
        for command in COMMANDS:
            first, *rest = command.split()
            arguments = [first, "--color", "always", *rest]
            result = CliRunner().invoke(app, arguments, catch_exceptions=False)
            yield f"migrator {command}", _LEFT_OUT.sub("  …\n", _TIME.sub("(… s)", result.output))


@contextmanager
def _repository() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "chat"
        environment = {
            **{name: value for name, value in os.environ.items() if name in _KEPT},
            **_PERSON,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "XDG_CACHE_HOME": f"{place}/cache",
            "TERM": "xterm-256color",
        }
        with (
            patch.dict("os.environ", environment, clear=True),
            patch("migrator.app.run.new_run_id", lambda: _RUN),
        ):
            for path, text in FILES.items():
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
            for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "A chat"]):
                subprocess.run(["git", "-C", folder, *words], check=True)
            with chdir(folder):
                yield
