"""What a file says of old callables by its names alone, before its tree is looked at."""

from collections.abc import Iterator
from functools import cached_property

from migrator.api import Read, Reading
from transforms.move_symbols.variables import Variable, variables
from transforms.replace_calls.facts import Imported, Key, Way
from transforms.replace_calls.meetings import Meeting, Meetings
from transforms.replace_calls.routes import Routes


class Outline:
    """The uses of a file that lead to old callables, and the imports that bring these."""

    def __init__(self, read: Read[Reading], meetings: Meetings, routes: Routes) -> None:
        self.read = read
        self.reading = read.facts
        self.meetings = list(meetings.of(read.facts))
        self.imports = list(self._imported(meetings, routes))

    @cached_property
    def variables(self) -> dict[Key, Variable]:
        """What imports of the file bind."""
        return {(one.scope, one.name): one for one in variables(self.reading, {})}

    @property
    def new_imports(self) -> Iterator[str]:
        """The modules that calls will need when the file is imported."""
        for one in self.meetings:
            if self.home(one) == 0:
                yield one.pair.target.module
                for need in one.pair.needs:
                    yield need.module or need.name

    def way(self, one: Meeting) -> tuple[Way, Key]:
        """How the file reaches what it calls, and by which variable."""
        use = one.use
        scope = self.reading.lookup(use.name, use.scope, use.order)
        key = (0 if scope is None else scope, use.name)
        if key not in self.variables or scope is None:
            return Way.OTHER, key
        return (Way.THROUGH if one.depth else Way.IMPORTED), key

    def is_late(self, one: Meeting, way: Way, key: Key) -> bool:
        """Whether a call takes what it calls only when a function runs."""
        if self.reading.runs_at_import(one.use.scope):
            return False
        return way is Way.THROUGH or (way is Way.IMPORTED and key[0] != 0)

    def is_below(self, one: Meeting, key: Key) -> bool:
        """Whether the new callable is in a module below the one that the call goes through."""
        variable = self.variables.get(key)
        if variable is None or variable.imports[0].plain:
            return False
        return one.pair.target.module.startswith(f"{variable.root}.")

    def home(self, one: Meeting) -> int:
        """The scope that imports what a call needs."""
        way, key = self.way(one)
        return key[0] if way is Way.IMPORTED else 0

    def _imported(self, meetings: Meetings, routes: Routes) -> Iterator[Imported]:
        exports = self.reading.exports.names
        for index, statement in enumerate(self.reading.imports):
            for position, alias in enumerate(statement.aliases):
                if statement.is_star or not (statement.is_from or alias.asname):
                    continue
                dotted = statement.target(alias)
                pair = meetings.imported(dotted) if alias.local in self.reading.words else None
                if pair is None:
                    continue
                scope = self._scope_of(alias.local, statement.scope)
                is_public = scope == 0 and (alias.local in exports or alias.asname == alias.name)
                yield Imported(
                    index,
                    position,
                    (scope, alias.local),
                    alias.span,
                    pair.old,
                    dotted,
                    routes.hops(dotted),
                    alias.asname not in {None, alias.name},
                    "it is exported" if is_public else "",
                )

    def _scope_of(self, name: str, scope: int) -> int:
        return 0 if name in self.reading.scopes[scope].global_names else scope
