"""What pytest collects, before a phase and after it: no test may get lost on the way.

A test that is no longer collected fails nowhere. So the tests are counted one by one, by their ids.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from migrator.core.gate.faults import Fault

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}\b")
#: Where an id may end that is the beginning of others.
_ENDS = ("::", "[", "/")
_LOOK = (
    "see why pytest passes it over; if it has another name now, or goes on purpose, say so: "
    "gate.collection.renames, gate.collection.gone"
)
_RENAME = "keep the name, or say so in the manifest: gate.collection.renames"


@dataclass(frozen=True, slots=True)
class Collected:
    """What pytest has collected from a tree."""

    #: The tests, such as ``tests/test_a.py::TestX::test_y[1]``.
    ids: frozenset[str]
    #: What could not be collected, with the error in one line.
    errors: Mapping[str, str] = field(default_factory=dict)
    #: What left itself out while it was collected, with its reason.
    skipped: Mapping[str, str] = field(default_factory=dict)
    #: How many tests were collected and then left out.
    deselected: int = 0

    def without(self, files: Collection[str], gone: Collection[str] = ()) -> "Collected":
        """What was collected from other files than these, and does not go on purpose."""
        kept = (test for test in self.ids if not is_in(test, files) and not is_below(test, gone))
        return replace(self, ids=frozenset(kept))


def steady(text: str, root: str) -> str:
    """What is said of an error without what differs from run to run, or from place to place."""
    return _ADDRESS.sub("0x…", text.replace(f"{root}/", ""))


def differing(first: Collected, second: Collected) -> frozenset[str]:
    """The tests that two looks at the same tree do not both see."""
    return first.ids ^ second.ids


def lost(before: Collected, after: Collected, renames: Mapping[str, str]) -> frozenset[str]:
    """The tests that are no longer collected, neither as they were called nor as they are to be."""
    gone = before.ids - after.ids
    return frozenset(test for test in gone if _renamed(test, renames) not in after.ids)


def collection_faults(
    before: Collected, after: Collected, renames: Mapping[str, str], unstable: frozenset[str]
) -> list[Fault]:
    """Tests that are lost, and files that can no longer be collected.

    ``renames`` are ids, or beginnings of ids, with what they are called now. ``unstable`` are ids
    that differ from run to run, such as those that hold an address.
    """
    known = {_renamed(node, renames) for node in before.errors} | set(before.errors)
    missing = lost(before, after, renames) - unstable
    faults = []
    for node, said in after.errors.items():
        if not any(_hides(other, node) for other in known):
            hidden = {test for test in missing if _hides(node, test)}
            faults.append(_not_collected(node, said, len(hidden)))
    missing = frozenset(
        test for test in missing if not any(_hides(node, test) for node in after.errors)
    )
    if missing:
        faults += _lost_faults(missing, unstable, before, after, renames)
    return sorted(faults)


def _renamed(test: str, renames: Mapping[str, str]) -> str:
    """What a test is to be called; the longest beginning that has been declared counts."""
    known = [old for old in renames if _is_below(test, old)]
    old = max(known, key=len, default=None)
    return test if old is None else renames[old] + test[len(old) :]


def _is_below(test: str, node: str) -> bool:
    """Whether a test is a part of something: a folder, a file, a class, a test with parameters."""
    if not test.startswith(node):
        return False
    rest = test[len(node) :]
    return not rest or node.endswith(_ENDS) or rest.startswith(_ENDS)


def _hides(node: str, test: str) -> bool:
    """Whether a test cannot be seen where something could not be collected."""
    # The top has no name, or is called so; a package is named after its file by older pytests.
    return node in {"", "."} or _is_below(test, node.removesuffix("/__init__.py"))


def is_in(test: str, files: Iterable[str]) -> bool:
    """Whether a test stands in one of some files; ids may begin below the top."""
    file = _file(test)
    return any(f"/{path}".endswith(f"/{file}") for path in files)


def is_below(test: str, nodes: Iterable[str]) -> bool:
    """Whether a test is one of some, or a part of one."""
    return any(_is_below(test, node) for node in nodes)


def _file(test: str) -> str:
    return test.partition("::")[0]


def _groups(test: str) -> list[str]:
    """What a test is a part of, from its file inward, and the test itself."""
    file, _colons, rest = test.partition("::")
    names = rest.partition("[")[0].split("::")
    groups = [file, *("::".join([file, *names[:count]]) for count in range(1, len(names) + 1))]
    return list(dict.fromkeys([*groups, test]))


def _grouped(missing: Iterable[str], there: Mapping[str, int]) -> dict[str, list[str]]:
    """Lost tests by the largest thing of which nothing is left."""
    missing = sorted(missing)
    gone = Counter(group for test in missing for group in _groups(test))
    found: dict[str, list[str]] = defaultdict(list)
    for test in missing:
        whole = (group for group in _groups(test) if 1 < gone[group] == there[group])
        found[next(whole, test)].append(test)
    return found


class _Fresh:
    """Tests that were not there before, to be found by what is like one that is lost."""

    def __init__(self, tests: Iterable[str]) -> None:
        self._in_file: dict[str, list[str]] = defaultdict(list)
        inside: dict[str, set[str]] = defaultdict(set)
        for test in tests:
            self._in_file[_file(test)].append(test)
            for group in _groups(test):
                inside[group].add(test[len(group) :])
        self._alike: dict[frozenset[str], list[str]] = defaultdict(list)
        for group, ends in inside.items():
            self._alike[frozenset(ends)].append(group)

    def name(self, group: str, tests: list[str]) -> str | None:
        """What lost tests seem to be called now."""
        file = _file(group)
        # A test by itself may have gone to another file; it has nothing inside to be known by.
        start = file if group in tests else group
        alike = self._alike.get(frozenset(test[len(start) :] for test in tests), [])
        alike = [other for other in alike if _file(other) == file] or alike
        if len(alike) == 1:
            return alike[0] + group[len(start) :]
        near = self._in_file.get(file, [])
        if len(near) != len(tests):
            return None
        shared = [one for one in _groups(near[0]) if all(_is_below(test, one) for test in near)]
        return None if _is_below(group, shared[-1]) else shared[-1]


def _lost_faults(
    missing: frozenset[str],
    unstable: frozenset[str],
    before: Collected,
    after: Collected,
    renames: Mapping[str, str],
) -> list[Fault]:
    there = Counter(group for test in before.ids - unstable for group in _groups(test))
    fresh = _Fresh(after.ids - before.ids - {_renamed(test, renames) for test in before.ids})
    return [
        _lost(group, tests, renames, after.skipped, fresh)
        for group, tests in _grouped(missing, there).items()
    ]


def _lost(
    group: str,
    tests: list[str],
    renames: Mapping[str, str],
    skipped: Mapping[str, str],
    fresh: _Fresh,
) -> Fault:
    count = len(tests)
    message = f"`{group}` lost {count} tests" if count > 1 else f"`{group}` is no longer collected"
    remedy = _LOOK
    if (declared := _renamed(group, renames)) != group:
        message += f", and there is no `{declared}`, as it was to be called"
    elif reason := next((skipped[node] for node in skipped if _is_below(group, node)), None):
        message += f": its module leaves itself out ({reason})"
        remedy = "see to that reason; a module that skips itself hides what is broken"
    elif name := fresh.name(group, tests):
        what = "they are" if count > 1 else "it is"
        message += f": {what} collected as `{name}` now"
        remedy = _RENAME
    return Fault(_file(group), 0, "test-lost", message, remedy)


def _not_collected(node: str, said: str, count: int) -> Fault:
    what = f"`{node}`" if node else "a part of the tests"
    message = f"{what} can no longer be collected: {said}"
    if count:
        message += f"; {count} {'tests are' if count > 1 else 'test is'} lost with it"
    remedy = f"mend it; see all of it: python -m pytest --collect-only {_file(node)}".rstrip()
    return Fault(_file(node), 0, "collection-error", message, remedy)
