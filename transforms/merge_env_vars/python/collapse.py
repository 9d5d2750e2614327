"""Expressions that fall back from one name of a setting to the other."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

from migrator.api import Edit, Safety, Span, apply
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.asked import Asked, Form
from transforms.merge_env_vars.python.brackets import layers, needs_brackets, outer
from transforms.merge_env_vars.python.environment import OTHER_MAPPING, is_known
from transforms.merge_env_vars.python.fallbacks import Fallbacks
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

APART = "another value is asked for between the two names"
ELSEWHERE = "falls back to the other name in another mapping"
UNCLEAR = "falls back to the other name in a way that cannot be collapsed"
COMPARED = "is compared with what the other name gives"
WHICH = "asks which of the two names is set"

#: What may ask for both names, beside an access with a default.
_LEVELS = ast.BoolOp | ast.IfExp | ast.Compare
#: A fallback has fewer names.
MANY = 100


def fallback(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that is asked for beside the other one of its setting."""
    access = file.accesses.at(occurrence)
    if access is None:
        return None
    new = file.names.new(occurrence.name)
    levels = [one for one in _levels(file, access) if len(_names(file, one, new)) > 1]
    for inside in reversed(levels):
        for asked in _asked(file, inside, new):
            answer = _of_expression(file, inside, asked, occurrence)
            if answer is not None:
                return answer
    if levels and not file.names.transition:
        return _left(file, access, levels[-1], new)
    return None


def _levels(file: File, access: Access) -> Iterator[Inside]:
    """The expressions around an access that may be a fallback."""
    for inside in access.inside.around():
        if isinstance(inside.node, ast.stmt):
            return
        if isinstance(inside.node, _LEVELS) or file.accesses.of(inside.node):
            yield inside


def _names(file: File, inside: Inside, new: str) -> set[str]:
    within = file.within(file.span(inside.node))
    if len(within) > MANY:
        return set()
    return {one.name for one in within if one.in_string and file.names.new(one.name) == new}


def _asked(file: File, inside: Inside, new: str) -> Iterator[Asked]:
    fallbacks = Fallbacks(file, new)
    if isinstance(inside.node, ast.BoolOp):
        yield from fallbacks.parts(inside.node)
    elif isinstance(inside.node, ast.expr):
        asked = fallbacks.asked(inside.node)
        if asked is not None:
            yield asked


def _of_expression(
    file: File, inside: Inside, asked: Asked, occurrence: Occurrence
) -> Answer | None:
    edits = (*asked.edits, *_without_brackets(file, occurrence, asked))
    if not _parses(file, inside, edits):
        return None
    kept = asked.access.occurrence if asked.access else None
    span = file.span(inside.node)
    reason = APART if asked.is_apart else ""
    return collapsed(file, span, edits, asked.names, occurrence, kept=kept, reason=reason)


def collapsed(
    file: File,
    span: Span,
    edits: tuple[Edit, ...],
    names: Sequence[str],
    occurrence: Occurrence,
    *,
    kept: Occurrence | None = None,
    reason: str = "",
) -> Answer | None:
    """One question instead of several; None where that is not what stands there.

    ``names`` are those that are asked for, in order; ``kept`` is the name that just stays.
    """
    new = file.names.new(occurrence.name)
    within = [one for one in file.within(span) if one.in_string]
    covered = [one for one in within if one is kept or _is_edited(one, edits)]
    old = [one for one in covered if file.is_old(one.name)]
    if len(set(names)) < 2 or not old or occurrence not in covered or _is_cut(file, edits):
        return None
    if any(one.span.start in file.taken or file.names.new(one.name) != new for one in covered):
        return None
    file.take(covered)
    if file.names.transition:
        return ()
    note = f"{names[0]} had precedence over {new}" if file.is_old(names[0]) else ""
    accesses = [file.accesses.at(one) for one in covered]
    access = file.accesses.at(old[0])
    if not all(one is None or is_known(file, one) for one in accesses):
        reason = reason or OTHER_MAPPING
    return (
        Place(
            old[0].name,
            Span(old[0].span.start, old[-1].span.end),
            access.shown if access else f'"{old[0].name}"',
            edits,
            Safety.REVIEW if reason else Safety.SAFE,
            "; ".join(filter(None, (reason, note))) if reason else "",
            note,
        ),
    )


def _is_edited(occurrence: Occurrence, edits: Sequence[Edit]) -> bool:
    """Whether a name goes, or is written anew."""
    start, end = occurrence.span
    return any(edit.start <= start and end <= edit.end for edit in edits)


def _is_cut(file: File, edits: Sequence[Edit]) -> bool:
    """Whether a comment would go that need not be about what goes."""
    return any(_cuts_comment(file, edit) for edit in edits)


def _without_brackets(file: File, occurrence: Occurrence, asked: Asked) -> Iterator[Edit]:
    """Take away the parentheses that a single question needs no more."""
    around = occurrence.inside.around()
    whole = next((one for one in around if one.node is asked.node), None)
    if whole is None or not isinstance(asked.node, ast.BoolOp | ast.IfExp):
        return
    if asked.form is Form.OTHER or not needs_brackets(whole, type(asked.node)):
        return
    pairs = layers(file, asked.node, whole.parent)
    is_condition = asked.form in {Form.SET, Form.UNSET}
    may_stand = isinstance(whole.parent, ast.BoolOp | ast.UnaryOp | ast.IfExp)
    if not pairs or (is_condition and len(pairs) < 2 and not may_stand):
        return
    start, end = file.span(asked.node)
    if b"\n" not in file.source.code[slice(*pairs[0])]:
        yield Edit(pairs[0].start, start, b"")
        yield Edit(end, pairs[0].end, b"")


def _parses(file: File, inside: Inside, edits: Sequence[Edit]) -> bool:
    """Whether what comes out is an expression: comments and parentheses are easily cut."""
    whole = outer(file, inside.node, inside.parent)
    ordered = sorted(set(edits))
    if any(second.start < first.end for first, second in pairwise(ordered)):
        return False
    if not ordered or ordered[0].start < whole.start or ordered[-1].end > whole.end:
        return False
    code = file.source.code[slice(*whole)]
    text = apply(code, [edit.shifted(-whole.start) for edit in ordered])
    try:
        ast.parse(b"(" + text + b"\n)", mode="eval")
    except (SyntaxError, ValueError):
        return False
    return True


def _cuts_comment(file: File, edit: Edit) -> bool:
    """Whether a comment would go that need not be about what goes."""
    gone = file.source.code[edit.start : edit.end]
    has_lines_of_its_own = gone.endswith((b"\n", b"\r"))
    return not edit.text and b"#" in gone and not has_lines_of_its_own


def _left(file: File, access: Access, inside: Inside, new: str) -> Answer | None:
    """A fallback that cannot be collapsed."""
    if not file.is_old(access.name):
        return ()
    accesses = [file.accesses.at(one) for one in file.within(file.span(inside.node))]
    beside = [one for one in accesses if one is not None and file.names.new(one.name) == new]
    ways = {one.way for one in beside}
    if ways & {Way.CONTAINS, Way.LACKS} and isinstance(inside.node, ast.BoolOp):
        return manual(file, access.occurrence, access.shown, WHICH)
    if isinstance(inside.node, ast.BoolOp) and isinstance(inside.node.op, ast.And):
        return manual(file, access.occurrence, access.shown, WHICH)
    reason = UNCLEAR
    if isinstance(inside.node, ast.Compare):
        reason = COMPARED
    elif len({one.receiver for one in beside}) > 1:
        reason = ELSEWHERE
    return renamed(file, access.occurrence, access.shown, reason)
