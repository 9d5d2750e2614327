"""The hooks, as pre-commit runs them in somebody else's repository."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.check.scenery import FILES, Checked, MakeRepository, checked

PROJECT = Path(__file__).parents[3]
CONFIG = """\
repos:
  - repo: {url}
    rev: {revision}
    hooks:
      - id: migrator-check
        stages: [pre-commit]
      - id: migrator-check-staged
        stages: [manual]
"""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The project as it is now, in a repository of its own, as small as it works."""
    folder = tmp_path / "published"
    listed = git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for path in listed.split("\0"):
        is_needed = path.startswith(("migrator/", "transforms/")) or "/" not in path
        if path and is_needed and (PROJECT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / path, folder / path)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        git(folder, *arguments)
    return folder


def pre_commit(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_both_hooks(
    published: Path,
    git_repository: MakeRepository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("pre_commit")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "hooks"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    config = CONFIG.format(url=published, revision=git(published, "rev-parse", "HEAD").strip())
    chat = checked(git_repository, {".pre-commit-config.yaml": config})
    staged = ["--hook-stage", "manual", "migrator-check-staged"]

    _passes(pre_commit(chat.folder, "migrator-check"), "Skipped")
    chat.write("app/clean.py", "VALUE = 2\n")
    chat.write("picture.png", "\0")
    chat.git("add", "-A")
    _passes(pre_commit(chat.folder, "migrator-check"), "Passed")
    _fails(chat, staged, "app/svc.py:1:")

    chat.write("app/clean.py", FILES["app/svc.py"])
    chat.git("add", "-A")
    # What is not staged, pre-commit sets aside for files, and we for what is staged.
    chat.write("app/clean.py", "VALUE = 3\n")
    shown = _fails(chat, ["migrator-check"], "app/clean.py:1:")
    assert "app/svc.py" not in shown
    _fails(chat, staged, "app/clean.py:1:")
    assert chat.read("app/clean.py") == "VALUE = 3\n"


def _passes(ran: "subprocess.CompletedProcess[str]", word: str) -> None:
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert word in ran.stdout


def _fails(chat: Checked, arguments: list[str], place: str) -> str:
    ran = pre_commit(chat.folder, *arguments)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert place in ran.stdout
    assert "Traceback" not in ran.stdout
    return ran.stdout
