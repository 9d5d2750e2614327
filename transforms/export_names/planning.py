"""What a package lacks, and from where each name is to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from migrator.api import Definitions, Lookup, Project, Safety, View, generated_reason
from transforms.export_names.deciding import Choice, chosen, facade, unclear, weighed
from transforms.export_names.demanded import Demanded
from transforms.export_names.demands import Manner
from transforms.export_names.lacking import Lacking, State
from transforms.export_names.listing import Listing
from transforms.export_names.nearest import Nearest
from transforms.export_names.needs import Needs
from transforms.export_names.options import ExportOptions
from transforms.export_names.plans import Plan
from transforms.export_names.sightings import Sighting, Sightings
from transforms.export_names.wording import listed as told
from transforms.export_names.wording import quoted

_UNTOLD = "its text does not tell all the names that it has"


@dataclass(frozen=True, slots=True)
class Subject:
    """A package, with all that is known of it."""

    package: str
    path: str
    demanded: Demanded
    listing: Listing
    #: The modules that it imports from, and those of them that it imports for sure.
    used: frozenset[str]
    loaded: frozenset[str]
    #: Whether it imports all of them when they are asked for.
    is_lazy: bool
    #: What shows that its file is generated, if anything does.
    mark: str


class Planner:
    """Makes plans for what packages lack."""

    def __init__(self, project: Project, definitions: Definitions, options: ExportOptions) -> None:
        self._definitions = definitions
        self._options = options
        lookup = Lookup(View(project.files, project))
        self._lacking = Lacking(project, definitions, lookup)
        self._sightings = Sightings(project, definitions)
        self._nearest = Nearest(project)
        self._needs = Needs(project, lookup)

    def plans(self, subject: Subject) -> list[Plan]:
        """A plan for each name that a package lacks."""
        states = {name: self._state(subject, name) for name in self._names(subject)}
        lacking = {name: state for name, state in states.items() if state is not None}
        searched = [name for name, state in lacking.items() if state is not State.THERE]
        found = self._sightings.of(searched, subject.package)
        plans = (self._plan(subject, name, state, found) for name, state in lacking.items())
        return [plan for plan in plans if plan is not None]

    def lacks(self, package: str, name: str) -> bool:
        """Whether a package surely does not have a name."""
        return self._lacking.state(package, name) in {
            State.MISSING,
            State.LIKELY_MISSING,
            State.FOR_CHECKERS,
        }

    # What is missing

    def _names(self, subject: Subject) -> Sequence[str]:
        if self._options.wanted:
            return self._options.wanted
        return sorted({*subject.demanded.asked, *subject.listing.names})

    def _state(self, subject: Subject, name: str) -> State | None:
        """What is known of a name that something is to be done about."""
        state = self._lacking.state(subject.package, name)
        if state is State.UNKNOWN:
            is_told = self._options.wanted or self._may_be_lost(subject, name)
            return state if is_told else None
        if state is State.MODULE and not self._options.wanted:
            return None
        if state is not State.THERE:
            return state
        listing = subject.listing
        is_unlisted = listing.is_there and name not in listing.names
        return state if is_unlisted and self._is_to_be_listed(subject, name) else None

    def _may_be_lost(self, subject: Subject, name: str) -> bool:
        """Whether somebody imports a name that the package does not even speak of."""
        demands = [demand for _path, demand in subject.demanded.asked.get(name, ())]
        is_needed = any(one.manner is Manner.IMPORT and not one.is_optional for one in demands)
        return is_needed and not self._lacking.is_spoken_of(subject.package, name)

    def _is_to_be_listed(self, subject: Subject, name: str) -> bool:
        """Whether a name that is there has to be in `__all__` too."""
        if self._options.wanted:
            return True
        return any(demand.manner is Manner.STAR for _path, demand in subject.demanded.asked[name])

    # Where it comes from

    def _plan(
        self,
        subject: Subject,
        name: str,
        state: State,
        sightings: Mapping[str, Sequence[Sighting]],
    ) -> Plan | None:
        asked = subject.demanded.asked.get(name, [])
        found = sightings.get(name, ())
        choice = self._unhidden(subject, self._choice(subject, name, state, found))
        is_listed = name in subject.listing.names
        if choice.is_nowhere and state in {State.LIKELY_MISSING, State.MODULE}:
            return None
        if state is State.UNKNOWN and not self._options.wanted and not found:
            return None
        if not self._concerns(subject, name, choice, is_listed=is_listed):
            return None
        is_lazy = subject.is_lazy and state is not State.THERE
        if choice.safety is not Safety.MANUAL:
            if is_lazy:
                choice = choice.but("all that the package has is imported late")
            if subject.mark:
                choice = choice.but(generated_reason(subject.mark))
        return Plan(subject.package, name, choice, asked, is_listed, state, is_lazy)

    def _concerns(self, subject: Subject, name: str, choice: Choice, *, is_listed: bool) -> bool:
        """Whether it is the package that lacks the name, and not somebody else."""
        manners = {demand.manner for _path, demand in subject.demanded.asked.get(name, ())}
        if manners - {Manner.STAR} or is_listed:
            return True
        is_near = choice.safety is not Safety.MANUAL and (
            not choice.module or choice.module.startswith(f"{subject.package}.")
        )
        is_only = len(self._options.packages) == 1
        return is_near or (bool(self._options.wanted) and is_only)

    def _choice(
        self, subject: Subject, name: str, state: State, found: Sequence[Sighting]
    ) -> Choice:
        if name in subject.demanded.disproved:
            tests = told(sorted(subject.demanded.disproved[name]))
            return unclear(f"{tests} makes sure that it is not there")
        if any(path == subject.path for path, _demand in subject.demanded.asked.get(name, ())):
            return unclear("the file of the package itself takes it from there")
        if state is State.THERE:
            return Choice(Safety.REVIEW, attribute=name)
        if state in {State.UNKNOWN, State.MODULE}:
            return self._untouched(subject, name, state, found)
        place = self._options.place(name)
        choice = self._given(place) if place else self._found(subject, name, found)
        if state is State.FOR_CHECKERS:
            choice = choice.but("only type checkers see it there so far")
        needed = self._needs.lacking(choice.module, subject.package) if choice.module else None
        if needed:
            choice = choice.but(f"{needed[0]} needs `{needed[1]}`, which is not installed")
        if name in subject.demanded.given:
            choice = choice.but("it is also assigned from outside")
        return choice

    def _untouched(
        self, subject: Subject, name: str, state: State, found: Sequence[Sighting]
    ) -> Choice:
        """What there is to say of a name that nobody but a person can bring in."""
        choice = chosen(name, subject.package, found)
        if choice.is_nowhere:
            return choice if state is State.MODULE else unclear(_UNTOLD)
        place = f"{choice.module} has it" if choice.module else choice.remark
        if state is State.UNKNOWN:
            return unclear(f"{_UNTOLD}; {place}")
        return unclear(f"what is imported under that name takes the place of the module; {place}")

    def _unhidden(self, subject: Subject, choice: Choice) -> Choice:
        """The choice, unless its module would take the place of a name that the package has.

        It does not if the package imports it anyway: the name is bound with it, or behind it.
        """
        package = subject.package
        if not choice.module.startswith(f"{package}.") or choice.module in subject.loaded:
            return choice
        child = choice.module[len(package) + 1 :].partition(".")[0]
        found = self._definitions.look_up(f"{package}.{child}")
        if found.names <= {f"{package}.{child}"}:
            return choice
        return unclear(f"importing {choice.module} puts a module in the place of `{child}`")

    def _given(self, place: str) -> Choice:
        """What the manifest says."""
        module, _dot, attribute = place.rpartition(".")
        found = self._definitions.look_up(place)
        if not found.is_there:
            return unclear(f"there is no {place}")
        if self._definitions.module_named(module).definitions:
            return unclear(f"{module} is no module")
        return Choice(Safety.SAFE, module, attribute)

    def _found(self, subject: Subject, name: str, found: Sequence[Sighting]) -> Choice:
        package = subject.package
        choice = chosen(name, package, found)
        if choice.safety is Safety.MANUAL:
            like = self.like(name, package) if choice.is_nowhere else ""
            return replace(choice, remark=choice.remark + like)
        module = facade(choice, name, package, found, subject.used)
        choice = Choice(choice.safety, module, name, choice.remark)
        if self._options.wanted:
            return weighed(choice, name, ())
        asked = [demand for _path, demand in subject.demanded.asked.get(name, ())]
        return weighed(choice, name, asked) if asked else choice.but("nobody asks for it")

    def like(self, name: str, package: str) -> str:
        """What a name that nothing defines may have been meant to be."""
        near = self._nearest.to(name, package)
        said = "the nearest name is" if len(near) == 1 else "the nearest names are"
        return f"; {said} {quoted(near)}" if near else ""
