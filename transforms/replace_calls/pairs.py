"""What is called, and what is called instead: both by their definitions."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from migrator.api import (
    ClassDefinition,
    Definition,
    Definitions,
    Destination,
    Found,
    Function,
    Origin,
    Project,
    chain,
    decorators,
)
from transforms.extract_fixtures.dotted_text import with_imports
from transforms.move_symbols import MoveOptions
from transforms.move_symbols.resolving import resolved
from transforms.move_symbols.table import Target
from transforms.replace_calls.kinds import Kind, Kinds
from transforms.replace_calls.options import CallOptions, ReplaceOptions
from transforms.replace_calls.parameters import signature_of
from transforms.replace_calls.signatures import Signature
from transforms.replace_calls.template_text import STAND_IN, NewArgument, read_arguments


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


class Pairs:
    """Makes the pairs of a manifest."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions
        self._kinds = Kinds(definitions)
        #: What is to be said once.
        self.notes: list[str] = []

    def of(self, options: ReplaceOptions) -> list[Pair]:
        """All pairs."""
        return [self._pair(old, call) for old, call in options.calls.items()]

    def _pair(self, old: str, call: CallOptions) -> Pair:
        entries, notes = resolved(MoveOptions(move={old: call.to}), self._project)
        self.notes += notes
        self.notes += self._unknown(old)
        found, new = self._definitions.look_up(old), self._definitions.look_up(call.to)
        template, needs, problem = self._template(call, new)
        is_member = self._is_member(old)
        is_sibling = is_member and self._is_sibling(old, call.to, new)
        pair = Pair(
            old,
            entries[0].target,
            found,
            self._kinds.of(found),
            self._new_kind(call, new),
            signature_of(found, self._definitions),
            signature_of(new, self._definitions),
            template,
            needs,
            is_member=is_member,
            is_sibling=is_sibling,
            takes_self=is_member and takes_self(found),
            new_takes_self=is_sibling and takes_self(new),
        )
        if pair.new_takes_self:
            pair = replace(pair, template=_without(pair.object_name, template))
        return replace(pair, problem=entries[0].problem or problem or _problem(pair, new))

    def _is_member(self, old: str) -> bool:
        owner = self._definitions.look_up(old.rpartition(".")[0]).definitions
        located = self._project.locate(old)
        is_foreign = located.origin is Origin.ENVIRONMENT and len(located.attributes) > 1
        return is_foreign or any(isinstance(one, ClassDefinition) for one in owner)

    def _is_sibling(self, old: str, to: str, new: Found) -> bool:
        """Whether the class that has a callable has the new one under its last word."""
        (owner, _dot, _leaf), (other, _dot, leaf) = old.rpartition("."), to.rpartition(".")
        found = self._definitions.attributes(self._definitions.look_up(owner), [leaf])
        return owner == other or (new.is_certain and found == new)

    def _unknown(self, old: str) -> Iterator[str]:
        """What is to be said of an old callable that is nowhere."""
        located = self._project.locate(old)
        package = old.partition(".")[0]
        if located.origin is Origin.UNKNOWN:
            not_here = f"{package} is not installed here: `{old}` is known by its imports only"
            yield self._project.misplaced(package) or not_here
        elif located.origin is Origin.PROJECT and self._definitions.look_up(old).is_missing:
            name = located.attributes[0] if located.attributes else ""
            close = self._project.suggestion(located.module, name)
            yield f"there is no `{old}`" + (f": did you mean `{close}`?" if close else "")

    def _new_kind(self, call: CallOptions, new: Found) -> Kind:
        if call.asynchronous == "resolve":
            return self._kinds.of(new)
        return Kind.COROUTINE if call.asynchronous else Kind.PLAIN

    # The template

    def _template(
        self, call: CallOptions, new: Found
    ) -> tuple[tuple[NewArgument, ...] | None, tuple[Destination, ...], str]:
        """The new arguments with names as they are imported, these imports, and what is wrong."""
        if call.arguments is None:
            return None, (), ""
        written: list[NewArgument] = []
        needs: list[Destination] = []
        problem = ""
        for one in read_arguments(call.arguments):
            tree = ast.parse(one.text, mode="eval")
            objects = frozenset(self._objects(tree, new))
            code = with_imports(tree, one.text, self._project, by_name=True, objects=objects)
            needs += code.imports
            written.append(NewArgument(one.keyword, code.text, one.alone))
            for name in code.others:
                if not STAND_IN.fullmatch(name):
                    destination = self._bare(name, new)
                    if destination is None:
                        problem = (
                            f"where `{name}` comes from is not known: write package.module.{name}"
                        )
                    else:
                        needs.append(destination)
        return tuple(written), tuple(dict.fromkeys(needs)), problem

    def _objects(self, tree: ast.Expression, new: Found) -> Iterator[str]:
        """The names that attributes are taken from and that are no modules: ``Mode.FAST``."""
        for node in ast.walk(tree):
            root = chain(node)[0] if isinstance(node, ast.Attribute) and chain(node) else ""
            if root and self._bare(root, new) is not None:
                yield root

    def _bare(self, name: str, new: Found) -> Destination | None:
        """Where a name comes from that stands alone: what the new callable's module has."""
        near = {self._definitions.inside(one.path, name) for one in new.definitions}
        found = near.pop() if len(near) == 1 else None
        definitions = found.definitions if found and found.is_certain else self._everywhere(name)
        places = {one.module for one in definitions if one.name == name}
        return Destination(places.pop(), name) if len(places) == 1 else None

    def _everywhere(self, name: str) -> tuple[Definition, ...]:
        """The definitions of a name at the top of any module."""
        heads = [f"class {name}", f"def {name}"]
        found: list[Definition] = []
        for path in self._project.files.holding(heads):
            if not path.endswith(".py"):
                continue
            module = self._definitions.module(path).dotted
            found += [
                one
                for one in self._definitions.look_up(f"{module}.{name}").definitions
                if one.path == path and isinstance(one.node, Function | ast.ClassDef)
            ]
        return tuple(found)


