"""Is every changed file whole: does it compile, and has it kept its form?"""

from collections.abc import Iterator
from functools import partial

from migrator.app.gate.case import Case
from migrator.app.gate.questions import Answer, Question
from migrator.core.blame import BLAME_FILE
from migrator.core.gate.comments import lost_comments
from migrator.core.gate.faults import Fault, new_faults
from migrator.core.gate.form import form_faults
from migrator.core.gate.view import python_before
from migrator.shell import compiling, ruff
from migrator.shell.transaction.intent import moves_between

_FAULT_OF_OURS = "this is a fault of the tool: report it; nothing was changed"


def after(case: Case) -> Iterator[Question]:
    """What is asked of a phase."""
    yield Question("syntax", "only what was proved is in the commit", partial(_commit, case))
    yield Question(
        "syntax", "every changed file has kept its form and its comments", partial(_form, case)
    )
    claim = f"every changed file compiles, also for Python {case.python}"
    yield Question("syntax", claim, partial(_compiles, case))


def now(case: Case) -> Iterator[Question]:
    """What is asked of a repository as it is."""
    claim = f"every file compiles, also for Python {case.python}"
    yield Question("syntax", claim, partial(_compiles, case))


def _commit(case: Case) -> Answer:
    """The commit holds the phase's files, with the modes that they had, and no others."""
    meant = {change.path for change in case.changes}
    faults = []
    for move in moves_between(case.bench.worktree.git, case.base, case.tip):
        if move.path not in meant | {BLAME_FILE}:
            message = "the commit holds a file that no step has changed"
            faults.append(Fault(move.path, 0, "other-file", message, _FAULT_OF_OURS))
        elif move.old and move.new and move.old.mode != move.new.mode:
            message = f"its mode was {move.old.mode} and is now {move.new.mode}"
            faults.append(Fault(move.path, 0, "mode-changed", message, _FAULT_OF_OURS))
    return Answer(tuple(faults))


def _form(case: Case) -> Answer:
    """Each file is checked out as it was proved, and is what it was but for what it says."""
    faults = [
        fault
        for change in case.changes
        if change.new is not None
        for fault in form_faults(change, (case.root / change.path).read_bytes())
    ]
    faults += [fault for change in case.changes for fault in lost_comments(change)]
    return Answer(tuple(faults))


def _compiles(case: Case) -> Answer:
    python = case.bench.interpreter.path
    found = compiling.syntax(case.root, case.paths, python)
    found += ruff.syntax(case.root, case.paths, case.python)
    if not found:
        return Answer()
    with case.old_files() as old:
        known = compiling.syntax(old, python_before(case.changes), python)
        known += ruff.syntax(old, python_before(case.changes), case.python)
    return Answer(tuple(new_faults(known, found)))
