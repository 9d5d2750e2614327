"""Between the passes: what the files say together.

A module that is given a new import under a new name binds that new name from then on. Whoever
takes the name from there (an import, an attribute, a patch string) has to follow. This is one
more move, derived from the first: `app.svc.make` becomes `app.svc.get`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from migrator.api import Origin, Project, Read, Reading, Span, Use, import_circles
from transforms.move_symbols.calls import is_patcher
from transforms.move_symbols.folded import Folded
from transforms.move_symbols.table import Entry, Match, Table, Target
from transforms.move_symbols.takers import Reads, Takers
from transforms.move_symbols.variables import Renaming, Variable, unbound_uses

WOULD_CLOSE = "would close an import cycle"


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
        self._starred: dict[tuple[str, str], str] = {}
        self._takers = Takers(reads, project)
        self._variables = self._takers.variables
        self._new_imports: dict[str, set[str]] = defaultdict(set)
        self._honoured: set[tuple[str, Span]] = set()

    def result(self, notes: tuple[str, ...]) -> Folded:
        self._check_imports()
        self._derive()
        return Folded(
            self._table,
            self._problems,
            self._kept,
            self._starred,
            self._dead_targets(),
            self._takers.reached,
            frozenset(self._used_at_home()),
            frozenset(self._takers.taken),
            frozenset(self._honoured),
            notes,
            self._circles(),
        )

    # Imports that cannot be followed

    def _check_imports(self) -> None:
        for read in self._reads.values():
            self._note_new_imports(read)
        for path, read in self._reads.items():
            for statement in read.facts.imports:
                at_import = read.facts.runs_at_import(statement.scope)
                for alias in statement.aliases:
                    dotted = alias.name if not statement.is_from else statement.target(alias)
                    match = self._table.match(dotted)
                    if match is None:
                        continue
                    reason = self._obstacle(
                        read, match, at_import=at_import and not statement.type_checking
                    )
                    if reason:
                        self._problems[path, match.entry.old] = reason
            for variable in self._variables[path]:
                self._check_uses(read, variable)

    def _note_new_imports(self, read: Read[Reading]) -> None:
        """Note what a module will import at once: together, moves may close a cycle."""
        reading = read.facts
        for statement in reading.imports:
            if statement.type_checking or not reading.runs_at_import(statement.scope):
                continue
            for alias in statement.aliases:
                match = self._table.match(statement.target(alias))
                if match is not None and not match.entry.problem:
                    self._new_imports[reading.module].add(match.target.module)

    def _check_uses(self, read: Read[Reading], variable: Variable) -> None:
        """Note the moves that uses through a module cannot follow."""
        at_import = read.facts.runs_at_import(variable.scope)
        for use in variable.uses:
            match = self._table.match(use.dotted(variable.root))
            if match is not None and match.covered > variable.root.count(".") + 1:
                only = Match(match.entry, ())
                reason = self._obstacle(read, only, at_import=at_import)
                if reason:
                    self._problems[read.path, match.entry.old] = reason

    def _obstacle(self, read: Read[Reading], match: Match, *, at_import: bool) -> str | None:
        here = read.facts.name
        target = match.target
        try:
            target.dotted.encode(read.facts.encoding)
        except UnicodeError:
            return f"its encoding, {read.facts.encoding}, has no letters for the new name"
        if target.module == here.dotted:
            return f"{here.dotted} is itself the module of the new name"
        old_module = match.entry.old.rpartition(".")[0]
        if at_import and self._closes_circle(here.dotted, old_module, target.module):
            return f"{WOULD_CLOSE}: {target.module} imports {here.dotted}"
        return None

    def _closes_circle(self, here: str, old_module: str, new_module: str) -> bool:
        if not self._project.layout.exists(new_module) or here == old_module:
            return False
        if not self._project.reaches(new_module, here, self._new_imports):
            return False
        # What the old module imports anyway makes no new circle.
        return not (
            self._project.layout.exists(old_module)
            and self._project.reaches(old_module, new_module)
        )

    def _circles(self) -> dict[str, int]:
        """The modules that may have to be imported in the order in which they are, by circles.

        Circles matter where a module is imported anew, and where others take from a module what
        it imports anew.
        """
        news = {new for found in self._new_imports.values() for new in found}
        homes = {own.rpartition(".")[0] for own in self._takers.taken}
        starts = {*news, *(self._new_imports.keys() & homes)}
        return import_circles(self._project, filter(self._project.layout.exists, sorted(starts)))

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
            entry = self._follows(read, variable, renaming) or self._plain(read, variable)
            if entry is not None:
                yield entry
        yield from self._through_stars(read, renaming)

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
            if own in self._takers.taken or variable.name in read.facts.exports.names:
                self._kept[read.path, variable.name] = "other files take it from here"
            return None
        reason = (
            self._takers.fixed.get(own)
            or self._perhaps_taken(variable.name)
            or self._only_for_checkers(read, variable, own)
            or self._hidden_by_stars(read, variable, target)
        )
        if reason:
            self._kept[read.path, variable.name] = reason
            self._honoured.update(self._takers.suppressed.get(own, ()))
            return None
        if renaming.obstacle(variable, target.first, target.dotted) is not None:
            return None
        anchor = moved.entry.anchor or read.path
        return Entry(own, Target(read.facts.module, (target.first,)), anchor)

    def _plain(self, read: Read[Reading], variable: Variable) -> Entry | None:
        """The move of a top-level module that a module imports by ``import old``."""
        match = self._table.match(variable.name)
        is_whole = all(found.plain and found.dotted == variable.name for found in variable.imports)
        if match is None or variable.scope != 0 or variable.others or not is_whole:
            return None
        module = match.target.module
        if match.target.attributes or "." in module or match.entry.anchor is not None:
            return None
        own = f"{read.facts.module}.{variable.name}"
        return Entry(own, Target(read.facts.module, (module,)), read.path)

    def _only_for_checkers(self, read: Read[Reading], variable: Variable, own: str) -> str | None:
        """Whether others take a name that is imported for type checkers alone."""
        statements = [read.facts.imports[found.statement] for found in variable.imports]
        if own in self._takers.taken and all(found.type_checking for found in statements):
            return "others take it, and only type checkers see this import"
        return None

    def _perhaps_taken(self, name: str) -> str | None:
        for path, data in self._project.beyond.items():
            if name.encode() in data:
                return f"{path}, which needs a newer Python, may take it"
        return None

    def _hidden_by_stars(
        self, read: Read[Reading], variable: Variable, target: Target
    ) -> str | None:
        """Why stars would not bring the new name, or would bring another one."""
        first = target.first
        for star in read.facts.stars():
            names = self._project.names(star.module or "")
            if names is not None and first in names.public:
                return f"{star.module}, a star import, brings a `{first}` too"
        if first.startswith("_") and not variable.name.startswith("_"):
            for other in self._reads.values():
                if any(star.module == read.facts.module for star in other.facts.stars()):
                    return f"{other.path} takes it by a star, which brings no `{first}`"
        return None

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
        for dotted in self._takers.taken:
            module, _dot, name = dotted.rpartition(".")
            if name not in self._leaves or dotted in self._table.entries:
                continue
            names = self._project.names(module) if self._is_silent(module) else None
            for star in names.stars if names else ():
                match = self._table.match(f"{star}.{name}")
                if match and not match.rest and self._exports(star, name):
                    yield _passed_on(dotted, module, match.entry)

    def _is_silent(self, module: str) -> bool:
        path = self._project.layout.path(module)
        return path is not None and path not in self._reads

    def _through_stars(self, read: Read[Reading], renaming: Renaming) -> Iterable[Entry]:
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
                own = f"{reading.module}.{name}"
                target = match.target
                if self._closes_circle(reading.module, star.module or "", target.module):
                    self._problems[read.path, match.entry.old] = (
                        f"{WOULD_CLOSE}: {target.module} imports {reading.module}"
                    )
                    continue
                variable = Variable(name, 0, uses=unbound_uses(reading, name))
                if variable.uses and not match.entry.anchor and len(target.attributes) == 1:
                    # It is imported here by its new name from now on.
                    if not renaming.obstacle(variable, target.first, target.first_dotted):
                        new = Target(reading.module, target.attributes)
                        yield Entry(own, new, read.path)
                else:
                    yield _passed_on(own, reading.module, match.entry)

    def _exports(self, module: str, name: str) -> bool:
        names = self._project.names(module)
        return names is None or name in names.public

    def _used_at_home(self) -> Iterator[str]:
        """Old names that the module which defines them goes on using itself."""
        for read in self._reads.values():
            reading = read.facts
            for use in reading.uses:
                dotted = f"{reading.module}.{use.name}"
                if dotted in self._table.entries and reading.lookup(use.name, use.scope) == 0:
                    bound = reading.scopes[0].bound[use.name]
                    if all(reading.imported(reading.bindings[index]) is None for index in bound):
                        yield dotted

    # Strings that aim at nothing

    def _dead_targets(self) -> dict[str, str]:
        dead: dict[str, str] = {}
        for read in self._reads.values():
            for call in read.facts.calls:
                first = call.arguments[0] if call.arguments else None
                if not is_patcher(read.facts.callee(call)) or first is None or first.string is None:
                    continue
                value = read.facts.strings[first.string].value
                if (
                    value not in self._takers.reached
                    and self._table.match(value) is None
                    and not self._leaves.isdisjoint(value.split("."))
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


def _passed_on(dotted: str, module: str, entry: Entry) -> Entry:
    """The move of a name that a module passes on by a star.

    If the name changes in the module that the star takes it from, it changes here too. If it is
    the old name itself, which stays where it is, whoever takes it from here goes to the new one.
    """
    if entry.anchor is None:
        return Entry(dotted, entry.target, problem=entry.problem)
    return Entry(dotted, Target(module, entry.target.attributes), entry.anchor)


def starred_uses(reading: Reading, name: str) -> list[Use]:
    """The uses of a name that only a star import can bring."""
    return unbound_uses(reading, name)
