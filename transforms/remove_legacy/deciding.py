"""Who refers to what, and so what can go: what goes itself keeps nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from migrator.api import Project
from transforms.remove_legacy.parts import Part
from transforms.remove_legacy.sightings import Sighting, Sort

_SHOWN = 3
REFERRED_TO = "still referred to"


class Deciding:
    """Decides about all parts together."""

    def __init__(self, parts: Sequence[Part], project: Project, members: frozenset[str]) -> None:
        self._parts = parts
        self._project = project
        #: What classes of the project define: an attribute of that name may be theirs.
        self._members = members
        self._named = {part.dotted: part for part in parts if part.edit is None}
        self._by_leaf: dict[str, list[Part]] = defaultdict(list)
        for part in self._named.values():
            self._by_leaf[part.dotted.rpartition(".")[2]].append(part)
        self._in_path: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            self._in_path[part.path].append(part)
        #: Which files speak of which dotted names.
        self._spoken_of: set[tuple[str, str]] = set()
        #: Of each part, the places that refer to it, with what goes together with the place.
        self._about: dict[Part, list[tuple[Sighting, list[Part]]]] = defaultdict(list)

    # What refers to what

    def add(self, sightings: Iterable[Sighting], public: Callable[[str, str], bool]) -> None:
        """Take places into account; ``public`` says what a star import of a module brings."""
        sightings = list(sightings)
        self._spoken_of = {(one.path, one.dotted) for one in sightings if one.sort is Sort.DOTTED}
        for sighting in sightings:
            for part, firm in self._meant(sighting, public).items():
                owners = self._owners(sighting)
                if part not in owners:
                    self._about[part].append((replace(sighting, firm=firm), owners))

    def _owners(self, sighting: Sighting) -> list[Part]:
        near = self._in_path.get(sighting.path, [])
        places = [sighting.span.start, *([] if sighting.via is None else [sighting.via])]
        return [part for part in near if any(part.owns(part.path, place) for place in places)]

    def _meant(self, sighting: Sighting, public: Callable[[str, str], bool]) -> Mapping[Part, bool]:
        """The parts that a place may speak of, each with whether it surely does."""
        dotted = sighting.dotted
        if sighting.sort is Sort.ATTRIBUTE:
            names = [part for part in self._by_leaf[dotted] if not part.is_file]
            meant = {part: self._is_near(sighting, part) for part in names}
            is_member = dotted in self._members
            return {part: firm for part, firm in meant.items() if firm or not is_member}
        if sighting.sort is Sort.PARAMETER:
            return {part: True for part in self._by_leaf[dotted] if part.is_fixture}
        if sighting.sort is Sort.WORD:
            return {part: self._is_near(sighting, part) for part in self._by_leaf[dotted]}
        found = self._brought(dotted, public) if dotted.endswith(".*") else {}
        is_strange = self._is_strange(dotted)
        while dotted:
            if dotted in self._named:
                found[self._named[dotted]] = sighting.firm
            for part in self._by_leaf.get(dotted.rpartition(".")[2], ()):
                if dotted.endswith(f".{part.dotted}"):
                    found[part] = sighting.firm
                elif is_strange and part.dotted.endswith(f".{dotted}"):
                    found.setdefault(part, False)
            dotted = dotted.rpartition(".")[0]
        if "/" in sighting.dotted:
            near = self._in_path.get(sighting.dotted, [])
            found |= {part: sighting.firm for part in near if part.is_file}
        return found

    def _is_near(self, sighting: Sighting, part: Part) -> bool:
        """Whether a word surely means a name: its file speaks of the name's module, too."""
        module = part.dotted.rpartition(".")[0]
        return sighting.firm or (not part.is_file and (sighting.path, module) in self._spoken_of)

    def _brought(self, star: str, public: Callable[[str, str], bool]) -> dict[Part, bool]:
        """The names that a star import brings."""
        found = {}
        module = star.removesuffix(".*")
        for part in self._named.values():
            owner, _dot, name = part.dotted.rpartition(".")
            if not part.is_file and owner == module and public(module, name):
                found[part] = True
        return found

    def _is_strange(self, dotted: str) -> bool:
        """Whether nobody knows where a name starts: a folder may be on the path somewhere."""
        first = dotted.partition(".")[0]
        if self._project.layout.owns(first):
            return False
        return self._project.environment.longest_module(first) is None

    # What goes

    def decide(self) -> None:
        """Keep what is referred to by what stays, until nothing more is kept."""
        settled = False
        while not settled:
            before = [(bool(part.stays), len(part.doubts), len(part.needs)) for part in self._parts]
            for part in self._parts:
                if not part.stays:
                    self._look_at(part)
            for part in self._parts:
                if part.is_test and not part.stays:
                    self._follow(part)
            after = [(bool(part.stays), len(part.doubts), len(part.needs)) for part in self._parts]
            settled = before == after
        for part in self._parts:
            part.doubts = list(dict.fromkeys(part.doubts))

    def _look_at(self, part: Part) -> None:
        firm, soft = [], []
        for sighting, owners in self._about[part]:
            going = [one for one in owners if not one.stays]
            if going:
                self._go_together(part, going)
            elif sighting.firm:
                firm.append(sighting)
            else:
                soft.append(sighting)
        if firm:
            part.keep(f"referred to by {_listed(firm)}", REFERRED_TO)
        elif soft:
            doubt = f"it may be meant by {_listed(soft)}"
            if doubt not in part.doubts:
                part.doubts.append(doubt)

    def _go_together(self, part: Part, going: Sequence[Part]) -> None:
        """A part goes only with what refers to it."""
        sure = [one for one in going if not one.doubts]
        owner = (sure or going)[0]
        part.needs |= {owner.path, *owner.needs} - {part.path}
        if not sure and not part.doubts:
            part.doubts.append(f"{owner.dotted} has to go before it")

    def _follow(self, test: Part) -> None:
        """Tests go when all goes that they name, and not before."""
        about = [
            part
            for part, places in self._about.items()
            if any(test in owners for _sighting, owners in places)
        ]
        if stays := next((part for part in about if part.stays), None):
            test.keep(f"it tests {stays.dotted}, which stays", "tests what stays")
        elif not about:
            test.keep("nothing that it names goes", "tests what stays")
        else:
            test.needs |= {path for part in about for path in (part.path, *part.needs)} - {
                test.path
            }
            if not test.doubts and (doubtful := next((one for one in about if one.doubts), None)):
                test.doubts.append(f"{doubtful.dotted} has to go with it")


def _listed(sightings: Sequence[Sighting]) -> str:
    """The first places, and how many more there are."""
    places = list(dict.fromkeys(sighting.place for sighting in sightings))
    more = len(places) - _SHOWN
    return ", ".join(places[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
