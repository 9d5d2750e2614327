"""Between the passes: what packages lack, where that is, and what gives it back to them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from migrator.api import (
    Definitions,
    Project,
    PythonSource,
    Safety,
    generated_mark,
    generated_reason,
    module_body,
)
from transforms.export_names.around import is_relative_around
from transforms.export_names.circles import Circles
from transforms.export_names.demanded import Demanded, Reads, demanded
from transforms.export_names.drafting import drafts
from transforms.export_names.faults import doubles, unbound, writable
from transforms.export_names.folded import Draft, Folded
from transforms.export_names.lazy import lazily_given
from transforms.export_names.listing import listing
from transforms.export_names.options import ExportOptions
from transforms.export_names.planning import Planner, Subject
from transforms.export_names.plans import Fault, Plan
from transforms.export_names.settling import Settling
from transforms.export_names.wording import quoted
from transforms.export_names.writing import Writer


def fold(reads: Reads, project: Project, options: ExportOptions) -> Folded:
    """Put the facts of all files together."""
    definitions = Definitions(project)
    folding = _Folding(reads, project, options, definitions)
    for package, found in demanded(reads, project, definitions, options.packages).items():
        folding.package(package, found)
    folding.note_unmet()
    return Folded(dict(folding.drafts), tuple(folding.notes))


class _Folding:
    def __init__(
        self, reads: Reads, project: Project, options: ExportOptions, definitions: Definitions
    ) -> None:
        self._reads = reads
        self._project = project
        self._options = options
        self._definitions = definitions
        self._planner = Planner(project, definitions, options)
        self._circles = Circles(project)
        #: The names for which there is a plan.
        self._planned: set[str] = set()
        self.drafts: dict[str, list[Draft]] = defaultdict(list)
        self.notes: list[str] = []

    def package(self, package: str, found: Demanded) -> None:
        """Find out what one package lacks."""
        path = self._project.layout.path(package)
        source = self._definitions.source(path) if path else None
        if path is None:
            self._without_file(package, found)
        elif source is None or path.endswith(".pyi"):
            self.notes.append(f"what {package} lacks is not known: {_unknown(path)}")
        else:
            self._with_file(package, source, found)

    def note_unmet(self) -> None:
        """Say of given names that no package is concerned."""
        for name in self._options.wanted:
            packages = self._options.packages
            if name not in self._planned and all(
                self._planner.lacks(package, name) for package in packages
            ):
                self.notes.append(f"none of the packages is asked for `{name}`, or has it below")

    def _without_file(self, package: str, found: Demanded) -> None:
        """A package that is a folder, or none of the project."""
        if not self._project.layout.exists(package):
            near = get_close_matches(package, self._project.layout.names(), n=1)
            meant = f"; {near[0]} is one like it" if near else ""
            reason = f"{package} is no package of the project{meant}"
            self.notes.append(self._project.misplaced(package) or reason)
            return
        reason = "it has no __init__.py"
        for name, asked in found.asked.items():
            if self._planner.lacks(package, name) and self._is_concerned(name):
                for path, demand in asked:
                    message = f"`{package}` has no `{name}`: {reason}"
                    subject = f"{package}.{name}"
                    self.drafts[path].append(
                        Draft(demand.span, Safety.MANUAL, message, subject, reason=reason)
                    )
        for name in self._options.wanted:
            if name not in found.asked:
                self.notes.append(f"{package} cannot have `{name}`: {reason}")

    def _is_concerned(self, name: str) -> bool:
        return not self._options.wanted or name in self._options.wanted

    def _with_file(self, package: str, source: PythonSource, found: Demanded) -> None:
        path, layout = source.path, self._project.layout
        is_relative = is_relative_around(self._project, package, path)
        writer = Writer(source, layout.module(path), layout.owns, is_relative)
        style = writer.style
        used = frozenset(style.homes.values())
        loaded = frozenset(map(style.target, style.own))
        is_lazy = not style.own and bool(lazily_given(source))
        mark = generated_mark(source)
        subject = Subject(package, path, found, listing(source), used, loaded, is_lazy, mark)
        plans = self._planner.plans(subject)
        self._planned.update(plan.name for plan in plans)
        self._note_suppressed(package, found)
        faults = [] if self._options.wanted else list(self._faults(writer, subject, plans))
        if not self._may_be_changed(path):
            self._note_locked(path, plans, faults)
            return
        mere = {fault.name for fault in faults}
        left = [plan for plan in plans if not (plan.is_mere_entry and plan.name in mere)]
        settling = Settling(package, writer, self._circles)
        settled = sorted(settling.settled(left), key=lambda plan: plan.name)
        self.drafts[path] += drafts(writer, settled, faults)
        self._into_stub(settling, settled)

    def _into_stub(self, settling: Settling, plans: Sequence[Plan]) -> None:
        """Give the stub beside the file the names that it lacks too."""
        path = f"{settling.writer.source.path}i"
        data = self._project.files.read(path)
        stub = self._project.parsed.source(path, data) if data is not None else None
        if stub is not None and self._may_be_changed(path):
            beside = replace(settling, writer=replace(settling.writer, source=stub))
            known = module_body(stub, beside.writer.module).bound
            missing = [
                replace(plan, is_lazy=False, is_first=False, is_listed=False, is_unlisted=False)
                for plan in plans
                if not plan.is_manual and plan.name not in known
            ]
            self.drafts[path] += drafts(beside.writer, beside.writable(missing), [])

    def _faults(self, writer: Writer, subject: Subject, plans: Sequence[Plan]) -> Iterator[Fault]:
        """What is wrong with the entries of `__all__`."""
        package, found = subject.package, subject.listing
        mere = [plan.name for plan in plans if plan.is_mere_entry]
        entries = [next(one for one in found.entries if one.name == name) for name in mere]
        faults = [
            unbound(writer.source, package, entry, self._planner.like(entry.name, package))
            for entry in entries
        ]
        for fault in writable(writer, [*doubles(package, found), *faults]):
            yield fault.but(generated_reason(subject.mark)) if subject.mark else fault

    def _may_be_changed(self, path: str) -> bool:
        read = self._reads.get(path)
        return read is None or read.editable

    def _note_locked(self, path: str, plans: Sequence[Plan], faults: Sequence[Fault]) -> None:
        """Say what is wrong with a package that the manifest excludes."""
        package = self._project.layout.module(path).dotted
        if plans:
            names = quoted([plan.name for plan in plans])
            self.notes.append(f"{package} lacks {names}, but {path} is not to be changed")
        if faults:
            names = quoted(sorted({fault.name for fault in faults}))
            told = f"the entries {names} of `__all__` are wrong"
            self.notes.append(f"{told}, but {path} is not to be changed")

    def _note_suppressed(self, package: str, found: Demanded) -> None:
        """Say of demands that nobody wants to hear of that they are known."""
        for name, suppressed in found.suppressed.items():
            if self._is_concerned(name) and self._planner.lacks(package, name):
                for path, demand in suppressed:
                    message = f"`{package}` has no `{name}`"
                    subject = f"{package}.{name}"
                    self.drafts[path].append(Draft(demand.span, Safety.MANUAL, message, subject))


def _unknown(path: str) -> str:
    """Why nothing is known of a package's code."""
    is_stub = path.endswith(".pyi")
    return f"there is only a stub of it, {path}" if is_stub else f"{path} cannot be parsed"
