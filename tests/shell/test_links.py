"""What is lent to the worktree can be read there, and nothing of the person's own is at risk."""

import subprocess
from pathlib import Path

import pytest

from migrator.errors import MigratorError
from migrator.shell.links import lent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    (root / "data/inner").mkdir(parents=True)
    (root / "data/inner/big.bin").write_text("big")
    (root / ".env").write_text("SECRET=1")
    return root


@pytest.fixture
def worktree(tmp_path: Path) -> Path:
    root = tmp_path / "worktree"
    root.mkdir()
    (root / "tracked.py").write_text("x = 1\n")
    return root


def test_files_and_folders_are_there_and_gone_afterwards(checkout: Path, worktree: Path) -> None:
    with lent([".env", "data"], checkout, worktree) as loan:
        assert (worktree / ".env").read_text() == "SECRET=1"
        assert (worktree / "data/inner/big.bin").read_text() == "big"
        assert loan.disturbed() == []
    assert [path.name for path in worktree.iterdir()] == ["tracked.py"]
    assert (checkout / "data/inner/big.bin").read_text() == "big"


def test_a_file_deep_inside_takes_its_folders_with_it(checkout: Path, worktree: Path) -> None:
    with lent(["data/inner/big.bin"], checkout, worktree):
        assert (worktree / "data/inner/big.bin").read_text() == "big"
    assert not (worktree / "data").exists()


def test_a_file_is_a_copy_that_is_read_only(checkout: Path, worktree: Path) -> None:
    with lent([".env"], checkout, worktree):
        assert not (worktree / ".env").stat().st_mode & 0o222
        (worktree / ".env").unlink()
        (worktree / ".env").write_text("changed")
    assert (checkout / ".env").read_text() == "SECRET=1"


@pytest.mark.parametrize(
    ("script", "path"),
    [
        ("echo more >> data/inner/big.bin", "data/inner/big.bin"),
        ("echo new > data/new.txt", "data/new.txt"),
        ("rm data/inner/big.bin", "data/inner/big.bin"),
    ],
)
def test_who_writes_into_a_folder_is_told(
    checkout: Path, worktree: Path, script: str, path: str
) -> None:
    with lent(["data"], checkout, worktree) as loan:
        subprocess.run(["sh", "-c", script], cwd=worktree, check=True)
        assert path in loan.disturbed()


def test_what_python_leaves_behind_is_nothing(checkout: Path, worktree: Path) -> None:
    with lent(["data"], checkout, worktree) as loan:
        (worktree / "data/__pycache__").mkdir()
        (worktree / "data/__pycache__/a.pyc").write_bytes(b"")
        assert loan.disturbed() == []


def test_cleaning_the_worktree_removes_the_link_alone(checkout: Path, worktree: Path) -> None:
    subprocess.run(["git", "init", "-q", worktree], check=True)
    with lent(["data"], checkout, worktree):
        subprocess.run(["git", "-C", worktree, "clean", "-ffdxq"], check=True)
        assert not (worktree / "data").exists()
    assert (checkout / "data/inner/big.bin").read_text() == "big"


def test_a_link_that_was_replaced_by_a_folder_leaves_the_checkout_alone(
    checkout: Path, worktree: Path
) -> None:
    with lent(["data"], checkout, worktree):
        (worktree / "data").unlink()
        (worktree / "data").mkdir()
        (worktree / "data/own.txt").write_text("own")
    assert (checkout / "data/inner/big.bin").read_text() == "big"


@pytest.mark.parametrize("name", ["gone", "tracked.py"])
def test_what_is_not_there_or_is_tracked_is_refused(
    checkout: Path, worktree: Path, name: str
) -> None:
    (checkout / "tracked.py").write_text("x = 1\n")
    with pytest.raises(MigratorError) as caught, lent([name], checkout, worktree):
        pass
    assert caught.value.problems[0].code == "gate.link"
