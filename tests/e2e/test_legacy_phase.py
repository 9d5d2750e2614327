"""A phase that takes files away: shown, landed, gated, verified, and taken back."""

import json
import subprocess
import sys

import pytest

from tests.e2e.migration import MakeRepository, Scene, cache_apart

__all__ = ["cache_apart"]

MANIFEST = f"""
[migration]
name = "no-legacy"

[steps.old]
transform = "remove_legacy"
names = ["app.old", "app.api.Old", "app.shim"]
tests = ["tests/test_old.py"]
require = true

[[phases]]
id = "old"
steps = ["old"]

[gate]
levels = ["syntax", "names", "contracts", "collection", "tests"]

[[gate.tests]]
name = "all"
run = {json.dumps([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"])}
"""
FILES = {
    "migration.toml": MANIFEST,
    "pytest.ini": "[pytest]\npythonpath = .\n",
    "app/__init__.py": "",
    "app/new.py": "class New:\n    pass\n",
    "app/api.py": "from app.new import New\n\n\ndef give():\n    return 1\n\n\nOld = New\n",
    "app/old.py": "from app.new import New\n\n__all__ = ['New']\n",
    "app/shim.py": "from app.old import New\n",
    "tests/test_old.py": "from app.old import New\n\n\ndef test_old():\n    assert New()\n",
    "tests/test_new.py": "from app.api import give\n\n\ndef test_new():\n    assert give()\n",
}
GONE = ("app/old.py", "app/shim.py", "tests/test_old.py")
USE = {"app/use.py": "from app.old import New\n\nNew()\n"}


def scene(make: MakeRepository, **more: str) -> Scene:
    files = {**FILES, **{path.replace("__", "/") + ".py": text for path, text in more.items()}}
    return Scene(make({path: text.encode() for path, text in files.items()}))


@pytest.fixture
def legacy(git_repository: MakeRepository) -> Scene:
    return scene(git_repository)


def test_it_lands_with_all_levels_of_the_gate(legacy: Scene) -> None:
    said = legacy.ok("run").out
    assert "old: landed as" in said
    assert not any((legacy.folder / path).exists() for path in GONE)
    assert legacy.read("app/api.py") == "def give():\n    return 1\n"
    assert sorted(legacy.git("show", "--format=", "--name-status", "HEAD").splitlines()) == [
        "D\tapp/old.py",
        "D\tapp/shim.py",
        "D\ttests/test_old.py",
        "M\tapp/api.py",
    ]
    assert legacy.is_clean()
    legacy.ok("verify")


def test_taken_back_the_very_tree_is_there_again(legacy: Scene) -> None:
    tree, files = legacy.tree(), legacy.files()
    legacy.ok("run")
    legacy.ok("rollback", "old")
    assert legacy.tree() == tree
    assert legacy.files() == files
    assert legacy.is_clean()


def test_git_takes_the_patch(legacy: Scene) -> None:
    patch = legacy.ok("diff").out
    assert patch.count("deleted file mode 100644") == len(GONE)
    subprocess.run(["git", "-C", legacy.folder, "apply", "-"], input=patch.encode(), check=True)
    by_hand = legacy.files()
    legacy.git("checkout", "-q", ".")
    legacy.ok("run")
    assert legacy.files() == by_hand


def test_a_second_run_has_nothing_to_do(legacy: Scene) -> None:
    legacy.ok("run")
    assert legacy.ok("diff").out == ""
    assert "done" in legacy.ok("run").out
    legacy.ok("check")


def test_a_phase_that_has_to_be_whole_does_not_land_half_done(
    git_repository: MakeRepository,
) -> None:
    legacy = scene(git_repository, app__use=USE["app/use.py"])
    before = legacy.all()
    ran = legacy.migrator("run")
    assert ran.status == 1
    assert "error[phase.unmet]" in ran.err
    assert "app.old stays: referred to by app/use.py:1" in ran.err
    assert legacy.all() == before
    for name in ("plan", "diff"):
        shown = legacy.migrator(name)
        assert (
            "will not land as it is: app.old stays: referred to by app/use.py:1"
            in shown.out + shown.err
        )
    told = json.loads(legacy.migrator("plan", "--format", "json").out)
    assert "app.old stays: referred to by app/use.py:1" in json.dumps(told)


def test_an_executable_file_goes_and_comes_back_with_its_mode(legacy: Scene) -> None:
    (legacy.folder / "app/old.py").chmod(0o755)
    legacy.git("commit", "-qam", "executable")
    tree = legacy.tree()
    assert "deleted file mode 100755" in legacy.ok("diff").out
    legacy.ok("run")
    legacy.ok("rollback", "old")
    assert legacy.tree() == tree


def test_a_file_that_an_earlier_step_changes_may_go(git_repository: MakeRepository) -> None:
    moves = (
        '[steps.move]\ntransform = "move_symbols"\nmove = { "app.old.New" = "app.new.New" }\n\n'
        "[[phases]]\n"
    )
    manifest = MANIFEST.replace("[[phases]]\n", moves).replace(
        '["old"]\n\n[gate]', '["move", "old"]\n\n[gate]'
    )
    files = {**FILES, **USE, "migration.toml": manifest}
    walk = Scene(git_repository({path: text.encode() for path, text in files.items()}))
    tree = walk.tree()
    patch = walk.ok("diff").out
    subprocess.run(["git", "-C", walk.folder, "apply", "--check"], input=patch.encode(), check=True)
    assert "old: landed as" in walk.ok("run").out
    assert walk.read("app/use.py") == "from app.new import New\n\nNew()\n"
    # Its tests are about the new module now.
    assert walk.read("tests/test_old.py").startswith("from app.new import New\n")
    assert not (walk.folder / "app/old.py").exists()
    walk.ok("verify")
    walk.ok("rollback", "old")
    assert walk.tree() == tree


def test_a_changed_file_is_not_taken_away_from_under_a_person(legacy: Scene) -> None:
    legacy.write("app/old.py", "work = 1\n")
    legacy.refused("repo.dirty", "run")
    assert legacy.read("app/old.py") == "work = 1\n"


def test_an_import_stays_that_a_module_makes_for_others(git_repository: MakeRepository) -> None:
    tried = "try:\n    from app.new import New\n"
    old = "except ModuleNotFoundError:\n    from app.old import New\n"
    legacy = scene(
        git_repository,
        app__compat=f"{tried}{old}except ImportError:\n    New = None\n",
        app__user="from app.compat import New\n\nNew()\n",
    )
    assert "old: landed as" in legacy.ok("run").out
    assert legacy.read("app/compat.py") == "from app.new import New\n"


def test_check_fails_on_one_more_reference(git_repository: MakeRepository) -> None:
    legacy = scene(git_repository, app__use=USE["app/use.py"])
    legacy.ok("check", "--update-baseline")
    legacy.commit()
    legacy.ok("check")
    legacy.commit(app__fresh="import app.old\n")
    checked = legacy.migrator("check")
    assert checked.status == 1
    assert "app/fresh.py:1:8: old: app.old is in use here, so it stays" in checked.out


def test_check_fails_on_what_comes_back(legacy: Scene) -> None:
    legacy.ok("run")
    legacy.ok("check")
    legacy.commit(app__fresh="from app.old import New\n")
    checked = legacy.migrator("check")
    assert checked.status == 1
    assert "app.old is in use here, and is not there any more" in checked.out
    legacy.commit(app__fresh="", app__old=FILES["app/old.py"])
    checked = legacy.migrator("check")
    assert checked.status == 1
    assert "app/old.py:1:1: old: app.old goes with its file" in checked.out
