"""Uses of the old name through a module: `module.old`, and `patch.object(module, "old")`."""

from collections import defaultdict
from dataclasses import dataclass

from migrator.api import Destination, Edit, ScopeKind, Span, StringUse, Use
from transforms.move_symbols.calls import dotted_target, is_patcher, target_and_name
from transforms.move_symbols.finding import Draft, File, is_taken
from transforms.move_symbols.table import Match, Target
from transforms.move_symbols.variables import Imported, Variable


@dataclass(frozen=True, slots=True)
class Reference:
    """A use whose dotted name is subject to a move."""

    use: Use
    match: Match
    #: How many attributes of the use belong to the old name.
    depth: int
    #: For `patch.object(module, "old")`: the string that is the last attribute.
    string: StringUse | None = None

    @property
    def span(self) -> Span:
        """What the old name covers in the code."""
        if self.string is not None:
            return Span(self.use.span.start, self.string.span.end)
        end = self.use.chain[self.depth - 1][1] if self.depth else self.use.span.end
        return Span(self.use.span.start, end)


def find_qualified(file: File) -> None:
    """Note every use of an old name through a module, and the imports this needs."""
    patched = _patched(file)
    for variable in file.variables:
        references = [
            reference
            for use in variable.uses
            for reference in _references(file, variable, use, patched)
        ]
        plain = [found for found in variable.imports if found.plain]
        if plain:
            _Plain(file, variable, plain).find(references)
        elif references:
            _Module(file, variable).find(references)
        file.qualified.update(reference.use for reference in references)


def _references(
    file: File, variable: Variable, use: Use, patched: dict[Use, StringUse]
) -> list[Reference]:
    root = variable.root
    own = root.count(".") + 1
    string = patched.get(use)
    if string is not None:
        match = file.match(f"{use.dotted(root)}.{string.value}")
        if match is not None and match.covered == own + len(use.chain) + 1:
            return [Reference(use, match, len(use.chain), string)]
    match = file.match(use.dotted(root))
    is_plain = variable.imports[0].plain
    if match is None or match.covered < own or (match.covered == own and not is_plain):
        return []
    depth = match.covered - own
    cut = len(match.rest) - (len(use.chain) - depth)
    return [Reference(use, Match(match.entry, match.rest[:cut]), depth)]


def _patched(file: File) -> dict[Use, StringUse]:
    """The uses that are the first argument of a patch, with the name beside them."""
    roots = {use: variable.root for variable in file.variables for use in variable.uses}
    found: dict[Use, StringUse] = {}
    for call in file.reading.calls:
        if not is_patcher(file.reading.callee(call)):
            continue
        aimed = dotted_target(file.reading, call, roots)
        target, _name = target_and_name(call)
        if aimed is not None and aimed[1].text is not None and target and target.use is not None:
            found[file.reading.uses[target.use]] = aimed[1]
    return found


def _edits(reference: Reference, module: str, target: Target) -> list[Edit]:
    """The edits that let a reference go through another module expression."""
    attributes = ".".join(target.attributes)
    if reference.string is None:
        text = ".".join(part for part in (module, attributes) if part)
        return [Edit(*reference.span, text.encode())]
    use = reference.use
    end = use.chain[-1][1] if use.chain else use.span.end
    text_span = reference.string.text or reference.string.span
    return [Edit(use.span.start, end, module.encode()), Edit(*text_span, attributes.encode())]


def _message(draft: Draft) -> str:
    return f"use of {draft.old} becomes {draft.new}"


def _refusal(file: File, variable: Variable, references: list[Reference]) -> str | None:
    """Why uses through a variable cannot be changed at all."""
    dotted_imports = any("." in found.dotted for found in variable.imports if found.plain)
    if variable.others and dotted_imports:
        return f"`{variable.name}` is also bound in another way"
    if not variable.is_settled:
        return f"`{variable.name}` may be something else: it is bound more than once"
    if file.reading.scopes[variable.scope].kind is ScopeKind.CLASS:
        return f"`{variable.name}` is an attribute of a class here"
    return next((reason for one in references if (reason := _fixed(file, one))), None)


def _fixed(file: File, reference: Reference) -> str | None:
    """Why the text of a reference cannot be changed."""
    if b"#" in file.source.code[slice(*reference.span)]:
        return "a comment stands inside of it"
    if reference.use.fixed:
        return f"`{reference.use.name}` is also shown as text"
    if reference.string and len(reference.match.target.attributes) != 1:
        return "a patch can only name one attribute"
    return None


