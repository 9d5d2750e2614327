"""References of make: ``$(OLD)``, ``${OLD:.c=.o}``, and the fallbacks that are made of them."""

import re
from collections.abc import Iterator

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

_OPENS = re.compile(rb"(?<!\$)(?:\$\$)*\$[({]\Z")
_ASKS = re.compile(rb"\$[({](?:origin|flavor|value)[ \t]+\Z")
_ONE = rb"\$[({][ \t]*([A-Za-z_]\w*)[ \t]*[)}]"
_EITHER = re.compile(rb"\$([({])or[ \t]+" + _ONE + rb"[ \t]*,[ \t]*" + _ONE + rb"[ \t]*([,)}])")
_CHOICE = re.compile(
    rb"\$[({]if[ \t]+" + _ONE + rb"[ \t]*,[ \t]*" + _ONE + rb"[ \t]*,[ \t]*" + _ONE + rb"[ \t]*[)}]"
)
_ONLY = re.compile(_ONE)
#: A fallback is looked for so far before a name.
_NEAR = 200


def is_reference(code: bytes, span: Span) -> bool:
    """Whether make puts the value of a variable in a place."""
    if code[span.end : span.end + 1] not in {b")", b"}", b":"}:
        return False
    before = code[max(span.start - 40, 0) : span.start]
    return _OPENS.search(before) is not None


def is_question(code: bytes, span: Span) -> bool:
    """Whether a variable is asked about: ``$(origin OLD)``."""
    before = code[max(span.start - 40, 0) : span.start]
    return code[span.end : span.end + 1] in {b")", b"}"} and _ASKS.search(before) is not None


class References:
    """The references of a text, of which some fall back to each other."""

    def __init__(self, code: bytes, names: Names) -> None:
        self._code = code
        self._names = names

    def is_first(self, span: Span) -> bool:
        """Whether a reference is not what another one falls back to."""
        found = self._fallback(span)
        return found is None or found[1][0][0] == span

    def place(self, span: Span, name: str) -> Iterator[Place]:
        """What becomes of one reference; a fallback is told by its first old name."""
        names = self._names
        found = self._fallback(span)
        if found is not None:
            whole, members = found
            first_old = next(at for at, member in members if member in names.old)
            if span == first_old and not names.transition:
                yield self._collapsed(whole, members, first_old)
            return
        if name not in names.old:
            return
        shown = f"$({name})"
        if not names.transition:
            yield Place(name, span, shown, renamed(span, names.new(name)))
        elif self._code[span.end : span.end + 1] == b":":
            yield Place(name, span, shown, safety=Safety.MANUAL, reason=NO_FALLBACK)
        else:
            start, end = span.start - 2, span.end + 1
            edits = (
                Edit(start, start, f"$(or $({names.new(name)}),".encode()),
                Edit(end, end, b")"),
            )
            yield Place(name, span, shown, edits)

    def _fallback(self, span: Span) -> tuple[Span, list[tuple[Span, str]]] | None:
        """The fallback that a reference is part of: where it stands, and its references."""
        names = self._names
        start = max(self._code.rfind(b"\n", 0, span.start) + 1, span.start - _NEAR)
        for pattern, groups in ((_EITHER, (2, 3)), (_CHOICE, (1, 2, 3))):
            for match in pattern.finditer(self._code, start, span.end + _NEAR):
                members = [(Span(*match.span(at)), match[at].decode()) for at in groups]
                if span not in {at for at, _ in members}:
                    continue
                known = {member for _, member in members}
                if len({names.new(one) for one in known}) == 1 and known & names.old:
                    if pattern is _CHOICE and members[0][1] != members[1][1]:
                        continue
                    return Span(*match.span()), members
        return None

    def _collapsed(self, whole: Span, members: list[tuple[Span, str]], old: Span) -> Place:
        code, names = self._code, self._names
        name = code[slice(*old)].decode()
        new = names.new(name)
        first = members[0][1]
        note = f"{first} had precedence over {new}" if first != new else ""
        if len(members) == 2 and code[whole.end - 1 : whole.end] == b",":
            # Something else follows: one of the two is enough in front of it.
            kept, gone = members
            edits = renamed(kept[0], new) if kept[1] != new else ()
            edits += (Edit(kept[0].end + 1, gone[0].end + 1, b""),)
        else:
            opens = code[old.start - 1 : old.start]
            written = b"${%b}" if opens == b"{" else b"$(%b)"
            edits = (Edit(whole.start, whole.end, written % new.encode()),)
        return Place(name, old, f"$(… {first} …)", edits, note=note)


def only_reference(code: bytes, span: Span) -> str | None:
    """The variable whose value a text is, and nothing else."""
    match = _ONLY.fullmatch(code, *span)
    return None if match is None else match[1].decode()
