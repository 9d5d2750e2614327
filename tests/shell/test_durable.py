"""What is written through to the disk, and how files are replaced."""

import os
from pathlib import Path

import pytest

from migrator.shell.durable import sync, write


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes of what is written through."""
    found: list[int] = []
    real = os.fsync

    def noted(descriptor: int) -> None:
        found.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    return found


@pytest.mark.parametrize("count", [0, 1, 4, 5, 100])
def test_all_files_and_folders_are_written_through(
    tmp_path: Path, synced: list[int], count: int
) -> None:
    paths = [tmp_path / str(number) for number in range(count)]
    for path in paths:
        path.touch()
    sync([*paths, tmp_path])
    assert sorted(synced) == sorted(path.stat().st_ino for path in [*paths, tmp_path])


@pytest.mark.parametrize("count", [1, 20])
def test_one_that_is_missing_is_told(tmp_path: Path, count: int) -> None:
    with pytest.raises(FileNotFoundError):
        sync([*[tmp_path] * (count - 1), tmp_path / "missing"])


def test_a_file_is_replaced_by_one_that_is_on_the_disk_already(
    tmp_path: Path, synced: list[int]
) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"old")
    old = place.stat().st_ino
    write(place, b"new")
    assert place.read_bytes() == b"new"
    new = place.stat().st_ino
    assert new != old
    assert synced == [new, tmp_path.stat().st_ino]
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    place = tmp_path / "file"
    place.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(place, b"new")
    assert place.read_bytes() == b"old"
