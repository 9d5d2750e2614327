"""References as shells write them, in texts of any format: ``$OLD``, ``${OLD}``, ``${OLD:-x}``.

A reference that falls back from one name of a setting to the other collapses into one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from migrator.api import Edit, Safety, Span, apply, in_order
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Value, renamed

_NAME = rb"[A-Za-z_][A-Za-z0-9_]*"
_OPERATOR = re.compile(rb":?[-=?+]|[^}]", re.DOTALL)
_FALLS_BACK = frozenset({b":-", b"-"})
_ASSIGNS = frozenset({b":=", b"="})
_DEMANDS = frozenset({b":?", b"?"})
NO_FALLBACK = "cannot fall back from one name to the other"
_UNCLOSED = "its brace is never closed"
_UNCLEAR = "where it ends cannot be told"
_BY_PREFIX = "lists all names that start like it"
_MIXED = "the two names fall back in different ways where one is set to nothing"


def _tokens(escape: bytes) -> re.Pattern[bytes]:
    escaped = re.escape(escape) + rb"."
    return re.compile(escaped + rb"|(\$+)(?:(\{)([!#]?))?(" + _NAME + rb")|\$+(\{)|\}", re.DOTALL)


#: What counts in a text, by the byte that takes the meaning from the one behind it.
_TOKENS = {escape: _tokens(escape) for escape in (b"\\", b"`")}


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference to a variable."""

    name: str
    name_span: Span
    span: Span
    braced: bool
    operator: bytes = b""
    #: What stands behind the operator.
    operand: Span | None = None
    #: The mark before the name: ``#`` for its length, ``!`` for what its value names.
    prefix: bytes = b""
    #: Two of them where the text is read twice: ``$$OLD`` in a Makefile or a compose file.
    dollars: bytes = b"$"
    #: The references in what stands behind the operator.
    inner: tuple["Reference", ...] = ()

    @property
    def shown(self) -> str:
        """The reference without what it falls back to."""
        dollars = self.dollars.decode()
        if not self.braced:
            return f"{dollars}{self.name}"
        return f"{dollars}{{{self.prefix.decode()}{self.name}{'…' if self.operator else ''}}}"


@dataclass(slots=True)
class _Open:
    """A brace that is not closed yet."""

    start: int
    name: str = ""
    name_span: Span = field(default_factory=lambda: Span(0, 0))
    prefix: bytes = b""
    dollars: bytes = b"$"
    inner: list[Reference] = field(default_factory=list)

    def closed(self, code: bytes, end: int) -> list[Reference]:
        """What it holds, when its brace closes."""
        if not self.name:
            return self.inner
        whole = Span(self.start, end)
        operator = _OPERATOR.match(code, self.name_span.end, end - 1)
        found = Reference(
            self.name,
            self.name_span,
            whole,
            braced=True,
            operator=operator.group() if operator else b"",
            operand=Span(operator.end(), end - 1) if operator else None,
            prefix=self.prefix,
            dollars=self.dollars,
            inner=tuple(self.inner),
        )
        return [found]


def references(code: bytes, span: Span, escape: bytes = b"\\") -> Iterator[Reference]:
    """The references in a range, without those inside of others."""
    found, _unclosed = _parsed(code, span, escape)
    yield from found


def _parsed(code: bytes, span: Span, escape: bytes) -> tuple[list[Reference], list[_Open]]:
    """The references in a range, and those that are never closed."""
    found: list[Reference] = []
    opened: list[_Open] = []
    for token in _TOKENS[escape].finditer(code, *span):
        run, brace, prefix, name, nameless = token.groups()
        into = opened[-1].inner if opened else found
        if name is not None:
            # An even run of dollars is dollars that are written twice.
            dollars = b"$" if len(run) % 2 else b"$$"
            start = token.end(1) - len(dollars)
            name_span = Span(*token.span(4))
            if brace is not None:
                opened.append(_Open(start, name.decode(), name_span, prefix, dollars))
                continue
            whole = Span(start, token.end())
            into.append(Reference(name.decode(), name_span, whole, braced=False, dollars=dollars))
        elif nameless is not None:
            opened.append(_Open(token.start()))
        elif token.group() == b"}" and opened:
            last = opened.pop()
            (opened[-1].inner if opened else found).extend(last.closed(code, token.end()))
    for one in opened:
        found += one.inner
    return found, [one for one in opened if one.name]


