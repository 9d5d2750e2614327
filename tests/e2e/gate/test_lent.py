"""What a person lends to a gate's commands is there, and is not theirs to change."""

import stat
from pathlib import Path

import pytest

from tests.e2e.gate.commanded import Commanded, manifest, sh, standing_elsewhere, suite
from tests.e2e.migration import MAKE, MakeRepository

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")

LINK = (".env", "data", "node_modules")


def lent(make: MakeRepository, *suites: str, link: tuple[str, ...] = LINK) -> Commanded:
    walk = Commanded.of(make, manifest(*suites, link=list(link)))
    walk.write(".env", "SECRET=1\n")
    walk.write("data/deep/rows.csv", "1,2\n")
    walk.write("data/helper.py", "import lib.new\n")
    walk.write("node_modules/some/index.js", "run()\n")
    return walk.with_uncommitted()


def test_it_is_there_and_afterwards_it_still_is(git_repository: MakeRepository) -> None:
    there = "grep SECRET .env && grep 1,2 data/deep/rows.csv && grep run node_modules/some/*.js"
    lent(git_repository, suite("it", sh(there))).lands()


def test_git_sees_the_worktree_without_it(git_repository: MakeRepository) -> None:
    clean = 'test -z "$(git status --porcelain -uno)" && git add -A . && git commit -qm x; true'
    walk = lent(git_repository, suite("it", sh(clean)))
    walk.lands()
    assert walk.git("ls-files", "data", ".env", "node_modules") == ""


def test_a_file_cannot_be_written(git_repository: MakeRepository, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    walk = lent(git_repository, suite("it", sh(f"stat -L -c %a .env > {seen}")))
    walk.lands()
    assert int(seen.read_text(), 8) & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) == 0


def test_who_writes_to_a_file_all_the_same_writes_to_a_copy(git_repository: MakeRepository) -> None:
    writes = "chmod u+w .env; echo MORE=1 >> .env; rm -f .env"
    walk = lent(git_repository, suite("it", sh(writes)))
    walk.migrator("run", "-j", "1", "b")
    assert walk.read(".env") == "SECRET=1\n"


@pytest.mark.parametrize(
    "script",
    [
        "echo x > data/new.csv",
        "echo x >> data/deep/rows.csv",
        "rm data/deep/rows.csv",
        "mkdir node_modules/other",
        "mv data/deep/rows.csv data/deep/columns.csv",
    ],
)
def test_who_writes_into_a_folder_is_told(git_repository: MakeRepository, script: str) -> None:
    walk = lent(git_repository, suite("it", sh(script)))
    ran = walk.migrator("run", "-j", "1", "b")
    assert ran.status == 1
    assert "failed, and nothing of it was left" in ran.out
    assert ("data" if "data" in script else "node_modules") in ran.out
    assert walk.read("b/make.py") == MAKE
    assert walk.titles() == ["all"]


@pytest.mark.parametrize(
    "script", ["rm -rf data", "rm -rf data node_modules .env; mkdir data; echo x > data/new"]
)
def test_who_takes_the_link_away_takes_nothing_of_the_persons(
    git_repository: MakeRepository, script: str
) -> None:
    walk = lent(git_repository, suite("it", sh(script)), suite("next", ["test", "-e", ".env"]))
    before = walk.state()
    ran = walk.migrator("run", "-j", "1", "b")
    assert "Traceback" not in ran.err
    kept = [path for path in before if path.startswith((".env", "data", "node_modules"))]
    assert {path: walk.state()[path] for path in kept} == {path: before[path] for path in kept}


def test_git_that_cleans_there_cleans_nothing_of_the_persons(
    git_repository: MakeRepository,
) -> None:
    cleans = suite("cleans", sh("git clean -ffdxq; git stash -qu; true"))
    walk = lent(git_repository, cleans, suite("it", ["test", "-e", "data/helper.py"]))
    walk.lands()


def test_code_in_it_may_be_imported(git_repository: MakeRepository) -> None:
    program = "import sys; sys.path.insert(0, 'data'); import helper"
    lent(git_repository, suite("it", ["python", "-c", program])).lands()


def test_a_name_below_a_folder_may_be_lent(git_repository: MakeRepository) -> None:
    link = ("local/deep/settings", "b/local.cfg", "new/folder/file")
    walk = lent(
        git_repository, suite("it", sh("cat local/deep/settings b/local.cfg new/folder/file")),
        link=link,
    )  # fmt: skip
    walk.write("b/local.cfg", "x\n")
    walk.write("new/folder/file", "x\n")
    walk.lands()


def test_links_of_the_persons_are_followed(git_repository: MakeRepository, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far/file").write_text("x\n")
    read = sh("cat far/file near")
    walk = lent(git_repository, suite("it", read), link=("far", "near"))
    (walk.folder / "far").symlink_to(tmp_path / "far")
    (walk.folder / "near").symlink_to("loose.txt")
    walk.lands()
    assert (tmp_path / "far/file").read_text() == "x\n"


def test_a_name_that_is_not_there_is_refused(git_repository: MakeRepository) -> None:
    walk = lent(git_repository, suite("it", ["true"]), link=(".env", "nothing"))
    ran = walk.refused("gate.link", "run", "-j", "1", "b")
    assert "nothing" in ran.err


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("lib/version.py", "import lib.version"),
        ("lib/version.py", "from lib import version"),
        ("lib/version/__init__.py", "import lib.version"),
        ("local/deep/settings", "open('local/deep/settings')"),
        ("local/deep/settings", "import os; open(os.path.abspath('local/deep/settings'))"),
    ],
)
def test_what_a_command_misses_and_the_checkout_has_is_named(
    git_repository: MakeRepository, path: str, program: str
) -> None:
    walk = Commanded.of(git_repository, manifest(suite("it", ["python", "-c", program])))
    walk.write(path, "")
    told = walk.refuses()
    expected = f'{path} is not in git, so the tests do not have it; lend it: gate.link = ["{path}"]'
    assert [fault["remedy"] for fault in told.faults] == [expected]
    lending = manifest(suite("it", ["python", "-c", program]), link=[path])
    walk.write("migration.toml", lending)
    walk.git("commit", "-qm", "lend it", "migration.toml")
    walk.lands()


def test_what_is_nowhere_is_not_to_be_lent(git_repository: MakeRepository) -> None:
    missing = suite("it", ["python", "-c", "import lib.nowhere, lib"])
    told = Commanded.of(git_repository, manifest(missing)).refuses()
    assert not any("lend" in fault["remedy"] for fault in told.faults)
