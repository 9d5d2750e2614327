"""Killed, and failing, at some of the calls that write, spread over the whole of a command."""

import pytest

from .conftest import StageOf
from .operations import ROLLBACK, RUN, Operation
from .syscalls import Fault, Injector, telling, unable
from .tally import Tally

_REASON = unable()
pytestmark = pytest.mark.skipif(bool(_REASON), reason=_REASON or "processes can be traced")


@pytest.mark.parametrize("operation", [RUN, ROLLBACK], ids=str)
def test_a_fault_at_a_call_is_recovered_from(operation: Operation, stage_of: StageOf) -> None:
    tally = Tally("faults at calls")
    injector = Injector(stage_of("plain"), operation, tally)
    faults = list(Fault)
    calls = telling(injector.calls)
    for turn, fault in enumerate(faults):
        # A sixth of the way each, and for the rollback half of that further.
        share = (turn + (0.75 if operation is ROLLBACK else 0.25)) / len(faults)
        assert injector.inject(calls[int(share * len(calls))].number, fault)
    assert tally.violations == [], tally.told


def test_calls_are_counted_over_all_processes(stage_of: StageOf) -> None:
    calls = Injector(stage_of("plain"), RUN, Tally("counted")).calls
    assert [call.number for call in calls] == list(range(1, len(calls) + 1))
    assert {call.maker for call in calls} >= {"git"}
    assert {call.by_command for call in calls} == {True, False}
    assert {"renameat2", "rename", "fsync", "link", "write"} <= {call.kind for call in calls}
