"""Commands that misbehave: each ends in time with a clear result, and the checkout is untouched."""

import json
import secrets
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from tests.e2e.gate.commanded import (
    MARK,
    Bystander,
    Commanded,
    manifest,
    running,
    sh,
    standing_elsewhere,
    suite,
)
from tests.e2e.migration import MakeRepository

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")

LIMIT = "0.3s"
#: A child in the background for good: another session, no parent, no descriptors.
DAEMON = """
import os, pathlib, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 64)
        pathlib.Path(os.environ["PIDS"]).open("a").write(f"{os.getpid()}\\n")
        time.sleep(60)
    os._exit(0)
while not pathlib.Path(os.environ["PIDS"]).exists():
    time.sleep(0.01)
"""
#: One that is always another process: each lives for a moment, in a session of its own.
RUNAWAY = """
import os, time
end = time.monotonic() + 15
while time.monotonic() < end:
    if os.fork():
        os._exit(0)
    os.setsid()
    time.sleep(0.02)
"""
DEAF = "trap '' TERM INT HUP QUIT; while :; do sleep 1; done"
HANGING = {
    "it hangs": "sleep 60",
    "its children hang": "sleep 60 & sh -c 'sleep 60 & wait' & wait",
    "its child has a session of its own": "setsid sh -c 'echo $$ >> $PIDS; sleep 60' & sleep 60",
    "it leaves the background to others": f"python -c '{DAEMON}'; sleep 60",
    "it has closed its output": "exec >&- 2>&-; sleep 60",
    "it prints without end": "yes",
    "it prints one line without end": "cat /dev/zero",
    "it listens to no signal": DEAF,
    "it has stopped itself": "kill -STOP $$",
    "it has a hundred children": "for one in $(seq 100); do sleep 60 & done; wait",
}
UNSTARTABLE: dict[str, Sequence[str]] = {
    "it is not there": ["/no/such/program"],
    "it is not on the path": ["no-such-program-anywhere"],
    "it is not executable": ["./README.md"],
    "it is a folder": ["./lib"],
    "it is empty": [""],
    "it is longer than the system takes": ["true", "x" * 200_000],
}


@pytest.fixture
def pids(tmp_path: Path) -> Path:
    """Where commands leave the numbers of their processes."""
    return tmp_path / "pids"


@pytest.fixture
def mark(pids: Path) -> dict[str, str]:
    """The environment by which all that a command has started can be found."""
    return {MARK: secrets.token_hex(8), "PIDS": str(pids)}


def afterwards(script: str) -> list[str]:
    """A script that does its worst only when the phase is there."""
    return sh(f"grep -q lib.new b/make.py || exit 0\n{script}")


class TestHanging:
    @pytest.mark.parametrize("what", HANGING)
    def test_before_a_phase_it_is_ended_and_proves_nothing(
        self, git_repository: MakeRepository, mark: dict[str, str], pids: Path, what: str
    ) -> None:
        words = sh(HANGING[what])
        suites = [
            suite(f"to {end}", words, timeout=LIMIT, before=end, environment=mark)
            for end in ("pass", "fail")
        ]
        told = Commanded.of(git_repository, manifest(*suites)).with_uncommitted().refuses()
        assert running(mark[MARK], pids) == []
        assert told.codes_of("to pass") == told.codes_of("to fail") == {"test-unfinished"}
        assert told.ran.out.count("ended after 0.3 seconds, the limit") == 2
        shown = len(told.ran.out)
        assert shown < 100_000

    def test_after_a_phase_it_is_ended_and_proves_nothing(
        self, git_repository: MakeRepository, mark: dict[str, str], pids: Path
    ) -> None:
        ends = cycle(("pass", "fail", "no-worse"))
        suites = [
            suite(what, afterwards(script), timeout=LIMIT, after=next(ends), environment=mark)
            for what, script in HANGING.items()
        ]
        told = Commanded.of(git_repository, manifest(*suites)).with_uncommitted().refuses()
        assert running(mark[MARK], pids) == []
        assert [fault["code"] for fault in told.faults] == ["test-unfinished"] * len(suites)

    def test_where_nothing_is_demanded_before_it_the_time_is_still_limited(
        self, git_repository: MakeRepository, mark: dict[str, str]
    ) -> None:
        hangs = "grep -q lib.new b/make.py && exit 0; sleep 60"
        words = suite("it", sh(hangs), timeout=LIMIT, before="any", environment=mark)
        Commanded.of(git_repository, manifest(words)).lands()
        assert running(mark[MARK]) == []

    def test_the_limit_of_the_gate_counts_where_a_test_has_none(
        self, git_repository: MakeRepository
    ) -> None:
        told = Commanded.of(
            git_repository, manifest(suite("it", sh("sleep 60")), timeout="0.5s")
        ).refuses()
        assert told.codes == {"test-unfinished"}
        assert "ended after 0.5 seconds, the limit" in told.ran.out

    def test_a_hidden_child_without_its_environment_is_ended_too(
        self, git_repository: MakeRepository, mark: dict[str, str], pids: Path
    ) -> None:
        hidden = "env -i PIDS=$PIDS setsid sh -c 'echo $$ >> $PIDS; sleep 60' & sleep 60"
        words = suite("it", sh(hidden), timeout="1s", environment=mark)
        Commanded.of(git_repository, manifest(words)).refuses()
        assert len(pids.read_text().split()) == 1
        assert running(mark[MARK], pids) == []


