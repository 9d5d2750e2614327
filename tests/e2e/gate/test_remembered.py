"""What is known of a tree is not asked again; what was only an accident is."""

from pathlib import Path

import pytest

from tests.e2e.gate.commanded import (
    ALONE,
    PYTEST,
    Commanded,
    manifest,
    sh,
    standing_elsewhere,
    suite,
)
from tests.e2e.migration import MakeRepository

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")


#: A test file that says which of the phases `a` and `b` is there.
TEST = """\
import os
import {0}.make

def test_it():
    there = "".join(str(int("new" in open(f"{{phase}}/make.py").read())) for phase in "ab")
    with open(os.environ["RUNS"], "a") as file:
        print("{0}-" + there, file=file)
"""


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Where a command says how often, and on which tree, it has run."""
    return tmp_path / "runs"


def counting(runs: Path, script: str = "") -> list[str]:
    states = "$(grep -c lib.new a/make.py)$(grep -c lib.new b/make.py)"
    return sh(f"echo {states} >> {runs}\n{script}")


def states(runs: Path) -> list[str]:
    """Which of the phases `a` and `b` was there, each time that the command ran."""
    return runs.read_text().split() if runs.exists() else []


def test_what_was_asked_after_a_phase_is_not_asked_before_the_next(
    git_repository: MakeRepository, runs: Path
) -> None:
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs))))
    place.ok("run", "-j", "1", "a", "b")
    assert states(runs) == ["00", "10", "11"]


def test_the_next_run_knows_it_too(git_repository: MakeRepository, runs: Path) -> None:
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs))))
    place.ok("run", "-j", "1", "a")
    place.ok("run", "-j", "1", "b")
    assert states(runs) == ["00", "10", "11"]


def test_a_run_after_a_refused_one_asks_only_what_was_refused(
    git_repository: MakeRepository, runs: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "flag"
    fails = f"grep -q lib.new b/make.py && ! test -e {flag} && exit 1; exit 0"
    suites = [suite("it", counting(runs, fails)), suite("other", ["true"])]
    place = Commanded.of(git_repository, manifest(*suites))
    place.refuses()
    assert states(runs) == ["00", "01"]
    flag.touch()
    place.lands()
    assert states(runs) == ["00", "01", "01"]


def test_a_failure_before_is_not_remembered_for_ever(
    git_repository: MakeRepository, runs: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "flag"
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs, f"test -e {flag}"))))
    assert place.refuses().codes == {"test-failed"}
    place.refuses()
    assert states(runs) == ["00", "00"]
    flag.touch()
    place.lands()
    assert states(runs) == ["00", "00", "00", "01"]


def test_nor_is_one_that_had_no_time(git_repository: MakeRepository, tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    test = suite("it", sh(f"test -e {flag} || sleep 60"), timeout="0.5s")
    place = Commanded.of(git_repository, manifest(test))
    assert place.refuses().codes == {"test-unfinished"}
    flag.touch()
    place.lands()


def test_nor_is_one_of_which_nothing_was_demanded(
    git_repository: MakeRepository, tmp_path: Path
) -> None:
    """A suite that was broken by accident must not allow the phase to break it for good."""
    flag = tmp_path / "flag"
    script = f"test -e {flag} || exit 1; grep -q lib.old b/make.py"
    strict = suite("strict", sh(f"test -e {flag}"))
    test = suite("it", sh(script), before="any", after="no-worse")
    place = Commanded.of(git_repository, manifest(test, strict))
    place.refuses()
    flag.touch()
    assert "test-failed" in place.refuses().codes_of("it")


def test_a_command_that_is_another_now_is_asked(git_repository: MakeRepository, runs: Path) -> None:
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs, "exit 0"))))
    place.ok("run", "-j", "1", "a")
    failing = manifest(suite("it", counting(runs, "exit 1")))
    place.write("migration.toml", failing)
    assert place.refuses("b").codes == {"test-failed"}
    assert states(runs) == ["00", "10", "10"]


@pytest.mark.parametrize(
    "other",
    [{"environment": {"WORD": "other"}}, {"folder": "lib"}, {"environment": {}}],
)
def test_the_same_words_in_another_place_are_another_command(
    git_repository: MakeRepository, runs: Path, other: dict[str, object]
) -> None:
    keys: dict[str, object] = {"environment": {"WORD": "hello"}, "folder": "."}
    words = sh(f"echo ${{PWD##*/}}-$WORD >> {runs}")
    suites = [suite("one", words, **keys), suite("two", words, **{**keys, **other})]
    Commanded.of(git_repository, manifest(*suites)).lands()
    assert len(states(runs)) == 4
    assert len(set(states(runs))) == 2


def test_what_a_phase_is_affected_by_is_a_question_of_its_own(
    git_repository: MakeRepository, runs: Path
) -> None:
    """Which tests were run for one phase says nothing about those that the next one needs."""
    test = suite("it", PYTEST, affected=True, environment={**ALONE, "RUNS": str(runs)})
    files = {f"tests/test_{name}.py": TEST.format(name) for name in "ab"}
    place = Commanded.of(git_repository, manifest(test), files)
    place.ok("run", "-j", "1", "a", "b")
    assert {"a-00", "a-10", "b-10", "b-11"} <= set(states(runs))


def test_another_tree_is_another_question(git_repository: MakeRepository, runs: Path) -> None:
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs))))
    place.ok("run", "-j", "1", "a")
    place.commit(lib__more="")
    place.ok("run", "-j", "1", "b")
    assert states(runs) == ["00", "10", "10", "11"]


def test_a_memory_that_is_spoilt_is_no_memory(
    git_repository: MakeRepository, runs: Path, tmp_path: Path
) -> None:
    place = Commanded.of(git_repository, manifest(suite("it", counting(runs))))
    place.ok("run", "-j", "1", "a")
    spoilt = list((tmp_path / "cache").rglob("memory/*"))
    assert spoilt
    for path in spoilt:
        path.write_bytes(b'{"status": 0, "outco')
    place.ok("run", "-j", "1", "b")
    assert states(runs) == ["00", "10", "10", "11"]
