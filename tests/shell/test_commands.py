"""A person's commands run their course, or are ended with all that they have started."""

import os
import sys
import time
from pathlib import Path

import pytest

from migrator.shell.commands import Ended, run


def sh(script: str, folder: Path, seconds: float = 30, **environment: str) -> Ended:
    return run(["sh", "-c", script], folder, seconds, environment)


@pytest.mark.parametrize(("status", "passed"), [(0, True), (1, False), (77, False)])
def test_the_status_is_told(tmp_path: Path, status: int, passed: bool) -> None:
    ended = sh(f"exit {status}", tmp_path)
    assert (ended.status, ended.passed) == (status, passed)


def test_both_outputs_are_told_in_order(tmp_path: Path) -> None:
    assert sh("echo one; echo two >&2; printf 'three\\377'", tmp_path).output == (
        "one\ntwo\nthree\ufffd"
    )


def test_of_much_output_the_end_is_told(tmp_path: Path) -> None:
    output = sh("yes | head -c 3000000; echo last", tmp_path).output
    assert output.endswith("last\n")
    assert len(output) <= 1 << 20


def test_it_runs_in_the_folder_with_the_environment(tmp_path: Path) -> None:
    assert sh("pwd; echo $WORD", tmp_path, WORD="hello").output == f"{tmp_path}\nhello\n"


def test_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert sh("cat; echo done", tmp_path).output == "done\n"


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = run(["/no/such/program"], tmp_path, 1, {})
    assert (ended.status, ended.passed) == (None, False)
    assert "/no/such/program: No such file" in ended.output


def test_a_signal_is_no_success(tmp_path: Path) -> None:
    assert sh("kill -TERM $$", tmp_path).status == -15


class TestLimit:
    def test_it_is_told_with_what_was_said_until_then(self, tmp_path: Path) -> None:
        ended = sh("echo begun; sleep 60", tmp_path, 0.5)
        assert ended.status is None
        assert ended.output == "begun\n\nended after 0.5 seconds, the limit"
        assert 0.5 <= ended.seconds < 10

    def test_children_of_children_end_too(self, tmp_path: Path) -> None:
        script = "sh -c 'sleep 60 & echo $! >> pids; sleep 60' & echo $! >> pids; sleep 60"
        sh(script, tmp_path, 1)
        assert _alive(tmp_path, 2) == []

    def test_one_that_has_left_the_group_ends_too(self, tmp_path: Path) -> None:
        sh("setsid sh -c 'echo $$ >> pids; sleep 60' & sleep 60", tmp_path, 1)
        assert _alive(tmp_path, 1) == []

    def test_one_that_listens_to_no_signal_ends_too(self, tmp_path: Path) -> None:
        began = time.monotonic()
        sh("trap '' TERM INT HUP; echo $$ > pids; while :; do sleep 1; done", tmp_path, 0.5)
        assert time.monotonic() - began < 10
        assert _alive(tmp_path, 1) == []


@pytest.mark.parametrize("started", ["sleep 60 &", "setsid sleep 60 &"])
def test_what_a_command_leaves_running_ends_with_it(tmp_path: Path, started: str) -> None:
    assert sh(f"{started} echo $! > pids; sleep 0.3", tmp_path).passed
    assert _alive(tmp_path, 1) == []


def test_a_command_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import signal, threading, os\n"
        "from pathlib import Path\n"
        "from migrator.shell.commands import run\n"
        "signal.signal(signal.SIGALRM, signal.default_int_handler)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1)\n"
        "run(['sh', '-c', 'echo $$ > pids; sleep 60'], Path(), 60, {})\n"
    )
    ended = run([sys.executable, "-c", program], tmp_path, 30, {"PYTHONPATH": _root()})
    assert "KeyboardInterrupt" in ended.output
    assert _alive(tmp_path, 1) == []


def _root() -> str:
    return str(Path(__file__).parents[2])


def _alive(folder: Path, count: int) -> list[int]:
    """Those of some processes that still run, a moment later."""
    pids = [int(pid) for pid in (folder / "pids").read_text().split()]
    assert len(pids) == count
    deadline = time.monotonic() + 2
    while (alive := [pid for pid in pids if _runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    for pid in alive:
        os.kill(pid, 9)
    return alive


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