class TestUnstartable:
    @pytest.mark.parametrize("what", UNSTARTABLE)
    def test_it_is_no_failure_that_was_expected(
        self, git_repository: MakeRepository, what: str
    ) -> None:
        words = UNSTARTABLE[what]
        suites = [suite(f"to {end}", words, before=end) for end in ("pass", "fail")]
        told = Commanded.of(git_repository, manifest(*suites)).with_uncommitted().refuses()
        assert told.codes_of("to pass") == told.codes_of("to fail") == {"test-unfinished"}
        assert told.output.strip()

    @pytest.mark.parametrize(
        "odd",
        [
            suite("it", ["echo", "a\0b"]),
            suite("it", ["true"], environment={"A=B": "c"}),
            suite("it", ["true"], environment={"A": "b\0c"}),
        ],
        ids=["a word", "the name of a variable", "its value"],
    )
    def test_what_no_system_takes_is_refused_in_words(
        self, git_repository: MakeRepository, odd: str
    ) -> None:
        place = Commanded.of(git_repository, manifest(odd)).with_uncommitted()
        before = place.state()
        ran = place.migrator("run", "-j", "1", "b")
        assert ran.status in {1, 2}
        assert "it" in ran.out + ran.err
        place.check_same(before)

    def test_a_folder_that_is_not_there_is_told(self, git_repository: MakeRepository) -> None:
        words = suite("it", ["true"], folder="no/such/folder")
        told = Commanded.of(git_repository, manifest(words)).refuses()
        assert told.codes == {"test-unfinished"}
        assert "no/such/folder" in told.ran.out


class TestEnding:
    def test_a_traceback_is_no_failure_where_the_status_is_good(
        self, git_repository: MakeRepository
    ) -> None:
        prints = "echo 'Traceback (most recent call last):'; echo 'ValueError: FAILED'; exit 0"
        Commanded.of(git_repository, manifest(suite("it", sh(prints)))).lands()

    @pytest.mark.parametrize("signal", ["SEGV", "KILL"])
    def test_one_that_ends_by_a_signal_has_failed(
        self, git_repository: MakeRepository, signal: str
    ) -> None:
        words = suite("it", sh(f"echo begun; kill -{signal} $$; sleep 5"), timeout="3s")
        told = Commanded.of(git_repository, manifest(words)).refuses()
        assert told.codes == {"test-failed"}
        assert "\n    begun\n" in told.ran.out

    def test_that_may_be_the_defect_which_a_phase_takes_away(
        self, git_repository: MakeRepository
    ) -> None:
        crashes = "grep -q lib.new b/make.py || kill -SEGV $$"
        Commanded.of(git_repository, manifest(suite("it", sh(crashes), before="fail"))).lands()

    def test_there_is_nothing_to_read(self, git_repository: MakeRepository) -> None:
        reads = suite("reads", sh("read answer && exit 3; cat > /dev/null"), timeout="3s")
        asks = suite("asks", sh("read answer < /dev/tty && exit 3; exit 0"), timeout="3s")
        Commanded.of(git_repository, manifest(reads, asks)).lands()

    def test_what_it_leaves_running_ends_with_it(
        self, git_repository: MakeRepository, mark: dict[str, str], pids: Path
    ) -> None:
        leaving = {
            "a child": "sleep 60 & echo $! >> $PIDS",
            "a child that prints": "yes & echo $! >> $PIDS",
            "a child that writes": "while :; do echo x >> b/make.py; done & echo $! >> $PIDS",
            "a session": "setsid sh -c 'echo $$ >> $PIDS; sleep 60' & sleep 0.2",
            "a daemon": f"python -c '{DAEMON}'",
        }
        suites = [
            suite(what, sh(script), timeout="10s", environment=mark)
            for what, script in leaving.items()
        ]
        Commanded.of(git_repository, manifest(*suites)).lands()
        assert len(pids.read_text().split()) >= len(leaving)
        assert running(mark[MARK], pids) == []

    def test_one_that_is_always_another_is_caught(
        self, git_repository: MakeRepository, mark: dict[str, str]
    ) -> None:
        words = suite("it", ["python", "-c", RUNAWAY], timeout="10s", environment=mark)
        Commanded.of(git_repository, manifest(words)).lands()
        assert running(mark[MARK]) == []


