"""Does the code keep what the manifest demands of it?"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from functools import partial
from typing import TypeVar

from migrator.app.gate.case import Case
from migrator.app.gate.questions import Answer, Question
from migrator.core.gate.contracts import (
    exports,
    fixtures,
    forbid,
    imports_clean,
    interface,
    mentions,
)
from migrator.core.gate.faults import Fault, new_faults
from migrator.core.gate.view import View
from migrator.core.manifest import Contract

ContractT = TypeVar("ContractT", bound=Contract)
_Faults = Callable[[Sequence[ContractT], View], Iterable[Fault]]


def after(case: Case) -> Iterator[Question]:
    """What is asked of a phase."""
    yield from _demanded(case)
    if case.manifest.contracts.fixtures:
        claim = "every fixture can be had where it is asked for, and is asked for"
        yield Question("contracts", claim, partial(_fixtures, case))


def now(case: Case) -> Iterator[Question]:
    """What is asked of the repository as it is."""
    yield from _demanded(case)


def _demanded(case: Case) -> Iterator[Question]:
    demanded = case.manifest.contracts
    yield from _one_sort(case, demanded.exports, exports.faults, "modules offer the names")
    yield from _one_sort(case, demanded.interface, interface.faults, "classes have the methods")
    yield from _one_sort(case, demanded.forbid, forbid.faults, "forbidden names are not there")
    claim = "nothing calls a factory while it is imported"
    yield from _one_sort(case, demanded.imports_clean, imports_clean.faults, claim)
    if demanded.mentions:
        claim = "files name the words that they have to name"
        yield Question("contracts", claim, partial(_mentions, case))


def _one_sort(
    case: Case, contracts: Sequence[ContractT], faults: _Faults[ContractT], claim: str
) -> Iterator[Question]:
    if contracts:
        yield Question("contracts", claim, partial(_kept, case, contracts, faults))


def _kept(case: Case, contracts: Sequence[ContractT], faults: _Faults[ContractT]) -> Answer:
    """Of what is due, nothing may be broken; of the rest, nothing that was whole."""
    due = [contract for contract in contracts if contract.by in case.due]
    others = [contract for contract in contracts if contract not in due]
    found = list(faults(due, case.after))
    broken = list(faults(others, case.after)) if others else []
    if others and case.changes:
        _remember(case, case.tip, others, broken)
    if broken and case.changes:
        broken = new_faults(_before(case, others, faults), broken)
    return Answer((*found, *broken))


def _before(
    case: Case, contracts: Sequence[ContractT], faults: _Faults[ContractT]
) -> Sequence[Fault]:
    """What was broken before the phase: what was broken after the one before it, most often."""
    known = case.recall(case.base, _question(contracts))
    if known is not None:
        with suppress(ValueError, TypeError):
            return [Fault(*fields) for fields in json.loads(known)]
    found = list(faults(contracts, case.before))
    _remember(case, case.base, contracts, found)
    return found


def _remember(
    case: Case, commit: str, contracts: Sequence[ContractT], found: Sequence[Fault]
) -> None:
    told = json.dumps([astuple(fault) for fault in found])
    case.remember(commit, _question(contracts), told)


def _question(contracts: Sequence[ContractT]) -> str:
    return json.dumps([[type(one).__name__, one.model_dump(mode="json")] for one in contracts])


def _mentions(case: Case) -> Answer:
    contracts = case.manifest.contracts.mentions
    answer = _kept(case, contracts, mentions.faults)
    said = tuple(str(mentions.matrix(contract, case.after)) for contract in contracts)
    return Answer(answer.faults, remarks=said)


def _fixtures(case: Case) -> Answer:
    return Answer(tuple(fixtures.new_fixture_faults(case.before, case.after, case.changes)))
