"""Who takes a name from a module that has it: one that defines it, or one that imports it."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from migrator.core.names import Reading, Use, read
from migrator.core.names.words import pattern
from migrator.core.project import Project
from migrator.core.source import is_python


def taken(
    project: Project, names: Iterable[str], strings: Container[str] = frozenset()
) -> frozenset[str]:
    """Those of some dotted names that a file takes from the module that they begin with.

    A string that names one counts as well, unless it is one of ``strings``.
    """
    modules: dict[str, set[str]] = defaultdict(set)
    for dotted in names:
        module, _dot, name = dotted.rpartition(".")
        modules[name].add(module)
    found: set[str] = set()
    for path, several in takers(project, modules).items():
        found |= {dotted for dotted in several - found if _takes(project, path, dotted, strings)}
    return frozenset(found)


def takers(project: Project, names: Mapping[str, Collection[str]]) -> Mapping[str, set[str]]:
    """By the paths of files, the dotted names that they may take; ``names`` has their modules.

    It may be too many, for the files are only looked at by expressions; never too few.
    """
    found: dict[str, set[str]] = {}
    words = {name: pattern([name]) for name in names}
    for path in project.files.holding(sorted(names)) if names else ():
        data = project.files.read(path)
        if data is None or not is_python(path, data[:80]):
            continue
        several = {
            dotted
            for name, modules in names.items()
            if words[name].search(data)
            for dotted in _reached(project, path, data, name, modules)
        }
        if several:
            found[path] = several
    return found


def _reached(
    project: Project, path: str, data: bytes, name: str, modules: Collection[str]
) -> Iterator[str]:
    own = project.layout.module(path)
    for module in modules:
        dotted = f"{module}.{name}"
        if module == own.dotted:
            continue
        is_named = module.rpartition(".")[2].encode() in data
        if dotted.encode() in data or (
            # `from . import name` does not name the module.
            (is_named or own.dotted.startswith(f"{module}."))
            and _is_imported(module, project.imported_by_lines(path))
        ):
            yield dotted


def _is_imported(module: str, imported: Collection[str]) -> bool:
    """Whether a module is imported, or a package that leads to it."""
    return any(f"{module}.".startswith(f"{one}.") for one in imported)


def _takes(project: Project, path: str, dotted: str, strings: Container[str]) -> bool:
    """Whether a file surely takes a name, or cannot be read."""
    data = project.files.read(path)
    source = project.parsed.source(path, data) if data else None
    if source is None:
        return True
    module, _dot, name = dotted.rpartition(".")
    own = project.layout.module(path)
    imports = read(source, own, frozenset({name})).imports
    if any(one.is_star and one.module == module for one in imports) or any(
        one.target(alias) == dotted for one in imports for alias in one.aliases
    ):
        return True
    roots = {
        alias.local
        for one in imports
        for alias in one.aliases
        if f"{dotted}.".startswith(f"{one.target(alias)}.")
    }
    reading = read(source, own, frozenset({name, *roots}))
    is_named = any(
        f"{text.value}.".startswith(f"{dotted}.") and text.value not in strings
        for text in reading.strings
    )
    return is_named or any(_is_it(reading, use, dotted) for use in reading.uses)


def _is_it(reading: Reading, use: Use, dotted: str) -> bool:
    """Whether a name that is read, or an attribute that is taken from it, is one of a module."""
    scope = reading.lookup(use.name, use.scope, use.order)
    bound = reading.scopes[scope].bound[use.name] if scope is not None else ()
    targets = (reading.imported(reading.bindings[index]) for index in bound)
    return any(
        target is not None and f"{use.dotted(target)}.".startswith(f"{dotted}.")
        for target in targets
    )
