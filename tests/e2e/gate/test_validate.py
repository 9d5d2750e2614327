"""`validate`: what the gate says of a repository as it is, all of it in one go."""

import json
import re
import sys
from collections.abc import Mapping
from typing import TypedDict

import pytest

from tests.e2e.gate.commanded import (
    ALONE,
    PYTEST,
    Check,
    Commanded,
    manifest,
    sh,
    standing_elsewhere,
    suite,
)
from tests.e2e.migration import MakeRepository
from tests.e2e.terminal import Ran

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")

LEVELS = ["syntax", "names", "contracts", "collection", "tests"]
SOUND = {"tests/test_make.py": "from lib.new import make\n\n\ndef test_make():\n    make()\n"}
UNIT_TESTS = suite("unit tests", [*PYTEST, "tests/test_make.py"], environment=ALONE)
CONTRACT = """
[[contracts.exports]]
module = "lib.new"
names = ["make", "unmake"]
"""
#: One mistake for each level, and what has to be named of it.
BROKEN = {
    "b/syntax.py": "def broken(:\n    pass\n",
    "b/undefined.py": "print(nobody_knows_this)\n",
    "b/nowhere.py": "from lib.new import not_made_here\n",
    "b/no_module.py": "import lib.not_there\n",
    "tests/test_make.py": "def test_make():\n    assert 6 * 7 == 43\n",
    "tests/test_collected.py": "import no_such_package_at_all\n\n\ndef test_it(): ...\n",
}
NAMED = {
    "syntax": ["b/syntax.py"],
    "names": ["nobody_knows_this", "not_made_here", "lib.not_there"],
    "contracts": ["unmake"],
    "collection": ["tests/test_collected.py"],
    "tests": ["test_make"],
}


class Verdict(TypedDict):
    """A verdict as `--format json` has it."""

    about: str
    passed: bool
    left_out: list[str]
    seconds: dict[str, float]
    checks: list[Check]


class Document(TypedDict):
    """What `--format json` prints."""

    version: int
    command: str
    migration: str
    verdicts: list[Verdict]


def sound(make: MakeRepository, text: str = "", files: Mapping[str, str] = SOUND) -> Commanded:
    text = text or manifest(UNIT_TESTS, levels=LEVELS)
    return Commanded.of(make, text, files).with_uncommitted()


def broken(make: MakeRepository) -> Commanded:
    return sound(make, manifest(UNIT_TESTS, levels=LEVELS) + CONTRACT, BROKEN)


def validated(place: Commanded, status: int, *arguments: str) -> Ran:
    """What is said, which has changed nothing at all."""
    before = place.all(), place.state()
    ran = place.migrator("validate", *arguments)
    assert ran.status == status, ran.out + ran.err
    assert (place.all(), place.state()) == before
    return ran


def document(place: Commanded, status: int, *arguments: str) -> Document:
    found: Document = json.loads(validated(place, status, *arguments, "--format", "json").out)
    return found


class TestSound:
    def test_it_is_said_with_what_to_do_next(self, git_repository: MakeRepository) -> None:
        ran = validated(sound(git_repository), 0)
        assert ran.out.splitlines()[0] == "walk: sound"
        assert "not so" not in ran.out + ran.err
        assert ran.next == "plan"

    def test_programs_are_told_each_answer(self, git_repository: MakeRepository) -> None:
        found = document(sound(git_repository), 0)
        assert (found["version"], found["command"], found["migration"]) == (1, "validate", "walk")
        (verdict,) = found["verdicts"]
        assert (verdict["about"], verdict["passed"], verdict["left_out"]) == ("walk", True, [])
        assert {check["level"] for check in verdict["checks"]} >= {"syntax", "names", "tests"}
        assert not [fault for check in verdict["checks"] for fault in check["faults"]]

    def test_it_can_be_asked_again(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository)
        first, second = (document(place, 0)["verdicts"][0] for _time in range(2))
        assert [(check["claim"], check["passed"]) for check in first["checks"]] == [
            (check["claim"], check["passed"]) for check in second["checks"]
        ]

    def test_it_leaves_no_report_of_a_run(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository)
        validated(place, 0)
        assert "failed" not in place.ok("status").out
        assert not (place.folder / ".git/migrator/runs").exists()