class _Base:
    """What plain imports and bound modules have in common."""

    def __init__(self, file: File, variable: Variable) -> None:
        self._file = file
        self._variable = variable

    def _drafts(self, references: list[Reference]) -> list[tuple[Reference, Draft]]:
        """A finding for each reference; those whose edits are to be made."""
        refusal = _refusal(self._file, self._variable, references)
        taken = []
        for reference in references:
            draft = self._file.draft(reference.span, "", reference.match, problem=refusal)
            draft.message = f"use of {draft.old}{draft.message}"
            if is_taken(draft):
                draft.message = _message(draft)
                taken.append((reference, draft))
        return taken

    def _is_free(self, name: str, dotted: str, references: list[Reference]) -> bool:
        uses = [reference.use for reference in references]
        is_known = name in self._file.reading.words
        if not is_known and name.encode() in self._file.source.code:
            return False  # what it is here was not looked at
        return self._file.renaming.clash(self._variable.scope, name, dotted, uses) is None


class _Plain(_Base):
    """`import a.b.c`, of which every use says the whole name."""

    def __init__(self, file: File, variable: Variable, imports: list[Imported]) -> None:
        super().__init__(file, variable)
        self._imports = imports

    def find(self, references: list[Reference]) -> None:
        moved = self._moved_imports()
        if self._variable.others:
            self._keep_name(moved)
            return
        taken = self._drafts(references)
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
                problem = _refusal(self._file, self._variable, [])
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
        draft.statements |= self._file.statements.change(
            found.statement,
            found.alias_index,
            None if self._is_imported(destination) else destination,
        )
        gone = {reference.use for reference, _draft in taken}
        left = [use for use in self._variable.uses if use not in gone]
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
        provider = self._provider(references[0])
        top = module.partition(".")[0]
        expression = module
        destination = Destination(None, module)
        if top != self._variable.name and not self._is_free(top, top, references):
            expression = module.replace(".", "_")
            destination = Destination(None, module, expression)
        if expression != module and not self._is_free(expression, module, references):
            dropped[:] = [found for found in dropped if found is not provider]
            for _reference, draft in group:
                draft.refuse(f"`{top}` and `{expression}` are something else here")
            return
        for reference, draft in group:
            draft.edits += _edits(reference, expression, reference.match.target)
            draft.statements.add(provider.statement)
        already = any(
            _begins(match.target.dotted, module)
            for found in moved
            if (match := self._file.match(found.dotted))
        )
        statements = self._file.statements
        needed = next((found for found in self._imports if _begins(found.dotted, module)), None)
        if needed in dropped:
            dropped.remove(needed)  # it is the one that is needed now
        if already or needed or self._is_imported(destination):
            return
        if provider in dropped and provider not in moved:
            dropped.remove(provider)
            statements.change(provider.statement, provider.alias_index, destination)
        else:
            statements.add_behind(provider.statement, destination)

    def _follow_builtins(self, group: list[tuple[Reference, Draft]]) -> None:
        for reference, draft in group:
            name = reference.match.target.first
            if reference.string is None and self._is_free(name, f"builtins.{name}", [reference]):
                draft.edits += _edits(reference, "", reference.match.target)
                draft.statements.add(self._provider(reference).statement)
            else:
                draft.refuse(f"`{name}` is something else here")

    def _provider(self, reference: Reference) -> Imported:
        """The import that a use most likely relies on."""
        dotted = reference.use.dotted(self._variable.name)
        return max(self._imports, key=lambda found: len(_shared(found.dotted, dotted)))

    def _is_imported(self, destination: Destination) -> bool:
        return self._file.statements.is_imported(self._variable.scope, destination, None)


class _Module(_Base):
    """`import a.b as m` and `from a import b`: a module under a name of its own."""

    def find(self, references: list[Reference]) -> None:
        taken = self._drafts(references)
        if not taken:
            return
        elsewhere = []
        for reference, draft in taken:
            inside = self._inside(reference.match.target)
            if inside is None:
                elsewhere.append((reference, draft))
            else:
                draft.edits += _edits(reference, self._variable.name, inside)
        if not elsewhere:
            return
        modules = {reference.match.target.module for reference, _draft in elsewhere}
        all_move = len(elsewhere) == len(self._variable.uses)
        if all_move and len(modules) == 1 and self._is_private():
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
        can_rename = not self._variable.others and self._is_free(wanted, module, references)
        if not is_named and can_rename:
            local = wanted
        destination = self._module_import(found, module, local)
        changed = self._file.statements.change(found.statement, found.alias_index, destination)
        for reference, draft in group:
            draft.edits += _edits(reference, local, reference.match.target)
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
            destination = self._import_beside(found, module, local)
            if not self._is_bound(module, local):
                statements.add_behind(found.statement, destination)
        for reference, draft in group:
            name = reference.match.target.first
            if not local and not self._is_free(name, f"builtins.{name}", [reference]):
                draft.refuse(f"`{name}` is something else here")
                all_move = False
                continue
            draft.edits += _edits(reference, local, reference.match.target)
            draft.statements.add(found.statement)
        if all_move and self._is_private():
            statements.change(found.statement, found.alias_index, None)

    def _free_name(self, module: str, references: list[Reference]) -> str:
        """A name for the module that nothing else has here; empty if there is none."""
        wanted = module.rpartition(".")[2]
        for name in (wanted, module.replace(".", "_")):
            if self._is_free(name, module, references):
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
