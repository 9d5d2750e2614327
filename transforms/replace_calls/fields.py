"""Classes that are made of fields: dataclasses, and named tuples."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import ClassDefinition, Definitions, Function, Outside, chain
from transforms.replace_calls.signatures import Parameter, Slot, parameter_of

_NAMED_TUPLE = "typing.NamedTuple"
#: Factories that mean the same wherever they are written.
_FACTORIES = frozenset({"list", "dict", "set"})
_DATACLASS = "dataclasses.dataclass"
#: Words of a dataclass that make no difference to what it takes.
_HARMLESS = frozenset("frozen slots eq order repr unsafe_hash match_args weakref_slot".split())


@dataclass(frozen=True, slots=True)
class Fields:
    """Reads the fields of classes."""

    definitions: Definitions

    def of(self, owner: ClassDefinition) -> list[Parameter] | None:
        """What a class takes for its fields; None if it is not made of fields."""
        is_tuple = [self._outside(owner, base) for base in owner.node.bases] == [_NAMED_TUPLE]
        if is_tuple:
            return list(self._own(owner, by_keyword=False))
        is_own = any(
            isinstance(one, Function) and one.name == "__init__" for one in owner.node.body
        )
        given = self._dataclass(owner)
        if given is None or is_own or owner.node.keywords:
            return None
        fields: dict[str, Parameter] = {}
        for base in reversed(owner.node.bases):
            inherited = self._inherited(owner, base)
            if inherited is None:
                return None
            fields |= {one.name: one for one in inherited}
        own = self._own(owner, by_keyword="kw_only" in given)
        fields |= {one.name: one for one in own}
        # Those by keyword come last, as they do in the method that is made of them.
        return sorted(fields.values(), key=lambda one: one.slot is Slot.KEYWORD)

    def _dataclass(self, owner: ClassDefinition) -> frozenset[str] | None:
        """The words that a dataclass is given; None if it is none, or one of a special kind."""
        if len(owner.node.decorator_list) != 1:
            return None
        node = owner.node.decorator_list[0]
        keywords = node.keywords if isinstance(node, ast.Call) else []
        func = node.func if isinstance(node, ast.Call) else node
        true = frozenset(
            str(one.arg)
            for one in keywords
            if isinstance(one.value, ast.Constant) and one.value.value is True
        )
        others = {one.arg for one in keywords} - _HARMLESS - true
        is_plain = not others and true <= _HARMLESS | {"kw_only", "init"}
        return true if is_plain and self._outside(owner, func) == _DATACLASS else None

    def _inherited(self, owner: ClassDefinition, base: ast.expr) -> list[Parameter] | None:
        names = chain(base.value if isinstance(base, ast.Subscript) else base)
        found = self.definitions.inside(owner.path, names[0]) if names else None
        ends = self.definitions.attributes(found, names[1:]).ends if found else ()
        match ends:
            case (ClassDefinition() as other,):
                return self.of(other) if self._dataclass(other) is not None else None
            case (Outside(dotted=dotted),):
                is_empty = dotted.rpartition(".")[2] in {"Generic", "Protocol", "ABC", "object"}
                return [] if is_empty else None
        return None

    def _own(self, owner: ClassDefinition, *, by_keyword: bool) -> Iterator[Parameter]:
        slot = Slot.KEYWORD if by_keyword else Slot.EITHER
        for node in owner.node.body:
            match node:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                    kind = ast.unparse(annotation).partition("[")[0].rpartition(".")[2]
                    if kind == "KW_ONLY":
                        slot = Slot.KEYWORD
                    elif kind != "ClassVar":
                        yield from _field(name, slot, value)

    def _outside(self, owner: ClassDefinition, node: ast.expr) -> str:
        """The dotted name of something that does not belong to the project."""
        names = chain(node)
        found = self.definitions.inside(owner.path, names[0]) if names else None
        ends = self.definitions.attributes(found, names[1:]).ends if found else ()
        return ends[0].dotted if len(ends) == 1 and isinstance(ends[0], Outside) else ""


def _field(name: str, slot: Slot, value: ast.expr | None) -> Iterator[Parameter]:
    """The parameter of a field, unless it has none."""
    if not isinstance(value, ast.Call) or chain(value.func)[-1:] != ("field",):
        yield parameter_of(name, slot, value)
        return
    said = {one.arg: one.value for one in value.keywords}
    flags = {word for word, node in said.items() if getattr(node, "value", None) is False}
    if "init" in flags:
        return
    slot = Slot.KEYWORD if "kw_only" in said and "kw_only" not in flags else slot
    if "default_factory" in said:
        factory = ast.unparse(said["default_factory"])
        yield Parameter(name, slot, f"{factory}()", factory in _FACTORIES)
    else:
        yield parameter_of(name, slot, said.get("default"))
