"""Taking names out of ``ENV`` and ``ARG``, so that what is left is well-formed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.formats.containerfile.instructions import Instruction
from transforms.merge_env_vars.formats.containerfile.words import Pair
from transforms.merge_env_vars.formats.lines import start_with_comments, without_lines
from transforms.merge_env_vars.names import Names


def without_pairs(
    source: Source,
    instruction: Instruction,
    pairs: Sequence[Pair],
    going: Collection[int],
    names: Names,
) -> Mapping[int, tuple[Edit, ...]]:
    """What takes out the pairs that go, by the place of their names.

    Pairs that stand side by side go together: what takes out one takes out all of them.
    """
    if all(pair.name.start in going for pair in pairs):
        edits = without_lines(source, instruction.span, names)
        return {pair.name.start: edits for pair in pairs}
    taking = _Taking(source, names)
    return {
        pair.name.start: edits
        for before, run, after in _runs(pairs, going)
        for edits in [taking.edits(before, run, after)]
        for pair in run
    }


def _runs(
    pairs: Sequence[Pair], going: Collection[int]
) -> Iterator[tuple[Pair | None, list[Pair], Pair | None]]:
    """The pairs that go, each run of them between those that stay."""
    before, at = None, 0
    for goes, group in groupby(pairs, lambda pair: pair.name.start in going):
        run = list(group)
        at += len(run)
        if goes:
            yield before, run, pairs[at] if at < len(pairs) else None
        before = run[-1]


class _Taking:
    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        self._code = source.code

    def edits(self, before: Pair | None, run: list[Pair], after: Pair | None) -> tuple[Edit, ...]:
        first, last = run[0].span.start, run[-1].span.end
        span = Span(first, last)
        if before is not None and self._line_of(before.span.end) == self._line_of(first):
            return (Edit(before.span.end, last, b""),)
        if after is not None:
            if self._line_of(after.span.start) == self._line_of(last - 1):
                return (Edit(first, after.span.start, b""),)
            if not self._code[self._line_start(first) : first].strip():
                return without_lines(self._source, span, self._names)
            return self._behind_keyword(span, after)
        return self._at_the_end(before, span)

    def _behind_keyword(self, span: Span, after: Pair) -> tuple[Edit, ...]:
        """The instruction begins with what goes, and goes on in another line."""
        if b"#" not in self._code[span.end : after.span.start]:
            return (Edit(span.start, after.span.start, b""),)
        # The comment in between stays, so the first line has to be joined to it.
        end = span.end
        while self._code[end : end + 1] in {b" ", b"\t"}:
            end += 1
        return (Edit(span.start, end, b""),)

    def _at_the_end(self, before: Pair | None, span: Span) -> tuple[Edit, ...]:
        """Nothing is left to join the line before to."""
        start = before.span.end if before is not None else span.start
        comment = start_with_comments(self._source, span, self._names)
        above, joint = self._end_before(comment), self._end_of_line(start)
        if joint >= above:
            return (Edit(start, span.end, b""),)
        return (Edit(start, joint, b""), Edit(above, span.end, b""))

    def _line_of(self, offset: int) -> int:
        return self._source.line_of(offset)

    def _line_start(self, offset: int) -> int:
        return self._source.line_starts[self._line_of(offset) - 1]

    def _end_of_line(self, offset: int) -> int:
        end = self._code.find(b"\n", offset)
        return end - 1 if self._code[end - 1 : end] == b"\r" else end

    def _end_before(self, line_start: int) -> int:
        """Where the text of the line above ends."""
        return line_start - (2 if self._code[line_start - 2 : line_start] == b"\r\n" else 1)
