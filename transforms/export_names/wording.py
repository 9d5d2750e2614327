"""Parts of sentences for findings."""

from collections.abc import Sequence

_FEW = 3


def quoted(names: Sequence[str]) -> str:
    """``  `a`, `b` and `c`  ``."""
    return together([f"`{name}`" for name in names])


def together(words: Sequence[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def listed(paths: Sequence[str]) -> str:
    """Some files, the first few by name."""
    more = len(paths) - _FEW
    return f"{', '.join(paths[:_FEW])} and {more} more" if more > 0 else together(paths)
