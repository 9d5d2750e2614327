"""Variables that imports bind, and whether they may get another name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from migrator.api import Alias, Binding, BindingKind, Import, Reading, ScopeKind, Span, Use
from transforms.move_symbols.table import Table


@dataclass(frozen=True, slots=True)
class Imported:
    """One import that binds a variable."""

    statement: int
    alias_index: int
    alias: Alias
    #: What the import names in full: ``a.b.c`` also for a plain ``import a.b.c``.
    dotted: str
    #: A plain ``import a.b.c``: it binds ``a``.
    plain: bool


@dataclass(slots=True)
class Variable:
    """A name of one scope that at least one import binds."""

    name: str
    scope: int
    imports: list[Imported] = field(default_factory=list)
    others: list[Binding] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    @property
    def root(self) -> str:
        """What the variable itself stands for."""
        first = self.imports[0]
        return self.name if first.plain else first.dotted

    @property
    def roots(self) -> list[str]:
        """All that the variable may stand for."""
        return [self.name if found.plain else found.dotted for found in self.imports]

    @property
    def is_settled(self) -> bool:
        """Whether it stands for one thing, but for stand-ins where an import fails."""
        roots = {found.dotted for found in self.imports if not found.plain}
        plain = any(found.plain for found in self.imports)
        only_fallbacks = all(binding.fallback for binding in self.others)
        return only_fallbacks and (len(roots) + plain == 1)


def variables(reading: Reading, reached: Mapping[str, str]) -> Iterator[Variable]:
    """Every variable of the words that an import binds, with its uses.

    ``reached`` says which module stands behind a name that is imported from another one.
    """
    found: dict[tuple[int, str], Variable] = {}
    for binding in reading.bindings:
        if binding.kind is BindingKind.IMPORT and reading.imported(binding) is not None:
            key = (binding.scope, binding.name)
            found.setdefault(key, Variable(binding.name, binding.scope))
    for binding in reading.bindings:
        variable = found.get((binding.scope, binding.name))
        if variable is None:
            continue
        if binding.kind is BindingKind.IMPORT and reading.imported(binding) is not None:
            variable.imports.append(_imported(reading, binding, reached))
        else:
            variable.others.append(binding)
    for use in reading.uses:
        scope = reading.lookup(use.name, use.scope, use.order)
        variable = found.get((scope, use.name)) if scope is not None else None
        if variable is not None:
            variable.uses.append(use)
    yield from found.values()


def _imported(reading: Reading, binding: Binding, reached: Mapping[str, str]) -> Imported:
    statement = reading.imports[binding.statement]
    alias = statement.aliases[binding.alias]
    plain = statement.module is None and alias.asname is None
    dotted = alias.name if statement.module is None else statement.target(alias)
    behind = reached.get(dotted, dotted)
    return Imported(binding.statement, binding.alias, alias, behind, plain)


def unbound_uses(reading: Reading, name: str) -> list[Use]:
    """Uses of a name that nothing in the file binds."""
    return [
        use
        for use in reading.uses
        if use.name == name and reading.lookup(name, use.scope, use.order) is None
    ]


class Renaming:
    """Whether names of one file can be exchanged for others without a change of meaning."""

    def __init__(self, reading: Reading, suppressed: tuple[Span, ...], table: Table) -> None:
        self._reading = reading
        self._suppressed = suppressed
        self._table = table
        self._wanted = list(self._wanted_names())

    def _wanted_names(self) -> Iterator[tuple[int, str, str, str]]:
        """What imports of the file want to bind: scope, old name, new name, what it stands for."""
        for statement in self._reading.imports:
            for alias in statement.aliases:
                match = self._table.match(statement.target(alias))
                if match is not None and alias.asname in {None, alias.name}:
                    target = match.target
                    yield statement.scope, alias.local, target.first, target.first_dotted

    def obstacle(self, variable: Variable, new: str, dotted: str) -> str | None:
        """Why a variable cannot be called ``new``, which is to stand for ``dotted``."""
        if new == variable.name:
            return self._other_binding(variable)
        return (
            self._fixed_use(variable)
            or self._looked_up(variable)
            or self._mangled(variable, new)
            or self._other_binding(variable)
            or self._other_import(variable, new)
            or self.clash(variable, new, dotted, variable.uses)
        )

    def _fixed_use(self, variable: Variable) -> str | None:
        if self._reading.scopes[variable.scope].kind is ScopeKind.CLASS:
            return "it is an attribute of a class here"
        if any(use.fixed for use in variable.uses):
            return f"`{variable.name}` is also shown as text"
        if any(self._is_suppressed(use.span) for use in variable.uses):
            return "a use of it is suppressed"
        return None

    def _looked_up(self, variable: Variable) -> str | None:
        """Whether the file looks the name up by a string, as ``globals()["name"]`` does."""
        name = re.compile(rf"(?<!\w){re.escape(variable.name)}(?!\w)")
        if self._reading.looks_up and any(
            name.search(string.value) and not string.docstring for string in self._reading.strings
        ):
            return f"`{variable.name}` is looked up by a string here"
        return None

    def _mangled(self, variable: Variable, new: str) -> str | None:
        """Whether a class would turn ``__name`` into a name of its own."""
        if new.startswith("__") and not new.endswith("__"):
            for use in variable.uses:
                if any(
                    self._reading.scopes[scope].kind is ScopeKind.CLASS
                    for scope in self._outward(use.scope)
                ):
                    return f"`{new}` would be a private name of a class"
        return None

    def _outward(self, scope: int) -> Iterator[int]:
        current: int | None = scope
        while current is not None:
            yield current
            current = self._reading.scopes[current].parent

    def _other_binding(self, variable: Variable) -> str | None:
        for binding in variable.others:
            if binding.kind not in {BindingKind.ASSIGNMENT, BindingKind.DELETION}:
                return f"`{variable.name}` is also defined here"
            if binding.span is None or self._is_suppressed(binding.span):
                return f"`{variable.name}` is also bound here"
        return None

    def _other_import(self, variable: Variable, new: str) -> str | None:
        for imported in variable.imports:
            if len(variable.imports) > 1 and not self._comes_along(imported, new):
                return f"it is also imported from {imported.dotted}"
        return None

    def _comes_along(self, imported: Imported, new: str) -> bool:
        """Whether another import of the same variable will bind the new name too."""
        match = self._table.match(imported.dotted)
        statement = self._reading.imports[imported.statement]
        return (
            match is not None
            and match.target.first == new
            and imported.alias.asname in {None, imported.alias.name}
            and not self._is_suppressed(statement.span)
        )

    def clash(self, variable: Variable, new: str, dotted: str, uses: list[Use]) -> str | None:
        """Why ``new`` cannot be bound where a variable is, and read at some of its uses."""
        scope = variable.scope
        return (
            self._declared(scope, new, variable.name)
            or self._bound_already(variable, new, dotted)
            or self._wanted_by_another(scope, new, dotted, variable.name)
            or self._hidden(scope, new, uses)
            or self._captures(scope, new)
        )

    def _declared(self, scope: int, new: str, old: str) -> str | None:
        """Whether the name belongs to another scope by ``global`` or ``nonlocal``."""
        here = self._reading.scopes[scope]
        if new in here.global_names or new in here.nonlocal_names:
            return f"`{new}` is declared here to be another scope's"
        for declaration in self._reading.declarations:
            bound = self._reading.scopes[declaration.scope].bound
            if declaration.name == old and new in bound:
                return f"`{new}` is something else where the name is declared"
        return None

    def _bound_already(self, variable: Variable, new: str, dotted: str) -> str | None:
        if new not in self._reading.scopes[variable.scope].bound:
            return None
        if variable.others or not self._means(variable.scope, new, dotted):
            return f"`{new}` is something else here"
        return None

    def _wanted_by_another(self, scope: int, new: str, dotted: str, old: str) -> str | None:
        """Whether another import of the file is to bind the same name to something else."""
        for other, local, name, meant in self._wanted:
            is_other = meant != dotted and not (other == scope and local == old)
            if name == new and is_other and self._related(scope, other):
                return f"{meant} wants the name `{new}` too"
        return None

    def _hidden(self, scope: int, new: str, uses: list[Use]) -> str | None:
        """Whether something else has the name where it would be read."""
        for use in uses:
            owner = self._reading.lookup(new, use.scope, use.order)
            in_class = new in self._reading.scopes[use.scope].bound and use.scope != scope
            if in_class or (owner not in {None, scope} and self._is_within(owner or 0, scope)):
                return f"`{new}` is something else where it is used"
        return None

    def _captures(self, scope: int, new: str) -> str | None:
        """Whether something that reads the name now would read the new binding."""
        for use in self._reading.uses:
            if use.name == new and self._is_within(use.scope, scope):
                owner = self._reading.lookup(new, use.scope, use.order)
                if self._would_be_captured(owner, scope):
                    return f"`{new}` is something else here"
        return None

    def _related(self, one: int, other: int) -> bool:
        return self._is_within(one, other) or self._is_within(other, one)

    def _would_be_captured(self, owner: int | None, scope: int) -> bool:
        """Whether a use of a name would get another meaning from a new binding in a scope."""
        if owner is None:
            return True  # a builtin, or something that comes from where nobody can see
        # Even if it is the same thing out there: here it may be read before it is bound.
        return owner != scope and not self._is_within(owner, scope)

    def _means(self, scope: int, name: str, dotted: str) -> bool:
        """Whether all that binds a name in a scope is an import of one thing."""
        indices = self._reading.scopes[scope].bound[name]
        bindings = [self._reading.bindings[index] for index in indices]
        return all(
            self._reading.imported(binding) == dotted or _top_of(binding, dotted, self._reading)
            for binding in bindings
        )

    def _is_within(self, scope: int, outer: int) -> bool:
        return outer in self._outward(scope)

    def _is_suppressed(self, span: Span) -> bool:
        return any(covered.overlaps(span) for covered in self._suppressed)


def _top_of(binding: Binding, dotted: str, reading: Reading) -> bool:
    """Whether a plain ``import a.b`` binds the ``a`` that ``dotted`` is."""
    if binding.kind is not BindingKind.IMPORT:
        return False
    statement: Import = reading.imports[binding.statement]
    alias = statement.aliases[binding.alias]
    return statement.module is None and alias.asname is None and alias.local == dotted
