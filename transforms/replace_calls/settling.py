"""Finds out what is replaced in a selection of files, and what follows it."""

from collections import defaultdict
from collections.abc import Iterator

from migrator.api import Safety, Selection
from transforms.replace_calls.facts import FileFacts, Owner, Patch, Site, Way
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.settled import BESIDE, SEVERAL, Followed, Group, Place, Settled


def settle(folded: Folded, selection: Selection) -> Settled:
    """Settle what is replaced, so that nobody misses a name that goes; once for a selection."""
    if selection not in folded.settled:
        folded.settled[selection] = _Settling(folded, selection).run()
    return folded.settled[selection]


class _Settling:
    def __init__(self, folded: Folded, selection: Selection) -> None:
        self._folded = folded
        self._selection = selection
        self._groups: dict[Group, list[int]] = defaultdict(list)
        #: The calls that take what they call when they run, by the names on the way to it.
        self._late: dict[str, list[Place]] = defaultdict(list)
        for path, facts in folded.files.items():
            for index, site in enumerate(facts.sites):
                self._groups[path, site.key, site.old].append(index)
                for hop in site.hops if site.is_late else ():
                    self._late[hop].append((path, index))
        self._fixed_names = {
            (patch.owner, patch.name): f"a patch in {path} names it here, and cannot follow"
            for path, facts in folded.files.items()
            for patch in facts.patches
            if patch.fixed
        }

    def run(self) -> Settled:
        needed = {name for facts in self._folded.files.values() for name in facts.looked_up}
        while True:
            settled = Settled(needed=set(needed))
            for group, indices in self._groups.items():
                self._group(group, indices, settled)
            needed |= set(self._still_needed(settled))
            if needed == settled.needed:
                break
        for path, facts in self._folded.files.items():
            settled.idle |= {
                (path, one.key) for one in facts.owners if self._is_idle(path, one, settled)
            }
            for index, patch in enumerate(facts.patches):
                followed = self._follow(patch, settled)
                if followed is not None:
                    settled.followed[path, index] = followed
        return settled

    # Calls

    def _group(self, group: Group, indices: list[int], settled: Settled) -> None:
        path, key, _old = group
        facts = self._folded.files[path]
        live = [index for index in indices if self._is_taken(path, facts.sites[index])]
        if not live:
            return
        way = facts.sites[live[0]].way
        is_whole = len(live) == len(indices) and self._is_free(group, way, settled)
        obstacles = facts.obstacles[key, group[2]]
        fixed = self._fixed_names.get((path, key[1]), "") if key[0] == 0 else ""
        keeps = bool(obstacles.instead or fixed or self._is_renamed(group))
        target = self._folded.targets[group[2]]
        if keeps and ("." in target.expression or target.module == facts.module):
            # It cannot be imported by itself, and so not by another name.
            is_whole = is_whole and not obstacles.instead and not fixed
            keeps = False
        if not is_whole:
            reason = obstacles.beside or (fixed if way is Way.IMPORTED else "")
            if reason:
                settled.blocked |= {(path, index): reason for index in live}
                return
        settled.applied |= {(path, index) for index in live}
        if is_whole:
            settled.whole.add(group)
            if keeps:
                settled.keeping.add(group)

    def _is_taken(self, path: str, site: Site) -> bool:
        if not site.is_call or path not in self._selection.anchors:
            return False
        return site.safety is Safety.SAFE or self._selection.include_review

    def _is_free(self, group: Group, way: Way, settled: Settled) -> bool:
        """Whether nobody needs what the calls have gone through."""
        path, key, _old = group
        facts = self._folded.files[path]
        if way is Way.THROUGH:
            return self._is_free_module(group)
        if way is not Way.IMPORTED:
            return False
        is_top = key[0] == 0
        if is_top and (self._folded.perhaps_taken or f"{facts.module}.{key[1]}" in settled.needed):
            return False
        return not any(one.fixed for one in facts.imports if one.key == key)

    def _is_free_module(self, group: Group) -> bool:
        """Whether all that a file says through a module is a call that is replaced."""
        path, key, _old = group
        facts = self._folded.files[path]
        ways = {site.dotted for site in facts.sites if site.key == key}
        is_taken = f"{facts.module}.{key[1]}" in self._folded.taken
        if key[0] == 0 and (is_taken or not self._can_follow(path, key[1])):
            return False
        is_named = bool(facts.looked_up) or any(patch.is_beside for patch in facts.patches)
        return not is_named and all(
            self._is_taken(path, site)
            for site in facts.sites
            if site.way is Way.THROUGH and site.dotted in ways
        )

    def _is_idle(self, path: str, owner: Owner, settled: Settled) -> bool:
        """Whether nobody needs a class any more that calls have gone through."""
        facts = self._folded.files[path]
        name = f"{facts.module}.{owner.key[1]}"
        is_taken = name in self._folded.taken or self._folded.perhaps_taken
        sites = [index for index, site in enumerate(facts.sites) if site.key == owner.key]
        return not (owner.key[0] == 0 and is_taken) and all(
            (path, index) in settled.applied for index in sites
        )

    def _can_follow(self, path: str, name: str) -> bool:
        """Whether all patches that go through a variable of a module are about calls of its own."""
        through = (
            patch
            for facts in self._folded.files.values()
            for patch in facts.patches
            if patch.owner == path and patch.name.startswith(f"{name}.")
        )
        return all(
            not patch.fixed and {user for user, _index in self._late[patch.aim]} == {path}
            for patch in through
        )

    def _is_renamed(self, group: Group) -> bool:
        path, key, _old = group
        return any(one.is_renamed for one in self._folded.files[path].imports if one.key == key)

    def _still_needed(self, settled: Settled) -> Iterator[str]:
        """The dotted names from which what stays takes the old callable."""
        for path, facts in self._folded.files.items():
            for index, site in enumerate(facts.sites):
                if (path, index) not in settled.applied:
                    yield from site.hops
            for one in facts.imports:
                if (path, one.key, one.old) not in settled.whole:
                    yield from one.hops

    # Patches

    def _follow(self, patch: Patch, settled: Settled) -> Followed | None:
        own = list(self._own(patch))
        late = [place for place in self._late.get(patch.aim, ()) if place not in own]
        users = [*own, *late]
        done = [place for place in users if place in settled.applied]
        if not done:
            return None
        anchor = done[0][0]
        if len(done) < len(users):
            return Followed(None, "some of the calls that it is about stay", anchor)
        if own and late:
            return Followed(None, "the calls that it is about look up two names now", anchor)
        text = self._of_own(patch, settled) if own else self._of_late(patch, late, settled)
        if text is None:
            reason = BESIDE if patch.is_beside else SEVERAL
            return Followed(None, reason, anchor)
        is_changed = text != patch.value
        return Followed(None if patch.fixed and is_changed else text, patch.fixed, anchor)

    def _own(self, patch: Patch) -> Iterator[Place]:
        """The calls in the patched module that read the patched variable."""
        facts = self._folded.files.get(patch.owner, FileFacts("", ""))
        for index, site in enumerate(facts.sites):
            if (
                site.key == (0, patch.name)
                and site.old == patch.old
                and site.way in {Way.IMPORTED, Way.OTHER}
            ):
                yield patch.owner, index

    def _of_own(self, patch: Patch, settled: Settled) -> str | None:
        group = (patch.owner, (0, patch.name), patch.old)
        if group in settled.keeping:
            return patch.value
        module = self._folded.files[patch.owner].module
        return f"{module}.{self._folded.expressions[patch.old]}"

    def _of_late(self, patch: Patch, late: list[Place], settled: Settled) -> str | None:
        """What to patch where calls look up what they call when they run."""
        texts = {self._text_for(patch, place, settled) for place in late}
        return texts.pop() if len(texts) == 1 else None

    def _text_for(self, patch: Patch, place: Place, settled: Settled) -> str | None:
        path, index = place
        facts = self._folded.files[path]
        site = facts.sites[index]
        if site.way is Way.MEMBER:
            leaf = self._folded.names[patch.old].rpartition(".")[2]
            return f"{patch.value.rpartition('.')[0]}.{leaf}"
        if patch.is_beside:
            return None
        is_whole = (path, site.key, site.old) in settled.whole
        if site.way is Way.IMPORTED or (site.way is Way.THROUGH and is_whole):
            return self._folded.names[patch.old]
        # The module has what is called by its own name now.
        return f"{facts.module}.{self._folded.expressions[patch.old]}"
