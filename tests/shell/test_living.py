"""Which processes are alive."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from migrator.shell.living import MARK, Owner, git_is_at_work, wait_for_children
from tests.conftest import MakeRepository


@contextmanager
def sleeping(**environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"], env={**os.environ, **environment}) as process:
        try:
            yield process
        finally:
            process.kill()


class TestOwner:
    def test_this_one_is_alive(self) -> None:
        assert Owner.this().is_alive
        assert str(os.getpid()) in str(Owner.this())

    def test_it_is_read_back_as_it_was_written(self, tmp_path: Path) -> None:
        (tmp_path / "owner").write_bytes(Owner.this().to_bytes())
        assert Owner.read(tmp_path / "owner") == Owner.this()

    @pytest.mark.parametrize("text", [b"", b"{", b"[]", b"1", b"\xff", b'{"pid": null}'])
    def test_what_cannot_be_read_is_nobody(self, tmp_path: Path, text: bytes) -> None:
        (tmp_path / "owner").write_bytes(text)
        assert Owner.read(tmp_path / "owner") is None
        assert Owner.read(tmp_path / "missing") is None

    def test_one_that_has_ended_is_not_alive(self) -> None:
        with sleeping() as process:
            pid = process.pid
        assert not replace(Owner.this(), pid=pid).is_alive

    def test_another_that_got_the_same_number_is_not_it(self) -> None:
        assert not replace(Owner.this(), born="12345").is_alive

    def test_of_another_machine_nothing_is_known(self) -> None:
        assert not replace(Owner.this(), host="elsewhere.example.org").is_alive

    def test_one_that_has_ended_and_waits_to_be_collected_is_not_alive(self) -> None:
        with sleeping() as process:
            stat = Path(f"/proc/{process.pid}/stat").read_text()
            born = stat.rpartition(")")[2].split()[19]
            owner = replace(Owner.this(), pid=process.pid, born=born)
            assert owner.is_alive
            process.kill()
            deadline = time.monotonic() + 5
            while owner.is_alive and time.monotonic() < deadline:
                time.sleep(0.01)
            assert not owner.is_alive


class TestChildren:
    def test_without_any_there_is_nothing_to_wait_for(self) -> None:
        assert wait_for_children("nobody's mark", 0)

    def test_one_that_does_not_end_is_not_waited_for_any_longer(self) -> None:
        with sleeping(**{MARK: "a mark"}):
            began = time.monotonic()
            assert not wait_for_children("a mark", 0.2)
            assert time.monotonic() - began < 5
            assert wait_for_children("a", 0)
            assert wait_for_children("another mark", 0)

    def test_one_that_ends_is_waited_for(self) -> None:
        with subprocess.Popen(["sleep", "0.5"], env={**os.environ, MARK: "a mark"}) as process:
            assert wait_for_children("a mark", 10)
            assert process.wait() == 0


def test_a_git_is_seen_where_it_works(git_repository: MakeRepository, tmp_path: Path) -> None:
    folder = git_repository({"sub/a.py": b""})
    assert not git_is_at_work(folder)
    command = ["git", "-C", str(folder / "sub"), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"HEAD\n")
        process.stdin.flush()
        process.stdout.readline()
        assert git_is_at_work(tmp_path / "elsewhere", folder)
        assert not git_is_at_work(tmp_path / "elsewhere")
        process.communicate()
    assert not git_is_at_work(folder)
