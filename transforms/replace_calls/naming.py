"""Names in one file: what a new call needs, and what is in its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import Destination, Reading
from transforms.move_symbols.table import Target
from transforms.move_symbols.variables import Renaming, Variable
from transforms.replace_calls.facts import Key, Obstacles, Site, Way
from transforms.replace_calls.meetings import Meeting
from transforms.replace_calls.outline import Outline
from transforms.replace_calls.staying import StaysError


@dataclass(frozen=True, slots=True)
class Naming:
    """Knows the names of a file."""

    outline: Outline
    renaming: Renaming

    @property
    def _reading(self) -> Reading:
        return self.outline.reading

    def needs(self, one: Meeting) -> tuple[Destination, ...]:
        """What a call needs that is not imported yet."""
        if one.pair.template is None:
            return ()
        return tuple(need for need in one.pair.needs if self._is_needed(one, need))

    def _is_needed(self, one: Meeting, need: Destination) -> bool:
        name = need.asname or need.name.partition(".")[0]
        dotted = f"{need.module}.{need.name}" if need.module else name
        if need.module == self._reading.module and name in self._reading.scopes[0].bound:
            own = [self._reading.bindings[at] for at in self._reading.scopes[0].bound[name]]
            if self._reading.lookup(name, one.use.scope, one.use.order) == 0 and len(own) == 1:
                return False
        scope = self._reading.lookup(name, one.use.scope, one.use.order)
        if scope is not None and self._brings(one, scope, name, dotted, need):
            return False
        home = self.outline.home(*self.outline.way(one))
        problem = self.renaming.clash(Variable("", home), name, dotted, [one.use])
        if problem:
            raise StaysError(problem)
        return True

    def _brings(self, one: Meeting, scope: int, name: str, dotted: str, need: Destination) -> bool:
        """Whether a scope imports under a name what is needed, and nothing else."""
        bound = [self._reading.bindings[at] for at in self._reading.scopes[scope].bound[name]]
        if need.module is None:
            return False  # `added_imports` knows best whether the module is imported
        if any(self._reading.imported(binding) != dotted for binding in bound):
            return False
        statements = [self._reading.imports[binding.statement] for binding in bound]
        if any(statement.type_checking for statement in statements):
            raise StaysError(f"`{name}` is imported here for type checkers only")
        is_at_once = scope != 0 or self._reading.runs_at_import(one.use.scope)
        for binding, statement in zip(bound, statements, strict=True):
            is_before = statement.span.end <= one.use.span.start
            if not binding.conditional and (is_before or not is_at_once):
                return True
        raise StaysError(f"`{name}` may not be imported here yet")

    def unbound(self, one: Meeting) -> str:
        """Why a new callable of the same module cannot be called by its name."""
        name, use, reading = one.pair.target.first, one.use, self._reading
        bound = [reading.bindings[index] for index in reading.scopes[0].bound.get(name, ())]
        surely = [binding.order for binding in bound if not binding.conditional]
        if not surely or reading.lookup(name, use.scope, use.order) != 0:
            return f"`{name}` is something else here"
        is_late = reading.runs_at_import(use.scope) and min(surely) > use.order
        return f"`{name}` is only defined below" if is_late else ""

    def obstacle(self, key: Key, sites: Sequence[Site], target: Target) -> Obstacles:
        """What is in the way of the new name where a variable leads to an old callable."""
        uses = [site.use for site in sites]
        first, dotted = target.first, target.first_dotted
        way, variable = sites[0].way, self.outline.variables.get(key)
        if way is Way.MEMBER or target.module == self._reading.module:
            return Obstacles()  # no name is bound
        if variable is None or way is not Way.IMPORTED:
            place = Variable("", self.outline.home(way, key))
            return Obstacles("", self.renaming.clash(place, first, dotted, uses) or "")
        instead = self._declared(key) or self.renaming.obstacle(variable, first, dotted)
        place = Variable(key[1], key[0], uses=uses)
        beside = self.renaming.clash(place, first, dotted, uses)
        if first == key[1]:
            beside = f"`{first}` is the old one as well"
        return Obstacles(instead or "", beside or "")

    def _declared(self, key: Key) -> str:
        """Whether another scope says that it binds the variable too."""
        scope, name = key
        is_declared = any(
            one.name == name and self._reading.lookup(name, one.scope) == scope
            for one in self._reading.declarations
        )
        return f"`{name}` is declared in another scope" if is_declared else ""
