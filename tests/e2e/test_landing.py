"""`run`, as a person sees it: phases land one by one, each wholly or not at all."""

import time
from pathlib import Path

import pytest

from migrator.core.ledger import digest
from tests.e2e.migration import (
    BOTH,
    FILES,
    GATE,
    MAKE,
    MANIFEST,
    NAMES,
    MakeRepository,
    Scene,
    cache_apart,
    command,
    gated,
    python,
    scene,
)

__all__ = ["cache_apart"]


@pytest.fixture
def walk(git_repository: MakeRepository) -> Scene:
    return scene(git_repository)


class TestOrder:
    def test_phases_land_in_the_manifests_order_one_commit_each(self, walk: Scene) -> None:
        ran = walk.ok("run")
        told = [line.partition(" as ")[0] for line in ran.out.splitlines()]
        assert told == ["a: landed", "b: landed", "none: nothing to do", "takes: landed"]
        assert walk.titles() == ["all", "The makes of a", "Migrate: b", "Migrate: takes"]
        assert walk.read("a/both.py") == BOTH.replace("old import make", "new import make").replace(
            "old import take", "newer import take"
        )
        assert walk.is_clean()

    def test_what_is_told_is_what_git_has(self, walk: Scene) -> None:
        out = walk.ok("run", "a").out
        head = walk.git("rev-parse", "HEAD")
        assert out == f"a: landed as {head[:10]}: 2 edits in 2 files\n"

    def test_named_phases_land_in_the_manifests_order_too(self, walk: Scene) -> None:
        walk.ok("run", "takes", "a")
        assert walk.titles() == ["all", "The makes of a", "Migrate: takes"]

    @pytest.mark.parametrize("name", ["candidate", "7", "a.b_c-d"])
    def test_a_migration_may_have_any_name_that_a_manifest_takes(
        self, git_repository: MakeRepository, name: str
    ) -> None:
        walk = scene(git_repository, MANIFEST.replace('"walk"', f'"{name}"'))
        walk.ok("run", "a", "b")
        assert walk.ok("verify").out.count(": proved") == 2

    def test_an_unknown_phase_is_refused(self, walk: Scene) -> None:
        assert "`bb`" in walk.refused("phase.unknown", "run", "bb").err

    def test_the_tree_is_what_the_patch_makes(self, walk: Scene, tmp_path: Path) -> None:
        patch = tmp_path / "patch"
        patch.write_bytes(walk.ok("diff").out_bytes)
        walk.git("apply", "--index", str(patch))
        patched = walk.git("write-tree")
        walk.git("reset", "-q", "--hard")
        walk.ok("run")
        assert walk.tree() == patched


class TestAgain:
    def test_a_second_run_finds_nothing_to_do(self, walk: Scene) -> None:
        walk.ok("run")
        before = walk.all()
        assert walk.ok("run").out.splitlines() == [
            f"{phase}: done already" for phase in ("a", "b", "none", "takes")
        ]
        assert walk.all() == before

    def test_a_phase_with_nothing_to_do_is_recorded_and_skipped_next_time(
        self, walk: Scene
    ) -> None:
        assert walk.ok("run", "none").out == "none: nothing to do\n"
        assert walk.titles() == ["all"]
        recorded = walk.refs()
        assert any("001-none/" in ref for ref in recorded)
        assert walk.ok("run", "none").out == "none: done already\n"
        assert walk.refs() == recorded

    def test_a_phase_that_had_nothing_to_do_lands_when_there_is_something(
        self, walk: Scene
    ) -> None:
        walk.ok("run", "none")
        walk.commit(none__late=MAKE)
        assert "none: landed" in walk.ok("run").out
        assert walk.read("none/late.py") == MAKE.replace("old", "new")

    def test_a_finished_phase_lands_again_when_an_old_use_is_added(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__late=MAKE)
        assert "1 edit in 1 file" in walk.ok("run", "a").out
        assert walk.titles() == ["all", "The makes of a", "work", "The makes of a"]
        assert walk.ok("verify").out.count(": proved") == 2


