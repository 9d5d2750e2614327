"""What is collected, and does not do what it has to do."""

import json

import pytest

from tests.e2e.gate.accidents import Accident
from tests.e2e.gate.scenery import Make, Told, check_refused, faults

SUITE = """\
[[gate.tests]]
name = "suite"
run = ["python", "-m", "pytest", "-q"]
"""
TOTAL = """\
# spring
def total(rows):
    result = 0
    for row in rows:
        result += row
    return result
"""
TESTS = """\
# spring
import pytest

from app.core import total


def test_one():
    assert total([1]) == pytest.approx(1)


def test_two():
    assert total([1, 2]) == 3
"""
SUM = {"app/__init__.py": "", "app/core.py": TOTAL, "tests/test_core.py": TESTS}
#: Only the first row is counted then.
INDENTED = {"app/core.py": {"    return result": "        return result"}}
SUITES = [
    Accident(
        "code moves into another block",
        SUM,
        INDENTED,
        "test-failed",
        said="tests/test_core.py::test_two fails: ",
        manifest=SUITE,
    ),
    Accident(
        "an operator is another one",
        SUM,
        {
            "app/core.py": {"result += row": "result = row"},
            "tests/test_core.py": {"# spring": "# spring again"},
        },
        "test-failed",
        said="tests/test_core.py::test_two fails: ",
        manifest=SUITE,
    ),
    Accident(
        "a test is skipped from now on",
        SUM,
        {"tests/test_core.py": {"assert total([1]) == pytest.approx(1)": "pytest.skip()"}},
        "test-not-run",
        said="tests/test_core.py::test_one passed before the phase, and is skipped now",
        manifest=SUITE,
    ),
    Accident(
        "a test is expected to fail from now on",
        SUM,
        {"tests/test_core.py": {"assert total([1]) == pytest.approx(1)": "pytest.xfail()"}},
        "test-not-run",
        said="tests/test_core.py::test_one passed before the phase, and is skipped now",
        manifest=SUITE,
    ),
]


def command(*words: str, more: str = "") -> str:
    """A command in the gate, which may take a second."""
    run = json.dumps(words)
    return f'[[gate.tests]]\nname = "check"\nrun = {run}\ntimeout = "1s"\n{more}'


CHECK = command("python", "check.py")
SLEEPER = {
    "app/core.py": "# spring\nWAIT = 0\n",
    "check.py": "import time\n\nfrom app.core import WAIT\n\ntime.sleep(WAIT)\n",
}
KILLED = "import os\n\nfrom app.core import WAIT\n\nif WAIT:\n    os.kill(os.getpid(), 9)\n"
COMMANDS = [
    Accident(
        "a command hangs",
        SLEEPER,
        {"app/core.py": {"WAIT = 0": "WAIT = 600"}},
        "test-unfinished",
        said="`check` could not run its course; it has to pass",
        manifest=CHECK,
    ),
    Accident(
        "a command fails",
        SLEEPER,
        {"app/core.py": {"WAIT = 0": "WAIT = 'long'"}},
        "test-failed",
        said="`check` ended with status 1; it has to pass",
        manifest=CHECK,
    ),
    Accident(
        "a command is killed",
        {**SLEEPER, "check.py": KILLED},
        {"app/core.py": {"WAIT = 0": "WAIT = 1"}},
        "test-failed",
        said="`check` ended with status -9; it has to pass",
        manifest=CHECK,
    ),
]


@pytest.mark.parametrize("accident", [*SUITES, *COMMANDS], ids=lambda accident: accident.what)
def test_it_is_refused(make: Make, accident: Accident) -> None:
    check_refused(make(accident, "tests"), accident, "tests")


TOLERANT = 'before = "any"\nafter = "no-worse"\n'


@pytest.mark.parametrize("accident", [*SUITES, *COMMANDS[1:]], ids=lambda accident: accident.what)
def test_it_stops_nothing_where_it_was_there_before_and_gets_no_worse(
    make: Make, accident: Accident
) -> None:
    later = accident.later
    tolerant = Accident("", later.files, later.wrong, manifest=f"{accident.manifest}{TOLERANT}")
    place = make(tolerant, "tests")
    place.lands()
    assert place.holds(later.after)


# What fails already

ODD = f"{TESTS}\n\ndef test_odd():\n    assert total([1]) == 7\n"
ALSO_BROKEN = {**SUM, "tests/test_core.py": ODD}
HARMLESS = {"app/core.py": {"# spring": "# autumn"}}


