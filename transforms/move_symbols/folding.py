"""Between the passes: what the files say together.

A module that is given a new import under a new name binds that new name from then on. Whoever
takes the name from there (an import, an attribute, a patch string) has to follow. This is one
more move, derived from the first: `app.svc.make` becomes `app.svc.get`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from migrator.api import Call, ModuleName, Origin, Project, Read, Reading, Use
from transforms.move_symbols.calls import READERS, dotted_target, is_patcher
from transforms.move_symbols.table import Entry, Match, Table, Target
from transforms.move_symbols.variables import Renaming, Variable, unbound_uses, variables

Reads = Mapping[str, Read[Reading]]


@dataclass(frozen=True, slots=True)
class Folded:
    """All that a file has to know of the others."""

    table: Table
    #: Why an old name cannot be followed in a file, by path and old name.
    problems: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Names that must stay, by path, because something that takes them cannot be changed.
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Names that a star import brings, by path and name, with what they stand for.
    starred: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Patch targets that aim at nothing today.
    dead: Mapping[str, str] = field(default_factory=dict)
    #: Dotted names that other files take from a module.
    taken: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def fold(reads: Reads, project: Project, entries: Iterable[Entry], notes: Iterable[str]) -> Folded:
    """Put the facts of all files together."""
    return _Folding(reads, project, Table(entries)).result(tuple(notes))


class _Folding:
    def __init__(self, reads: Reads, project: Project, table: Table) -> None:
        self._reads = reads
        self._project = project
        self._table = table
        self._leaves = frozenset(entry.leaf for entry in table.entries.values())
        self._problems: dict[tuple[str, str], str] = {}
        self._kept: dict[tuple[str, str], str] = {}
        self._variables = {path: list(variables(read.facts)) for path, read in reads.items()}
        self._starred: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        #: Dotted names whose taker cannot be changed, with the reason.
        self._fixed: dict[str, str] = {}

    def result(self, notes: tuple[str, ...]) -> Folded:
        for read in self._reads.values():
            self._note_taken(read)
        self._check_imports()
        self._derive()
        return Folded(
            self._table,
            self._problems,
            self._kept,
            self._starred,
            self._dead_targets(),
            frozenset(self._taken),
            notes,
        )

    # Who takes what from where

    def _note_taken(self, read: Read[Reading]) -> None:
        reading = read.facts
        for statement in reading.imports:
            if statement.is_from and not statement.is_star:
                for alias in statement.aliases:
                    stays = not read.editable or read.is_suppressed(statement.span)
                    self._take(statement.target(alias), read, stays=stays)
        for variable in self._variables[read.path]:
            for use in variable.uses:
                stays = not read.editable or read.is_suppressed(use.span)
                self._take(use.dotted(variable.root), read, stays=stays)
        for call in reading.calls:
            self._note_call(read, call)

    def _take(self, dotted: str, read: Read[Reading], *, stays: bool) -> None:
        self._taken.add(dotted)
        if stays:
            why = "is not to be changed" if not read.editable else "has a suppressed use of it"
            self._fixed[dotted] = f"{read.path} {why}"

    def _note_call(self, read: Read[Reading], call: Call) -> None:
        reading = read.facts
        by_name = call.callee[-1] in READERS
        target = dotted_target(reading, call, self._root_of(read.path))
        if target is not None and (by_name or not read.editable):
            self._fixed[target] = f"{read.path} looks it up by name"

    def _root_of(self, path: str) -> Mapping[Use, str]:
        return {use: variable.root for variable in self._variables[path] for use in variable.uses}

    # Imports that cannot be followed

    def _check_imports(self) -> None:
        for path, read in self._reads.items():
            here = ModuleName(read.facts.module, read.facts.is_package)
            for statement in read.facts.imports:
                at_import = read.facts.runs_at_import(statement.scope)
                for alias in statement.aliases:
                    dotted = alias.name if not statement.is_from else statement.target(alias)
                    match = self._table.match(dotted)
                    if match is None:
                        continue
                    reason = self._obstacle(
                        here, match, at_import=at_import and not statement.type_checking
                    )
                    if reason:
                        self._problems[path, match.entry.old] = reason

    def _obstacle(self, here: ModuleName, match: Match, *, at_import: bool) -> str | None:
        target = match.target
        if target.module == here.dotted:
            return f"{here.dotted} is itself the module of the new name"
        old_module = match.entry.old.rpartition(".")[0]
        if at_import and self._closes_circle(here.dotted, old_module, target.module):
            return f"would close an import cycle: {target.module} imports {here.dotted}"
        return None

    def _closes_circle(self, here: str, old_module: str, new_module: str) -> bool:
        if self._project.layout.path(new_module) is None or here == old_module:
            return False
        if not self._project.reaches(new_module, here):
            return False
        # What the old module imports anyway makes no new circle.
        return not (
            self._project.layout.path(old_module) is not None
            and self._project.reaches(old_module, new_module)
        )

    # Moves that follow from moves

    def _derive(self) -> None:
        """Add moves until no more follow."""
        while True:
            found = [entry for path in self._reads for entry in self._derived(path)]
            found += self._through_silent_modules()
            news = [entry for entry in found if entry.old not in self._table.entries]
            if not news:
                return
            self._table = self._table.extended(news)

    def _derived(self, path: str) -> Iterable[Entry]:
        read = self._reads[path]
        if not read.editable:
            return
        renaming = Renaming(read.facts, read.suppressed, self._table)
        for variable in self._variables[path]:
            entry = self._follows(read, variable, renaming)
            if entry is not None:
                yield entry
        yield from self._through_stars(read)

    def _follows(self, read: Read[Reading], variable: Variable, renaming: Renaming) -> Entry | None:
        """The move of a module's own variable, if an import of it gets a new name."""
        moved = self._moved_import(read, variable)
        if moved is None or variable.scope != 0:
            return None
        target = moved.target
        own = f"{read.facts.module}.{variable.name}"
        if target.first == variable.name:
            return None
        if len(target.attributes) > 1 or target.is_builtin:
            if own in self._taken:
                self._kept[read.path, variable.name] = "other files take it from here"
            return None
        if own in self._fixed:
            self._kept[read.path, variable.name] = self._fixed[own]
            return None
        if renaming.obstacle(variable, target.first, target.dotted) is not None:
            return None
        anchor = moved.entry.anchor or read.path
        return Entry(own, Target(read.facts.module, (target.first,)), anchor)

    def _moved_import(self, read: Read[Reading], variable: Variable) -> Match | None:
        """The move of an import that binds a variable under the name it has there."""
        for imported in variable.imports:
            statement = read.facts.imports[imported.statement]
            renamed = imported.alias.asname not in {None, imported.alias.name}
            if imported.plain or renamed or read.is_suppressed(statement.span):
                continue
            match = self._table.match(imported.dotted)
            if match is None or match.entry.problem:
                continue
            if (read.path, match.entry.old) not in self._problems:
                return match
        return None

    # Star imports

    def _through_silent_modules(self) -> Iterable[Entry]:
        """Modules that pass a name on by a star and never mention it themselves."""
        for dotted in self._taken:
            module, _dot, name = dotted.rpartition(".")
            if name not in self._leaves or dotted in self._table.entries:
                continue
            names = self._project.names(module) if self._is_silent(module) else None
            for star in names.stars if names else ():
                match = self._table.match(f"{star}.{name}")
                if match and match.entry.anchor and self._exports(star, name):
                    target = Target(module, match.entry.target.attributes)
                    yield Entry(dotted, target, match.entry.anchor)

    def _is_silent(self, module: str) -> bool:
        path = self._project.layout.path(module)
        return path is not None and path not in self._reads

    def _through_stars(self, read: Read[Reading]) -> Iterable[Entry]:
        """Names that come by a star: uses of them move, and so do those who take them on."""
        reading = read.facts
        for name in self._leaves:
            if name in reading.scopes[0].bound:
                continue
            for star in reading.stars():
                dotted = f"{star.module}.{name}"
                match = self._table.match(dotted)
                if match is None or match.rest or not self._exports(star.module or "", name):
                    continue
                self._starred[read.path, name] = dotted
                target = match.entry.target
                if match.entry.anchor and len(target.attributes) == 1:
                    own = f"{reading.module}.{name}"
                    new = Target(reading.module, target.attributes)
                    yield Entry(own, new, match.entry.anchor)

    def _exports(self, module: str, name: str) -> bool:
        names = self._project.names(module)
        return names is None or name in names.public

    # Strings that aim at nothing

    def _dead_targets(self) -> dict[str, str]:
        dead: dict[str, str] = {}
        for read in self._reads.values():
            for call in read.facts.calls:
                first = call.arguments[0] if call.arguments else None
                if not is_patcher(call) or first is None or first.string is None:
                    continue
                value = read.facts.strings[first.string].value
                if self._table.match(value) is None and not self._leaves.isdisjoint(
                    value.split(".")
                ):
                    reason = self._aims_at_nothing(value)
                    if reason:
                        dead[value] = reason
        return dead

    def _aims_at_nothing(self, dotted: str) -> str | None:
        located = self._project.locate(dotted)
        if located.origin is not Origin.PROJECT or not located.attributes:
            return None
        name = located.attributes[0]
        path = self._project.layout.path(located.module)
        read = self._reads.get(path) if path else None
        if read is not None and name in read.facts.scopes[0].bound:
            return None
        if self._project.defines(located.module, name) is not False:
            return None
        inner = read is not None and any(
            alias.local == name
            for statement in read.facts.imports
            if statement.scope != 0
            for alias in statement.aliases
        )
        if inner:
            return f"{located.module} imports `{name}` only inside a function"
        return f"{located.module} has no `{name}`"


def starred_uses(reading: Reading, name: str) -> list[Use]:
    """The uses of a name that only a star import can bring."""
    return unbound_uses(reading, name)
