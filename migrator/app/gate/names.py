"""Does every name still mean something?"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from migrator.app.gate.case import Case
from migrator.app.gate.questions import Answer, Question
from migrator.core.diff import FileChange
from migrator.core.gate.colours import new_colour_faults
from migrator.core.gate.cycles import new_cycles
from migrator.core.gate.faults import Fault, grown, new_faults
from migrator.core.gate.passed_on import is_passed_on
from migrator.core.gate.references.dangling import dangling, new_dangling
from migrator.core.gate.view import View, python_before
from migrator.shell import ruff

#: A question that looks at both trees, and gives what is new.
Compared = Callable[[View, View, Sequence[FileChange]], list[Fault]]
#: What may get another name without being a new fault.
_RENAMED = frozenset({"unused-import", "redefined-while-unused"})


def after(case: Case) -> Iterator[Question]:
    """What is asked of a phase."""
    claim = "no name is undefined, unused or defined twice that was not before"
    yield Question("names", claim, partial(_bound, case))
    claim = "what is imported, used through a module or patched is there"
    yield Question("names", claim, partial(_compared, case, new_dangling))
    claim = "no modules import each other that did not before"
    yield Question("names", claim, partial(_compared, case, new_cycles))
    claim = "what is awaited can be, and no coroutine is lost"
    yield Question("names", claim, partial(_compared, case, new_colour_faults))


def now(case: Case) -> Iterator[Question]:
    """What is asked of a repository as it is; of style, nothing."""
    yield Question("names", "no name is undefined", partial(_undefined, case))
    claim = "what is imported, used through a module or patched is there"
    yield Question("names", claim, lambda: Answer(tuple(dangling(case.after, case.paths))))


def _undefined(case: Case) -> Answer:
    found = ruff.names(case.root, case.paths, case.python)
    return Answer(tuple(fault for fault in found if fault.code not in _RENAMED))


def _compared(case: Case, new: Compared) -> Answer:
    return Answer(tuple(new(case.before, case.after, case.changes)))


def _bound(case: Case) -> Answer:
    found = ruff.names(case.root, case.paths, case.python)
    found = [fault for fault in found if not is_passed_on(case.after, fault)]
    if not found:
        return Answer()
    with case.old_files() as old:
        known = ruff.names(old, python_before(case.changes), case.python)
    faults = new_faults(
        [fault for fault in known if fault.code not in _RENAMED],
        [fault for fault in found if fault.code not in _RENAMED],
    )
    faults += grown(
        [fault for fault in known if fault.code in _RENAMED],
        [fault for fault in found if fault.code in _RENAMED],
    )
    return Answer(tuple(faults))