def _message(told: Told) -> str:
    """That of the only fault."""
    (fault,) = faults(told)
    return str(fault["message"])


def test_what_fails_before_the_phase_is_told_before_it_is_made(make: Make) -> None:
    accident = Accident("", ALSO_BROKEN, HARMLESS, manifest=SUITE)
    told = make(accident, "tests").refuses("tests", asked=["collection", "tests"])
    assert _message(told).startswith("tests/test_core.py::test_odd fails: ")


def test_only_the_tests_that_newly_fail_are_named(make: Make) -> None:
    accident = Accident("", ALSO_BROKEN, INDENTED, manifest=f"{SUITE}{TOLERANT}")
    told = make(accident, "tests").refuses("tests")
    assert _message(told).startswith("tests/test_core.py::test_two fails: ")
    assert "assert 1 == 3" in _message(told)


def test_the_last_that_a_suite_said_is_shown(make: Make) -> None:
    told = make(Accident("", SUM, INDENTED, manifest=SUITE), "tests").refuses("tests")
    for text in (told.ran.out, (told.folder / "report.txt").read_text()):
        assert "    the last it said:" in text
        assert "1 failed, 1 passed" in text


# Proofs of a defect

DEFECT = {
    "app/core.py": "# spring\nRIGHT = 0\n",
    "check.py": "import sys\n\nfrom app.core import RIGHT\n\nsys.exit(not RIGHT)\n",
}
MENDED = {"app/core.py": {"RIGHT = 0": "RIGHT = 1"}}
PROOF = command("python", "check.py", more='before = "fail"\n')


def test_a_proof_that_fails_before_and_passes_after_lets_a_phase_land(make: Make) -> None:
    make(Accident("", DEFECT, MENDED, manifest=PROOF), "tests").lands()


def test_a_proof_that_shows_no_defect_is_refused_before_the_phase_is_made(make: Make) -> None:
    files = {**DEFECT, "app/core.py": "# spring\nRIGHT = 1\n"}
    place = make(Accident("", files, HARMLESS, manifest=PROOF), "tests")
    told = place.refuses("tests", asked=["collection", "tests"])
    assert _message(told) == "`check` ended with status 0; it has to fail before the phase"


def test_a_proof_that_hangs_shows_no_defect(make: Make) -> None:
    files = {**DEFECT, "check.py": "import time\n\ntime.sleep(600)\n"}
    place = make(Accident("", files, MENDED, manifest=PROOF), "tests")
    told = place.refuses("tests", asked=["collection", "tests"])
    assert _message(told) == "`check` could not run its course; it has to fail before the phase"


def test_a_proof_that_still_fails_after_the_phase_is_refused(make: Make) -> None:
    told = make(Accident("", DEFECT, HARMLESS, manifest=PROOF), "tests").refuses("tests")
    assert _message(told) == "`check` ended with status 1; it has to pass"


def test_what_has_to_fail_after_a_phase_and_passes_is_refused(make: Make) -> None:
    accident = Accident("", DEFECT, MENDED, manifest=f'{PROOF}after = "fail"\n')
    told = make(accident, "tests").refuses("tests")
    assert _message(told) == "`check` ended with status 0; it has to fail after the phase"


def test_what_cannot_be_started_is_no_failure_that_was_expected(make: Make) -> None:
    missing = command("no-such-program", more='before = "fail"\n')
    place = make(Accident("", DEFECT, MENDED, manifest=missing), "tests")
    told = place.refuses("tests", asked=["collection", "tests"])
    assert "no-such-program" in told.ran.out
    assert "[test-unfinished]" in told.ran.out


# The tree that is tested

EDITABLE = "import os, sys; sys.path.insert(0, os.environ['FOUND_IN']); import app.core"
IMPORTING = command("python", "-c", EDITABLE, more='before = "any"\n')


def test_code_of_the_checkout_proves_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make(Accident("", DEFECT, MENDED, manifest=IMPORTING), "tests")
    monkeypatch.setenv("FOUND_IN", str(place.folder))
    told = place.refuses("tests", asked=["collection", "tests"])
    assert str(place.folder / "app") in told.ran.out


def test_code_of_the_phase_proves_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOUND_IN", ".")
    make(Accident("", DEFECT, MENDED, manifest=IMPORTING), "tests").lands()
