"""Modules that must offer names: each can be imported from there, and is listed there."""

from collections.abc import Iterator, Sequence

from migrator.core.definitions.ends import Found, Outside
from migrator.core.definitions.look_up import Definitions
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.manifest.contracts import Export


def faults(exports: Sequence[Export], view: View) -> Iterator[Fault]:
    """The names that modules do not offer; what cannot be known is taken to be there."""
    definitions = Definitions(view.project)
    for export in exports:
        yield from _Exporter(export.module, view, definitions).faults(export.names)


class _Exporter:
    """One module of which names are demanded."""

    def __init__(self, module: str, view: View, definitions: Definitions) -> None:
        self._module = module
        self._project = view.project
        self._definitions = definitions
        self._path = view.project.layout.path(module)

    def faults(self, names: Sequence[str]) -> Iterator[Fault]:
        found = self._found()
        if found is None:
            yield Fault(
                "",
                0,
                "export-module-missing",
                f"there is no module {self._module}, which has to offer {', '.join(names)}",
                "keep a module of that name, or take it out of the contract",
            )
            return
        for name in names:
            if self._definitions.attributes(found, [name]).is_missing:
                yield self._missing(name)
            elif self._path is not None:
                yield from self._unlisted(self._path, name)

    def _found(self) -> Found | None:
        """The module; None if it surely is not there."""
        found = self._definitions.module_named(self._module)
        installed = self._project.environment.longest_module(self._module) == self._module
        is_outside = all(isinstance(end, Outside) for end in found.ends)
        return None if found.is_missing or (is_outside and not installed) else found

    def _missing(self, name: str) -> Fault:
        bound = self._definitions.bindings(self._path, name) if self._path else ()
        message = f"{self._module} does not offer {name}"
        targets = sorted({one.target for one in bound if one.target})
        if targets:
            message += f": it imports {' or '.join(targets)}, which is not there"
        return Fault(
            self._path or "",
            bound[0].node.lineno if bound else 0,
            "export-missing",
            message,
            f"define or import {name} in {self._module}, or take it out of the contract",
        )

    def _unlisted(self, path: str, name: str) -> Iterator[Fault]:
        exports = self._definitions.exports(path)
        if exports is not None and exports.is_whole and name not in exports.names:
            yield Fault(
                path,
                0,
                "export-unlisted",
                f"__all__ of {self._module} does not list {name}",
                f'add "{name}" to __all__',
            )
