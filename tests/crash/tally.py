"""What a harness has done and found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_SHOWN = 8


@dataclass(slots=True)
class Tally:
    """The figures of one harness, and every violation with what it takes to see it again."""

    harness: str
    rounds: int = 0
    kills: int = 0
    """Of the command itself; a round in which it ended first has none."""
    recoveries_killed: int = 0
    violations: list[str] = field(default_factory=list)
    is_control: bool = False
    """Whether violations are what is wanted."""

    @property
    def good(self) -> bool:
        return bool(self.violations) == self.is_control

    def add(self, where: str, wrong: Sequence[str]) -> None:
        """Take in what was found in one place: all that is wrong there is one violation."""
        if wrong:
            more = [f"… and {len(wrong) - _SHOWN} more"] if len(wrong) > _SHOWN else []
            self.violations.append("\n    ".join([f"{where}:", *wrong[:_SHOWN], *more]))

    @property
    def told(self) -> str:
        """All violations, to be read."""
        return "\n".join(self.violations)

    def merge(self, other: "Tally") -> None:
        """Take in another part of the same harness."""
        self.rounds += other.rounds
        self.kills += other.kills
        self.recoveries_killed += other.recoveries_killed
        self.violations += other.violations


def table(tallies: Sequence[Tally]) -> str:
    """The figures, a line a harness."""
    width = max(len(tally.harness) for tally in tallies)
    head = f"{'harness':{width}}  rounds   kills  recoveries killed  violations"
    lines = [
        f"{tally.harness:{width}}  {tally.rounds:6,}  {tally.kills:6,}  "
        f"{tally.recoveries_killed:17,}  {len(tally.violations):10,}{_remark(tally)}"
        for tally in tallies
    ]
    return "\n".join([head, *lines])


def _remark(tally: Tally) -> str:
    if tally.is_control:
        return "  control: red, as it should be" if tally.good else "  control: GREEN"
    return "" if tally.good else "  FAILED"