def interpolated(code: bytes, names: Names, span: Span, escape: bytes = b"\\") -> Iterator[Place]:
    """What becomes of the references in a range; one that is escaped is none."""
    found, unclosed = _parsed(code, span, escape)
    for one in unclosed:
        if one.name in names.old:
            shown = f"${{{one.name}"
            yield Place(one.name, one.name_span, shown, safety=Safety.MANUAL, reason=_UNCLOSED)
    waiting = found[::-1]
    while waiting:
        chain = _chain(code, names, waiting.pop())
        yield from _places(code, names, chain)
        waiting += chain[-1].inner[::-1]


def _chain(code: bytes, names: Names, first: Reference) -> list[Reference]:
    """A reference, and those to the same setting that it falls back to."""
    chain = [first]
    while (following := _fallback(code, chain[-1])) is not None:
        if names.new(following.name) != names.new(first.name):
            break
        chain.append(following)
    return chain


def _fallback(code: bytes, reference: Reference) -> Reference | None:
    """What a reference falls back to, if that is one other reference and nothing else."""
    operand = reference.operand
    if operand is None or len(reference.inner) != 1 or reference.prefix:
        return None
    if reference.operator not in _FALLS_BACK | _ASSIGNS:
        return None
    inner = reference.inner[0]
    if inner.prefix or inner.dollars != reference.dollars:
        return None
    if inner.operator not in {b"", *_FALLS_BACK, *_ASSIGNS, *_DEMANDS}:
        return None
    if inner.span == operand or (not inner.operator and _is_quoted(code, inner.span, operand)):
        return inner
    return None


def _is_quoted(code: bytes, inner: Span, outer: Span) -> bool:
    return code[slice(*outer)] == b'"%b"' % code[slice(*inner)]


def _places(code: bytes, names: Names, chain: Sequence[Reference]) -> Iterator[Place]:
    old = next((one for one in chain if one.name in names.old), None)
    if old is None:
        return
    if not names.transition:
        yield _collapsed(code, names, chain, old)
        yield from _in_message(code, names, chain[-1])
    elif all(one.name in names.old for one in chain):
        yield _falling_back(code, names, chain[0])


def _manual(reference: Reference, reason: str) -> Place:
    return Place(
        reference.name,
        reference.name_span,
        reference.shown,
        safety=Safety.MANUAL,
        reason=reason,
    )


def _collapsed(code: bytes, names: Names, chain: Sequence[Reference], old: Reference) -> Place:
    """One reference for all of a chain, which keeps what the last one falls back to."""
    first, last = chain[0], chain[-1]
    new = names.new(first.name)
    if first.prefix == b"!" and first.operator in {b"*", b"@"}:
        return _manual(first, _BY_PREFIX)
    edits = renamed(first.name_span, new) if first.name != new else ()
    if len(chain) == 1:
        return Place(old.name, old.name_span, first.shown, edits)
    if not _is_clear(code, last):
        return _manual(first, _UNCLEAR)
    edits += (_without_links(chain),)
    # One brace closes what is left: the last one's own, or that of the first.
    end = first.span.end if last.braced else first.span.end - 1
    if last.span.end < end:
        edits += (Edit(last.span.end, end, b""),)
    is_mixed = len({one.operator.startswith(b":") for one in chain if one.operator}) > 1
    has_new = any(one.name == new for one in chain)
    return Place(
        old.name,
        old.name_span,
        first.shown,
        edits,
        safety=Safety.REVIEW if is_mixed else Safety.SAFE,
        reason=_MIXED if is_mixed else "",
        note=f"{first.name} had precedence over {new}" if first.name != new and has_new else "",
    )


