"""Entries of ``__all__`` that should not be there: those that nothing binds, and doubles."""

import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO

from migrator.api import PythonSource, Safety, span_of
from transforms.export_names.hindered import HinderedError
from transforms.export_names.listing import Entry, Listing
from transforms.export_names.plans import Fault
from transforms.export_names.writing import Removal, Writer


def doubles(package: str, found: Listing) -> Iterator[Fault]:
    """Entries that stand in the list a second time."""
    seen: dict[str, int] = defaultdict(int)
    certain: set[str] = set()
    for entry in found.entries:
        if entry.is_certain and entry.name in certain:
            message = f"`{package}` lists `{entry.name}` more than once in `__all__`"
            yield Fault(Removal(entry.name, seen[entry.name]), Safety.SAFE, message)
        seen[entry.name] += 1
        certain |= {entry.name} if entry.is_certain else set()


def unbound(source: PythonSource, package: str, entry: Entry, like: str) -> Fault:
    """An entry that nothing binds, nobody asks for, and nothing in the project is called."""
    message = f"`{package}` lists `{entry.name}` in `__all__`, which nothing binds{like}"
    removal = Removal(entry.name, 0)
    if _pieces(source, entry) > 1:
        return Fault(removal, Safety.MANUAL, message, "a comma may be missing in it")
    return Fault(removal, Safety.REVIEW, message)


def writable(writer: Writer, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults with what becomes of them; a person's are those that cannot be taken out too."""
    taken: list[Removal] = []
    # What is safe must not lean on what may be left out.
    for fault in sorted(faults, key=lambda fault: fault.safety is not Safety.SAFE):
        reason = fault.reason or _hindrance(writer, [*taken, fault.removal])
        if reason:
            message = f"{fault.message}: {reason}"
            yield replace(fault, safety=Safety.MANUAL, message=message, reason=reason)
        else:
            taken.append(fault.removal)
            yield replace(fault, message=f"{fault.message}: it is taken out")


def _hindrance(writer: Writer, removals: list[Removal]) -> str:
    try:
        writer.written([], removals)
    except HinderedError as error:
        return str(error)
    return ""


def _pieces(source: PythonSource, entry: Entry) -> int:
    """Of how many strings an entry is put together."""
    text = source.code[slice(*span_of(source, entry.node))].decode()
    tokens = tokenize.generate_tokens(StringIO(f"({text})").readline)
    return sum(token.type == tokenize.STRING for token in tokens)
