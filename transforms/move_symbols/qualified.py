"""Uses of the old name through a module: `module.old`, and `patch.object(module, "old")`."""

from migrator.api import Destination
from transforms.move_symbols.finding import Draft, File
from transforms.move_symbols.plain_imports import PlainImport
from transforms.move_symbols.references import (
    Followed,
    Reference,
    edits_of,
    patched_uses,
    references_of,
)
from transforms.move_symbols.table import Target
from transforms.move_symbols.variables import Imported


def find_qualified(file: File) -> None:
    """Note every use of an old name through a module, and the imports this needs."""
    patched = patched_uses(file)
    for variable in file.variables:
        references = [
            reference
            for use in variable.uses
            for reference in references_of(file, variable, use, patched)
        ]
        plain = [found for found in variable.imports if found.plain]
        if plain:
            PlainImport(file, variable, plain).find(references)
        elif references:
            _Module(file, variable).find(references)
        file.qualified.update(reference.use for reference in references)


class _Module(Followed):
    """`import a.b as m` and `from a import b`: a module under a name of its own."""

    def find(self, references: list[Reference]) -> None:
        taken = self.drafts(references)
        if not taken:
            return
        elsewhere = []
        for reference, draft in taken:
            inside = self._inside(reference.match.target)
            if inside is None:
                elsewhere.append((reference, draft))
            else:
                draft.edits += edits_of(reference, self._variable.name, inside)
        if not elsewhere:
            return
        modules = {reference.match.target.module for reference, _draft in elsewhere}
        all_move = len(elsewhere) == len(self._variable.uses)
        is_there = any(self._is_bound(module, module.rpartition(".")[2]) for module in modules)
        if all_move and len(modules) == 1 and self._is_private() and not is_there:
            self._exchange(modules.pop(), elsewhere)
            return
        for module in sorted(modules):
            group = [pair for pair in elsewhere if pair[0].match.target.module == module]
            self._beside(module, group, all_move=all_move)

    def _inside(self, target: Target) -> Target | None:
        """What is to be taken from the variable itself, if the new name is in it."""
        own = self._variable.root
        if not target.dotted.startswith(f"{own}."):
            return None
        return Target(own, tuple(target.dotted[len(own) + 1 :].split(".")))

    def _is_private(self) -> bool:
        """Nobody but the uses at hand needs the variable, and its own import stays."""
        if self._file.match(self._variable.root) is not None:
            return False
        own = f"{self._file.reading.module}.{self._variable.name}"
        is_exported = self._variable.name in self._file.reading.exports.names
        at_top = self._variable.scope == 0
        return (
            not (at_top and (own in self._file.folded.taken or is_exported))
            and len(self._variable.imports) == 1
        )

    def _exchange(self, module: str, group: list[tuple[Reference, Draft]]) -> None:
        """Import the other module in place of this one."""
        found = self._variable.imports[0]
        references = [reference for reference, _draft in group]
        local = self._variable.name
        if module == "builtins":
            self._beside(module, group, all_move=True)
            return
        wanted = module.rpartition(".")[2]
        is_named = found.alias.asname is not None
        can_rename = not self._variable.others and self.is_free(wanted, module, references)
        if not is_named and can_rename:
            local = wanted
        destination = self._module_import(found, module, local)
        changed = self._file.statements.change(found.statement, found.alias_index, destination)
        for reference, draft in group:
            draft.edits += edits_of(reference, local, reference.match.target)
            draft.statements |= changed

    def _beside(self, module: str, group: list[tuple[Reference, Draft]], *, all_move: bool) -> None:
        """Import the other module beside this one."""
        found = self._variable.imports[0]
        references = [reference for reference, _draft in group]
        statements = self._file.statements
        local = ""
        if module != "builtins":
            local = self._free_name(module, references)
            if not local:
                for _reference, draft in group:
                    draft.refuse("every name for its module is something else here")
                return
            if not self._is_bound(module, local):
                for each in self._variable.imports:
                    destination = self._import_beside(each, module, local)
                    statements.add_behind(each.statement, destination)
        for reference, draft in group:
            name = reference.match.target.first
            if not local and not self.is_free(name, f"builtins.{name}", [reference]):
                draft.refuse(f"`{name}` is something else here")
                all_move = False
                continue
            draft.edits += edits_of(reference, local, reference.match.target)
            draft.statements.update(each.statement for each in self._variable.imports)
        if all_move and self._is_private():
            statements.change(found.statement, found.alias_index, None)

    def _free_name(self, module: str, references: list[Reference]) -> str:
        """A name for the module that nothing else has here; empty if there is none."""
        wanted = module.rpartition(".")[2]
        for name in (wanted, module.replace(".", "_"), f"{wanted}_module"):
            if self.is_free(name, module, references):
                return name
        return ""

    def _is_bound(self, module: str, local: str) -> bool:
        """Whether the scope already has the module under this name."""
        return any(
            variable.scope == self._variable.scope
            and variable.name == local
            and variable.root == module
            for variable in self._file.variables
        )

    def _module_import(self, found: Imported, module: str, local: str) -> Destination:
        statement = self._file.reading.imports[found.statement]
        parent, _dot, leaf = module.rpartition(".")
        if parent and statement.is_from:
            asname = local if local != leaf else None
            return self._file.statements.destination(statement, parent, leaf, asname)
        return Destination(None, module, local if local != module else None)

    def _import_beside(self, found: Imported, module: str, local: str) -> Destination:
        parent, _dot, leaf = module.rpartition(".")
        if not parent:
            return self._module_import(found, module, local)
        statement = self._file.reading.imports[found.statement]
        asname = local if local != leaf else None
        return self._file.statements.destination(statement, parent, leaf, asname)