def _without_links(chain: Sequence[Reference]) -> Edit:
    """Take out what stands between the first name and what the last one falls back to."""
    first, last = chain[0], chain[-1]
    assigning = next((one.operator for one in chain if one.operator in _ASSIGNS), b"")
    if assigning and last.operand is not None and last.operator in _FALLS_BACK:
        return Edit(first.name_span.end, last.operand.start, assigning)
    return Edit(first.name_span.end, last.name_span.end, b"")


def _in_message(code: bytes, names: Names, reference: Reference) -> Iterator[Place]:
    """Old names in what is said where a setting is missing: ``${OLD:?OLD is not set}``."""
    if reference.operand is None or reference.operator not in _DEMANDS:
        return
    start = reference.operand.start
    for found, name in names.old_in(code[slice(*reference.operand)]):
        span = Span(start + found.start, start + found.end)
        if not any(one.span.start <= span.start < one.span.end for one in reference.inner):
            shown = f"{name} in the message of {reference.shown}"
            yield Place(name, span, shown, renamed(span, names.new(name)))


def _falling_back(code: bytes, names: Names, reference: Reference) -> Place:
    """The new name first, and the old one where that is not set."""
    if reference.prefix or reference.operator not in {b"", *_FALLS_BACK, *_DEMANDS}:
        return _manual(reference, NO_FALLBACK)
    if not _is_clear(code, reference):
        return _manual(reference, _UNCLEAR)
    start, end = reference.span
    head = reference.dollars + b"{%b:-" % names.new(reference.name).encode()
    edits: tuple[Edit, ...] = (Edit(start, end, head + code[start:end] + b"}"),)
    if reference.operand is not None:
        # What stands in the operand has edits of its own.
        name = reference.name_span.start
        edits = (Edit(start, name, head + code[start:name]), Edit(end - 1, end, b"}}"))
    return Place(reference.name, reference.name_span, reference.shown, edits)


def _is_clear(code: bytes, reference: Reference) -> bool:
    """Whether the first closing brace ends a reference, whoever reads it."""
    if reference.operand is None:
        return True
    text = code[slice(*reference.operand)]
    return text.count(b"(") == text.count(b")") and not any(
        text.count(quote) % 2 for quote in (b"'", b'"', b"`")
    )


def value_of(code: bytes, names: Names, name: str, span: Span) -> Value:
    """The value that a text gives a name, where references are to names of the same file."""
    only = next(references(code, span), None)
    if (
        only is not None
        and only.span == span
        and _only_repeats(only)
        and only.name != name
        and names.new(only.name) == names.new(name)
    ):
        return Value(Kind.OTHER_NAME)
    return Value(Kind.TEXT, _after_merge(code[slice(*span)], names))


def _only_repeats(reference: Reference) -> bool:
    """Whether a reference gives the value of its name, and nothing else."""
    if reference.prefix or reference.dollars != b"$":
        return False
    if reference.operand is None:
        return True
    return reference.operator in _FALLS_BACK and reference.operand.start == reference.operand.end


def _after_merge(text: bytes, names: Names) -> str:
    """A text as it reads after the merge, with every simple reference in braces."""
    if b"$" in text:
        merge = replace(names, transition=False)
        places = interpolated(text, merge, Span(0, len(text)))
        text = apply(text, in_order(edit for place in places for edit in place.edits))
        simple = (one for one in references(text, Span(0, len(text))) if not one.braced)
        braced = [Edit(*one.span, one.dollars + b"{%b}" % one.name.encode()) for one in simple]
        text = apply(text, braced)
    return with_new_names(text, names)


def with_new_names(text: bytes, names: Names) -> str:
    """A text as it reads after the merge."""
    pieces: list[bytes] = []
    at = 0
    for span, name in names.old_in(text):
        pieces += text[at : span.start], names.new(name).encode()
        at = span.end
    return b"".join([*pieces, text[at:]]).decode(errors="replace")
