"""What the names of a file are called in full, as its own imports say."""

from collections.abc import Iterator

from migrator.core.names.values import Reading, Use


def written(reading: Reading, use: Use) -> Iterator[str]:
    """The dotted names that a name stands for by imports, with the attributes taken from it."""
    scope = reading.lookup(use.name, use.scope, use.order)
    for index in reading.scopes[scope].bound[use.name] if scope is not None else ():
        root = reading.imported(reading.bindings[index])
        if root is not None:
            yield use.dotted(root)
