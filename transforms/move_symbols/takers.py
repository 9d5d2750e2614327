"""Who takes which name from which module, and which of those cannot be changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from migrator.api import Call, Project, Read, Reading, Span, StringUse, Use
from transforms.move_symbols.calls import READERS, dotted_target, is_given_back, is_patcher
from transforms.move_symbols.variables import Variable, variables

Reads = Mapping[str, Read[Reading]]


class Takers:
    """All that files take from each other, as far as the words of the moves are concerned."""

    def __init__(self, reads: Reads, project: Project) -> None:
        self._reads = reads
        self._project = project
        self._bound_modules: dict[str, dict[str, str]] = {}
        #: What a dotted name is, if a module on its way is only imported where it looks.
        self.reached = dict(self._modules_behind())
        self.variables: dict[str, list[Variable]] = {
            path: list(variables(read.facts, self.reached)) for path, read in reads.items()
        }
        #: Dotted names that somebody takes.
        self.taken: set[str] = set()
        #: Dotted names whose taker cannot be changed, with the reason.
        self.fixed: dict[str, str] = {}
        #: The suppressed places among those takers.
        self.suppressed: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for read in reads.values():
            self._note_taken(read)

    def _note_taken(self, read: Read[Reading]) -> None:
        reading = read.facts
        for statement in reading.imports:
            if statement.is_from and not statement.is_star:
                for alias in statement.aliases:
                    self._take(statement.target(alias), read, alias.span)
        for variable in self.variables[read.path]:
            for use in variable.uses:
                dotted = use.dotted(variable.root)
                self._take(dotted, read, use.span)
                reached = self._reach(dotted)
                if reached != dotted:
                    self.reached[dotted] = reached
                    self.fixed[reached] = f"{read.path} takes it through another module"
        roots = {
            use: variable.root for variable in self.variables[read.path] for use in variable.uses
        }
        for call in reading.calls:
            self._note_call(read, call, roots)

    def _take(self, dotted: str, read: Read[Reading], span: Span) -> None:
        self.taken.add(dotted)
        if not read.editable:
            self.fixed[dotted] = f"{read.path} is not to be changed"
        elif read.is_suppressed(span):
            self.fixed[dotted] = f"{read.path} has a suppressed use of it"
            self.suppressed[dotted].append((read.path, span))

    def _note_call(self, read: Read[Reading], call: Call, roots: Mapping[Use, str]) -> None:
        reading = read.facts
        callee = reading.callee(call)
        stays = not read.editable or read.is_suppressed(call.span)
        target = dotted_target(reading, call, roots)
        if target is not None:
            dotted, string = target
            self.taken.add(dotted)
            reached = self._reach(dotted)
            if reached != dotted:
                self.reached[dotted] = reached
            if stays or callee[-1] in READERS or string.text is None:
                self.fixed[dotted] = f"{read.path} looks it up by name"
        elif is_patcher(callee) and call.arguments and call.arguments[0].string is not None:
            self._note_patch(read, call, reading.strings[call.arguments[0].string], stays=stays)

    def _note_patch(
        self, read: Read[Reading], call: Call, string: StringUse, *, stays: bool
    ) -> None:
        """Note what a patch aims at by a string."""
        reached = self._reach(string.value)
        if reached != string.value:
            self.reached[string.value] = reached
        self.taken.add(reached)
        if stays or string.text is None:
            self.fixed[reached] = f"{read.path} patches it"
            self.suppressed[reached].append((read.path, string.span))
        for argument in call.arguments[1:]:
            if argument.keyword and (stays or is_given_back(argument)):
                self.fixed[f"{reached}.{argument.keyword}"] = f"{read.path} patches it"

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
        if read.path not in self._bound_modules:
            self._bound_modules[read.path] = {
                alias.local: statement.target(alias)
                for statement in read.facts.imports
                if statement.scope == 0 and not statement.is_star
                for alias in statement.aliases
                if self._project.layout.exists(statement.target(alias))
            }
        return self._bound_modules[read.path]
