"""The edits that write new arguments where old ones stand, laid out as they were."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Edit, Items, PythonSource
from transforms.replace_calls.given import COMMENT, Given, Written
from transforms.replace_calls.staying import StaysError


@dataclass(frozen=True, slots=True)
class LayOut:
    """What stands between the parentheses of a call."""

    source: PythonSource
    items: Items
    given: Sequence[Given]

    def in_place(self, new: Sequence[Written]) -> Iterator[Edit]:
        """Leave each argument where it is, with what stands around it."""
        edits = _Edits(self.source.code, {item.start for item in self.given})
        position = 0
        waiting: list[str] = []
        for one in new:
            if not one.items:
                waiting.append("".join(one.pieces))
                continue
            if waiting:
                edits.add(self.items.insertion(position, waiting))
                waiting = []
            self._around(one, edits)
            position = one.items[-1] + 1
        if waiting:
            edits.add(self.items.insertion(position, waiting))
        return edits.merged()

    def _around(self, one: Written, edits: "_Edits") -> None:
        """The text around what an argument is made of."""
        first = self.given[one.items[0]]
        edits.add(Edit(first.start, first.value, one.pieces[0].encode()))
        for index, other, piece in zip(one.items, one.items[1:], one.pieces[1:], strict=False):
            start, end = self.given[index].end, self.given[other].value
            if b"#" in self.source.code[start:end]:
                raise StaysError(COMMENT)
            edits.add(Edit(start, end, piece.encode()))
        last = self.given[one.items[-1]]
        edits.add(Edit(last.end, last.end, one.pieces[-1].encode()))

    def anew(self, new: Sequence[Written]) -> Iterator[Edit]:
        """Write all arguments in another order."""
        code = self.source.code
        if not self.given:
            return
        start, end = self.given[0].start, self.given[-1].end
        self._refuse_comments()
        texts = ["".join(self._text(one)) for one in new]
        before = code[self.items.start : start].decode()
        between = f",{before}" if self._starts_lines() else ", "
        if not texts:
            yield Edit(self.items.start, self.items.end, b"")
            return
        # The parenthesis is written too, so that no edit begins where a name did.
        text = f"({before}{between.join(texts)}"
        yield Edit(self.items.start - 1, end, text.encode())

    def _starts_lines(self) -> bool:
        starts = self.source.line_starts
        return all(
            not self.source.code[starts[self.source.line_of(item.start) - 1] : item.start].strip()
            for item in self.given
        )

    def _text(self, one: Written) -> Iterator[str]:
        for index, piece in enumerate(one.pieces):
            yield piece
            if index < len(one.items):
                yield self.given[one.items[index]].text

    def _refuse_comments(self) -> None:
        position = self.items.start
        for item in self.given:
            if b"#" in self.source.code[position : item.value]:
                raise StaysError(COMMENT)
            position = item.end
        if b"#" in self.source.code[position : self.items.end]:
            raise StaysError(COMMENT)


class _Edits:
    """Edits in the order in which their texts come; insertions at one place become one."""

    def __init__(self, code: bytes, starts: Collection[int]) -> None:
        self._code = code
        #: Where arguments begin.
        self._starts = starts
        self._found: list[Edit] = []

    def add(self, edit: Edit) -> None:
        """Add what comes next."""
        last = self._found[-1] if self._found else None
        if self._code[edit.start : edit.end] == edit.text:
            return
        if last and last.start == last.end == edit.start:
            self._found[-1] = Edit(edit.start, edit.end, last.text + edit.text)
        else:
            self._found.append(edit)

    def merged(self) -> Iterator[Edit]:
        """All of them."""
        for edit in self._found:
            if edit.start in self._starts:
                # What stands before is written too, so that no edit begins where a name did.
                before = self._code[edit.start - 1 : edit.start]
                yield Edit(edit.start - 1, edit.end, before + edit.text)
            else:
                yield edit
