"""Which test files a command runs: all, or those that a phase affects."""

from migrator.app.gate.case import Case
from migrator.core.gate.affected import affected
from migrator.core.gate.junit import is_pytest
from migrator.core.gate.selection import names_single_tests, only, scope
from migrator.core.manifest import GateTest


def chosen(case: Case, test: GateTest) -> tuple[list[str], str]:
    """The command, with a remark about what was chosen; no words if nothing is to be run."""
    if test.name not in case.choices:
        case.choices[test.name] = _chosen(case, test)
    return case.choices[test.name]


def _chosen(case: Case, test: GateTest) -> tuple[list[str], str]:
    words = list(test.run)
    if not test.affected or not case.changes:
        return words, ""
    if not is_pytest(words) or names_single_tests(words):
        return words, "all tests: the command is none of pytest for whole files"
    files = scope(words, test.folder, case.test_files)
    # What reaches a changed file only since it was changed reaches one that was changed for that.
    found = affected(case.before, [change.path for change in case.changes], sorted(files))
    if set(found.tests) == files:
        return words, found.reason
    return only(words, test.folder, files, found.tests) if found.tests else [], found.reason
