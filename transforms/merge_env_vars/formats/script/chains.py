"""Fallbacks from one name of a setting to the other, which become one question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import with_new_names
from transforms.merge_env_vars.formats.script.asked import Asked
from transforms.merge_env_vars.formats.script.script import Script, Use
from transforms.merge_env_vars.formats.script.shapes import (
    COMPARISONS,
    default_of,
    has_comment,
    is_negative,
    operands,
    superfluous,
    tops,
)
from transforms.merge_env_vars.formats.script.syntax import (
    bare,
    canonical,
    field,
    parts,
    string_content,
    text_of,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Place

_BOTH_ASKED = "both names are asked for here"
_COMPARED = "the two names are compared with each other"
_COMMENT = "a comment stands between the two names"


@dataclass(frozen=True, slots=True)
class Collapse:
    """What becomes of a fallback, and the old names that it speaks for."""

    place: Place
    #: No other change may be made in here.
    covers: Span


class Chains:
    """The fallbacks of one script."""

    def __init__(self, script: Script, asked: Asked) -> None:
        self._script = script
        self._asked = asked

    def collapses(self) -> Iterator[Collapse]:
        """What becomes of every fallback from one name to the other."""
        seen: set[int] = set()
        for use in self._asked.uses.values():
            for top in tops(use.node):
                if top.id in seen:
                    continue
                seen.add(top.id)
                yield from self._of(top, use)

    def _of(self, top: Node, use: Use) -> Iterator[Collapse]:
        if top.type == "ternary_expression":
            yield from self._ternary(top, use)
        elif top.type == "call_expression":
            yield from self._nested(top, use)
        elif text_of(field(top, "operator")) in COMPARISONS:
            yield from self._comparison(top, use)
        else:
            yield from self._chain(top)

    def _chain(self, top: Node) -> Iterator[Collapse]:
        chain = list(operands(top))
        inner = _going_on(chain[-1], text_of(field(top, "operator")))
        if inner is not None and self._asked.is_same(chain[-2], next(operands(inner))):
            yield from self._joined(top, chain[:-1], inner)
            return
        run = [chain[0]]
        for operand in chain[1:]:
            if self._asked.is_same(run[-1], operand):
                run.append(operand)
                continue
            yield from self._run(top, run, whole=False)
            run = [operand]
        yield from self._run(top, run, whole=len(run) == len(chain))

    def _joined(self, top: Node, before: Sequence[Node], inner: Node) -> Iterator[Collapse]:
        """``NEW ?? (OLD ?? "x")``: the parentheses go together with the name."""
        behind = list(operands(inner))
        whole = inner.parent
        used = self._asked.within(span_of(top))
        if whole is None or not used:
            return
        covers = span_of(top)
        if has_comment(self._script, covers, (*before, *behind)):
            yield _kept(used[0], covers, _COMMENT)
            return
        edits = [edit for node in (*before, *behind[1:]) for edit in self._asked.renaming(node)]
        edits += (
            Edit(whole.start_byte, behind[1].start_byte, b""),
            Edit(inner.end_byte, whole.end_byte, b""),
        )
        note = self._note(before[-1], behind[0], used[0])
        doubt = next((use.doubt for use in used if use.doubt), "")
        yield _collapsed(used[0], tuple(edits), covers, doubt, note)

    def _run(self, top: Node, run: Sequence[Node], *, whole: bool) -> Iterator[Collapse]:
        """Operands that are all the same after the merge: the last one stays, with its casts."""
        if len(run) < 2:
            return
        covers = Span(run[0].start_byte, run[-1].end_byte)
        used = self._asked.within(covers)
        if not used:
            return
        operator = text_of(field(top, "operator"))
        first, last = used[0], run[-1]
        if has_comment(self._script, covers, run):
            yield _kept(first, covers, _COMMENT)
            return
        edits, covers = self._edits(top, run, covers, whole=whole)
        note = self._note(run[0], last, first)
        doubt = next((use.doubt for use in used if use.doubt), "")
        if (operator == "&&") != is_negative(last):
            doubt = doubt or _BOTH_ASKED
        yield _collapsed(first, edits, covers, doubt, note)

    def _edits(
        self, top: Node, run: Sequence[Node], covers: Span, *, whole: bool
    ) -> tuple[tuple[Edit, ...], Span]:
        last = run[-1]
        opening = superfluous(self._script, top, last) if whole else None
        kept = self._asked.within(span_of(last))
        if kept and opening is None and self._is_written_alike(run):
            # The first one has the new name and is written as the last one is: it stays.
            edits: tuple[Edit, ...] = (Edit(run[0].end_byte, last.end_byte, b""),)
            return edits, covers
        renaming = self._asked.renaming(last)
        if opening is None:
            return (Edit(covers.start, last.start_byte, b""), *renaming), covers
        outer = span_of(opening)
        edits = (
            Edit(outer.start, last.start_byte, b""),
            *renaming,
            Edit(last.end_byte, outer.end, b""),
        )
        return edits, outer

    def _is_written_alike(self, run: Sequence[Node]) -> bool:
        """Whether nothing but names differs, and the first one is asked for by the new name."""
        if self._asked.within(span_of(run[0])):
            return False
        written = {with_new_names(node.text or b"", self._script.names) for node in run}
        return len(written) == 1

    def _ternary(self, top: Node, use: Use) -> Iterator[Collapse]:
        """``NEW ? NEW : OLD``, whatever is asked of the names before."""
        condition, yes = field(top, "condition"), field(top, "consequence")
        no = field(top, "alternative")
        if condition is None or yes is None or no is None or not self._asked.is_same(yes, no):
            return
        whole = span_of(top)
        if not self._asked.is_only_about(condition, use.name):
            yield _collapsed(use, self._asked.renaming(top), whole, use.doubt or _BOTH_ASKED, "")
            return
        if has_comment(self._script, whole, (condition, yes, no)):
            yield _kept(use, whole, _COMMENT)
            return
        kept = no
        renaming = self._asked.renaming(kept)
        opening = superfluous(self._script, top, kept)
        outer = whole if opening is None else span_of(opening)
        edits = (Edit(outer.start, kept.start_byte, b""), *renaming)
        if kept.end_byte < outer.end:
            edits = (*edits, Edit(kept.end_byte, outer.end, b""))
        first, second = (yes, no) if not is_negative(condition) else (no, yes)
        note = self._note(first, second, use)
        doubt = next((one.doubt for one in self._asked.within(whole) if one.doubt), "")
        yield _collapsed(use, edits, outer, doubt, note)

    def _nested(self, top: Node, use: Use) -> Iterator[Collapse]:
        """``getEnv(NEW, getEnv(OLD, "x"))``: what is asked for inside is the default."""
        inside = default_of(top)
        outer, inner = field(top, "arguments"), field(inside, "arguments")
        if outer is None or inner is None or inside is None:
            return
        if canonical(field(top, "function") or top) != canonical(field(inside, "function") or top):
            return
        first, second = parts(outer)[0], parts(inner)[0]
        if string_content(first) is None or not self._asked.is_same(first, second):
            return
        rest = parts(inner)[1:]
        renaming = self._asked.renaming(first, *rest)
        edits: tuple[Edit, ...]
        if rest:
            edits = (
                *renaming,
                Edit(inside.start_byte, rest[0].start_byte, b""),
                Edit(rest[-1].end_byte, inside.end_byte, b""),
            )
        else:
            edits = (*renaming, Edit(first.end_byte, inside.end_byte, b""))
        covers = Span(first.start_byte, inside.end_byte)
        note = self._note(first, second, use)
        if has_comment(self._script, covers, (first, second, *rest)):
            yield _kept(use, covers, _COMMENT)
            return
        yield _collapsed(use, edits, covers, use.doubt, note)

    def _note(self, first: Node, second: Node, use: Use) -> str:
        """What is to be said of the order in which two names were asked for."""
        new = self._script.names.new(use.name)
        if use.name in self._asked.names_in(first) and new in self._asked.names_in(second):
            return f"{use.name} had precedence over {new}"
        return ""

    def _comparison(self, top: Node, use: Use) -> Iterator[Collapse]:
        left, right = field(top, "left"), field(top, "right")
        if left is not None and right is not None and self._asked.is_same(left, right):
            yield _kept(use, span_of(top), _COMPARED)


def _going_on(last: Node, operator: str) -> Node | None:
    """The chain of the same operator that a chain ends with, in parentheses."""
    inner = bare(last) if last.type == "parenthesized_expression" else last
    return inner if inner is not last and text_of(field(inner, "operator")) == operator else None


def _collapsed(use: Use, edits: tuple[Edit, ...], covers: Span, doubt: str, note: str) -> Collapse:
    merged = tuple(sorted(edit for edit in set(edits) if edit.start < edit.end or edit.text))
    safety = Safety.REVIEW if doubt else Safety.SAFE
    place = Place(use.name, use.span, use.shown, merged, safety, doubt, note)
    return Collapse(place, covers)


def _kept(use: Use, covers: Span, reason: str) -> Collapse:
    place = Place(use.name, use.span, use.shown, safety=Safety.MANUAL, reason=reason)
    return Collapse(place, covers)
