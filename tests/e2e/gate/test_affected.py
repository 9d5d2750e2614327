"""Which tests run, how often and where: what a manifest says of a command beside its words."""

import re
from collections import Counter
from collections.abc import Mapping
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

#: A test file that leaves its name when it is run.
_TEST = """\
import os
{imports}

def test_it():
    with open(os.environ["SEEN"], "a") as file:
        print({name!r}, file=file)
"""
#: By name: what each imports. The phase changes `b/make.py`.
REACHING = {
    "direct": "import b.make\n",
    "through": "from helpers import through\n",
    "inside": "def lazily():\n    from b import make\n    return make\n",
    "neither": "import lib.new\n",
    "other": "import a.make\n",
    "alone": "",
}
REACHED = {"direct", "through", "inside"}


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """Where test files leave their names."""
    return tmp_path / "seen"


def files(tests: Mapping[str, str]) -> dict[str, str]:
    named = {
        f"tests/test_{name}.py": _TEST.format(imports=imports, name=name)
        for name, imports in tests.items()
    }
    return {**named, "helpers/__init__.py": "", "helpers/through.py": "import b.make\n"}


def walk(
    make: MakeRepository,
    seen: Path,
    tests: Mapping[str, str] = REACHING,
    more: Mapping[str, str] | None = None,
    words: list[str] = PYTEST,
    phase: str = "",
) -> Commanded:
    environment = {**ALONE, "SEEN": str(seen)}
    test = suite("it", words, affected=True, environment=environment, timeout="60s")
    text = manifest(test)
    if phase:
        text = text.replace("\n[gate]\n", f"{phase}\n[gate]\n")
    return Commanded.of(make, text, {**files(tests), **(more or {})})


def ran(seen: Path) -> Counter[str]:
    """How often each test file was run."""
    return Counter(seen.read_text().split() if seen.exists() else ())


def remarks(place: Commanded) -> str:
    return "\n".join(remark for check in place.last_report() for remark in check["remarks"])