class TestGate:
    def test_a_run_ends_at_the_first_phase_that_fails(self, git_repository: MakeRepository) -> None:
        failing = gated(f"name = 'suite', {python('print(6 * 7); raise SystemExit(3)')}")
        walk = scene(git_repository, failing)
        ran = walk.migrator("run")
        assert ran.status == 1
        assert "\nb: failed, and nothing of it was left" in ran.out
        assert "`suite` passes before the phase" in ran.out
        assert "    42\n" in ran.out
        assert "takes" not in ran.out
        assert ran.next == "diff b"

    def test_nothing_is_left_of_a_phase_that_fails(self, git_repository: MakeRepository) -> None:
        is_done = 'import pathlib; assert "old" in pathlib.Path("b/make.py").read_text()'
        walk = scene(git_repository, gated(f"name = 'suite', {python(is_done)}"))
        ran = walk.migrator("run")
        assert (ran.status, "`suite` passes after the phase" in ran.out) == (1, True)
        assert "AssertionError" in ran.out
        assert walk.titles() == ["all", "The makes of a"]
        assert walk.git("symbolic-ref", "HEAD") == "refs/heads/main"
        assert {ref.split("/")[3] for ref in walk.refs() if "migrator" in ref} == {"001-a"}
        assert walk.read("b/make.py") == MAKE
        assert walk.is_clean()

    def test_a_run_goes_on_where_the_one_before_stopped(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        flag = tmp_path / "flag"
        walk = scene(git_repository, gated(f"name = 'flag', {command('test', '-e', str(flag))}"))
        assert walk.migrator("run").status == 1
        flag.touch()
        ran = walk.ok("run")
        told = [line.partition(" as ")[0] for line in ran.out.splitlines()]
        assert told == ["a: done already", "b: landed", "none: nothing to do", "takes: landed"]

    def test_a_test_that_fails_before_and_passes_after_proves_the_phase(
        self, git_repository: MakeRepository
    ) -> None:
        proof = "name = 'moved', before = 'fail', run = ['grep', 'lib.new', 'b/make.py']"
        assert "b: landed" in scene(git_repository, gated(proof)).ok("run", "b", "-v").out

    def test_a_test_that_was_to_fail_before_and_passes_stops_the_phase(
        self, git_repository: MakeRepository
    ) -> None:
        walk = scene(git_repository, gated("name = 'free', before = 'fail', run = ['true']"))
        ran = walk.migrator("run", "b")
        assert ran.status == 1
        assert "`free` fails before the phase" in ran.out
        assert walk.titles() == ["all"]

    def test_a_test_may_be_meant_to_fail_after(self, git_repository: MakeRepository) -> None:
        proof = "name = 'old', after = 'fail', run = ['grep', 'lib.old', 'b/make.py']"
        assert "b: landed" in scene(git_repository, gated(proof)).ok("run", "b").out

    @pytest.mark.parametrize("words", [["/no/such/program"], ["sleep", "60"]])
    def test_a_test_that_could_not_run_its_course_is_no_failure_that_was_expected(
        self, git_repository: MakeRepository, words: list[str]
    ) -> None:
        test = f"name = 'it', timeout = '1s', before = 'fail', {command(*words)}"
        ran = scene(git_repository, gated(test)).migrator("run", "b")
        assert ran.status == 1
        assert "`it` fails before the phase" in ran.out

    def test_the_limit_ends_a_test_with_all_that_it_has_started(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        pids = tmp_path / "pids"
        script = tmp_path / "script"
        script.write_text(f"echo $$ >> {pids}\nsleep 50 &\necho $! >> {pids}\nsleep 50\n")
        test = f"name = 'slow', timeout = '1s', {command('sh', str(script))}"
        walk = scene(git_repository, gated(test))
        began = time.monotonic()
        ran = walk.migrator("run", "b")
        assert time.monotonic() - began < 20
        assert ran.status == 1
        assert "ended after 1 seconds, the limit" in ran.out
        started = [int(pid) for pid in pids.read_text().split()]
        assert len(started) == 2
        assert _alive(started) == []

    def test_what_a_test_leaves_is_no_part_of_the_phase(
        self, git_repository: MakeRepository
    ) -> None:
        test = f"name = 'messy', {command('sh', '-c', 'echo x > litter; echo y >> b/make.py')}"
        walk = scene(git_repository, gated(test))
        walk.ok("run", "b")
        assert walk.git("diff", "--name-only", "HEAD~1", "HEAD") == "b/make.py"
        assert walk.read("b/make.py") == MAKE.replace("old", "new")
        assert walk.is_clean()

    def test_tests_see_the_phase_and_not_what_is_uncommitted(
        self, git_repository: MakeRepository
    ) -> None:
        program = 'import lib.new; assert not hasattr(lib.new, "mine")'
        test = f"name = 'import', {python(program)}"
        walk = scene(git_repository, gated(test))
        walk.write("lib/new.py", FILES["lib/new.py"] + "mine = 1\n")
        walk.ok("run", "b")
        assert walk.read("lib/new.py").endswith("mine = 1\n")


class TestDryRun:
    @pytest.mark.parametrize("arguments", [[], ["a"], ["takes", "b"], ["--include-review"]])
    def test_it_prints_what_diff_prints_and_changes_nothing(
        self, walk: Scene, arguments: list[str]
    ) -> None:
        before = walk.all()
        dry, shown = walk.ok("run", "--dry-run", *arguments), walk.ok("diff", *arguments)
        assert dry.out_bytes == shown.out_bytes != b""
        assert dry.err == shown.err
        assert walk.all() == before
        assert not (walk.folder / ".git/migrator").exists()


class TestReview:
    def test_the_commit_says_whether_what_needs_a_review_was_asked_for(self, walk: Scene) -> None:
        walk.ok("run", "a")
        assert "Migration-Review" not in walk.trailers()
        walk.ok("run", "b", "--include-review")
        assert walk.trailers()["Migration-Review"] == "included"
        assert walk.ok("verify").out.count(": proved") == 2


class TestBlame:
    def test_blame_looks_through_the_phase(self, walk: Scene) -> None:
        first = walk.git("rev-parse", "HEAD")
        walk.ok("run", "a", "--blame-ignore")
        phase = walk.git("rev-parse", "HEAD~1")
        assert walk.read(".git-blame-ignore-revs") == f"# The makes of a\n{phase}\n"
        ignoring = ["--ignore-revs-file", ".git-blame-ignore-revs"]
        assert _blamed(walk, "a/make.py") == phase
        assert _blamed(walk, "a/make.py", *ignoring) == first
        assert walk.is_clean()

    def test_a_file_that_is_there_gets_one_more_line(self, walk: Scene) -> None:
        walk.write(".git-blame-ignore-revs", "# mine")
        walk.commit(title="mine")
        walk.ok("run", "a", "b", "--blame-ignore")
        ids = [walk.git("rev-parse", name) for name in ("HEAD~3", "HEAD~1")]
        assert walk.read(".git-blame-ignore-revs") == (
            f"# mine\n# The makes of a\n{ids[0]}\n# Migrate: b\n{ids[1]}\n"
        )

    def test_both_commits_are_one_phase(self, walk: Scene) -> None:
        walk.ok("run", "a", "--blame-ignore")
        assert walk.trailers()["Migration-Ignores"] == walk.git("rev-parse", "HEAD~1")
        assert walk.ok("verify").out.count(": proved") == 1
        assert "rolling back brings the very tree from before back" in walk.ok("status").out


class TestMessage:
    def test_it_says_what_and_how_much_and_carries_all_trailers(self, walk: Scene) -> None:
        tree = walk.tree()
        walk.ok("run", "a")
        title, body, trailers = walk.git("log", "-1", "--format=%B").strip().split("\n\n")
        assert (title, body) == ("The makes of a", "make: 2 places in 2 files")
        found = dict(line.split(": ", 1) for line in trailers.splitlines())
        assert found.pop("Migration-Tool").startswith("migrator ")
        assert len(found.pop("Migration-Run")) > 10
        assert found == {
            "Migration": "walk",
            "Migration-Phase": "a",
            "Migration-Manifest": digest(MANIFEST),
            "Migration-Base-Tree": tree,
            "Migration-Edits": "2",
            "Migration-Gate-Without": "names, contracts, collection, tests",
        }

    def test_the_phases_of_one_run_name_the_same_run(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.ok("run", "takes")
        runs = [walk.trailers(f"HEAD~{back}")["Migration-Run"] for back in (2, 1, 0)]
        assert runs[0] == runs[1] != runs[2]

    def test_each_step_is_counted(self, git_repository: MakeRepository) -> None:
        phase = '\n[[phases]]\nid = "all"\nsteps = ["make", "take"]\n'
        walk = scene(git_repository, NAMES + phase + GATE)
        walk.ok("run")
        body = walk.git("log", "-1", "--format=%B").split("\n\n")[1]
        assert body == "make: 3 places in 3 files\ntake: 1 place in 1 file"
        assert walk.trailers()["Migration-Edits"] == "4"


class TestUncommitted:
    @pytest.mark.parametrize("is_staged", [False, True])
    def test_a_phase_that_would_touch_it_is_refused(self, walk: Scene, is_staged: bool) -> None:
        walk.write("b/make.py", MAKE + "# mine\n")
        if is_staged:
            walk.git("add", "-A")
        shown = walk.refused("repo.dirty", "run", "b")
        assert "b/make.py" in shown.err
        ran = walk.migrator("run")
        assert (ran.status, ran.out.count("landed")) == (1, 1)
        assert walk.titles() == ["all", "The makes of a"]
        assert walk.read("b/make.py") == MAKE + "# mine\n"

    def test_anything_else_stays_as_it_is(self, walk: Scene) -> None:
        walk.write("README.md", "staged\n")
        walk.git("add", "-A")
        walk.write("README.md", "and saved\n")
        walk.write("loose.py", MAKE)
        walk.ok("run")
        assert walk.git("status", "--porcelain") == "MM README.md\n?? loose.py"
        assert walk.git("show", ":README.md") == "staged"
        assert walk.read("README.md") == "and saved\n"
        assert walk.read("loose.py") == MAKE


class TestHooks:
    def test_a_hook_has_a_say_unless_it_is_left_out(self, walk: Scene) -> None:
        _hook(walk, "pre-commit", "echo no, not today >&2; exit 1")
        assert "no, not today" in walk.refused("hook.refused", "run", "a").err
        walk.ok("run", "a", "--no-verify")
        assert walk.titles() == ["all", "The makes of a"]

    def test_what_the_hook_that_follows_complains_of_is_told(self, walk: Scene) -> None:
        _hook(walk, "post-commit", "echo not amused; exit 1")
        for what in ("run", "rollback"):
            ran = walk.ok(what, "a")
            assert "not amused" in ran.out + ran.err

    def test_the_hook_that_follows_runs_once_the_phase_is_there(self, walk: Scene) -> None:
        _hook(walk, "post-commit", "git log -1 --format=%s > .git/told; cat a/make.py >> .git/told")
        walk.ok("run", "a")
        assert walk.read(".git/told") == "The makes of a\n" + MAKE.replace("old", "new")


def test_quietly_no_next_command_is_named(walk: Scene) -> None:
    assert walk.ok("run", "a", "-q").err == ""
    assert walk.ok("run", "b").err.splitlines()[-1].startswith("next: ")


def _blamed(walk: Scene, path: str, *options: str) -> str:
    return walk.git("blame", "--porcelain", "-L1,1", *options, "--", path).split()[0]


def _hook(walk: Scene, name: str, text: str) -> None:
    hook = walk.folder / ".git/hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{text}\n")
    hook.chmod(0o755)


def _alive(pids: list[int]) -> list[int]:
    """Those that still run, a moment later."""
    deadline = time.monotonic() + 5
    while (alive := [pid for pid in pids if _runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    return alive


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
