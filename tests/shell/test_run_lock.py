"""One run at a time, also when one has died."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from migrator.errors import RepositoryError
from migrator.shell import run_lock
from migrator.shell.living import MARK, Owner, wait_for_children
from migrator.shell.run_lock import held

HOLDING = """
import subprocess, sys, time
from pathlib import Path
from migrator.shell.run_lock import held

with held(Path(sys.argv[1])):
    child = subprocess.Popen(["sleep", sys.argv[2]])
    print(child.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "home" / "lock"


@contextmanager
def holder(lock: Path, child_lives: str = "0") -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process that holds the lock, and the number of a child that it has started."""
    command = [sys.executable, "-c", HOLDING, str(lock), child_lives]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        try:
            yield process, child
        finally:
            process.kill()


def refused(lock: Path) -> str:
    with pytest.raises(RepositoryError) as raised, held(lock):
        pass
    (problem,) = raised.value.problems
    assert problem.code == "repo.busy"
    return problem.message


def test_it_says_who_holds_it_while_it_is_held(lock: Path) -> None:
    with held(lock):
        assert Owner.read(lock) == Owner.this()
    assert lock.read_bytes() == b""
    with held(lock):
        pass


def test_another_process_is_refused_and_told_who_is_at_work(lock: Path) -> None:
    with holder(lock) as (process, _child):
        assert f"process {process.pid} on " in refused(lock)


def test_a_process_that_dies_holds_it_no_longer(lock: Path) -> None:
    with holder(lock) as (process, _child):
        process.send_signal(signal.SIGKILL)
        process.wait()
        with held(lock):
            pass


def test_what_a_dead_one_has_started_is_waited_for(lock: Path) -> None:
    with holder(lock, "1.5") as (process, child):
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert _is_alive(child)
        began = time.monotonic()
        with held(lock):
            # The system takes away a process's memory a moment before the process.
            while _is_alive(child) and time.monotonic() - began < 4:
                time.sleep(0.05)
            assert not _is_alive(child)


def test_a_child_that_does_not_end_is_told(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_lock, "wait_for_children", partial(wait_for_children, seconds=0.2))
    with holder(lock, "60") as (process, child):
        process.send_signal(signal.SIGKILL)
        process.wait()
        try:
            assert f"process {process.pid} on " in refused(lock)
        finally:
            os.kill(child, signal.SIGKILL)


def test_an_error_gives_it_back(lock: Path) -> None:
    with pytest.raises(ValueError, match="mine"), held(lock):
        raise ValueError("mine")
    with held(lock):
        pass


def test_children_carry_a_mark_only_while_it_is_held(lock: Path) -> None:
    with held(lock):
        assert os.environ[MARK] == Owner.this().mark
    assert MARK not in os.environ


@pytest.mark.parametrize("text", [b"", b"torn {", b"[]", b'{"pid": 1}'])
def test_whatever_a_crash_left_in_it_is_in_nobodys_way(lock: Path, text: bytes) -> None:
    lock.parent.mkdir()
    lock.write_bytes(text)
    with held(lock):
        assert json.loads(lock.read_bytes())["pid"] == os.getpid()


class TestCheck:
    def test_while_the_file_is_there_all_is_well(self, lock: Path) -> None:
        with held(lock) as mine:
            mine.check()

    @pytest.mark.parametrize("is_new", [False, True])
    def test_a_file_that_somebody_removed_is_noticed(self, lock: Path, is_new: bool) -> None:
        with held(lock) as mine:
            lock.rename(lock.with_name("elsewhere"))
            if is_new:
                lock.touch()
            with pytest.raises(RepositoryError) as raised:
                mine.check()
        assert raised.value.problems[0].code == "repo.lock-lost"


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
