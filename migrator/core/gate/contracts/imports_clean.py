"""Factories that nothing calls while it is imported."""

from collections.abc import Iterator, Sequence

from migrator.core.definitions.look_up import Definitions
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.globs import matcher
from migrator.core.import_time.calls import ImportTimeCall
from migrator.core.import_time.factories import Factories
from migrator.core.manifest.contracts import ImportsClean


def faults(contracts: Sequence[ImportsClean], view: View) -> Iterator[Fault]:
    """The calls of listed factories that run while a module is imported."""
    definitions = Definitions(view.project)
    for contract in contracts:
        is_included, is_excluded = matcher(contract.paths), matcher(contract.exclude)
        factories = Factories(contract.factories, view.project, definitions)
        for path, words in sorted(factories.candidates().items()):
            if is_included(path) and not is_excluded(path):
                for call, factory in factories.calls_in(path, words):
                    yield _fault(path, call, factory)


def _fault(path: str, call: ImportTimeCall, factory: str) -> Fault:
    way = f", through {' and '.join(f'{name}()' for name in call.through)}"
    return Fault(
        path,
        call.line,
        "import-time-call",
        f"importing this calls {factory}{way if call.through else ''}",
        "call it in a function or a fixture, when it is needed",
    )
