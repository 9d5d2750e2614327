"""The pairs of a manifest, made from what the definitions say."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace

from migrator.api import (
    ClassDefinition,
    Definitions,
    Destination,
    Found,
    Function,
    Origin,
    Project,
    decorators,
)
from transforms.move_symbols import MoveOptions
from transforms.move_symbols.resolving import resolved
from transforms.replace_calls.kinds import Kind, Kinds
from transforms.replace_calls.options import CallOptions, ReplaceOptions
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.parameters import signature_of
from transforms.replace_calls.template_text import NewArgument
from transforms.replace_calls.templates import Templates


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
        template = Templates(self._project, self._definitions).of(call.arguments, new)
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
            template.arguments,
            template.needs,
            is_member=is_member,
            is_sibling=is_sibling,
            takes_self=is_member and _takes_self(found),
            new_takes_self=is_sibling and _takes_self(new),
        )
        if pair.new_takes_self:
            pair = replace(pair, template=_without(pair.object_name, template.arguments))
        return replace(pair, problem=entries[0].problem or template.problem or _problem(pair, new))

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


def _without(name: str, template: tuple[NewArgument, ...] | None) -> tuple[NewArgument, ...] | None:
    """New arguments without the object, if that is the first of them."""
    is_first = template and not template[0].keyword and template[0].names == (name,)
    return template[1:] if template and is_first else template


def _takes_self(found: Found) -> bool:
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
