"""Blank lines where something was taken out."""

from collections.abc import Iterator, Sequence

from migrator.core.edits import Edit, in_order
from migrator.core.source import Source

#: Between the definitions of a module.
BETWEEN_DEFINITIONS = 2


def closed_up(source: Source, places: Sequence[int]) -> list[Edit]:
    """Where something stood, no more blank lines than it had on one side of it."""
    edits = {edit.start: edit for place in places for edit in _surplus(source, place)}
    return in_order(edits.values())


def blank_run(source: Source, lines: range) -> int:
    """How many lines in a row are blank."""
    count = 0
    for line in lines:
        if source.line_text(line).strip():
            break
        count += 1
    return count


def _surplus(source: Source, place: int) -> Iterator[Edit]:
    """What is too much of the blank lines at a place."""
    line = source.line_of(min(place, max(len(source.code) - 1, 0)))
    above = blank_run(source, range(line - 1, 0, -1))
    below = blank_run(source, range(line, len(source.line_starts) + 1))
    first, count = line - above, above + below
    most = min(_most(source, first, first + count), max(above, below))
    if count > most:
        end = first - 1 + count - most
        starts = source.line_starts
        yield Edit(starts[first - 1], starts[end] if end < len(starts) else len(source.code), b"")


def _most(source: Source, first: int, behind: int) -> int:
    """How many blank lines there may be from one line up to another."""
    following = source.line_text(behind) if behind <= len(source.line_starts) else ""
    above = source.line_text(first - 1) if first > 1 else ""
    ends_block = _indent(above) > _indent(following) and _is_clause(following)
    opens_block = above.rstrip().endswith(":") and following[:1].isspace()
    if first == 1 or not following or ends_block or opens_block:
        return 0
    return 1 if following[:1].isspace() else BETWEEN_DEFINITIONS


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_clause(line: str) -> bool:
    """Whether a line goes on with the statement above."""
    return line.lstrip().startswith(("except", "else", "elif", "finally"))
