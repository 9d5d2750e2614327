"""The proof that merging has left no name twice where there is room for one."""

from collections import Counter

from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.names import Names


def doubled(before: Facts, after: Facts, names: Names) -> str | None:
    """A name that is set twice in one place and was not; nothing if there is none."""
    more = _doubles(after, names) - _doubles(before, names)
    for name in sorted(more):
        return f"{name} would be set twice in one place"
    return None


def _doubles(facts: Facts, names: Names) -> Counter[str]:
    """How often names are set in a place that sets them already."""
    settings = Counter((setting.group, setting.name) for setting in facts.places.settings)
    found: Counter[str] = Counter()
    for (_group, name), count in settings.items():
        found[names.new(name)] += count - 1
    return +found
