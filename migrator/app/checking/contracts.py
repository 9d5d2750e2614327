"""The contracts of a manifest that a tree breaks."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from migrator.app.checking.trees import SomeFiles
from migrator.core.definitions.look_up import Definitions
from migrator.core.gate.contracts import exports, forbid, imports_clean, interface, mentions
from migrator.core.gate.contracts.literal_piece import literal_piece
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.globs import matcher
from migrator.core.import_time.factories import Factories
from migrator.core.manifest.contracts import (
    Contract,
    Contracts,
    Export,
    Forbidden,
    ImportsClean,
    Interface,
    Mentions,
)
from migrator.core.source import is_python

ContractT = TypeVar("ContractT", bound=Contract)
_About = TypeVar("_About", Forbidden, ImportsClean, Mentions)

#: A sort of contract, one of them, what it is about, and what is wrong.
Broken = tuple[str, Contract, str, Fault]

#: Of more files than these, a contract is asked about all and not about them alone.
_FEW = 200

#: A name before a parenthesis, and the last name of a decorator.
_CALL = re.compile(rb"(\w+)\s*\(|@[\w.]*?(\w+)(?![\w.])")

#: Each sort of contract, and what it says.
CLAIMS = {
    "contract.exports": "Modules offer the names that the manifest demands.",
    "contract.interface": "Classes have the methods that the manifest demands.",
    "contract.forbid": "Names and patterns that the manifest forbids are not there.",
    "contract.imports_clean": "Nothing calls a listed factory while it is imported.",
    "contract.mentions": "Files name the words that the manifest demands.",
}


def broken_contracts(
    demanded: Contracts, view: View, only: frozenset[str] | None
) -> Iterator[Broken]:
    """What is wrong, one contract after the other; with ``only``, in these files."""
    few = only if only is not None and len(only) <= _FEW else None
    forbidden, mentioned = _about(demanded.forbid, few), _about(demanded.mentions, few)
    clean = _about(demanded.imports_clean, few)
    if few is not None:
        clean = (contract for contract in clean if _may_be_called(contract, few, view))
    # What is forbidden is forbidden in each file by itself.
    alone = view if few is None else View(SomeFiles(view.tree, few), view.project)
    found = (
        *_each("exports", demanded.exports, exports.faults, view, _exported),
        *_each("interface", demanded.interface, interface.faults, view, _method),
        *_each("forbid", forbidden, forbid.faults, alone, _forbidden),
        *_each("imports_clean", clean, imports_clean.faults, view, _factory),
        *_each("mentions", mentioned, mentions.faults, view, _word),
    )
    return (one for one in found if only is None or one[3].path in only)


def words_of(demanded: Contracts) -> set[str] | None:
    """The words without which no file breaks a contract; None where words do not tell."""
    if demanded.exports or demanded.interface or demanded.imports_clean or demanded.mentions:
        return None
    leaves = {name.rpartition(".")[2] for one in demanded.forbid for name in one.names}
    return leaves | {literal_piece(piece) for one in demanded.forbid for piece in one.patterns}


def _each(
    sort: str,
    contracts: Iterable[ContractT],
    faults: Callable[[Sequence[ContractT], View], Iterable[Fault]],
    view: View,
    subject: Callable[[ContractT, str], str],
) -> Iterator[Broken]:
    for contract in contracts:
        for fault in faults([contract], view):
            yield f"contract.{sort}", contract, subject(contract, fault.message), fault


# What a fault is about, by its message: the longest of the names that it tells of.


def _exported(contract: Export, message: str) -> str:
    told = [name for name in contract.names if re.search(rf"(?:offer|list) {name}\b", message)]
    return ".".join([contract.module, *sorted(told, key=len)[-1:]])


def _method(contract: Interface, message: str) -> str:
    names = [method.rpartition(" ")[2] for method in contract.methods]
    told = [name for name in names if re.search(rf"(?: method |\.){name}\b", message)]
    return ".".join([contract.class_, *sorted(told, key=len)[-1:]])


def _forbidden(contract: Forbidden, message: str) -> str:
    return _longest([*contract.names, *map(repr, contract.patterns)], message)


def _factory(contract: ImportsClean, message: str) -> str:
    return _longest(contract.factories, message)


def _word(contract: Mentions, message: str) -> str:
    return _longest([name for name in contract.names if message.endswith(f" {name}")], message)


def _longest(names: Sequence[str], message: str) -> str:
    return max((name for name in names if name in message), key=len, default=message)


def _about(contracts: Sequence[_About], only: frozenset[str] | None) -> Iterator[_About]:
    """Contracts that are about no more than some files, and only those that are about any."""
    for contract in contracts:
        if only is None:
            yield contract
            continue
        is_included, is_excluded = matcher(contract.paths), matcher(contract.exclude)
        paths = sorted(path for path in only if is_included(path) and not is_excluded(path))
        if paths:
            yield contract.model_copy(update={"paths": tuple(map(_literal, paths))})


def _may_be_called(contract: ImportsClean, paths: Iterable[str], view: View) -> bool:
    """Whether one of some files calls a factory; to say where, the whole tree is searched."""
    factories = Factories(contract.factories, view.project, Definitions(view.project))
    return any(
        True
        for path in paths
        if is_python(path)
        for _call in factories.calls_in(path, _called(view.tree.read(path) or b""))
    )


def _called(code: bytes) -> set[str]:
    """The names by which a file calls anything, the last ones of dotted names."""
    found = _CALL.findall(code)
    return {name.decode(errors="replace") for pair in found for name in pair if name}


def _literal(path: str) -> str:
    """The pattern that a path alone matches."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in path)
