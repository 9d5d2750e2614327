"""All that is written into the file of one package: its edits, and for what each is made."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import Edit, PythonSource, Safety, Span, module_body, span_of
from transforms.export_names.circles import Circles
from transforms.export_names.deciding import unclear
from transforms.export_names.folded import Draft
from transforms.export_names.listing import listing
from transforms.export_names.plans import Fault, Plan
from transforms.export_names.writing import HinderedError, Writer

_Made = Sequence[Plan | Fault]


@dataclass(frozen=True)
class PackageFile:
    """The file of a package, and what it is to get."""

    package: str
    writer: Writer
    circles: Circles

    @property
    def source(self) -> PythonSource:
        """The file as it is."""
        return self.writer.source

    # What can be done

    def settled(self, plans: Sequence[Plan]) -> list[Plan]:
        """The plans as they can be carried out: at once, when asked for, or not at all."""
        looked_at = [self.if_writable(plan) for plan in plans]
        settled = [plan for plan in looked_at if plan.is_manual or not self._is_risky(plan)]
        waiting = [plan for plan in looked_at if plan not in settled]
        # What is safe must not lean on what may be left out.
        waiting.sort(key=lambda plan: (plan.choice.safety is not Safety.SAFE, plan.name))
        while fitting := [plan for plan in waiting if not self._objection(settled, plan)][:1]:
            # An import may only work once another one is there.
            settled += fitting
            waiting.remove(fitting[0])
        for plan in waiting:
            settled.append(self._otherwise(settled, plan))
        self._settle(settled)
        return settled

    def _settle(self, plans: Sequence[Plan]) -> None:
        done = [plan for plan in plans if not plan.is_manual]
        modules = [plan.choice.module for plan in done if not plan.is_lazy and not plan.is_bound]
        self.circles.settle(self.package, self._after(done).source, modules)

    def if_writable(self, plan: Plan) -> Plan:
        """The plan, or a person's where the file does not allow it."""
        if plan.is_manual:
            return plan
        try:
            after = self.writer.after(self.writer.written([plan.wanted]))
        except HinderedError as error:
            return replace(plan, choice=unclear(str(error)))
        body = module_body(after.source, after.module)
        is_there = plan.name in body.bound or plan.is_lazy or plan.is_bound
        if not is_there or plan.name in body.deleted:
            return replace(plan, choice=unclear("the package takes it away again"))
        return plan

    def _is_risky(self, plan: Plan) -> bool:
        """Whether the import could come too early for somebody."""
        if plan.is_bound:
            return False
        at_once = {path for path, demand in plan.asked if demand.is_at_once}
        is_asked_early = any(self.circles.may_load(self.package, path) for path in at_once)
        return is_asked_early or self.circles.leads_back(self.package, plan.choice.module)

    def _after(self, plans: Iterable[Plan]) -> Writer:
        """The file once some plans are carried out."""
        return self.writer.after(self.writer.written([plan.wanted for plan in plans]))

    def _objection(self, settled: Iterable[Plan], plan: Plan) -> str | None:
        """What goes wrong with one more plan carried out."""
        module = plan.choice.module
        done = [one for one in settled if not one.is_manual]
        after = self._after([*done, plan]).source
        failures = self.circles.failures(self.package, after, plan.name)
        if failures is None:
            return "more modules are imported than can be looked at"
        if failures:
            first = failures[0]
            return f"{first.importer} asks {first.module} for `{first.name}` before that is there"
        closes = not plan.is_lazy and self.circles.leads_back(self.package, module)
        if closes and not self.circles.is_closed_already(self.package, module):
            return f"{module} imports {self.package}"
        return None

    def _otherwise(self, settled: Sequence[Plan], plan: Plan) -> Plan:
        """The plan as an import at another time; or a person's, where none would do."""
        objection = self._objection(settled, plan)
        early = f"it comes first, for else {objection}"
        late = f"imported with the package, it would close a circle: {objection}"
        for other in (
            replace(plan, is_first=True, choice=plan.choice.but(early)),
            replace(plan, is_lazy=True, choice=plan.choice.but(late)),
        ):
            written = self.if_writable(other)
            if written.is_manual:
                late = f"{late}; and {written.choice.remark}" if other.is_lazy else late
            elif not self._objection(settled, written):
                return written
        return replace(plan, choice=unclear(late))

    # What is written

    def drafts(self, plans: Sequence[Plan], faults: Sequence[Fault]) -> Iterator[Draft]:
        """The findings, with the edits of the file among them."""
        every: list[Plan | Fault] = [*plans, *faults]
        open_ = [one for one in every if _safety(one) is not Safety.MANUAL]
        safe = [one for one in open_ if _safety(one) is Safety.SAFE]
        alone, together = self._distributed(safe), self._distributed(open_)
        for one in every:
            yield Draft(
                self._place(one),
                _safety(one),
                one.message,
                one.new if isinstance(one, Plan) else None,
                one.reason,
                tuple(alone.get(id(one), ())),
                tuple(together.get(id(one), ())),
            )

    def _distributed(self, made: _Made) -> dict[int, list[Edit]]:
        """The edits, each with the plan that it is made for."""
        plans = [one for one in made if isinstance(one, Plan)]
        removals = [one.removal for one in made if isinstance(one, Fault)]
        found: dict[int, list[Edit]] = {}
        for edit in self.writer.written([one.wanted for one in plans], removals) if made else ():
            owner = next((one for one in made if self._is_made_for(edit, one)), made[0])
            found.setdefault(id(owner), []).append(edit)
        return found

    def _is_made_for(self, edit: Edit, one: Plan | Fault) -> bool:
        if isinstance(one, Fault):
            return edit.start <= self._place(one).start < edit.end
        word = re.compile(rb"(?<!\w)%b(?!\w)" % re.escape(one.name.encode()))
        before = self.source.code[edit.start : edit.end]
        return len(word.findall(edit.text)) > len(word.findall(before))

    def _place(self, one: Plan | Fault) -> Span:
        """Where a finding is told: at the entry, at the list, at the imports, or at the top."""
        if isinstance(one, Fault) and (entry := one.removal.entry(self.source)):
            return span_of(self.source, entry.node)
        found = listing(self.source)
        if isinstance(one, Plan) and one.is_listed:
            entry = next(entry for entry in found.entries if entry.name == one.name)
            return span_of(self.source, entry.node)
        imports = self.writer.style.own
        place = found.place(self.source)
        if place is None and imports:
            place = span_of(self.source, imports[-1])
        return place or Span(0, 0)


def _safety(one: Plan | Fault) -> Safety:
    return one.choice.safety if isinstance(one, Plan) else one.safety
