"""How a refusal is told: to a person, to a program, in colour or not, and how the process ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.check.scenery import MANIFEST, MakeRepository
from tests.e2e.terminal import run

#: What a help page has no need of; together they take a second.
_HEAVY = "pydantic git libcst tree_sitter migrator.core.engine migrator.shell transforms".split()


@pytest.fixture
def chat(git_repository: MakeRepository) -> Path:
    return git_repository({"migration.toml": MANIFEST.encode(), "app/ü.py": b"x = 1\n"})


@pytest.mark.parametrize("command", ["scan", "plan", "status", "validate", "verify", "check"])
def test_a_program_gets_an_object_whatever_happens(chat: Path, command: str) -> None:
    (chat / "migration.toml").write_text('[migration]\nname = "ws"\nnmae = 1\n')
    ran = run("-C", chat, command, "--format", "json", "-q")
    assert ran.status == 2
    told = json.loads(ran.out)
    assert (told["version"], told["command"]) == (1, command)
    assert [error["code"] for error in told["errors"]] == ["manifest.empty", "manifest.unknown-key"]
    assert told["errors"][1] == {
        "code": "manifest.unknown-key",
        "message": 'the key "nmae" means nothing here',
        "hint": 'did you mean "name"?',
        "path": "migration.toml",
        "line": 3,
        "key": "migration.nmae",
    }
    assert "error[manifest.unknown-key]: migration.toml:3: migration.nmae: " in ran.err


def test_what_is_about_no_file_has_no_place(tmp_path: Path) -> None:
    (error,) = json.loads(run("-C", tmp_path, "plan", "--format", "json").out)["errors"]
    assert (error["path"], error["line"], error["key"]) == (None, None, None)


def test_a_command_line_that_is_not_understood_says_nothing_to_programs(chat: Path) -> None:
    ran = run("-C", chat, "plan", "--format", "json", "--bogus")
    assert (ran.status, ran.out) == (2, "")


def test_github_gets_a_mark_on_the_line(chat: Path) -> None:
    (chat / "migration.toml").write_text('[migration]\nname = "ws"\nnmae = 1\n')
    lines = run("-C", chat, "check", "--format", "github").out.splitlines()
    assert lines[1].startswith("::error file=migration.toml,line=3,title=manifest.unknown-key::")
    assert lines[1].endswith('%0Adid you mean "name"?')


def test_a_sarif_without_results_would_say_that_all_is_well(chat: Path) -> None:
    ran = run("-C", chat, "check", "--format", "sarif", "-m", "nothing.toml")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("environment", "options", "is_coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, (), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"NO_COLOR": "1", "TERM": "dumb"}, ("--color", "always"), True),
    ],
)
def test_nothing_steers_a_terminal_unless_it_is_asked_for(
    chat: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: tuple[str, ...],
    is_coloured: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("-C", chat, "diff", "p9", *options).err) is is_coloured


def test_quiet_is_not_silent(chat: Path) -> None:
    assert "error[phase.unknown]" in run("-C", chat, "diff", "p9", "-q").err


def test_without_a_command_the_page_is_shown() -> None:
    ran = run()
    assert ran.status == 2
    assert ran.out == run("--help").out


def test_a_help_page_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom migrator.cli import app\n"
        "try:\n    app(sys.argv[1:])\nfinally:\n"
        "    print(*(name for name in sys.modules), file=sys.stderr)\n"
    )
    loaded = _apart("-c", program, "--help").stderr.split()
    assert "typer" in loaded
    assert [name for name in _HEAVY if name in loaded] == []


def test_a_stream_without_letters_for_it_gets_escapes(chat: Path) -> None:
    (chat / "app/ü.py").write_text("from app.old import make\n")
    ran = _apart("-m", "migrator", "-C", str(chat), "scan", "-v", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0, ran.stderr
    assert r"app/\xfc.py:1" in ran.stdout


def test_an_error_that_nobody_has_thought_of_is_told_with_all_that_helps() -> None:
    program = (
        "import migrator.cli as cli\n"
        "def fails(*words): raise LookupError('nobody thought of it')\n"
        "cli.app = fails\ncli.main()\n"
    )
    ran = _apart("-c", program)
    assert ran.returncode == 1
    first, hint, follows, *_rest = ran.stderr.splitlines()
    assert first == (
        "error[tool.defect]: migrator itself has failed: LookupError: nobody thought of it"
    )
    assert hint.startswith("  hint: please report this with what follows; ")
    assert follows.startswith("Traceback")


def _apart(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words],
        check=False, capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip
