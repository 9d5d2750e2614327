"""A run that is killed is finished or undone, and told; nothing of a person's is lost."""

from pathlib import Path

import pytest

from tests.e2e.migration import MAKE, MakeRepository, Scene, cache_apart, killed, scene

__all__ = ["cache_apart"]

NEW_MAKE = MAKE.replace("old", "new")
BEFORE = ["staged", "index locked", "checked", "index built"]
UNDONE = ["intent written", "moving", "moved", "displaced checked"]
FINISHED = ["ref moved", "index published", "originals kept"]


@pytest.fixture
def walk(git_repository: MakeRepository) -> Scene:
    return scene(git_repository)


def test_nothing_to_recover(walk: Scene) -> None:
    before = walk.all()
    assert walk.ok("recover").out == "Nothing was cut short.\n"
    assert walk.all() == before


def test_it_needs_no_manifest(walk: Scene) -> None:
    killed(walk, ["run", "a"], "moved")
    (walk.folder / "migration.toml").unlink()
    assert "undone" in walk.ok("recover").out
    assert walk.read("a/make.py") == MAKE


@pytest.mark.parametrize("moment", BEFORE)
def test_what_had_changed_nothing_is_cleared_up(walk: Scene, moment: str) -> None:
    before = walk.all()
    killed(walk, ["run", "a"], moment)
    assert walk.ok("recover").out == (
        "A transaction that had changed nothing yet was cleared up.\n"
    )
    assert walk.all() == before
    assert walk.is_clean()


@pytest.mark.parametrize("moment", UNDONE)
def test_what_had_not_landed_is_undone(walk: Scene, moment: str) -> None:
    before = walk.all()
    killed(walk, ["run", "a"], moment)
    out = walk.ok("recover").out
    assert out.startswith("Phase a of run ")
    assert out.endswith("had not landed when it was cut short: undone.\n")
    assert walk.all() == before
    assert walk.is_clean()


@pytest.mark.parametrize("moment", FINISHED)
def test_what_had_landed_is_finished(walk: Scene, moment: str) -> None:
    killed(walk, ["run", "a"], moment)
    out = walk.ok("recover").out
    assert out.startswith("Phase a of run ")
    assert out.endswith("had landed when it was cut short: finished.\n")
    assert walk.titles() == ["all", "The makes of a"]
    assert walk.read("a/make.py") == NEW_MAKE
    assert walk.is_clean()
    walk.ok("verify")


@pytest.mark.parametrize("moment", ["moved", "ref moved"])
def test_a_run_recovers_by_itself_and_goes_on(walk: Scene, moment: str) -> None:
    killed(walk, ["run"], moment)
    ran = walk.ok("run")
    assert "cut short" in ran.out + ran.err
    assert walk.titles() == ["all", "The makes of a", "Migrate: b", "Migrate: takes"]
    assert walk.is_clean()
    walk.ok("verify")


@pytest.mark.parametrize(("moment", "is_back"), [("moved", False), ("ref moved", True)])
@pytest.mark.parametrize("drop", [[], ["--drop"]])
def test_a_rollback_is_recovered_as_well(
    walk: Scene, moment: str, is_back: bool, drop: list[str]
) -> None:
    before = walk.files()
    walk.ok("run", "a")
    landed = walk.all()
    killed(walk, ["rollback", "a", *drop], moment)
    out = walk.ok("recover").out
    assert ("finished" if is_back else "undone") in out
    if is_back:
        assert walk.files() == before
    else:
        assert walk.all() == landed
    assert walk.is_clean()
    walk.ok("verify")


@pytest.mark.parametrize(("moment", "is_there"), [("moved", False), ("ref moved", True)])
def test_both_commits_of_a_phase_land_or_none(walk: Scene, moment: str, is_there: bool) -> None:
    before = walk.all()
    killed(walk, ["run", "a", "--blame-ignore"], moment)
    walk.ok("recover")
    if is_there:
        assert len(walk.titles()) == 3
        walk.ok("rollback", "a", "--drop")
        assert walk.files() == before[-1]
    else:
        assert walk.all() == before
    assert walk.is_clean()


def test_a_rollback_after_a_crash_recovers_first(walk: Scene) -> None:
    before = walk.files()
    killed(walk, ["run", "a"], "ref moved")
    ran = walk.ok("rollback", "a")
    assert "finished" in ran.out + ran.err
    assert walk.files() == before
    assert walk.is_clean()


def test_recovering_twice_is_recovering_once(walk: Scene) -> None:
    killed(walk, ["run", "a"], "moved")
    walk.ok("recover")
    assert walk.ok("recover").out == "Nothing was cut short.\n"


@pytest.mark.parametrize("moment", ["going back", "moving back", "index unlocked"])
def test_recovery_is_recovered(walk: Scene, moment: str) -> None:
    before = walk.all()
    killed(walk, ["run", "a"], "moved")
    killed(walk, ["recover"], moment)
    walk.ok("recover")
    assert walk.all() == before
    assert walk.is_clean()


def test_uncommitted_work_is_what_it_was(walk: Scene) -> None:
    walk.write("README.md", "staged\n")
    walk.git("add", "-A")
    walk.write("README.md", "and saved\n")
    walk.write("loose.py", MAKE)
    before = walk.all()
    killed(walk, ["run", "a"], "moved")
    walk.ok("recover")
    assert walk.all() == before


@pytest.mark.parametrize("moment", ["moved", "ref moved"])
def test_what_a_person_changed_since_is_left_and_named(walk: Scene, moment: str) -> None:
    killed(walk, ["run", "a"], moment)
    walk.write("a/make.py", "mine = 1\n")
    walk.ok("recover")
    assert walk.read("a/make.py") == "mine = 1\n"
    assert walk.git("diff", "--name-only") == "a/make.py"


def test_what_was_displaced_by_a_file_that_is_left_can_be_found(walk: Scene) -> None:
    killed(walk, ["run", "a"], "moved")
    walk.write("a/make.py", "mine = 1\n")
    out = walk.ok("recover").out
    assert "left alone: a/make.py" in out
    aside = Path(out.rstrip().rpartition(" is in ")[2])
    assert aside.is_absolute()
    assert (aside / "a/make.py").read_text() == MAKE


def test_git_is_kept_out_until_it_is_recovered(walk: Scene) -> None:
    killed(walk, ["run", "a"], "moved")
    assert (walk.folder / ".git/index.lock").exists()
    walk.ok("recover")
    assert not (walk.folder / ".git/index.lock").exists()
