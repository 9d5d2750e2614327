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


def test_a_program_that_cannot_be_executed_is_told(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("echo hello\n")
    ended = run([str(tmp_path / "plain")], tmp_path, 1, {})
    assert (ended.status, ended.output) == (None, f"{tmp_path}/plain: Permission denied")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = run(["true"], tmp_path / "gone", 1, {})
    assert (ended.status, ended.output) == (None, f"{tmp_path}/gone: No such file or directory")


def test_a_program_is_looked_for_on_the_path_that_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "greet").write_text("#!/bin/sh\necho hello\n")
    (tmp_path / "greet").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    assert run(["greet"], tmp_path, 10, {"PATH": path}).output == "hello\n"


def test_a_variable_can_be_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORD", "hello")
    ended = run(["sh", "-c", "echo ${WORD-none}"], tmp_path, 10, {"WORD": None})
    assert ended.output == "none\n"


def test_a_hundred_megabytes_are_read_as_fast_as_they_come(tmp_path: Path) -> None:
    ended = sh("head -c 100000000 /dev/zero; echo last", tmp_path)
    assert ended.passed
    assert ended.output.endswith("\0last\n")
    assert ended.seconds < 5


def test_one_that_closes_its_output_is_waited_for(tmp_path: Path) -> None:
    ended = sh("echo one; exec >&- 2>&-; sleep 0.3; exit 3", tmp_path)
    assert (ended.status, ended.output) == (3, "one\n")
    assert ended.seconds >= 0.3


def test_a_child_that_keeps_the_output_open_holds_nothing_up(tmp_path: Path) -> None:
    ended = sh("sleep 60 & echo $! > pids; echo done", tmp_path)
    assert (ended.status, ended.output) == (0, "done\n")
    assert ended.seconds < 10
    assert _alive(tmp_path, 1) == []


def test_a_child_that_prints_without_end_holds_nothing_up(tmp_path: Path) -> None:
    ended = sh("yes & echo $! > pids; sleep 0.2; echo done", tmp_path)
    assert ended.status == 0
    assert ended.seconds < 10
    assert _alive(tmp_path, 1) == []


def test_what_is_said_last_is_not_lost(tmp_path: Path) -> None:
    for _ in range(20):
        assert sh("head -c 60000 /dev/zero; echo last", tmp_path).output.endswith("last\n")


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

    def test_output_without_end_is_ended(self, tmp_path: Path) -> None:
        ended = sh("echo $$ > pids; yes", tmp_path, 1)
        assert ended.status is None
        assert ended.output.endswith("\ny\n\nended after 1 seconds, the limit")
        assert len(ended.output) < 1 << 21
        assert ended.seconds < 10
        assert _alive(tmp_path, 1) == []

    def test_one_that_has_closed_its_output_is_ended(self, tmp_path: Path) -> None:
        ended = sh("exec >&- 2>&-; sleep 60", tmp_path, 0.5)
        assert (ended.status, ended.seconds < 10) == (None, True)


_DAEMON = """
import os, time
from pathlib import Path
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 100)
        Path("pids").write_text(str(os.getpid()))
        time.sleep(60)
    os._exit(0)
while not Path("pids").exists() or not Path("pids").read_text():
    time.sleep(0.01)
"""


def test_one_that_has_gone_to_the_background_for_good_ends_too(tmp_path: Path) -> None:
    assert run([sys.executable, "-c", _DAEMON], tmp_path, 30, {}).passed
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
