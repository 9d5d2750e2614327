"""Runs that meet another run, a disk that is full or may not be written, or an odd clock."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from migrator.shell.living import wait_for_children
from tests.e2e.situations.checkout import FILES, MANIFEST, NEW, OLD, Checkout, mounted
from tests.e2e.situations.conftest import Make
from tests.e2e.situations.moments import at

_GATE = MANIFEST.replace('["syntax"]', '["syntax", "tests"]') + (
    '\n[[gate.tests]]\nname = "slow"\nrun = ["sh", "-c", "touch $HOME/began; exec sleep 60"]\n'
)


@pytest.fixture
def slow(make: Make) -> Checkout:
    """A checkout whose gate does not end by itself."""
    return make({"migration.toml": _GATE.encode()})


@contextmanager
def _running(checkout: Checkout) -> "Iterator[subprocess.Popen[bytes]]":
    """A run in a process of its own, that has come as far as its gate."""
    began = Path(os.environ["HOME"]) / "began"
    command = [sys.executable, "-m", "migrator", "-C", str(checkout.root), "run", "p0"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            deadline = time.monotonic() + 20
            while not began.exists():
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _children(of: int) -> list[int]:
    listed = Path(f"/proc/{of}/task/{of}/children")
    if not listed.exists():
        pytest.skip("this system does not tell the children of a process")
    return [int(number) for number in listed.read_text().split()]


def test_a_second_run_is_refused_and_told_who_holds_the_lock(
    slow: Checkout, tmp_path: Path
) -> None:
    slow.git("worktree", "add", "-q", "-b", "other", tmp_path / "linked")
    before = slow.state()
    with _running(slow) as process:
        for checkout in (slow, Checkout(tmp_path / "linked")):
            for command in (("run", "p0"), ("rollback", "--all"), ("recover",), ("verify",)):
                ran = checkout.run(*command)
                assert ran.status == 2
                assert "error[repo.busy]" in ran.err
                assert f"process {process.pid} " in ran.err
                assert os.uname().nodename in ran.err
                assert "run p0" in ran.err
        assert slow.run("status").status == 0
    slow.check_same(before)


def test_a_run_that_is_interrupted_leaves_nothing_and_ends_what_it_started(
    slow: Checkout,
) -> None:
    before = slow.state()
    with _running(slow) as process:
        started = _children(process.pid)
    assert process.returncode
    assert not [number for number in started if Path(f"/proc/{number}").exists()]
    slow.check_same(before)
    ran = slow.run("recover")
    assert ran.status == 0
    assert "Nothing was cut short" in ran.out


def test_a_dead_run_holds_nothing_but_what_it_has_left_running_is_waited_for(
    slow: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = slow.state()
    monkeypatch.setattr(
        "migrator.shell.run_lock.wait_for_children", partial(wait_for_children, seconds=0.2)
    )
    with _running(slow) as process:
        (orphan,) = _children(process.pid)
        process.kill()
        process.wait()
    ran = slow.run("recover")
    assert ran.status == 2
    assert f"process {process.pid} " in ran.err
    assert "MIGRATOR_RUN" in ran.err
    os.kill(orphan, signal.SIGKILL)
    monkeypatch.undo()
    assert Checkout(slow.root).run("recover").status == 0
    slow.check_same(before)


def test_a_number_that_belongs_to_another_process_now_holds_nothing(checkout: Checkout) -> None:
    home = checkout.common / "migrator"
    home.mkdir()
    owner = {"pid": os.getpid(), "host": os.uname().nodename, "born": "1", "command": "migrator"}
    (home / "lock").write_text(json.dumps(owner))
    checkout.lands("run", "p0")


@pytest.mark.parametrize("left", [b"", b"nonsense", b"\xff\0", b"[]", b'{"pid": "x"}'])
def test_a_lock_file_that_says_nothing_holds_nothing(checkout: Checkout, left: bytes) -> None:
    home = checkout.common / "migrator"
    home.mkdir()
    (home / "lock").write_bytes(left)
    checkout.lands("run", "p0")


def test_a_run_whose_lock_file_is_removed_changes_nothing(checkout: Checkout) -> None:
    lock = checkout.common / "migrator/lock"
    with at("committed", lock.unlink):
        checkout.refuses("run", "p0", code="repo.lock-lost")
    checkout.lands("run", "p0")


def test_a_run_whose_lock_file_is_replaced_leaves_the_other_alone(checkout: Checkout) -> None:
    lock = checkout.common / "migrator/lock"
    theirs = b'{"pid": 1, "host": "there", "born": "", "command": "migrator run"}\n'

    def replace() -> None:
        lock.unlink()
        lock.write_bytes(theirs)

    with at("committed", replace):
        checkout.refuses("run", "p0", code="repo.lock-lost")
    assert lock.read_bytes() == theirs


def test_a_run_beside_a_living_transaction_without_a_lock_is_refused(checkout: Checkout) -> None:
    def second() -> None:
        (checkout.common / "migrator/lock").unlink()
        ran = checkout.run("run", "p0")
        assert ran.status == 2
        assert "error[repo.busy]" in ran.err

    with at("moved", second):
        checkout.run("run", "p0")
    checkout.run("recover")
    assert checkout.status == b""
    checkout.check_sound()


# Disks


def _on_a_disk_of_its_own(folder: Path) -> Checkout:
    checkout = Checkout(folder)
    checkout.git("init", "-q", "-b", "main")
    for path, data in FILES.items():
        checkout.write(path, data)
    for number in range(8):
        checkout.write(f"app/large{number}.py", OLD + b"# " + os.urandom(6000).hex().encode())
    checkout.commit()
    return checkout


def _fill(folder: Path) -> None:
    """Leave no room at all."""
    filler = os.open(folder / ".git" / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        for size in (65536, 4096):
            with suppress(OSError):
                while True:
                    os.write(filler, bytes(size))
    finally:
        os.close(filler)


@pytest.mark.parametrize(
    "moment",
    ["worktree ready", "staged", "checked", "index built", "intent written", "displaced checked"],
)
def test_a_full_disk_changes_nothing_and_afterwards_all_goes_on(
    tmp_path: Path, moment: str
) -> None:
    with mounted(tmp_path / "disk"):
        checkout = _on_a_disk_of_its_own(tmp_path / "disk")
        before = checkout.state()
        with at(moment, lambda: _fill(checkout.root)):
            ran = checkout.run("run", "p0")
        (checkout.root / ".git/filler").unlink()
        assert ran.status == 2, ran.out + ran.err
        assert "error[output.failed]" not in ran.err
        checkout.check_same(before)
        checkout.lands("run", "p0")
        checkout.lands("rollback", "p0")
        assert checkout.state().files == before.files


@pytest.mark.parametrize("moment", ["ref moved", "index published"])
def test_a_disk_that_is_full_once_it_has_landed_is_finished_later(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "disk"):
        checkout = _on_a_disk_of_its_own(tmp_path / "disk")
        before = checkout.state()
        with at(moment, lambda: _fill(checkout.root)):
            checkout.run("run", "p0")
        (checkout.root / ".git/filler").unlink()
        monkeypatch.setattr("migrator.shell.living.Owner.is_alive", False)
        assert checkout.run("recover").status == 0
        assert checkout.status == b""
        assert checkout.committed("app/one.py") == checkout.read("app/one.py") == NEW
        checkout.check_sound()
        checkout.lands("rollback", "p0")
        assert checkout.state().files == before.files


def test_a_full_cache_folder_changes_nothing(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "cache", "64k"):
        with monkeypatch.context() as patched:
            patched.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
            (tmp_path / "cache/filler").write_bytes(bytes(57344))
            before = checkout.state()
            ran = checkout.run("run", "p0")
            assert ran.status == 2, ran.out + ran.err
            checkout.check_same(before)
            (tmp_path / "cache/filler").unlink()
        checkout.lands("run", "p0")


@contextmanager
def _unchangeable(*folders: Path) -> Iterator[None]:
    """Folders to which not even the superuser can write."""
    try:
        done = subprocess.run(["chattr", "+i", *folders], check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("chattr is not there")
    try:
        if done.returncode:
            pytest.skip("this file system or this user cannot forbid writing for good")
        yield
    finally:
        subprocess.run(["chattr", "-i", *folders], check=False, capture_output=True)


def _objects(checkout: Checkout) -> list[Path]:
    folder = checkout.root / ".git/objects"
    return [folder, *(path for path in folder.iterdir() if path.is_dir())]


def _git_folder(checkout: Checkout) -> list[Path]:
    return [checkout.root / ".git"]


def _refs(checkout: Checkout) -> list[Path]:
    return [checkout.root / ".git/refs/heads"]


def _sources(checkout: Checkout) -> list[Path]:
    return [checkout.root / "app"]


def _one_source(checkout: Checkout) -> list[Path]:
    return [checkout.root / "app/two.py"]


@pytest.mark.parametrize("what", [_objects, _git_folder, _refs, _sources, _one_source])
def test_what_may_not_be_written_is_told_and_nothing_changes(
    checkout: Checkout, what: Callable[[Checkout], list[Path]]
) -> None:
    before = checkout.state()
    with _unchangeable(*what(checkout)):
        ran = checkout.run("run", "p0")
        assert ran.status == 2, ran.out + ran.err
        assert "error[output.failed]" not in ran.err
    checkout.check_same(before)
    checkout.lands("run", "p0")


# Clocks


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2099-01-01T00:00:00", "1990-01-01T00:00:00"),
        ("1990-01-01T00:00:00", "2099-01-01T00:00:00"),
    ],
)
def test_a_clock_that_jumps_confuses_nothing(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    before = checkout.state()
    for date, command in ((first, ("run", "p0")), (second, ("run", "p1"))):
        monkeypatch.setenv("GIT_COMMITTER_DATE", date)
        monkeypatch.setenv("GIT_AUTHOR_DATE", date)
        checkout.lands(*command)
    for date, phase in ((first, "p1"), (second, "p0"), (first, "p0")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", date)
        if phase == "p0" and date == first:
            checkout.lands("run", "p0")
        checkout.lands("rollback", phase)
        assert "landed" not in _state(checkout, phase)
    assert checkout.state().files == before.files


def test_files_from_the_future_are_read_as_they_are(checkout: Checkout) -> None:
    later = time.time() + 10**8
    for path in ("app/one.py", "app/two.py", ".git/index"):
        os.utime(checkout.root / path, (later, later))
    checkout.lands("run", "p0")
    assert checkout.status == b""
    same = checkout.root / "lib/three.py"
    same.write_bytes(OLD.replace(b"x =", b"y ="))
    os.utime(same, (later, later))
    checkout.refuses("run", "p1", code="repo.dirty")


def _state(checkout: Checkout, phase: str) -> str:
    shown = json.loads(checkout.run("status", "--format", "json").out)
    (state,) = [found["state"] for found in shown["phases"] if found["id"] == phase]
    return str(state)
