"""Settings that only repeat the other name, where nothing beside them says what becomes of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from migrator.api import Safety
from transforms.merge_env_vars.formats.yaml.stream import Sort
from transforms.merge_env_vars.formats.yaml.values import Values
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Setting

_REPEATS = "only repeats the other name, which is set elsewhere"
_WAS_REPEATED = "the new name only repeated it"
_OWN_VALUE = "the new name would only repeat itself"


class Copies:
    """The settings of one file that repeat the other name in a way of their own."""

    def __init__(self, settings: Iterable[Setting], names: Names) -> None:
        self._names = names
        known: dict[tuple[int, str], list[Setting]] = defaultdict(list)
        for one in settings:
            known[one.group, names.new(one.name)].append(one)
        self._alone: list[Setting] = []
        #: A copy by the new name, and the setting that it repeats, which comes further down.
        self._pairs: list[tuple[Setting, Setting]] = []
        for members in known.values():
            self._sort(members)
        #: Where the settings stand that are told of as places.
        self.spans = frozenset(
            one.span
            for one in (*self._alone, *(one for pair in self._pairs for one in pair))
            if one.name in names.old or one not in self._alone
        )

    def _sort(self, members: Sequence[Setting]) -> None:
        copies = [one for one in members if one.value.kind is Kind.OTHER_NAME]
        if not copies:
            return
        if len({one.name for one in members}) == 1:
            self._alone += members
        elif len(members) == 2 and len(copies) == 1 and copies[0].removal:
            copy, other = copies[0], members[1 - members.index(copies[0])]
            is_ordered = copy.group % len(Sort) == Sort.NAMED
            if copy.name not in self._names.old and copy is members[0] and not is_ordered:
                self._pairs.append((copy, other))

    def places(self) -> Iterator[Place]:
        """What is told of them: with the new name alone, they would repeat themselves."""
        for one in self._alone:
            if one.name in self._names.old:
                safety = Safety.REVIEW if one.removal else Safety.MANUAL
                yield Place(one.name, one.span, one.shown, one.removal, safety, _REPEATS)
        for copy, other in self._pairs:
            edits = (*copy.removal, *other.renaming)
            yield Place(other.name, other.span, other.shown, edits, note=_WAS_REPEATED)

    def judged(self, places: Iterable[Place]) -> Iterator[Place]:
        """The places; not those in a value that goes, and those of one that is alone with it."""
        kept = Values(one for one in self._alone if one.name not in self._names.old)
        gone = Values(copy for copy, _other in self._pairs)
        for place in places:
            alone = kept.holding(place)
            if alone is not None:
                safety = Safety.REVIEW if alone.removal else Safety.MANUAL
                yield replace(place, edits=alone.removal, safety=safety, reason=_OWN_VALUE, note="")
            elif gone.holding(place) is None:
                yield place