class TestAffected:
    def test_only_the_files_run_that_reach_a_changed_module(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        place = walk(git_repository, seen)
        out = place.lands().out
        assert ran(seen) == dict.fromkeys(REACHED, 2)
        assert re.search(r"\b3 of 6\b", out), out
        assert re.search(r"\b3 of 6\b", remarks(place))

    def test_all_run_where_none_is_known_to_reach_it(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        tests = {name: REACHING[name] for name in ("neither", "other", "alone")}
        place = walk(git_repository, seen, tests)
        out = place.lands().out
        assert set(ran(seen)) == {"neither", "other", "alone"}
        assert "all: nothing shows which tests reach" in out

    def test_a_failure_among_those_that_run_stops_the_phase(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        failing = "import b.make\nassert 'old' in open(b.make.__file__).read()\n"
        told = walk(git_repository, seen, {**REACHING, "failing": failing}).refuses()
        assert "test-failed" in told.codes
        assert "test_failing" in told.ran.out

    def test_all_run_when_a_changed_file_is_no_module(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        text = "Call `lib.old.make` first.\n"
        prose = '\n[steps.prose]\ntransform = "move_symbols"\nprose = true\n'
        prose += 'move = { "lib.old.make" = "lib.new.make" }\n'
        prose += '\n[[phases]]\nid = "prose"\nsteps = ["prose"]\ninclude = ["b/**"]\n'
        place = walk(git_repository, seen, more={"b/README.md": text}, phase=prose)
        place.ok("run", "-j", "1", "prose")
        assert "lib.new" in place.read("b/README.md")
        assert ran(seen) == dict.fromkeys(REACHING, 2)

    def test_all_run_when_a_conftest_changes(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        path = "tests/conftest.py"
        phase = f'\n[[phases]]\nid = "conftest"\nsteps = ["make"]\ninclude = ["{path}"]\n'
        more = {path: "from lib.old import make\n\nmake()\n"}
        place = walk(git_repository, seen, more=more, phase=phase)
        place.ok("run", "-j", "1", "conftest")
        assert ran(seen) == dict.fromkeys(REACHING, 2)

    def test_a_changed_test_file_runs_itself(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        phase = '\n[[phases]]\nid = "tests"\nsteps = ["make"]\ninclude = ["tests/**"]\n'
        tests = {**REACHING, "changed": "from lib.old import make\n\nmake()\n"}
        place = walk(git_repository, seen, tests, phase=phase)
        place.ok("run", "-j", "1", "tests")
        assert ran(seen) == {"changed": 2}

    @pytest.mark.parametrize("name", ["'b.' + 'make'", "NAME"])
    def test_one_that_imports_by_a_computed_name_always_runs(
        self, git_repository: MakeRepository, seen: Path, name: str
    ) -> None:
        computed = "import importlib\nNAME = 'b' + '.make'\n"
        computed += f"importlib.import_module({name})\n"
        tests = {"computed": computed, "alone": "", "direct": "import b.make\n"}
        walk(git_repository, seen, tests).lands()
        assert ran(seen) == {"computed": 2, "direct": 2}

    def test_of_the_files_that_a_command_names_only_those_run(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        words = [*PYTEST, "tests/test_through.py", "tests/test_other.py"]
        walk(git_repository, seen, words=words).lands()
        assert ran(seen) == {"through": 2}

    def test_another_command_runs_as_it_is(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        walk(git_repository, seen, words=sh("echo all >> $SEEN")).lands()
        assert ran(seen) == {"all": 2}


class TestRetries:
    def test_a_flaky_test_that_passes_in_the_end_is_told(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        flag = tmp_path / "flag"
        flaky = (
            f"grep -q lib.new b/make.py || exit 0\ntest -e {flag} && exit 0\ntouch {flag}; exit 1"
        )
        place = Commanded.of(git_repository, manifest(suite("it", sh(flaky), retries=1)))
        assert "tried 2 times" in place.lands().out
        assert "tried 2 times" in remarks(place)

    def test_one_that_passes_at_once_is_not_tried_again(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        test = suite("it", sh(f"echo it >> {seen}"), retries=5)
        assert "tried" not in Commanded.of(git_repository, manifest(test)).lands().out
        assert ran(seen) == {"it": 2}

    def test_one_that_goes_on_failing_is_tried_so_often_and_no_more(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        test = suite("it", sh(f"echo it >> {seen}; exit 1"), retries=2)
        told = Commanded.of(git_repository, manifest(test)).refuses()
        assert ran(seen) == {"it": 3}
        assert "tried 3 times" in told.ran.out

    def test_each_time_it_finds_its_folder_whole(
        self, git_repository: MakeRepository, tmp_path: Path
    ) -> None:
        flag = tmp_path / "flag"
        litters = (
            f"test -e litter && exit 3; touch litter; test -e {flag} || {{ touch {flag}; exit 1; }}"
        )
        test = suite("it", sh(litters), retries=1)
        Commanded.of(git_repository, manifest(test)).lands()


class TestFolder:
    def test_it_runs_there_with_its_environment(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        script = f"echo ${{PWD##*/}} $WORD >> {seen}; grep -q make make.py"
        test = suite("it", sh(script), folder="b", environment={"WORD": "hello"})
        Commanded.of(git_repository, manifest(test)).lands()
        assert seen.read_text() == "b hello\n" * 2

    def test_the_environment_of_one_is_none_of_the_others(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        first = suite("first", ["true"], environment={"WORD": "hello"})
        second = suite("second", sh(f"echo word=$WORD >> {seen}"))
        Commanded.of(git_repository, manifest(first, second)).lands()
        assert set(seen.read_text().split()) == {"word="}


REPORT = """<testsuites><testsuite tests="2" failures="{failures}">
<testcase classname="suite.Walk" name="test_legs"/>
<testcase classname="suite.Walk" name="test_arms">{arms}</testcase>
</testsuite></testsuites>
"""
FAILING = REPORT.format(failures=1, arms='<failure message="arms hang">trace</failure>')
PASSING = REPORT.format(failures=0, arms="")
SKIPPED = REPORT.format(failures=0, arms='<skipped message="no arms"/>')


class TestJunit:
    def reporting(self, make: MakeRepository, after: str, end: int, **keys: object) -> Commanded:
        """A suite whose report before the phase is good, and then another one."""
        script = (
            "mkdir -p out\n"
            "grep -q lib.new b/make.py || { cat good > out/junit.xml; exit 0; }\n"
            f"{after}; exit {end}"
        )
        test = suite("it", sh(script), junit="out/junit.xml", **keys)
        more = {"good": PASSING, "failing": FAILING, "skipped": SKIPPED}
        return Commanded.of(make, manifest(test), more)

    def test_the_tests_that_fail_are_named_with_what_they_say(
        self, git_repository: MakeRepository
    ) -> None:
        told = self.reporting(git_repository, "cat failing > out/junit.xml", 1).refuses()
        assert told.codes == {"test-failed"}
        assert "test_arms" in told.messages
        assert "arms hang" in told.messages
        assert "test_legs" not in told.messages

    def test_one_that_is_skipped_now_proves_nothing(self, git_repository: MakeRepository) -> None:
        told = self.reporting(git_repository, "cat skipped > out/junit.xml", 0).refuses()
        assert told.codes == {"test-not-run"}
        assert "test_arms" in told.messages

    @pytest.mark.parametrize("report", ["rubbish", "<testsuites>", "", "<a>&undefined;</a>"])
    def test_a_report_that_cannot_be_read_does_not_hide_the_failure(
        self, git_repository: MakeRepository, report: str
    ) -> None:
        writes = f"printf '{report}' > out/junit.xml"
        assert self.reporting(git_repository, writes, 1).refuses().codes == {"test-failed"}

    def test_a_report_that_was_committed_long_ago_says_nothing(
        self, git_repository: MakeRepository
    ) -> None:
        test = suite("it", sh("grep -q lib.old b/make.py"), junit="out/junit.xml")
        place = Commanded.of(git_repository, manifest(test), {"out/junit.xml": FAILING})
        assert "arms" not in place.refuses().messages

    def test_pytest_is_asked_for_one(self, git_repository: MakeRepository) -> None:
        test = suite("it", PYTEST, environment=ALONE)
        failing = "def test_it():\n    assert 'old' in open('b/make.py').read(), 'it is gone'\n"
        place = Commanded.of(git_repository, manifest(test), {"tests/test_it.py": failing})
        told = place.refuses()
        assert "test_it" in told.messages
        assert "it is gone" in told.messages

    def test_of_a_suite_that_failed_before_only_new_failures_count(
        self, git_repository: MakeRepository
    ) -> None:
        old = "def test_old():\n    assert 0\n"
        test = suite("it", PYTEST, environment=ALONE, before="any", after="no-worse")
        place = Commanded.of(git_repository, manifest(test), {"tests/test_old.py": old})
        place.lands()
        new = "def test_new():\n    assert 'old' in open('b/make.py').read()\n"
        place = Commanded.of(
            git_repository, manifest(test), {"tests/test_old.py": old, "tests/test_new.py": new}
        )
        told = place.refuses()
        assert "test_new" in told.messages
        assert "test_old" not in told.messages


def test_what_could_not_be_collected_before_is_said(git_repository: MakeRepository) -> None:
    broken = {
        "tests/test_broken.py": "import nowhere\n",
        "tests/test_whole.py": "def test_it(): ...\n",
    }
    gate = manifest(levels=["collection"])
    place = Commanded.of(git_repository, gate, {**broken, "pytest.ini": "[pytest]\n"})
    out = place.lands().out
    assert "not collected, as before: tests/test_broken.py" in out
    assert "their tests are not known" in out
