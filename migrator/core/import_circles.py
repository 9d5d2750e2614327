"""Modules that import each other when they are imported: which of them is first may matter."""

from collections.abc import Iterable, Mapping

from migrator.core.project import Project


def import_circles(project: Project, starts: Iterable[str]) -> dict[str, int]:
    """The modules that lie on circles, by the number of their circle, as far as some modules reach.

    Imports are those that stand at the margin: what functions and type checkers import does not
    run, or not then.
    """
    imported: dict[str, list[str]] = {}
    waiting = [name for start in starts for name in project.with_packages(start)]
    while waiting:
        module = waiting.pop()
        if module not in imported:
            path = project.layout.path(module)
            found = project.imported_at_the_margin(path) if path else frozenset()
            # What contains a module has been imported before it: it is not entered from there.
            entered = {
                name
                for one in found
                for name in project.with_packages(one)
                if not module.startswith(f"{name}.")
            }
            imported[module] = sorted(entered - {module})
            waiting += imported[module]
    return _numbered(imported)


def _numbered(graph: Mapping[str, list[str]]) -> dict[str, int]:
    """The nodes that lie on circles, by Tarjan's algorithm, without recursion."""
    seen: dict[str, int] = {}
    lowest: dict[str, int] = {}
    #: Nodes whose circle is not known yet, the latest last.
    pending: dict[str, None] = {}
    circles: dict[str, int] = {}
    for root in graph:
        way = [(root, iter(graph[root]))] if root not in seen else []
        while way:
            node, rest = way[-1]
            if node not in seen:
                seen[node] = lowest[node] = len(seen)
                pending[node] = None
            after = next((one for one in rest if one not in seen or one in pending), None)
            if after is None:
                way.pop()
                if way:
                    before = way[-1][0]
                    lowest[before] = min(lowest[before], lowest[node])
                if lowest[node] == seen[node]:
                    circle = _taken_off(pending, node)
                    circles |= dict.fromkeys(circle, seen[node]) if len(circle) > 1 else {}
            elif after in seen:
                lowest[node] = min(lowest[node], seen[after])
            else:
                way.append((after, iter(graph[after])))
    return circles


def _taken_off(pending: dict[str, None], first: str) -> list[str]:
    """The latest nodes, down to one of them; they are no longer pending."""
    taken = [pending.popitem()[0]]
    while taken[-1] != first:
        taken.append(pending.popitem()[0])
    return taken
