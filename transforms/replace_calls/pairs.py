"""What is called, and what is called instead: both by their definitions."""

from dataclasses import dataclass

from migrator.api import Destination, Found, Function, decorators
from transforms.move_symbols.table import Target
from transforms.replace_calls.kinds import Kind
from transforms.replace_calls.signatures import Signature
from transforms.replace_calls.template_text import NewArgument


@dataclass(frozen=True)
class Pair:
    """One old callable and one new one."""

    old: str
    target: Target
    #: Where the old name ends; what does not end at definitions is known by its name only.
    found: Found
    old_kind: Kind
    new_kind: Kind
    old_signature: Signature | None
    new_signature: Signature | None
    #: None where arguments stay as they are. The object that a sibling is given is none of them.
    template: tuple[NewArgument, ...] | None
    needs: tuple[Destination, ...] = ()
    #: Why no call can be replaced.
    problem: str = ""
    #: Whether a class has the old one: it is no name of a module.
    is_member: bool = False
    #: Whether that class has the new one, too, so that only the last word of a call changes.
    is_sibling: bool = False
    #: Whether they are methods that are given an object first.
    takes_self: bool = False
    new_takes_self: bool = False

    @property
    def leaf(self) -> str:
        """The word without which nobody speaks of it."""
        return self.old.rpartition(".")[2]

    @property
    def new(self) -> str:
        """The whole new name."""
        return self.target.dotted

    @property
    def names(self) -> tuple[str, str]:
        """Both names, for a person."""
        return f"`{self.leaf}`", f"`{self.target.expression}`"

    @property
    def object_name(self) -> str:
        """How the old method calls the object that it is given."""
        parameters = self.old_signature.parameters if self.old_signature else ()
        return parameters[0].name if self.takes_self and parameters else ""

    @property
    def is_class_method(self) -> bool:
        """Whether the old callable is given the class that it is called by."""
        nodes = [one.node for one in self.found.definitions]
        return any(isinstance(one, Function) and "classmethod" in decorators(one) for one in nodes)

    @property
    def has_other_kind(self) -> bool:
        """Whether what stands in for it has to be of another kind now."""
        return self.old_kind is not self.new_kind and self.old_kind.is_known

    def is_meant(self, found: Found) -> bool:
        """Whether something can be nothing but the old callable."""
        if self.found.is_certain:
            return found.is_certain and set(found.definitions) <= set(self.found.definitions)
        return not found.is_unknown and bool(found.names) and found.names <= self.found.names

    def may_be_meant(self, found: Found) -> bool:
        """Whether something can be the old callable."""
        return not found.names.isdisjoint(self.found.names)
