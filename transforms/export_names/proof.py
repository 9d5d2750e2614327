"""The proof that an edited package has all that it had, and what it says that it has."""

from collections import Counter

from migrator.api import ModuleName, PythonSource, Source, module_body
from transforms.export_names.listing import listing


def flaw(before: Source, after: Source, module: ModuleName) -> str | None:
    """What an edited package has lost, or lists without having it."""
    if not isinstance(before, PythonSource) or not isinstance(after, PythonSource):
        return None
    old, new = module_body(before, module), module_body(after, module)
    if lost := old.bound.keys() - new.bound.keys():
        return f"it does not bind `{min(lost)}` any more"
    for name, bound in old.bound.items():
        if not {one.target for one in bound} <= {one.target for one in new.bound[name]}:
            return f"`{name}` comes from elsewhere"
    return _list_flaw(before, after, set(new.bound))


def _list_flaw(before: PythonSource, after: PythonSource, bound: set[str]) -> str | None:
    """What is wrong with the entries of `__all__`."""
    old = Counter(entry.name for entry in listing(before).entries)
    new = Counter(entry.name for entry in listing(after).entries)
    for name in new.keys() - old.keys():
        if new[name] > 1 or not ({name, "__getattr__"} & bound):
            return f"`__all__` lists `{name}`, which nothing binds, or twice"
    for name, count in old.items():
        if name in bound and not new[name]:
            return f"`__all__` does not list `{name}` any more"
        if new[name] > count:
            return f"`__all__` lists `{name}` once more"
    return None
