"""Between the passes: what the files say together.

A module that is given a new import under a new name binds that new name from then on. Whoever
takes the name from there (an import, an attribute, a patch string) has to follow. This is one
more move, derived from the first: `app.svc.make` becomes `app.svc.get`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from migrator.api import Call, Origin, Project, Read, Reading, Span, StringUse, Use
from transforms.move_symbols.calls import READERS, dotted_target, is_given_back, is_patcher
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
    #: What dotted names of strings reach through what modules import.
    reached: Mapping[str, str] = field(default_factory=dict)
    #: Old names that the module which defines them goes on using itself.
    used_at_home: frozenset[str] = frozenset()
    #: Dotted names that other files take from a module.
    taken: frozenset[str] = frozenset()
    #: Suppressed places that keep a name in another file as it is.
    honoured: frozenset[tuple[str, Span]] = frozenset()
    notes: tuple[str, ...] = ()

    def behind(self, dotted: str) -> str:
        """What a dotted name is, if a module on its way is only imported where it looks."""
        head, rest = dotted, ""
        while head:
            if head in self.reached:
                return f"{self.reached[head]}{rest}"
            head, dot, last = head.rpartition(".")
            rest = f"{dot}{last}{rest}"
        return dotted


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
        self._reached = dict(self._modules_behind())
        self._variables = {
            path: list(variables(read.facts, self._reached)) for path, read in reads.items()
        }
        self._taken: set[str] = set()
        #: Dotted names whose taker cannot be changed, with the reason.
        self._fixed: dict[str, str] = {}
        self._suppressed: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        self._honoured: set[tuple[str, Span]] = set()

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
            self._reached,
            frozenset(self._used_at_home()),
            frozenset(self._taken),
            frozenset(self._honoured),
            notes,
        )

    # Who takes what from where

    def _note_taken(self, read: Read[Reading]) -> None:
        reading = read.facts
        for statement in reading.imports:
            if statement.is_from and not statement.is_star:
                for alias in statement.aliases:
                    self._take(statement.target(alias), read, alias.span)
        for variable in self._variables[read.path]:
            for use in variable.uses:
                dotted = use.dotted(variable.root)
                self._take(dotted, read, use.span)
                reached = self._reach(dotted)
                if reached != dotted:
                    self._fixed[reached] = f"{read.path} takes it through another module"
        for call in reading.calls:
            self._note_call(read, call)

    def _take(self, dotted: str, read: Read[Reading], span: Span) -> None:
        self._taken.add(dotted)
        if not read.editable:
            self._fixed[dotted] = f"{read.path} is not to be changed"
        elif read.is_suppressed(span):
            self._fixed[dotted] = f"{read.path} has a suppressed use of it"
            self._suppressed[dotted].append((read.path, span))

    def _note_call(self, read: Read[Reading], call: Call) -> None:
        reading = read.facts
        callee = reading.callee(call)
        stays = not read.editable or read.is_suppressed(call.span)
        target = dotted_target(reading, call, self._root_of(read.path))
        if target is not None:
            dotted, string = target
            self._taken.add(dotted)
            if stays or callee[-1] in READERS or string.text is None:
                self._fixed[dotted] = f"{read.path} looks it up by name"
        elif is_patcher(callee) and call.arguments and call.arguments[0].string is not None:
            self._note_patch(read, call, reading.strings[call.arguments[0].string], stays=stays)

    def _note_patch(
        self, read: Read[Reading], call: Call, string: StringUse, *, stays: bool
    ) -> None:
        """Note what a patch aims at by a string."""
        reached = self._reach(string.value)
        if reached != string.value:
            self._reached[string.value] = reached
        self._taken.add(reached)
        if stays or string.text is None:
            self._fixed[reached] = f"{read.path} patches it"
            self._suppressed[reached].append((read.path, string.span))
        for argument in call.arguments[1:]:
            if argument.keyword and (stays or is_given_back(argument)):
                self._fixed[f"{reached}.{argument.keyword}"] = f"{read.path} patches it"

    def _reach(self, dotted: str) -> str:
        """What a dotted name is when modules on its way are only imported where it looks."""
        for _turn in range(8):
            module = self._project.layout.longest_module(dotted)
            path = self._project.layout.path(module) if module else None
            read = self._reads.get(path) if path else None
            if module is None or read is None or dotted == module:
                return dotted
            name, dot, rest = dotted[len(module) + 1 :].partition(".")
            imported = self._imported_modules(read).get(name) if dot else None
            if imported is None:
                return dotted
            dotted = f"{imported}.{rest}"
        return dotted

    def _modules_behind(self) -> Iterator[tuple[str, str]]:
        """The modules that are imported from other modules, which import them."""
        for read in self._reads.values():
            for statement in read.facts.imports:
                for alias in statement.aliases if statement.is_from else ():
                    dotted = statement.target(alias)
                    if alias.local in read.facts.words and not self._project.layout.exists(dotted):
                        reached = self._reach(f"{dotted}.")
                        if reached != f"{dotted}.":
                            yield dotted, reached.rstrip(".")

    def _imported_modules(self, read: Read[Reading]) -> dict[str, str]:
        """The modules of the project that a module binds under a name of its own."""
        return {
            alias.local: statement.target(alias)
            for statement in read.facts.imports
            if statement.scope == 0 and not statement.is_star
            for alias in statement.aliases
            if self._project.layout.exists(statement.target(alias))
        }

    def _root_of(self, path: str) -> Mapping[Use, str]:
        return {use: variable.root for variable in self._variables[path] for use in variable.uses}

    # Imports that cannot be followed

    def _check_imports(self) -> None:
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
            return f"would close an import cycle: {target.module} imports {here.dotted}"
        return None

    def _closes_circle(self, here: str, old_module: str, new_module: str) -> bool:
        if not self._project.layout.exists(new_module) or here == old_module:
            return False
        if not self._project.reaches(new_module, here):
            return False
        # What the old module imports anyway makes no new circle.
        return not (
            self._project.layout.exists(old_module)
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
            if own in self._taken or variable.name in read.facts.exports.names:
                self._kept[read.path, variable.name] = "other files take it from here"
            return None
        reason = (
            self._fixed.get(own)
            or self._perhaps_taken(variable.name)
            or self._hidden_by_stars(read, variable, target)
        )
        if reason:
            self._kept[read.path, variable.name] = reason
            self._honoured.update(self._suppressed.get(own, ()))
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
        for dotted in self._taken:
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
                    value not in self._reached
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
