"""A trial that is killed is put back by recovery, wherever the branch is by then."""

import signal
from typing import NoReturn

import pytest

from migrator.core.outcomes import Recovered
from migrator.shell.transaction.recovery import is_due
from tests.e2e.situations.moments import at
from tests.shell.transaction.trials import (
    BEFORE,
    ID,
    NEW,
    OLD,
    Stage,
    commit_of_somebody,
    stage,
)

__all__ = ["stage"]

NOTHING = "A transaction that had changed nothing yet was cleared up."
BACK = "Phase a of run 1 was in the checkout to be tested when it was cut short: put back"


@pytest.mark.parametrize("moment", ["staged", "index locked", "checked", "intent retired"])
def test_where_nothing_shows_it_is_cleared_up(stage: Stage, moment: str) -> None:
    before = stage.state()
    stage.killed(moment)
    assert is_due(stage.places)
    assert stage.recover().said == NOTHING
    stage.check_same(before)


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("intent written", 1),
        *(("moving", count) for count in range(1, 10, 2)),
        ("moved", 1),
        ("trial shown", 1),
        *(("moving back", count) for count in range(2, 10, 2)),
        ("trial taken back", 1),
    ],
)
def test_where_it_shows_it_is_put_back(stage: Stage, moment: str, count: int) -> None:
    before = stage.state()
    stage.killed(moment, count)
    assert is_due(stage.places)
    assert stage.recover() == Recovered(f"{BACK}.")
    stage.check_same(before)
    assert stage.state().folders == before.folders


def test_in_the_middle_of_the_tests_all_is_put_back_and_set_aside(stage: Stage) -> None:
    before = stage.state()
    body = "Path('app/one.py').write_text('mine'); os.unlink('app/two.py'); die()"
    stage.killed(body=body)
    assert "index.lock" in stage.git("add", "app/one.py", check=False)
    recovered = stage.recover()
    aside = stage.places.abandoned / ID
    assert recovered.said == f"{BACK}; what was written to app/one.py meanwhile is in {aside}."
    assert (recovered.left, recovered.aside) == ((), None)
    assert stage.aside == {"app/one.py": "mine"}
    stage.check_same(before)


@pytest.mark.parametrize("is_phase", [False, True])
def test_wherever_the_branch_is_by_then(stage: Stage, is_phase: bool) -> None:
    before = stage.state()
    commit = stage.target.commit if is_phase else commit_of_somebody(stage)
    stage.killed("trial shown")
    stage.git("update-ref", "refs/heads/main", commit)
    assert stage.recover() == Recovered(f"{BACK}.")
    assert stage.git("rev-parse", "HEAD") == commit
    stage.git("update-ref", "refs/heads/main", stage.target.base)
    stage.check_same(before)


def test_a_lock_on_the_branch_is_somebody_elses(stage: Stage) -> None:
    before = stage.state()
    stage.killed("trial shown")
    lock = stage.places.common / "refs/heads/main.lock"
    lock.touch()
    assert stage.recover() == Recovered(f"{BACK}.")
    lock.unlink()
    stage.check_same(before)


def test_what_the_person_committed_after_the_crash_is_left(stage: Stage) -> None:
    stage.killed("trial shown")
    stage.places.index.with_name("index.lock").unlink()
    stage.git("commit", "-qm", "mine", "app/one.py", "app/two.py")
    recovered = stage.recover()
    assert recovered.said == f"{BACK}."
    assert recovered.left == ("app/one.py", "app/two.py")
    assert recovered.aside == str(stage.places.abandoned / ID)
    assert stage.aside == {"app/one.py": OLD, "app/two.py": OLD * 2}
    assert stage.git("status", "--porcelain", "--untracked-files=no") == ""


def test_what_the_person_stashed_after_the_crash_stays_in_the_stash(stage: Stage) -> None:
    stage.killed("trial shown")
    stage.places.index.with_name("index.lock").unlink()
    stage.git("stash", "-q")
    assert stage.recover() == Recovered(f"{BACK}.")
    assert stage.git("show", "stash@{0}:app/one.py") == NEW.strip()
    assert stage.git("status", "--porcelain", "--untracked-files=no") == ""
    assert {path: stage.read(path) for path in BEFORE} == BEFORE
    stage.check_tidy()


@pytest.mark.parametrize("moment", ["going back", "moving back", "trial taken back"])
def test_a_recovery_that_is_cut_short_is_taken_up_again(stage: Stage, moment: str) -> None:
    before = stage.state()
    stage.killed(body="Path('app/one.py').write_text('mine'); die()")
    with pytest.raises(KeyboardInterrupt), at(moment, _interrupt):
        stage.recover()
    recovered = stage.recover()
    assert "what was written to app/one.py meanwhile" in recovered.said
    assert stage.aside == {"app/one.py": "mine"}
    stage.check_same(before)


def test_what_a_person_does_between_two_recoveries_is_left(stage: Stage) -> None:
    stage.killed("trial shown")
    with pytest.raises(KeyboardInterrupt), at("trial taken back", _interrupt):
        stage.recover()
    stage.write("app/one.py", "mine\n")
    recovered = stage.recover()
    assert recovered.left == ("app/one.py",)
    assert stage.read("app/one.py") == "mine\n"


def test_sigterm_is_as_good_as_a_kill(stage: Stage) -> None:
    before = stage.state()
    done = stage.apart(body="os.kill(os.getpid(), signal.SIGTERM)")
    assert done.returncode == -signal.SIGTERM
    assert stage.recover() == Recovered(f"{BACK}.")
    stage.check_same(before)


def _interrupt() -> NoReturn:
    raise KeyboardInterrupt
