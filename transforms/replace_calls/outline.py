"""What a file says of old callables by its names alone, before its tree is looked at."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from migrator.api import Read, Reading, Use
from transforms.move_symbols.variables import Imported as Brought
from transforms.move_symbols.variables import Variable, variables
from transforms.replace_calls.facts import Imported, Key, Owner, Way
from transforms.replace_calls.meetings import Meeting, Meetings
from transforms.replace_calls.routes import Routes


class Outline:
    """The uses of a file that lead to old callables, and the imports that bring these."""

    def __init__(self, read: Read[Reading], meetings: Meetings, routes: Routes) -> None:
        self.read = read
        self._meetings = meetings
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
            if self.home(*self.way(one)) == 0:
                yield one.pair.target.module
                for need in one.pair.needs:
                    yield need.module or need.name

    def way(self, one: Meeting) -> tuple[Way, Key]:
        """How the file reaches what it calls, and by which variable."""
        use = one.use
        if one.on is not None:
            return (Way.MEMBER if one.pair.is_sibling else Way.OBJECT), (-1, use.name)
        scope = self.reading.lookup(use.name, use.scope, use.order)
        key = (0 if scope is None else scope, use.name)
        if one.depth and one.pair.is_sibling:
            return Way.MEMBER, key
        if one.depth and (one.pair.is_member or self.is_own(one) or self._is_below(one, key)):
            return Way.NAMED, key
        if key not in self.variables or scope is None:
            return Way.OTHER, key
        return (Way.THROUGH if one.depth else Way.IMPORTED), key

    def is_own(self, one: Meeting) -> bool:
        """Whether the new callable is one of this very module."""
        return one.pair.target.module == self.reading.module

    def is_late(self, one: Meeting, way: Way, key: Key) -> bool:
        """Whether a call takes what it calls only when a function runs."""
        if one.use.stored or self.reading.runs_at_import(one.use.scope):
            return False
        return one.depth > 0 or one.on is not None or (way is Way.IMPORTED and key[0] != 0)

    def _is_below(self, one: Meeting, key: Key) -> bool:
        """Whether the new callable is in a module below the one that the call goes through.

        What is below a package is only there when somebody has imported it.
        """
        variable = self.variables.get(key)
        if variable is None or variable.imports[0].plain:
            return False
        return one.pair.target.module.startswith(f"{variable.root}.")

    def heir(self, one: Meeting) -> str:
        """The class by which a class method is called that only inherits it."""
        return self._meetings.heir(self.reading, one)

    def home(self, way: Way, key: Key) -> int:
        """The scope that imports what a call needs."""
        is_imported = way is Way.IMPORTED or (way is Way.NAMED and key in self.variables)
        return key[0] if is_imported else 0

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

    @property
    def owners(self) -> Iterator[Owner]:
        """The imports that are there for calls through a class only."""
        through: dict[Key, set[int]] = defaultdict(set)
        for one in self.meetings:
            way, key = self.way(one)
            if way is Way.NAMED and key in self.variables:
                through[key].add(one.use.span.start)
        for key, starts in through.items():
            variable = self.variables[key]
            for found in variable.imports:
                uses = [use for use in variable.uses if _is_by(use, found, variable)]
                is_needed = not starts.issuperset(use.span.start for use in uses)
                if not is_needed and self._can_go(variable, found, len(uses)):
                    yield Owner(
                        found.statement, found.alias_index, key, found.alias.span, found.dotted
                    )

    def _can_go(self, variable: Variable, found: Brought, uses: int) -> bool:
        """Whether an import can go when so many uses do."""
        is_exported = variable.scope == 0 and variable.name in self.reading.exports.names
        is_guarded = self.reading.imports[found.statement].guarded
        is_alone = len(variable.imports) == 1
        # ``import a.b`` is what binds ``a``, for ``a.c`` as well.
        binds_more = found.plain and is_alone and uses < len(variable.uses)
        is_one_of_two = not found.plain and not is_alone
        return not (variable.others or is_exported or is_guarded or binds_more or is_one_of_two)

    def _scope_of(self, name: str, scope: int) -> int:
        return 0 if name in self.reading.scopes[scope].global_names else scope


def _is_by(use: Use, found: Brought, variable: Variable) -> bool:
    """Whether a use of a variable needs one of the imports that bind it."""
    return not found.plain or f"{use.dotted(variable.root)}.".startswith(f"{found.dotted}.")
