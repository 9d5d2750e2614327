"""On what terms a call is made: what its signature is there, and what becomes of its object."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.replace_calls.facts import Way
from transforms.replace_calls.given import Weight, weight
from transforms.replace_calls.meetings import Meeting
from transforms.replace_calls.objects import How
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.passing import Receiver
from transforms.replace_calls.signatures import Signature
from transforms.replace_calls.staying import StaysError
from transforms.replace_calls.template_text import NewArgument, read_arguments

Template = tuple[NewArgument, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one call."""

    template: Template | None
    old: Signature | None
    new: Signature | None
    #: The object that it is called on, where that is to be an argument.
    receiver: Receiver | None = None
    #: Why a person should look at it.
    reasons: tuple[str, ...] = ()


def terms_of(one: Meeting, way: Way, callee: ast.expr, overriding: Sequence[str]) -> Terms:
    """The terms of a call; raises `StaysError`."""
    pair = one.pair
    if one.on is None or not isinstance(callee, ast.Attribute):
        is_unbound = way is Way.MEMBER and pair.new_takes_self
        template = _with_object(pair) if is_unbound else pair.template
        return Terms(template, pair.old_signature, pair.new_signature)
    reasons = _unsure(one, callee, overriding)
    old = _on_object(pair.old_signature) if pair.takes_self else pair.old_signature
    if way is Way.MEMBER:
        new = _on_object(pair.new_signature) if pair.new_takes_self else pair.new_signature
        return Terms(pair.template, old, new, reasons=reasons)
    return _as_argument(one, callee, Terms(pair.template, old, pair.new_signature, None, reasons))


def _unsure(one: Meeting, callee: ast.Attribute, overriding: Sequence[str]) -> tuple[str, ...]:
    """Why it is not certain which method is called."""
    pair, found = one.pair, one.on
    text = ast.unparse(callee.value)
    if found is None or found.how is How.MADE:
        return ()
    if found.is_class and pair.takes_self:
        raise StaysError(f"`{text}` is the class itself, and no object of it")
    if overriding:
        raise StaysError(
            f"`{text}` may be a `{overriding[0]}`, which has a `{pair.leaf}` of its own"
        )
    if found.how is How.TOLD:
        return (f"only its annotation says that `{text}` is a `{found.owner.node.name}`",)
    if found.how is How.KEPT:
        return (f"`{text}` is a `{found.owner.node.name}` as far as its own class shows",)
    return ()


def _as_argument(one: Meeting, callee: ast.Attribute, terms: Terms) -> Terms:
    """The terms of a call on an object whose class has no such method any more."""
    pair, text = one.pair, ast.unparse(callee.value)
    if terms.template is None:
        raise StaysError(f"it is called on `{text}`: `arguments` has to say what becomes of that")
    if weight(callee.value) is Weight.ACTS:
        raise StaysError(
            f"it is called on `{text}`, which would be evaluated elsewhere, or not at all"
        )
    name = pair.object_name
    is_given = any(name in argument.names for argument in terms.template) if name else False
    if is_given:
        receiver = Receiver(name, text)
        return Terms(terms.template, terms.old, terms.new, receiver, terms.reasons)
    is_dropped = pair.takes_self or (pair.is_class_method and not _is_made(one))
    dropped = (f"drops `{text}`",) if is_dropped else ()
    return Terms(terms.template, terms.old, terms.new, None, (*terms.reasons, *dropped))


def _is_made(one: Meeting) -> bool:
    """Whether the class of the object is exactly the one that is seen."""
    return one.on is not None and one.on.how is How.MADE


def _on_object(signature: Signature | None) -> Signature | None:
    return signature.on_object() if signature else None


def _with_object(pair: Pair) -> Template | None:
    """The new arguments where the object is the first of them."""
    if pair.template is None:
        return None
    return (*read_arguments([f"${pair.object_name}"]), *pair.template)
