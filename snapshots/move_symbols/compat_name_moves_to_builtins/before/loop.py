"""Loops."""
from compat.moves import range


def ten():
    return list(range(10))
