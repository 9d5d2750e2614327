import sys
from pathlib import Path

import pytest

from . import report
from .measure import Command, Result, Run, interleaved


def python(name: str, code: str, **settings: object) -> Command:
    return Command(name, (sys.executable, "-c", code), Path.cwd(), **settings)  # type: ignore[arg-type]


def measured(*seconds: float, peak: int = 50_000_000) -> Result:
    command = Command("x", (), Path.cwd())
    return Result(command, [Run(value, peak, 0) for value in seconds])


def goals(**results: Result) -> dict[str, bool | None]:
    return {goal.text.split(" ")[0]: goal.met for goal in report.goals(results)}


def test_commands_run_turn_by_turn_with_one_round_to_warm_up(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = {
        name: python(name, f"open({str(log)!r}, 'a').write({name!r})") for name in ("a", "b")
    }
    results = interleaved(commands, 2, tmp_path, lambda _: None)
    assert log.read_text() == "ababab"
    assert [len(result.runs) for result in results.values()] == [2, 2]
    assert results["a"].peak > 1_000_000


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (python("x", "import sys; sys.exit('no such thing')"), "status 1: no such thing"),
        (python("x", "pass", must_print=b"+++ "), "printed nothing of use"),
        (Command("x", ("/no/such/program",), Path.cwd()), "status 127: "),
    ],
)
def test_a_command_that_fails_says_why_and_is_left_out(
    tmp_path: Path, command: Command, reason: str
) -> None:
    said: list[str] = []
    results = interleaved({"diff": command}, 3, tmp_path, said.append)
    assert reason in results["diff"].failure
    assert len([line for line in said if reason in line]) == 1
    assert any(reason in line for line in report.table(results))
    assert all(goal.met is None for goal in report.goals(results))


def test_goals_are_judged_by_medians_and_growth_round_for_round() -> None:
    results = {
        "diff": measured(1.0, 9.0, 1.2),
        "grep": measured(0.1, 0.1, 0.1),
        "ast_grep": measured(10.0, 10.0, 10.0),
        "diff_doubled": measured(1.2, 9.1, 1.3),
        "grep_doubled": measured(0.2, 0.2, 0.2),
        "diff_table": measured(3.7, 3.7, 3.7, peak=301_000_000),
    }
    assert goals(**results) == {
        "diff": True,
        "doubling": True,
        "no": False,
        "250": False,
    }
