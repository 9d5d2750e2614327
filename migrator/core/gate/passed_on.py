"""Imports that a file makes for others: it need not use them itself."""

import re

from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.names.words import spans

_UNUSED = "unused-import"
_NAME = re.compile(r"`(?:[^`]*[ .])?([^`. ]+)`")


def is_passed_on(view: View, fault: Fault) -> bool:
    """Whether what a fault calls unused is there for those who import it from that file."""
    found = _NAME.match(fault.message)
    if fault.code != _UNUSED or found is None:
        return False
    if fault.path.rpartition("/")[2] == "__init__.py":
        return True
    name, module = found.group(1), view.project.layout.module(fault.path).dotted
    return any(
        module in view.project.imported_by_lines(path)
        and bool(spans(view.tree.read(path) or b"", [name]))
        for path in view.tree.holding([name])
        if path != fault.path
    )
