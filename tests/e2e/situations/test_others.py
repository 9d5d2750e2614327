"""Somebody else is at work on the repository at the very same time."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from tests.e2e.situations.checkout import MANIFEST, NEW, OLD, Checkout
from tests.e2e.situations.conftest import Make
from tests.e2e.situations.moments import at

#: From the first one to the last before the branch moves.
BEFORE_THE_LOCK = ["worktree ready", "committed", "staged"]
UNDER_THE_LOCK = ["index locked", "index built", "intent written", "displaced checked"]
AFTERWARDS = ["ref moved", "index about to be published", "index in its lock"]


def _commits(checkout: Checkout, path: str = "notes.txt", data: bytes = b"theirs\n") -> None:
    checkout.write(path, data)
    checkout.git("add", path)
    checkout.git("commit", "-qm", "theirs", "--", path)


# The branch


@pytest.mark.parametrize("moment", BEFORE_THE_LOCK)
def test_a_run_is_made_anew_on_what_somebody_commits_meanwhile(
    checkout: Checkout, moment: str
) -> None:
    with at(moment, lambda: _commits(checkout)):
        checkout.lands("run", "p0")
    assert checkout.git("log", "--format=%s").split(b"\n")[1:3] == [b"theirs", b"all"]
    assert checkout.committed("notes.txt") == b"theirs\n"
    assert checkout.committed("app/one.py") == NEW
    assert checkout.status == b""


@pytest.mark.parametrize("moment", BEFORE_THE_LOCK)
def test_what_somebody_commits_meanwhile_to_a_file_of_the_phase_is_not_lost(
    checkout: Checkout, moment: str
) -> None:
    with at(moment, lambda: _commits(checkout, "app/one.py", OLD + b"\ny = 'theirs'\n")):
        checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == NEW + b"\ny = 'theirs'\n"
    assert checkout.committed("app/one.py") == checkout.read("app/one.py")
    assert checkout.status == b""


@pytest.mark.parametrize("moment", BEFORE_THE_LOCK)
def test_a_file_that_somebody_deletes_meanwhile_does_not_come_back(
    checkout: Checkout, moment: str
) -> None:
    def delete() -> None:
        checkout.git("rm", "-q", "app/one.py")
        checkout.git("commit", "-qm", "theirs")

    with at(moment, delete):
        checkout.lands("run", "p0")
    assert not (checkout.root / "app/one.py").exists()
    assert checkout.tried("cat-file", "-e", "HEAD:app/one.py").returncode
    assert checkout.status == b""


def test_a_use_that_somebody_commits_meanwhile_is_migrated_too(checkout: Checkout) -> None:
    with at("worktree ready", lambda: _commits(checkout, "app/four.py", OLD)):
        checkout.lands("run", "p0")
    assert checkout.read("app/four.py") == NEW
    assert checkout.status == b""


def test_what_is_committed_between_two_phases_is_not_lost(checkout: Checkout) -> None:
    with at("cleared up", lambda: _commits(checkout, "lib/three.py", OLD + b"y = 'theirs'\n")):
        checkout.lands("run")
    assert checkout.read("lib/three.py") == NEW + b"y = 'theirs'\n"
    assert checkout.status == b""


def test_a_post_commit_hook_that_commits_is_not_lost(checkout: Checkout) -> None:
    checkout.hook(
        "post-commit",
        "test -e .git/once && exit; touch .git/once\n"
        "echo y = 1 >> lib/three.py; git commit -qam 'by the hook'",
    )
    checkout.lands("run")
    assert checkout.read("lib/three.py") == NEW + b"y = 1\n"
    assert checkout.status == b""


def test_a_gate_command_that_commits_in_the_checkout_has_the_run_made_anew(make: Make) -> None:
    checkout = make({"migration.toml": _with_test("sh", "$HOME/commit")})
    script = Path(os.environ["HOME"]) / "commit"
    script.write_text(
        f"test -e $HOME/once && exit; touch $HOME/once; cd {checkout.root}\n"
        "echo theirs > notes.txt; git commit -qam theirs\n"
    )
    checkout.lands("run", "p0")
    assert checkout.git("log", "--format=%s").split(b"\n")[1] == b"theirs"
    assert checkout.committed("app/one.py") == NEW
    assert checkout.status == b""


def test_a_branch_that_moves_twice_is_refused_and_keeps_what_moved_it(checkout: Checkout) -> None:
    count = iter("123")
    with at("staged", lambda: _commits(checkout, data=next(count).encode()), times=2) as moment:
        ran = checkout.run("run", "p0")
    assert moment.seen == 2
    assert ran.status == 2
    assert "error[repo.branch-moved]" in ran.err
    assert checkout.git("log", "--format=%s").split() == [b"theirs", b"theirs", b"all"]
    assert checkout.read("app/one.py") == OLD
    assert checkout.status == b""
    checkout.check_sound()
    checkout.lands("run", "p0")


def test_a_branch_that_goes_back_meanwhile_stays_there(checkout: Checkout) -> None:
    _commits(checkout)
    with at("staged", lambda: checkout.git("reset", "-q", "--hard", "HEAD~")):
        checkout.lands("run", "p0")
    assert checkout.git("log", "--format=%s").count(b"theirs") == 0
    assert checkout.status == b""


def test_switching_to_another_branch_meanwhile_leaves_the_first_alone(checkout: Checkout) -> None:
    checkout.git("branch", "other")
    _commits(checkout)
    main = checkout.head
    with at("staged", lambda: checkout.git("switch", "-q", "other")):
        checkout.run("run", "p0")
    assert checkout.line("rev-parse", "main") == main
    assert checkout.line("symbolic-ref", "HEAD") == "refs/heads/other"
    assert checkout.status == b""
    checkout.check_sound()


def test_a_rollback_keeps_what_somebody_commits_meanwhile(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    with at("staged", lambda: _commits(checkout)):
        ran = checkout.run("rollback", "p0")
    assert ran.status in {0, 2}
    assert checkout.committed("notes.txt") == b"theirs\n"
    assert checkout.status == b""
    checkout.check_sound()


@pytest.mark.parametrize("moment", BEFORE_THE_LOCK[:-1])
def test_a_rollback_never_takes_back_what_somebody_commits_meanwhile(
    checkout: Checkout, moment: str
) -> None:
    checkout.lands("run", "p0")
    theirs = NEW + b"y = 'theirs'\n"
    with at(moment, lambda: _commits(checkout, "app/one.py", theirs)):
        checkout.run("rollback", "p0")
    assert checkout.read("app/one.py") == theirs
    assert checkout.committed("app/one.py") == theirs
    assert checkout.status == b""


# The index and its lock


def test_a_lock_of_another_git_is_waited_for(checkout: Checkout) -> None:
    with at("staged", checkout.index_lock.touch), at("staged", _soon(checkout.index_lock.unlink)):
        checkout.lands("run", "p0")


@pytest.mark.parametrize("arguments", [("run", "p1"), ("rollback", "p0"), ("rollback", "--all")])
def test_a_lock_of_another_git_is_never_removed(
    checkout: Checkout, arguments: tuple[str, ...]
) -> None:
    checkout.lands("run", "p0")
    checkout.index_lock.write_bytes(b"theirs")
    before = checkout.state()
    ran = checkout.run(*arguments)
    assert ran.status == 2
    assert "error[repo.index-locked]" in ran.err
    assert str(checkout.index_lock) in ran.err
    assert checkout.index_lock.read_bytes() == b"theirs"
    checkout.index_lock.unlink()
    checkout.check_same(before)


def test_a_lock_that_is_taken_in_the_last_moment_is_never_removed(checkout: Checkout) -> None:
    before = checkout.state()
    with at("staged", lambda: checkout.index_lock.write_bytes(b"theirs")):
        ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "error[repo.index-locked]" in ran.err
    assert checkout.index_lock.read_bytes() == b"theirs"
    checkout.index_lock.unlink()
    checkout.check_same(before)


@pytest.mark.parametrize("moment", ["index locked", "moved", "ref moved"])
def test_another_git_is_kept_out_of_a_publication(checkout: Checkout, moment: str) -> None:
    checkout.write("notes.txt", b"mine\n")

    def intrude() -> None:
        for command in (["add", "notes.txt"], ["commit", "-qam", "mine"], ["stash"]):
            assert checkout.tried(*command).returncode

    with at(moment, intrude):
        checkout.lands("run", "p0")
    assert checkout.status == b" M notes.txt\n"
    assert checkout.read("notes.txt") == b"mine\n"


@pytest.mark.parametrize("moment", UNDER_THE_LOCK)
def test_a_commit_behind_a_removed_lock_stays_and_the_run_is_made_anew(
    checkout: Checkout, moment: str
) -> None:
    def force() -> None:
        checkout.index_lock.unlink()
        checkout.write("notes.txt", b"theirs\n")
        checkout.git("add", "notes.txt")
        checkout.git("commit", "-qm", "theirs")

    with at(moment, force):
        checkout.lands("run", "p0")
    assert checkout.git("log", "--format=%s").split(b"\n")[1] == b"theirs"
    assert checkout.git("show", "--format=", "--name-only", "HEAD~").split() == [b"notes.txt"]
    assert checkout.status == b""
    assert checkout.committed("app/one.py") == NEW


@pytest.mark.parametrize("moment", UNDER_THE_LOCK)
def test_a_commit_of_everything_behind_a_removed_lock_loses_nothing(
    checkout: Checkout, moment: str
) -> None:
    def force() -> None:
        checkout.index_lock.unlink()
        checkout.write("notes.txt", b"theirs\n")
        checkout.git("commit", "-qam", "theirs")

    with at(moment, force):
        ran = checkout.run("run", "p0")
    assert ran.status in {0, 2}, ran.err
    assert checkout.committed("notes.txt") == checkout.read("notes.txt") == b"theirs\n"
    assert checkout.status == b""
    checkout.check_sound()
    checkout.run("run", "p0")
    assert checkout.committed("app/one.py") == checkout.read("app/one.py") == NEW


@pytest.mark.parametrize("moment", [*UNDER_THE_LOCK, *AFTERWARDS])
def test_what_is_staged_behind_a_removed_lock_stays_staged(
    checkout: Checkout, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def force() -> None:
        checkout.index_lock.unlink(missing_ok=True)
        checkout.write("notes.txt", b"theirs\n")
        checkout.git("add", "notes.txt")

    with at(moment, force):
        ran = checkout.run("run", "p0")
    assert ran.status == 0 or "migrator recover" in ran.err, ran.err
    _end_of_process(monkeypatch)
    assert checkout.run("recover").status == 0
    assert checkout.committed("app/one.py") == checkout.read("app/one.py") == NEW
    assert checkout.status == b"M  notes.txt\n"
    checkout.check_sound()


@pytest.mark.parametrize("moment", [*UNDER_THE_LOCK, "ref moved"])
def test_a_lock_of_another_git_behind_a_removed_one_is_never_removed(
    checkout: Checkout, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(moment, lambda: _relock(checkout)):
        checkout.run("run", "p0")
    assert checkout.index_lock.read_bytes() == b"theirs"
    checkout.index_lock.unlink()
    _end_of_process(monkeypatch)
    assert checkout.run("recover").status == 0
    checkout.run("run", "p0")
    assert checkout.committed("app/one.py") == checkout.read("app/one.py") == NEW
    assert checkout.status == b""
    checkout.check_sound()


def test_a_landing_that_cannot_be_finished_says_that_it_landed(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at("ref moved", lambda: _relock(checkout)):
        ran = checkout.run("run", "p0")
    assert ran.status
    assert "error[repo.recovery-due]" in ran.err
    assert "migrator recover" in ran.err
    checkout.index_lock.unlink()
    _end_of_process(monkeypatch)
    assert "migrator recover" in checkout.run("status").err


def test_a_file_that_is_saved_in_the_last_moment_is_given_back(checkout: Checkout) -> None:
    with at("moving", lambda: checkout.write("app/two.py", b"theirs\n")):
        ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "app/two.py" in ran.err
    assert checkout.read("app/two.py") == b"theirs\n"
    assert checkout.read("app/one.py") == OLD
    checkout.check_sound()


def test_a_permission_that_is_changed_in_the_last_moment_is_given_back(checkout: Checkout) -> None:
    with at("intent written", lambda: (checkout.root / "app/two.py").chmod(0o755)):
        ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "app/two.py" in ran.err
    assert checkout.mode("app/two.py") == 0o755
    checkout.check_sound()


def _relock(checkout: Checkout) -> None:
    checkout.index_lock.unlink()
    checkout.index_lock.write_bytes(b"theirs")


def _end_of_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on this process counts as another one than that which was at work."""
    monkeypatch.setattr("migrator.shell.living.Owner.is_alive", False)


def _with_test(*command: str) -> bytes:
    text = MANIFEST.replace('["syntax"]', '["syntax", "tests"]')
    words = ", ".join(f'"{os.path.expandvars(word)}"' for word in command)
    return f'{text}\n[[gate.tests]]\nname = "theirs"\nrun = [{words}]\n'.encode()


def _soon(action: Callable[[], None]) -> Callable[[], None]:
    """Do something a moment later, beside what goes on."""
    return lambda: Timer(0.05, action).start()
