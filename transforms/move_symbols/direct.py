"""Imports of the old name itself: `from a import old`, and uses of what they bind."""

import re

from migrator.api import Binding, Destination, Edit, Import, Span
from transforms.move_symbols.finding import Draft, File, is_taken
from transforms.move_symbols.folding import starred_uses
from transforms.move_symbols.table import Match, Target
from transforms.move_symbols.variables import Variable


def find_direct(file: File) -> None:
    """Note every import of an old name, and what has to change with it."""
    for index, statement in enumerate(file.reading.imports):
        if statement.is_star:
            _star(file, index, statement)
            continue
        for position, alias in enumerate(statement.aliases):
            if not statement.is_from and alias.asname is None:
                continue  # `import a.b`: its uses say the whole name
            dotted = statement.target(alias)
            match = file.match(dotted)
            if match is not None:
                _Import(file, index, position, match).find()
    _starred(file)


class _Import:
    """One imported name that moves."""

    def __init__(self, file: File, index: int, position: int, match: Match) -> None:
        self._file = file
        self._index = index
        self._position = position
        self._match = match
        self._statement = file.reading.imports[index]
        self._alias = self._statement.aliases[position]
        self._target = match.target
        self._variable = file.variable(self._alias.local, self._statement.scope)
        #: The name was given to it on purpose; `X as X` marks what is passed on.
        self._renamed = self._alias.asname not in {None, self._alias.name}

    def find(self) -> None:
        problem = self._too_deep()
        draft = self._file.draft(self._alias.span, "", self._match, problem=problem)
        verb = f"import of {draft.old}"
        if not is_taken(draft):
            draft.message = verb + draft.message
            return
        keeps_name = self._target.first == self._alias.local or self._renamed
        if keeps_name and not self._needs_new_text():
            self._send(draft, self._alias.local)
            draft.message = f"{verb} moves to {draft.new}"
            return
        obstacle = self._obstacle()
        if obstacle and not self._needs_new_text():
            self._file.note_suppressed(self._variable)
            self._file.kept_names.add(self._alias.local)
            self._send(draft, self._alias.local)
            draft.message = (
                f"{verb} moves to {draft.new}; it keeps the name `{self._alias.local}` here: "
                f"{obstacle}"
            )
            return
        self._rename(draft)
        self._send(draft, self._target.first)
        uses = len(self._variable.uses)
        also = f", with {uses} use{'s' * (uses != 1)}" if uses else ""
        draft.message = f"{verb} moves to {draft.new}{also}"

    # What is in the way

    def _needs_new_text(self) -> bool:
        """The new name is no name that an import can bind."""
        if self._is_plain_builtin:
            return not self._renamed and not self._is_held
        return len(self._target.attributes) > 1

    @property
    def _is_plain_builtin(self) -> bool:
        return self._target.is_builtin and len(self._target.attributes) == 1

    @property
    def _is_held(self) -> bool:
        """Whether the name has to stay: others take it from here, or a builtin is hidden here."""
        if self._exported() or self._taken() or self._variable.others:
            return True
        return self._obstacle() is not None

    def _too_deep(self) -> str | None:
        """Why a new name inside a class, or a builtin, cannot stand here."""
        if not self._needs_new_text():
            return None
        if self._variable.others:
            return f"`{self._alias.local}` is also bound in another way"
        if self._alias.local not in self._file.reading.words:
            return f"what is in {self._match.entry.target.dotted} cannot be imported by itself"
        if self._exported() or self._taken():
            return f"`{self._alias.local}` is taken from this module by others"
        first = self._target.first
        return self._file.renaming.obstacle(self._variable, first, self._target.first_dotted)

    def _obstacle(self) -> str | None:
        if self._variable.scope == 0:
            if self._is_decided:
                return None
            kept = self._file.folded.kept.get((self._file.read.path, self._variable.name))
            if kept:
                return kept
        return self._file.renaming.obstacle(
            self._variable, self._target.first, self._target.first_dotted
        )

    @property
    def _is_decided(self) -> bool:
        """Whether others follow this name already, so that it has to change."""
        own = f"{self._file.reading.module}.{self._variable.name}"
        entry = self._file.folded.table.entries.get(own)
        return entry is not None and entry.anchor is not None

    def _taken(self) -> bool:
        own = f"{self._file.reading.module}.{self._alias.local}"
        return self._variable.scope == 0 and own in self._file.folded.taken

    def _exported(self) -> bool:
        exports = self._file.reading.exports
        return self._variable.scope == 0 and self._alias.local in exports.names

    # The change

    def _send(self, draft: Draft, local: str) -> None:
        """Let the import come from its new place and bind a name."""
        uses = [use.span.start for use in self._variable.uses]
        first_use = min(uses, default=len(self._file.source.code))
        draft.statements |= self._file.statements.change(
            self._index,
            self._position,
            self._destination(local),
            first_use,
            again=bool(self._variable.others),
        )

    def _destination(self, local: str) -> Destination | None:
        """The import that is needed now; None if there is one, or a builtin needs none."""
        if self._target.is_builtin:
            asname = local if local != self._target.first else None
            kept = Destination("builtins", self._target.first, asname)
            return None if self._needs_new_text() or asname is None else kept
        destination = _import_of(self._file, self._statement, self._target, local)
        if self._alias.asname == self._alias.name and destination.asname is None:
            destination = Destination(destination.module, destination.name, destination.name)
        module = self._target.module if self._target.attributes else None
        return None if self._is_there(destination, module) else destination

    def _is_there(self, destination: Destination, module: str | None) -> bool:
        """Whether an earlier import of the same list has it already."""
        if self._variable.others:
            return False  # it may have been deleted or bound anew since
        for other in self._file.reading.imports:
            if other.block == self._statement.block and other.module == module:
                before = other.order < self._statement.order
                used_between = any(use.span.start < other.span.start for use in self._variable.uses)
                names = [
                    (alias.name, alias.asname)
                    for alias in other.aliases
                    if self._file.match(other.target(alias)) is None
                ]
                wanted = (destination.name, destination.asname)
                if wanted in names and (before or not used_between):
                    return True
        return False

    def _rename(self, draft: Draft) -> None:
        """Let every use of the variable say the new name."""
        new = self._target.expression.encode()
        for use in self._variable.uses:
            if use not in self._file.qualified:
                draft.edits.append(Edit(*use.span, new))
        for binding in self._variable.others:
            draft.edits += _renamed_binding(binding, new)
        for declaration in self._file.reading.declarations:
            if declaration.name == self._variable.name and self._declares(declaration.scope):
                draft.edits.append(Edit(*declaration.span, new))
        if self._variable.scope == 0:
            draft.edits += exported_entries(self._file, self._variable.name, self._target.first)

    def _declares(self, scope: int) -> bool:
        reading = self._file.reading
        here = reading.scopes[scope]
        if self._variable.name in here.global_names:
            return self._variable.scope == 0
        parent = here.parent
        owner = reading.lookup(self._variable.name, parent) if parent is not None else None
        return owner == self._variable.scope


