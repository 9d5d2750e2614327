"""Plain imports, `import a.b.c`: every use of them says the whole name."""

from collections import defaultdict

from migrator.api import Destination
from transforms.move_symbols.finding import Draft, File, is_taken
from transforms.move_symbols.references import Followed, Reference, edits_of, refusal
from transforms.move_symbols.variables import Imported, Variable


class PlainImport(Followed):
    """`import a.b.c`, of which every use says the whole name."""

    def __init__(self, file: File, variable: Variable, imports: list[Imported]) -> None:
        super().__init__(file, variable)
        self._imports = imports

    def find(self, references: list[Reference]) -> None:
        """Let the uses, and the imports, go to where the old names are now."""
        moved = self._moved_imports()
        if self._variable.others:
            self._keep_name(moved)
            self.drafts([reference for reference in references if reference.depth])
            return
        taken = self.drafts(references)
        dropped = self._dropped([reference for reference, _draft in taken], list(moved))
        for found, draft in moved.items():
            self._replace(found, draft, taken)
        by_module: dict[str, list[tuple[Reference, Draft]]] = defaultdict(list)
        for reference, draft in taken:
            by_module[reference.match.target.module].append((reference, draft))
        for module, group in by_module.items():
            self._follow(module, group, moved, dropped)
        for found in dropped:
            if found not in moved:
                changed = self._file.statements.change(found.statement, found.alias_index, None)
                for reference, draft in taken:
                    if _begins(reference.match.entry.old, found.dotted):
                        draft.statements |= changed

    def _keep_name(self, moved: dict[Imported, Draft]) -> None:
        """Let the name stay that stands for nothing where the import fails."""
        for found, draft in moved.items():
            match = self._file.match(found.dotted)
            if match is not None:
                destination = Destination(None, match.target.module, self._variable.name)
                draft.statements |= self._file.statements.change(
                    found.statement, found.alias_index, destination
                )

    def _moved_imports(self) -> dict[Imported, Draft]:
        """The imports whose own module moves."""
        moved = {}
        for found in self._imports:
            match = self._file.match(found.dotted)
            if match is not None:
                problem = refusal(self._file, self._variable, [])
                if match.entry.target.attributes:
                    problem = f"{match.target.dotted} is no module"
                draft = self._file.draft(found.alias.span, "", match, problem=problem)
                draft.message = f"import of {draft.old}{draft.message}"
                if is_taken(draft):
                    draft.message += f" moves to {draft.new}"
                    moved[found] = draft
        return moved

    def _dropped(self, references: list[Reference], moved: list[Imported]) -> list[Imported]:
        """The imports that no use needs any more."""
        gone = {reference.use for reference in references}
        left = [use.dotted(self._variable.name) for use in self._variable.uses if use not in gone]
        if not self._is_one_list:
            return []  # which of them has run is not known
        needed_by_others = f"{self._file.reading.module}.{self._variable.name}"
        if needed_by_others in self._file.folded.taken:
            return []
        dropped: list[Imported] = []
        for found in self._imports:
            was_used = any(
                _begins(reference.match.entry.old, found.dotted) for reference in references
            )
            rest = [other for other in self._imports if other not in [*dropped, *moved, found]]
            if was_used and all(any(_covers(other, use) for other in rest) for use in left):
                dropped.append(found)
        return dropped

    def _replace(self, found: Imported, draft: Draft, taken: list[tuple[Reference, Draft]]) -> None:
        """Import the moved module itself under its new name."""
        match = self._file.match(found.dotted)
        if match is None:
            return
        destination = Destination(None, match.target.dotted)
        gone = {reference.use for reference, _draft in taken}
        left = [use for use in self._variable.uses if use not in gone]
        if any(_begins(use.dotted(self._variable.name), found.dotted) for use in left):
            # Something of the old module stays, so that its import has to stay too.
            if self._is_imported(destination):
                draft.refuse("something that stays is taken from it")
            else:
                self._file.statements.add_behind(found.statement, destination)
                draft.statements.add(found.statement)
            return
        draft.statements |= self._file.statements.change(
            found.statement,
            found.alias_index,
            None if self._is_imported(destination) else destination,
        )
        others = [other for other in self._imports if other is not found]
        parent = match.entry.old.rpartition(".")[0]
        if left and not others and parent:
            self._file.statements.add_behind(found.statement, Destination(None, parent))

    def _follow(
        self,
        module: str,
        group: list[tuple[Reference, Draft]],
        moved: dict[Imported, Draft],
        dropped: list[Imported],
    ) -> None:
        """Let uses go through the module that they need now."""
        references = [reference for reference, _draft in group]
        if module == "builtins":
            self._follow_builtins(group)
            return
        providers = self._providers(references[0])
        provider = providers[0]
        top = module.partition(".")[0]
        expression = module
        destination = Destination(None, module)
        if top != self._variable.name and not self.is_free(top, top, references):
            expression = module.replace(".", "_") if "." in module else f"{module}_module"
            destination = Destination(None, module, expression)
        if expression != module and not self.is_free(expression, module, references):
            dropped[:] = [found for found in dropped if found is not provider]
            for _reference, draft in group:
                draft.refuse(f"`{top}` and `{expression}` are something else here")
            return
        for reference, draft in group:
            draft.edits += edits_of(reference, expression, reference.match.target)
            draft.statements.update(found.statement for found in providers)
        if not self._has(destination, module, moved, dropped):
            self._bring(destination, providers, moved, dropped)

    def _has(
        self,
        destination: Destination,
        module: str,
        moved: dict[Imported, Draft],
        dropped: list[Imported],
    ) -> bool:
        """Whether an import of the file makes the module known in any case."""
        needed = next((found for found in self._imports if _begins(found.dotted, module)), None)
        if needed in dropped:
            dropped.remove(needed)  # it is the one that is needed now
        arrives = any(
            _begins(match.target.dotted, module)
            for found in moved
            if (match := self._file.match(found.dotted))
        )
        return (
            arrives
            or (needed is not None and self._is_one_list)
            or (self._is_imported(destination))
        )

    def _bring(
        self,
        destination: Destination,
        providers: list[Imported],
        moved: dict[Imported, Draft],
        dropped: list[Imported],
    ) -> None:
        """Import a module in place of the import that brought the old one, or beside it."""
        statements = self._file.statements
        for found in providers:
            if found in dropped and found not in moved:
                dropped.remove(found)
                statements.change(found.statement, found.alias_index, destination)
            else:
                statements.add_behind(found.statement, destination)

    def _follow_builtins(self, group: list[tuple[Reference, Draft]]) -> None:
        for reference, draft in group:
            name = reference.match.target.first
            if reference.string is None and self.is_free(name, f"builtins.{name}", [reference]):
                draft.edits += edits_of(reference, "", reference.match.target)
                draft.statements.add(self._providers(reference)[0].statement)
            else:
                draft.refuse(f"`{name}` is something else here")

    def _providers(self, reference: Reference) -> list[Imported]:
        """The imports that a use most likely relies on."""
        dotted = reference.use.dotted(self._variable.name)
        shared = [len(_shared(found.dotted, dotted)) for found in self._imports]
        return [
            found
            for found, length in zip(self._imports, shared, strict=True)
            if length == max(shared)
        ]

    @property
    def _is_one_list(self) -> bool:
        """Whether the imports stand in one list of statements, each for a module of its own."""
        blocks = {self._file.reading.imports[found.statement].block for found in self._imports}
        modules = {found.dotted for found in self._imports}
        return len(blocks) == 1 and len(modules) == len(self._imports)

    def _is_imported(self, destination: Destination) -> bool:
        return self._file.statements.is_imported(self._variable.scope, destination, None)


def _begins(dotted: str, beginning: str) -> bool:
    return f"{dotted}.".startswith(f"{beginning}.")


def _covers(found: Imported, use: str) -> bool:
    """Whether an import makes a use possible as well as any other."""
    return _begins(use, found.dotted) or _begins(found.dotted, use)


def _shared(one: str, other: str) -> list[str]:
    shared = []
    for left, right in zip(one.split("."), other.split("."), strict=False):
        if left != right:
            break
        shared.append(left)
    return shared
