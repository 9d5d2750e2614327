"""Do the commands of the manifest do what they have to do, before the phase and after it?"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from migrator.app.gate.absent import with_advice
from migrator.app.gate.case import Case
from migrator.app.gate.choosing import chosen
from migrator.app.gate.questions import Answer, Question
from migrator.app.gate.suites import Ran, ran
from migrator.core.gate.demands import CommandRun, after_faults, before_faults
from migrator.core.gate.faults import Fault
from migrator.core.manifest import GateTest

_SAID = {"pass": "passes", "fail": "fails", "any": "runs", "no-worse": "is no worse"}


def before(case: Case) -> Iterator[Question]:
    """What is asked of the tree before a phase."""
    for test in case.gate.tests:
        claim = f"`{test.name}` {_SAID[test.before]} before the phase"
        yield Question("tests", claim, partial(_before, case, test))


def after(case: Case) -> Iterator[Question]:
    """What is asked of the phase."""
    for test in case.gate.tests:
        claim = f"`{test.name}` {_SAID[test.after]} after the phase"
        yield Question("tests", claim, partial(_after, case, test))


def now(case: Case) -> Iterator[Question]:
    """What is asked of a repository as it is: what a test has to do at this point."""
    for test in case.gate.tests:
        demanded = test.after if case.landed else test.before
        claim = f"`{test.name}` {_SAID[demanded]}"
        yield Question("tests", claim, partial(_after if case.landed else _before, case, test))


def _before(case: Case, test: GateTest) -> Answer:
    known = _recalled(case, test, case.base)
    if known is not None and known.did(test.before):
        return Answer(remarks=(f"`{test.name}` is known from the same tree",))
    found = _tried(case, test, test.before)
    return _answer(case, test, case.base, found, before_faults(test, found.run))


def _after(case: Case, test: GateTest) -> Answer:
    # Without a phase there is nothing that it could be worse than.
    known = _recalled(case, test, case.base) or CommandRun(0)
    earlier = known.without(case.dropped, case.gate.collection.gone)
    found = _tried(case, test, "pass" if test.after == "no-worse" else test.after)
    return _answer(case, test, case.tip, found, after_faults(test, earlier, found.run))


def _tried(case: Case, test: GateTest, demanded: str) -> Ran:
    """A run of the test; one that does not do what is demanded may be tried again."""
    words, remark = chosen(case, test)
    if not words:
        return Ran(CommandRun(0), remarks=(remark,))
    found, tries = ran(case, test, words), 1
    while not found.run.did(demanded) and tries <= test.retries:
        found, tries = ran(case, test, words), tries + 1
    remarks = [remark, f"tried {tries} times" if tries > 1 else "", *found.remarks]
    return replace(found, remarks=tuple(filter(None, remarks)))


def _answer(case: Case, test: GateTest, commit: str, found: Ran, faults: Iterator[Fault]) -> Answer:
    wrong = (*found.faults, *faults)
    if not wrong:
        # What fails may do so for its surroundings: another run asks again.
        keep = case.remember if found.run.status == 0 else case.note
        keep(commit, _question(case, test), found.run.to_json())
    return with_advice(case, Answer(wrong, found.output if wrong else "", found.remarks))


def _recalled(case: Case, test: GateTest, commit: str) -> CommandRun | None:
    known = case.recall(commit, _question(case, test))
    return CommandRun.from_json(known) if known else None


def _question(case: Case, test: GateTest) -> str:
    """All that the end of a command may depend on, beside the tree."""
    words, _remark = chosen(case, test)
    python = case.bench.interpreter
    said = [test.run, words, test.folder, dict(test.environment), test.workspace, test.junit]
    return json.dumps([*said, str(python.path), python.version, case.gate.link])
