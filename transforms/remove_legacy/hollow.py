"""Packages that have no file: there as long as there are modules in their folder."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from migrator.api import Layout


def hollow_packages(modules: Collection[str], layout: Layout) -> Mapping[str, list[str]]:
    """The packages without a file of which there are no other modules than some, with those."""
    packages = {
        package
        for module in modules
        for package in beginnings(module.rpartition(".")[0])
        if layout.path(package) is None
    }
    inside: dict[str, list[str]] = defaultdict(list)
    for module in layout.names() if packages else ():
        for package in packages.intersection(beginnings(module)):
            inside[package].append(module)
    names = frozenset(modules)
    return {package: found for package, found in inside.items() if names.issuperset(found)}


def beginnings(dotted: str) -> Iterator[str]:
    """``a.b.c``, ``a.b``, ``a``."""
    while dotted:
        yield dotted
        dotted = dotted.rpartition(".")[0]
