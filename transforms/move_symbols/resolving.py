"""The moves of a manifest, with the places where their modules end, and what is wrong with them."""

from migrator.api import Located, Origin, Project
from transforms.move_symbols.options import MoveOptions, plain
from transforms.move_symbols.table import Entry, Target


def resolved(options: MoveOptions, project: Project) -> tuple[list[Entry], list[str]]:
    """An entry for each move, and what is to be said once for all of them."""
    entries: list[Entry] = []
    trusted: dict[str, None] = {}
    for old, new in options.move.items():
        located = project.locate(new)
        target = _target(project, old, new, located)
        if located.origin is Origin.UNKNOWN and len(project.layout.paths) > 1:
            trusted[located.module.partition(".")[0]] = None
        problem = _problem(project, located)
        entries += _spellings(project, Entry(plain(old), target, problem=problem))
    return entries, [_on_trust(project, package) for package in trusted]


def _on_trust(project: Project, package: str) -> str:
    not_here = f"{package} is not installed here: what is moved to it is taken on trust"
    return project.misplaced(package) or not_here


def _target(project: Project, old: str, new: str, located: Located) -> Target:
    """Where the new name's module ends; a module moves to a module."""
    is_known = located.origin is not Origin.UNKNOWN
    if is_known or ":" in new or ":" in old:
        return Target(located.module, located.attributes)
    source = project.locate(old)
    if source.origin is not Origin.UNKNOWN and not source.attributes:
        return Target(new, ())
    return Target(located.module, located.attributes)


def _problem(project: Project, located: Located) -> str | None:
    """Why the new name cannot be moved to: it is not there."""
    if located.origin is not Origin.PROJECT:
        return None
    module, attributes = located.module, located.attributes
    if not project.layout.exists(module):
        return _missing(project, module, "")
    if attributes and project.defines(module, attributes[0]) is False:
        return _missing(project, module, attributes[0], holds_more=len(attributes) > 1)
    names = project.names(module)
    if len(attributes) > 1 and names is not None:
        members = {member for owner, member in names.members if owner == attributes[0]}
        if members and attributes[1] not in members:
            return f"the target does not exist: {module}.{attributes[0]} has no `{attributes[1]}`"
    return None


def _missing(project: Project, module: str, name: str, *, holds_more: bool = False) -> str:
    suggestion = project.suggestion(module, name) if name else None
    if suggestion and holds_more and not _may_hold_names(project, suggestion):
        suggestion = None
    hint = f"; did you mean {suggestion}?" if suggestion else ""
    dotted = f"{module}.{name}" if name else module
    return f"the target {dotted} does not exist{hint}"


def _may_hold_names(project: Project, dotted: str) -> bool:
    """Whether something is a module, or a class whose members are known."""
    module, _dot, name = dotted.rpartition(".")
    names = project.names(module)
    is_class = names is not None and any(owner == name for owner, _member in names.members)
    return project.layout.exists(dotted) or is_class


def _spellings(project: Project, entry: Entry) -> list[Entry]:
    """The entry as it is written from each source root that holds both modules."""
    return [
        Entry(old, Target(module, entry.target.attributes), problem=entry.problem)
        for old, module in project.layout.spellings(entry.old, entry.target.module)
    ]
