"""What is to be said of the settings classes of a project, as places of its files."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from migrator.api import Definitions, Project, added_imports
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.settings_classes.becoming import Becoming, Draft
from transforms.merge_env_vars.python.settings_classes.building import by_alias
from transforms.merge_env_vars.python.settings_classes.classes import SettingsClasses
from transforms.merge_env_vars.python.settings_classes.named import field_names


def settings_places(
    project: Project, options: MergeOptions, candidates: Iterable[str]
) -> dict[str, tuple[Place, ...]]:
    """What is to be said of settings classes, by file; ``candidates`` may build some of them."""
    definitions = Definitions(project)
    names = Names(options.merge, options.transition)
    classes = SettingsClasses(project, definitions).all()
    becoming = Becoming(classes, names, definitions, options)
    drafts: dict[str, list[Draft]] = defaultdict(list)
    for owner in classes:
        drafts[owner.source.path] += becoming.of(owner)
    found = {
        path: with_imports(project, definitions, path, some)
        for path, some in drafts.items()
        if some
    }
    paths = [*candidates]
    elsewhere = (
        *by_alias(project, definitions, becoming.renamed, paths),
        *field_names(project, definitions, classes, names.old, paths),
    )
    for path, place in elsewhere:
        found[path] = (*found.get(path, ()), place)
    return found


def with_imports(
    project: Project, definitions: Definitions, path: str, drafts: Sequence[Draft]
) -> tuple[Place, ...]:
    """The places of a file; those that need an import all make the same imports."""
    wanted = list(dict.fromkeys(one for draft in drafts for one in draft.imports))
    source = definitions.source(path)
    if not wanted or source is None:
        return tuple(draft.place for draft in drafts)
    edits = added_imports(source, definitions.module(path), project.layout.owns, wanted)
    return tuple(
        replace(draft.place, edits=(*draft.place.edits, *edits)) if draft.imports else draft.place
        for draft in drafts
    )
