"""From where a missing name is to come, and how sure that is."""

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Safety
from transforms.export_names.demands import Demand, Manner
from transforms.export_names.sightings import Sighting, Sort
from transforms.export_names.wording import listed, quoted


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a name is to come from; nowhere where only a person can say."""

    safety: Safety
    #: The module, and what the name is called there.
    module: str = ""
    attribute: str = ""
    #: What a person should know, or why nothing is done.
    remark: str = ""
    #: Whether nothing in the project has the name.
    is_nowhere: bool = False

    def but(self, remark: str) -> "Choice":
        """The same, but to be looked at for one more reason."""
        safety = Safety.REVIEW if self.safety is Safety.SAFE else self.safety
        known = [self.remark] if self.remark else []
        return Choice(safety, self.module, self.attribute, "; ".join([*known, remark]))


def unclear(remark: str) -> Choice:
    """Nothing that could be done without a person."""
    return Choice(Safety.MANUAL, remark=remark)


def chosen(name: str, package: str, found: Sequence[Sighting]) -> Choice:
    """The one place that a name is defined in, if there is one."""
    homes = _homes([one for one in found if not (one.is_apart or one.is_unread)])
    live = [one for one in homes if not one.is_left_behind] or homes
    full = [one for one in live if not one.is_none] or live
    below = [one for one in full if one.is_below(package)]
    if len(below or full) > 1:
        return unclear(f"it is defined in {quoted(_modules(below or full))}")
    if not live:
        return _from_outside(name, package, found)
    home = (below or full)[0]
    if home.may_lack:
        return unclear(f"{home.module} does not bind it under all conditions")
    choice = Choice(Safety.SAFE, home.module, name)
    unread = [one for one in found if one.is_unread and not one.is_apart]
    others = [one for one in live if one is not home]
    for doubt in _doubts(home, package, others, unread):
        choice = choice.but(doubt)
    return choice


def _doubts(
    home: Sighting, package: str, others: Sequence[Sighting], unread: Sequence[Sighting]
) -> Iterator[str]:
    """Why a person should look at the place that a name is taken from."""
    if not home.is_below(package):
        yield f"{home.module} is not in the package"
    if others:
        yield f"there is another one in {quoted(_modules(others))}"
    if unread:
        yield f"there may be another one in {_told(unread)}, which cannot be parsed"
    if home.sort is Sort.ALIAS:
        behind = f" for {quoted(sorted(home.behind))}" if home.behind else ""
        yield f"there it is another name{behind}"
    if home.is_left_behind:
        yield f"{home.module} is said to be left behind"
    if home.may_change:
        yield "there it may be bound anew later on"
    if home.path.endswith(".pyi"):
        yield "only a stub tells of it"


def _homes(found: Sequence[Sighting]) -> list[Sighting]:
    """The modules that define a name: another name for one of these definitions is none."""
    defining = [one for one in found if one.sort is Sort.DEFINITION]
    known = {f"{one.module}.{one.name}" for one in defining}
    aliases = [one for one in found if one.sort is Sort.ALIAS and not (one.behind & known)]
    return [*defining, *aliases]


def _from_outside(name: str, package: str, found: Sequence[Sighting]) -> Choice:
    """A name that the project only has from elsewhere."""
    outside = [one for one in found if one.sort is Sort.FROM_OUTSIDE and not one.is_apart]
    taking = [one for one in outside if one.is_below(package)]
    if len(taking) == 1:
        one = taking[0]
        behind = together_behind(one)
        return Choice(Safety.SAFE, one.module, name).but(f"that module has it from {behind}")
    if outside:
        return unclear(f"the project does not define it, only {_told(outside)} imports it")
    if unread := [one for one in found if one.is_unread]:
        return unclear(f"only {_told(unread)} may define it, which cannot be parsed")
    if apart := [one for one in found if one.is_apart and one.sort is not Sort.PASSED_ON]:
        return unclear(f"only tests or examples have it: {_told(apart)}")
    return Choice(Safety.MANUAL, remark="nothing in the project defines it", is_nowhere=True)


def together_behind(one: Sighting) -> str:
    """The modules that something from outside comes from."""
    return listed(sorted({dotted.rpartition(".")[0] for dotted in one.behind}))


def _told(found: Sequence[Sighting]) -> str:
    return listed(_modules(found))


def _modules(found: Sequence[Sighting]) -> list[str]:
    return sorted({one.module for one in found})


def weighed(choice: Choice, name: str, asked: Sequence[Demand]) -> Choice:
    """The same, after a look at who asks for the name, and how."""
    manners = {one.manner for one in asked if not one.is_optional}
    if name.startswith("_"):
        choice = choice.but("its name says that it is private")
    if hasattr(builtins, name):
        choice = choice.but("in the package it hides the builtin")
    if asked and not manners:
        return choice.but("whoever asks for it can do without it")
    if asked and Manner.IMPORT not in manners:
        return choice.but(f"it is asked for {_how(manners)} only")
    return choice


def _how(manners: set[Manner]) -> str:
    told = {
        Manner.ATTRIBUTE: "as an attribute",
        Manner.PATCH: "by patches",
        Manner.STAR: "by a star import",
    }
    return " and ".join(text for manner, text in told.items() if manner in manners)


def facade(
    choice: Choice, name: str, package: str, found: Sequence[Sighting], used: frozenset[str]
) -> str:
    """The module to import a chosen name from: its own, or one that passes it on.

    That is a module that the package imports from already, or the outermost package around the
    definition that has the name too.
    """
    own = choice.module
    passing = {
        one.module
        for one in found
        if one.is_offered
        and one.sort is Sort.PASSED_ON
        and not one.may_lack
        and f"{own}.{name}" in one.behind
    }
    if own in used:
        return own
    near = sorted(one for one in passing & used if one.startswith(f"{package}."))
    if near:
        return near[0]
    parts = own.split(".")
    for length in range(1, len(parts)):
        around = ".".join(parts[:length])
        if around in passing and not f"{package}.".startswith(f"{around}."):
            return around
    return own