def _renamed_binding(binding: Binding, new: bytes) -> list[Edit]:
    return [Edit(*binding.span, new)] if binding.span else []


def _import_of(file: File, statement: Import, target: Target, local: str) -> Destination:
    """An import of a target that binds ``local``."""
    if target.attributes:
        name = target.attributes[0]
        asname = local if local != name else None
        return file.statements.destination(statement, target.module, name, asname)
    parent, _dot, leaf = target.module.rpartition(".")
    if not parent or not statement.is_from:
        asname = local if local != target.module else None
        return Destination(None, target.module, asname)
    asname = local if local != leaf else None
    return file.statements.destination(statement, parent, leaf, asname)


def exported_entries(file: File, old: str, new: str) -> list[Edit]:
    """The edits of the entries of ``__all__`` that say a name."""
    exports = file.reading.exports
    entries = [
        string
        for string in file.reading.strings
        if string.value == old and string.text and string.span.start in exports.starts
    ]
    if new in exports.names:
        return [_removed_entry(file.source.code, string.span) for string in entries]
    return [Edit(*string.text, new.encode()) for string in entries if string.text]


def _removed_entry(code: bytes, span: Span) -> Edit:
    """Take an element out of a list, with the comma that goes with it."""
    behind = re.compile(rb"[ \t]*,[ \t]*").match(code, span.end)
    before = re.search(rb",\s*\Z", code[: span.start])
    line = re.search(rb"(?:\r\n|\r|\n)[ \t]*\Z", code[: span.start])
    if behind and line and code[behind.end() : behind.end() + 1] in {b"\r", b"\n"}:
        return Edit(line.start(), behind.end(), b"")
    if behind:
        return Edit(span.start, behind.end(), b"")
    return Edit(before.start() if before else span.start, span.end, b"")


# Star imports


def _star(file: File, index: int, statement: Import) -> None:
    """``from old_module import *``."""
    match = file.match(statement.module or "")
    if match is None:
        return
    message = f"star import of {statement.module}"
    draft = file.draft(statement.span, message, match)
    if is_taken(draft):
        if match.entry.target.attributes:
            draft.message += ": a star cannot be taken from what is no module"
            return
        file.statements.move_star(index, match.target.dotted)
        draft.statements.add(index)
        draft.message += f" moves to {draft.new}"


def _starred(file: File) -> None:
    """Uses of names that a star import brings."""
    for (path, name), dotted in file.folded.starred.items():
        if path == file.read.path and (uses := starred_uses(file.reading, name)):
            match = file.match(dotted)
            if match is not None:
                variable = Variable(name, 0, uses=uses)
                _starred_name(file, variable, match, dotted.rpartition(".")[0])


def _starred_name(file: File, variable: Variable, match: Match, module: str) -> None:
    target = match.target
    first = variable.uses[0].span
    message = f"{match.entry.old}, which a star import brings"
    obstacle = None
    if target.first != variable.name:
        obstacle = file.renaming.obstacle(variable, target.first, target.first_dotted)
    draft = file.draft(first, message, match, problem=obstacle)
    if not is_taken(draft):
        return
    draft.message += f" moves to {draft.new}"
    if target.expression != variable.name:
        draft.edits += [Edit(*use.span, target.expression.encode()) for use in variable.uses]
        draft.edits += exported_entries(file, variable.name, target.first)
    if target.module == module or target.is_builtin:
        return
    for index, statement in enumerate(file.reading.imports):
        if statement.is_star and statement.module == module:
            destination = _import_of(file, statement, target, target.first)
            source = target.module if target.attributes else None
            if not file.statements.is_imported(0, destination, source):
                file.statements.add_behind(index, destination)
            draft.statements.add(index)
            return
