"""Which plans can be carried out: with the package, before all others, when asked for, or not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from migrator.api import Safety, module_body
from transforms.export_names.circles import Circles
from transforms.export_names.deciding import unclear
from transforms.export_names.hindered import HinderedError
from transforms.export_names.plans import Plan
from transforms.export_names.writing import Writer

#: Changes the time at which something is imported; the text says why it is not the usual one.
_Otherwise = Callable[[Plan, str], Plan]


@dataclass(frozen=True)
class Settling:
    """Plans for one file, held against what it allows and against circles of imports."""

    package: str
    writer: Writer
    circles: Circles

    def settled(self, plans: Sequence[Plan]) -> list[Plan]:
        """The plans as they can be carried out together."""
        looked_at = self.writable(plans)
        settled = [plan for plan in looked_at if plan.is_manual]
        left: list[Plan] = []
        # What is safe must not lean on what may be left out.
        for safety in (Safety.SAFE, Safety.REVIEW):
            alike = [plan for plan in looked_at if plan.choice.safety is safety]
            risky = {plan.name for plan in alike if self._is_risky(plan)}
            settled += [plan for plan in alike if plan.name not in risky]
            left += self._take_fitting(settled, [plan for plan in alike if plan.name in risky])
        for group in _by_module(left):
            self._take_otherwise(settled, group)
        self._settle(settled)
        return settled

    def _settle(self, plans: Sequence[Plan]) -> None:
        done = [plan for plan in plans if not plan.is_manual]
        modules = [plan.choice.module for plan in done if not plan.is_lazy and not plan.is_bound]
        self.circles.settle(self.package, self._after(done).source, modules)

    # What the file allows

    def writable(self, plans: Sequence[Plan]) -> list[Plan]:
        """The plans, or a person's where the file does not allow them."""
        done = [plan for plan in plans if not plan.is_manual]
        safe = [plan for plan in done if plan.choice.safety is Safety.SAFE]
        try:
            if not self._unmet(safe) and not self._unmet(done):
                return list(plans)
        except HinderedError:
            pass
        return [plan if plan.is_manual else self._if_writable(plan) for plan in plans]

    def _if_writable(self, plan: Plan) -> Plan:
        try:
            unmet = self._unmet([plan])
        except HinderedError as error:
            if plan.is_bound or plan.is_unlisted:
                return replace(plan, choice=unclear(str(error)))
            choice = plan.choice.but(f"it is not listed, for {error}")
            written = self._if_writable(replace(plan, is_unlisted=True, choice=choice))
            return replace(plan, choice=unclear(str(error))) if written.is_manual else written
        return replace(plan, choice=unclear("the package takes it away again")) if unmet else plan

    def _unmet(self, plans: Sequence[Plan]) -> bool:
        """Whether the package lacks a name once plans are carried out."""
        after = self._after(plans)
        body = module_body(after.source, after.module)
        bound = {plan.name for plan in plans if plan.is_lazy or plan.is_bound} | body.bound.keys()
        return any(plan.name not in bound - body.deleted for plan in plans)

    def _after(self, plans: Iterable[Plan]) -> Writer:
        """The file once some plans are carried out."""
        return self.writer.after(self.writer.written([plan.wanted for plan in plans]))

    # What circles allow

    def _is_risky(self, plan: Plan) -> bool:
        """Whether the import could come too early for somebody."""
        if plan.is_bound:
            return False
        at_once = {path for path, demand in plan.asked if demand.is_at_once}
        is_asked_early = any(self.circles.may_load(self.package, path) for path in at_once)
        return is_asked_early or self.circles.may_lead_back(self.package, plan.choice.module)

    def _take_fitting(self, settled: list[Plan], waiting: Sequence[Plan]) -> list[Plan]:
        """Settle what can be imported with the package; what cannot is given back."""
        if not self._objections(settled, waiting):
            settled += waiting
            return []
        groups = _by_module(waiting)
        is_changed = True
        while is_changed:
            # An import may only work once another one is there.
            is_changed = False
            for index, group in enumerate(groups):
                fitting = self._fitting(settled, group)
                settled += fitting
                groups[index] = _without(group, fitting)
                is_changed |= bool(fitting)
        return [plan for group in groups for plan in group]

    def _fitting(self, settled: Sequence[Plan], group: Sequence[Plan]) -> Sequence[Plan]:
        """The plans for one module that nothing speaks against."""
        while group and (objections := self._objections(settled, group)):
            group = [plan for plan in group if plan.name not in objections]
        return group

    def _objections(self, settled: Sequence[Plan], plans: Sequence[Plan]) -> Mapping[str, str]:
        """What goes wrong with more plans carried out, by the names that it is due to."""
        if not plans:
            return {}
        done = [*(one for one in settled if not one.is_manual), *plans]
        after, names = self._after(done).source, {plan.name for plan in plans}
        failures = self.circles.failures(self.package, after, {plan.name for plan in done})
        if failures is None:
            return dict.fromkeys(names, "more modules are imported than can be looked at")
        found: dict[str, str] = {}
        for one in failures:
            told = f"{one.importer} asks {one.module} for `{one.name}` before that is there"
            is_of_one = one.module == self.package and one.name in names
            for name in [one.name] if is_of_one else names:
                found.setdefault(name, told)
        closing = {plan.choice.module for plan in plans if self._closes(plan)}
        circles = {module: self._told_of_circle(module) for module in closing}
        for plan in plans:
            if plan.choice.module in circles:
                found.setdefault(plan.name, circles[plan.choice.module])
        return found

    def _told_of_circle(self, module: str) -> str:
        closing = self.circles.closing(self.package, module)
        way = "" if closing == module else f" leads to {closing}, which"
        return f"{module}{way} imports {self.package}"

    def _closes(self, plan: Plan) -> bool:
        """Whether an import closes a circle of modules, even if nothing comes too early in it."""
        module = plan.choice.module
        leads_back = not plan.is_lazy and self.circles.leads_back(self.package, module)
        return leads_back and not self.circles.is_closed_already(self.package, module)

    # Imports at another time

    def _take_otherwise(self, settled: list[Plan], group: Sequence[Plan]) -> None:
        """Settle plans for one module as imports at another time; or as a person's."""
        objections = self._objections(settled, group)
        for otherwise in (_first, _late):
            changed = self.writable([otherwise(plan, objections[plan.name]) for plan in group])
            fitting = self._fitting(settled, [plan for plan in changed if not plan.is_manual])
            settled += fitting
            group = _without(group, fitting)
            hindrances = {plan.name: plan.reason for plan in changed if plan.reason}
        for plan in group:
            late = hindrances.get(plan.name, "imported when it is asked for, it would as well")
            reason = f"{_CIRCLE}{objections[plan.name]}; and {late}"
            settled.append(replace(plan, choice=unclear(reason)))


_CIRCLE = "imported with the package, it would close a circle of imports: "


def _first(plan: Plan, objection: str) -> Plan:
    choice = plan.choice.but(f"it comes first, for else {objection}")
    return replace(plan, is_first=True, choice=choice)


def _late(plan: Plan, objection: str) -> Plan:
    return replace(plan, is_lazy=True, choice=plan.choice.but(_CIRCLE + objection))


def _without(plans: Iterable[Plan], taken: Iterable[Plan]) -> list[Plan]:
    names = {plan.name for plan in taken}
    return [plan for plan in plans if plan.name not in names]


def _by_module(plans: Iterable[Plan]) -> list[list[Plan]]:
    found: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        found[plan.choice.module].append(plan)
    return list(found.values())