def _without(name: str, template: tuple[NewArgument, ...] | None) -> tuple[NewArgument, ...] | None:
    """New arguments without the object, if that is the first of them."""
    is_first = template and not template[0].keyword and template[0].names == (name,)
    return template[1:] if template and is_first else template


def takes_self(found: Found) -> bool:
    """Whether a method is given the object that it is called on."""
    without = frozenset({"classmethod", "staticmethod"})
    nodes = [one.node for one in found.definitions]
    return bool(nodes) and all(
        isinstance(one, Function) and not without & decorators(one) for one in nodes
    )


def _problem(pair: Pair, new: Found) -> str:
    """Why nothing can be replaced at all."""
    if not pair.target.attributes:
        return f"{pair.new} is a module, which cannot be called"
    if pair.is_meant(new):
        return f"{pair.old} and {pair.new} are the same already"
    return next(_template_problems(pair), "")


def _template_problems(pair: Pair) -> Iterator[str]:
    template = pair.template or ()
    names: Mapping[str, None] = dict.fromkeys(name for one in template for name in one.names)
    for name in names if pair.old_signature else ():
        if pair.old_signature and pair.old_signature.parameter(name) is None:
            yield f"`arguments` speaks of `${name}`, and {pair.names[0]} has no such parameter"
    signature = pair.new_signature
    if signature is not None and pair.new_takes_self:
        signature = signature.on_object()
    if pair.template is not None and signature is not None:
        call = ast.Call(
            ast.Name("f"),
            [one.tree for one in template if not one.keyword],
            [ast.keyword(one.keyword, one.tree) for one in template if one.keyword],
        )
        problem = signature.bind(call).problem
        if problem:
            yield problem
    local: dict[str, Destination] = {}
    for one in pair.needs:
        first = one.asname or one.name.partition(".")[0]
        other = local.setdefault(first, one)
        if other != one and one.module:
            yield f"two things in `arguments` are called `{first}`"
