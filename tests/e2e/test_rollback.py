"""`rollback`, as a person sees it: what landed goes back, exactly or not at all."""

from pathlib import Path

import pytest

from tests.e2e.migration import BOTH, MAKE, MakeRepository, Scene, cache_apart, clone, scene

__all__ = ["cache_apart"]

NEW_MAKE = MAKE.replace("old", "new")


@pytest.fixture
def walk(git_repository: MakeRepository) -> Scene:
    return scene(git_repository)


class TestOnePhase:
    def test_the_tree_is_the_very_one_from_before(self, walk: Scene) -> None:
        before, files = walk.tree(), walk.files()
        walk.ok("run", "a")
        landed = walk.git("rev-parse", "HEAD")
        ran = walk.ok("rollback", "a")
        undo = walk.git("rev-parse", "HEAD")
        assert ran.out == (
            f"a: {landed[:10]} taken back (2 files), by {undo[:10]}\n"
            f"the tree is {before[:10]}, the very one from before\n"
        )
        assert (walk.tree(), walk.files()) == (before, files)
        assert walk.titles() == ["all", "The makes of a", 'Roll back "The makes of a"']
        assert walk.is_clean()

    def test_the_commit_names_what_it_takes_back(self, walk: Scene) -> None:
        walk.ok("run", "a")
        landed, tree = walk.git("rev-parse", "HEAD"), walk.tree()
        walk.ok("rollback", "a")
        trailers = walk.trailers()
        run = walk.trailers("HEAD~1")["Migration-Run"]
        assert trailers.pop("Migration-Run") != run
        assert trailers == {
            "Migration": "walk",
            "Migration-Phase": "a",
            "Migration-Reverts": landed,
            "Migration-Reverts-Run": run,
            "Migration-Base-Tree": tree,
        }
        assert landed in walk.git("log", "-1", "--format=%b")

    def test_later_work_elsewhere_stays(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.commit(c__mine="mine = 1\n")
        ran = walk.ok("rollback", "a")
        assert "the phases' files as before, later work stays" in ran.out
        assert walk.read("a/both.py") == BOTH
        assert walk.read("b/make.py") == NEW_MAKE
        assert walk.read("c/mine.py") == "mine = 1\n"

    def test_it_lands_again_and_goes_back_again(self, walk: Scene) -> None:
        before = walk.tree()
        walk.ok("run", "a")
        after = walk.tree()
        for _time in range(2):
            walk.ok("rollback", "a")
            assert walk.tree() == before
            walk.ok("run", "a")
            assert walk.tree() == after
        assert walk.ok("verify").out.count(": proved") == 3

    def test_one_that_has_not_landed_is_refused(self, walk: Scene) -> None:
        assert "`b`" in walk.refused("phase.not-landed", "rollback", "b").err

    def test_one_that_went_back_already_is_refused(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        walk.refused("phase.not-landed", "rollback", "a")

    def test_only_the_newest_landing_of_a_phase_goes_back(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__late=MAKE)
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        assert (walk.read("a/late.py"), walk.read("a/make.py")) == (MAKE, NEW_MAKE)
        walk.ok("rollback", "a")
        assert (walk.read("a/late.py"), walk.read("a/make.py")) == (MAKE, MAKE)

    def test_a_clone_can_take_back_what_it_did_not_land(self, walk: Scene, tmp_path: Path) -> None:
        before = walk.tree()
        walk.ok("run")
        copy = clone(walk, tmp_path / "copy")
        copy.ok("rollback", "--all")
        assert copy.tree() == before
        assert copy.is_clean()

    def test_a_phase_that_the_manifest_forgot_goes_back(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.write("migration.toml", walk.read("migration.toml").replace('id = "a"', 'id = "z"'))
        walk.ok("rollback", "a")
        assert walk.read("a/make.py") == MAKE


class TestSeveral:
    def test_they_go_back_last_in_first_out_whatever_order_is_named(self, walk: Scene) -> None:
        before = walk.tree()
        walk.ok("run", "a", "takes")
        ran = walk.ok("rollback", "a", "takes")
        assert [line.split(":")[0] for line in ran.out.splitlines()[:2]] == ["takes", "a"]
        assert "the very one from before" in ran.out
        assert walk.tree() == before
        assert walk.titles()[-2:] == ['Roll back "Migrate: takes"', 'Roll back "The makes of a"']

    def test_all_or_none(self, walk: Scene) -> None:
        walk.ok("run")
        walk.commit(title="my work", a__make=NEW_MAKE + "# mine\n")
        shown = walk.refused("rollback.touched-since", "rollback", "--all")
        assert "my work" in shown.err

    def test_a_run_goes_back(self, walk: Scene) -> None:
        walk.ok("run", "a")
        first, tree = walk.trailers()["Migration-Run"], walk.tree()
        walk.ok("run", "b", "takes")
        second = walk.trailers()["Migration-Run"]
        ran = walk.ok("rollback", "--run", second)
        assert [line.split(":")[0] for line in ran.out.splitlines()[:2]] == ["takes", "b"]
        assert walk.tree() == tree
        walk.refused("run.unknown", "rollback", "--run", second)
        walk.ok("rollback", "--run", first)
        assert walk.read("a/both.py") == BOTH

    def test_the_older_of_two_landings_goes_back_by_its_run(self, walk: Scene) -> None:
        walk.ok("run", "a")
        first = walk.trailers()["Migration-Run"]
        walk.commit(a__late=MAKE)
        walk.ok("run", "a")
        second = walk.git("rev-parse", "HEAD")
        walk.ok("rollback", "--run", first)
        assert (walk.read("a/make.py"), walk.read("a/late.py")) == (MAKE, NEW_MAKE)
        assert f"landed {second[:10]}" in walk.ok("status").out
        assert walk.ok("verify").out.count(": proved") == 2
        walk.refused("run.unknown", "rollback", "--run", first)
        walk.ok("rollback", "a")
        assert walk.read("a/late.py") == MAKE

    def test_all_of_nothing_is_nothing(self, walk: Scene) -> None:
        before = walk.all()
        assert "nothing has landed" in walk.ok("rollback", "--all").err
        assert walk.all() == before

    @pytest.mark.parametrize("words", [[], ["a", "--all"], ["--all", "--run", "x"]])
    def test_what_goes_back_is_said_in_one_way(self, walk: Scene, words: list[str]) -> None:
        walk.refused("usage", "rollback", *words)

    def test_an_unknown_run_is_refused(self, walk: Scene) -> None:
        walk.refused("run.unknown", "rollback", "--run", "20200101-000000-abcdef")


class TestLaterWork:
    def test_a_later_phase_on_the_same_files_is_named(self, walk: Scene) -> None:
        walk.ok("run", "a", "takes")
        shown = walk.refused("rollback.touched-since", "rollback", "a")
        later = walk.git("log", "-1", "--format=%h %s")
        assert "a/both.py" in shown.err
        assert "a/make.py" not in shown.err
        assert later in shown.err

    def test_a_persons_commits_are_named(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(title="one", a__make=NEW_MAKE + "# mine\n")
        walk.commit(title="two", README="elsewhere\n")
        walk.commit(title="three", a__make=NEW_MAKE + "# mine again\n")
        err = walk.refused("rollback.touched-since", "rollback", "a").err
        assert "one" in err
        assert "three" in err
        assert "two" not in err

    def test_work_that_was_taken_back_is_in_nobodys_way(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make=NEW_MAKE + "# mine\n")
        walk.commit(a__make=NEW_MAKE)
        walk.ok("rollback", "a")
        assert walk.read("a/make.py") == MAKE

    def test_a_file_that_was_deleted_since_is_in_the_way(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.git("rm", "-q", "a/make.py")
        walk.git("commit", "-qm", "gone")
        assert "gone" in walk.refused("rollback.touched-since", "rollback", "a").err

    def test_uncommitted_work_in_the_way_is_named(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.write("a/make.py", NEW_MAKE + "# mine\n")
        assert "a/make.py" in walk.refused("repo.dirty", "rollback", "a").err
        assert "a/make.py" in walk.refused("repo.dirty", "rollback", "a", "--drop").err

    def test_uncommitted_work_elsewhere_stays(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.write("README.md", "staged\n")
        walk.git("add", "-A")
        walk.write("b/make.py", MAKE + "# mine\n")
        walk.ok("rollback", "a")
        assert walk.git("status", "--porcelain") == "M  README.md\n M b/make.py"


class TestMerge:
    def test_later_work_in_the_same_file_stays(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make=NEW_MAKE + "\n\nmine = 1\n")
        ran = walk.ok("rollback", "a", "--merge")
        assert walk.read("a/make.py") == MAKE + "\n\nmine = 1\n"
        assert walk.read("a/both.py") == BOTH
        assert "not byte for byte" in ran.out
        assert walk.is_clean()
        assert walk.ok("verify").out.count(": proved") == 1

    def test_the_commit_says_that_it_is_merged(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make=NEW_MAKE + "\n\nmine = 1\n")
        walk.ok("rollback", "a", "--merge")
        assert "Migration-Merged" in walk.trailers()

    def test_what_cannot_be_merged_is_refused(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make="from lib.new import make as mine\n\nmine()\n")
        assert "a/make.py" in walk.refused("rollback.conflict", "rollback", "a", "--merge").err
        assert walk.is_clean()
        assert walk.ok("run", "b").out.startswith("b: landed")

    def test_the_files_that_are_told_are_those_that_went_back(self, walk: Scene) -> None:
        walk.ok("run", "a", "--blame-ignore")
        walk.commit(a__make=NEW_MAKE + "\n\nmine = 1\n")
        assert "(2 files)" in walk.ok("rollback", "a", "--merge").out

    def test_several_are_merged_one_after_the_other(self, walk: Scene) -> None:
        walk.ok("run", "a", "takes")
        walk.commit(a__both=walk.read("a/both.py") + "\n\nmine = 1\n")
        walk.ok("rollback", "--all", "--merge")
        assert walk.read("a/both.py") == BOTH + "\n\nmine = 1\n"


class TestDrop:
    def test_the_history_is_what_it_was(self, walk: Scene) -> None:
        before, files = walk.git("rev-parse", "HEAD"), walk.files()
        walk.ok("run", "a", "b")
        ran = walk.ok("rollback", "--all", "--drop")
        assert walk.git("rev-parse", "HEAD") == before
        assert walk.files() == files
        assert ran.out.count("dropped from the history") == 2
        assert "the very one from before" in ran.out
        assert walk.is_clean()

    def test_the_newest_alone_can_be_dropped(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.ok("rollback", "b", "--drop")
        assert walk.titles() == ["all", "The makes of a"]
        assert walk.ok("verify").out.count(": proved") == 1

    def test_what_is_not_the_end_of_the_history_cannot(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.refused("rollback.not-the-end", "rollback", "a", "--drop")
        walk.commit(c__mine="mine = 1\n")
        walk.refused("rollback.not-the-end", "rollback", "--all", "--drop")

    def test_what_others_may_have_cannot(self, walk: Scene, tmp_path: Path) -> None:
        walk.git("init", "-q", "--bare", str(tmp_path / "other"))
        walk.git("remote", "add", "origin", str(tmp_path / "other"))
        walk.ok("run", "a")
        walk.git("push", "-q", "origin", "main")
        walk.ok("run", "b")
        assert (
            "origin/main" in walk.refused("rollback.published", "rollback", "--all", "--drop").err
        )
        walk.ok("rollback", "b", "--drop")

    def test_it_lands_again(self, walk: Scene) -> None:
        walk.ok("run", "a")
        tree = walk.tree()
        walk.ok("rollback", "a", "--drop")
        walk.ok("run", "a")
        assert walk.tree() == tree
        assert walk.ok("verify").out.count(": proved") == 1

    def test_the_dropped_commit_can_still_be_found(self, walk: Scene) -> None:
        walk.ok("run", "a")
        landed = walk.git("rev-parse", "HEAD")
        walk.ok("rollback", "a", "--drop")
        walk.git("gc", "-q", "--prune=now")
        assert walk.git("cat-file", "-t", landed) == "commit"

    def test_dropping_and_merging_exclude_each_other(self, walk: Scene) -> None:
        walk.refused("usage", "rollback", "--all", "--drop", "--merge")


class TestBlame:
    @pytest.mark.parametrize("drop", [[], ["--drop"]])
    def test_the_line_goes_with_the_phase(self, walk: Scene, drop: list[str]) -> None:
        before, files = walk.tree(), walk.files()
        walk.ok("run", "a", "--blame-ignore")
        walk.ok("rollback", "a", *drop)
        assert (walk.tree(), walk.files()) == (before, files)
        assert walk.is_clean()
        walk.ok("verify")

    def test_the_line_of_a_later_phase_stays(self, walk: Scene) -> None:
        walk.ok("run", "a", "b", "--blame-ignore")
        later = walk.git("rev-parse", "HEAD~1")
        walk.ok("rollback", "a")
        assert walk.read("a/make.py") == MAKE
        assert later in walk.read(".git-blame-ignore-revs")
        walk.ok("verify")


class TestOriginals:
    """Bytes that git does not keep: with `text=auto` it stores other line ends than are there."""

    @pytest.fixture
    def mixed(self, git_repository: MakeRepository) -> Scene:
        walk = scene(git_repository)
        walk.write(".gitattributes", "*.py text\n")
        walk.write("a/make.py", "from lib.old import make\r\n\nmake()\r\n")
        walk.git("add", "-A")
        walk.git("commit", "-qm", "mixed")
        assert walk.is_clean()
        return walk

    @pytest.mark.parametrize("drop", [[], ["--drop"]])
    def test_they_come_back_too(self, mixed: Scene, drop: list[str]) -> None:
        files = mixed.files()
        mixed.ok("run", "a")
        assert mixed.read("a/make.py") != files["a/make.py"].decode()
        mixed.ok("rollback", "a", *drop)
        assert mixed.files() == files
        assert mixed.is_clean()

    def test_they_are_kept_no_longer_than_they_are_of_use(self, mixed: Scene) -> None:
        mixed.ok("run", "a")
        kept = mixed.folder / ".git/migrator/kept"
        assert list(kept.iterdir())
        mixed.ok("rollback", "a")
        assert not list(kept.iterdir())


class TestHistory:
    def test_a_detached_head_goes_back_too(self, walk: Scene) -> None:
        before = walk.tree()
        main = walk.git("rev-parse", "main")
        walk.git("checkout", "-q", "--detach")
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        assert walk.tree() == before
        assert walk.git("rev-parse", "main") == main
        walk.ok("run", "a")
        walk.ok("rollback", "a", "--drop")
        assert walk.tree() == before

    def test_a_rebased_phase_goes_back(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.git("switch", "-q", "-c", "other", "HEAD~1")
        walk.commit(c__other="other = 1\n")
        tree = walk.tree()
        walk.git("rebase", "-q", "other", "main")
        walk.ok("rollback", "a")
        assert walk.tree() == tree

    def test_a_rollback_of_a_rebase_does_not_count_twice(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        walk.git("switch", "-q", "-c", "other", "HEAD~2")
        walk.commit(c__other="other = 1\n")
        walk.git("rebase", "-q", "other", "main")
        walk.refused("phase.not-landed", "rollback", "a")
        assert walk.ok("run", "a").out.startswith("a: landed")

    def test_a_rebase_does_not_mix_up_two_landings(self, walk: Scene) -> None:
        root = walk.git("rev-parse", "HEAD")
        walk.ok("run", "a")
        first = walk.trailers()["Migration-Run"]
        walk.commit(a__late=MAKE)
        walk.ok("run", "a")
        walk.ok("rollback", "--run", first)
        walk.git("switch", "-q", "-c", "other", root)
        walk.commit(c__other="other = 1\n")
        walk.git("rebase", "-q", "other", "main")
        walk.ok("rollback", "a")
        assert (walk.read("a/make.py"), walk.read("a/late.py")) == (MAKE, MAKE)
