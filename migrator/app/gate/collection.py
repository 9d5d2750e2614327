"""Are all tests still there?"""

import json
from collections.abc import Iterator
from functools import partial

from migrator.app.gate.absent import advice, with_advice
from migrator.app.gate.case import Case
from migrator.app.gate.places import apart
from migrator.app.gate.questions import Answer, Question
from migrator.core.gate.collected import Collected, collection_faults, differing, lost
from migrator.core.gate.faults import Fault
from migrator.shell.collection import NotMeasured, collected
from migrator.shell.interpreter import words_for


def before(case: Case) -> Iterator[Question]:
    """What is asked of the tree before a phase."""
    yield Question("collection", "it is known which tests there are", partial(_before, case))


def after(case: Case) -> Iterator[Question]:
    """What is asked of the phase."""
    yield Question("collection", "every test is still collected", partial(_after, case))


def now(case: Case) -> Iterator[Question]:
    """What is asked of a repository as it is."""
    yield Question("collection", "every test can be collected", partial(_now, case))


def _before(case: Case) -> Answer:
    if not case.test_files:
        return Answer(remarks=("there is no test file, so there is nothing to collect",))
    if _recalled(case, case.base) is not None:
        return Answer(remarks=("the tests are known from the same tree",))
    found, faults = _measured(case)
    if isinstance(found, NotMeasured):
        if found.by_the_tree:
            return Answer(remarks=(f"{found.message}, so no test can get lost",))
        return with_advice(case, _not_measured(found))
    if not faults:
        _remember(case, case.base, found)
    return Answer(tuple(faults))


def _after(case: Case) -> Answer:
    known = _recalled(case, case.base)
    if known is None:
        return Answer()
    found, faults = _measured(case)
    if isinstance(found, NotMeasured):
        return with_advice(case, _not_measured(found))
    # What a phase takes away with its file is not lost, but was named in the manifest.
    known = known.without(case.dropped, case.gate.collection.gone)
    renames = case.gate.collection.renames
    unstable = _unstable(case, known) if lost(known, found, renames) else frozenset()
    faults += collection_faults(known, found, renames, unstable)
    if not faults:
        _remember(case, case.tip, found)
    remarks = (_counted(known, found), *_unknown(case, found))
    return Answer(tuple(faults), remarks=remarks)


def _now(case: Case) -> Answer:
    if not case.test_files:
        return Answer(remarks=("there is no test file, so there is nothing to collect",))
    found, faults = _measured(case)
    if isinstance(found, NotMeasured):
        return with_advice(case, _not_measured(found))
    faults += collection_faults(Collected(found.ids), found, {}, frozenset())
    return with_advice(case, Answer(tuple(faults), remarks=(_tests(len(found.ids)),)))


def _measured(case: Case) -> tuple[Collected | NotMeasured, list[Fault]]:
    """What is collected where the worktree is now."""
    wanted = case.gate.collection
    with apart(case) as place:
        found = collected(
            words_for(wanted.run, case.bench.interpreter),
            place.root,
            wanted.folder,
            wanted.timeout or case.gate.timeout,
            place.environment,
        )
    return found, place.faults


def _unstable(case: Case, known: Collected) -> frozenset[str]:
    """The tests that another look at the tree before does not find either."""
    worktree = case.bench.worktree
    worktree.clean(case.base)
    again, _faults = _measured(case)
    worktree.clean(case.tip)
    return differing(known, again) if isinstance(again, Collected) else frozenset()


def _not_measured(found: NotMeasured) -> Answer:
    return Answer((Fault("", 0, "not-collected", found.message, found.remedy),), found.output)


def _counted(before: Collected, after: Collected) -> str:
    there, were = len(after.ids), len(before.ids)
    return _tests(there) + (f", {were} before" if were != there else "")


def _unknown(case: Case, found: Collected) -> list[str]:
    """What is not known of the tests, because it was not before either."""
    if not found.errors:
        return []
    node, said = next(iter(found.errors.items()))
    others = len(found.errors) - 1
    more = f" and {others} more" if others else ""
    reason = said.strip().splitlines()[-1] if said.strip() else "no reason given"
    told = f"not collected, as before: {node}{more}: {reason[:120]}; their tests are not known"
    found_out = advice(case, "\n".join(found.errors.values()))
    return [told, *([found_out] if found_out else [])]


def _tests(number: int) -> str:
    return f"{number} test{'s' * (number != 1)}"


# Memory


def _question(case: Case) -> str:
    wanted, python = case.gate.collection, case.bench.interpreter
    said = [wanted.run, wanted.folder, case.gate.link, str(python.path), python.version]
    return json.dumps(["collected", *said])


def _remember(case: Case, commit: str, found: Collected) -> None:
    told = [sorted(found.ids), dict(found.errors), dict(found.skipped), found.deselected]
    case.remember(commit, _question(case), json.dumps(told))


def _recalled(case: Case, commit: str) -> Collected | None:
    known = case.recall(commit, _question(case))
    if known is None:
        return None
    try:
        ids, errors, skipped, deselected = json.loads(known)
    except ValueError:
        return None  # it was something else
    return Collected(frozenset(ids), errors, skipped, deselected)
