"""Suites that run in the checkout itself: it has the phase's files so long, and then its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.gate.commanded import (
    MARK,
    Commanded,
    manifest,
    running,
    sh,
    standing_elsewhere,
    suite,
)
from tests.e2e.migration import MAKE, MakeRepository

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")

NEW = MAKE.replace("old", "new")
ROOT = Path(__file__).parents[3]
#: The tool that lies in a folder.
TOOL = "import sys; sys.path.insert(0, sys.argv.pop(1)); from migrator.cli import main; main()"
#: Needs a file that git does not know.
NEEDS = "grep -q ignored local/deep/settings || exit 4\n"
#: Until these words stand in the file, the phase is not there.
AFTER = "grep -q lib.new b/make.py || exit 0\n"
FAILS = f"{NEEDS}{AFTER}echo it fails; exit 3"


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """Where commands leave what they have seen."""
    return tmp_path / "seen"


def walk(make: MakeRepository, script: str, **keys: object) -> Commanded:
    """The repository, clean but for files that git does not know, with a suite in the checkout."""
    keys = {"workspace": "checkout", "timeout": "20s", **keys}
    place = Commanded.of(make, manifest(suite("it", sh(script), **keys)))
    (place.folder / "b/make.py").chmod(0o755)
    place.git("commit", "-qam", "mode")
    return place


def left(place: Commanded) -> dict[str, object]:
    """All that must not change; of the index, what it says and not when files were looked at."""
    state = {**place.state(), "index": place.git("ls-files", "-s", "-t", "-v")}
    return {**state, "status": place.git("--no-optional-locks", "diff", "--name-only")}


def refused(place: Commanded) -> str:
    """What a run says that the gate stops, and that leaves the checkout as it was."""
    before = left(place)
    ran = place.migrator("run", "-j", "1", "b")
    assert ran.status == 1, ran.out + ran.err
    assert "b: failed, and nothing of it was left: " in ran.out
    assert left(place) == before
    _check_tidy(place)
    return ran.out


def apart(place: Commanded, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the tool in a process of its own, since it is going to be hurt."""
    return subprocess.run(
        [sys.executable, "-c", TOOL, str(ROOT), "-C", place.folder, *arguments],
        check=False, capture_output=True, timeout=60,
    )  # fmt: skip


