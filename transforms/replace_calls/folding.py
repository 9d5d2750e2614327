"""Between the passes: every place of the project that speaks of an old callable."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from migrator.api import Definitions, Project, PythonSource, Read, Reading, Span, taken
from transforms.replace_calls.callers import Caller, Callers
from transforms.replace_calls.circles import Circles
from transforms.replace_calls.deciding import Decider
from transforms.replace_calls.facts import FileFacts, Imported, Site, Way
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.meetings import Meetings
from transforms.replace_calls.object_calls import ObjectCalls
from transforms.replace_calls.other_names import OtherNames
from transforms.replace_calls.outline import Outline
from transforms.replace_calls.pairing import Pairs
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.patches import Patches
from transforms.replace_calls.routes import Routes
from transforms.replace_calls.words import Words

Reads = Mapping[str, Read[Reading]]


def fold(reads: Reads, project: Project, words: Words) -> Folded:
    """Decide about all places, as far as that does not depend on which files are taken."""
    return _Fold(reads, project, words).run()


class _Fold:
    def __init__(self, reads: Reads, project: Project, words: Words) -> None:
        self._project = project
        self._definitions = Definitions(project)
        self._routes = Routes(project, self._definitions)
        pairs = Pairs(project, self._definitions)
        self._pairs: tuple[Pair, ...] = tuple(pairs.of(words.options))
        self._notes = pairs.notes
        others = OtherNames(project, Meetings(self._pairs, self._definitions), words)
        reads = others.followed(reads)
        names = frozenset(dotted.rpartition(".")[2] for dotted in others.found)
        self._meetings = Meetings(self._pairs, self._definitions, names)
        self._object_calls = ObjectCalls(project, self._definitions, self._pairs, reads)
        self._reads = self._object_calls.widened()
        self._readings = others.readings | self._object_calls.readings
        self._callers = Callers(project, self._definitions)
        #: The functions that would have to be async, by the places of the calls in them.
        self._sync_callers: dict[str, Mapping[Span, Caller]] = {}

    def run(self) -> Folded:
        files = self._with_callers(dict(self._files()))
        return Folded(
            files,
            {pair.old: pair.target for pair in self._pairs},
            self._is_perhaps_taken(),
            self._spellings(files),
            frozenset(name for name in self._project.layout.names() if "." not in name),
            tuple(dict.fromkeys([*self._notes, *self._object_calls.notes()])),
            self._taken(files),
            self._readings,
        )

    def _files(self) -> Iterator[tuple[str, FileFacts]]:
        """What each file says; its tree is gone before the next one is made."""
        outlines = [
            Outline(read, self._meetings, self._routes)
            for read in self._reads.values()
            if self._meetings.are_possible(read.facts) or self._object_calls.are_possible(read)
        ]
        new_imports: dict[str, set[str]] = defaultdict(set)
        for outline in outlines:
            new_imports[outline.reading.module].update(outline.new_imports)
        circles = Circles(self._project, self._definitions, self._pairs, new_imports)
        patches = Patches(self._project, self._definitions, self._routes, self._pairs)
        for outline in outlines:
            source = self._source(outline.read.path)
            if source is not None:
                decider = Decider(source, outline, self._routes, circles, self._object_calls)
                facts = patches.added(decider.facts(), outline.read, decider.tree)
                if decider.sync_callers:
                    self._callers.note(source)
                self._sync_callers[outline.read.path] = decider.sync_callers
                if _says_something(facts):
                    yield outline.read.path, facts

    def _source(self, path: str) -> PythonSource | None:
        data = self._project.files.read(path)
        return self._project.parsed.source(path, data) if data else None

    def _with_callers(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Tell, where a caller is not async, who else would have to be."""
        callers = self._callers
        names = {pair.old: pair.names[1] for pair in self._pairs}
        callers.look_for(one for sync in self._sync_callers.values() for one in sync.values())
        told = {}
        for path, facts in files.items():
            sync = self._sync_callers[path]
            sites = [
                replace(
                    site,
                    message=f"call of {site.old}: {callers.told(sync[site.span], names[site.old])}",
                )
                if site.span in sync
                else site
                for site in facts.sites
            ]
            told[path] = replace(facts, sites=tuple(sites))
        return told

    def _taken(self, files: Mapping[str, FileFacts]) -> frozenset[str]:
        """The variables of modules that calls go through, as far as others use them too."""
        keys = [
            *((facts, owner.key) for facts in files.values() for owner in facts.owners),
            *(
                (facts, site.key)
                for facts in files.values()
                for site in facts.sites
                if site.way is Way.THROUGH
            ),
        ]
        names = {f"{facts.module}.{name}" for facts, (scope, name) in keys if scope == 0}
        strings = {patch.value for facts in files.values() for patch in facts.patches}
        return taken(self._project, names, strings)

    def _is_perhaps_taken(self) -> bool:
        leaves = [pair.leaf.encode() for pair in self._pairs]
        return any(leaf in data for data in self._project.beyond.values() for leaf in leaves)

    def _spellings(self, files: Mapping[str, FileFacts]) -> dict[str, str]:
        found = {pair.old: pair.old for pair in self._pairs}
        for facts in files.values():
            several: tuple[Site | Imported, ...] = (*facts.sites, *facts.imports)
            for one in several:
                found |= dict.fromkeys(one.hops, one.old)
                found[one.dotted] = one.old
        return found


def _says_something(facts: FileFacts) -> bool:
    return bool(facts.sites or facts.imports or facts.patches or facts.looked_up)
