"""The keeper of the gate: puts the questions of all levels to a case, cheapest level first."""

from collections.abc import Callable, Iterator, Mapping

from migrator.app.gate import collection, contracts, names, syntax, tests
from migrator.app.gate.case import Case
from migrator.app.gate.questions import Question, Watch, asked
from migrator.core.manifest import Level
from migrator.core.outcomes import Check, Verdict

_Questions = Callable[[Case], Iterator[Question]]

#: What has to be known of the tree before a phase, which is only checked out then.
_BEFORE: Mapping[Level, _Questions] = {"collection": collection.before, "tests": tests.before}
_AFTER: Mapping[Level, _Questions] = {
    "syntax": syntax.after,
    "names": names.after,
    "contracts": contracts.after,
    "collection": collection.after,
    "tests": tests.after,
}
_NOW: Mapping[Level, _Questions] = {
    "syntax": syntax.now,
    "names": names.now,
    "contracts": contracts.now,
    "collection": collection.now,
    "tests": tests.now,
}


class Keeper:
    """Asks the levels that a gate has."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def before(self, case: Case) -> list[Check]:
        """What is asked of the state before a phase."""
        return self._until_refused(case, _BEFORE)

    def after(self, case: Case) -> list[Check]:
        """What is asked of the state after it."""
        return self._until_refused(case, _AFTER)

    def now(self, case: Case) -> list[Check]:
        """What is asked of a repository as it is: all of it, whatever is found."""
        return [check for level in case.gate.levels for check in self._asked(_NOW[level](case))]

    def _until_refused(self, case: Case, levels: Mapping[Level, _Questions]) -> list[Check]:
        """The answers up to the first level that refuses: the dearer ones would say no more."""
        checks: list[Check] = []
        for level in case.gate.levels:
            if level in levels and all(check.passed for check in checks):
                checks += self._asked(levels[level](case))
        return checks

    def _asked(self, questions: Iterator[Question]) -> Iterator[Check]:
        return asked(questions, self.watch)


def verdict(case: Case, checks: list[Check]) -> Verdict:
    """All answers together."""
    return Verdict(tuple(checks), case.gate.left_out)
