"""Who refers to what, and so what can go: what goes itself keeps nothing."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from migrator.api import Project
from transforms.remove_legacy.hollow import beginnings, hollow_packages
from transforms.remove_legacy.parts import Part
from transforms.remove_legacy.references.proofs import Proofs
from transforms.remove_legacy.references.sightings import Sighting, Sort

_SHOWN = 3
REFERRED_TO = "still referred to"

#: Whether a star import of a module brings a name.
IsPublic = Callable[[str, str], bool]
#: Whether a person has said of a place that it means nothing.
IsWaived = Callable[[Sighting], bool]


class Deciding:
    """Decides about all parts together."""

    def __init__(self, parts: Sequence[Part], project: Project, members: frozenset[str]) -> None:
        self._parts = parts
        self._project = project
        self._proofs = Proofs(project)
        #: What classes of the project define: an attribute of that name may be theirs.
        self._members = members
        self._named = {part.dotted: part for part in parts if not part.edits}
        self._by_leaf: dict[str, list[Part]] = defaultdict(list)
        self._by_module: dict[str, list[Part]] = defaultdict(list)
        #: By each end of a dotted name: someone may have put a folder on the path.
        self._by_end: dict[str, list[Part]] = defaultdict(list)
        for part in self._named.values():
            module, _dot, leaf = part.dotted.rpartition(".")
            self._by_leaf[leaf].append(part)
            self._by_module[module].append(part)
            for end in _ends(part.dotted):
                self._by_end[end].append(part)
        self._in_path: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            self._in_path[part.path].append(part)
        self._sightings: Sequence[Sighting] = ()
        modules = [part.dotted for part in self._named.values() if part.is_file]
        self._within = hollow_packages(modules, project.layout)
        #: Texts that do not count, with what they name.
        self.waived: list[tuple[Sighting, Part]] = []
        #: Which files speak of which dotted names.
        self._spoken_of: set[tuple[str, str]] = set()
        #: Of each part, the places that refer to it, with what goes together with the place.
        self._about: dict[Part, list[tuple[Sighting, list[Part]]]] = defaultdict(list)

    # What refers to what

    def add(self, sightings: Iterable[Sighting], public: IsPublic, is_waived: IsWaived) -> None:
        """Take places into account."""
        self._sightings = list(sightings)
        self._spoken_of = {
            (one.path, one.dotted) for one in self._sightings if one.sort is Sort.DOTTED
        }
        for sighting in self._sightings:
            meant = self._meant(sighting, public)
            owners = self._owners(sighting) if meant else []
            for part, firm in meant.items():
                if part in owners or self._proofs.holds(sighting.path, sighting.line):
                    continue
                if sighting.is_text and is_waived(sighting):
                    self.waived.append((sighting, part))
                else:
                    self._about[part].append((replace(sighting, firm=firm), owners))

    def _owners(self, sighting: Sighting) -> list[Part]:
        near = self._in_path.get(sighting.path, [])
        places = [sighting.span.start, *([] if sighting.via is None else [sighting.via])]
        return [part for part in near if any(map(part.owns, places))]

    def _meant(self, sighting: Sighting, public: IsPublic) -> Mapping[Part, bool]:
        """The parts that a place may speak of, each with whether it surely does."""
        dotted = sighting.dotted
        match sighting.sort:
            case Sort.INSIDE:
                return {self._named[dotted]: True}
            case Sort.ATTRIBUTE:
                names = [part for part in self._by_leaf.get(dotted, ()) if not part.is_file]
                meant = {part: self._is_near(sighting, part) for part in names}
                is_member = dotted in self._members
                return {part: firm for part, firm in meant.items() if firm or not is_member}
            case Sort.WORD:
                names = self._by_leaf.get(dotted, [])
                near = [part for part in names if self._may_know(sighting, part)]
                return {part: self._is_near(sighting, part) for part in near}
        found = self._brought(dotted, public) if dotted.endswith(".*") else {}
        is_strange = self._is_strange(dotted)
        found |= {self._named[one]: sighting.firm for one in self._within.get(dotted, ())}
        for one in beginnings(dotted):
            for end in _ends(one):
                part = self._named.get(end)
                if part and (end == one or is_strange or self._is_of(part, one)):
                    found[part] = sighting.firm
            for part in self._by_end.get(one, ()) if is_strange else ():
                found.setdefault(part, False)
        return found

    def _is_of(self, part: Part, dotted: str) -> bool:
        """Whether a name is another spelling of what a part is, or is in."""
        layout = self._project.layout
        return layout.path(layout.longest_module(dotted) or "") == part.path

    def _may_know(self, sighting: Sighting, part: Part) -> bool:
        """Whether a word can mean a part: who imports a module by its name has its package's."""
        package = part.dotted.rpartition(".")[0].rpartition(".")[2].encode()
        data = self._project.files.read(sighting.path) or b""
        return sighting.firm or not part.is_file or package in data

    def _is_near(self, sighting: Sighting, part: Part) -> bool:
        """Whether a word surely means a name: its file speaks of the name's module, too."""
        module = part.dotted.rpartition(".")[0]
        return sighting.firm or (not part.is_file and (sighting.path, module) in self._spoken_of)

    def _brought(self, star: str, public: IsPublic) -> dict[Part, bool]:
        """The names that a star import brings."""
        module = star.removesuffix(".*")
        return {
            part: True
            for part in self._by_module.get(module, ())
            if not part.is_file and public(module, part.dotted.rpartition(".")[2])
        }

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

    def keeping(self, part: Part) -> Iterator[Sighting]:
        """The places that keep a part where it is."""
        every = [one for one, owners in self._about[part] if one.firm and _all_stay(owners)]
        yield from _first_hand([one for one in every if one.sort is not Sort.INSIDE])

    def lacking(self, absent: Collection[str]) -> Iterator[tuple[Sighting, str]]:
        """The places whose code takes something that is not there any more."""
        found: dict[Sighting, str] = {}
        for sighting in self._sightings if absent else ():
            names = [one for one in beginnings(sighting.dotted) if one in absent]
            is_meant = sighting.is_code and names and _all_stay(self._owners(sighting))
            if is_meant and not self._proofs.holds(sighting.path, sighting.line):
                found[sighting] = names[0]
        yield from ((sighting, found[sighting]) for sighting in _first_hand(list(found)))

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
        inside = sorted({one.path for one in firm if one.sort is Sort.INSIDE})
        firm = list(_first_hand(firm))
        if inside:
            part.keep(f"it holds {_listed(inside)}", "it holds what stays")
        elif firm:
            part.keep(f"referred to by {_listed([one.place for one in firm])}", REFERRED_TO)
        elif soft:
            doubt = f"it may be meant in {_listed([one.place for one in soft])}"
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


def _first_hand(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Without the places that speak of something by an import that is one of them."""
    imports = {(one.path, one.span.start) for one in sightings if one.via is None}
    yield from (one for one in sightings if (one.path, one.via) not in imports)


def _all_stay(parts: Iterable[Part]) -> bool:
    return all(part.stays for part in parts)


def _ends(dotted: str) -> Iterator[str]:
    """``a.b.c``, ``b.c``, ``c``."""
    while dotted:
        yield dotted
        dotted = dotted.partition(".")[2]


def _listed(several: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    places = list(dict.fromkeys(several))
    more = len(places) - _SHOWN
    return ", ".join(places[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
