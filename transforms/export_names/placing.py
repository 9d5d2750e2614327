"""Where new entries of a list belong: in its order, or beside those of the same module."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from migrator.api import member_key

Key = Callable[[str], tuple[object, ...]]
#: How lists are sorted; the first that fits one is taken to be its own.
_ORDERS: tuple[Key, ...] = (
    lambda name: (name,),
    lambda name: (name.casefold(),),
    member_key,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Before the entry of an index, or behind the last."""

    index: int
    #: Whether as the first one of a group.
    is_head: bool = False


#: New names, or what is written for them, by where they go.
Placed = Mapping[Place, Sequence[str]]


@dataclass(frozen=True)
class Placing:
    """The entries of a list."""

    names: Sequence[str]
    #: Runs of them that comments or blank lines part: the first, and behind the last.
    groups: Sequence[tuple[int, int]]
    #: The modules that names come from.
    homes: Mapping[str, str]

    def placed(self, names: Sequence[str]) -> Placed:
        """Names by their places; where several have the same, in order."""
        found: dict[Place, list[str]] = defaultdict(list)
        for name in sorted(names, key=self._order) if self._order else names:
            found[self._place(name)].append(name)
        return found

    @cached_property
    def _order(self) -> Key | None:
        """How the whole list is sorted."""
        return _order_of(self.names) if self.names else None

    @cached_property
    def _keys(self) -> list[tuple[object, ...]]:
        return [self._order(name) for name in self.names] if self._order else []

    def _place(self, name: str) -> Place:
        if self._order:
            index = bisect_right(self._keys, self._order(name))
            return Place(index, is_head=index == 0)
        first, end = self._group(self.homes.get(name))
        order = _order_of(self.names[first:end])
        if order is None or first == end:
            return Place(end)
        keys = [order(one) for one in self.names[first:end]]
        index = bisect_right(keys, order(name)) + first
        return Place(index, is_head=index == first)

    def _group(self, home: str | None) -> tuple[int, int]:
        """The group that holds most names of a module; else the end of the list."""
        end = len(self.names)
        near = {
            (first, last): sum(self.homes.get(one) == home for one in self.names[first:last])
            for first, last in self.groups
        }
        best = max(near, key=lambda group: near[group], default=(end, end))
        return best if home and near.get(best) else (end, end)


def _order_of(names: Sequence[str]) -> Key | None:
    """How some names are sorted; None if they are not."""
    for order in _ORDERS:
        keys = [order(one) for one in names]
        if keys == sorted(keys):
            return order
    return None
