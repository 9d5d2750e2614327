"""Loops."""


def ten():
    return list(range(10))
