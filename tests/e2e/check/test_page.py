"""What the page about `check` says is true."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.e2e.check.scenery import FILES, Checked, MakeRepository, checked

PROJECT = Path(__file__).parents[3]
PAGE = (PROJECT / "docs/check.md").read_text()
_TEST = "tests/test_architecture.py"


def block(language: str, word: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return next(str(text) for text in found if word in text)


def test_the_first_example(chat: Checked) -> None:
    chat.write("tests/test_svc.py", "")
    shown = chat.check()
    command, *lines = block("console", "app/svc.py").splitlines()
    assert command == "$ migrator check"
    assert lines[:2] == shown.out.splitlines()
    assert lines[3:] == [f"next: migrator {shown.next}"]


def test_the_architecture_test(git_repository: MakeRepository) -> None:
    code = block("python", "def test_old_names")
    # It stands in a test folder, and an old name is kept out of its own text.
    chat = checked(git_repository, {_TEST: code, "tests/test_svc.py": "", "app/svc.py": ""})
    assert _pytest(chat).returncode == 0
    chat.write("app/svc.py", FILES["app/svc.py"])
    failed = _pytest(chat)
    assert failed.returncode == 1
    assert "app/svc.py:1:21: imports:" in failed.stdout


def _pytest(chat: Checked) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", _TEST]
    return subprocess.run(command, cwd=chat.folder, capture_output=True, text=True, check=False)


def test_the_hooks_are_there() -> None:
    hooks = (PROJECT / ".pre-commit-hooks.yaml").read_text()
    for name in re.findall(r"- id: ([\w-]+)", block("yaml", "repos:")):
        assert f"- id: {name}\n" in hooks


def test_the_version_is_ours() -> None:
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    assert f"rev: v{version}\n" in PAGE


def test_every_code_of_the_page_is_one() -> None:
    source = (PROJECT / "migrator/core/baseline.py").read_text()
    for code in re.findall(r"`(baseline\.[a-z-]+)`", PAGE):
        assert f'"{code}"' in source