class TestPrinting:
    @pytest.mark.parametrize("filter_", ["cat", "tr '\\0' '\\n'"])
    def test_of_a_hundred_megabytes_the_end_is_shown(
        self, git_repository: MakeRepository, filter_: str
    ) -> None:
        words = sh(f"head -c 100000000 /dev/zero | {filter_}; echo; echo the end; exit 1")
        place = Commanded.of(git_repository, manifest(suite("it", words, timeout="20s")))
        told = place.refuses()
        assert told.codes == {"test-failed"}
        end = told.ran.out[-500:]
        assert "\n    the end\n" in end
        shown = len(told.ran.out)
        assert shown < 100_000
        kept = len(told.output)
        assert kept < 1 << 21

    def test_a_hundred_megabytes_are_no_failure(self, git_repository: MakeRepository) -> None:
        words = suite("it", sh("head -c 100000000 /dev/zero"), timeout="20s")
        shown = len(Commanded.of(git_repository, manifest(words)).lands().out)
        assert shown < 10_000

    def test_rubbish_is_shown_as_text(self, git_repository: MakeRepository) -> None:
        octal = r"\033[2J\033]0;title\007\033[31m[bold]red[/nope] \000\001\010\377\376\303 \r\n"
        words = sh(f"printf '{octal}'; head -c 50000 /dev/urandom; printf '\\nthe end\\n'; exit 1")
        told = Commanded.of(git_repository, manifest(suite("it", words))).refuses()
        assert "\n    the end\n" in told.ran.out
        controls = {sign for sign in told.ran.out if sign < " "} - {"\n", "\t"}
        assert controls == set()

    def test_rubbish_is_kept_in_reports(self, git_repository: MakeRepository) -> None:
        words = sh(r"printf '[bold]red[/nope]\ndisturb\303ed\n'; exit 1")
        told = Commanded.of(git_repository, manifest(suite("it", words))).refuses()
        assert "    [bold]red[/nope]\n" in told.ran.out
        assert told.output == "[bold]red[/nope]\ndisturb\ufffded\n"


#: By what they do to the folder that they run in; each has to find it whole.
WRITING = {
    "files": [
        "echo x >> b/make.py; echo x > lib/new.py",
        "rm -r lib b",
        "echo x > loose.py; mkdir -p new/deep; echo x > new/deep/some.log; touch .env",
        "rm b/make.py; mkdir b/make.py; echo x > b/make.py/x",
        "rm -r lib; ln -s $OUTSIDE lib",
        "rm b/make.py; ln -s $OUTSIDE/old.py b/make.py",
        "chmod -R a-w .",
        "mkdir shut; echo x > shut/x; chmod 555 shut",
        "chmod 000 b/make.py; chmod 755 lib/new.py",
        "git init -q inner; echo x > inner/x",
        "mkdir -p a/.git; echo x > a/.git/config",
        "touch 'a name\nwith two lines'; mkfifo pipe",
    ],
    "git": [
        "echo x >> b/make.py; git commit -qam theirs",
        "git checkout -q feature",
        "git checkout -q feature; git commit -q --allow-empty -m theirs; git checkout -q --detach",
        "git symbolic-ref HEAD refs/heads/main",
        "git symbolic-ref HEAD refs/heads/feature",
        "git clean -fdxq; git rm -qr .",
        "echo x >> b/make.py; git stash -q",
        "git merge -q --no-ff --no-commit feature",
        "git rev-parse feature > $(git rev-parse --git-path CHERRY_PICK_HEAD)",
        "echo x >> lib/new.py; git update-index --assume-unchanged lib/new.py",
        "echo x >> lib/new.py; git update-index --skip-worktree lib/new.py",
        "echo x >> b/make.py; git update-index --skip-worktree b/make.py",
        "touch $(git rev-parse --git-path index.lock)",
        "rm $(git rev-parse --git-path index)",
        "echo x > $(git rev-parse --git-path index)",
    ],
}  # fmt: skip
TAKING_AWAY = {
    "the folder": 'rm -rf "$PWD"',
    "the folder, and puts an empty one there": 'rm -rf "$PWD"; mkdir "$PWD"',
    "the folder, and puts a file there": 'rm -rf "$PWD"; touch "$PWD"',
    "the worktree, as git does it": 'git worktree unlock "$PWD"; git worktree remove -ff "$PWD"',
    "the link to the repository": "rm .git",
    "what git knows of it": 'rm -rf "$(git rev-parse --git-dir)"',
    "its HEAD": 'echo rubbish > "$(git rev-parse --git-path HEAD)"',
}


