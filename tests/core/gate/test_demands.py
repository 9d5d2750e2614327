"""What a command has to do before and after a phase, and whether it did it."""

import pytest

from migrator.core.gate.demands import CommandRun, after_faults, before_faults
from migrator.core.manifest import GateTest

PASSED, FAILED, HUNG = CommandRun(0), CommandRun(1), CommandRun(None)


def gate_test(before: str = "pass", after: str = "pass") -> GateTest:
    return GateTest.model_validate({"name": "it", "run": ("x",), "before": before, "after": after})


def told(**outcomes: str) -> CommandRun:
    """A command that tells of single tests."""
    failing = {name: "assert 1 == 2" for name, outcome in outcomes.items() if outcome == "failed"}
    return CommandRun(1 if failing else 0, outcomes, failing)


def before(run: CommandRun, demanded: str) -> list[str]:
    return [fault.code for fault in before_faults(gate_test(before=demanded), run)]


def after(run: CommandRun, demanded: str = "pass", earlier: CommandRun = PASSED) -> list[str]:
    return [fault.code for fault in after_faults(gate_test(after=demanded), earlier, run)]


@pytest.mark.parametrize(
    ("demanded", "run", "codes"),
    [
        ("pass", PASSED, []),
        ("pass", FAILED, ["test-failed"]),
        ("pass", HUNG, ["test-unfinished"]),
        ("fail", FAILED, []),
        ("fail", CommandRun(-11), []),
        ("fail", PASSED, ["test-failed"]),
        ("fail", HUNG, ["test-unfinished"]),
        ("any", PASSED, []),
        ("any", FAILED, []),
        ("any", HUNG, []),
    ],
)
def test_before_a_phase(demanded: str, run: CommandRun, codes: list[str]) -> None:
    assert before(run, demanded) == codes


@pytest.mark.parametrize(
    ("demanded", "earlier", "run", "codes"),
    [
        ("pass", PASSED, PASSED, []),
        ("pass", FAILED, PASSED, []),
        ("pass", PASSED, FAILED, ["test-failed"]),
        ("pass", PASSED, HUNG, ["test-unfinished"]),
        ("fail", PASSED, FAILED, []),
        ("fail", PASSED, PASSED, ["test-failed"]),
        ("fail", PASSED, HUNG, ["test-unfinished"]),
        ("no-worse", FAILED, FAILED, []),
        ("no-worse", FAILED, PASSED, []),
        ("no-worse", HUNG, FAILED, []),
        ("no-worse", PASSED, FAILED, ["test-failed"]),
        ("no-worse", FAILED, HUNG, ["test-unfinished"]),
    ],
)
def test_after_a_phase(
    demanded: str, earlier: CommandRun, run: CommandRun, codes: list[str]
) -> None:
    assert after(run, demanded, earlier) == codes


class TestSingleTests:
    def test_those_that_fail_are_named_with_what_they_say(self) -> None:
        run = told(a="passed", b="failed", c="failed")
        messages = [fault.message for fault in after_faults(gate_test(), PASSED, run)]
        assert messages == ["b fails: assert 1 == 2", "c fails: assert 1 == 2"]

    def test_of_a_suite_that_failed_before_only_new_failures_count(self) -> None:
        earlier = told(a="failed", b="passed")
        assert after(told(a="failed", b="passed"), "no-worse", earlier) == []
        assert after(told(a="passed", b="passed"), "no-worse", earlier) == []
        run = told(a="failed", b="failed")
        faults = list(after_faults(gate_test(after="no-worse"), earlier, run))
        assert [fault.message for fault in faults] == ["b fails: assert 1 == 2"]

    @pytest.mark.parametrize("demanded", ["pass", "no-worse"])
    def test_one_that_passed_and_is_skipped_or_gone_now_is_told(self, demanded: str) -> None:
        earlier = told(a="passed", b="passed", c="passed", d="skipped", e="failed")
        run = told(a="passed", b="skipped", d="skipped")
        faults = list(after_faults(gate_test(after=demanded), earlier, run))
        assert [(fault.code, fault.message) for fault in faults] == [
            ("test-not-run", "b passed before the phase, and is skipped now"),
            ("test-not-run", "c passed before the phase, and is gone now"),
        ]

    def test_a_run_that_tells_of_none_has_lost_none(self) -> None:
        assert after(PASSED, "pass", told(a="passed")) == []

    def test_a_status_that_no_single_test_explains_counts(self) -> None:
        assert after(CommandRun(3, {"a": "passed"}), "pass", told(a="passed")) == ["test-failed"]


def test_a_run_can_be_written_down() -> None:
    run = told(a="failed", b="passed")
    assert CommandRun.from_json(run.to_json()) == run
    assert CommandRun.from_json(HUNG.to_json()) == HUNG
    for other in ("", "{", "[]", "{}", "3"):
        assert CommandRun.from_json(other) is None