class TestBroken:
    def test_all_that_is_wrong_is_named_in_one_go(self, git_repository: MakeRepository) -> None:
        ran = validated(broken(git_repository), 1)
        assert ran.out.startswith("walk: not sound\n")
        assert "a phase is stopped by what it adds, not by what is so already" in ran.err
        for level, words in NAMED.items():
            said = _of_level(ran.out, level)
            assert [word for word in words if word not in said] == [], ran.out
        assert "Traceback" not in ran.err

    def test_programs_are_told_the_same_and_what_to_do(
        self, git_repository: MakeRepository
    ) -> None:
        (verdict,) = document(broken(git_repository), 1)["verdicts"]
        assert not verdict["passed"]
        for level, words in NAMED.items():
            checks = [check for check in verdict["checks"] if check["level"] == level]
            said = json.dumps([check["faults"] for check in checks])
            assert [word for word in words if word not in said] == []
        faults = [fault for check in verdict["checks"] for fault in check["faults"]]
        assert all(fault["message"] and fault["remedy"] for fault in faults)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault["code"]) for fault in faults)

    def test_what_is_uncommitted_is_not_looked_at(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository)
        place.write("b/make.py", "def broken(:\n")
        ran = validated(place, 0)
        assert "b/make.py" in ran.err


class TestPhases:
    def test_only_the_files_of_a_phase_are_looked_at(self, git_repository: MakeRepository) -> None:
        text = manifest(levels=["syntax", "names"])
        place = sound(git_repository, text, {"b/broken.py": "def broken(:\n"})
        assert validated(place, 0, "a").out.splitlines()[0] == "a: sound"
        assert "b/broken.py" in validated(place, 1, "b").out

    def test_each_has_a_verdict_of_its_own(self, git_repository: MakeRepository) -> None:
        text = manifest(levels=["syntax", "names"])
        place = sound(git_repository, text, {"b/broken.py": "def broken(:\n"})
        found = document(place, 1, "a", "b")
        assert [(one["about"], one["passed"]) for one in found["verdicts"]] == [
            ("a", True),
            ("b", False),
        ]

    def test_each_has_the_gate_of_the_manifest(self, git_repository: MakeRepository) -> None:
        strict = '\n[phases.gate]\nlevels = ["tests"]\n'
        text = manifest(levels=["syntax"]).replace('"b/**"]\n', f'"b/**"]\n{strict}')
        failing = suite("never", ["false"]).replace("[[gate.tests]]", "[[phases.gate.tests]]")
        text = text.replace(strict, strict + failing)
        place = sound(git_repository, text)
        left_out = {
            one["about"]: one["left_out"] for one in document(place, 1, "a", "b")["verdicts"]
        }
        assert left_out == {"a": LEVELS[1:], "b": LEVELS[:-1]}
        assert "`never`" not in validated(place, 0, "a").out
        assert "`never`" in validated(place, 1, "b").out

    def test_an_unknown_one_is_refused(self, git_repository: MakeRepository) -> None:
        sound(git_repository).refused("phase.unknown", "validate", "bb")


class TestWhatTestsHaveToDo:
    MOVED = suite("moved", sh("echo said; grep -q lib.new b/make.py"), before="fail")

    def test_it_is_what_they_have_to_do_now(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository, manifest(self.MOVED))
        validated(place, 0, "b")
        place.ok("run", "-j", "1", "b")
        validated(place, 0, "b")
        place.ok("rollback", "b")
        validated(place, 0, "b")

    def test_after_the_phase_it_is_another_thing(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository, manifest(self.MOVED))
        place.ok("run", "-j", "1", "b")
        place.commit(b__make="from lib.old import make\n\nmake()\n")
        ran = validated(place, 1, "b")
        assert "`moved`" in ran.out
        assert "    said\n" in ran.out

    def test_one_that_hangs_is_ended(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository, manifest(suite("it", sh("sleep 60"), timeout="0.5s")))
        assert "[test-unfinished]" in validated(place, 1).out

    def test_what_it_does_to_its_folder_is_not_seen(self, git_repository: MakeRepository) -> None:
        place = sound(git_repository, manifest(suite("it", sh("rm -r *; git commit -qam x; true"))))
        validated(place, 0)
        validated(place, 0, "a", "b")


def test_a_repository_without_tests_is_sound(git_repository: MakeRepository) -> None:
    text = manifest(levels=LEVELS, python=sys.executable)
    assert validated(sound(git_repository, text, {}), 0).out.splitlines()[0] == "walk: sound"


def _of_level(out: str, level: str) -> str:
    """What is said of the questions of a level."""
    parts = re.split(r"^  (?=\w+: not so: )", out, flags=re.MULTILINE)
    return "\n".join(part for part in parts if part.startswith(f"{level}: "))