class TestWhatItSees:
    def test_it_finds_what_git_does_not_know_and_the_phases_files(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        place = walk(git_repository, f"{NEEDS}(pwd -P; head -1 b/make.py) >> {seen}")
        place.lands()
        folder = str(place.folder.resolve())
        assert seen.read_text().splitlines() == [
            folder,
            "from lib.old import make",
            folder,
            "from lib.new import make",
        ]
        _check_tidy(place)

    def test_what_is_imported_there_is_nothing_foreign(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        program = "import lib.new, b.make; open(b.make.__file__)"
        test = suite("it", ["python", "-c", program], workspace="checkout")
        place = Commanded.of(git_repository, manifest(test))
        place.lands()

    def test_it_may_be_one_of_several(self, git_repository: MakeRepository, seen: Path) -> None:
        suites = [
            suite(name, sh(f"echo {name} $(pwd -P) >> {seen}"), workspace=name)
            for name in ("worktree", "checkout")
        ]
        place = Commanded.of(git_repository, manifest(*suites, suite("last", ["true"])))
        place.lands()
        lines = [line.split() for line in seen.read_text().splitlines()]
        here = str(place.folder.resolve())
        assert {(name, folder == here) for name, folder in lines} == {
            ("worktree", False),
            ("checkout", True),
        }

    def test_validate_runs_it_there_too(self, git_repository: MakeRepository) -> None:
        place = walk(git_repository, NEEDS)
        before = left(place)
        place.ok("validate")
        assert left(place) == before


class TestRefused:
    def test_afterwards_the_checkout_is_what_it_was(self, git_repository: MakeRepository) -> None:
        out = refused(walk(git_repository, FAILS))
        assert "\n    it fails\n" in out
        assert "[test-failed]" in out

    def test_the_next_run_finds_nothing_in_its_way(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        flag = tmp_path / "flag"
        place = walk(git_repository, f"test -e {flag} && exit 0\n{FAILS}")
        refused(place)
        flag.touch()
        place.lands()

    def test_one_that_hangs_is_ended_first(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        late = "(sleep 2; echo late >> b/make.py) & sleep 60"
        place = walk(git_repository, f"{AFTER}{late}", timeout="1s", environment={MARK: "hangs"})
        assert "[test-unfinished]" in refused(place)
        assert running("hangs") == []
        time.sleep(1.2)
        assert place.read("b/make.py") == MAKE

    @pytest.mark.parametrize("how", ["staged", "not staged"])
    def test_tracked_files_must_not_be_uncommitted(
        self, git_repository: MakeRepository, how: str, seen: Path
    ) -> None:
        place = walk(git_repository, f"echo ran >> {seen}")
        place.write("README.md", "mine\n")
        if how == "staged":
            place.git("add", "README.md")
        before = place.state()
        ran = place.migrator("run", "-j", "1", "b")
        assert ran.status in {1, 2}
        assert "README.md" in ran.out + ran.err
        assert "commit" in ran.out + ran.err
        place.check_same(before)
        assert not seen.exists()


class TestWriting:
    def test_what_it_writes_to_a_file_of_the_phase_is_set_aside_and_named(
        self, git_repository: MakeRepository
    ) -> None:
        out = refused(walk(git_repository, f"{AFTER}echo theirs >> b/make.py; exit 3"))
        assert "b/make.py" in out
        aside = [word.rstrip(".,:") for word in out.split() if "/.git/migrator/" in word]
        held = [path for word in aside for path in Path(word).rglob("make.py")]
        held += [Path(word) for word in aside if word.endswith("make.py")]
        assert f"{NEW}theirs\n" in [path.read_text() for path in held], out

    def test_the_file_is_what_the_phase_makes_of_it_when_it_lands(
        self, git_repository: MakeRepository
    ) -> None:
        place = walk(git_repository, f"{AFTER}echo theirs >> b/make.py")
        ran = place.migrator("run", "-j", "1", "b")
        assert place.read("b/make.py") == (MAKE if ran.status else NEW)
        assert place.git("diff", "HEAD", "--name-only") == ""
        assert "b/make.py" in ran.out + ran.err

    @pytest.mark.parametrize(
        "script",
        [
            "rm b/make.py",
            "rm -r b",
            "mv b/make.py b/moved.log; mkdir b/make.py; touch b/make.py/x.log",
            "chmod 600 b/make.py",
            "rm b/make.py; ln -s ../lib/old.py b/make.py",
        ],
    )
    def test_what_it_does_to_a_file_of_the_phase_is_undone(
        self, git_repository: MakeRepository, script: str
    ) -> None:
        place = walk(git_repository, f"{AFTER}{script}; exit 3")
        before = place.tree_on_disk()
        ran = place.migrator("run", "-j", "1", "b")
        assert ran.status == 1, ran.out + ran.err
        assert place.tree_on_disk()["b/make.py"] == before["b/make.py"]
        assert place.titles() == ["all", "mode"]
        _check_tidy(place)

    @pytest.mark.parametrize(
        "script",
        [
            "git add -A; git commit -qm theirs",
            "git checkout -q -- .",
            "git stash -q",
            "git reset -q --hard",
            "git checkout -q -b theirs",
        ],
    )
    def test_git_is_kept_from_taking_the_phase_for_the_persons_work(
        self, git_repository: MakeRepository, script: str
    ) -> None:
        place = walk(git_repository, f"{AFTER}{script}; exit 3")
        ran = place.migrator("run", "-j", "1", "b")
        assert ran.status in {1, 2}, ran.out + ran.err
        assert place.read("b/make.py") == MAKE
        assert place.git("symbolic-ref", "HEAD") == "refs/heads/main"
        assert place.titles() == ["all", "mode"]
        assert place.git("status", "--porcelain", "-uno") == ""
        _check_tidy(place)

    def test_what_it_leaves_elsewhere_is_its_own_business(
        self, git_repository: MakeRepository
    ) -> None:
        place = walk(git_repository, f"{AFTER}echo made > made.log; exit 3")
        place.migrator("run", "-j", "1", "b")
        assert place.read("made.log") == "made\n"
        assert place.read("b/make.py") == MAKE


class TestKilled:
    def test_recovery_gives_the_checkout_back(self, git_repository: MakeRepository) -> None:
        place = walk(git_repository, f"{AFTER}kill -KILL $PPID")
        before = left(place)
        assert apart(place, "run", "-j", "1", "b").returncode == -signal.SIGKILL
        assert place.read("b/make.py") == NEW
        ran = place.ok("recover")
        assert "put back" in ran.out
        assert left(place) == before
        _check_tidy(place)

    def test_a_run_recovers_by_itself_and_goes_on(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        flag = tmp_path / "flag"
        kills = f"test -e {flag} || {{ touch {flag}; kill -KILL $PPID; }}"
        place = walk(git_repository, f"{AFTER}{kills}")
        assert apart(place, "run", "-j", "1", "b").returncode == -signal.SIGKILL
        place.ok("run", "-j", "1", "b")
        assert place.titles() == ["all", "mode", "Migrate: b"]
        assert place.read("b/make.py") == NEW
        place.ok("verify")

    def test_what_the_suite_had_written_is_left_and_named(
        self, git_repository: MakeRepository
    ) -> None:
        kills = f"{AFTER}echo theirs >> b/make.py; kill -KILL $PPID"
        place = walk(git_repository, kills)
        apart(place, "run", "-j", "1", "b")
        ran = place.ok("recover")
        assert "b/make.py" in ran.out
        assert place.git("show", ":b/make.py") == MAKE.rstrip("\n")
        _check_tidy(place)

    def test_a_suite_that_lives_on_is_not_run_over(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        pids = tmp_path / "pids"
        lives_on = f"echo $$ >> {pids}; kill -KILL $PPID; sleep 1; echo late >> b/make.py"
        place = walk(git_repository, f"{AFTER}{lives_on}")
        apart(place, "run", "-j", "1", "b")
        ran = place.migrator("recover")
        deadline = time.monotonic() + 3
        while Path(f"/proc/{pids.read_text().strip()}").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        if ran.status:
            place.ok("recover")
        assert "late" not in place.read("b/make.py")
        assert place.titles() == ["all", "mode"]
        _check_tidy(place)

    def test_an_interrupt_gives_it_back_at_once(self, git_repository: MakeRepository) -> None:
        place = walk(git_repository, f"{AFTER}kill -INT $PPID; sleep 20")
        before, began = left(place), time.monotonic()
        ended = apart(place, "run", "-j", "1", "b")
        assert ended.returncode not in {0, -signal.SIGKILL}, os.fsdecode(ended.stderr)
        assert time.monotonic() - began < 15
        assert left(place) == before
        _check_tidy(place)


def _check_tidy(place: Commanded) -> None:
    """Neither locks nor anything of a transaction are left."""
    home = place.folder / ".git"
    assert [*home.rglob("*.lock"), *(home / "migrator/txn").glob("*")] == []
