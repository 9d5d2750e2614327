"""Calls of libraries that read a setting: ``config("OLD", default=…)``, ``env.bool("OLD")``."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.access import shown_as
from transforms.merge_env_vars.python.brackets import outer
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.libraries.known import Reads, reads
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

CUTS_COMMENT = "a comment goes with it"
MAYBE_PREFIXED = "a prefix may be put before it"
#: What gives a reader of django-environ a prefix.
_SETS_PREFIX = re.compile(rb"\benv\w*\.prefix\s*=(?!=)")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A call that reads a setting."""

    occurrence: Occurrence
    call: ast.Call
    inside: Inside
    how: Reads
    #: What is called, as a dotted name: equal ones read in the same way.
    called: str
    default: ast.expr | None

    @property
    def shown(self) -> str:
        """The call without its values."""
        more = ", …" if len(self.call.args) + len(self.call.keywords) > 1 else ""
        return f'{shown_as(self.call.func)}("{self.occurrence.name}"{more})'


def library_read(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that a library is asked for."""
    read = read_of(file, occurrence)
    if read is None:
        return None
    if is_prefixed(file, read):
        return ()  # it asks for another name, which only ends like this one
    if _sets_prefix(file.source.code):
        return manual(file, occurrence, read.shown, MAYBE_PREFIXED)
    together = _falling_together(file, read)
    return _alone(file, read) if together is None else together


def _falling_together(file: File, read: Read) -> Answer | None:
    """A read of which another one of the same setting is the fallback."""
    chain = _chain(file, read)
    if len({one.occurrence.name for one in chain}) > 1:
        return _collapsed(file, chain)
    return _either(file, read)


def _alone(file: File, read: Read) -> Answer:
    occurrence = read.occurrence
    if file.names.transition and file.is_old(occurrence.name):
        return _falling_back(file, read)
    return renamed(file, occurrence, read.shown)


def read_of(file: File, occurrence: Occurrence) -> Read | None:
    """The call that asks for a name, if it is one of those."""
    if occurrence.constant is None:
        return None
    match occurrence.inside.outer:
        case Inside(node=ast.keyword(arg=arg), outer=Inside(node=ast.Call() as call) as inside):
            position = None
        case Inside(node=ast.Call() as call) as inside:
            arg, position = None, _position(call, occurrence.constant)
        case _:
            return None
    called = file.meaning(call.func)
    how = reads(called)
    if how is None or (position != how.name_at if arg is None else arg != how.name_as):
        return None
    return Read(occurrence, call, inside, how, called, _default(call, how))


@lru_cache(maxsize=1)
def _sets_prefix(code: bytes) -> bool:
    """Whether a file gives a reader a prefix; asked for each name in it."""
    return b".prefix" in code and _SETS_PREFIX.search(code) is not None


def is_prefixed(file: File, read: Read) -> bool:
    """Whether a prefix is put before the name that is asked for."""
    func = read.call.func
    for inside in read.inside.around():
        if isinstance(inside.node, ast.With | ast.AsyncWith) and any(
            isinstance(item.context_expr, ast.Call)
            and isinstance(item.context_expr.func, ast.Attribute)
            and item.context_expr.func.attr == "prefixed"
            for item in inside.node.items
        ):
            return True
    value = file.meanings.assigned(func) if isinstance(func, ast.Name) else None
    keywords = value.keywords if isinstance(value, ast.Call) else []
    return any(keyword.arg == "env_prefix" for keyword in keywords)


def _position(call: ast.Call, node: ast.AST) -> int | None:
    return next((index for index, one in enumerate(call.args) if one is node), None)


def _default(call: ast.Call, how: Reads) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "default":
            return keyword.value
    return call.args[how.default_at] if how.default_at < len(call.args) else None


# Falling back


def _chain(file: File, read: Read) -> list[Read]:
    """The reads of one setting of which each falls back to the next one."""
    outermost = read
    while (around := _around(file, outermost)) is not None:
        outermost = around
    chain = [outermost]
    while (inner := _inner(file, chain[-1])) is not None:
        chain.append(inner)
    return chain if read in chain or any(one.call is read.call for one in chain) else [read]


def _inner(file: File, read: Read) -> Read | None:
    """What a read of the same setting has for its default."""
    if not isinstance(read.default, ast.Call):
        return None
    return _same(file, read, file.span(read.default))


def _around(file: File, read: Read) -> Read | None:
    """The read of the same setting that has this one for its default."""
    outside = read.inside.outer
    if outside is not None and isinstance(outside.node, ast.keyword):
        outside = outside.outer
    if outside is None or not isinstance(outside.node, ast.Call):
        return None
    found = _same(file, read, file.span(outside.node), outside.node)
    return found if found is not None and found.default is read.call else None


def _same(file: File, read: Read, span: Span, call: ast.Call | None = None) -> Read | None:
    new = file.names.new(read.occurrence.name)
    for occurrence in file.within(span)[:3]:
        other = read_of(file, occurrence) if file.names.new(occurrence.name) == new else None
        if other is None or other.call is read.call or other.called != read.called:
            continue
        if other.call is (call or read.default):
            return other
    return None


def _either(file: File, read: Read) -> Answer | None:
    """``config("NEW", default=None) or config("OLD", default=d)``: the last one is enough."""
    outside = read.inside.outer
    if outside is None or not isinstance(outside.node, ast.BoolOp):
        return None
    if not isinstance(outside.node.op, ast.Or):
        return None
    values = outside.node.values
    index = values.index(read.call)
    following = values[index + 1] if index + 1 < len(values) else None
    if following is None or not isinstance(following, ast.Call):
        return None
    other = _same(file, read, file.span(following), following)
    names = {read.occurrence.name, other.occurrence.name} if other else set()
    if other is None or len(names) < 2 or not _gives_nothing(read) or _rest(read) != _rest(other):
        return None
    file.take([read.occurrence, other.occurrence])
    if file.names.transition:
        return ()
    start = outer(file, read.call, outside.node).start
    end = outer(file, following, outside.node).start
    edits = (Edit(start, end, b""), *file.renaming(other.occurrence))
    old = read if file.is_old(read.occurrence.name) else other
    name, new = read.occurrence.name, file.names.new(read.occurrence.name)
    note = f"{name} had precedence over {new}" if file.is_old(name) else ""
    return (Place(old.occurrence.name, old.occurrence.span, old.shown, edits, note=note),)


def _gives_nothing(read: Read) -> bool:
    """Whether a read gives what counts as nothing where the setting is not there."""
    return isinstance(read.default, ast.Constant) and not read.default.value


def _rest(read: Read) -> list[str]:
    """What a call is given beside the name and the default."""
    values = [*read.call.args, *read.call.keywords]
    own = {id(read.occurrence.constant), id(read.default)}
    return [
        ast.dump(one)
        for one in values
        if id(one) not in own and id(getattr(one, "value", None)) not in own
    ]


def _collapsed(file: File, chain: Sequence[Read]) -> Answer:
    """One read for all of a chain, which keeps the default of the last one."""
    file.take(one.occurrence for one in chain)
    if file.names.transition:
        return ()
    first, last = chain[0], chain[-1]
    old = next(one for one in chain if file.is_old(one.occurrence.name))
    cut = _with_default_of(file, first, last)
    edits = (*file.renaming(first.occurrence), *cut)
    cuts_comment = any(b"#" in file.source.code[edit.start : edit.end] for edit in cut)
    name, new = first.occurrence.name, file.names.new(first.occurrence.name)
    note = f"{name} had precedence over {new}" if file.is_old(name) else ""
    place = Place(old.occurrence.name, old.occurrence.span, old.shown, edits, note=note)
    if cuts_comment:
        return (replace(place, safety=Safety.REVIEW, reason=CUTS_COMMENT),)
    return (place,)


def _with_default_of(file: File, first: Read, last: Read) -> tuple[Edit, ...]:
    """Let a read have the default of another one that stands in its own; or none."""
    given = _argument(first)
    whole = outer(file, given.value, given) if isinstance(given, ast.keyword) else None
    span = whole or outer(file, given, first.call)
    if last.default is not None:
        kept = outer(file, last.default, last.call)
        return Edit(span.start, kept.start, b""), Edit(kept.end, span.end, b"")
    start = file.span(given).start
    arguments = sorted(
        file.span(one) for one in (*first.call.args, *first.call.keywords) if one is not given
    )
    before = [one for one in arguments if one.end <= start]
    if before:
        return (Edit(_end(file, before[-1], start), span.end, b""),)
    return (Edit(start, arguments[0].start, b""),)


def _end(file: File, argument: Span, start: int) -> int:
    """Where an argument ends, with the parentheses around it."""
    comma = file.source.code.rfind(b",", argument.end, start)
    return comma if comma >= 0 else argument.end


def _argument(read: Read) -> ast.expr | ast.keyword:
    """The default as it is passed."""
    for keyword in read.call.keywords:
        if keyword.value is read.default:
            return keyword
    if read.default is None:
        raise TypeError("a read without a default falls back to nothing")
    return read.default


def _falling_back(file: File, read: Read) -> Answer:
    """Let a read try the new name, and be the default of that."""
    name = read.occurrence.constant
    if not read.how.has_default or read.default is None or name not in read.call.args:
        return manual(file, read.occurrence, read.shown, NO_FALLBACK)
    given = _argument(read)
    default = file.span(given)
    start, end = file.span(name)
    span = read.occurrence.span
    code = file.source.code
    func = code[slice(*file.span(read.call.func))]
    new = file.names.new(read.occurrence.name).encode()
    quoted = code[start : span.start] + new + code[span.end : end]
    inner = func + b"(" + code[start:end] + b", " + code[slice(*default)] + b")"
    by_name = b"default=" if isinstance(given, ast.keyword) else b""
    edits = Edit(start, end, quoted), Edit(default.start, default.end, by_name + inner)
    place = Place(read.occurrence.name, span, read.shown, edits, Safety.SAFE)
    return (place,)
