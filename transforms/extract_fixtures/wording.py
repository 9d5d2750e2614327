"""Parts of sentences for findings."""

from collections.abc import Sequence

_FEW = 3


def fixtures(names: Sequence[str]) -> str:
    """``the fixture `a` `` or ``the fixtures `a` and `b` ``."""
    return f"the fixture{'s' if len(names) > 1 else ''} {quoted(names)}"


def quoted(names: Sequence[str]) -> str:
    """``  `a`, `b` and `c`  ``."""
    told = [f"`{name}`" for name in names]
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def times(count: int) -> str:
    """How often something happens."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def listed(paths: Sequence[str]) -> str:
    """Some files, the first few by name."""
    more = len(paths) - _FEW
    return f"{', '.join(paths[:_FEW])} and {more} more" if more > 0 else ", ".join(paths)
