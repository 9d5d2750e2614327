"""Originals that git could not give back are kept, and only those."""

from hashlib import sha1
from pathlib import Path

import pytest

from migrator.shell.transaction.intent import (
    Entry,
    FileMove,
    fingerprint,
    fingerprint_of,
)
from migrator.shell.transaction.kept import Kept

MIXED, STORED = b"one\r\ntwo\n", b"one\ntwo\n"
COMMIT = "c" * 40


def blob(data: bytes) -> str:
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """What is kept of three files: of one git has other bytes, of one the same, one came."""
    displaced = tmp_path / "displaced"
    displaced.mkdir()
    moves = []
    for slot, (path, data) in enumerate([("sub/mixed.py", MIXED), ("plain.py", STORED)]):
        (displaced / str(slot)).write_bytes(data)
        (displaced / str(slot)).chmod(0o750)
        before = fingerprint(displaced / str(slot))
        old, new = Entry("100755", blob(STORED)), Entry("100755", "1" * 40)
        usual = fingerprint_of(STORED, old)
        moves.append(FileMove(path, old, new, before, "after", str(slot), usual))
    moves.append(FileMove("came.py", None, Entry("100644", "2" * 40), None, "after", "2"))
    kept = Kept(tmp_path / "kept")
    kept.keep(COMMIT, moves, displaced)
    return kept


def test_only_what_git_could_not_give_back_is_kept(kept: Kept) -> None:
    assert set(kept.contents(COMMIT)) == {"sub/mixed.py"}


def test_it_is_found_with_its_bytes_and_permissions(kept: Kept) -> None:
    found = kept.find(["other", COMMIT], "sub/mixed.py", blob(STORED))
    assert found is not None
    assert found.read_bytes() == MIXED
    assert found.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize(
    ("commits", "path", "oid"),
    [
        ([COMMIT], "sub/mixed.py", "another object"),
        ([COMMIT], "plain.py", blob(STORED)),
        (["other"], "sub/mixed.py", blob(STORED)),
        ([], "sub/mixed.py", blob(STORED)),
    ],
)
def test_nothing_else_is_found(kept: Kept, commits: list[str], path: str, oid: str) -> None:
    assert kept.find(commits, path, oid) is None


@pytest.mark.parametrize("is_there", [False, True])
def test_one_that_is_damaged_is_named_and_not_used(kept: Kept, is_there: bool) -> None:
    assert kept.damaged(COMMIT) == []
    place = kept.find([COMMIT], "sub/mixed.py", blob(STORED))
    assert place is not None
    place.unlink()
    if is_there:
        place.write_bytes(b"torn")
    assert kept.damaged(COMMIT) == ["sub/mixed.py"]
    assert kept.find([COMMIT], "sub/mixed.py", blob(STORED)) is None


def test_it_is_forgotten(kept: Kept) -> None:
    for _time in range(2):
        kept.forget(COMMIT)
        assert kept.contents(COMMIT) == {}
        assert kept.damaged(COMMIT) == []


def test_where_there_is_nothing_to_keep_there_is_no_folder(tmp_path: Path) -> None:
    Kept(tmp_path / "kept").keep(COMMIT, [], tmp_path)
    assert not (tmp_path / "kept").exists()
