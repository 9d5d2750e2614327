"""The findings in the file of one package, each with its edits."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Edit, PythonSource, Safety, Span, span_of
from transforms.export_names.folded import Draft
from transforms.export_names.listing import Listing, listing
from transforms.export_names.plans import Fault, Plan
from transforms.export_names.writing import Writer

_Made = Sequence[Plan | Fault]
_WORD = re.compile(rb"[^\W\d]\w*")


def drafts(writer: Writer, plans: Sequence[Plan], faults: Sequence[Fault]) -> Iterator[Draft]:
    """The findings, with the edits of the file among them."""
    file = _File(writer, listing(writer.source))
    every: list[Plan | Fault] = [*plans, *faults]
    open_ = [one for one in every if _safety(one) is not Safety.MANUAL]
    safe = [one for one in open_ if _safety(one) is Safety.SAFE]
    alone, together = file.distributed(safe), file.distributed(open_)
    for one in every:
        yield Draft(
            file.place(one),
            _safety(one),
            one.message,
            f"{file.writer.module.dotted}.{one.name}",
            isinstance(one, Plan) and not one.is_manual,
            one.reason,
            tuple(alone.get(id(one), ())),
            tuple(together.get(id(one), ())),
        )


@dataclass(frozen=True)
class _File:
    writer: Writer
    listing: Listing

    @property
    def source(self) -> PythonSource:
        """The file as it is."""
        return self.writer.source

    def distributed(self, made: _Made) -> dict[int, list[Edit]]:
        """The edits, each with the plan or the fault that it is made for."""
        plans = {one.name: one for one in made if isinstance(one, Plan)}
        faults = [one for one in made if isinstance(one, Fault)]
        wanted, removals = [one.wanted for one in plans.values()], [one.removal for one in faults]
        found: dict[int, list[Edit]] = {}
        for edit in self.writer.written(wanted, removals) if made else ():
            named = [plans[name] for name in self._written_names(edit) if name in plans]
            removed = [one for one in faults if edit.start <= self.place(one).start < edit.end]
            found.setdefault(id([*named, *removed, *made][0]), []).append(edit)
        return found

    def _written_names(self, edit: Edit) -> Iterator[str]:
        """The names that an edit writes anew, or once more."""
        before = Counter(_WORD.findall(self.source.code[edit.start : edit.end]))
        for word, count in Counter(_WORD.findall(edit.text)).items():
            if count > before[word]:
                yield word.decode()

    def place(self, one: Plan | Fault) -> Span:
        """Where a finding is told: at the entry, at the list, at the imports, or at the top."""
        if isinstance(one, Fault) and (entry := one.removal.entry(self.source)):
            return span_of(self.source, entry.node)
        if isinstance(one, Plan) and one.is_listed:
            entry = next(entry for entry in self.listing.entries if entry.name == one.name)
            return span_of(self.source, entry.node)
        imports = self.writer.style.own
        place = self.listing.place(self.source)
        if place is None and imports:
            place = span_of(self.source, imports[-1])
        return place or Span(0, 0)


def _safety(one: Plan | Fault) -> Safety:
    return one.choice.safety if isinstance(one, Plan) else one.safety