class TestWriting:
    @pytest.mark.parametrize("where", WRITING)
    def test_each_finds_the_folder_whole_and_none_harms_the_phase(
        self, git_repository: MakeRepository, tmp_path: Path, where: str
    ) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "old.py").write_text("mine\n")
        whole = 'test -z "$(git status --porcelain --ignored)" && ! grep -q x lib/new.py || exit 9'
        suites = [
            suite(script, sh(f"{whole}\n{script}\nexit 0"), environment={"OUTSIDE": str(outside)})
            for script in WRITING[where]
        ]
        place = Commanded.of(git_repository, manifest(*suites)).with_uncommitted()
        place.git("branch", "feature")
        _commit_to(place, "feature")
        before = place.git("rev-parse", "feature")
        theirs = place.state()
        place.lands()
        assert place.git("log", "-1", "--format=%s", "HEAD") == "Migrate: b"
        assert place.git("show", "HEAD:lib/new.py") == "def make(): ..."
        assert set(place.git("rev-list", "feature").split()) >= {before}
        assert place.state()["head"] == theirs["head"]
        assert [path.name for path in outside.iterdir()] == ["old.py"]
        assert (outside / "old.py").read_text() == "mine\n"

    def test_branches_that_it_checks_out_stay_where_they_are(
        self, git_repository: MakeRepository
    ) -> None:
        words = suite("it", sh("git checkout -q feature; echo x >> b/make.py"))
        place = Commanded.of(git_repository, manifest(words))
        _commit_to(place, "feature")
        before = place.git("rev-parse", "feature")
        place.lands()
        assert place.git("rev-parse", "feature") == before

    def test_a_refused_phase_leaves_the_branch_that_it_checks_out(
        self, git_repository: MakeRepository
    ) -> None:
        checks_out = "git symbolic-ref HEAD refs/heads/main; grep -q lib.old b/make.py"
        place = Commanded.of(git_repository, manifest(suite("it", sh(checks_out))))
        assert place.with_uncommitted().refuses().codes == {"test-failed"}

    @pytest.mark.parametrize("what", TAKING_AWAY)
    def test_one_that_takes_the_worktree_away_harms_nobody(
        self, git_repository: MakeRepository, tmp_path: Path, what: str
    ) -> None:
        flag = tmp_path / "flag"
        words = sh(f"test -e {flag} && exit 0; {TAKING_AWAY[what]}; exit 0")
        place = Commanded.of(git_repository, manifest(suite("it", words))).with_uncommitted()
        around = Bystander(tmp_path)
        mine = place.tree_on_disk(), (place.folder / ".git/HEAD").read_text()
        ran = place.migrator("run", "-j", "1", "b")
        around.check_untouched()
        if ran.status:
            assert (place.tree_on_disk(), (place.folder / ".git/HEAD").read_text()) == mine
            flag.touch()
            place.lands()
        else:
            assert place.git("diff", "--name-only", "HEAD~", "HEAD") == "b/make.py"


def _commit_to(place: Commanded, branch: str) -> None:
    """A commit on a branch that is not checked out."""
    tree = place.git("rev-parse", "HEAD^{tree}")
    commit = place.git("commit-tree", "-p", "HEAD", "-m", "feature", tree)
    place.git("update-ref", f"refs/heads/{branch}", commit)


def test_reports_of_misbehaviour_are_json(git_repository: MakeRepository) -> None:
    words = suite("it", sh(r"printf '\000\377\033[2J\n'; kill -KILL $$"))
    place = Commanded.of(git_repository, manifest(words))
    place.refuses()
    reports = (place.folder / ".git/migrator/runs").glob("*/b/report.json")
    assert [json.loads(path.read_bytes())["passed"] for path in reports] == [False]
