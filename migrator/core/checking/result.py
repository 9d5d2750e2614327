"""What `check` found out, for the reports."""

from dataclasses import dataclass

from migrator.core.baseline import Comparison
from migrator.core.checking.violations import Survey


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A survey, held against what is tolerated."""

    survey: Survey
    comparison: Comparison
    #: The file that says what is tolerated; None where there is none.
    baseline: str | None

    @property
    def passed(self) -> bool:
        """Whether nothing is there that must not be."""
        return not self.survey.unread and not self.comparison.failing
