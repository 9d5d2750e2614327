"""Git that is meant for a folder never runs in another one."""

import shutil
import subprocess
from pathlib import Path

import pytest

from migrator.shell.git import Git, opened_git
from tests.conftest import MakeRepository


@pytest.fixture
def bystander(git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with work in it, where we happen to be."""
    root = git_repository({"mine.txt": b"mine\n"})
    (root / "mine.txt").write_text("changed\n")
    (root / "loose.txt").write_text("untracked\n")
    monkeypatch.chdir(root)
    return root


def destroy_all(git: Git) -> list[int]:
    """What the private worktree is cleaned with."""
    return [
        git.answer("reset", "--hard", "--quiet").status,
        git.answer("clean", "-ffdxq").status,
    ]


def is_untouched(root: Path) -> bool:
    return (root / "mine.txt").read_text() == "changed\n" and (root / "loose.txt").is_file()


def test_in_no_current_folder_when_its_own_is_gone(
    git_repository: MakeRepository, bystander: Path
) -> None:
    own = git_repository({"a.txt": b"a\n"})
    git = opened_git(own)
    shutil.rmtree(own)
    assert 0 not in destroy_all(git)
    assert is_untouched(bystander)


def test_in_no_repository_further_up_when_its_own_is_gone(bystander: Path) -> None:
    own = bystander / "cache" / "worktree"
    own.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", own], check=True)
    git = opened_git(own)
    shutil.rmtree(own / ".git")
    assert 0 not in destroy_all(git)
    assert is_untouched(bystander)
